import { featureHash as hashOf, mixHashes as mix } from '../../learning/feature-hash.ts';
import { type HashedWeights, rowOf } from '../../learning/hashed-weights.ts';
import type { Tree } from '../clause/tree.ts';
import { type HashedSentence, hashedSentence, type LabelledTokens } from './attribution-span-features.ts';
import type { ScoredAttribution } from './found.ts';
import type { RankedLabels } from './labels.ts';

const OUTSIDE = 0;
const SOURCE = 1;
const CUE = 2;
const CONTENT = 3;
/** What the labels' own scores, which are too sure of themselves, count beside the weights of whole sequences. */
export const OWN_SCORE = 0.4;
/** Stands for "no such token". */
const NONE = 11;

/** A sequence of labels over a sentence, and what is asked of it more than once. */
interface View {
  readonly tree: Tree;
  readonly h: HashedSentence;
  readonly labels: Uint8Array;
  readonly cue: number;
  /** Part of speech and construction of the cue. */
  readonly kind: number;
  /** Number of words, of stretches, first and last word by label; -1 for a label without words. */
  readonly counts: readonly number[];
  readonly parts: readonly number[];
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Adds a feature. */
  readonly add: (template: number, a: number, b: number) => void;
}

/**
 * What bears on whether a whole sequence of labels is the right one, as hashes: what a label at a time cannot show. How long the
 * content is and in how many parts, which branches it cuts off and which it takes in, what is left of the sentence behind and before
 * it, how cue and content meet, where the sequence leaves what the rules say.
 */
export function choiceFeatures(found: ScoredAttribution, given: LabelledTokens, labels: Uint8Array): Int32Array {
  const { candidate, sentence: tree } = found;
  if (candidate === undefined) return new Int32Array(0);
  const made: number[] = [];
  const h = hashedSentence(tree);
  const counts = [0, 0, 0, 0];
  const parts = [0, 0, 0, 0];
  const first = [-1, -1, -1, -1];
  const last = [-1, -1, -1, -1];
  let previous = -1;
  for (let t = 0; t < labels.length; t++) {
    if (!isWord(tree, h, t)) continue;
    const label = labels[t] as number;
    counts[label] = (counts[label] as number) + 1;
    if (label !== previous) parts[label] = (parts[label] as number) + 1;
    if ((first[label] as number) < 0) first[label] = t;
    last[label] = t;
    previous = label;
  }
  const view: View = {
    tree,
    h,
    labels,
    cue: candidate.cue,
    kind: mix(hashOf(candidate.pos), hashOf(candidate.construction)),
    counts,
    parts,
    first,
    last,
    add: (template, a, b) => {
      made.push(mix(mix(template + 100, a), b));
    },
  };
  addSizes(view, given.ruled, found.direct);
  if ((first[CONTENT] as number) >= 0) {
    addEnd(view);
    addStart(view);
    addCuts(view);
    addLastBranch(view);
    addCueAndSource(view);
  }
  return Int32Array.from(made);
}

function isWord(tree: Tree, h: HashedSentence, t: number): boolean {
  return h.mark[t] === 0 && tree.token(t).upos !== 'PUNCT';
}

function step(count: number): number {
  return Math.min(7, Math.floor(Math.log2(1 + count) * 1.5));
}

/** What a branch is and where it hangs. */
function branchOf({ tree, h, labels, cue }: View, at: number): number {
  if (at < 0) return NONE;
  const { head } = tree.token(at);
  return mix(h.relation[at] as number, head < 0 ? 5 : head === cue ? 6 : (labels[head] as number));
}

/** A branch's head and the word that brings it in. */
function wordsOf({ h }: View, at: number): number {
  return at < 0 ? NONE : mix(h.lemma[at] as number, h.brought[at] as number);
}

/** What kind of thing a word names: a kind of name, a time or occasion, or its part of speech. */
function thingOf({ tree, h }: View, at: number): number {
  if (at < 0) return NONE;
  const name = tree.names.find((one) => one.first <= at && at <= one.last);
  if (name !== undefined) return hashOf(name.type);
  return tree.isOccasion(at) ? 3 : (h.upos[at] as number);
}

/** The mark before a branch; 6 at the beginning of the sentence. */
function markBefore({ h }: View, at: number): number {
  const opens = h.opens[at] as number;
  return opens > 0 ? (h.mark[opens - 1] as number) : 6;
}

