import type { SegmentCost } from './segment-cost.ts';

/** Where segments begin, the first at 0, ascending. */
export type Partition = readonly number[];

/**
 * Optimal partitioning (Jackson and others 2005): the segments whose costs and penalties are lowest together, found by looking at
 * every beginning of the last segment. Its time grows with the square of the length; it is there to check `pelt`.
 * @param penalty what each further segment costs
 * @param shortest fewest values in a segment
 */
export function optimalPartition(cost: SegmentCost, penalty: number, shortest: number): Partition {
  const best = firstBest(cost.length, penalty);
  const last = new Int32Array(cost.length + 1);
  for (let t = shortest; t <= cost.length; t++) {
    for (let s = 0; s <= t - shortest; s++) consider(cost, penalty, best, last, s, t);
  }
  return walkBack(last, cost.length);
}

function firstBest(length: number, penalty: number): Float64Array {
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = -penalty;
  return best;
}

function consider(
  cost: SegmentCost,
  penalty: number,
  best: Float64Array,
  last: Int32Array,
  s: number,
  t: number,
): number {
  const start = best[s] as number;
  if (start === Number.POSITIVE_INFINITY) return start;
  const total = start + cost.of(s, t);
  if (total + penalty < (best[t] as number)) {
    best[t] = total + penalty;
    last[t] = s;
  }
  return total;
}

function walkBack(last: Int32Array, length: number): Partition {
  const starts: number[] = [];
  for (let t = length; t > 0; t = last[t] as number) starts.push(last[t] as number);
  return starts.reverse();
}

/**
 * The same partition in less time. A beginning is dropped as soon as no later end can make it the best: by the rule of PELT
 * (Killick, Fearnhead and Eckley 2012), or, where the cost has a curve, by functional pruning (Maidstone, Hocking, Rigaill and Fearnhead
 * 2017), which keeps a beginning only while it is the best for some level of its segment and so stays quick where
 * nothing changes.
 */
export function pelt(cost: SegmentCost, penalty: number, shortest: number): Partition {
  return cost.curve ? prunedByLevel(cost, cost.curve, penalty, shortest) : prunedByCost(cost, penalty, shortest);
}

function prunedByCost(cost: SegmentCost, penalty: number, shortest: number): Partition {
  const best = firstBest(cost.length, penalty);
  const last = new Int32Array(cost.length + 1);
  let open: number[] = [];
  const dropAt = new Map<number, Set<number>>();
  for (let t = shortest; t <= cost.length; t++) {
    open.push(t - shortest);
    const dropped = dropAt.get(t);
    if (dropped) open = open.filter((s) => !dropped.has(s));
    dropAt.delete(t);
    const totals = open.map((s) => consider(cost, penalty, best, last, s, t));
    // What loses to a change at t loses from t + shortest on, when that change may be used.
    const lost = open.filter((_, i) => (totals[i] as number) - cost.excess >= (best[t] as number));
    if (lost.length) dropAt.set(t + shortest, new Set(lost));
  }
  return walkBack(last, cost.length);
}

type Curve = NonNullable<SegmentCost['curve']>;

/** Beginnings in play, and for which levels of the running segment each is the best so far: pieces side by side. */
interface Pieces {
  readonly start: number[];
  /** Level at which a piece begins; it ends where the next one does. */
  readonly from: number[];
}

