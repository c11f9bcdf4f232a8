import { EntenteError } from '../../records/failure.ts';
import type { Panel } from '../../records/panel.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { chiSquareUpper } from '../numbers/gamma.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { sampleQuantile } from '../numbers/sample-quantile.ts';

export interface GroupTimeOptions {
  /**
   * With whom treated units are compared: those that are not treated yet (never treated ones too), or only those that
   * never are. Default `not yet`.
   */
  readonly controls?: 'not yet' | 'never';
  /** So many periods before treatment units may already react; default 0. */
  readonly anticipation?: number;
  /**
   * What a period before treatment is compared with: the period before it (`varying`, the default), or the last one
   * before treatment (`universal`).
   */
  readonly base?: 'varying' | 'universal';
  /** Draws of the multiplier bootstrap, which gives errors that few odd units do not carry, and bands; default 0: none. */
  readonly draws?: number;
  readonly seed?: number;
}

/** An effect with its error. */
export interface EffectEstimate {
  readonly value: number;
  /** Standard error by the influence function. */
  readonly error: number;
  /** 95 %, of this effect alone. */
  readonly interval: readonly [low: number, high: number];
  /** By the multiplier bootstrap, where draws were asked for. */
  readonly bootstrap?: {
    readonly error: number;
    /** 95 % of all effects of its family together. */
    readonly band: readonly [low: number, high: number];
  };
}

/** The mean effect on units first treated in `group`, in `period`: ATT(g, t). */
export interface GroupTimeEffect extends EffectEstimate {
  readonly group: number;
  readonly period: number;
  /** Period with which it is compared. */
  readonly base: number;
  /** Periods since treatment began, below 0 before. */
  readonly since: number;
  /** How many units were treated, and with how many they were compared. */
  readonly n: number;
  readonly controls: number;
}

export interface GroupTimeEffects {
  readonly effects: readonly GroupTimeEffect[];
  /** Whether all effects before treatment are 0 together (Wald test); absent where there are none or they depend on each other. */
  readonly preTest?: { readonly statistic: number; readonly degrees: number; readonly p: number };
  /** Units that count. */
  readonly n: number;
  /** Units that do not, by reason. */
  readonly dropped: Readonly<Record<'gaps' | 'treated from the start' | 'treatment unknown', number>>;
  /** Group and period pairs that nobody could be compared in. */
  readonly without: readonly { readonly group: number; readonly period: number }[];
  readonly method: string;
  readonly options: Required<GroupTimeOptions>;
  /** Units by effects, row by row: what each unit adds to the error of each effect. For aggregates. */
  readonly influence: Float64Array;
  /** Group of each unit that counts; 0 for never. */
  readonly groups: Float64Array;
}

/** How effects are put together. */
export const EFFECT_AGGREGATES = ['simple', 'group', 'time since', 'calendar'] as const;
export type EffectAggregate = (typeof EFFECT_AGGREGATES)[number];

/** Effects put together, with the errors of the weights counted in. */
export interface AggregatedEffects {
  readonly by: EffectAggregate;
  /** Over all of the treated: what one number says. Absent without effects after treatment. */
  readonly overall?: EffectEstimate;
  /** By group, periods since treatment or period; empty for `simple`. */
  readonly parts: readonly (EffectEstimate & { readonly at: number })[];
}

const Z95 = normalQuantile(0.975);

/**
 * Effects of a treatment that units take up at different times: group-time average effects (Callaway and Sant'Anna 2021,
 * Journal of Econometrics 225:200-230), doubly robust; without covariates that is the difference of two mean changes. Unlike
 * a regression with fixed effects for units and periods, units that are treated already are never controls. Errors treat
 * units as independent of each other; dyads that share an actor are not, so that theirs are too small.
 *
 * @param panel values of each unit in each period, without gaps (units with a NaN are dropped and counted)
 * @param firstTreated the period in which each unit is first treated; 0 or later than the last period: never; NaN: not known
 * @throws EntenteError (usage) if the two do not fit, nobody is treated, or there are too few periods
 * @example
 * const panel = { units: ['a', 'b', 'c', 'd'], periods: new Int32Array([1, 2]), values: new Float64Array([1, 4, 2, 4, 1, 2, 2, 3]), n: new Float64Array(8) };
 * groupTimeEffects(panel, [2, 2, 0, 0]).effects[0].value; // 1.5
 */
