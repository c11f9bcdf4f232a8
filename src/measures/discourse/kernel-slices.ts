import type { CodedStatements } from '../../records/coded-statements.ts';
import { addUnits, wholeUnits } from './calendar.ts';
import { differences } from './differences.ts';
import { type CheckedOptions, checkedOptions, finished, tiesOf } from './discourse-network.ts';
import { likenessByPlace, summed } from './likeness.ts';
import type { Ties } from './network.ts';
import { nonZero } from './one-mode.ts';
import type { Kernel, KernelOptions } from './options.ts';
import { axesOf, type Profiles, profilesOf, weighCells } from './profiles.ts';
import { projectRows } from './project-rows.ts';
import { type Selection, selectStatements, timeOfStatement } from './select-statements.ts';
import { checkSize, extent, firstAfter, firstAtOrAfter, type NetworkSlice } from './time-windows.ts';
import { twoModeTies } from './two-mode.ts';

/** Weight by distance in half widths; DNA's triangle stands on one side. */
const WEIGHTS: Readonly<Record<Kernel, (x: number, asDna: boolean) => number>> = {
  uniform: (x) => (Math.abs(x) <= 1 ? 0.5 : 0),
  triangular: (x, asDna) => (Math.abs(x) <= 1 ? Math.abs(1 - (asDna ? x : Math.abs(x))) : 0),
  epanechnikov: (x) => (Math.abs(x) <= 1 ? 0.75 * (1 - x * x) : 0),
  gaussian: (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
};

/**
 * Networks of slices of time in which a statement weighs the less the farther it is from the middle, which moves by one unit. In a
 * two-mode network a statement counts its weight, in a one-mode network two statements count the root of their product.
 *
 * @throws EntenteError (usage) as `windowNetworks` does
 * @example
 * [...kernelNetworks(coded, { unit: 'months', size: 2, kernel: 'gaussian' })].length; // 3
 */
export function* kernelNetworks(
  data: CodedStatements,
  options: KernelOptions,
): Generator<NetworkSlice, void, undefined> {
  checkSize(options.size);
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const { kept } = selection;
  const slices = slicesOf(selection, options);
  const levels = checked.asDna ? levelsAsTexts(selection) : selection;
  const profiles = profilesOf(levels, axesOf(selection, checked.isolates), kept);
  const times = Float64Array.from(kept, (s) => timeOfStatement(data, s));
  const differs = differences(selection, options);
  const tie = checked.asDna ? tiesAsDna(levels, checked, profiles) : tiesOfWeights(levels, checked, profiles);
  for (const { from, middle, to } of slices) {
    const [first, end] = [firstAtOrAfter(times, from), firstAfter(times, to)];
    const weight = new Float64Array(kept.length);
    for (let n = first; n < end; n++) {
      const x = (2 * wholeUnits(times[n] as number, middle, options.unit)) / evenSize(options.size);
      weight[n] = WEIGHTS[options.kernel](x, checked.asDna);
    }
    const ties = tie(checked.mode === 'one-mode' ? weight.map(Math.sqrt) : weight);
    yield { from, middle, to, network: finished(selection, checked, profiles, ties, end - first, differs) };
  }
}

function evenSize(size: number): number {
  return size + (size % 2);
}

type Stretch = Omit<NetworkSlice, 'network'>;

function slicesOf(selection: Selection, { unit, size, kernel, indent = true }: KernelOptions): readonly Stretch[] {
  const half = evenSize(size) / 2;
  const statements = extent({ ...selection, from: Number.NaN, to: Number.NaN });
  const begin = Math.max(selection.from, statements.from);
  const end = Math.min(selection.to, statements.to);
  const first = indent ? addUnits(begin, half, unit) : begin;
  const last = indent ? addUnits(end, -half, unit) : end;
  const slices: Stretch[] = [];
  for (let n = 0; ; n++) {
    const middle = addUnits(first, n, unit);
    if (!(middle <= last)) return slices;
    // The tails of a Gaussian reach over all time.
    if (kernel === 'gaussian') slices.push({ from: begin, middle, to: end });
    else {
      const [from, to] = [addUnits(middle, -half, unit), addUnits(middle, half, unit)];
      slices.push({ from: Math.max(begin, from), middle, to: Math.min(end, to) });
    }
  }
}

/** Levels in the order in which DNA's kernels have them: numbers sorted as texts. */
function levelsAsTexts(selection: Selection): Selection {
  const { qualifier, levels } = selection;
  if (!qualifier) return selection;
  const label = (code: number): string => qualifier.labels[code] as string;
  return { ...selection, levels: levels.slice().sort((a, b) => (label(a) < label(b) ? -1 : 1)) };
}

type TieOfWeights = (weight: Float64Array) => Ties;

function tiesOfWeights(selection: Selection, options: CheckedOptions, profiles: Profiles): TieOfWeights {
  const cells = new Float64Array(profiles.weight.length);
  return (weight) => {
    weighCells(profiles, weight, cells);
    return tiesOf(selection, options, profiles, cells);
  };
}

/** As DNA has it: levels by place, the diagonal filled, every normalization the same one. */
function tiesAsDna(selection: Selection, options: CheckedOptions, profiles: Profiles): TieOfWeights {
  const cells = new Float64Array(profiles.weight.length);
  const size = selection.levels.length;
  if (options.mode === 'two-mode') {
    const kind = options.aggregation === 'ignore' ? 'text' : selection.qualifier?.kind;
    const counts = { boolean: (k: number) => 2 * k - 1, integer: (k: number) => k, text: () => 1 }[kind ?? 'text'];
    const factors = Array.from({ length: size }, (_, k) => counts(k));
    return (weight) => {
      weighCells(profiles, weight, cells);
      return twoModeTies(selection, profiles, { aggregation: 'subtract', normalization: 'no' }, cells, factors);
    };
  }
  const likeness = likenessByPlace(size, summed(options.aggregation));
  return (weight) => {
    weighCells(profiles, weight, cells);
    const ties = projectRows(profiles, likeness, cells, true);
    const product = options.normalization === 'no' ? ties.product : averaged(profiles, ties);
    return nonZero(ties, product);
  };
}

/** DNA's average of kernels: times the sum, over cells that either fills at any time, of 2 by both counts. */
function averaged(
  profiles: Profiles,
  { start, other, product }: { readonly start: Int32Array; readonly other: Int32Array; readonly product: Float64Array },
): Float64Array {
  const result = product.slice();
  for (let i = 0; i + 1 < start.length; i++) {
    for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
      result[n] = (product[n] as number) * sumOfInverses(profiles, i, other[n] as number);
    }
  }
  return result;
}

/** Sum of 2 by both counts over the cells of two rows, which stand in the same order. */
function sumOfInverses({ column, level, levels, rowStart, weight }: Profiles, i: number, j: number): number {
  const key = (cell: number, end: number): number =>
    cell < end ? (column[cell] as number) * levels + (level[cell] as number) : Number.POSITIVE_INFINITY;
  let [a, b] = [rowStart[i] as number, rowStart[j] as number];
  const [endA, endB] = [rowStart[i + 1] as number, rowStart[j + 1] as number];
  let sum = 0;
  while (a < endA || b < endB) {
    const [keyA, keyB] = [key(a, endA), key(b, endB)];
    const both = (keyA <= keyB ? (weight[a++] as number) : 0) + (keyB <= keyA ? (weight[b++] as number) : 0);
    sum += 2 / both;
  }
  return sum;
}
