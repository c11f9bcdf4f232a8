import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { Digest } from '../../measures/digest.ts';
import { type IssueStands, issueStands } from '../../measures/issue-stands.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import type { Actor } from '../../records/actor.ts';
import { countryName } from '../../records/countries.ts';
import { EntenteError } from '../../records/failure.ts';
import type { ShownOptions } from '../../records/shown.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import { type Names, namesOf } from '../../report/words/naming.ts';
import type { Asker } from '../kit/asker.ts';
import { caseDigests } from '../kit/case-digests.ts';
import { documentGroup } from '../kit/passage-item.ts';
import { inSentence, named } from '../kit/state-words.ts';

/** What the texts of a case say of where actors stand, after people's decisions. */
export interface CasePositions extends IssueStands {
  /** In the order of the documents. */
  readonly digests: readonly Digest[];
  readonly actors: ReadonlyMap<string, Actor>;
  readonly names: Names;
  /** Names as they stand in a sentence: `the United States`. */
  readonly spoken: (id: string) => string;
}

/** How the positions of a case are read. */
export interface CasePositionsOptions extends ShownOptions {
  /** There is something else to tell, so that a case may do without texts. */
  readonly textless?: boolean;
}

/**
 * Reads the positions of a case.
 * @throws EntenteError (unreadable) where the case holds no texts, unless it may do without
 */
export function casePositions(asker: Asker, file: CaseFile, options: CasePositionsOptions = {}): CasePositions {
  const digests = caseDigests(file);
  if (digests.length === 0 && !options.textless) {
    throw new EntenteError(
      'unreadable',
      `The case in ${file.folder} holds no texts yet; put some in with: ${asker.program} add FILE`,
    );
  }
  const actors = actorsOf(digests);
  const known = namesOf(actors.values());
  // A state of which the texts tell nothing has a name all the same.
  const full = (id: string): string => (actors.has(id) ? known.full(id) : named(id).name);
  const names = { ...known, full };
  const spoken = (id: string): string =>
    (actors.get(id)?.kind ?? 'state') === 'state' ? inSentence(full(id)) : full(id);
  return { ...issueStands(digests, options), digests, actors, names, spoken };
}

/** Each actor under the name that the text with most mentions has; states under their usual one. */
function actorsOf(digests: readonly Digest[]): ReadonlyMap<string, Actor> {
  const found = new Map<string, Actor>();
  for (const { actors } of digests)
    for (const actor of actors) {
      const known = found.get(actor.id);
      if (!known || actor.mentions > known.mentions) found.set(actor.id, actor);
    }
  return new Map(
    [...found].map(([id, actor]) => [
      id,
      { ...actor, name: (actor.kind === 'state' && countryName(id)) || actor.name },
    ]),
  );
}

/** The sentences of some records, under their documents. */
export function sentencesOfStands(texts: CasePositions, stands: readonly IssueStand[]): readonly BehindGroup[] {
  const behind = new Behind();
  sentencesBehind(texts, stands, behind);
  return behind.groups;
}

/**
 * Puts the sentences of some records below their documents, and gives each the number under which numbers open it.
 * @returns the number of each passage, by its id
 */
export function sentencesBehind(
  { digests }: CasePositions,
  stands: readonly IssueStand[],
  behind: Behind,
): ReadonlyMap<string, number> {
  const wanted = new Set(stands.map(({ passage }) => passage));
  const numbers = new Map<string, number>();
  const byDay = digests.toSorted((a, b) => compare(a.document.date ?? '9999', b.document.date ?? '9999'));
  for (const { document, positions } of byDay) {
    const passages = positions.map(({ passage }) => passage).filter(({ id }) => wanted.has(id));
    if (passages.length === 0) continue;
    const places = behind.add(documentGroup(document, passages));
    for (const [n, { id }] of passages.entries()) numbers.set(id, places[n] ?? 0);
  }
  return numbers;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