/** How long the roles are, in how many parts, and where they differ from the rules'. */
function addSizes({ tree, h, labels, cue, kind, counts, parts, add }: View, ruled: Uint8Array, direct: boolean): void {
  let differing = 0;
  const differs = [0, 0, 0, 0];
  let quotes = 0;
  for (let t = 0; t < labels.length; t++) {
    const label = labels[t] as number;
    if (!isWord(tree, h, t)) {
      if (label === CONTENT && h.mark[t] === 2) quotes++;
    } else if (label !== ruled[t]) {
      differing++;
      differs[label] = 1;
      differs[ruled[t] as number] = 1;
    }
  }
  const length = step(counts[CONTENT] as number);
  add(1, kind, Math.min(4, parts[CONTENT] as number));
  add(2, kind, length);
  add(3, h.lemma[cue] as number, length);
  add(4, kind, (differs[CONTENT] as number) * 4 + (differs[SOURCE] as number) * 2 + (differs[CUE] as number));
  add(5, kind, step(differing));
  add(6, quotes % 2, direct ? 1 : 0);
  add(7, kind, Math.min(3, parts[SOURCE] as number) * 8 + step(counts[SOURCE] as number));
  add(8, kind, Math.min(6, counts[CUE] as number) * 4 + Math.min(3, parts[CUE] as number));
}

/** What follows the content. */
function addEnd(view: View): void {
  const { tree, h, labels, cue, kind, counts, add } = view;
  const size = labels.length;
  const to = view.last[CONTENT] as number;
  let next = to + 1;
  let mark = 0;
  while (next < size && !isWord(tree, h, next)) {
    mark = Math.max(mark, h.mark[next] as number);
    next++;
  }
  let left = 0;
  let finite = 0;
  let stop = next;
  for (; stop < size && labels[stop] === OUTSIDE; stop++) {
    if (isWord(tree, h, stop)) left++;
    if (/^(?:VBD|VBZ|VBP|MD)$/u.test(tree.token(stop).xpos)) finite = 1;
  }
  while (stop < size && !isWord(tree, h, stop)) stop++;
  const atEnd = stop >= size ? 1 : 0;
  const tail = next < size ? (h.begun[next] as number) : -1;
  const form = next < size ? (h.form[next] as number) : NONE;
  const branch = mix(branchOf(view, tail), mark * 8 + (next < size ? (labels[next] as number) : 4));
  add(10, kind, mix(step(left), mark * 4 + finite * 2 + atEnd));
  add(11, branch, mix(finite, atEnd));
  add(12, branch, wordsOf(view, tail));
  add(13, branch, h.lemma[cue] as number);
  add(14, branch, mix(tail < 0 ? NONE : (h.xpos[tail] as number), h.xpos[cue] as number));
  add(15, branch, form);
  add(16, mix(h.form[to] as number, mark), form);
  add(17, branch, step(counts[CONTENT] as number));
  add(18, mix(step(left), finite), mix(mark, tail < 0 ? NONE : (h.relation[tail] as number)));
  add(19, branch, mix(thingOf(view, tail), tail < 0 ? NONE : (h.brought[tail] as number)));
}

/** What the content begins with and what stands before it. */
function addStart(view: View): void {
  const { tree, h, labels, cue, kind, add } = view;
  const from = view.first[CONTENT] as number;
  let before = from - 1;
  let mark = 0;
  while (before >= 0 && !isWord(tree, h, before)) {
    mark = Math.max(mark, h.mark[before] as number);
    before--;
  }
  let lead = 0;
  for (let t = before; t >= 0 && labels[t] === OUTSIDE; t--) if (isWord(tree, h, t)) lead++;
  const label = before < 0 ? 4 : (labels[before] as number);
  const head = h.begun[from] as number;
  const branch = mix(branchOf(view, head), mark * 8 + label);
  add(20, kind, mix(branch, step(lead)));
  add(21, branch, h.form[from] as number);
  add(22, branch, h.lemma[cue] as number);
  add(23, mix(h.form[from] as number, mark), before < 0 ? NONE : (h.form[before] as number));
  add(24, branch, wordsOf(view, head));
  add(25, mix(h.upos[from] as number, label), mix(kind, before === cue ? 1 : 0));
}

