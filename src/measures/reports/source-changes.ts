import { EntenteError } from '../../records/failure.ts';

/** Counts of each source (origin of event data, outlet) in each period: the shape of a Panel, whose units are sources. */
export interface SourceCounts {
  readonly units: readonly string[];
  readonly periods: ArrayLike<number>;
  /** Row by row: source `s` in period `t` at `s * periods.length + t`; NaN counts as 0. */
  readonly values: ArrayLike<number>;
}

export interface SourceChangeOptions {
  /**
   * All that the same sources hold in the same periods, whatever the dyad: a source runs from its first to its last
   * period with anything in it. Without it the counts themselves tell, so that a source which is merely silent on a dyad
   * seems to begin late or end early.
   */
  readonly world?: SourceCounts;
  /** Periods (by their place) from which the total has another level, such as change points; each is judged. */
  readonly changes?: readonly number[];
  /** So many periods may lie between a change and the beginning or end of a source; default 1. */
  readonly slack?: number;
  /** Over how many periods on either side levels are means; default 6. */
  readonly window?: number;
  /** A source is interrupted where it holds nothing for so many periods; default 3. */
  readonly silence?: number;
}

/** When a source runs. */
export interface SourceSpan {
  readonly source: string;
  /** Places of its first and last period; absent for one that holds nothing. */
  readonly first?: number;
  readonly last?: number;
  /** Stretches in between in which it holds nothing, first and last period of each. */
  readonly gaps: readonly (readonly [first: number, last: number])[];
}

/** Mean counts on either side of a period. */
export interface Levels {
  readonly before: number;
  readonly after: number;
}

/** A period in which sources begin or end, with what that does to the total. */
export interface SourceStep {
  readonly period: number;
  readonly begin: readonly string[];
  readonly end: readonly string[];
  /** Of all sources. */
  readonly total: Levels;
  /** Of those that run on both sides: what would be seen had no source come or gone. Absent where there is none. */
  readonly constant?: Levels;
}

/** A change of the total's level, and whether it is one of events or of sources. */
export interface JudgedChange {
  readonly period: number;
  readonly total: Levels;
  /** Of the sources that run throughout both windows; absent where there is none. */
  readonly constant?: Levels;
  /** How many sources that are. */
  readonly constantSources: number;
  readonly begin: readonly string[];
  readonly end: readonly string[];
  /**
   * `events`: no source comes or goes. `source`: one does, and the sources that stay show no such change. `both`: one does,
   * and those that stay show a change of the same direction and at least half its size. `unknown`: one does, and none stays.
   */
  readonly verdict: 'events' | 'source' | 'both' | 'unknown';
  readonly words: string;
}

export interface SourceChanges {
  readonly sources: readonly SourceSpan[];
  /** Where sources begin or end inside the stretch, in the order of time. */
  readonly steps: readonly SourceStep[];
  readonly changes: readonly JudgedChange[];
  /** Total of all sources. */
  readonly total: Float64Array;
  /** Total of the sources that run from the first period to the last without a gap, and who they are; empty if there is none. */
  readonly constant: { readonly sources: readonly string[]; readonly values: Float64Array };
}

/**
 * Tells which changes of a count coincide with a source that begins or ends, and what the sources that stay show: adding a
 * source is more reporting, and no rise of what is reported. The comparison with a constant set of sources is that of
 * matched models in price statistics (ILO, Consumer Price Index Manual 2020, chapter 6).
 *
 * @throws EntenteError (usage) if counts and periods do not fit, or a change lies outside
 * @example
 * const counts = { units: ['a', 'b'], periods: [0, 1, 2, 3], values: [5, 5, 5, 5, 0, 0, 5, 5] };
 * sourceChanges(counts, { changes: [2] }).changes[0].verdict; // 'source'
 */
export function sourceChanges(
  counts: SourceCounts,
  { world = counts, changes = [], slack = 1, window = 6, silence = 3 }: SourceChangeOptions = {},
): SourceChanges {
  const length = counts.periods.length;
  checkShape(counts, 'counts');
  checkShape(world, 'counts of the world');
  if (world.periods.length !== length) {
    throw new EntenteError('usage', `The world has ${world.periods.length} periods, the counts have ${length}.`);
  }
  const rows = new Map(world.units.map((source, s) => [source, s]));
  const sources = counts.units.map((source, s): SourceSpan => {
    const row = rows.get(source);
    return row === undefined ? spanOf(counts, s, silence) : spanOf(world, row, silence);
  });
  const runs = (span: SourceSpan, from: number, to: number): boolean =>
    span.first !== undefined &&
    span.last !== undefined &&
    span.first <= from &&
    span.last >= to &&
    span.gaps.every(([first, last]) => last < from || first > to);
  const sumOver = (chosen: readonly number[]): Float64Array => {
    const sum = new Float64Array(length);
    for (const s of chosen) for (let t = 0; t < length; t++) sum[t] = (sum[t] ?? 0) + countAt(counts, s, t);
    return sum;
  };
  const everyone = counts.units.map((_, s) => s);
  const total = sumOver(everyone);
  const throughout = everyone.filter((s) => runs(sources[s] as SourceSpan, 0, length - 1));
  /** Levels on either side of a period, of all and of those that run over both windows. */
  const around = (
    period: number,
  ): { readonly total: Levels; readonly constant?: Levels; readonly constantSources: number } => {
    const from = Math.max(0, period - window);
    const to = Math.min(length, period + window);
    const stay = everyone.filter((s) => runs(sources[s] as SourceSpan, from, to - 1));
    const levels = (values: Float64Array): Levels => ({
      before: meanOf(values, from, period),
      after: meanOf(values, period, to),
    });
    return {
      total: levels(total),
      ...(stay.length > 0 ? { constant: levels(sumOver(stay)) } : {}),
      constantSources: stay.length,
    };
  };
  const steps = stepsOf(sources, length).map(({ period, begin, end }): SourceStep => {
    const { constantSources: _, ...levels } = around(period);
    return { period, begin, end, ...levels };
  });
  return {
    sources,
    steps,
    changes: changes.map((period) => {
      if (!Number.isInteger(period) || period < 1 || period >= length) {
        throw new EntenteError('usage', `A change in period ${period} lies outside the ${length} periods.`);
      }
      const near = steps.filter((step) => Math.abs(step.period - period) <= slack);
      return judge(period, around(period), near);
    }),
    total,
    constant: {
      sources: throughout.map((s) => counts.units[s] as string),
      values: throughout.length > 0 ? sumOver(throughout) : new Float64Array(0),
    },
  };
}

