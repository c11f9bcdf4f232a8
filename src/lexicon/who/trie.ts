import type { LexiconCandidate, LexiconMatch } from './entry.ts';
import { firstPieceOf, piecesOf, piecesOfText } from './fold.ts';

interface Term {
  /** The pieces as the lexicon spells them; undefined where case does not matter (roles). */
  readonly spelling: readonly string[] | undefined;
  readonly candidate: LexiconCandidate;
}

interface Node {
  next: Map<string, Node> | undefined;
  terms: Term[] | undefined;
}

/** Words that may be written small inside a name whose first word is written large ("Defense ministry"). */
const GENERIC = new Set(
  'administration agency army bank bureau cabinet center coalition command commission committee council court department family fighters force forces fund government group leadership ministry movement network office organization parliament party police prize service state union'.split(
    ' ',
  ),
);
/** Abbreviations that are English words when a headline is set in capitals. */
const WORDS_IN_CAPITALS = new Set([
  'is',
  'who',
  'it',
  'as',
  'so',
  'an',
  'am',
  'be',
  'do',
  'he',
  'no',
  'or',
  'aid',
  'all',
]);
const CACHE_LIMIT = 50_000;

/** Words and what they may mean. */
export interface Expression {
  readonly text: string;
  readonly candidate: LexiconCandidate;
  /** Whether the case of the text is no matter, as with role nouns. */
  readonly anyCase: boolean;
}

/** Expressions that are made when the first word of one of them is met. */
export type MakeExpressions = () => readonly Expression[];

/**
 * A tree of normalised words that finds the longest known expression at a place in a sentence. Expressions are kept by
 * their first word and made into branches when that word is first met: a text meets few of the words that thousands of
 * names begin with, and loading stays quick.
 */
export class Trie {
  readonly #expressions = new Map<string, (Expression | MakeExpressions)[]>();
  readonly #branches = new Map<string, Node>();
  readonly #pieces = new Map<string, readonly string[]>();
  /** Words that were met as the first of an expression: their branch, `null` for the many that begin none. */
  readonly #starts = new Map<string, Node | null>();
  #sentence: readonly string[] = [];
  #headline = false;

  /** @param anyCase whether the case of the text is no matter, as with role nouns */
  add(text: string, candidate: LexiconCandidate, anyCase = false): void {
    this.#put(text, { text, candidate, anyCase });
  }

  /**
   * Adds an expression of which only the text is known yet: thousands of actors have several names each, and a text names few.
   *
   * @param make gives this expression and its like, such as all names of an actor
   */
  addLater(text: string, make: MakeExpressions): void {
    this.#put(text, make);
  }