/** The branches that a role cuts off, and those that hang outside of it; what follows the content whatever its label. */
function addCuts(view: View): void {
  const { tree, h, labels, cue, add } = view;
  let next = (view.last[CONTENT] as number) + 1;
  while (next < labels.length && !isWord(tree, h, next)) next++;
  const tail = next < labels.length ? (h.begun[next] as number) : -1;
  for (let t = 0; t < labels.length; t++) {
    if (!isWord(tree, h, t)) continue;
    const governor = tree.token(t).head;
    const label = labels[t] as number;
    const above = governor < 0 ? 4 : (labels[governor] as number);
    if (label === above && (label === OUTSIDE || t !== tail)) continue;
    const side = t < governor ? 1 : 2;
    const cut = mix(mix(h.relation[t] as number, label * 8 + above), markBefore(view, t) * 4 + side);
    add(30, cut, governor === cue ? 1 : 0);
    add(31, cut, h.brought[t] as number);
    add(32, cut, h.lemma[t] as number);
    if (governor >= 0) add(33, cut, h.lemma[governor] as number);
    add(34, cut, thingOf(view, t));
  }
}

/** The last branch that the content takes in; a branch that is the whole content is none, the last one below it counts. */
function addLastBranch(view: View): void {
  const { tree, h, cue, add } = view;
  const from = view.first[CONTENT] as number;
  const to = view.last[CONTENT] as number;
  let kept = h.ended[to] as number;
  while (kept >= 0 && (h.opens[kept] as number) <= from) {
    const above = kept;
    kept = tree.children(above).findLast((child) => child > above && (h.closes[child] as number) >= to) ?? -1;
  }
  if (kept < 0) return;
  const opens = h.opens[kept] as number;
  const taken = mix(branchOf(view, kept), markBefore(view, kept));
  add(40, taken, step(to - opens + 1));
  add(41, taken, wordsOf(view, kept));
  add(42, taken, mix(h.xpos[kept] as number, h.xpos[cue] as number));
  add(43, taken, h.lemma[cue] as number);
  add(44, taken, mix(h.form[opens] as number, h.subject[kept] as number));
  add(45, taken, mix(thingOf(view, kept), h.brought[kept] as number));
}

/** The words of the cue, how it meets the content, and where the source stands. */
function addCueAndSource(view: View): void {
  const { tree, h, labels, cue, kind, first, last, add } = view;
  const from = first[CONTENT] as number;
  const form = h.form[from] as number;
  let words = 7;
  for (let t = 0; t < labels.length; t++)
    if (labels[t] === CUE && isWord(tree, h, t)) words = mix(words, h.lemma[t] as number);
  add(50, words, 0);
  add(51, words, form);
  add(52, h.lemma[last[CUE] as number] as number, form);
  add(53, mix(h.lemma[cue] as number, kind), mix(h.upos[from] as number, from < cue ? 1 : 2));
  const who = first[SOURCE] as number;
  if (who < 0) {
    add(54, NONE, kind);
    return;
  }
  const branch = branchOf(view, h.begun[who] as number);
  add(54, branch, kind);
  add(55, mix(who < cue ? 1 : 2, from < cue ? 1 : 2), kind);
  add(56, branch, who > 0 ? mix(h.mark[who - 1] as number, labels[who - 1] as number) : NONE);
}

/**
 * The sequence that the labels' own scores and the weights of whole sequences (one a feature) together like best, and the share of
 * the likelihood that falls to sequences with its content.
 */
export function chooseLabels(
  found: ScoredAttribution,
  given: LabelledTokens,
  ranked: readonly RankedLabels[],
  weights: HashedWeights,
): { readonly labels: Uint8Array; readonly share: number } {
  const [first] = ranked as readonly [RankedLabels];
  if (ranked.length === 1) return { labels: first.labels, share: 1 };
  const scores = ranked.map(({ labels, score: own }) => {
    let score = OWN_SCORE * own;
    for (const hash of choiceFeatures(found, given, labels)) {
      const row = rowOf(weights, hash);
      if (row >= 0) score += weights.values[row] as number;
    }
    return score;
  });
  const most = Math.max(...scores);
  const { labels } = ranked[scores.indexOf(most)] as RankedLabels;
  const isSame = (other: Uint8Array): boolean =>
    labels.every((label, t) => (label === CONTENT) === (other[t] === CONTENT) || isMark(found.sentence, t));
  let all = 0;
  let same = 0;
  ranked.forEach((one, i) => {
    const weight = Math.exp((scores[i] as number) - most);
    all += weight;
    if (isSame(one.labels)) same += weight;
  });
  return { labels, share: same / all };
}

function isMark(tree: Tree, t: number): boolean {
  return tree.token(t).upos === 'PUNCT';
}