function checkShape({ units, periods, values }: SourceCounts, name: string): void {
  if (values.length !== units.length * periods.length) {
    throw new EntenteError(
      'usage',
      `The ${name} are ${values.length}, not ${units.length} sources by ${periods.length} periods.`,
    );
  }
}

function countAt({ periods, values }: SourceCounts, source: number, period: number): number {
  const count = values[source * periods.length + period] ?? 0;
  return Number.isNaN(count) ? 0 : count;
}

function spanOf(counts: SourceCounts, s: number, silence: number): SourceSpan {
  const source = counts.units[s] as string;
  const filled = Array.from(counts.periods, (_, t) => t).filter((t) => countAt(counts, s, t) > 0);
  const [first] = filled;
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return { source, gaps: [] };
  const gaps = filled.flatMap((t, i): (readonly [number, number])[] => {
    const next = filled[i + 1];
    return next !== undefined && next - t > silence ? [[t + 1, next - 1]] : [];
  });
  return { source, first, last, gaps };
}

interface Comings {
  readonly period: number;
  readonly begin: readonly string[];
  readonly end: readonly string[];
}

/** A source begins in its first period and after a gap, and has ended in the period after its last and in a gap. */
function stepsOf(sources: readonly SourceSpan[], length: number): readonly Comings[] {
  const steps = new Map<number, { readonly begin: string[]; readonly end: string[] }>();
  const at = (period: number): { readonly begin: string[]; readonly end: string[] } => {
    const step = steps.get(period) ?? { begin: [], end: [] };
    steps.set(period, step);
    return step;
  };
  for (const { source, first, last, gaps } of sources) {
    if (first === undefined || last === undefined) continue;
    if (first > 0) at(first).begin.push(source);
    for (const [from, to] of gaps) {
      at(from).end.push(source);
      at(to + 1).begin.push(source);
    }
    if (last < length - 1) at(last + 1).end.push(source);
  }
  return [...steps].map(([period, step]) => ({ period, ...step })).sort((a, b) => a.period - b.period);
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t] ?? 0;
  return sum / (to - from);
}

/** Of a change that sources which stay share, they show at least this part. */
const SHARED = 0.5;

function judge(
  period: number,
  levels: { readonly total: Levels; readonly constant?: Levels; readonly constantSources: number },
  near: readonly SourceStep[],
): JudgedChange {
  const begin = near.flatMap((step) => step.begin);
  const end = near.flatMap((step) => step.end);
  const verdict =
    near.length === 0
      ? 'events'
      : levels.constant === undefined
        ? 'unknown'
        : sameChange(levels.total, levels.constant)
          ? 'both'
          : 'source';
  return { period, ...levels, begin, end, verdict, words: wordsOf(verdict, begin, end) };
}

/** Whether those that stay change in the total's direction by at least half as much, each against its own level before. */
function sameChange(total: Levels, constant: Levels): boolean {
  const grown = ({ before, after }: Levels): number => Math.log((after + 0.5) / (before + 0.5));
  const whole = grown(total);
  return whole !== 0 && grown(constant) / whole >= SHARED;
}

function wordsOf(verdict: JudgedChange['verdict'], begin: readonly string[], end: readonly string[]): string {
  const who = [
    ...(begin.length > 0 ? [`${begin.join(', ')} ${begin.length > 1 ? 'begin' : 'begins'} here`] : []),
    ...(end.length > 0 ? [`${end.join(', ')} ${end.length > 1 ? 'end' : 'ends'} here`] : []),
  ].join('; ');
  switch (verdict) {
    case 'events':
      return 'No source begins or ends here.';
    case 'source':
      return `${who}; the sources that run on both sides show no such change: it is one of sources, not of events.`;
    case 'both':
      return `${who}; the sources that run on both sides change too.`;
    case 'unknown':
      return `${who}; no source runs on both sides, so nobody can tell whether events changed.`;
  }
}