export function groupTimeEffects(
  panel: Panel,
  firstTreated: ArrayLike<number>,
  { controls = 'not yet', anticipation = 0, base = 'varying', draws = 0, seed = 1 }: GroupTimeOptions = {},
): GroupTimeEffects {
  const periods = [...panel.periods];
  checkInput(panel, firstTreated);
  const options = { controls, anticipation, base, draws, seed };
  const { rows, groups, dropped } = unitsOf(panel, firstTreated, anticipation);
  const cells: Cell[] = [];
  const without: { group: number; period: number }[] = [];
  for (const group of [...new Set(groups)].filter((g) => g > 0).sort((a, b) => a - b)) {
    const start = periods.findIndex((period) => period >= group);
    const last = start - anticipation - 1;
    periods.forEach((period, t) => {
      const from = t >= start - anticipation || base === 'universal' ? last : t - 1;
      if (from < 0 || from === t) return;
      const until = Math.max(t, from) + anticipation;
      const isControl = (g: number): boolean =>
        g === 0 || (controls === 'not yet' && g !== group && g > (periods[Math.min(until, periods.length - 1)] ?? 0));
      const cell = cellOf({ panel, rows, groups, group, isControl, from, t });
      if (cell) cells.push({ ...cell, period, base: periods[from] ?? period, since: t - start });
      else without.push({ group, period });
    });
  }
  const influence = columnsOf(cells, rows.length);
  const estimates = estimatesOf(
    cells.map(({ value }) => value),
    influence,
    rows.length,
    options,
  );
  const effects = cells.map(({ group, period, base: compared, since, n, controls: others }, k): GroupTimeEffect => {
    return { group, period, base: compared, since, n, controls: others, ...(estimates[k] as EffectEstimate) };
  });
  const preTest = preTestOf(effects, influence, rows.length, anticipation);
  return {
    effects,
    ...(preTest ? { preTest } : {}),
    n: rows.length,
    dropped,
    without,
    method: `group-time effects (Callaway and Sant'Anna 2021), ${controls === 'never' ? 'never' : 'not yet'} treated as controls`,
    options,
    influence,
    groups,
  };
}

/**
 * Puts group-time effects together (sections 3.1 and 3.2 of the paper): `simple` over all pairs after treatment, by the size
 * of groups; by `group`, over its periods; by `time since` treatment, negative ones before it; by `calendar` period. The
 * overall figure of `group` weighs groups by size, that of the other two is the mean of their parts after treatment.
 *
 * @example
 * const panel = { units: ['a', 'b', 'c', 'd'], periods: new Int32Array([1, 2]), values: new Float64Array([1, 4, 2, 4, 1, 2, 2, 3]), n: new Float64Array(8) };
 * aggregateEffects(groupTimeEffects(panel, [2, 2, 0, 0]), 'time since').parts.map(({ at, value }) => [at, value]); // [[0, 1.5]]
 */
