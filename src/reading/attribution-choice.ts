import { children as childrenBy, tokenAt } from '../language/trees.ts';
import { featureHash as hashOf, mixHashes as mix } from '../lexicon/feature-hash.ts';
import { type HashedWeights, rowOf } from '../lexicon/hashed-weights.ts';
import { hashedSentence, type LabelledTokens } from './attribution-span-features.ts';
import type { RankedLabels } from './attribution-spans.ts';
import type { ScoredAttribution } from './attributions.ts';
import { isOccasion } from './trailing.ts';

const OUTSIDE = 0;
const SOURCE = 1;
const CUE = 2;
const CONTENT = 3;
/** What the labels' own scores, which are too sure of themselves, count beside the weights of whole sequences. */
export const OWN_SCORE = 0.4;
/** Stands for "no such token". */
const NONE = 11;

/**
 * What bears on whether a whole sequence of labels is the right one, as hashes: what a label at a time cannot show. How long the
 * content is and in how many parts, which branches it cuts off and which it takes in, what is left of the sentence behind and before
 * it, how cue and content meet, where the sequence leaves what the rules say.
 */
export function choiceFeatures(found: ScoredAttribution, given: LabelledTokens, labels: Uint8Array): Int32Array {
  const { candidate, sentence: tree } = found;
  if (candidate === undefined) return new Int32Array(0);
  const { tokens } = tree;
  const h = hashedSentence(tree);
  const size = tokens.length;
  const made: number[] = [];
  const add = (template: number, a: number, b: number): void => {
    made.push(mix(mix(template + 100, a), b));
  };
  const p = candidate.cue;
  const kind = mix(hashOf(candidate.pos), hashOf(candidate.construction));
  const lemmaP = h.lemma[p] as number;
  const isWord = (t: number): boolean => (h.mark[t] as number) === 0 && tokenAt(tree, t).upos !== 'PUNCT';
  const labelOf = (t: number): number => (t < 0 ? 4 : (labels[t] as number));
  const step = (count: number): number => Math.min(7, Math.floor(Math.log2(1 + count) * 1.5));

  const counts = [0, 0, 0, 0];
  const parts = [0, 0, 0, 0];
  const first = [-1, -1, -1, -1];
  const last = [-1, -1, -1, -1];
  let previous = -1;
  let differing = 0;
  const differs = [0, 0, 0, 0];
  let marks = 0;
  for (let t = 0; t < size; t++) {
    const label = labels[t] as number;
    if (!isWord(t)) {
      if (label === CONTENT && (h.mark[t] as number) === 2) marks++;
      continue;
    }
    counts[label] = (counts[label] as number) + 1;
    if (label !== previous) parts[label] = (parts[label] as number) + 1;
    if ((first[label] as number) < 0) first[label] = t;
    last[label] = t;
    const ruled = given.ruled[t] as number;
    if (label !== ruled) {
      differing++;
      differs[label] = 1;
      differs[ruled] = 1;
    }
    previous = label;
  }
  const length = step(counts[CONTENT] as number);
  add(1, kind, Math.min(4, parts[CONTENT] as number));
  add(2, kind, length);
  add(3, lemmaP, length);
  add(4, kind, (differs[CONTENT] as number) * 4 + (differs[SOURCE] as number) * 2 + (differs[CUE] as number));
  add(5, kind, step(differing));
  add(6, marks % 2, found.direct ? 1 : 0);
  add(7, kind, Math.min(3, parts[SOURCE] as number) * 8 + step(counts[SOURCE] as number));
  add(8, kind, Math.min(6, counts[CUE] as number) * 4 + Math.min(3, parts[CUE] as number));
  const from = first[CONTENT] as number;
  const to = last[CONTENT] as number;
  if (from < 0) return Int32Array.from(made);

  /** What a branch is and where it hangs. */
  const branch = (at: number): number => {
    if (at < 0) return NONE;
    const { head } = tokenAt(tree, at);
    return mix(h.relation[at] as number, head < 0 ? 5 : head === p ? 6 : (labels[head] as number));
  };
  const opened = (at: number): number => (at < 0 ? NONE : mix(h.lemma[at] as number, h.brought[at] as number));
  /** What kind of thing a word names: a kind of name, a time, an occasion, or its part of speech. */
  const thing = (at: number): number => {
    if (at < 0) return NONE;
    const name = tree.names.find((one) => one.first <= at && at <= one.last);
    if (name !== undefined) return hashOf(name.type);
    return isOccasion(tree, at) ? 3 : (h.upos[at] as number);
  };
  let next = to + 1;
  let between = 0;
  while (next < size && !isWord(next)) {
    between = Math.max(between, h.mark[next] as number);
    next++;
  }
  let left = 0;
  let finite = 0;
  let stop = next;
  for (; stop < size && labels[stop] === OUTSIDE; stop++) {
    if (isWord(stop)) left++;
    if (/^(?:VBD|VBZ|VBP|MD)$/u.test(tokenAt(tree, stop).xpos)) finite = 1;
  }
  while (stop < size && !isWord(stop)) stop++;
  const atEnd = stop >= size ? 1 : 0;
  const tail = next < size ? (h.begun[next] as number) : -1;
  const tailLabel = next < size ? (labels[next] as number) : 4;
  const tailBranch = mix(branch(tail), between * 8 + tailLabel);
  add(10, kind, mix(step(left), between * 4 + finite * 2 + atEnd));
  add(11, tailBranch, mix(finite, atEnd));
  add(12, tailBranch, opened(tail));
  add(13, tailBranch, lemmaP);
  add(14, tailBranch, mix(tail < 0 ? NONE : (h.xpos[tail] as number), h.xpos[p] as number));
  add(15, tailBranch, next < size ? (h.form[next] as number) : NONE);
  add(19, tailBranch, mix(thing(tail), tail < 0 ? NONE : (h.brought[tail] as number)));
  add(16, mix(h.form[to] as number, between), next < size ? (h.form[next] as number) : NONE);
  add(17, tailBranch, length);
  add(18, mix(step(left), finite), mix(between, tail < 0 ? NONE : (h.relation[tail] as number)));

  let before = from - 1;
  let mark = 0;
  while (before >= 0 && !isWord(before)) {
    mark = Math.max(mark, h.mark[before] as number);
    before--;
  }
  const head = h.begun[from] as number;
  const startBranch = mix(branch(head), mark * 8 + labelOf(before));
  let lead = 0;
  for (let t = before; t >= 0 && labels[t] === OUTSIDE; t--) if (isWord(t)) lead++;
  add(20, kind, mix(startBranch, step(lead)));
  add(21, startBranch, h.form[from] as number);
  add(22, startBranch, lemmaP);
  add(23, mix(h.form[from] as number, mark), before < 0 ? NONE : (h.form[before] as number));
  add(24, startBranch, opened(head));
  add(25, mix(h.upos[from] as number, labelOf(before)), mix(kind, before === p ? 1 : 0));

  // The branches that the content cuts off, and those that hang outside of it.
  for (let t = 0; t < size; t++) {
    if (!isWord(t)) continue;
    const governor = tokenAt(tree, t).head;
    const label = labels[t] as number;
    const above = governor < 0 ? 4 : (labels[governor] as number);
    if (label === above && (label === OUTSIDE || t !== tail)) continue;
    const opens = h.opens[t] as number;
    const comma = opens > 0 ? (h.mark[opens - 1] as number) : 6;
    const side = t < governor ? 1 : 2;
    const cut = mix(mix(h.relation[t] as number, label * 8 + above), comma * 4 + side);
    add(30, cut, governor === p ? 1 : 0);
    add(31, cut, h.brought[t] as number);
    add(34, cut, thing(t));
    add(32, cut, h.lemma[t] as number);
    if (governor >= 0) add(33, cut, h.lemma[governor] as number);
  }
  // The last branch that it takes in.
  let kept = h.ended[to] as number;
  while (kept >= 0 && (h.opens[kept] as number) <= from) {
    // A whole content is no branch of it: the last one below.
    const below = childrenBy(tree, kept).findLast((child) => child > kept && (h.closes[child] as number) >= to);
    kept = below ?? -1;
  }
  if (kept >= 0) {
    const opens = h.opens[kept] as number;
    const comma = opens > 0 ? (h.mark[opens - 1] as number) : 6;
    const taken = mix(branch(kept), comma);
    add(40, taken, step(to - opens + 1));
    add(41, taken, opened(kept));
    add(45, taken, mix(thing(kept), h.brought[kept] as number));
    add(42, taken, mix(h.xpos[kept] as number, h.xpos[p] as number));
    add(43, taken, lemmaP);
    add(44, taken, mix(h.form[opens] as number, h.subject[kept] as number));
  }
  let words = 7;
  for (let t = 0; t < size; t++) if (labels[t] === CUE && isWord(t)) words = mix(words, h.lemma[t] as number);
  add(50, words, 0);
  add(51, words, h.form[from] as number);
  add(52, h.lemma[last[CUE] as number] as number, h.form[from] as number);
  add(53, mix(lemmaP, kind), mix(h.upos[from] as number, from < p ? 1 : 2));
  const who = first[SOURCE] as number;
  if (who >= 0) {
    const whoBranch = branch(h.begun[who] as number);
    add(54, whoBranch, kind);
    add(55, mix(who < p ? 1 : 2, from < p ? 1 : 2), kind);
    add(56, whoBranch, who > 0 ? mix(h.mark[who - 1] as number, labelOf(who - 1)) : NONE);
  } else add(54, NONE, kind);
  return Int32Array.from(made);
}

/** The sequence that the labels' own scores and the weights of whole sequences (one a feature) together like best. */
export function chooseLabels(
  found: ScoredAttribution,
  given: LabelledTokens,
  ranked: readonly RankedLabels[],
  weights: HashedWeights,
): Uint8Array {
  let best = ranked[0] as RankedLabels;
  let most = Number.NEGATIVE_INFINITY;
  if (ranked.length === 1) return best.labels;
  for (const one of ranked) {
    let score = OWN_SCORE * one.score;
    for (const hash of choiceFeatures(found, given, one.labels)) {
      const row = rowOf(weights, hash);
      if (row >= 0) score += weights.values[row] as number;
    }
    if (score <= most) continue;
    most = score;
    best = one;
  }
  return best.labels;
}
