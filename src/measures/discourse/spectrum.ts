import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Ties } from './network.ts';

/**
 * Eigenvalues of the Laplacian of a one-mode network, ties below 0 taken for none, descending and divided by their sum: the shape
 * of the network as a whole.
 *
 * @param asDna DNA forgets to subtract the ties from the degrees; its values are the degrees
 * @returns zeros for a network without ties
 */
export function normalizedSpectrum(ties: Ties, asDna: boolean): Float64Array {
  const values = asDna ? degrees(ties) : laplacianValues(ties);
  values.sort().reverse();
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? values.map((value) => value / sum) : values.fill(0);
}

function eachFriendship({ start, other, weight }: Ties, visit: (i: number, j: number, w: number) => void): void {
  for (let i = 0; i + 1 < start.length; i++) {
    for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
      const w = weight[n] as number;
      if (w > 0) visit(i, other[n] as number, w);
    }
  }
}

function degrees(ties: Ties): Float64Array {
  const degree = new Float64Array(ties.start.length - 1);
  eachFriendship(ties, (i, j, w) => {
    degree[i] = (degree[i] as number) + w;
    if (j !== i) degree[j] = (degree[j] as number) + w;
  });
  return degree;
}

/** Rows without ties have the eigenvalue 0 and need no computing. */
function laplacianValues(ties: Ties): Float64Array {
  const values = new Float64Array(ties.start.length - 1);
  const place = new Int32Array(values.length).fill(-1);
  let tied = 0;
  const seat = (i: number): number => {
    if (place[i] === -1) place[i] = tied++;
    return place[i] as number;
  };
  eachFriendship(ties, (i, j) => {
    if (i === j) return;
    seat(i);
    seat(j);
  });
  if (tied === 0) return values;
  const laplacian = Matrix.zeros(tied, tied);
  eachFriendship(ties, (i, j, w) => {
    if (i === j) return;
    const [a, b] = [seat(i), seat(j)];
    laplacian.set(a, b, -w);
    laplacian.set(b, a, -w);
    laplacian.set(a, a, laplacian.get(a, a) + w);
    laplacian.set(b, b, laplacian.get(b, b) + w);
  });
  const found = new EigenvalueDecomposition(laplacian, { assumeSymmetric: true }).realEigenvalues;
  values.set(found.map((value) => Math.max(0, value)));
  return values;
}

/** Sum of absolute differences; of two normalized spectra 0 for the same shape, and at most 2. */
export function absoluteDifference(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += Math.abs((a[n] as number) - (b[n] as number));
  return sum;
}
