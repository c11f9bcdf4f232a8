import { type InterruptedEffect, interruptedSeries } from '../../src/measures/effects/interrupted-series.ts';
import { leastSquares } from '../../src/measures/effects/least-squares.ts';
import { localLevelEffect } from '../../src/measures/effects/local-level.ts';
import {
  differenceInDifferences,
  syntheticControl,
  syntheticDifferenceInDifferences,
} from '../../src/measures/effects/synthetic-control.ts';
import type { IdealPoints } from '../../src/measures/votes/ideal-points.ts';
import { portfolioSimilarity } from '../../src/measures/votes/portfolios.ts';
import { tableSimilarity, type VoteMeasure } from '../../src/measures/votes/similarity.ts';
import { type RollCalls, VOTES } from '../../src/records/roll-calls.ts';

/** A published figure and ours, as both are printed, and whether they agree. */
export interface ValueCheck {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
  readonly agrees: boolean;
}

/** Agrees where both are the same when printed with so many digits. */
export function sameDigits(what: string, published: number, ours: number, digits: number): ValueCheck {
  const [theirs, mine] = [published.toFixed(digits), ours.toFixed(digits)];
  return { what, published: theirs, ours: mine, agrees: theirs === mine };
}

interface UnExample {
  readonly a: string;
  readonly b: string;
  readonly year: number;
  readonly confusion_yes_abstain_no: readonly (readonly number[])[];
}

interface AllianceExample {
  readonly ccode1: number;
  readonly ccode2: number;
  readonly year: number;
  readonly nStates: number;
  readonly portfolio1: readonly number[];
  readonly portfolio2: readonly number[];
}

export interface SimilarityExamples {
  readonly un: readonly (UnExample & Readonly<Record<string, unknown>>)[];
  readonly alliances: readonly (AllianceExample & Readonly<Record<string, unknown>>)[];
}

/** The names that files of examples give to measures. */
const SIMILARITIES = {
  agreement: ['agreement', 'nominal'],
  S_abs: ['s', 'absolute'],
  S_sq: ['s', 'squared'],
  kappa_linear: ['kappa', 'absolute'],
  kappa_quadratic: ['kappa', 'squared'],
  pi_linear: ['pi', 'absolute'],
  pi_quadratic: ['pi', 'squared'],
  tau_b: ['tau', 'absolute'],
} as const satisfies Readonly<Record<string, readonly [VoteMeasure, 'nominal' | 'absolute' | 'squared']>>;

/** Likeness of votes and of alliances, to six digits. */
export function checkSimilarity({ un, alliances }: SimilarityExamples): readonly ValueCheck[] {
  const checks: ValueCheck[] = [];
  const known = Object.entries(SIMILARITIES);
  for (const example of un) {
    const table = example.confusion_yes_abstain_no.flat();
    for (const [name, [measure, distance]] of known) {
      const published = example[name];
      if (typeof published !== 'number') continue;
      const what = `${example.a} and ${example.b}, ${example.year}: ${name}`;
      checks.push(sameDigits(what, published, tableSimilarity(table, measure, distance), 6));
    }
  }
  for (const example of alliances) {
    for (const [name, [measure, distance]] of known) {
      const published = example[name];
      if (typeof published !== 'number') continue;
      const without = example.nStates - example.portfolio1.length;
      const options = { measure, distance, highest: 3, without };
      const { value } = portfolioSimilarity(example.portfolio1, example.portfolio2, options);
      const what = `alliances of ${example.ccode1} and ${example.ccode2}, ${example.year}: ${name}`;
      checks.push(sameDigits(what, published, value, 6));
    }
  }
  return checks;
}

interface SeatbeltMonth {
  readonly drivers: number;
  readonly PetrolPrice: number;
  readonly law: number;
}

export interface ImpactExamples {
  readonly seatbelts: { readonly rows: readonly SeatbeltMonth[]; readonly expected: Readonly<Record<string, number>> };
  readonly causalImpactToy: {
    readonly y: readonly number[];
    readonly x1: readonly number[];
    readonly lastPre: number;
    readonly trueEffect: number;
    readonly expected: Readonly<Record<string, number | string>>;
  };
}

/** A step in a series of months, with the price, a trend and the months beside it. */
export function seatbeltStep(rows: readonly SeatbeltMonth[]): InterruptedEffect {
  const months = Array.from({ length: 11 }, (_, m) => rows.map((_, t) => (t % 12 === m + 1 ? 1 : 0)));
  return interruptedSeries(
    {
      values: rows.map(({ drivers }) => Math.log(drivers)),
      start: rows.findIndex(({ law }) => law === 1),
      controls: [rows.map(({ PetrolPrice }) => Math.log(PetrolPrice)), rows.map((_, t) => t), ...months],
    },
    { lag: 12, placebos: { first: 24, last: 12, step: 1 } },
  );
}

