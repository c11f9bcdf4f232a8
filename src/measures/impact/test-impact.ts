import { EntenteError } from '../../records/failure.ts';
import type { Effect, Interval } from '../effects/effect.ts';
import { studentQuantile } from '../numbers/student.ts';
import {
  type CombinedChange,
  type Comparer,
  combinedChange,
  type DonorChange,
  levelsOfWitness,
} from './combined-change.ts';
import { counterfactualModels } from './counterfactual-models.ts';
import { endOf, indexOfEvent, periodIndex, periodNumber } from './date-of-event.ts';
import { designHash, type ImpactDesign, readDesign } from './design.ts';
import { keptApart, passedOver } from './donors.ts';
import { judge } from './judge.ts';
import { whoMoved } from './movers.ts';
import { type PairSeries, pairSeries, unitOf } from './pair-series.ts';
import { dateLevels, hasEnough, neighbours, placeboDates, placeboPairs } from './placebos.ts';
import { donorMean, preTrend } from './pre-trend.ts';
import type {
  DonorComparison,
  DropReason,
  Happening,
  ImpactData,
  ImpactLimit,
  ImpactResult,
  Placebos,
  WindowLevel,
} from './result.ts';
import { type WindowLevels, windowLevels, windowPeriods } from './window-levels.ts';

/** Fewer placebos give no interval of 95 %. */
const FEWEST_FOR_INTERVAL = 19;
/** Periods on either side of the windows in the series for a chart. */
const SERIES_AROUND = 12;
/** Sources in the two windows that differ by more than this factor per period are named as a limit. */
const SOURCES_CHANGED = 1.5;

/**
 * Tests whether a pair of actors moved closer or apart after an event X, compared with similar pairs.
 *
 * The design is checked and hashed first; what is computed follows from it and the data alone, the same on every run. The
 * verdict rests on the combined change: the mean of the pair's change, two differences in differences (one actor fixed, then
 * the other) and, where there is one, a second measure. docs/impact.md gives the formulas, what they were tried on and what
 * such a test cannot show.
 *
 * @throws EntenteError (usage) where the pair is not in the data, the event lies outside it, or windows overlap;
 * (unreadable) where the design is none
 * @example
 * const design = makeDesign({ measure: 'S', dyad: ['CHN', 'RUS'], event: { title: 'X', at: 2021 } });
 * const panel = votePanel(calls);
 * testImpact(design, { panel, pairs: panel.pairs }).verdict; // 'not enough data'
 */
export function testImpact(plan: ImpactDesign, data: ImpactData): ImpactResult {
  return impactTester(data)(plan);
}

/**
 * Tests many designs on the same data, which must not change between: what all of them need is made once.
 *
 * @returns a function that does as {@link testImpact}
 * @example
 * const panel = votePanel(calls);
 * const test = impactTester({ panel, pairs: panel.pairs });
 * const dyads = [['CHN', 'RUS'], ['FRA', 'USA']];
 * const event = { title: 'X', at: 2021 };
 * dyads.map((dyad) => test(makeDesign({ measure: 'S', dyad, event })).from); // [2021, 2021]
 */
export function impactTester(data: ImpactData): (plan: ImpactDesign) => ImpactResult {
  const { panel } = data;
  const ready = new Map<number, PairSeries>();
  const seriesFor = (level: ImpactDesign['level']): PairSeries => {
    const kind = level.kind === 'events' ? 0 : level.fewestN;
    const made = ready.get(kind) ?? pairSeries(panel, data.pairs, level);
    ready.set(kind, made);
    return made;
  };
  let second: Pick<Comparer, 'witness' | 'witnessUnits'> | undefined;
  return (plan) => {
    const design = readDesign(plan);
    const hash = designHash(design);
    const series = seriesFor(design.level);
    const end = endOf(panel.periods, design.grain, data.end);
    const at = indexOfEvent(design, panel.periods, end);
    const unit = unitOf(series, design.dyad);
    if (unit === undefined) {
      throw new EntenteError(
        'usage',
        `The data has no series of ${design.dyad[0]} and ${design.dyad[1]}; check the codes of the two, or bring in data that has them.`,
      );
    }
    if (design.witness && data.witness) second ??= secondMeasure(series, data.witness);
    const none = { witness: null, witnessUnits: null };
    const apart = keptApart(series, design.donors);
    const comparer: Comparer = { series, design, apart, ...(design.witness ? (second ?? none) : none) };
    return resultOf(comparer, data, { hash, at, unit, end });
  };
}

