import { type HashedWeights, rowOf } from '../../learning/hashed-weights.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { QuotedStretch } from '../quotes/quotes.ts';
import { chooseLabels } from './attribution-choice.ts';
import { type LabelledTokens, spanFeatures } from './attribution-span-features.ts';
import type { ScoredAttribution } from './found.ts';
import { CONTENT, CUE, LABELS, type RankedLabels, SOURCE } from './labels.ts';

/** Weights of the labels of tokens (four a feature) and of two labels in a row (`before * 4 + label`, sixteen a feature). */
export interface SpanWeights {
  readonly tokens: HashedWeights;
  readonly borders: HashedWeights;
  /** Weights of whole sequences, one a feature. */
  readonly choice: HashedWeights;
}

/**
 * Corrects the spans of an attribution by the learnt labels of its sentence's tokens: which dependents of the cue, of the
 * content's root and of the source's head are inside. Words of other sentences stay as the rules have them, and a role
 * to which no token is given keeps the rules' words.
 */
export function correctSpans(
  found: ScoredAttribution,
  quotes: readonly QuotedStretch[],
  weights: SpanWeights,
): ScoredAttribution {
  const given = spanFeatures(found, quotes);
  if (given === undefined) return found;
  const { sentence } = found;
  const ranked = bestLabels(rowsOf(given, weights), weights, (t) => sentence.token(t).upos === 'PUNCT');
  const { labels, share } = chooseLabels(found, given, ranked, weights.choice);
  if (takesInfinitive(found, labels)) return found;
  freeInvertedSource(found, labels);
  const tokensOf = (label: number): number[] => {
    const tokens: number[] = [];
    for (let i = 0; i < labels.length; i++) if (labels[i] === label) tokens.push(i);
    return tokens;
  };
  const corrected = (label: number, before: readonly Span[]): readonly Span[] => {
    const inside = sentence.runsOf(tokensOf(label));
    return inside.length === 0 ? before : withOutside(before, inside, sentence);
  };
  return {
    ...found,
    spanShare: share,
    source: corrected(SOURCE, found.source),
    cue: corrected(CUE, found.cue),
    content: corrected(CONTENT, found.content).map((span) => withMarks(span, quotes)),
  };
}

/**
 * "wants to reopen | its consulate": labels that have drawn an infinitive into the cue, which would leave half a thought for content. Some
 * annotators did so; the rules' spans are kept.
 */
function takesInfinitive({ candidate, sentence }: ScoredAttribution, labels: Uint8Array): boolean {
  if (candidate === undefined || candidate.construction !== 'inf') return false;
  return sentence
    .children(candidate.cue, 'xcomp', 'acl')
    .some((child) => child > candidate.cue && labels[child] === CUE && !candidate.cueTokens.includes(child));
}

/** '..., said the joint statement': words behind the cue that the labels have drawn into it are its source where nothing else is. */
function freeInvertedSource({ candidate, sentence, source }: ScoredAttribution, labels: Uint8Array): void {
  if (candidate?.construction !== 'parataxis' || source.length > 0 || labels.includes(SOURCE)) return;
  const inverted = sentence.children(candidate.cue, 'nsubj', 'obj').find((child) => child > candidate.cue);
  if (inverted === undefined) return;
  for (const token of sentence.subtree(inverted)) if (labels[token] === CUE) labels[token] = SOURCE;
}

/** An attribution's features as rows of the weights; -1 for features without weights. */
export interface LabelRows {
  readonly tokens: Int32Array;
  readonly perToken: number;
  readonly borders: Int32Array;
  readonly perBorder: number;
  /** The cue's head. */
  readonly cue: number;
}

/** Looks up the features of an attribution. */
export function rowsOf(given: LabelledTokens, weights: Omit<SpanWeights, 'choice'>): LabelRows {
  return {
    tokens: rowsOfHashes(given.features, weights.tokens),
    perToken: given.perToken,
    borders: rowsOfHashes(given.borders, weights.borders),
    perBorder: given.perBorder,
    cue: given.cue,
  };
}

function rowsOfHashes(hashes: Int32Array, table: HashedWeights): Int32Array {
  const rows = new Int32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) rows[i] = rowOf(table, hashes[i] as number);
  return rows;
}

/** A span that begins or ends where a quotation does takes the quotation's marks in. */
function withMarks({ start, end }: Span, quotes: readonly QuotedStretch[]): Span {
  const opened = quotes.find((quote) => quote.innerStart >= start - 1 && quote.innerStart <= start + 1);
  const closed = quotes.find((quote) => quote.closed && quote.innerEnd >= end && quote.innerEnd <= end + 2);
  return {
    start: opened === undefined ? start : Math.min(start, opened.start),
    end: closed === undefined ? end : Math.max(end, closed.end),
  };
}

