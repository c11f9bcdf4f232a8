/** Facts about something with the right answer; those that are absent are 0. */
export interface OddsExample {
  readonly facts: Readonly<Record<string, boolean | number>>;
  readonly isRight: boolean;
}

const STEPS = 30;

/**
 * Logistic regression with a ridge by Newton's method: what each fact adds to the logarithm of the odds, beside `none`, where no fact
 * holds, which has no ridge.
 *
 * @param ridge penalty on the square of each weight
 */
export function fitOdds(examples: readonly OddsExample[], ridge: number): Readonly<Record<string, number>> {
  const names = [...new Set(examples.flatMap(({ facts }) => Object.keys(facts)))].sort();
  const rows = examples.map(({ facts }) => [1, ...names.map((name) => Number(facts[name] ?? 0))]);
  const size = names.length + 1;
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, k) => (k === 0 ? 0 : ridge * weight));
    const curve = weights.map((_, k) => weights.map((_, l) => (k === l ? (k === 0 ? 1e-9 : ridge) : 0)));
    rows.forEach((row, n) => {
      const share = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * (weights[k] as number), 0)));
      const off = share - Number(examples[n]?.isRight);
      row.forEach((value, k) => {
        gradient[k] = (gradient[k] as number) + off * value;
        const line = curve[k] as number[];
        row.forEach((other, l) => {
          line[l] = (line[l] as number) + share * (1 - share) * value * other;
        });
      });
    });
    solve(curve, gradient).forEach((move, k) => {
      weights[k] = (weights[k] as number) - move;
    });
  }
  return Object.fromEntries(['none', ...names].map((name, k) => [name, weights[k] as number]));
}

/** The solution of a system of equations that is symmetric and positive definite, by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k] as number]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const pivot = rows[k] as number[];
    for (const row of rows) {
      if (row === pivot) continue;
      const times = (row[k] as number) / (pivot[k] as number);
      for (let l = k; l <= size; l++) row[l] = (row[l] as number) - times * (pivot[l] as number);
    }
  }
  return rows.map((row, k) => (row[size] as number) / (row[k] as number));
}
