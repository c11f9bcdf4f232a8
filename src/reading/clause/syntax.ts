import { structureOf } from '../../language/structure.ts';
import { ENCODER_WIDTH, type Name, type Sentence, type Token } from '../../language/tree.ts';
import * as trees from '../../language/trees.ts';
import type { Span } from '../../records/span.ts';

/** Tokens that are left out of a subtree, with all that hangs on them. */
export type Without = (token: number) => boolean;

/**
 * A sentence that can be asked about its words and what hangs on what. Answers are token indices; what is asked often is
 * worked out once. {@link Tree} adds what the grammar of a clause says.
 */
export class Syntax implements Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly vectors?: Int16Array;
  private readonly lemmas: readonly string[];
  private readonly relations: readonly string[];
  private readonly below: readonly (readonly number[])[];

  constructor({ index, start, end, tokens, names, vectors }: Sentence) {
    this.index = index;
    this.start = start;
    this.end = end;
    this.tokens = tokens;
    this.names = names;
    if (vectors) this.vectors = vectors;
    this.lemmas = tokens.map(({ lemma }) => lemma.toLowerCase());
    const { relations, children } = structureOf(this);
    this.relations = relations;
    this.below = children;
  }

  /** The encoder's vector of a word in its text, in whole numbers; undefined where another engine has read. */
  vectorInText(i: number): Int16Array | undefined {
    // The vectors of the other engine mean other things, and are narrower.
    if (this.vectors?.length !== this.tokens.length * ENCODER_WIDTH || !(i >= 0 && i < this.tokens.length))
      return undefined;
    return this.vectors.subarray(i * ENCODER_WIDTH, (i + 1) * ENCODER_WIDTH);
  }

  /** @throws RangeError for an index outside the sentence */
  token(i: number): Token {
    const token = this.tokens[i];
    if (token === undefined) throw new RangeError(`no token ${i} in a sentence of ${this.tokens.length}`);
    return token;
  }

  /** Lower-case lemma; @throws RangeError for an index outside the sentence */
  lemma(i: number): string {
    return this.lemmas[i] ?? this.token(i).lemma;
  }

  /** A token's relation without its subtype: `nsubj` for `nsubj:pass`; @throws RangeError for an index outside the sentence */
  relation(i: number): string {
    return this.relations[i] ?? this.token(i).deprel;
  }

  /**
   * Children of a token in the order of the text.
   * @param relations keep only these; a bare relation (`nsubj`) also takes its subtypes (`nsubj:pass`)
   */
  children(i: number, ...relations: readonly string[]): readonly number[] {
    const all = this.below[i] ?? NONE;
    if (relations.length === 0 || all.length === 0) return all;
    let kept: number[] | undefined;
    for (const c of all) {
      if (!this.isAmong(relations, c)) continue;
      if (kept) kept.push(c);
      else kept = [c];
    }
    return kept ?? NONE;
  }

  /** First child with one of the relations; undefined if there is none. */
  child(i: number, ...relations: readonly string[]): number | undefined {
    for (const c of this.below[i] ?? NONE) if (relations.length === 0 || this.isAmong(relations, c)) return c;
    return undefined;
  }

  private isAmong(relations: readonly string[], i: number): boolean {
    return relations.includes(this.relation(i)) || relations.includes(this.token(i).deprel);
  }

  /** Tokens of the subtree of `i` in order. */
  subtree(i: number, without?: Without): number[] {
    const tokens: number[] = [];
    const visit = (at: number): void => {
      tokens.push(at);
      for (const child of this.below[at] ?? NONE) if (!without?.(child)) visit(child);
    };
    visit(i);
    return tokens.sort((a, b) => a - b);
  }

  /** The preposition of a noun: "with" of "with Rome", the last of "away from Rome"; empty if it has none. */
  caseOf(i: number): string {
    const marker = this.children(i, 'case').findLast((one) => this.lemma(one) !== "'s");
    return marker === undefined ? '' : this.lemma(marker);
  }

  /** The first preposition of a noun as it stands, in lower case, fixed expressions joined ("because of"); empty if it has none. */
  prepositionOf(i: number): string {
    return trees.caseOf(this, i);
  }

  /** Subordinator or infinitive marker of a clause in lower case ("that", "to", "in order to"); empty if it has none. */
  markOf(i: number): string {
    return trees.markOf(this, i);
  }

  /** Tokens from the head of `i` up to the root. */
  ancestors(i: number): number[] {
    return trees.ancestors(this, i);
  }

  /** Whether `i` is `top` or stands anywhere below it. */
  dominates(top: number, i: number): boolean {
    return trees.dominates(this, top, i);
  }

  /** Everything that is coordinated with a token, itself included ("A, B and C" from any). */
  conjunctsOf(i: number): number[] {
    return trees.conjunctsOf(this, i);
  }

  /** A token with its own conjuncts only. */
  withConjuncts(i: number): number[] {
    return trees.withConjuncts(this, i);
  }

  /** The first conjunct that a token is coordinated under, or the token itself. */
  firstConjunct(i: number): number {
    return trees.firstConjunct(this, i);
  }

  /** The noun phrase about a head: its words without clauses, appositions, further conjuncts and case. */
  nounPhrase(head: number): number[] {
    return trees.nounPhrase(this, head);
  }

  /**
   * A token with everything below it, in order.
   * @param without leaves out children of the token itself with these relations, such as `conj`
   */
  phrase(i: number, without: readonly string[] = []): number[] {
    return trees.subtree(this, i, without);
  }

  /** The nearest predicate above a token: the verb or copular predicate of the clause it stands in. */
  predicateAbove(i: number): number | undefined {
    return trees.clauseOf(this, i);
  }

  /** The root of the sentence; undefined for an empty one. */
  rootOf(): number | undefined {
    return trees.rootOf(this);
  }

  /** Auxiliaries and copulas of a predicate. */
  auxiliaries(predicate: number): readonly number[] {
    return trees.auxiliaries(this, predicate);
  }

  /** Nominals tied to a predicate or noun by a preposition; without prepositions all. */
  obliques(i: number, ...prepositions: readonly string[]): number[] {
    return trees.obliques(this, i, ...prepositions);
  }

  /** Clauses that complete a predicate: `ccomp` and `xcomp`. */
  complementsOf(predicate: number): readonly number[] {
    return trees.complementsOf(this, predicate);
  }

  /** Particle verb in one string: "call off" for "called … off". */
  verbLemma(i: number): string {
    return trees.verbLemma(this, i);
  }

  /** Offsets of the smallest stretch of text that holds the tokens, without punctuation at its edges. */
  spanOf(tokens: readonly number[]): Span {
    return trees.spanOf(this, tokens);
  }

  /** The name that a token is part of. */
  nameAt(i: number): Name | undefined {
    return trees.nameAt(this, i);
  }

  /**
   * Spans of a set of tokens, one for each run, without punctuation at the edges. Runs that only punctuation parts are
   * joined.
   */
  runsOf(tokens: readonly number[]): Span[] {
    const wanted = new Set(tokens);
    const spans: Span[] = [];
    let first = -1;
    let last = -1;
    const flush = (): void => {
      if (first >= 0) spans.push({ start: this.token(first).start, end: this.token(last).end });
      first = -1;
    };
    for (const token of this.tokens) {
      if (token.upos === 'PUNCT') continue;
      if (wanted.has(token.index)) {
        if (first < 0) first = token.index;
        last = token.index;
      } else {
        flush();
      }
    }
    flush();
    return spans;
  }

  /** The span of tokens `from` to `to` (inclusive) without punctuation at its edges; undefined if nothing is left. */
  stretch(from: number, to: number): Span | undefined {
    let first = from;
    let last = to;
    while (first <= last && this.token(first).upos === 'PUNCT') first++;
    while (last >= first && this.token(last).upos === 'PUNCT') last--;
    if (first > last) return undefined;
    return { start: this.token(first).start, end: this.token(last).end };
  }

  /** The words of tokens `first` to `last` (inclusive) as they stand in the text, without a possessive at their end. */
  surface(first: number, last: number): string {
    const tokens = this.tokens.slice(first, last + 1);
    const start = tokens[0]?.start ?? 0;
    let text = '';
    for (const token of tokens) text = text.padEnd(token.start - start, ' ') + token.form;
    return text.replace(/['’]s?$/, '').trim();
  }
}

const NONE: readonly number[] = [];
