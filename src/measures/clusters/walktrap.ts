import type { Communities } from './louvain.ts';
import { excessTies, groupedExcess, renumbered, type WeightTable } from './modularity.ts';

/**
 * Communities by short random walks (Pons and Latapy 2006): members from which walks end in the same places are joined as Ward
 * would join them, only where a tie joins them; of all stages that with the highest modularity is taken. Ties below 0 are no ties.
 *
 * @param steps length of the walks
 * @example
 * const two = Float64Array.of(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0);
 * [...walktrap({ size: 4, cells: two }).group]; // [0, 0, 1, 1]
 */
export function walktrap(table: WeightTable, steps = 4): Communities {
  const { size } = table;
  const cells = table.cells.map((weight, n) => (n % (size + 1) === 0 ? 0 : Math.max(0, weight)));
  const degree = Float64Array.from({ length: size }, (_, i) => sum(cells.subarray(i * size, (i + 1) * size)));
  const excess = excessTies({ size, cells });
  const group = Int32Array.from({ length: size }, (_, i) => i);
  let best: Communities = { group: group.slice(), modularity: groupedExcess(excess, group) };
  const stages = new Stages(walks(cells, degree, size, steps), degree, cells);
  let value = best.modularity;
  for (let pair = stages.next(); pair; pair = stages.next()) {
    const [a, b] = pair;
    value += 2 * between(excess, group, a, b);
    for (const [i, g] of group.entries()) if (g === b) group[i] = a;
    stages.join(a, b);
    if (value > best.modularity + 1e-12) best = { group: group.slice(), modularity: value };
  }
  return { group: renumbered(best.group), modularity: best.modularity };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function between(excess: Float64Array, group: Int32Array, a: number, b: number): number {
  let total = 0;
  for (const [i, g] of group.entries()) {
    if (g !== a) continue;
    for (let j = 0; j < group.length; j++) if (group[j] === b) total += excess[i * group.length + j] as number;
  }
  return total;
}

/** Where walks from each member are after so many steps, divided by the root of the degree there. */
function walks(cells: Float64Array, degree: Float64Array, size: number, steps: number): Float64Array {
  const ways = Array.from({ length: size }, (_, k) => waysFrom(cells, degree, size, k));
  const strength = ways.map(({ all }) => Math.sqrt(all));
  let at = new Float64Array(size * size);
  for (let i = 0; i < size; i++) at[i * size + i] = 1;
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      walkOn(at.subarray(i * size, (i + 1) * size), next.subarray(i * size, (i + 1) * size), ways);
    at = next;
  }
  return at.map((value, n) => value / (strength[n % size] as number));
}

interface Ways {
  readonly to: Int32Array;
  readonly weight: Float64Array;
  readonly all: number;
}

/** Where a walker may go; he may also stay, as if each member had a tie of its mean weight with itself. */
function waysFrom(cells: Float64Array, degree: Float64Array, size: number, k: number): Ways {
  const others = Array.from({ length: size }, (_, j) => j).filter((j) => (cells[k * size + j] as number) > 0);
  const stay = others.length > 0 ? (degree[k] as number) / others.length : 1;
  return {
    to: Int32Array.from([k, ...others]),
    weight: Float64Array.from([stay, ...others.map((j) => cells[k * size + j] as number)]),
    all: (degree[k] as number) + stay,
  };
}

function walkOn(at: Float64Array, next: Float64Array, ways: readonly Ways[]): void {
  for (const [k, { to, weight, all }] of ways.entries()) {
    const here = at[k] as number;
    if (here === 0) continue;
    for (let n = 0; n < to.length; n++) {
      const j = to[n] as number;
      next[j] = (next[j] as number) + (here * (weight[n] as number)) / all;
    }
  }
}

/** The communities of a stage, and what joining any two that are tied would add to the variance. */
class Stages {
  readonly #size: number;
  readonly #walks: Float64Array;
  readonly #count: Int32Array;
  readonly #tied: Uint8Array;
  readonly #growth: Float64Array;
  /** Of each community the one that is best joined with it, or -1. */
  readonly #nearest: Int32Array;

  constructor(walks: Float64Array, degree: Float64Array, cells: Float64Array) {
    const size = degree.length;
    this.#size = size;
    this.#walks = walks;
    this.#count = new Int32Array(size).fill(1);
    this.#tied = Uint8Array.from(cells, (weight) => Number(weight > 0));
    this.#growth = new Float64Array(size * size);
    this.#nearest = new Int32Array(size).fill(-1);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) if (this.#tied[a * size + b] === 1) this.#growth[a * size + b] = this.#grows(a, b);
    }
    for (let a = 0; a < size; a++) this.#seek(a);
  }

  #grows(a: number, b: number): number {
    const [n, m] = [this.#count[a] as number, this.#count[b] as number];
    let distance = 0;
    for (let k = 0; k < this.#size; k++) {
      distance += ((this.#walks[a * this.#size + k] as number) - (this.#walks[b * this.#size + k] as number)) ** 2;
    }
    return ((n * m) / (n + m)) * distance;
  }

  #seek(a: number): void {
    let best = -1;
    for (let b = 0; b < this.#size; b++) {
      if (this.#tied[a * this.#size + b] !== 1) continue;
      if (best === -1 || (this.#growth[a * this.#size + b] as number) < (this.#growth[a * this.#size + best] as number))
        best = b;
    }
    this.#nearest[a] = best;
  }

  /** The two communities that are joined next; nothing where none are tied. */
  next(): readonly [a: number, b: number] | undefined {
    let best: readonly [number, number] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let a = 0; a < this.#size; a++) {
      const b = this.#nearest[a] as number;
      if (b === -1) continue;
      const growth = this.#growth[a * this.#size + b] as number;
      if (growth < least) {
        least = growth;
        best = [Math.min(a, b), Math.max(a, b)];
      }
    }
    return best;
  }

  /** Joins `b` to `a`. */
  join(a: number, b: number): void {
    const size = this.#size;
    const [n, m] = [this.#count[a] as number, this.#count[b] as number];
    for (let k = 0; k < size; k++) {
      const [own, other] = [this.#walks[a * size + k] as number, this.#walks[b * size + k] as number];
      this.#walks[a * size + k] = (n * own + m * other) / (n + m);
    }
    this.#count[a] = n + m;
    for (let c = 0; c < size; c++) {
      if (this.#tied[b * size + c] === 1 && c !== a) this.#tie(a, c);
      this.#tied[b * size + c] = 0;
      this.#tied[c * size + b] = 0;
    }
    this.#nearest[b] = -1;
    for (let c = 0; c < size; c++) {
      if (this.#tied[a * size + c] === 1) {
        const growth = this.#grows(a, c);
        this.#growth[a * size + c] = growth;
        this.#growth[c * size + a] = growth;
        this.#seek(c);
      }
    }
    this.#seek(a);
  }

  #tie(a: number, c: number): void {
    this.#tied[a * this.#size + c] = 1;
    this.#tied[c * this.#size + a] = 1;
  }
}