export function aggregateEffects(result: GroupTimeEffects, by: EffectAggregate): AggregatedEffects {
  const { effects } = result;
  const size = (k: number): number => effects[k]?.n ?? 0;
  const all = effects.map((_, k) => k);
  const after = all.filter((k) => (effects[k]?.since ?? -1) >= 0);
  const bySize = (keys: readonly number[]): Part => sizedPart(result, keys);
  if (by === 'simple') {
    return { by, ...overallOf(result, after.length > 0 ? [bySize(after)] : []), parts: [] };
  }
  const axis = { group: 'group', 'time since': 'since', calendar: 'period' } as const;
  const at = (k: number): number => effects[k]?.[axis[by]] ?? 0;
  const keys = by === 'time since' ? all : after;
  const places = [...new Set(keys.map(at))].sort((a, b) => a - b);
  const parts = places.map((place) => {
    const here = keys.filter((k) => at(k) === place);
    return { at: place, ...(by === 'group' ? evenPart(result, here) : bySize(here)) };
  });
  const influence = columnsOf(parts, result.n);
  const estimates = estimatesOf(
    parts.map(({ value }) => value),
    influence,
    result.n,
    result.options,
  );
  const treated = parts.filter((part) => by !== 'time since' || part.at >= 0);
  const together =
    treated.length === 0
      ? []
      : by === 'group'
        ? [
            weighted(
              treated,
              treated.map((part) => size(after.find((k) => at(k) === part.at) ?? -1)),
              groupShares(
                result,
                treated.map((part) => part.at),
              ),
              result.n,
            ),
          ]
        : [
            weighted(
              treated,
              treated.map(() => 1),
              undefined,
              result.n,
            ),
          ];
  return {
    by,
    ...overallOf(result, together),
    parts: parts.map((part, k) => ({ at: part.at, ...(estimates[k] as EffectEstimate) })),
  };
}

/** A number with what each unit adds to its error. */
interface Part {
  readonly value: number;
  readonly influence: Float64Array;
}

interface Cell {
  readonly group: number;
  readonly period: number;
  readonly base: number;
  readonly since: number;
  readonly value: number;
  readonly n: number;
  readonly controls: number;
  readonly influence: Float64Array;
}

function checkInput({ units, periods, values }: Panel, firstTreated: ArrayLike<number>): void {
  if (firstTreated.length !== units.length || values.length !== units.length * periods.length) {
    throw new EntenteError(
      'usage',
      `There are ${units.length} units and ${periods.length} periods, but ${values.length} values and ${firstTreated.length} beginnings of treatment.`,
    );
  }
  if (periods.length < 2) {
    throw new EntenteError('usage', 'Effects of a treatment need two periods at least.');
  }
}

/** Units that count, by their row, with their groups. */
function unitsOf(
  { units, periods, values }: Panel,
  firstTreated: ArrayLike<number>,
  anticipation: number,
): {
  readonly rows: readonly number[];
  readonly groups: Float64Array;
  readonly dropped: { gaps: number; 'treated from the start': number; 'treatment unknown': number };
} {
  const rows: number[] = [];
  const groups: number[] = [];
  const dropped = { gaps: 0, 'treated from the start': 0, 'treatment unknown': 0 };
  const end = periods.at(-1) ?? 0;
  /** Treated by then, a unit has no period before treatment. */
  const start = periods[Math.min(anticipation, periods.length - 1)] ?? 0;
  for (let u = 0; u < units.length; u++) {
    const first = firstTreated[u] ?? Number.NaN;
    if (Number.isNaN(first)) dropped['treatment unknown']++;
    else if (values.subarray(u * periods.length, (u + 1) * periods.length).some(Number.isNaN)) dropped.gaps++;
    else if (first !== 0 && first <= start) dropped['treated from the start']++;
    else {
      rows.push(u);
      groups.push(first > end ? 0 : first);
    }
  }
  if (!groups.some((group) => group > 0)) {
    throw new EntenteError(
      'usage',
      'No unit is treated between the second period and the last; there is no effect to measure.',
    );
  }
  return { rows, groups: Float64Array.from(groups), dropped };
}

/** Change of the treated less change of the controls, with the influence of each unit; undefined without controls. */
function cellOf({
  panel: { periods, values },
  rows,
  groups,
  group,
  isControl,
  from,
  t,
}: {
  readonly panel: Panel;
  readonly rows: readonly number[];
  readonly groups: Float64Array;
  readonly group: number;
  readonly isControl: (group: number) => boolean;
  readonly from: number;
  readonly t: number;
}): Pick<Cell, 'group' | 'value' | 'n' | 'controls' | 'influence'> | undefined {
  const change = (i: number): number => {
    const row = (rows[i] ?? 0) * periods.length;
    return (values[row + t] ?? 0) - (values[row + from] ?? 0);
  };
  const treated: number[] = [];
  const others: number[] = [];
  groups.forEach((g, i) => {
    if (g === group) treated.push(i);
    else if (isControl(g)) others.push(i);
  });
  if (treated.length === 0 || others.length === 0) return undefined;
  const mean = (members: readonly number[]): number => members.reduce((sum, i) => sum + change(i), 0) / members.length;
  const [own, other] = [mean(treated), mean(others)];
  const influence = new Float64Array(rows.length);
  for (const i of treated) influence[i] = (rows.length * (change(i) - own)) / treated.length;
  for (const i of others) influence[i] = (-rows.length * (change(i) - other)) / others.length;
  return { group, value: own - other, n: treated.length, controls: others.length, influence };
}

