import type { CaseFile } from '../../casefile/store/case-file.ts';
import { states } from '../../casefile/store/state.ts';
import { statementTypes } from '../../casefile/store/statement-types.ts';
import { type Digest, type DigestPosition, digestReading } from '../../measures/digest.ts';
import { issueStands } from '../../measures/issue-stands.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import type { Actor } from '../../records/actor.ts';
import { type CodedStatements, type CodedVariable, NO_VALUE } from '../../records/coded-statements.ts';
import { countryName } from '../../records/countries.ts';
import { EntenteError } from '../../records/failure.ts';
import { codedCase } from './coded-case.ts';
import type { CodedSource } from './coded-source.ts';
import { readerTrust } from './error-rates.ts';

/** The statement type of the positions that the texts of a case tell. */
export const POSITIONS = 'position';

const DAY = 86_400;

/**
 * The discourse statements of a case, where people coded any; or else its positions as statements: who (`organization`) stands how (`agreement`) towards which issue (`concept`), by whose account
 * (`speaker`), after people's decisions. Weak records are left out; copies of one text stand under the first.
 *
 * @throws EntenteError `usage` for another statement type, and where the texts tell of no position
 */
export function caseStatements(file: CaseFile, type: string | undefined, level?: number): CodedSource {
  const coded = type === POSITIONS ? undefined : codedCase(file, type, level);
  if (coded) return { ...coded, types: [...coded.types, POSITIONS] };
  if (type !== undefined && type !== POSITIONS) throw new EntenteError('usage', noStatements(file, type));
  if (level !== undefined) {
    throw new EntenteError(
      'usage',
      'There is a tree of concepts for discourse statements alone; this case has none yet.',
    );
  }
  const digests = [...states(file)].map(({ reading }) => digestReading(reading));
  const { stands, issues, weak } = issueStands(digests);
  const dated = stands.filter(({ day }) => day !== undefined);
  if (dated.length === 0) {
    const why =
      digests.length === 0
        ? 'holds no texts yet'
        : stands.length === 0
          ? 'tells of no position that is more than weak'
          : 'tells of positions in texts without a day alone';
    throw new EntenteError('usage', `The case in ${file.folder} ${why}, so that there are no statements.`);
  }
  const actors = actorsOf(digests);
  const passages = new Map(digests.flatMap(({ positions }) => positions.map((one) => [one.passage.id, one] as const)));
  const told = dated.map((stand) => ({ stand, position: passages.get(stand.passage) as DigestPosition }));
  const issueNames = new Map(issues.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => actors.get(id)?.name ?? id;
  const names = uniqueNames(new Set(dated.map(({ actor }) => actor)), nameOf);
  return {
    coded: statementsOf(digests, told, {
      actor: ({ actor }) => names.get(actor) ?? actor,
      issue: ({ issue }) => issueNames.get(issue) ?? issue,
      speaker: ({ speaker }) => (speaker === 'author' ? 'the text' : nameOf(speaker)),
    }),
    types: [POSITIONS],
    quoteOf: (statement) => quoteOf(told[statement]?.position),
    facts: () =>
      new Map(
        [...names].map(([id, name]) => [`organization ${name}`, { id, kind: actors.get(id)?.kind ?? '', colour: '' }]),
      ),
    warnings: warningsOf(weak, stands.length - dated.length),
    passageOf: (statement) => (told[statement] as Told).position.passage,
    actors: new Map([...names].map(([id, name]) => [name, id])),
    trust: readerTrust(file),
  };
}

/** Why there is nothing of a statement type. */
function noStatements(file: CaseFile, type: string): string {
  const types = statementTypes(file).map(({ name }) => name);
  return types.includes(type)
    ? `The case has no statement of the type "${type}" yet; code one with: entente decide add discourse-statement.`
    : `There is no statement type "${type}" in this case; it has ${[...types, POSITIONS].join(', ')}.`;
}

interface Told {
  readonly stand: IssueStand;
  readonly position: DigestPosition;
}

interface Words {
  readonly actor: (stand: IssueStand) => string;
  readonly issue: (stand: IssueStand) => string;
  readonly speaker: (stand: IssueStand) => string;
}

function statementsOf(digests: readonly Digest[], told: readonly Told[], words: Words): CodedStatements {
  const documents = [...new Map(digests.map(({ document }) => [document.id, document])).values()];
  const place = new Map(documents.map(({ id }, n) => [id, n]));
  // Copies of a text speak on the first of their days.
  const day = new Map<string, number>();
  for (const { stand } of told) day.set(stand.document, Math.min(day.get(stand.document) ?? Infinity, stand.day ?? 0));
  const stands = told.map(({ stand }) => stand);
  return {
    type: POSITIONS,
    id: Int32Array.from(told.keys(), (n) => n + 1),
    document: Int32Array.from(stands, ({ document }) => place.get(document) ?? 0),
    start: Int32Array.from(told, ({ position }) => position.passage.span.start),
    stop: Int32Array.from(told, ({ position }) => position.passage.span.end),
    variables: [
      texts('organization', stands.map(words.actor)),
      texts('concept', stands.map(words.issue)),
      { kind: 'boolean', name: 'agreement', value: Int32Array.from(stands, ({ stance }) => AGREEMENT[stance]) },
      texts('speaker', stands.map(words.speaker)),
    ],
    documents: {
      id: documents.map((_, n) => n + 1),
      title: documents.map(({ title, name }) => title ?? name),
      author: documents.map(() => ''),
      source: documents.map(({ publisher = '' }) => publisher),
      section: documents.map(() => ''),
      type: documents.map(() => ''),
      time: Float64Array.from(documents, ({ id }) => (day.get(id) ?? Number.NaN) * DAY),
    },
  };
}

/** Whoever is for a thing on terms is neither for nor against it. */
const AGREEMENT = { '+': 1, '-': 0, conditional: NO_VALUE } as const;

function texts(name: string, values: readonly string[]): CodedVariable {
  const labels = [...new Set(values)];
  const place = new Map(labels.map((label, n) => [label, n]));
  return { kind: 'short text', name, labels, value: Int32Array.from(values, (value) => place.get(value) ?? 0) };
}

function quoteOf(position: DigestPosition | undefined): string {
  return position?.passage.text ?? '';
}

/** Each actor under the name that the text with most mentions has; states under their usual one. */
function actorsOf(digests: readonly Digest[]): ReadonlyMap<string, Actor> {
  const found = new Map<string, Actor>();
  for (const actor of digests.flatMap(({ actors }) => actors)) {
    if (actor.mentions > (found.get(actor.id)?.mentions ?? -1)) found.set(actor.id, actor);
  }
  return new Map(
    [...found].map(([id, actor]) => [
      id,
      { ...actor, name: (actor.kind === 'state' && countryName(id)) || actor.name },
    ]),
  );
}

/** Names under which actors are told apart: two of one name have their ids beside it. */
function uniqueNames(ids: ReadonlySet<string>, nameOf: (id: string) => string): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(nameOf(id), (counts.get(nameOf(id)) ?? 0) + 1);
  return new Map([...ids].map((id) => [id, counts.get(nameOf(id)) === 1 ? nameOf(id) : `${nameOf(id)} (${id})`]));
}

function warningsOf(weak: number, undated: number): readonly string[] {
  const words = (count: number, what: string): string => `${count} ${what}${count === 1 ? ' is' : ' are'} left out.`;
  return [
    ...(weak > 0 ? [words(weak, weak === 1 ? 'position with weak evidence' : 'positions with weak evidence')] : []),
    ...(undated > 0 ? [words(undated, undated === 1 ? 'position without a day' : 'positions without a day')] : []),
  ];
}
