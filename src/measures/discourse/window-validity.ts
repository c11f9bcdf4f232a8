import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { type TimeUnit, wholeUnits } from './calendar.ts';
import { type ConsecutiveWindow, consecutiveWindows } from './consecutive-windows.ts';
import { type CheckedOptions, checkedOptions, tiesOf } from './discourse-network.ts';
import { type DrawnNumber, drawnNumber } from './measured-draws.ts';
import type { Ties } from './network.ts';
import type { NetworkOptions } from './options.ts';
import { axesOf, profilesOf } from './profiles.ts';
import { errorDraws, errorWords, type ReadingErrors } from './reading-errors.ts';
import { type Selection, selectStatements, timeOfStatement } from './select-statements.ts';
import { rankingAlike } from './tie-ranking.ts';
import { checkDraws } from './tie-uncertainty.ts';
import { extent, firstAfter, firstAtOrAfter } from './time-windows.ts';

export interface ValidityOptions extends NetworkOptions {
  readonly errors: ReadingErrors;
  /** In what windows are measured. Default months. */
  readonly unit?: TimeUnit;
  /** Sizes that are tried, in units. Default 1, 2, 3, 4, 6, 8, 12 and so on, as long as they cut the time in two. */
  readonly sizes?: readonly number[];
  /** From which correlation of ranks on the ranking of ties counts as holding. Default .9. */
  readonly least?: number;
  /** How often the statements are read again. Default 100. */
  readonly draws?: number;
  readonly seed?: number;
  readonly progress?: (done: number, of: number) => void;
}

/** How far the ranking of ties holds in windows of one size. */
export interface SizeValidity {
  /** In units; undefined: the whole time. */
  readonly size?: number;
  /** Windows, and those of them with three ties or more, which alone have a ranking. */
  readonly windows: number;
  readonly ranked: number;
  /** Statements of a window, on average. */
  readonly statements: number;
  /** Correlation of ranks of ties at hand and of ties read with errors: mean over windows, of each draw. */
  readonly ranking: DrawnNumber;
}

/** From which size of windows on networks can be trusted to rank their ties. */
export interface WindowValidity {
  /** By size, the whole time last. */
  readonly sizes: readonly SizeValidity[];
  /** The smallest size from which on all that were tried hold on average; undefined where none does. */
  readonly smallest?: SizeValidity;
  /** The same where the lower end of the middle 95 % of the draws holds too. */
  readonly surely?: SizeValidity;
  readonly unit: TimeUnit;
  readonly least: number;
  readonly errors: ReadingErrors;
  readonly n: number;
  readonly draws: number;
  readonly method: string;
}

/** Sizes grow by about a third to a half each. */
const SIZES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 96, 144, 192, 288, 384] as const;

/**
 * The smallest window in which the ranking of ties withstands a reader's errors. The statements at hand are taken for the truth and read
 * again with these errors; windows of each size, which do not overlap, are compared before and after by Spearman's correlation
 * of the weights of all ties that either has.
 *
 * @throws EntenteError (usage) for a time too short to be cut, and as `coreStability` does
 * @example
 * const errors = { recall: 1, precision: 1 };
 * windowValidity(coded, { mode: 'one-mode', errors, sizes: [2], draws: 2 }).sizes.length; // 2
 */
