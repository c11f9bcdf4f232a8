import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { SignedGraph } from './signed-graph.ts';

/**
 * Balance by closed walks: the trace of exp(A) over that of exp(|A|) (Estrada and Benzi 2014), 1 in balance. Dense networks come
 * near 0 whatever their signs, so that it compares no networks of different sizes; shown for those who know it from elsewhere.
 *
 * @returns 1 for a network without ties
 * @example
 * walkBalance(signedGraph(3, [[0, 1, 1], [1, 2, -1], [0, 2, -1]])).toFixed(6); // '1.000000'
 */
export function walkBalance(graph: SignedGraph): number {
  const sums = [(w: number) => w, Math.abs].map((of) => {
    const values = eigenvalues(graph, of, () => 0);
    const top = Math.max(...values);
    return { top, log: Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0)) };
  });
  const [own, all] = sums;
  return own && all ? Math.exp(own.top + own.log - all.top - all.log) : 1;
}

/**
 * The least eigenvalue of the signed Laplacian: 0 in balance, the greater the farther from it (Kunegis and others 2010).
 *
 * @example
 * leastLaplacian(signedGraph(3, [[0, 1, -1], [1, 2, -1], [0, 2, -1]])).toFixed(6); // '1.000000'
 */
export function leastLaplacian(graph: SignedGraph): number {
  const degree = new Float64Array(graph.nodes);
  graph.weight.forEach((w, e) => {
    for (const v of [graph.from[e] as number, graph.to[e] as number]) degree[v] = (degree[v] as number) + Math.abs(w);
  });
  return Math.min(
    ...eigenvalues(
      graph,
      (w) => -w,
      (v) => degree[v] as number,
    ),
  );
}

function eigenvalues(
  { nodes, from, to, weight }: SignedGraph,
  of: (weight: number) => number,
  own: (node: number) => number,
): readonly number[] {
  const matrix = Matrix.zeros(nodes, nodes);
  for (let v = 0; v < nodes; v++) matrix.set(v, v, own(v));
  weight.forEach((w, e) => {
    matrix.set(from[e] as number, to[e] as number, of(w));
    matrix.set(to[e] as number, from[e] as number, of(w));
  });
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
}
