import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';
import { offsetMap } from '../../src/records/offsets.ts';
import type { Attribution, AttributionArticle, PredictedAttributions } from '../texts/attribution.ts';

/**
 * Scores attributions as `tools/score_attribution.py` of the shared data does, to the last digit: same tokens, same
 * greedy one-to-one pairing (Pareti 2013 for the partial measures). Micro-averaged over articles.
 */

export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** Precision, recall, F1. */
export type Prf = readonly [number, number, number];

const LEVELS = ['cue+', 'linked', 'half', 'exact', 'soft'] as const;
export type Level = (typeof LEVELS)[number];

export interface RoleScores {
  readonly articles: number;
  /** Articles without a prediction; their attributions count as missed. */
  readonly missing: number;
  readonly n_pred: number;
  readonly n_gold: number;
  readonly token: Readonly<Record<Role, Prf>>;
  readonly exact: Readonly<Record<Role, Prf>>;
  readonly any: Readonly<Record<Role, Prf>>;
  readonly overlap: Readonly<Record<Role, Prf>>;
  readonly attr: Readonly<Record<Level, Prf>>;
}

export interface AttributionScores extends RoleScores {
  /** Only attributions whose cue holds a word of speech, or is a colon. */
  readonly speech: Readonly<Record<Level, Prf>>;
  readonly linkedAll: number;
  readonly linkedSpeech: number;
  readonly exactSource: number;
  readonly exactCue: number;
  readonly exactContent: number;
  /** Linked precision on speech cues at the highest threshold whose recall reaches .55; null if none does. */
  readonly precisionAt55: number | null;
}

/** Ascending token indices of one role's words. */
type TokenSet = readonly number[];
type Filler = Readonly<Record<Role, TokenSet>>;
interface Prepared {
  readonly filler: Filler;
  readonly speech: boolean;
  readonly score: number | undefined;
}
interface PreparedArticle {
  readonly gold: readonly Prepared[];
  readonly pred: readonly Prepared[];
  readonly missing: boolean;
}

// Python's \w and \s: letters and numbers without marks; \s with the separators U+001C to U+001F and U+0085.
const WORD = String.raw`\p{L}\p{N}`;
const SPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const TOKEN = new RegExp(`[${WORD}](?:[${WORD}_'’.\\-]*[${WORD}])?|[^${WORD}_${SPACE}]|_`, 'gu');
const BEGINS_WITH_WORD = new RegExp(`^[${WORD}_]`, 'u');
const EDGE_SPACE = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, 'gu');

interface Word {
  readonly start: number;
  readonly end: number;
  readonly counts: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const { toCodePoint } = offsetMap(text);
  return Array.from(text.matchAll(TOKEN), (match) => ({
    start: toCodePoint(match.index),
    end: toCodePoint(match.index + match[0].length),
    counts: BEGINS_WITH_WORD.test(match[0]),
  }));
}

/** Token indices under the spans. Punctuation is left out, unless there is nothing else (a colon as cue). */
function cover(spans: readonly CodePoints[] | null | undefined, words: readonly Word[]): TokenSet {
  const counted = new Set<number>();
  const punctuation = new Set<number>();
  for (const [start, end] of spans ?? []) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] as Word).start < start) low = middle + 1;
      else high = middle;
    }
    for (let i = Math.max(0, low - 1); i < words.length; i++) {
      const word = words[i] as Word;
      if (word.start >= end) break;
      if (word.end > start) (word.counts ? counted : punctuation).add(i);
    }
  }
  return [...(counted.size > 0 ? counted : punctuation)].sort((a, b) => a - b);
}

function shared(a: TokenSet, b: TokenSet): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) count++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return count;
}

function same(a: TokenSet, b: TokenSet): boolean {
  return a.length === b.length && shared(a, b) === a.length;
}

function dice(a: TokenSet, b: TokenSet): number {
  return a.length + b.length === 0 ? 1 : (2 * shared(a, b)) / (a.length + b.length);
}

function jaccard(a: TokenSet, b: TokenSet): number {
  const both = shared(a, b);
  return a.length + b.length === 0 ? 1 : both / (a.length + b.length - both);
}