  #put(text: string, expression: Expression | MakeExpressions): void {
    const key = firstPieceOf(text).toLowerCase();
    if (key === '') return;
    const expressions = this.#expressions.get(key);
    if (expressions === undefined) this.#expressions.set(key, [expression]);
    else if (expressions.at(-1) !== expression) expressions.push(expression);
  }

  #branch(key: string): Node | undefined {
    const grown = this.#branches.get(key);
    if (grown) return grown;
    const expressions = this.#expressions.get(key);
    if (expressions === undefined) return undefined;
    const branch: Node = { next: undefined, terms: undefined };
    for (const expression of expressions) {
      if (typeof expression !== 'function') grow(branch, expression);
      else {
        for (const made of expression()) if (firstPieceOf(made.text).toLowerCase() === key) grow(branch, made);
      }
    }
    this.#branches.set(key, branch);
    return branch;
  }

  #start(word: string): Node | null {
    const known = this.#starts.get(word);
    if (known !== undefined) return known;
    const [key] = this.#piecesOf(word);
    const branch = (key === undefined ? undefined : this.#branch(key.toLowerCase())) ?? null;
    if (this.#starts.size > CACHE_LIMIT) this.#starts.clear();
    this.#starts.set(word, branch);
    return branch;
  }

  /** The longest expression that starts at `words[at]` and ends with a word; undefined if none does. */
  match(words: readonly string[], at: number): LexiconMatch | undefined {
    const first = words[at];
    if (first === undefined) return undefined;
    const branch = this.#start(first);
    if (branch === null) return undefined;
    const start = this.#piecesOf(first);
    if (words !== this.#sentence) {
      this.#sentence = words;
      this.#headline = isHeadline(words);
    }
    const seen: string[] = [];
    let node = branch;
    let best: LexiconMatch | undefined;
    // "Loretta E. Lynch": an initial that the lexicon does not give may stand inside a person's name.
    let initial = false;
    for (let i = at; i < words.length; i++) {
      const pieces = i === at ? start : this.#piecesOf(words[i] ?? '');
      const before = node;
      let ended = false;
      for (const piece of pieces) {
        const child = seen.length === 0 ? branch : node.next?.get(piece.toLowerCase());
        if (child === undefined) {
          ended = true;
          break;
        }
        node = child;
        seen.push(piece);
      }
      if (ended) {
        if (initial || i === at || !/^[A-Z]\.?$/.test(words[i] ?? '')) break;
        initial = true;
        node = before;
        if (words[i + 1] === '.') i++;
        continue;
      }
      if (pieces.length > 0 && node.terms !== undefined) {
        const candidates = this.#accepted(node.terms, seen, initial);
        if (candidates.length > 0) best = { length: i - at + 1, candidates };
      }
    }
    return best;
  }

  #accepted(terms: readonly Term[], seen: readonly string[], initial: boolean): LexiconCandidate[] {
    const candidates: LexiconCandidate[] = [];
    for (const { spelling, candidate } of terms) {
      if (initial && (candidate.as !== 'name' || candidate.entry.kind !== 'person')) continue;
      if (spelling !== undefined && !sameCase(spelling, seen, this.#headline)) continue;
      if (!candidates.some((known) => meansTheSame(known, candidate))) candidates.push(candidate);
    }
    return candidates;
  }

  #piecesOf(word: string): readonly string[] {
    let pieces = this.#pieces.get(word);
    if (pieces === undefined) {
      if (this.#pieces.size > CACHE_LIMIT) this.#pieces.clear();
      pieces = piecesOf(word);
      this.#pieces.set(word, pieces);
    }
    return pieces;
  }
}

/** Adds an expression to the branch of its first word. */
function grow(branch: Node, { text, candidate, anyCase }: Expression): void {
  const pieces = piecesOfText(text);
  let node = branch;
  for (const piece of pieces.slice(1)) {
    node.next ??= new Map();
    const key = piece.toLowerCase();
    let child = node.next.get(key);
    if (child === undefined) {
      child = { next: undefined, terms: undefined };
      node.next.set(key, child);
    }
    node = child;
  }
  node.terms ??= [];
  const spelling = anyCase ? undefined : pieces;
  if (!node.terms.some((term) => sameReading(term, spelling, candidate))) node.terms.push({ spelling, candidate });
}

/** Whether a term says what another spelling ("U.S." beside "US") has said already. */
function sameReading(term: Term, spelling: readonly string[] | undefined, candidate: LexiconCandidate): boolean {
  return meansTheSame(term.candidate, candidate) && term.spelling?.join(' ') === spelling?.join(' ');
}

function meansTheSame(a: LexiconCandidate, b: LexiconCandidate): boolean {
  if (a.as === 'place' && b.as === 'place') return a.place.what === b.place.what && a.place.in === b.place.in;
  if (a.as === 'role' || b.as === 'role' || a.as === 'place' || b.as === 'place') return false;
  if (a.as !== b.as || a.entry !== b.entry) return false;
  return a.as !== 'demonym' || b.as !== 'demonym' || a.form === b.form;
}

/** Whether a sentence is set in capitals: three words of letters or more and not one small letter. */
function isHeadline(words: readonly string[]): boolean {
  let long = 0;
  for (const word of words) {
    if (/\p{Ll}/u.test(word) && !/^['’]s$/.test(word)) return false;
    if (/\p{Lu}{2}/u.test(word)) long++;
  }
  return long >= 2 && words.length >= 3;
}

/** Whether the text's case fits a name: as the lexicon spells it, in capitals, or larger than it. */
function sameCase(spelling: readonly string[], seen: readonly string[], headline: boolean): boolean {
  const single = spelling.length === 1;
  return spelling.every((piece, i) => {
    const text = seen[i] ?? '';
    if (text === piece) return !(headline && single && WORDS_IN_CAPITALS.has(piece.toLowerCase()));
    const lower = piece.toLowerCase();
    if (piece === lower) return text.slice(1) === piece.slice(1) || text === piece.toUpperCase();
    if (text === piece.toUpperCase()) {
      const shouted = headline || !single || piece.length > 3;
      return shouted && !(headline && single && WORDS_IN_CAPITALS.has(lower));
    }
    return i > 0 && text === lower && GENERIC.has(lower);
  });
}