interface Place {
  readonly hash: string;
  /** Index of the period of X. */
  readonly at: number;
  readonly unit: number;
  readonly end: number;
}

function resultOf(comparer: Comparer, data: ImpactData, { hash, at, unit, end }: Place): ImpactResult {
  const { series, design } = comparer;
  const date = dateLevels(comparer, at);
  const { levels } = date;
  const before = windowLevel(data, series, design, unit, at, 'before', levels);
  const after = windowLevel(data, series, design, unit, at, 'after', levels);
  const found = combinedChange(comparer, levels, unit, () => levels, date.witness);
  // In the order of the design, whichever way the data names the pair.
  const turned = series.pairs[unit]?.[0] !== design.dyad[0];
  const compared = turned ? found?.comparisons.toReversed() : found?.comparisons;
  const donors = (compared ?? []).map((one) => one?.donors.units ?? []);
  // Where there is too little to say anything, nothing is asked of others.
  const asked = found && hasEnough(comparer, date, unit) ? found : null;
  const nothing: Placebos = { p: null, n: 0, changes: [] };
  const pairs = asked ? placeboPairs(comparer, unit, date, asked.value) : nothing;
  const combined = found ? combinedEffect(found, pairs) : null;
  const evidence = {
    before,
    after,
    change: before && after ? plainChange(series, design, unit, at, levels) : null,
    combined,
    comparisons: design.dyad.map((fixed, i) =>
      describeComparison(comparer, levels, unit, fixed, compared?.[i] ?? null),
    ),
    placeboPairs: pairs,
    placeboDates: asked ? placeboDates(comparer, unit, at, asked.value) : nothing,
    preTrend: found ? preTrend(series, design, unit, at, donors, found.value) : null,
    moved: combined ? wayOf(design, combined.value) : null,
  };
  const { verdict, reasons } = judge(design, evidence);
  const ps = evidence.comparisons.flatMap(({ p }) => p ?? []);
  const result: Omit<ImpactResult, 'limits'> = {
    design,
    designHash: hash,
    verdict,
    ...evidence,
    moved: verdict === 'not enough data' ? null : evidence.moved,
    reasons,
    from: series.panel.periods[at] as number,
    permutationP: ps.length > 0 ? Math.min(1, 2 * Math.min(...ps)) : null,
    witness:
      found && found.witness !== null
        ? { value: found.witness, interval: null, n: 1, method: design.witness?.measure ?? '' }
        : null,
    ...counterfactualModels(series, design, unit, at, [...new Set(donors.flat())]),
    movers: data.movers ? whoMoved(data.movers, design, at) : null,
    competing: competing(data.happenings ?? [], design, series, end, at),
    leaveOut: found ? leaveOut(comparer, unit, at) : [],
    series: around(series, design, unit, at, donors),
  };
  return { ...result, limits: limitsOf(result, data, series, at) };
}