/** Spans in a sentence, with what the rules gave outside of it; what touches its border is joined. */
function withOutside(before: readonly Span[], inside: readonly Span[], sentence: Tree): Span[] {
  const first = sentence.token(0).start;
  const last = sentence.tokens.at(-1)?.end ?? sentence.end;
  const left: Span[] = [];
  const right: Span[] = [];
  for (const { start, end } of before) {
    if (start < first) left.push({ start, end: Math.min(end, first) });
    if (end > last) right.push({ start: Math.max(start, last), end });
  }
  const spans = [...left, ...inside, ...right].sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of spans) {
    const at = joined.at(-1);
    // What ran over the border of the sentence runs over it again.
    const over =
      at !== undefined && before.some((one) => one.start < at.end && span.start < one.end) && span.start - at.end <= 2;
    if (at !== undefined && over) joined[joined.length - 1] = { start: at.start, end: span.end };
    else joined.push({ ...span });
  }
  return joined;
}

/** How many sequences are kept; of those that differ in punctuation only one counts. */
const KEPT = 6;
/** How far behind the best a sequence may be and still be weighed; none further behind was ever the better choice. */
const MARGIN = 4;

/**
 * The best sequences of labels, the best first (Viterbi 1967, with several a state); the head of the cue is always a cue.
 *
 * @param isMark whether a token is punctuation
 * @param kept how many are kept at every token
 * @param margin how far behind the best one may be
 */
export function bestLabels(
  { tokens, perToken, borders, perBorder, cue }: LabelRows,
  weights: Omit<SpanWeights, 'choice'>,
  isMark: (token: number) => boolean,
  kept = KEPT,
  margin = MARGIN,
): RankedLabels[] {
  const size = tokens.length / perToken;
  const width = LABELS * kept;
  const emitted = new Float64Array(LABELS);
  const stepped = new Float64Array(LABELS * LABELS);
  let scores = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let next = new Float64Array(width);
  // Where each kept sequence comes from: label and rank of the token before.
  const back = new Uint8Array(size * width);
  for (let t = 0; t < size; t++) {
    sumRows(emitted, weights.tokens.values, tokens, t * perToken, perToken);
    if (t > 0) sumRows(stepped, weights.borders.values, borders, t * perBorder, perBorder);
    next.fill(Number.NEGATIVE_INFINITY);
    for (let label = 0; label < LABELS; label++) {
      if (t === cue && label !== CUE) continue;
      const base = label * kept;
      const own = emitted[label] as number;
      if (t === 0) {
        next[base] = own;
        continue;
      }
      for (let before = 0; before < LABELS; before++) {
        const step = own + (stepped[before * LABELS + label] as number);
        for (let rank = 0; rank < kept; rank++) {
          const score = (scores[before * kept + rank] as number) + step;
          let at = base + kept - 1;
          if (!(score > (next[at] as number))) break;
          for (; at > base && (next[at - 1] as number) < score; at--) {
            next[at] = next[at - 1] as number;
            back[t * width + at] = back[t * width + at - 1] as number;
          }
          next[at] = score;
          back[t * width + at] = before * kept + rank;
        }
      }
    }
    [scores, next] = [next, scores];
  }
  const order = [...scores.keys()]
    .filter((at) => (scores[at] as number) > Number.NEGATIVE_INFINITY)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number))
    .slice(0, kept);
  const top = scores[order[0] as number] as number;
  const ranked: RankedLabels[] = [];
  for (const end of order) {
    if ((scores[end] as number) < top - margin) break;
    const labels = new Uint8Array(size);
    let at = end;
    for (let t = size - 1; t >= 0; t--) {
      labels[t] = Math.floor(at / kept);
      at = back[t * width + at] as number;
    }
    const known = ranked.some((other) => labels.every((label, t) => label === other.labels[t] || isMark(t)));
    if (!known) ranked.push({ labels, score: (scores[end] as number) - top });
  }
  return ranked;
}

/** Sets `sum` to the sum of some rows of a table, four numbers at a time; rows below 0 count for nothing. */
function sumRows(sum: Float64Array, values: Float32Array, rows: Int32Array, first: number, count: number): void {
  const width = sum.length;
  for (let i = 0; i < width; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = first; k < first + count; k++) {
      const row = rows[k] as number;
      if (row < 0) continue;
      const at = row * width + i;
      a += values[at] as number;
      b += values[at + 1] as number;
      c += values[at + 2] as number;
      d += values[at + 3] as number;
    }
    sum[i] = a;
    sum[i + 1] = b;
    sum[i + 2] = c;
    sum[i + 3] = d;
  }
}