/** The influence of units on several numbers as one table, row by row. */
function columnsOf(parts: readonly Part[], n: number): Float64Array {
  const table = new Float64Array(n * parts.length);
  parts.forEach(({ influence }, k) => {
    for (let i = 0; i < n; i++) table[i * parts.length + k] = influence[i] ?? 0;
  });
  return table;
}

function estimatesOf(
  values: readonly number[],
  influence: Float64Array,
  n: number,
  { draws, seed }: Pick<Required<GroupTimeOptions>, 'draws' | 'seed'>,
): readonly EffectEstimate[] {
  const boot = draws > 0 ? multiplierBootstrap(influence, n, values.length, draws, seed) : undefined;
  return values.map((value, k): EffectEstimate => {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (influence[i * values.length + k] ?? 0) ** 2;
    const error = Math.sqrt(squares) / n;
    const drawn = boot?.errors[k];
    return {
      value,
      error,
      interval: [value - Z95 * error, value + Z95 * error],
      ...(boot && drawn !== undefined
        ? {
            bootstrap: {
              error: drawn,
              band: [value - boot.critical * drawn, value + boot.critical * drawn] as const,
            },
          }
        : {}),
    };
  });
}

const GOLDEN = Math.sqrt(5);
/** Mammen's (1993) two points: mean 0, variance 1 and third moment 1. */
const MAMMEN = { low: (1 - GOLDEN) / 2, high: (1 + GOLDEN) / 2, share: (GOLDEN + 1) / (2 * GOLDEN) };
/** Between the quartiles of a standard normal. */
const QUARTILES = 2 * normalQuantile(0.75);

/**
 * The multiplier bootstrap of the paper (algorithm 1): units are weighted at random, errors are taken from the quartiles of
 * what comes of it, and the critical value from the largest of all studentised effects.
 */
function multiplierBootstrap(
  influence: Float64Array,
  n: number,
  columns: number,
  draws: number,
  seed: number,
): { readonly errors: readonly number[]; readonly critical: number } {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: columns }, () => new Float64Array(draws));
  const sums = new Float64Array(columns);
  for (let draw = 0; draw < draws; draw++) {
    sums.fill(0);
    for (let i = 0; i < n; i++) {
      const weight = random() < MAMMEN.share ? MAMMEN.low : MAMMEN.high;
      for (let k = 0; k < columns; k++) sums[k] = (sums[k] ?? 0) + weight * (influence[i * columns + k] ?? 0);
    }
    for (let k = 0; k < columns; k++) (drawn[k] as Float64Array)[draw] = (sums[k] ?? 0) / n;
  }
  const errors = drawn.map((column) => (sampleQuantile(column, 0.75) - sampleQuantile(column, 0.25)) / QUARTILES);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let k = 0; k < columns; k++) {
      const error = errors[k] ?? 0;
      const size = error > 0 ? Math.abs(drawn[k]?.[draw] ?? 0) / error : 0;
      largest[draw] = Math.max(largest[draw] ?? 0, size);
    }
  }
  // A band is never narrower than the interval of one effect.
  return { errors, critical: Math.max(Z95, sampleQuantile(largest, 0.95)) };
}

