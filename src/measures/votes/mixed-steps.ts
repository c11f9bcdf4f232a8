/** How many of the last rounds are mixed; more of them make the steps of a fit that is not linear erratic. */
const DEPTH = 5;
/** Keeps the equations solvable where steps are nearly alike. */
const RIDGE = 1e-8;
/** A round that moves by more than twice the last one ends the memory. */
const RESTART = 4;

/**
 * Speeds up a fit that creeps: the next round begins where the last few steps, taken together, would come to rest (Anderson
 * 1965; Walker and Ni 2011).
 *
 * @returns a function that takes where a round began and where it ended, and moves the latter to where the next begins
 */
export function mixedSteps(): (began: Float64Array, ended: Float64Array) => void {
  let ends: Float64Array[] = [];
  let steps: Float64Array[] = [];
  let last: { readonly end: Float64Array; readonly step: Float64Array; readonly size: number } | undefined;
  return (began, ended) => {
    const end = ended.slice();
    const step = ended.map((value, i) => value - (began[i] ?? 0));
    const size = dot(step, step);
    if (last && size > RESTART * last.size) {
      ends = [];
      steps = [];
    } else if (last) {
      ends = [...ends, difference(end, last.end)].slice(-DEPTH);
      steps = [...steps, difference(step, last.step)].slice(-DEPTH);
    }
    last = { end, step, size };
    const shares = restingShares(steps, step);
    ends.forEach((each, k) => {
      const share = shares[k] ?? 0;
      for (let i = 0; i < ended.length; i++) ended[i] = (ended[i] ?? 0) - share * (each[i] ?? 0);
    });
  };
}

/** How much of each earlier change of the step takes away most of the step: least squares. */
function restingShares(steps: readonly Float64Array[], step: Float64Array): readonly number[] {
  const rows = steps.map((one) => [...steps.map((other) => dot(one, other)), dot(one, step)]);
  const trace = rows.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  rows.forEach((row, i) => {
    row[i] = (row[i] ?? 0) + RIDGE * trace;
  });
  return eliminated(rows);
}

/** Solves a small symmetric positive definite system; the last cell of each row is its right side. */
function eliminated(rows: readonly number[][]): readonly number[] {
  const size = rows.length;
  rows.forEach((pivot, i) => {
    for (const row of rows.slice(i + 1)) {
      const share = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j <= size; j++) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0);
    }
  });
  const found = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    const rest = found.reduce((sum, value, j) => (j > i ? sum + value * (row[j] ?? 0) : sum), 0);
    found[i] = ((row[size] ?? 0) - rest) / (row[i] ?? 1);
  }
  return found;
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, i) => value - (other[i] ?? 0));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}
