import { portfolioSimilarity } from '../../src/measures/votes/portfolios.ts';
import { type Distance, tableSimilarity, type VoteMeasure } from '../../src/measures/votes/similarity.ts';

/** A value that somebody published or computed elsewhere, and ours. */
export interface CheckedValue {
  readonly what: string;
  readonly expected: number;
  readonly actual: number;
  /** Whether they agree to the digits that are given. */
  readonly agree: boolean;
}

/** A file of the form of data/alignment/similarity_examples.json. */
export interface SimilarityExamples {
  readonly un?: readonly Readonly<Record<string, unknown>>[];
  readonly alliances?: readonly Readonly<Record<string, unknown>>[];
}

/** Keys of the file, each with the measure that it names. */
const KEYS: Readonly<Record<string, readonly [VoteMeasure, Distance]>> = {
  agreement: ['agreement', 'nominal'],
  S_abs: ['s', 'absolute'],
  S_sq: ['s', 'squared'],
  kappa: ['kappa', 'nominal'],
  kappa_unweighted: ['kappa', 'nominal'],
  kappa_linear: ['kappa', 'absolute'],
  kappa_quadratic: ['kappa', 'squared'],
  pi: ['pi', 'nominal'],
  pi_unweighted: ['pi', 'nominal'],
  pi_linear: ['pi', 'absolute'],
  pi_quadratic: ['pi', 'squared'],
  tau_b: ['tau', 'nominal'],
};

/** Compares every value of the file with ours. */
export function scoreSimilarity({ un = [], alliances = [] }: SimilarityExamples): readonly CheckedValue[] {
  const digits = Math.max(
    0,
    ...[...un, ...alliances].flatMap((row) => Object.keys(KEYS).map((key) => decimals(row[key]))),
  );
  const checked = (what: string, expected: unknown, actual: number): readonly CheckedValue[] =>
    typeof expected === 'number'
      ? [{ what, expected, actual, agree: Math.abs(expected - actual) <= 0.5 * 10 ** -digits + 1e-12 }]
      : [];
  return [
    ...un.flatMap((row) => {
      const table = (row.confusion_yes_abstain_no as number[][]).flat();
      return Object.entries(KEYS).flatMap(([key, [measure, distance]]) =>
        checked(`${row.a}-${row.b} ${row.year} ${key}`, row[key], tableSimilarity(table, measure, distance)),
      );
    }),
    ...alliances.flatMap((row) => {
      const [one, other] = [row.portfolio1 as number[], row.portfolio2 as number[]];
      const without = Number(row.nStates) - one.length;
      const name = `${row.ccode1}-${row.ccode2} ${row.year}`;
      const binary = [one, other].map((ties) => ties.map((tie) => Math.min(1, tie)));
      return [
        ...Object.entries(KEYS).flatMap(([key, [measure, distance]]) =>
          checked(
            `${name} ${key}`,
            row[key],
            portfolioSimilarity(one, other, { measure, distance, highest: 3, without }).value,
          ),
        ),
        ...checked(
          `${name} S_abs_binary`,
          row.S_abs_binary,
          portfolioSimilarity(binary[0] ?? [], binary[1] ?? [], { measure: 's', highest: 1, without }).value,
        ),
      ];
    }),
  ];
}

function decimals(value: unknown): number {
  return typeof value === 'number' ? (String(value).split('.')[1]?.length ?? 0) : 0;
}