function prunedByLevel(cost: SegmentCost, curve: Curve, penalty: number, shortest: number): Partition {
  const { weights, sums } = curve;
  const best = firstBest(cost.length, penalty);
  const last = new Int32Array(cost.length + 1);
  const lowest = curve.kind === 'poisson' ? 0 : Number.NEGATIVE_INFINITY;
  let pieces: Pieces = { start: [0], from: [lowest] };
  for (let t = shortest; t <= cost.length; t++) {
    const entering = t - shortest;
    if (entering > 0 && best[entering] !== Number.POSITIVE_INFINITY) {
      pieces = withCandidate(pieces, entering, best, curve);
    }
    let [value, chosen] = [Number.POSITIVE_INFINITY, 0];
    for (let i = 0; i < pieces.start.length; i++) {
      const s = pieces.start[i] as number;
      const w = (weights[t] as number) - (weights[s] as number);
      const sum = (sums[t] as number) - (sums[s] as number);
      const upper = pieces.from[i + 1] ?? Number.POSITIVE_INFINITY;
      const level = Math.min(Math.max(sum / w, pieces.from[i] as number), upper);
      const here = (best[s] as number) + curveAt(curve.kind, w, sum, level);
      if (here < value) [value, chosen] = [here, s];
    }
    // The squares of all values belong to every segmentation alike and are left out.
    best[t] = value + penalty;
    last[t] = chosen;
  }
  return walkBack(last, cost.length);
}

function curveAt(kind: Curve['kind'], w: number, sum: number, level: number): number {
  if (kind === 'square') return level * (w * level - 2 * sum);
  return 2 * (w * level - (sum > 0 ? sum * Math.log(level) : 0));
}

/** Lets a later beginning take the levels for which it is better; that stays so, since both grow by the same from here on. */
function withCandidate(pieces: Pieces, s: number, best: Float64Array, curve: Curve): Pieces {
  const start: number[] = [];
  const from: number[] = [];
  const add = (piece: number, at: number) => {
    if (start.at(-1) === piece) return;
    start.push(piece);
    from.push(at);
  };
  for (let i = 0; i < pieces.start.length; i++) {
    const old = pieces.start[i] as number;
    const low = pieces.from[i] as number;
    const high = pieces.from[i + 1] ?? Number.POSITIVE_INFINITY;
    const w = (curve.weights[s] as number) - (curve.weights[old] as number);
    const sum = (curve.sums[s] as number) - (curve.sums[old] as number);
    const [left, right] = levelsBelow(curve.kind, w, sum, (best[s] as number) - (best[old] as number));
    const kept: readonly [number, number] = [Math.max(low, left), Math.min(high, right)];
    if (!(kept[0] < kept[1])) {
      add(s, low);
      continue;
    }
    if (kept[0] > low) add(s, low);
    add(old, kept[0]);
    if (kept[1] < high) add(s, kept[1]);
  }
  return { start, from };
}

/** Between which levels w g(level) - sum h(level) is below a bound; the difference of two beginnings is such a curve. */
function levelsBelow(kind: Curve['kind'], w: number, sum: number, bound: number): readonly [number, number] {
  const middle = sum / w;
  if (kind === 'square') {
    const reach = middle * middle + bound / w;
    return reach > 0 ? [middle - Math.sqrt(reach), middle + Math.sqrt(reach)] : [0, 0];
  }
  if (sum <= 0) return bound > 0 ? [0, bound / (2 * w)] : [0, 0];
  if (curveAt(kind, w, sum, middle) >= bound) return [0, 0];
  return [crossing(w, sum, bound, 0.5), crossing(w, sum, bound, 2)];
}

/**
 * Where the Poisson curve meets the bound on one side of its lowest point. Newton's steps come from outside and, as the
 * curve is convex, stay outside: rounding never drops a level at which the earlier beginning is the better one.
 * @param factor by which to go outwards from the lowest point
 */
function crossing(w: number, sum: number, bound: number, factor: number): number {
  let level = (sum / w) * factor;
  while (curveAt('poisson', w, sum, level) < bound) {
    level *= factor;
    if (level === 0 || level === Number.POSITIVE_INFINITY) return level;
  }
  for (let round = 0; round < 40; round++) {
    const step = (curveAt('poisson', w, sum, level) - bound) / (2 * (w - sum / level));
    level -= step;
    if (Math.abs(step) <= 1e-13 * level) break;
  }
  return level;
}
