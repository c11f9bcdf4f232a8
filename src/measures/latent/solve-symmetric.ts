/** Solves a small system whose matrix (row by row) is symmetric and positive definite, by Cholesky's decomposition. */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) rest -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (lower[j * size + j] as number);
    }
  }
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      solution[i] = (solution[i] as number) - (lower[i * size + k] as number) * (solution[k] as number);
    }
    solution[i] = (solution[i] as number) / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) {
      solution[i] = (solution[i] as number) - (lower[k * size + i] as number) * (solution[k] as number);
    }
    solution[i] = (solution[i] as number) / (lower[i * size + i] as number);
  }
  return solution;
}
