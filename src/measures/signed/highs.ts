/** A covering programme that grows: least cost so that of every set something is taken. */
export interface HighsModel {
  /** Adds sets of which at least 1 is to be taken together. */
  addCovers(sets: readonly (readonly number[])[]): void;
  /** From now on every thing is taken whole or not at all. */
  inWholeNumbers(): void;
  /** `bound`: no choice costs less. */
  solve(): { readonly bound: number; readonly values: ArrayLike<number> };
  close(): void;
}

const load = async () => {
  // Its types call the loader the default of the module, its code gives it as such: TypeScript takes the package for CommonJS.
  const { default: open } = (await import('highs')) as unknown as { readonly default: typeof import('highs').default };
  return await open();
};
type Solver = Awaited<ReturnType<typeof load>>;
let loading: Promise<Solver> | undefined;

/**
 * Opens a programme in HiGHS, which is loaded when it is first needed.
 * @param costs of each thing, 0 or more
 */
export async function openHighs(costs: Float64Array): Promise<HighsModel> {
  loading ??= load();
  const highs = await loading;
  const things = costs.length;
  const model = highs.createModel();
  model.options.set({ output_flag: false });
  model.addCols({
    cost: costs,
    lower: new Float64Array(things),
    upper: new Float64Array(things).fill(1),
    matrix: {
      format: 'csc',
      numRows: 0,
      numCols: things,
      starts: new Int32Array(things + 1),
      indices: new Int32Array(),
      values: new Float64Array(),
    },
  });
  let whole = false;
  return {
    addCovers(sets) {
      const starts = new Int32Array(sets.length + 1);
      sets.forEach((set, n) => {
        starts[n + 1] = (starts[n] as number) + set.length;
      });
      const indices = Int32Array.from(sets.flatMap((set) => set.toSorted((a, b) => a - b)));
      model.addRows({
        lower: new Float64Array(sets.length).fill(1),
        upper: new Float64Array(sets.length).fill(highs.infinity),
        matrix: {
          format: 'csr',
          numRows: sets.length,
          numCols: things,
          starts,
          indices,
          values: new Float64Array(indices.length).fill(1),
        },
      });
    },
    inWholeNumbers() {
      whole = true;
      for (let n = 0; n < things; n++) model.changeColIntegrality(n, highs.constants.variableType.integer);
    },
    solve() {
      model.run();
      const bound = whole ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue();
      return { bound, values: model.getSolution().colValue };
    },
    close: () => model.dispose(),
  };
}