function secondMeasure(
  series: PairSeries,
  { panel, pairs }: NonNullable<ImpactData['witness']>,
): Pick<Comparer, 'witness' | 'witnessUnits'> {
  const witness = pairSeries(panel, pairs, { kind: 'periods', fewestN: 1 });
  if (witness.length !== series.length || panel.periods.some((period, t) => period !== series.panel.periods[t])) {
    throw new EntenteError('usage', 'The second measure must have the periods of the first; give both over the same.');
  }
  const actors = new Map<string, number>();
  const numberOf = (actor: string): number => {
    const known = actors.get(actor) ?? actors.size;
    actors.set(actor, known);
    return known;
  };
  const key = ([a, b]: readonly [string, string]): number => {
    const [x, y] = [numberOf(a), numberOf(b)];
    return Math.min(x, y) * 2 ** 26 + Math.max(x, y);
  };
  const units = new Map(pairs.map((pair, u) => [key(pair), u]));
  return { witness, witnessUnits: Int32Array.from(series.pairs, (pair) => units.get(key(pair)) ?? -1) };
}

function wayOf(design: ImpactDesign, value: number): 'closer' | 'apart' | null {
  if (value === 0) return null;
  return value > 0 === (design.closer === 'higher') ? 'closer' : 'apart';
}

function windowLevel(
  { sources }: ImpactData,
  series: PairSeries,
  design: ImpactDesign,
  unit: number,
  at: number,
  side: 'before' | 'after',
  levels: WindowLevels,
): WindowLevel | null {
  const periods = windowPeriods(series, design, unit, at, side).toSorted((a, b) => a - b);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  const row = unit * series.length;
  const sum = (values: Float64Array): number => periods.reduce((all, t) => all + (values[row + t] as number), 0);
  return {
    from: series.panel.periods[first] as number,
    to: series.panel.periods[last] as number,
    value: (side === 'before' ? levels.before : levels.after)[unit] as number,
    periods: periods.length,
    n: sum(series.n),
    ...(sources ? { sources: sum(sources) } : {}),
  };
}

/** The change with an interval from the pair alone, which knows nothing of what other pairs did. */
function plainChange(
  series: PairSeries,
  design: ImpactDesign,
  unit: number,
  at: number,
  levels: WindowLevels,
): Effect | null {
  const value = (levels.after[unit] as number) - (levels.before[unit] as number);
  if (!Number.isFinite(value)) return null;
  const { panel, length } = series;
  const valueAt = (t: number): number => panel.values[unit * length + t] as number;
  const nAt = (t: number): number => series.n[unit * length + t] as number;
  const [before, after] = (['before', 'after'] as const).map((side) =>
    windowPeriods(series, design, unit, at, side),
  ) as [readonly number[], readonly number[]];
  if (design.level.kind === 'periods') {
    const degrees = before.length + after.length - 2;
    if (degrees < 1) return { value, interval: null, n: before.length + after.length, method: 'difference of means' };
    const squares = [before, after].reduce((all, times) => {
      const mean = times.reduce((sum, t) => sum + valueAt(t), 0) / times.length;
      return all + times.reduce((sum, t) => sum + (valueAt(t) - mean) ** 2, 0);
    }, 0);
    const error = Math.sqrt((squares / degrees) * (1 / before.length + 1 / after.length));
    const reach = studentQuantile(0.975, degrees) * error;
    const method = 'difference of means; interval from how the periods differ';
    return { value, interval: [value - reach, value + reach], n: before.length + after.length, method };
  }
  // Spread of one event as the pair's own months before X show it: variance of month means, times n (overdispersion).
  let squares = 0;
  let months = 0;
  const past = levels.before[unit] as number;
  for (let t = 0; t < at - design.windows.gap; t++) {
    if (!(nAt(t) > 0)) continue;
    squares += nAt(t) * (valueAt(t) - past) ** 2;
    months++;
  }
  const n = levels.nBefore[unit] as number;
  const nAfter = levels.nAfter[unit] as number;
  const method = 'difference of shrunk means; interval from the spread of the months before';
  if (months < 3) return { value, interval: null, n: n + nAfter, method };
  const { ofPast, ofBefore } = design.level;
  const shrunk = nAfter / (nAfter + ofBefore);
  const error = shrunk * Math.sqrt((squares / (months - 1)) * (1 / nAfter + 1 / (n + ofPast)));
  const reach = studentQuantile(0.975, months - 1) * error;
  return { value, interval: [value - reach, value + reach], n: n + nAfter, method };
}