function prf(hitsOfPredicted: number, predicted: number, hitsOfGold: number, gold: number): Prf {
  const p = predicted ? hitsOfPredicted / predicted : 0;
  const r = gold ? hitsOfGold / gold : 0;
  return [p, r, p + r ? (2 * p * r) / (p + r) : 0];
}

/** Pairs greedily, one to one, heaviest first; ties go to the earlier ones. Only positive weights pair. */
function pair<T>(left: readonly T[], right: readonly T[], weigh: (a: T, b: T) => number): [T, T, number][] {
  const candidates: { weight: number; i: number; j: number }[] = [];
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      const weight = weigh(a, b);
      if (weight > 0) candidates.push({ weight, i, j });
    });
  });
  candidates.sort((x, y) => y.weight - x.weight || x.i - y.i || x.j - y.j);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs: [T, T, number][] = [];
  for (const { weight, i, j } of candidates) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    pairs.push([left[i] as T, right[j] as T, weight]);
  }
  return pairs;
}

/** Whether a cue is one of speech: a word of the list, or a colon. */
function isSpeech(characters: readonly string[], attribution: Attribution, speechCues: ReadonlySet<string>): boolean {
  const cue = (attribution.cue ?? [])
    .map(([start, end]) => characters.slice(start, end).join(''))
    .join(' ')
    .toLowerCase();
  return (cue.match(/[a-z]+/g) ?? []).some((word) => speechCues.has(word)) || cue.replace(EDGE_SPACE, '') === ':';
}

function prepare(
  gold: readonly AttributionArticle[],
  predicted: readonly PredictedAttributions[],
  speechCues: ReadonlySet<string>,
): readonly PreparedArticle[] {
  const byId = new Map(predicted.map((article) => [article.id, article]));
  return gold.map((article) => {
    const words = wordsOf(article.text);
    const characters = Array.from(article.text);
    const ready = (attribution: Attribution): Prepared => ({
      filler: {
        source: cover(attribution.source, words),
        cue: cover(attribution.cue, words),
        content: cover(attribution.content, words),
      },
      speech: isSpeech(characters, attribution, speechCues),
      score: attribution.score,
    });
    const prediction = byId.get(article.id);
    return {
      gold: article.attributions.map(ready),
      pred: prediction?.attributions.map(ready) ?? [],
      missing: !prediction,
    };
  });
}

function union(fillers: readonly Filler[], role: Role): TokenSet {
  return [...new Set(fillers.flatMap((filler) => filler[role]))].sort((a, b) => a - b);
}

/** A source mention may serve several attributions: it counts once. */
function distinct(sets: readonly TokenSet[]): TokenSet[] {
  return [...new Map(sets.map((set) => [set.join(' '), set] as const)).values()];
}

const byRole = <T>(make: (role: Role) => T): Record<Role, T> => ({
  source: make('source'),
  cue: make('cue'),
  content: make('content'),
});

