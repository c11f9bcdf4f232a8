import type { ActHelper, ActWords } from '../../lexicon/words/act-words.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { TextSides } from './text-sides.ts';

const NEGATORS_OF_AN_ACT = wordClass('negators of an act');
const PREPOSITIONS_OF_WHERE_AN_ACT_IS = wordClass('prepositions of where an act is');

/** What the search for acts asks of a sentence: which words lead to an act, who is meant, what stands in front of what. */
export class PhraseView {
  protected readonly tree: Tree;
  protected readonly span: Span;
  protected readonly sides: TextSides;
  protected readonly words: ActWords;
  protected readonly eventNouns: ReadonlySet<string>;
  protected readonly text: string;
  /** The stretch is told to name an act, so that any noun that heads it does, and nothing behind it belongs to it. */
  protected readonly isAct: boolean;

  constructor(
    tree: Tree,
    span: Span,
    sides: TextSides,
    words: ActWords,
    eventNouns: ReadonlySet<string>,
    text: string,
    isAct = false,
  ) {
    this.isAct = isAct;
    this.tree = tree;
    this.span = span;
    this.sides = sides;
    this.words = words;
    this.eventNouns = eventNouns;
    this.text = text;
  }

  /** A denial that stands outside the stretch is the record's ("opposes" for "says it will not"), and no part of its words. */
  protected isDenied(head: number, outermost: boolean): boolean {
    if (!this.tree.hasNegator(head)) return false;
    if (!outermost) return true;
    return this.tree
      .children(head, 'advmod', 'det')
      .some((c) => NEGATORS_OF_AN_ACT.has(this.tree.lemma(c)) && covers(this.span, this.tree.token(c)));
  }

  protected is(helper: ActHelper, index: number): boolean {
    return this.words.helpers.get(helper)?.has(this.tree.lemma(index)) ?? false;
  }

  protected caseOf(token: number): string {
    const marker = this.tree.child(token, 'case');
    return marker === undefined ? '' : this.tree.lemma(marker);
  }

  protected isPlace(token: number): boolean {
    return PREPOSITIONS_OF_WHERE_AN_ACT_IS.has(this.caseOf(token)) && this.actorsAt(token).length > 0;
  }

  protected saysOnGoing(head: number): boolean {
    if (this.is('on', head)) return true;
    return this.tree.children(head, 'amod').some((word) => this.is('on', word));
  }

  /** Who is meant by a token and by what is coordinated with it; a person and whom it acts for. */
  protected actorsAt(token: number): string[] {
    const heads = [token, ...this.tree.children(token, 'conj')];
    return [...new Set(heads.flatMap((head) => this.mentionAt(head)))];
  }

  protected mentionAt(token: number): readonly string[] {
    return this.sides.at(this.tree, token);
  }

  protected hasTo(verb: number): boolean {
    return this.tree.children(verb, 'mark').some((mark) => this.tree.lemma(mark) === 'to');
  }
}

export function covers(span: Span, token: { readonly start: number; readonly end: number }): boolean {
  return span.start <= token.start && span.end >= token.end;
}
