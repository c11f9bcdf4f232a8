import { seededRandom } from '../../records/seeded-random.ts';
import { grouped } from './grouped.ts';

/** A cell of a table of pairs: what one coder said, what the other did, and how often. */
type Cell = readonly [one: number, other: number, weight: number];

/**
 * Ratings as tables of pairs, one a document, that can be added up: so that documents are drawn anew quickly. Of two coders the first says the
 * row and the second the column; of more, each pair of ratings of a unit counts 1 divided by one less than the number of its ratings.
 */
export interface PairTables {
  /** How many values there are. */
  readonly size: number;
  /** The numbers that values are, where their differences mean something. */
  readonly numbers?: readonly number[];
  readonly documents: readonly (readonly Cell[])[];
}

/** Ratings of units by document, one place a coder. */
export interface DocumentRatings {
  readonly document: string;
  readonly ratings: readonly (string | undefined)[];
}

/** Ratings as tables of pairs. */
export function pairTables(units: readonly DocumentRatings[], isNumber: boolean): PairTables {
  const labels = [...new Set(units.flatMap(({ ratings }) => ratings.filter((one) => one !== undefined)))].sort();
  const place = new Map(labels.map((label, n) => [label, n]));
  const documents = [...grouped(units, ({ document }) => document).values()].map((own) =>
    summed(
      own.flatMap(({ ratings }) => cellsOf(ratings.map((one) => (one === undefined ? undefined : place.get(one))))),
    ),
  );
  return { size: labels.length, documents, ...(isNumber ? { numbers: labels.map(Number) } : {}) };
}

function cellsOf(ratings: readonly (number | undefined)[]): readonly Cell[] {
  if (ratings.length === 2) {
    const [one, other] = ratings;
    return one === undefined || other === undefined ? [] : [[one, other, 1]];
  }
  const given = ratings.filter((one) => one !== undefined);
  return given.flatMap((one, i) =>
    given.flatMap((other, j): readonly Cell[] => (j <= i ? [] : [[one, other, 1 / (given.length - 1)]])),
  );
}

/** Cells of one place as one. */
function summed(cells: readonly Cell[]): readonly Cell[] {
  const sums = new Map<string, Cell>();
  for (const [one, other, weight] of cells) {
    const key = `${one} ${other}`;
    sums.set(key, [one, other, weight + (sums.get(key)?.[2] ?? 0)]);
  }
  return [...sums.values()];
}

/** 95 % intervals of kappa and alpha for documents that are drawn anew, with all their units. */
export interface PairIntervals {
  readonly kappa?: readonly [low: number, high: number];
  readonly alpha?: readonly [low: number, high: number];
}

/** So few documents say nothing of others. */
const FEWEST = 5;

/**
 * Draws documents anew with replacement and takes the middle 95 % of what comes out (percentile bootstrap, Efron 1979). Statements of one document
 * resemble each other, so that it is documents that are drawn. None with fewer than five.
 */
export function pairIntervals(tables: PairTables, draws = 1000, seed = 1): PairIntervals {
  const { documents, size } = tables;
  if (documents.length < FEWEST || size === 0) return {};
  const random = seededRandom(seed);
  const kappas: number[] = [];
  const alphas: number[] = [];
  const table = new Float64Array(size * size);
  for (let draw = 0; draw < draws; draw++) {
    table.fill(0);
    for (let n = 0; n < documents.length; n++) {
      for (const [one, other, weight] of documents[Math.floor(random() * documents.length)] ?? [])
        table[one * size + other] = (table[one * size + other] ?? 0) + weight;
    }
    const kappa = kappaOf(table, size);
    const alpha = alphaOf(table, size, tables.numbers);
    if (kappa !== undefined) kappas.push(kappa);
    if (alpha !== undefined) alphas.push(alpha);
  }
  const [kappa, alpha] = [middle(kappas), middle(alphas)];
  return { ...(kappa ? { kappa } : {}), ...(alpha ? { alpha } : {}) };
}

function middle(values: readonly number[]): readonly [number, number] | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return [at(0.025), at(0.975)];
}

/** The sum of all tables. */
export function pairSum({ documents, size }: PairTables): Float64Array {
  const sum = new Float64Array(size * size);
  for (const [one, other, weight] of documents.flat())
    sum[one * size + other] = (sum[one * size + other] ?? 0) + weight;
  return sum;
}

/** Cohen's kappa of a table of two coders (Cohen 1960); undefined where chance explains everything. */
export function kappaOf(table: Float64Array, size: number): number | undefined {
  const { rows, columns, total, same } = margins(table, size);
  if (total === 0) return undefined;
  const expected = rows.reduce((sum, n, i) => sum + n * (columns[i] ?? 0), 0) / total ** 2;
  return expected >= 1 ? undefined : (same / total - expected) / (1 - expected);
}

/** Krippendorff's alpha of a table of pairs (Krippendorff 2011), of names or of numbers. */
export function alphaOf(table: Float64Array, size: number, numbers?: readonly number[]): number | undefined {
  const { rows, columns, total } = margins(table, size);
  // Each pair in either order.
  const counts = rows.map((n, i) => n + (columns[i] ?? 0));
  const all = 2 * total;
  if (all < 2) return undefined;
  const apart = (i: number, j: number): number =>
    numbers ? ((numbers[i] ?? 0) - (numbers[j] ?? 0)) ** 2 : Number(i !== j);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const distance = apart(i, j);
      observed += 2 * (table[i * size + j] ?? 0) * distance;
      expected += (counts[i] ?? 0) * (counts[j] ?? 0) * distance;
    }
  }
  return expected === 0 ? undefined : 1 - ((all - 1) * observed) / expected;
}

function margins(
  table: Float64Array,
  size: number,
): { readonly rows: number[]; readonly columns: number[]; readonly total: number; readonly same: number } {
  const rows = new Array<number>(size).fill(0);
  const columns = new Array<number>(size).fill(0);
  let total = 0;
  let same = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const n = table[i * size + j] ?? 0;
      rows[i] = (rows[i] ?? 0) + n;
      columns[j] = (columns[j] ?? 0) + n;
      total += n;
      if (i === j) same += n;
    }
  }
  return { rows, columns, total, same };
}