/** The interval holds 95 of 100 other pairs around the value: a change of 0 outside it is one that few others show. */
function combinedEffect(found: CombinedChange, { changes }: Placebos): Effect {
  const parts = 1 + found.comparisons.filter(Boolean).length + (found.witness === null ? 0 : 1);
  const method = `mean of ${parts}: the change, ${parts - 1 - (found.witness === null ? 0 : 1)} difference${parts > 2 ? 's' : ''} in differences${found.witness === null ? '' : ', second measure'}`;
  let interval: Interval | null = null;
  if (changes.length >= FEWEST_FOR_INTERVAL) {
    const sizes = changes.map(({ change }) => Math.abs(change)).sort((a, b) => a - b);
    const reach = sizes[Math.min(sizes.length - 1, Math.ceil(0.95 * (sizes.length + 1)) - 1)] as number;
    interval = [found.value - reach, found.value + reach];
  }
  return { value: found.value, interval, n: changes.length, method };
}

function describeComparison(
  { series, design, apart }: Comparer,
  levels: WindowLevels,
  unit: number,
  fixed: string,
  found: DonorChange | null,
): DonorComparison {
  if (!found) {
    return {
      fixed,
      effect: null,
      p: null,
      donorsBefore: null,
      donorsChange: null,
      donorsSpread: null,
      widened: false,
      filled: 0,
      donors: [],
      dropped: [],
    };
  }
  const { panel } = series;
  const { donors: chosen, effect, mean } = found;
  const donors = chosen.units.map((donor) => {
    const [before, after] = [levels.before[donor] as number, levels.after[donor] as number];
    const n = (levels.nBefore[donor] as number) + (levels.nAfter[donor] as number);
    return { unit: panel.units[donor] as string, before, after, change: after - before, n };
  });
  const fixedNumber = series.numberOf.get(fixed) as number;
  const over = passedOver(series, design.donors, apart, levels, unit, fixedNumber, chosen.units);
  const n = donors.length;
  const spread = Math.sqrt(donors.reduce((sum, { change }) => sum + (change - mean) ** 2, 0) / Math.max(1, n - 1));
  const reach = studentQuantile(0.975, n - 1) * spread * Math.sqrt(1 + 1 / n);
  const asFar = donors.filter(({ change }) => Math.abs(change - mean) >= Math.abs(effect) - 1e-12).length;
  const names = (units: readonly number[]): readonly string[] => units.map((unit) => panel.units[unit] as string);
  const reasons: readonly (readonly [DropReason, readonly number[]])[] = [
    ['touched by X', over.touched],
    ['tied to the pair', over.tied],
    ['no data', over.noData],
    ['another level before', over.otherLevel],
  ];
  const other = design.dyad[0] === fixed ? design.dyad[1] : design.dyad[0];
  return {
    fixed,
    effect: {
      value: effect,
      interval: [effect - reach, effect + reach],
      n,
      method: `difference in differences: pairs of ${fixed} with others than ${other}; interval from how donors differ`,
    },
    p: (1 + asFar) / (1 + n),
    donorsBefore: donors.reduce((sum, { before }) => sum + before, 0) / n,
    donorsChange: mean,
    donorsSpread: spread,
    widened: chosen.widened,
    filled: chosen.filled,
    donors: donors.toSorted((a, b) => a.change - b.change),
    dropped: reasons.flatMap(([reason, units]) => (units.length > 0 ? [{ reason, units: names(units) }] : [])),
  };
}

function competing(
  happenings: readonly Happening[],
  design: ImpactDesign,
  { panel, length }: PairSeries,
  end: number,
  at: number,
): readonly Happening[] {
  const { before, after, gap, reach } = design.windows;
  const first = at - gap - before - reach;
  const last = at + after + reach;
  return happenings
    .filter(({ id }) => id !== design.event.id)
    .map((one) => ({
      one,
      index: periodIndex(panel.periods, end, periodNumber(one.at, design.grain, panel.periods[0] ?? 0)),
    }))
    .filter(({ index }) => index >= Math.max(0, first) && index < Math.min(length, last))
    .sort((a, b) => a.index - b.index)
    .map(({ one }) => one);
}