export function windowValidity(data: CodedStatements, options: ValidityOptions): WindowValidity {
  const { errors, unit = 'months', least = 0.9, draws = 100, seed = 1, progress } = options;
  checkDraws(draws);
  if (!(least > 0 && least < 1))
    throw new EntenteError('usage', `A correlation of ${least} is none to ask for; give one above 0 and below 1.`);
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const axes = axesOf(selection, false);
  const sizes = sizesOf(selection, unit, options.sizes);
  const cut = sizes.map((size) =>
    size === undefined ? wholeTime(selection) : consecutiveWindows(selection, unit, size),
  );
  const tiesIn = (of: Selection, statements: Int32Array): Ties => tiesOf(of, checked, profilesOf(of, axes, statements));
  const truth = cut.map((windows) => windows.map(({ statements }) => tiesIn(selection, statements)));
  const again = errorDraws(data, options, errors, seededRandom(seed));
  const alike = sizes.map((): number[][] => []);
  for (let n = 0; n < draws; n++) {
    const drawn = byTime(again());
    for (const [k, windows] of cut.entries()) {
      const found = windows.map(({ from, to }, w) => {
        const ties = (truth[k] as Ties[])[w] as Ties;
        return hasRanking(ties) ? rankingAlike(ties, tiesIn(drawn, within(drawn, from, to))) : Number.NaN;
      });
      (alike[k] as number[][]).push(found);
    }
    progress?.(n + 1, draws);
  }
  const found = sizes.map((size, k) => sizeValidity(size, cut[k] ?? [], truth[k] ?? [], alike[k] ?? []));
  return {
    sizes: found,
    ...smallestOf(found, least),
    unit,
    least,
    errors,
    n: selection.kept.length,
    draws,
    method: methodWords(checked, errors, draws),
  };
}

/** Fewer ties than three have no ranking to speak of. */
function hasRanking({ weight }: Ties): boolean {
  return weight.length >= 3;
}

function methodWords({ mode }: CheckedOptions, errors: ReadingErrors, draws: number): string {
  return `${mode} networks of windows that do not overlap, against the same read again ${draws} times with errors (${errorWords(errors)}): Spearman’s correlation of the weights of ties that either has`;
}

function wholeTime(selection: Selection): readonly ConsecutiveWindow[] {
  const { from, to } = extent(selection);
  return selection.kept.length === 0 ? [] : [{ from, to, statements: selection.kept }];
}

/** Sizes that cut the time in two or more, and the whole time. */
function sizesOf(
  selection: Selection,
  unit: TimeUnit,
  asked: readonly number[] = SIZES,
): readonly (number | undefined)[] {
  const { from, to } = extent(selection);
  const most = selection.kept.length === 0 ? 0 : wholeUnits(from, to, unit) + 1;
  const fitting = asked
    .filter((size) => size <= most && consecutiveWindows(selection, unit, size).length > 1)
    .toSorted((a, b) => a - b);
  if (fitting.length > 0) return [...fitting, undefined];
  const size = asked === SIZES ? '' : ` of ${asked.join(' or ')}`;
  throw new EntenteError(
    'usage',
    `The time of the statements is too short to be cut into two windows${size} ${size === '' ? 'of ' : ''}${unit}; take a smaller unit.`,
  );
}

/** A selection whose statements stand in the order of time. */
function byTime(selection: Selection): Selection & { readonly times: Float64Array } {
  const { kept, data } = selection;
  const sorted = kept.slice().sort((a, b) => timeOfStatement(data, a) - timeOfStatement(data, b));
  return { ...selection, kept: sorted, times: Float64Array.from(sorted, (s) => timeOfStatement(data, s)) };
}

function within({ kept, times }: Selection & { readonly times: Float64Array }, from: number, to: number): Int32Array {
  return kept.subarray(firstAtOrAfter(times, from), firstAfter(times, to));
}

function sizeValidity(
  size: number | undefined,
  windows: readonly ConsecutiveWindow[],
  truth: readonly Ties[],
  alike: readonly (readonly number[])[],
): SizeValidity {
  const means = alike.map((found) => drawnNumber(found).value);
  return {
    ...(size === undefined ? {} : { size }),
    windows: windows.length,
    ranked: truth.filter(hasRanking).length,
    statements: windows.reduce((sum, { statements }) => sum + statements.length, 0) / Math.max(1, windows.length),
    ranking: drawnNumber(means),
  };
}

/** The smallest size from which on no larger one falls below. */
function smallestOf(sizes: readonly SizeValidity[], least: number): Pick<WindowValidity, 'smallest' | 'surely'> {
  const from = (holds: (ranking: DrawnNumber) => boolean): SizeValidity | undefined => {
    const failed = sizes.findLastIndex(({ ranking }) => !holds(ranking));
    return sizes[failed + 1];
  };
  const smallest = from(({ value }) => value >= least);
  const surely = from(({ low }) => low >= least);
  return { ...(smallest && { smallest }), ...(surely && { surely }) };
}
