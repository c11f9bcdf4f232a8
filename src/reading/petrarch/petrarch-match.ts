import type { PatternItem } from '../../lexicon/petrarch/petrarch-pattern.ts';
import type { SynonymSet, VerbPattern } from '../../lexicon/petrarch/petrarch-verbs.ts';
import type { Tree } from '../clause/tree.ts';
import { modifiersOf, type VerbDomain } from './verb-domain.ts';

/** How a pattern fits a verb in a sentence. */
export interface PatternMatch {
  readonly pattern: VerbPattern;
  /** Tokens that the words of the pattern took. */
  readonly words: readonly number[];
  /** How much the pattern asks for: the fuller of two patterns wins. */
  readonly weight: number;
  /** `$`, `+` and `^` inside a preposition's brackets, with the head of the noun phrase there. */
  readonly bound: readonly { readonly mark: 'source' | 'target' | 'skip'; readonly head: number }[];
}

interface Found {
  readonly words: readonly number[];
  readonly bound: PatternMatch['bound'];
}

const NOTHING: Found = { words: [], bound: [] };

/**
 * Fits patterns to a verb. Words before the `*` are sought among the doers, words behind it among objects, complements
 * and adverbs, prepositions among the phrases that hang on the verb or on its objects. A phrase in braces fits a noun
 * with all its other words somewhere before it.
 */
export class PatternMatcher {
  private readonly sentence: Tree;
  private readonly sets: ReadonlyMap<string, SynonymSet>;
  private readonly domain: VerbDomain;

  constructor(sentence: Tree, sets: ReadonlyMap<string, SynonymSet>, domain: VerbDomain) {
    this.sentence = sentence;
    this.sets = sets;
    this.domain = domain;
  }

  /** How a pattern fits; undefined if it does not. The marks for sides outside brackets are left to the coder. */
  match(pattern: VerbPattern): PatternMatch | undefined {
    const before = this.all(pattern.before, this.domain.before, false);
    const after = before && this.all(pattern.after, this.domain.after, true);
    if (!before || !after) return undefined;
    return {
      pattern,
      words: [...before.words, ...after.words],
      weight: weightOf([...pattern.before, ...pattern.after]) + (before.words.length + after.words.length) / 100,
      bound: [...before.bound, ...after.bound],
    };
  }

  private all(items: readonly PatternItem[], heads: readonly number[], behind: boolean): Found | undefined {
    let found = NOTHING;
    for (const item of items) {
      const one = this.one(item, heads, behind);
      if (!one) return undefined;
      found = joined(found, one);
    }
    return found;
  }

  private one(item: PatternItem, heads: readonly number[], behind: boolean): Found | undefined {
    switch (item.kind) {
      case 'words':
      case 'phrase': {
        for (const head of heads) {
          const found = this.atHead(item, head, false);
          if (found) return found;
        }
        const loose = behind && item.kind === 'words' && item.words.length === 1;
        const adverb = loose ? this.domain.adverbs.find((at) => this.isWord(at, item.words[0] ?? '', true)) : undefined;
        return adverb === undefined ? undefined : { words: [adverb], bound: [] };
      }
      case 'set': {
        for (const term of this.sets.get(item.name)?.terms ?? []) {
          const found = this.all(this.inflected(item.name, term), heads, behind);
          if (found) return found;
        }
        return undefined;
      }
      case 'preposition':
        return this.preposition(item, behind);
      default:
        return NOTHING;
    }
  }

  /** The terms of a set whose name ends in `_` fit only as they are written. */
  private inflected(set: string, term: readonly PatternItem[]): readonly PatternItem[] {
    if (this.sets.get(set)?.inflected !== false) return term;
    return term.map((item) => (item.kind === 'words' ? { ...item, exact: true } : item));
  }

  private preposition(
    item: Extract<PatternItem, { readonly kind: 'preposition' }>,
    behind: boolean,
  ): Found | undefined {
    const { verb, attachments } = this.domain;
    for (const { word, at, head } of attachments) {
      if (behind !== at > verb) continue;
      if (word !== item.word && !word.startsWith(`${item.word} `)) continue;
      const asked = item.items.filter(({ kind }) => kind !== 'skip' || head !== undefined);
      // "OUT OF": the rest of a preposition of several words is written as words.
      const rest = word.slice(item.word.length).trim().split(' ').filter(Boolean);
      const inner = asked.filter((each) => !(each.kind === 'words' && rest.includes(each.words.join(' '))));
      if (inner.length === 0) return { words: head === undefined ? [at] : [], bound: [] };
      if (head === undefined) continue;
      const found = this.inside(inner, head);
      if (found) return found;
    }
    return undefined;
  }

  /** Fits items to the noun phrase or infinitive behind a preposition: to its head or object, else to any of its words. */
  private inside(items: readonly PatternItem[], head: number): Found | undefined {
    const { sentence } = this;
    const objects = sentence.children(head, 'obj');
    const heads = [head, ...objects];
    const wide = [...heads, ...(items.length > 1 ? sentence.phrase(head) : modifiersOf(sentence, head))];
    let found = NOTHING;
    for (const item of items) {
      if (item.kind === 'source' || item.kind === 'target' || item.kind === 'skip') {
        found = joined(found, { words: [], bound: [{ mark: item.kind, head }] });
        continue;
      }
      const one = this.one(item, wide, false);
      if (!one) return undefined;
      found = joined(found, one);
    }
    return found;
  }

  private atHead(item: PatternItem, head: number, among: boolean): Found | undefined {
    switch (item.kind) {
      case 'words': {
        const { words } = item;
        const start = head - words.length + 1;
        const fits =
          start >= 0 &&
          words.every((word, i) => this.isWord(start + i, word, item.exact || (among && i < words.length - 1)));
        return fits ? { words: words.map((_, i) => start + i), bound: [] } : undefined;
      }
      case 'set': {
        for (const term of this.sets.get(item.name)?.terms ?? []) {
          const [only, ...more] = this.inflected(item.name, term);
          const found = only && more.length === 0 ? this.atHead(only, head, among) : undefined;
          if (found) return found;
        }
        return undefined;
      }
      case 'phrase': {
        const last = item.items.at(-1);
        const top = last && this.atHead(last, head, among);
        if (!top) return undefined;
        const first = Math.min(...top.words);
        // "tank and missile deliveries": what is coordinated before a head may belong to it.
        const conjuncts = this.sentence.conjunctsOf(head).filter((at) => at < head);
        const before = [...modifiersOf(this.sentence, head), ...conjuncts].filter((at) => at < first);
        let found = top;
        for (const each of item.items.slice(0, -1)) {
          const one = before.map((at) => this.atHead(each, at, true)).find((hit) => hit !== undefined);
          if (!one) return undefined;
          found = joined(found, one);
        }
        return found;
      }
      default:
        return undefined;
    }
  }

  private isWord(at: number, word: string, exact: boolean): boolean {
    const token = this.sentence.token(at);
    return token.form.toUpperCase() === word || (!exact && token.lemma.toUpperCase() === word);
  }
}

function joined(a: Found, b: Found): Found {
  return { words: [...a.words, ...b.words], bound: [...a.bound, ...b.bound] };
}

function weightOf(items: readonly PatternItem[]): number {
  return items.reduce((sum, item) => {
    switch (item.kind) {
      case 'words':
        return sum + item.words.length;
      case 'set':
        return sum + 1;
      case 'phrase':
        return sum + weightOf(item.items);
      case 'preposition':
        return sum + 1 + weightOf(item.items);
      default:
        return sum + 0.5;
    }
  }, 0);
}
