import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import {
  type BackboneLosses,
  type BackboneOptions,
  type BackboneSearch,
  backboneSearch,
  smallness,
} from './backbone.ts';

export interface AnnealingOptions extends BackboneOptions {
  /** Look for a backbone of so many concepts; without it its size is free, and `penalty` rewards small ones. */
  readonly size?: number;
  /** How much a small backbone is preferred. Default 3.5. */
  readonly penalty?: number;
  /** Steps of the search. Default 10,000. */
  readonly steps?: number;
  readonly seed?: number;
}

/** The concepts that hold a network in shape, and those that could be left out. */
export interface AnnealedBackbone {
  readonly backbone: readonly string[];
  readonly redundant: readonly string[];
  /** Losses without a penalty. */
  readonly losses: BackboneLosses;
  /** Statements of the whole network. */
  readonly n: number;
  readonly differs: readonly string[];
}

/**
 * Looks for the concepts that keep the shape of a one-mode network best, by simulated annealing (Kirkpatrick and others 1983):
 * either so many, or as few as the penalty makes worth it.
 *
 * @throws EntenteError (usage) for a size that leaves nothing out or in, and as `nestedBackbone` does
 * @example
 * annealedBackbone(coded, { size: 1, steps: 100 }).backbone; // ['talks']
 */
export function annealedBackbone(
  data: CodedStatements,
  { size, penalty = 3.5, steps = 10_000, seed = 1, ...options }: AnnealingOptions = {},
): AnnealedBackbone {
  const search = backboneSearch(data, options);
  const all = search.columns.length;
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size < all)) {
    throw new EntenteError('usage', `The network has ${all} concepts; a backbone of ${size} is none of it.`);
  }
  if (all < 2)
    throw new EntenteError('usage', 'The network has one concept alone, so that there is no backbone to find.');
  const known = new Map<string, number>();
  const lossOf = (kept: ReadonlySet<number>): number => {
    const key = [...kept].sort((a, b) => a - b).join();
    const value = known.get(key) ?? search.loss(kept);
    known.set(key, value);
    return value;
  };
  const weigh = (kept: ReadonlySet<number>): number =>
    lossOf(kept) * (size === undefined ? smallness(kept.size, all, penalty) : 1);
  const best = anneal(all, size, weigh, steps, seededRandom(seed));
  return answer(search, best, lossOf);
}

function anneal(
  all: number,
  size: number | undefined,
  weigh: (kept: ReadonlySet<number>) => number,
  steps: number,
  random: () => number,
): ReadonlySet<number> {
  const draw = (from: readonly number[]): number => from[Math.floor(random() * from.length)] as number;
  const columns = Array.from({ length: all }, (_, j) => j);
  let kept = new Set<number>();
  const begin = size ?? 1 + Math.floor(random() * (all - 1));
  while (kept.size < begin) kept.add(draw(columns));
  let now = weigh(kept);
  let [best, least] = [kept, now];
  for (let step = 1; step <= steps; step++) {
    const next = neighbour(kept, columns, size !== undefined, random, draw);
    const found = weigh(next);
    const temperature = 1 - 1 / (1 + Math.exp(5 - (12 * step) / steps));
    if (found < now || random() < Math.exp(now - found) * temperature) [kept, now] = [next, found];
    if (now < least - 1e-12) [best, least] = [kept, now];
  }
  return best;
}

/** One concept more, one less, or one for another; of a backbone of fixed size one for another. */
function neighbour(
  kept: ReadonlySet<number>,
  columns: readonly number[],
  fixed: boolean,
  random: () => number,
  draw: (from: readonly number[]) => number,
): Set<number> {
  const next = new Set(kept);
  const out = columns.filter((j) => !kept.has(j));
  const kind = fixed ? 2 : Math.floor(random() * 3);
  // A backbone is neither empty nor everything.
  const grows = (kind === 0 || kept.size === 1) && out.length > 1;
  const shrinks = (kind === 1 || out.length === 1) && kept.size > 1;
  if (kind === 2 || !shrinks) next.add(draw(out));
  if (kind === 2 || !grows) next.delete(draw([...kept]));
  return next;
}

function answer(
  { columns, selection, loss, differs }: BackboneSearch,
  kept: ReadonlySet<number>,
  lossOf: (kept: ReadonlySet<number>) => number,
): AnnealedBackbone {
  const names = (inside: boolean): readonly string[] => columns.filter((_, j) => kept.has(j) === inside);
  const out = new Set([...columns.keys()].filter((j) => !kept.has(j)));
  return {
    backbone: names(true),
    redundant: names(false),
    losses: { backbone: lossOf(kept), redundant: loss(out) },
    n: selection.kept.length,
    differs,
  };
}