function preTestOf(
  effects: readonly GroupTimeEffect[],
  influence: Float64Array,
  n: number,
  anticipation: number,
): GroupTimeEffects['preTest'] {
  const before = effects.flatMap(({ since }, k) => (since < -anticipation ? [k] : []));
  if (before.length === 0) return undefined;
  const covariance = before.map((a) =>
    before.map((b) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        sum += (influence[i * effects.length + a] ?? 0) * (influence[i * effects.length + b] ?? 0);
      }
      return sum / n / n;
    }),
  );
  const statistic = quadraticForm(
    covariance,
    before.map((k) => effects[k]?.value ?? 0),
  );
  return statistic === undefined
    ? undefined
    : { statistic, degrees: before.length, p: chiSquareUpper(statistic, before.length) };
}

/** v' M^-1 v of a positive definite matrix; undefined for one that is none. */
function quadraticForm(matrix: readonly (readonly number[])[], vector: readonly number[]): number | undefined {
  const lower = cholesky(matrix);
  return lower && solveLower(lower, vector).reduce((sum, value) => sum + value * value, 0);
}

/** The lower triangle L with LL' = M, row by row. */
function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | undefined {
  const lower: number[][] = [];
  for (const [i, given] of matrix.entries()) {
    // Row i of L solves the triangle above it for the given row.
    const row = [...solveLower(lower, given.slice(0, i))];
    const rest = (given[i] ?? 0) - row.reduce((sum, value) => sum + value * value, 0);
    if (!(rest > 1e-12 * (given[i] ?? 0))) return undefined;
    lower.push([...row, Math.sqrt(rest)]);
  }
  return lower;
}

/** x of Lx = v. */
function solveLower(lower: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  const solved: number[] = [];
  for (const [i, value] of vector.entries()) {
    const known = solved.reduce((sum, one, k) => sum + one * (lower[i]?.[k] ?? 0), 0);
    solved.push((value - known) / (lower[i]?.[i] ?? 1));
  }
  return solved;
}

/** Mean of effects in which each counts by the size of its group, the error of these sizes counted in. */
function sizedPart(result: GroupTimeEffects, keys: readonly number[]): Part {
  const parts = keys.map((k) => effectPart(result, k));
  return weighted(
    parts,
    keys.map((k) => result.effects[k]?.n ?? 0),
    groupShares(
      result,
      keys.map((k) => result.effects[k]?.group ?? 0),
    ),
    result.n,
  );
}

function evenPart(result: GroupTimeEffects, keys: readonly number[]): Part {
  const parts = keys.map((k) => effectPart(result, k));
  return weighted(
    parts,
    keys.map(() => 1),
    undefined,
    result.n,
  );
}

function effectPart({ effects, influence, n }: GroupTimeEffects, k: number): Part {
  const column = Float64Array.from({ length: n }, (_, i) => influence[i * effects.length + k] ?? 0);
  return { value: effects[k]?.value ?? 0, influence: column };
}

/** Of several groups, for each unit whether it belongs to it: what the shares of groups are estimated from. */
type Shares = (unit: number, part: number) => number;

function groupShares({ groups }: GroupTimeEffects, of: readonly number[]): Shares {
  return (unit, part) => (groups[unit] === of[part] ? 1 : 0);
}

/** Weighted mean of parts. Weights that are shares of groups are estimates too and add to the error. */
function weighted(parts: readonly Part[], sizes: readonly number[], shares: Shares | undefined, n: number): Part {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const value = parts.reduce((sum, part, k) => sum + part.value * (sizes[k] ?? 0), 0) / all;
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    parts.forEach((part, k) => {
      sum += ((part.influence[i] ?? 0) * (sizes[k] ?? 0)) / all;
      // Derivative of a weighted mean by the share of a group, shares being sizes / n.
      if (shares) sum += ((shares(i, k) - (sizes[k] ?? 0) / n) * n * (part.value - value)) / all;
    });
    influence[i] = sum;
  }
  return { value, influence };
}

function overallOf(result: GroupTimeEffects, parts: readonly Part[]): { readonly overall?: EffectEstimate } {
  const [overall] = estimatesOf(
    parts.map(({ value }) => value),
    columnsOf(parts, result.n),
    result.n,
    result.options,
  );
  return overall ? { overall } : {};
}
