import type { CaseFile } from '../../casefile/store/case-file.ts';
import { GRAINS } from '../../measures/dyads/bins.ts';
import { type PositionSimilarity, positionSimilarities } from '../../measures/stances/position-similarity.ts';
import { type PositionsOverTime, positionsOverTime } from '../../measures/stances/positions-over-time.ts';
import { EntenteError } from '../../records/failure.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import type { Asker } from '../kit/asker.ts';
import { type AskedPositions, accountsOf, choiceOf } from './asked-stances.ts';
import { type CasePositions, casePositions, sentencesBehind } from './case-positions.ts';
import { chosenIssues } from './chosen-issues.ts';
import { namedActor } from './named-actor.ts';

/** Where actors stand on issues, with the sentences behind it. */
export interface PositionsAnswer {
  readonly texts: CasePositions;
  readonly positions: PositionsOverTime;
  readonly alike: readonly PositionSimilarity[];
  /** Ids of the actors that were asked for; none for all. */
  readonly actors: readonly string[];
  readonly behind: readonly BehindGroup[];
  /** Numbers of the sentences behind positions, by the ids of their passages. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Where actors stand on issues, window by window, what changed, and who speaks alike.
 * @throws EntenteError for what cannot be asked, actors and issues that nobody knows, a case without texts
 */
export async function positionsAnswer(asker: Asker, file: CaseFile, asked: AskedPositions): Promise<PositionsAnswer> {
  const windows = readWindows(asked);
  const texts = casePositions(asker, file, { weak: asked.weak ?? false });
  const actors = new Set<string>();
  for (const words of asked.actor ?? []) actors.add((await namedActor(words, texts.actors)).id);
  const issues = chosenIssues(asked.issue ?? [], texts.issues);
  const stands = texts.stands.filter(
    ({ actor, issue }) => issues.has(issue) && (actors.size === 0 || actors.has(actor)),
  );
  const positions = positionsOverTime(stands, windows);
  const behind = new Behind();
  const numbers = sentencesBehind(
    texts,
    positions.cells.flatMap((cell) => cell.stands),
    behind,
  );
  const alike = positionSimilarities(positions.cells);
  return { texts, positions, alike, actors: [...actors], behind: behind.groups, numbers };
}

/** Which windows and accounts are wanted. */
export function readWindows({ grain, from, to, accounts, seed }: AskedPositions) {
  const days = eventFilterOf({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return {
    grain: grain === undefined ? undefined : choiceOf('--grain', grain, GRAINS),
    from: days.from === undefined ? undefined : dayOf(days.from),
    to: days.to === undefined ? undefined : dayOf(days.to),
    accounts: accountsOf(accounts),
    seed: seedOf(seed),
  };
}

function seedOf(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const seed = Number(words);
  if (Number.isInteger(seed) && words.trim() !== '') return seed;
  throw new EntenteError('usage', `--seed must be a whole number, not "${words}".`);
}
