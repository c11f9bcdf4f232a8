import type { Bins, Grain } from '../../measures/dyads/bins.ts';
import { type PositionNetwork, positionNetwork } from '../../measures/networks/position-network.ts';
import type { Accounts, IssueStand } from '../../measures/stances/issue-stand.ts';
import { type PositionSimilarity, positionSimilarities } from '../../measures/stances/position-similarity.ts';
import { meanPositions, type PositionCell } from '../../measures/stances/positions-over-time.ts';
import type { Evidence, IssueBeside } from '../../report/measures/compare-report.ts';
import { opening } from '../../report/measures/measure-report.ts';
import { signed } from '../../report/measures/number-words.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import type { CasePositions } from './case-positions.ts';
import { tieOfTwo, type Window } from './evidence.ts';
import type { NamedActor } from './named-actor.ts';

/** What two actors say of the same issues. */
export interface WordsFound {
  readonly evidence: Evidence;
  /** Every issue that one of the two speaks of, those that both do first. */
  readonly issues: readonly IssueBeside[];
}

/**
 * How alike two actors speak in a window, issue by issue.
 * @param numbers of the sentences on the page, by the ids of their passages
 */
export function wordEvidence(
  texts: CasePositions,
  [a, b]: readonly [NamedActor, NamedActor],
  {
    window,
    bins,
    grain,
    accounts,
  }: { readonly window: Window; readonly bins: Bins; readonly grain: Grain; readonly accounts: Accounts | undefined },
  numbers: ReadonlyMap<string, number>,
): WordsFound {
  const stands = texts.stands.filter(({ actor }) => actor === a.id || actor === b.id);
  let network: PositionNetwork | undefined;
  const found = tieOfTwo(() => {
    network = positionNetwork(stands, window, { among: [a.id, b.id], accounts });
    return network;
  }, `There is no issue on which texts tell the positions of both.`);
  const opens = (list: readonly IssueStand[]): readonly number[] =>
    list.flatMap(({ passage }) => numbers.get(passage) ?? []);
  const cells = network?.positions.cells ?? [];
  const pair = network?.pairs[0];
  return {
    evidence: {
      source: 'positions',
      ...found,
      points: found.tie ? seriesOf(stands, { window, bins, grain, accounts }, opens) : [],
      opens: pair ? opens(sharedStands(cells, pair)) : [],
    },
    issues: issuesBeside(texts, cells, [a, b], opens),
  };
}

function sharedStands(cells: readonly PositionCell[], { issues }: PositionSimilarity): readonly IssueStand[] {
  const shared = new Set(issues.map(({ issue }) => issue));
  return cells.filter(({ issue }) => shared.has(issue)).flatMap((cell) => cell.stands);
}

/** How alike the two speak in each stretch of time, by what texts of it tell. */
function seriesOf(
  stands: readonly IssueStand[],
  {
    window,
    bins,
    grain,
    accounts,
  }: { readonly window: Window; readonly bins: Bins; readonly grain: Grain; readonly accounts: Accounts | undefined },
  opens: (list: readonly IssueStand[]) => readonly number[],
): Evidence['points'] {
  return Array.from(bins.first, (start, t) => {
    const end = bins.last[t] ?? start;
    const [from, to] = [Math.max(start, dayOf(window.from)), Math.min(end, dayOf(window.to))];
    const { cells } = meanPositions(stands, { grain, from, to, accounts });
    const [pair] = positionSimilarities(cells);
    return {
      from: start,
      to: end + 1,
      value: pair?.value ?? Number.NaN,
      ...(pair?.interval ? { low: pair.interval[0], high: pair.interval[1] } : {}),
      n: pair?.n ?? 0,
      words: pair
        ? `alike ${signed(pair.value)} on ${counted(pair.n, 'shared issue')}, ${pair.documents.join(' and ')} documents`
        : 'no issue of which both speak',
      ...opening(pair ? opens(sharedStands(cells, pair)) : []),
    };
  });
}

function issuesBeside(
  { issues }: CasePositions,
  cells: readonly PositionCell[],
  [a, b]: readonly [NamedActor, NamedActor],
  opens: (list: readonly IssueStand[]) => readonly number[],
): readonly IssueBeside[] {
  const names = new Map(issues.map(({ id, name }) => [id, name]));
  const found = [...new Set(cells.map(({ issue }) => issue))].map((issue): IssueBeside => {
    const [one, other] = [a, b].map(({ id }) => cells.find((cell) => cell.issue === issue && cell.actor === id));
    return {
      issue: names.get(issue) ?? issue,
      ...(one ? { a: { mean: one.whole, opens: opens(one.stands) } } : {}),
      ...(other ? { b: { mean: other.whole, opens: opens(other.stands) } } : {}),
    };
  });
  const weight = ({ a: one, b: other }: IssueBeside): number =>
    (one && other ? 1e6 * Math.min(one.mean.documents, other.mean.documents) : 0) +
    (one?.mean.documents ?? 0) +
    (other?.mean.documents ?? 0);
  return found.sort((x, y) => weight(y) - weight(x));
}
