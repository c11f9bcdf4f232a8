import { wilsonInterval } from '../../src/measures/agreement/wilson-interval.ts';
import type { ImpactDesign } from '../../src/measures/impact/design.ts';
import { makeDesign } from '../../src/measures/impact/make-design.ts';
import type { ImpactData, ImpactResult, ImpactVerdict } from '../../src/measures/impact/result.ts';
import { impactTester } from '../../src/measures/impact/test-impact.ts';
import { positionDistances, positionsSoFar } from '../../src/measures/votes/positions-so-far.ts';
import { votePanel } from '../../src/measures/votes/vote-panel.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { RollCalls } from '../../src/records/roll-calls.ts';
import { seatByName } from '../../src/records/seats.ts';
import type { PairMonths } from '../dyads/foresight.ts';
import { seededRandom } from '../kit/seeded-random.ts';

/** A labelled case: where a pair went after something that is known to have moved it, or a control where nothing did. */
export interface Shift {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly at: number | string;
  readonly expected: 'closer' | 'apart' | 'none';
}

/** The two kinds of labelled cases of a shifts file. */
export interface Shifts {
  readonly votes: readonly Shift[];
  readonly events: readonly Shift[];
}

type Row = Readonly<Record<string, unknown>>;

/** Reads `unCases`, `unControls` and `eventCases`. */
export function readShifts(file: Row): Shifts {
  const rows = (key: string): readonly Row[] => (Array.isArray(file[key]) ? (file[key] as readonly Row[]) : []);
  const shift = (row: Row, at: unknown, expected: unknown): Shift => ({
    id: typeof row.id === 'string' ? row.id : `${row.a}-${row.b}-${at}`,
    a: String(row.a),
    b: String(row.b),
    at: typeof at === 'number' ? at : `${at}-01`,
    expected: expected === 'closer' || expected === 'apart' ? expected : 'none',
  });
  return {
    votes: [
      ...rows('unCases').map((row) => shift(row, row.firstSession, row.expected)),
      ...rows('unControls').map((row) => shift(row, row.firstSession, 'none')),
    ],
    events: rows('eventCases').map((row) => shift(row, row.month, row.expected)),
  };
}

/** What one case, or one placebo, gave. */
export interface ShiftOutcome {
  readonly shift: Shift;
  readonly verdict: ImpactVerdict;
  readonly moved: ImpactResult['moved'];
  /** Each statistic, above 0 for closer; null where there is none. */
  readonly statistics: Readonly<Record<StatisticName, number | null>>;
}

/** Statistics that could be asked instead of the one that is. */
export const STATISTICS = [
  'change alone',
  'first side fixed',
  'second side fixed',
  'mean of both',
  'second measure',
  'combined',
] as const;
export type StatisticName = (typeof STATISTICS)[number];

/** Tests cases and placebos on one set of data. */
export interface ShiftTester {
  readonly run: (shift: Shift) => ShiftOutcome;
  /** Random pairs and dates that have enough data, none twice; fewer than `count` where there are no more. */
  readonly placebos: (count: number) => readonly ShiftOutcome[];
}

const OPENS = '-09-15';
const DAY = 86_400_000;

/** Tester of shifts in UN votes. */
export function voteTester(calls: RollCalls): ShiftTester {
  const panel = votePanel(calls);
  const data: ImpactData = {
    panel,
    pairs: panel.pairs,
    witness: { panel: positionDistances(positionsSoFar(calls), panel.pairs), pairs: panel.pairs },
  };
  const seat = (name: string, year: number): string =>
    seatByName(name, Date.parse(`${year}${OPENS}T00:00:00Z`) / DAY) ?? name;
  const { periods } = panel;
  return tester(
    data,
    ({ a, b, at }) =>
      makeDesign({ measure: 'S', dyad: dyadOf(seat(a, Number(at)), seat(b, Number(at))), event: X(at) }),
    // At least one session before, and all three of the window after.
    Array.from(periods.subarray(1, periods.length - 2)),
  );
}

/** Tester of shifts in months of coded events. */
export function eventTester(pairs: PairMonths): ShiftTester {
  const names = [...pairs.keys()];
  const months = [...new Set([...pairs.values()].flatMap((rows) => rows.map(({ month }) => month)))].sort(
    (a, b) => a - b,
  );
  const [first = 0, last = 0] = [months[0], months.at(-1)];
  const periods = Int32Array.from({ length: last - first + 1 }, (_, t) => dayOfMonth(first + t));
  const values = new Float64Array(names.length * periods.length).fill(Number.NaN);
  const n = new Float64Array(values.length);
  for (const [u, name] of names.entries()) {
    for (const row of pairs.get(name) ?? []) {
      values[u * periods.length + row.month - first] = row.sum / row.n;
      n[u * periods.length + row.month - first] = row.n;
    }
  }
  const sides = names.map((name) => {
    const [a = '', b = ''] = name.split(' | ');
    return [a, b] as const;
  });
  return tester(
    { panel: { units: names, periods, values, n }, pairs: sides },
    ({ a, b, at }) => makeDesign({ measure: 'tone', dyad: dyadOf(a, b), event: X(at) }),
    // After a year of data, and with both months of the window after.
    Array.from(periods.subarray(12, periods.length - 1), (day) => new Date(day * DAY).toISOString().slice(0, 10)),
  );
}

function dayOfMonth(month: number): number {
  return Date.UTC(1970, month, 1) / DAY;
}

function dyadOf(a: string, b: string): [string, string] {
  return [a, b];
}

function X(at: number | string): ImpactDesign['event'] {
  return { title: 'X', at };
}

