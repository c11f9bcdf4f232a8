import type { Name, NameType } from './tree.ts';

/** Types of names, in the order of the network's tags. */
export const NAME_TYPES: readonly NameType[] = ['person', 'organization', 'place', 'other'];
/** Tag 0 is "no name"; then begin, inside, end, single for each kind. */
const TAGS = 1 + 4 * NAME_TYPES.length;

const kindOf = (tag: number): number => (tag - 1) >> 2;
const placeOf = (tag: number): number => (tag - 1) & 3;
const begins = (tag: number): boolean => placeOf(tag) === 0 || placeOf(tag) === 3;
const ends = (tag: number): boolean => placeOf(tag) >= 2;

/** Which tag may follow which: a begun name goes on or ends, everything else starts anew. */
const FOLLOWERS: readonly (readonly number[])[] = Array.from({ length: TAGS }, (_, tag) => {
  const open = tag > 0 && placeOf(tag) < 2;
  return Array.from({ length: TAGS }, (_, next) => next).filter((next) => {
    if (open) return next > 0 && kindOf(next) === kindOf(tag) && (placeOf(next) === 1 || placeOf(next) === 2);
    return next === 0 || begins(next);
  });
});

/** A name with the probability of each type, in the order of {@link NAME_TYPES}. */
export interface ScoredName extends Name {
  readonly probabilities: readonly number[];
}

/**
 * Names of a sentence: the best legal sequence of tags (Viterbi).
 *
 * @param scores a row for each word from `offset`, row length `stride`; the first {@link TAGS} numbers count
 * @param transitions what is added where the column's tag follows the row's, {@link TAGS} by {@link TAGS}
 */
export function decodeNames(
  scores: Float32Array,
  offset: number,
  stride: number,
  n: number,
  transitions: Float32Array,
): ScoredName[] {
  const tags = bestTags(scores, offset, stride, n, transitions);
  const names: ScoredName[] = [];
  let first = 0;
  for (const [t, tag] of tags.entries()) {
    if (begins(tag)) first = t;
    if (tag === 0 || !ends(tag)) continue;
    const probabilities = typesOf(scores, offset, stride, first, t);
    names.push({ first, last: t, type: NAME_TYPES[kindOf(tag)] ?? 'other', probabilities });
  }
  return names;
}

/** The tag of each word in the best legal sequence. */
function bestTags(
  scores: Float32Array,
  offset: number,
  stride: number,
  n: number,
  transitions: Float32Array,
): readonly number[] {
  const back = new Int8Array(n * TAGS);
  let best = new Float64Array(TAGS).fill(Number.NEGATIVE_INFINITY);
  for (let tag = 0; tag < TAGS; tag++) if (tag === 0 || begins(tag)) best[tag] = scores[offset + tag] ?? 0;
  for (let t = 1; t < n; t++) {
    const next = new Float64Array(TAGS).fill(Number.NEGATIVE_INFINITY);
    for (let k = 0; k < TAGS; k++) {
      const score = best[k] ?? Number.NEGATIVE_INFINITY;
      for (const f of FOLLOWERS[k] ?? []) {
        const here = score + (transitions[k * TAGS + f] ?? 0);
        if (here > (next[f] ?? 0)) {
          next[f] = here;
          back[t * TAGS + f] = k;
        }
      }
    }
    for (let k = 0; k < TAGS; k++) next[k] = (next[k] ?? 0) + (scores[offset + t * stride + k] ?? 0);
    best = next;
  }
  let tag = 0;
  for (let k = 1; k < TAGS; k++) if (ends(k) && (best[k] ?? 0) > (best[tag] ?? 0)) tag = k;
  const tags = new Array<number>(n);
  for (let t = n - 1; t >= 0; t--) {
    tags[t] = tag;
    tag = back[t * TAGS + tag] ?? 0;
  }
  return tags;
}

/** How likely each type is, given that the words from `first` to `last` are a name. */
function typesOf(scores: Float32Array, offset: number, stride: number, first: number, last: number): number[] {
  const sums = NAME_TYPES.map((_, kind) => {
    let sum = 0;
    for (let t = first; t <= last; t++) {
      const place = first === last ? 3 : t === first ? 0 : t === last ? 2 : 1;
      sum += scores[offset + t * stride + 1 + 4 * kind + place] ?? 0;
    }
    return sum;
  });
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