/** The seat belt law and the worked example of CausalImpact. */
export function checkImpactExamples({ seatbelts, causalImpactToy: toy }: ImpactExamples): readonly ValueCheck[] {
  const step = seatbeltStep(seatbelts.rows);
  const { law = Number.NaN, olsSe = Number.NaN, neweyWest12Se = Number.NaN } = seatbelts.expected;
  const share = seatbelts.expected.placeboDatesShareAtLeastAsLarge ?? Number.NaN;
  const start = toy.lastPre;
  const fit = leastSquares([new Array(start).fill(1), toy.x1.slice(0, start)], toy.y.slice(0, start));
  const [constant = 0, slope = 0] = fit.coefficients;
  const gaps = toy.y.slice(start).map((value, t) => value - constant - slope * (toy.x1[start + t] ?? 0));
  const regression = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const level = localLevelEffect({ values: toy.y, start, regressors: [toy.x1] }).effect;
  const [low, high] = level.interval ?? [Number.NaN, Number.NaN];
  return [
    sameDigits('seat belts: step', law, step.effect.value, 6),
    sameDigits('seat belts: usual error', olsSe, step.usualError, 6),
    sameDigits('seat belts: Newey-West error over 12 months', neweyWest12Se, step.robustError, 6),
    sameDigits('seat belts: share of placebo months with as large a step', share, step.placeboShare ?? Number.NaN, 6),
    sameDigits('CausalImpact example: regression', Number(toy.expected.olsAverageEffect), regression, 6),
    {
      what: 'CausalImpact example: interval of the local level holds the true effect',
      published: `${toy.trueEffect}`,
      ours: `${level.value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
      agrees: low <= toy.trueEffect && toy.trueEffect <= high,
    },
  ];
}

export interface Prop99Values {
  readonly firstTreatedYear: number;
  readonly treated: string;
  readonly expected: Readonly<Record<string, number | string | object>>;
}

/** The tobacco tax in California: State;Year;PacksPerCapita;treated. */
export function checkProp99(csv: string, { firstTreatedYear, treated, expected }: Prop99Values): readonly ValueCheck[] {
  const [, ...lines] = csv.trim().split(/\r?\n/u);
  const rows = lines.map((line) => line.split(';'));
  const years = [...new Set(rows.map(([, year]) => Number(year)))].sort((a, b) => a - b);
  const states = new Map<string, number[]>();
  for (const [state = '', year, packs] of rows) {
    const values = states.get(state) ?? new Array<number>(years.length).fill(Number.NaN);
    values[years.indexOf(Number(year))] = Number(packs);
    states.set(state, values);
  }
  const own = states.get(treated) ?? [];
  states.delete(treated);
  const panel = { treated: own, donors: [...states.values()], start: years.indexOf(firstTreatedYear) };
  const value = (method: typeof differenceInDifferences): number => method(panel, { placebos: 0 }).effect.value;
  return [
    sameDigits('Proposition 99: difference in differences', Number(expected.did), value(differenceInDifferences), 3),
    sameDigits('Proposition 99: synthetic control', Number(expected.sc), value(syntheticControl), 3),
    sameDigits(
      'Proposition 99: synthetic difference in differences',
      Number(expected.synthdid),
      value(syntheticDifferenceInDifferences),
      3,
    ),
  ];
}

/** Correlation with published ideal points (Year,ID,Name,Ideal.point) over all states and years that both have; agrees from .88 on. */
export function checkIdealPoints(csv: string, points: IdealPoints): readonly ValueCheck[] {
  const [, ...lines] = csv.trim().split(/\r?\n/u);
  const pairs: (readonly [number, number])[] = [];
  for (const line of lines) {
    const cells = line.split(',');
    const [s, t] = [points.states.indexOf(cells[1] ?? ''), points.periods.indexOf(Number(cells[0]))];
    const [theirs, ours] = [Number(cells.at(-1)), points.position[s * points.periods.length + t]];
    if (s >= 0 && t >= 0 && Number.isFinite(theirs) && ours !== undefined && Number.isFinite(ours)) {
      pairs.push([theirs, ours]);
    }
  }
  const r = correlation(pairs);
  const what = `ideal points: correlation over ${pairs.length} states and years`;
  return [{ what, published: '0.88 or more', ours: r.toFixed(3), agrees: r >= 0.88 }];
}

/** What the README of unvotes counts of 1946: votes of yes among all that a state cast. */
const YES_IN_1946: Readonly<Record<string, readonly [yes: number, all: number]>> = {
  AFG: [7, 17],
  ARG: [30, 43],
  AUS: [24, 43],
  BLR: [19, 43],
  BEL: [26, 43],
  CAN: [27, 42],
  COL: [13, 42],
};

/** Counts of 1946, where the votes have them. */
export function checkVotes({ day, states, votes }: RollCalls): readonly ValueCheck[] {
  const end = Date.UTC(1947, 0, 1) / 86_400_000;
  return Object.entries(YES_IN_1946).flatMap(([state, [yes, all]]) => {
    const column = states.indexOf(state);
    let [ourYes, ourAll] = [0, 0];
    for (let row = 0; row < day.length && column >= 0; row++) {
      const vote = votes[row * states.length + column] ?? 0;
      if ((day[row] ?? end) >= end || vote < VOTES.yes || vote > VOTES.no) continue;
      ourAll++;
      if (vote === VOTES.yes) ourYes++;
    }
    if (ourAll === 0) return [];
    const [published, ours] = [`${yes} of ${all}`, `${ourYes} of ${ourAll}`];
    return [{ what: `votes of yes, ${state}, 1946`, published, ours, agrees: published === ours }];
  });
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const [mx, my] = [0, 1].map((k) => pairs.reduce((sum, pair) => sum + (pair[k] ?? 0), 0) / n) as [number, number];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  return xy / Math.sqrt(xx * yy);
}
