import type { Span } from '../../records/span.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Marks of two coders, paired. */
export interface SpanMatch {
  /** Positive specific agreement: twice the pairs, over all marks; undefined where nobody marked anything. */
  readonly value: number | undefined;
  /** Places in the two lists. */
  readonly pairs: readonly (readonly [a: number, b: number])[];
  /** Places of marks that only one of them has. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  /** 95 % interval of the share of marks, of both coders together, that have a partner; a pair counts as one case. */
  readonly interval: readonly [low: number, high: number];
}

/** A mark: where, and what. */
export interface Mark {
  readonly span: Span;
  /** Category, actor or whatever must be the same; absent: spans alone are compared. */
  readonly label?: string;
}

/**
 * Pairs the marks of two coders in one text and says how far they have the same: the F1 of one taken as the key, which is
 * the positive specific agreement and the limit of kappa where what nobody marked cannot be counted (Hripcsak and Rothschild
 * 2005, "Agreement, the F-measure, and reliability in information retrieval"). Two marks may be paired if their labels are
 * the same and their spans overlap by at least `overlap` of what they cover together (Jaccard); closer ones first, each once.
 *
 * @param overlap from 0 (any shared character) to 1 (the same span); by default .5
 * @example
 * const mark = (start, end, label) => ({ span: { start, end }, label });
 * spanMatch([mark(0, 10, 'REJECT')], [mark(1, 10, 'REJECT'), mark(20, 25, 'AID')]).value?.toFixed(3); // '0.667'
 */
export function spanMatch(a: readonly Mark[], b: readonly Mark[], overlap = 0.5): SpanMatch {
  const offers: { readonly i: number; readonly j: number; readonly share: number }[] = [];
  for (const [i, one] of a.entries()) {
    for (const [j, other] of b.entries()) {
      if (one.label !== other.label) continue;
      const share = jaccard(one.span, other.span);
      if (share > 0 && share >= overlap) offers.push({ i, j, share });
    }
  }
  offers.sort((x, y) => y.share - x.share || x.i - y.i || x.j - y.j);
  const partnersA = new Map<number, number>();
  const partnersB = new Set<number>();
  for (const { i, j } of offers) {
    if (partnersA.has(i) || partnersB.has(j)) continue;
    partnersA.set(i, j);
    partnersB.add(j);
  }
  const pairs = [...partnersA].sort(([x], [y]) => x - y);
  const marks = a.length + b.length;
  return {
    value: marks === 0 ? undefined : (2 * pairs.length) / marks,
    pairs,
    onlyA: [...a.keys()].filter((i) => !partnersA.has(i)),
    onlyB: [...b.keys()].filter((j) => !partnersB.has(j)),
    interval: wilsonOfF1(pairs.length, marks),
  };
}

/** An F1 is 2J/(1+J), J being the share of pairs among pairs and single marks, of which the score interval is known. */
function wilsonOfF1(pairs: number, marks: number): readonly [low: number, high: number] {
  const { interval } = wilsonInterval(pairs, marks - pairs);
  const f1 = (share: number): number => (2 * share) / (1 + share);
  return [f1(interval[0]), f1(interval[1])];
}

function jaccard(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
