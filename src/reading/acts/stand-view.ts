import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActPhrase, StandKind, ToldStand } from '../../records/act-phrase.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { TextSides } from './text-sides.ts';
import { type ToldCondition, toldConditions } from './told-conditions.ts';

/** Stands in one's own act. */
export const OWN: ReadonlySet<StandKind> = new Set(['commit', 'refuse', 'threaten', 'will', 'want', 'may']);
export const SAYING = wordClass('verbs of saying of a stand');
export const OFFERS = wordClass('nouns of an offer');
export const DEMANDS = wordClass('nouns of a demand');
const BARE = /^(?:it|this|that|them|these|so|one)$/u;
/** "Any measure of the kind" */
const OF_THE_KIND = /^(?:kind|sort|type)$/u;
const STEPS = /^(?:step|move|measure|action)$/u;

/** Finds the acts of a stretch of a sentence. */
export type FindActs = (tree: Tree, span: Span, head?: number, asItStands?: boolean) => readonly ActPhrase[];

/** A stand before its condition is known; `at` is the token that tells it. */
export interface Found {
  readonly at: number;
  /** Last token of what it is about. */
  readonly end: number;
  readonly stand: ToldStand;
}

/** What a word of a stand is about. */
export interface Complement {
  readonly head: number;
  readonly clausal: boolean;
}

/** "Offers full support": a stand, and nothing that is given. */
const OF_A_STAND = /^(?:backing|condolence|congratulation|hope|objection|opposition|praise|support|sympathy|thanks)$/u;

/** What a search for stands asks of a sentence: whose a word is, who says it, what its noun refers back to. */
export class StandView {
  protected readonly tree: Tree;
  protected readonly sides: TextSides;
  protected readonly acts: FindActs;

  constructor(tree: Tree, sides: TextSides, acts: FindActs) {
    this.tree = tree;
    this.sides = sides;
    this.acts = acts;
  }

  #conditions: readonly ToldCondition[] | undefined;

  /** Conditions of the sentence by the words that open them. */
  protected get conditions(): readonly ToldCondition[] {
    this.#conditions ??= toldConditions(this.tree);
    return this.#conditions;
  }

  protected isAgainst(verb: number): boolean {
    const word = this.tree.verbLemma(verb);
    return wordClass('verbs that oppose').has(word) || wordClass('verbs that refuse').has(word);
  }

  protected refuses(at: number): boolean {
    const lemma = this.tree.lemma(at);
    return wordClass('verbs that refuse').has(lemma) || wordClass('adjectives that refuse').has(lemma);
  }

  /** "Will do so", "promised to do both": what was told last. */
  protected doesAsTold(verb: number): boolean {
    const tree = this.tree;
    if (tree.lemma(verb) !== 'do') return false;
    const next = tree.tokens[verb + 1]?.form.toLowerCase() ?? '';
    return /^(?:so|both|it|that|this|the)$/u.test(next);
  }

  /** Whose stand a word tells: its subject, coordinated ones too. */
  protected holders(at: number): readonly string[] {
    return this.subjectOf(at);
  }

  protected subjectOf(at: number): readonly string[] {
    const tree = this.tree;
    const shared =
      tree.relation(at) === 'parataxis' && tree.child(at, 'nsubj') === undefined ? tree.token(at).head : at;
    const direct = tree.isPassive(at) ? [] : tree.subjectsOf(at);
    const all = direct.length > 0 || shared === at ? direct : tree.subjectsOf(shared);
    // "It is threatening to leave": the tree may take "it" for an empty word.
    const empty = tree.children(at, 'expl').filter((one) => tree.lemma(one) === 'it');
    const subjects = all.length > 0 ? all : [tree.predicateSubject(at)?.source.head ?? empty[0] ?? -1];
    const found = subjects.filter((one) => one >= 0).flatMap((one) => this.sides.at(tree, one));
    if (found.length > 0) return [...new Set(found)];
    const passive = tree.isPassive(at) ? tree.child(at, 'nsubj') : undefined;
    // "Its troops will be pulled out": whose they are pulls them out.
    const owners =
      passive === undefined ? [] : tree.children(passive, 'nmod:poss').flatMap((one) => this.sides.at(tree, one));
    return [...new Set(owners)];
  }

  /** Who says what a clause says. */
  protected speakerOf(at: number): readonly string[] {
    const tree = this.tree;
    const near = [
      ...tree.ancestors(at),
      ...[at, ...tree.ancestors(at)].flatMap((one) => tree.children(one, 'parataxis')),
    ];
    for (const verb of near) {
      if (!SAYING.has(tree.lemma(verb))) continue;
      const said = this.subjectOf(verb);
      if (said.length > 0) return said;
    }
    return [];
  }

  protected isThing(object: number): boolean {
    const isStand = OF_A_STAND.test(this.tree.lemma(object));
    return this.tree.token(object).upos === 'NOUN' && !isStand && this.sides.at(this.tree, object).length === 0;
  }

  /** Whether a clause has a subject of its own, who is another than those whose stand it is. */
  protected others(clause: number, holders: readonly string[]): boolean {
    const tree = this.tree;
    const subject = tree.child(clause, 'nsubj');
    if (subject === undefined) return false;
    return !this.sides.at(tree, subject).some((id) => holders.includes(id));
  }

  protected refers(head: number): ToldStand['refers'] {
    const tree = this.tree;
    const lemma = tree.lemma(head);
    if (BARE.test(tree.token(head).form.toLowerCase()) || OF_THE_KIND.test(lemma)) return 'last';
    const hasMore = tree.children(head, 'acl', 'nmod').some((one) => one > head && !OF_THE_KIND.test(tree.lemma(one)));
    if (hasMore && !STEPS.test(lemma))
      return OFFERS.has(lemma) && tree.child(head, 'acl') === undefined ? 'offer' : undefined;
    if (OFFERS.has(lemma)) return 'offer';
    if (DEMANDS.has(lemma)) return 'demand';
    return STEPS.test(lemma) ? 'last' : undefined;
  }
}