function tester(
  data: ImpactData,
  design: (shift: Shift) => ImpactDesign,
  dates: readonly (number | string)[],
): ShiftTester {
  const test = impactTester(data);
  const run = (shift: Shift): ShiftOutcome => {
    const plan = design(shift);
    // Earlier dates of the pair and the two models take no part in the verdict.
    const quick = { ...plan, placebos: { ...plan.placebos, dates: 0 }, models: { from: 1000, most: 1000 } };
    try {
      return outcomeOf(shift, test(quick));
    } catch (error) {
      if (!(error instanceof EntenteError) || error.code !== 'usage') throw error;
      const none = Object.fromEntries(STATISTICS.map((name) => [name, null]));
      return { shift, verdict: 'not enough data', moved: null, statistics: none as ShiftOutcome['statistics'] };
    }
  };
  return {
    run,
    placebos: (count) => {
      const random = seededRandom(1);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const found: ShiftOutcome[] = [];
      const drawn = new Set<string>();
      for (let tries = 0; found.length < count && tries < 50 * count; tries++) {
        const [a, b] = pick(data.pairs);
        const at = pick(dates);
        const id = `${a}-${b}-${at}`;
        if (drawn.has(id)) continue;
        drawn.add(id);
        const outcome = run({ id, a, b, at, expected: 'none' });
        if (outcome.verdict !== 'not enough data') found.push(outcome);
      }
      return found;
    },
  };
}

function outcomeOf(shift: Shift, result: ImpactResult): ShiftOutcome {
  const { verdict, moved } = result;
  const known = verdict !== 'not enough data';
  const [first, second] = result.comparisons.map(({ effect }) => effect?.value ?? null);
  const effects = [first, second].filter((value): value is number => typeof value === 'number');
  const mean = effects.reduce((sum, value) => sum + value, 0) / effects.length;
  const statistics = {
    'change alone': result.change?.value ?? null,
    'first side fixed': first ?? null,
    'second side fixed': second ?? null,
    'mean of both': effects.length > 0 ? mean : null,
    'second measure': result.witness?.value ?? null,
    combined: result.combined?.value ?? null,
  };
  const none = Object.fromEntries(STATISTICS.map((name) => [name, null])) as typeof statistics;
  return { shift, verdict, moved: known ? moved : null, statistics: known ? statistics : none };
}

/** A share with its interval, and how many cases it is of. */
export interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly interval: readonly [number, number];
}

/** How a set of cases and placebos came out. */
export interface ShiftScores {
  /** Labelled cases with data whose direction is right, whatever the verdict. */
  readonly direction: Figure;
  /** Labelled cases that were called clear the wrong way. */
  readonly wrongWayClear: number;
  /** Controls and placebos that were called clear. */
  readonly falseClear: Figure;
  /** Labelled cases with data that were called clear the right way. */
  readonly recall: Figure;
  /** The same of all labelled cases, with data or without. */
  readonly recallOfAll: Figure;
  readonly noData: number;
}

export function scoreShifts(cases: readonly ShiftOutcome[], placebos: readonly ShiftOutcome[]): ShiftScores {
  const labelled = cases.filter(({ shift }) => shift.expected !== 'none');
  const known = labelled.filter(({ verdict }) => verdict !== 'not enough data');
  const right = ({ shift, moved }: ShiftOutcome): boolean => moved === shift.expected;
  const clear = ({ verdict }: ShiftOutcome): boolean => verdict === 'clear';
  const quiet = [...cases.filter(({ shift }) => shift.expected === 'none'), ...placebos];
  const share = (hits: readonly unknown[], of: readonly unknown[]): Figure => {
    const { value = null, n, interval } = wilsonInterval(hits.length, of.length);
    return { value, n, interval };
  };
  const found = known.filter((one) => clear(one) && right(one));
  return {
    direction: share(known.filter(right), known),
    wrongWayClear: known.filter((one) => clear(one) && !right(one)).length,
    falseClear: share(quiet.filter(clear), quiet),
    recall: share(found, known),
    recallOfAll: share(found, labelled),
    noData: labelled.length - known.length,
  };
}

/** What a statistic would have given, with the bound that so few placebos pass. */
export interface StatisticScores {
  readonly name: StatisticName;
  readonly direction: number | null;
  readonly recallAt2: number | null;
  readonly recallAt5: number | null;
  /** Share of pairs of a labelled case and a placebo in which the case's change is the larger. */
  readonly auc: number | null;
}

export function scoreStatistics(
  cases: readonly ShiftOutcome[],
  placebos: readonly ShiftOutcome[],
): readonly StatisticScores[] {
  return STATISTICS.flatMap((name): readonly StatisticScores[] => {
    const quiet = placebos.flatMap(({ statistics }) => {
      const value = statistics[name];
      return value === null ? [] : [Math.abs(value)];
    });
    const labelled = cases.flatMap(({ shift, statistics }) => {
      const value = statistics[name];
      if (shift.expected === 'none' || value === null) return [];
      return [shift.expected === 'closer' ? value : -value];
    });
    if (quiet.length === 0 || labelled.length === 0) return [];
    quiet.sort((a, b) => b - a);
    const shareOf = (test: (value: number) => boolean): number => labelled.filter(test).length / labelled.length;
    const bound = (share: number): number => quiet[Math.floor(share * quiet.length)] as number;
    const below = (value: number): number => quiet.filter((one) => one < Math.abs(value)).length / quiet.length;
    return [
      {
        name,
        direction: shareOf((value) => value > 0),
        recallAt2: shareOf((value) => value > bound(0.02)),
        recallAt5: shareOf((value) => value > bound(0.05)),
        auc: labelled.reduce((sum, value) => sum + below(value), 0) / labelled.length,
      },
    ];
  });
}