function scorePrepared(articles: readonly PreparedArticle[], keep: (attribution: Prepared) => boolean): RoleScores {
  const token = byRole(() => ({ hits: 0, pred: 0, gold: 0 }));
  const exact = byRole(() => ({ hits: 0, pred: 0, gold: 0 }));
  const any = byRole(() => ({ hits: 0, pred: 0, gold: 0 }));
  const overlap = byRole(() => ({ hitsOfPredicted: 0, pred: 0, hitsOfGold: 0, gold: 0 }));
  const level: Record<Level, number> = { 'cue+': 0, linked: 0, half: 0, exact: 0, soft: 0 };
  let goldCount = 0;
  let predictedCount = 0;
  for (const article of articles) {
    const gold = article.gold.filter(keep).map((attribution) => attribution.filler);
    const pred = article.pred.filter(keep).map((attribution) => attribution.filler);
    goldCount += gold.length;
    predictedCount += pred.length;
    for (const role of ROLES) {
      const goldTokens = union(gold, role);
      const predTokens = union(pred, role);
      token[role].hits += shared(goldTokens, predTokens);
      token[role].pred += predTokens.length;
      token[role].gold += goldTokens.length;

      let goldSets: TokenSet[] = gold.map((filler) => filler[role]).filter((set) => set.length > 0);
      let predSets: TokenSet[] = pred.map((filler) => filler[role]).filter((set) => set.length > 0);
      if (role === 'source') {
        goldSets = distinct(goldSets);
        predSets = distinct(predSets);
      }
      const pairs = pair(predSets, goldSets, (a, b) => (shared(a, b) ? jaccard(a, b) : 0));
      for (const row of [exact[role], any[role]]) {
        row.pred += predSets.length;
        row.gold += goldSets.length;
      }
      exact[role].hits += pairs.filter(([a, b]) => same(a, b)).length;
      any[role].hits += pairs.length;
      const best = (set: TokenSet, others: readonly TokenSet[]): number =>
        others.reduce((most, other) => Math.max(most, shared(set, other) / set.length), 0);
      const total = (sets: readonly TokenSet[], others: readonly TokenSet[]): number =>
        sets.reduce((sum, set) => sum + best(set, others), 0);
      overlap[role].hitsOfPredicted += total(predSets, goldSets);
      overlap[role].pred += predSets.length;
      overlap[role].hitsOfGold += total(goldSets, predSets);
      overlap[role].gold += goldSets.length;
    }
    const likeness = (a: Filler, b: Filler): number =>
      shared(a.cue, b.cue) || shared(a.content, b.content)
        ? ROLES.reduce((sum, role) => sum + dice(a[role], b[role]), 0) / 3
        : 0;
    for (const [p, g, weight] of pair(pred, gold, likeness)) {
      const linked = ROLES.every((role) => g[role].length === 0 || shared(p[role], g[role]) > 0);
      level.soft += weight;
      if (shared(p.cue, g.cue)) level['cue+']++;
      if (linked) level.linked++;
      if (linked && jaccard(p.content, g.content) >= 0.5 && jaccard(p.source, g.source) >= 0.5) level.half++;
      if (ROLES.every((role) => same(p[role], g[role]))) level.exact++;
    }
  }
  const simple = (table: Record<Role, { hits: number; pred: number; gold: number }>): Record<Role, Prf> =>
    byRole((role) => prf(table[role].hits, table[role].pred, table[role].hits, table[role].gold));
  const levelScore = (name: Level): Prf => prf(level[name], predictedCount, level[name], goldCount);
  return {
    articles: articles.length,
    missing: articles.filter((article) => article.missing).length,
    n_pred: predictedCount,
    n_gold: goldCount,
    token: simple(token),
    exact: simple(exact),
    any: simple(any),
    overlap: byRole((role) => {
      const row = overlap[role];
      return prf(row.hitsOfPredicted, row.pred, row.hitsOfGold, row.gold);
    }),
    attr: {
      'cue+': levelScore('cue+'),
      linked: levelScore('linked'),
      half: levelScore('half'),
      exact: levelScore('exact'),
      soft: levelScore('soft'),
    },
  };
}

/** Searches the thresholds by halves: recall grows as the threshold falls. */
function precisionAt(articles: readonly PreparedArticle[], recall: number): number | null {
  const scores = [
    ...new Set(articles.flatMap((article) => article.pred.flatMap((p) => (p.score === undefined ? [] : [p.score])))),
  ].sort((a, b) => b - a);
  let low = 0;
  let high = scores.length - 1;
  let best: number | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const threshold = scores[middle] as number;
    const [p, r] = scorePrepared(
      articles.map((article) => ({ ...article, pred: article.pred.filter((a) => (a.score ?? 0) >= threshold) })),
      (attribution) => attribution.speech,
    ).attr.linked;
    if (r >= recall) {
      best = p;
      high = middle - 1;
    } else low = middle + 1;
  }
  return best;
}

/**
 * @param gold articles with their text and attributions
 * @param predicted predictions; articles that `gold` lacks are passed over
 * @param speechCues word forms that make a cue one of speech (`tools/speech_cues.txt`)
 */
export function scoreAttribution(
  gold: readonly AttributionArticle[],
  predicted: readonly PredictedAttributions[],
  speechCues: ReadonlySet<string>,
): AttributionScores {
  const articles = prepare(gold, predicted, speechCues);
  const all = scorePrepared(articles, () => true);
  const speech = scorePrepared(articles, (attribution) => attribution.speech).attr;
  return {
    ...all,
    speech,
    linkedAll: all.attr.linked[2],
    linkedSpeech: speech.linked[2],
    exactSource: all.exact.source[2],
    exactCue: all.exact.cue[2],
    exactContent: all.exact.content[2],
    precisionAt55: precisionAt(articles, 0.55),
  };
}
