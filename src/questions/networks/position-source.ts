import type { CaseFile } from '../../casefile/store/case-file.ts';
import { isLocal } from '../../measures/digest.ts';
import { issueStands } from '../../measures/issue-stands.ts';
import {
  POSITION_THRESHOLDS,
  type PositionNetwork,
  positionNetwork,
} from '../../measures/networks/position-network.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import type { Passage } from '../../measures/passage.ts';
import type { PictureIssue } from '../../measures/stance-table.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { type Names, namesOf } from '../../report/words/naming.ts';
import { counted } from '../../report/words/wording.ts';
import type { Asker } from '../kit/asker.ts';
import { caseDigests } from '../kit/case-digests.ts';
import { passageItem } from '../kit/passage-item.ts';
import { inSentence } from '../kit/state-words.ts';
import { type AskedNetwork, type OpenSource, thresholdsOf } from './open-source.ts';

/**
 * The positions that the texts of a case tell as a source of networks: of actors who are known beyond one text.
 * @throws EntenteError (usage) for a case without positions, and for actors who take none
 */
export async function openPositions(asker: Asker, file: CaseFile, asked: AskedNetwork): Promise<OpenSource> {
  const digests = caseDigests(file);
  const { stands, issues } = issueStands(digests);
  const known = stands.filter(({ actor }) => !isLocal(actor));
  if (known.length === 0) {
    throw new EntenteError(
      'usage',
      `The texts of ${file.folder} tell no position of anybody who is known beyond one text; add texts with: ${asker.program} add FILE...`,
    );
  }
  const names = namesOf(digests.flatMap(({ actors }) => actors));
  const among = asked.among === undefined ? undefined : actorsOf(asked.among, known, names);
  const passages = new Map(digests.flatMap(({ positions }) => positions.map(({ passage }) => [passage.id, passage])));
  const days = known.flatMap(({ day }) => day ?? []).sort((a, b) => a - b);
  return {
    source: 'positions',
    span: { from: isoDay(days[0] ?? 0), to: isoDay(days.at(-1) ?? 0) },
    thresholds: thresholdsOf(asked.thresholds, POSITION_THRESHOLDS),
    network: ({ from, to }, thresholds) => positionNetwork(known, { from, to }, { thresholds, among }),
    nameOf: (actor) => inSentence(names.full(actor)),
    labelOf: (actor) => names.full(actor),
    shortOf: (actor) => names.short(actor),
    remarks: (network) => {
      const { undated } = network as PositionNetwork;
      return undated > 0
        ? [`${counted(undated, 'position')} of texts without a date ${undated === 1 ? 'is' : 'are'} left out.`]
        : [];
    },
    opens: async (network, _, behind) => sentencesBehind(network, known, { issues, passages, names }, behind),
    behindNote: 'The sentences on the issues that the two share, by issue.',
    limits: [
      'These are positions that the texts tell. Who is not quoted stands nowhere, and a text may report an opponent’s account of a position.',
      'Two who share one issue are tied by that one; look at n. Who is for a thing on terms only has no sign there.',
      'Issues are put together by their words: the same issue in quite other words stays two.',
    ],
  };
}

/** Actors by id or by name, as the texts have them. */
function actorsOf(words: readonly string[], stands: readonly IssueStand[], names: Names): readonly string[] {
  const ids = [...new Set(stands.map(({ actor }) => actor))];
  const fold = (text: string): string => text.trim().toLowerCase();
  return words
    .filter((one) => one !== '')
    .map((one) => {
      const found = ids.find((id) => [id, names.full(id), names.short(id)].some((name) => fold(name) === fold(one)));
      if (found !== undefined) return found;
      const some = ids.slice(0, 12).map((id) => names.short(id));
      throw new EntenteError(
        'usage',
        `No position of "${one}" is told; those who take one are ${some.join(', ')}${ids.length > 12 ? ' ...' : ''}.`,
      );
    });
}

/** Sentences that a tie opens at most. */
const OPENED = 8;

interface Told {
  readonly issues: readonly PictureIssue[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly names: Names;
}

function sentencesBehind(
  { actors, ties, from, to }: SignedNetwork,
  stands: readonly IssueStand[],
  told: Told,
  behind: Behind,
): (tie: number) => readonly number[] | undefined {
  const within = stands.filter(({ day }) => day !== undefined && isoDay(day) >= from && isoDay(day) <= to);
  const issueName = new Map(told.issues.map(({ id, name }) => [id, name]));
  const places = new Map<string, readonly number[]>();
  const own = (actor: string) => within.filter((stand) => stand.actor === actor);
  for (const actor of actors) {
    for (const issue of new Set(own(actor).map((stand) => stand.issue))) {
      const on = own(actor).filter((stand) => stand.issue === issue);
      const items = on.flatMap(({ passage }) => told.passages.get(passage) ?? []).map(passageItem);
      const title = `${told.names.full(actor)} on ${issueName.get(issue) ?? issue}`;
      if (items.length > 0) {
        places.set(
          JSON.stringify([actor, issue]),
          behind.add({ title, from: counted(items.length, 'sentence'), items }),
        );
      }
    }
  }
  const issuesOf = (actor: string): readonly string[] => [...new Set(own(actor).map(({ issue }) => issue))];
  return (number) => {
    const tie = ties[number];
    if (!tie) return undefined;
    const [one, other] = [actors[tie.a] ?? '', actors[tie.b] ?? ''];
    const shared = issuesOf(one).filter((issue) => issuesOf(other).includes(issue));
    const opened = shared.flatMap((issue) =>
      [one, other].flatMap((actor) => places.get(JSON.stringify([actor, issue])) ?? []),
    );
    return opened.slice(0, OPENED);
  };
}
