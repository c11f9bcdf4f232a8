import { EntenteError } from '../../records/failure.ts';
import { type Bins, type Grain, makeBins } from '../dyads/bins.ts';
import {
  type Accounts,
  datedVoices,
  type IssueStand,
  isOthersAccount,
  STANCE_VALUES,
  type Voices,
  voicesOf,
} from './issue-stand.ts';
import { CHANGE_METHOD, judgeChanges, type PositionChange, positionChange } from './position-change.ts';
import { POSITION_METHOD, type PositionMean, positionMean } from './position-mean.ts';

/** Choices of `positionsOverTime`. */
export interface PositionsOverTimeOptions {
  /** How long windows are. Default: by the time that the records span. */
  readonly grain?: Grain | undefined;
  /** First and last day since 1970-01-01, both included; records without a day are then left out. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Default `own`. */
  readonly accounts?: Accounts | undefined;
  /** Of the random orders of the test of change; default 1. */
  readonly seed?: number | undefined;
}

/** An actor on an issue: over all the time, in each window, and whether it changed. */
export interface PositionCell {
  readonly actor: string;
  readonly issue: string;
  /** Records by stance. */
  readonly for: number;
  readonly against: number;
  readonly onTerms: number;
  readonly whole: PositionMean;
  /** One for each window; n = 0 where no document speaks of it. */
  readonly windows: readonly PositionMean[];
  /** The records behind it, in the order in which they were given. */
  readonly stands: readonly IssueStand[];
}

/** A position with whether it changed. */
export interface ChangingPosition extends PositionCell {
  readonly change: PositionChange;
}

/** Where actors stand on issues, window by window. */
export interface Positions {
  readonly grain: Grain;
  /** The windows; none where no record has a day. */
  readonly bins: Bins | undefined;
  /** Those who stand on anything, and what they stand on, in the order in which they first come. */
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  /** Those with most documents first. */
  readonly cells: readonly PositionCell[];
  /** Records that are not counted: others' accounts, outside the time that is asked for, without a day where one is asked for. */
  readonly leftOut: { readonly others: number; readonly outside: number; readonly undated: number };
  /** Counted records without a day: they are in `whole` and in no window. */
  readonly undated: number;
  readonly method: string;
}

/** The same with what changed. */
export interface PositionsOverTime extends Positions {
  readonly cells: readonly ChangingPosition[];
}

/**
 * Where each actor stands on each issue, window by window and over all the time, with the number of documents and an interval, and
 * whether it changed beyond chance. Windows are those in which texts were published.
 *
 * @throws EntenteError (usage) where `from` lies after `to`
 * @example
 * const { stands } = issueStands(digests);
 * const { whole, change } = positionsOverTime(stands).cells.find(({ actor }) => actor === 'EGY');
 * [whole.value, whole.documents, whole.interval, change.verdict]; // [-1, 3, undefined, 'too few']
 */
export function positionsOverTime(
  stands: readonly IssueStand[],
  options: PositionsOverTimeOptions = {},
): PositionsOverTime {
  const positions = meanPositions(stands, options);
  const { seed = 1 } = options;
  const changes = judgeChanges(positions.cells.map((cell, n) => positionChange(voicesOf(cell.stands), seed + n)));
  return {
    ...positions,
    cells: positions.cells.flatMap((cell, n) => {
      const change = changes[n];
      return change ? [{ ...cell, change }] : [];
    }),
    method: `${positions.method}; changes: ${CHANGE_METHOD}`,
  };
}

/**
 * The same without looking for changes.
 * @throws EntenteError (usage) where `from` lies after `to`
 * @example
 * const { cells, leftOut } = meanPositions(issueStands(digests).stands);
 * [cells[0].actor, cells[0].whole.value, leftOut.others]; // ['EGY', -1, 1]
 */
export function meanPositions(stands: readonly IssueStand[], options: PositionsOverTimeOptions = {}): Positions {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, accounts = 'own' } = options;
  if (from > to) throw new EntenteError('usage', 'The first day that is asked for lies after the last.');
  const { counted, leftOut } = countedStands(stands, { from, to, accounts });
  const days = counted.flatMap(({ day }) => (day === undefined ? [] : [day]));
  const [first, last] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const);
  const grain = options.grain ?? grainOf(last - first);
  const bins = days.length === 0 ? undefined : makeBins(grain, first, last);
  return {
    grain,
    bins,
    actors: [...new Set(counted.map(({ actor }) => actor))],
    issues: [...new Set(counted.map(({ issue }) => issue))],
    cells: gather(counted)
      .map((own) => cellOf(own, bins))
      .sort((a, b) => b.whole.documents - a.whole.documents || b.whole.n - a.whole.n),
    leftOut,
    undated: counted.length - days.length,
    method: POSITION_METHOD,
  };
}

/** The records that count, and how many do not, each for the first reason that holds. */
function countedStands(
  stands: readonly IssueStand[],
  { from, to, accounts }: { readonly from: number; readonly to: number; readonly accounts: Accounts },
): { readonly counted: readonly IssueStand[]; readonly leftOut: Positions['leftOut'] } {
  const asked = Number.isFinite(from) || Number.isFinite(to);
  const leftOut = { others: 0, outside: 0, undated: 0 };
  const counted = stands.filter((stand) => {
    if (accounts === 'own' && isOthersAccount(stand)) leftOut.others++;
    else if (stand.day === undefined && asked) leftOut.undated++;
    else if (stand.day !== undefined && (stand.day < from || stand.day > to)) leftOut.outside++;
    else return true;
    return false;
  });
  return { counted, leftOut };
}

/** Windows by the days between the first and the last record, so that there are some, and not too many to look at. */
function grainOf(days: number): Grain {
  if (days <= 16) return 'day';
  if (days <= 120) return 'week';
  if (days <= 900) return 'month';
  return days <= 2200 ? 'quarter' : 'year';
}

function gather(stands: readonly IssueStand[]): readonly (readonly IssueStand[])[] {
  const cells = new Map<string, IssueStand[]>();
  for (const stand of stands) {
    const key = JSON.stringify([stand.actor, stand.issue]);
    const known = cells.get(key);
    if (known) known.push(stand);
    else cells.set(key, [stand]);
  }
  return [...cells.values()];
}

function cellOf(stands: readonly IssueStand[], bins: Bins | undefined): PositionCell {
  const voices = voicesOf(stands);
  const count = (value: number): number => stands.filter(({ stance }) => STANCE_VALUES[stance] === value).length;
  const [{ actor = '', issue = '' } = {}] = stands;
  return {
    actor,
    issue,
    for: count(1),
    against: count(-1),
    onTerms: count(0),
    whole: positionMean(voices),
    windows: bins ? windowMeans(voices, bins) : [],
    stands,
  };
}

/** The voices of each window; they stand in the order of their days, those without one at the end. */
function windowMeans(voices: Voices, { last }: Bins): readonly PositionMean[] {
  const dated = datedVoices(voices);
  let at = 0;
  return Array.from(last, (end) => {
    const from = at;
    while (at < dated && (voices.day[at] as number) <= end) at++;
    return positionMean(voices, from, at);
  });
}
