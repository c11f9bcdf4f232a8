import { type InterruptedEffect, interruptedSeries } from '../../src/measures/effects/interrupted-series.ts';
import { leastSquares } from '../../src/measures/effects/least-squares.ts';
import { localLevelEffect } from '../../src/measures/effects/local-level.ts';
import {
  differenceInDifferences,
  syntheticControl,
  syntheticDifferenceInDifferences,
} from '../../src/measures/effects/synthetic-control.ts';
import type { IdealPoints } from '../../src/measures/votes/ideal-points.ts';
import { type RollCalls, VOTES } from '../../src/records/roll-calls.ts';
import { readPublishedPoints, scoreIdealPoints } from './score-ideal-points.ts';
import { type SimilarityExamples, scoreSimilarity } from './score-similarity.ts';

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

/** Likeness of votes and of alliances, to the digits that the file gives. */
export function checkSimilarity(examples: SimilarityExamples): readonly ValueCheck[] {
  return scoreSimilarity(examples).map(({ what, expected, actual, agree }) => ({
    what,
    published: `${expected}`,
    ours: `${actual}`,
    agrees: agree,
  }));
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
function seatbeltStep(rows: readonly SeatbeltMonth[]): InterruptedEffect {
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

/** Correlation with published ideal points over all states and years that both have; agrees from .88 on. */
export function checkIdealPoints(csv: string, points: IdealPoints): readonly ValueCheck[] {
  const { n, r } = scoreIdealPoints(points, readPublishedPoints(csv));
  const what = `ideal points: correlation over ${n} states and years`;
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
