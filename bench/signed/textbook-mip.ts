import type { SignedGraph } from '../../src/measures/signed/signed-graph.ts';

/** What a solver says of a programme when it ends or its time is over. */
export interface MipResult {
  /** The best division that it found; Infinity for none. */
  readonly value: number;
  /** No division violates less. */
  readonly bound: number;
  readonly cpuMs: number;
}

/**
 * The line index of balance as a plain programme in whole numbers, such as textbooks have it: a side of 0 or 1 for each node, a
 * variable of 0 or 1 for each tie that is 1 where the tie is violated, two rows for each tie that say so. One node's side is
 * given. What real programmes of this kind add to it (rows for triangles, priorities) is left out: it is there to compare with.
 *
 * @param seconds of the clock at most
 */
export async function textbookMip(graph: SignedGraph, seconds: number): Promise<MipResult> {
  const { default: open } = (await import('highs')) as unknown as { readonly default: typeof import('highs').default };
  const highs = await open();
  const { nodes, from, to, weight } = graph;
  const ties = weight.length;
  const columns = nodes + ties;
  const upper = new Float64Array(columns).fill(1);
  upper[0] = 0;
  const rows = rowsOf(graph);
  const model = highs.createModel();
  const before = process.cpuUsage();
  try {
    model.options.set({ output_flag: false, time_limit: seconds });
    model.addCols({
      cost: Float64Array.from({ length: columns }, (_, n) => (n < nodes ? 0 : Math.abs(weight[n - nodes] as number))),
      lower: new Float64Array(columns),
      upper,
      matrix: {
        format: 'csc',
        numRows: 0,
        numCols: columns,
        starts: new Int32Array(columns + 1),
        indices: new Int32Array(),
        values: new Float64Array(),
      },
    });
    model.addRows({
      lower: rows.lower,
      upper: new Float64Array(2 * ties).fill(highs.infinity),
      matrix: {
        format: 'csr',
        numRows: 2 * ties,
        numCols: columns,
        starts: Int32Array.from({ length: 2 * ties + 1 }, (_, n) => 3 * n),
        indices: rows.indices,
        values: rows.values,
      },
    });
    for (let n = 0; n < columns; n++) model.changeColIntegrality(n, highs.constants.variableType.integer);
    model.run();
    const { user, system } = process.cpuUsage(before);
    const side = model.getSolution().colValue;
    const cut = [...weight.keys()].filter((e) => {
      const apart = Math.round(side[from[e] as number] ?? 0) !== Math.round(side[to[e] as number] ?? 0);
      return apart === (weight[e] as number) > 0;
    });
    return {
      value: cut.reduce((sum, e) => sum + Math.abs(weight[e] as number), 0),
      bound: Number(model.info.get('mip_dual_bound')),
      cpuMs: (user + system) / 1000,
    };
  } finally {
    model.dispose();
  }
}

/** Friends: violated >= a - b and >= b - a. Foes: violated >= a + b - 1 and >= 1 - a - b. */
function rowsOf({ nodes, from, to, weight }: SignedGraph) {
  const ties = weight.length;
  const lower = new Float64Array(2 * ties);
  const indices = new Int32Array(6 * ties);
  const values = new Float64Array(6 * ties);
  for (let e = 0; e < ties; e++) {
    const [a, b] = [from[e] as number, to[e] as number];
    const friends = (weight[e] as number) > 0;
    for (const [half, sign] of [-1, 1].entries()) {
      const row = 2 * e + half;
      const terms = [
        [a, sign],
        [b, friends ? -sign : sign],
        [nodes + e, 1],
      ].sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
      for (const [n, [column = 0, value = 0]] of terms.entries()) {
        indices[3 * row + n] = column;
        values[3 * row + n] = value;
      }
      lower[row] = friends ? 0 : sign;
    }
  }
  return { lower, indices, values };
}