function leaveOut(comparer: Comparer, unit: number, at: number): ImpactResult['leaveOut'] {
  const { series, design } = comparer;
  const periods = (['before', 'after'] as const).flatMap((side) => windowPeriods(series, design, unit, at, side));
  const near = neighbours(comparer, unit);
  return periods
    .toSorted((a, b) => a - b)
    .flatMap((without) => {
      const levels = windowLevels(series, design, at, near.units, without);
      const all = (): WindowLevels => windowLevels(series, design, at, undefined, without);
      const found = combinedChange(comparer, levels, unit, all, levelsOfWitness(comparer, at, near.witness, without));
      if (!found) return [];
      return [{ without: series.panel.periods[without] as number, change: found.change, combined: found.value }];
    });
}

function around(
  series: PairSeries,
  design: ImpactDesign,
  unit: number,
  at: number,
  donors: readonly (readonly number[])[],
): ImpactResult['series'] {
  const { panel, length } = series;
  const { before, after, gap } = design.windows;
  const first = Math.max(0, at - gap - Math.max(before, design.trendPeriods) - SERIES_AROUND);
  const last = Math.min(length, at + after + SERIES_AROUND);
  const byEvents = design.level.kind === 'events';
  return Array.from({ length: last - first }, (_, i) => {
    const t = first + i;
    const n = series.n[unit * length + t] as number;
    return {
      at: panel.periods[t] as number,
      value: n > 0 ? (panel.values[unit * length + t] as number) : null,
      n,
      donors: donors.map((units) => donorMean(series, units, t, byEvents)),
    };
  });
}

function limitsOf(
  result: Omit<ImpactResult, 'limits'>,
  data: ImpactData,
  { length }: PairSeries,
  at: number,
): readonly ImpactLimit[] {
  const { design, before, after, comparisons } = result;
  const { windows } = design;
  const perPeriod = (level: WindowLevel | null): number => (level ? (level.sources ?? 0) / level.periods : 0);
  const [sourcesBefore, sourcesAfter] = [perPeriod(before), perPeriod(after)];
  const ratio = Math.max(sourcesBefore, sourcesAfter) / Math.min(sourcesBefore, sourcesAfter);
  const limits: readonly (readonly [ImpactLimit, boolean])[] = [
    ['no proof of a cause', true],
    ['other events not listed', data.happenings === undefined],
    ['other events in the windows', result.competing.length > 0],
    ['sources not counted', data.sources === undefined],
    ['sources changed', data.sources !== undefined && !(ratio <= SOURCES_CHANGED)],
    ['who moved is not known', result.movers === null],
    ['no second measure', design.witness !== null && result.witness === null],
    ['donors at other levels', comparisons.some(({ widened }) => widened)],
    ['donors of neither actor', comparisons.some(({ filled }) => filled > 0)],
    ['few earlier dates', result.placeboDates.n < FEWEST_FOR_INTERVAL],
    ['too short for models', result.syntheticControl === null && result.localLevel === null],
    ['windows reach over gaps', reaches(result)],
    ['data ends in the window', at + windows.after > length],
  ];
  return limits.flatMap(([limit, holds]) => (holds ? [limit] : []));
}

/** Whether a window had to go further than its own periods. */
function reaches({ design, series, before, after, from }: Omit<ImpactResult, 'limits'>): boolean {
  if (design.windows.reach === 0 || !before || !after) return false;
  const place = (period: number): number => series.findIndex(({ at }) => at === period);
  const at = place(from);
  return (
    at - place(before.from) > design.windows.before + design.windows.gap || place(after.to) - at >= design.windows.after
  );
}
