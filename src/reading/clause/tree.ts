import type { Analysis, Sentence } from '../../language/tree.ts';
import * as trees from '../../language/trees.ts';
import * as agents from './agents.ts';
import { type Aside, asideOf } from './asides.ts';
import { clauseOf, isInfinitive } from './clauses.ts';
import { isHypothetical, isQuestion, isSupposed } from './hypothetical.ts';
import { isOccasion } from './occasion.ts';
import { Syntax } from './syntax.ts';

/**
 * The grammar of a sentence: who does what in each clause, what is denied, passive, supposed or asked. Made once for a
 * sentence and asked by every stage, so that two stages never judge one clause differently; what several ask is worked
 * out once.
 *
 * @example
 * const [tree] = treesOf(await engine.analyse('Seoul was not invited by Beijing.')).sentences;
 * const verb = tree.rootOf(); // "invited"
 * tree.isPassive(verb); // true
 * tree.isNegated(verb); // true
 * tree.agentOf(verb)?.source.head; // the token of "Beijing"
 */
export class Tree extends Syntax {
  private readonly passive: readonly boolean[];
  private readonly negated: readonly boolean[];
  private readonly denied: readonly boolean[];
  private readonly subjects: readonly (readonly number[])[];
  private readonly objects: readonly (readonly number[])[];
  private readonly agents: readonly (readonly number[])[];

  constructor(sentence: Sentence) {
    super(sentence);
    const ofEach = <T>(ask: (sentence: Sentence, i: number) => T): readonly T[] =>
      this.tokens.map(({ index }) => ask(this, index));
    this.passive = ofEach(trees.isPassive);
    this.negated = ofEach(trees.isNegated);
    this.denied = ofEach(trees.hasNegator);
    this.subjects = ofEach(trees.subjectsOf);
    this.objects = ofEach(trees.objectsOf);
    this.agents = ofEach(trees.agentsOf);
  }

  /** Whether a verb is in the passive: an auxiliary says so, or a participle stands bare. */
  isPassive(verb: number): boolean {
    return this.passive[verb] === true;
  }

  /** Whether a predicate is denied ("not", "never", "no longer", a subject or object with "no"); see the language room. */
  isNegated(i: number): boolean {
    return this.negated[i] === true;
  }

  /** Whether a word itself carries a negator ("not", "never", "no"); a noun's own, apart from that of its clause. */
  hasNegator(i: number): boolean {
    return this.denied[i] === true;
  }

  /** Who does what a verb says: its own subject or agent, or the one that it shares with a word above it. */
  agentOf(verb: number): agents.Agent | undefined {
    return agents.agentOf(this, verb);
  }

  /** The subject of a verb; where a long quotation has led to more than one, the one beside the verb. */
  nearestSubject(verb: number): number | undefined {
    return agents.nearestSubject(this, verb);
  }

  /** The subject of a word that is said of somebody, with the words that name it. */
  predicateSubject(head: number): agents.Agent | undefined {
    return agents.predicateSubject(this, head);
  }

  /** The words that name a source, with what a relative pronoun stands for. */
  nounSource(head: number, verb: number): agents.SourceWords {
    return agents.nounSource(this, head, verb);
  }

  /** The noun phrase under a head, with its appositions and clauses, without what hangs on it by mistake. */
  phraseOf(head: number, without?: number): number[] {
    return agents.phraseOf(this, head, without);
  }

  /** The phrase of a possessor without its "'s". */
  withoutClitic(holder: number): number[] {
    return agents.withoutClitic(this, holder);
  }

  /** The noun that a relative clause, headed by `verb` or above it by coordination, hangs on. */
  antecedentOf(verb: number): number | undefined {
    return agents.antecedentOf(this, verb);
  }

  isRelativePronoun(i: number): boolean {
    return agents.isRelativePronoun(this, i);
  }

  /** Whether a verb stands with "to". */
  isInfinitive(verb: number): boolean {
    return isInfinitive(this, verb);
  }

  /** The words of what is wanted, feared or believed, without what opens the clause. */
  clauseOf(root: number): number[] {
    return clauseOf(this, root);
  }

  /** Whether what a word says is only supposed: it stands under "if" or "whether", or is called unlikely. */
  isSupposed(predicate: number): boolean {
    return isSupposed(this, predicate);
  }

  /** Whether a word's act is supposed or left open by a modal ("could", "may", "should"). */
  isHypothetical(predicate: number): boolean {
    return isHypothetical(this, predicate);
  }

  /** Whether a clause asks rather than states. */
  isQuestion(predicate: number): boolean {
    return isQuestion(this, predicate);
  }

  /** Whether a phrase only says when or on what occasion. */
  isOccasion(head: number): boolean {
    return isOccasion(this, head);
  }

  /** The name that an aside speaks of ("Britain, long one of Rwanda's largest donors,"). */
  asideOf(noun: number): Aside | undefined {
    return asideOf(this, noun);
  }

  /** All subjects of a predicate, shared and controlled ones too; see `subjectsOf` of the language room. */
  subjectsOf(predicate: number): readonly number[] {
    return this.subjects[predicate] ?? [];
  }

  /** Objects of a predicate, direct first, conjuncts included. */
  objectsOf(predicate: number): readonly number[] {
    return this.objects[predicate] ?? [];
  }

  /** Who acts in a passive, conjuncts included. */
  agentsOf(predicate: number): readonly number[] {
    return this.agents[predicate] ?? [];
  }

  /** Who does it: the agents of a passive, the subjects of an active predicate. */
  doersOf(predicate: number): readonly number[] {
    return this.isPassive(predicate) ? this.agentsOf(predicate) : this.subjectsOf(predicate);
  }

  /** To whom it is done: the subjects of a passive, the objects of an active predicate. */
  undergoersOf(predicate: number): readonly number[] {
    return this.isPassive(predicate) ? this.subjectsOf(predicate) : this.objectsOf(predicate);
  }

  /** Modal of a predicate ("will", "may"), shared by a coordinated verb without an auxiliary. */
  modalOf(predicate: number): number | undefined {
    return trees.modalOf(this, predicate);
  }

  tenseOf(predicate: number): trees.Tense {
    return trees.tenseOf(this, predicate);
  }
}

/** A text with the grammar of its sentences. */
export interface AnalysedTrees extends Analysis {
  readonly sentences: readonly Tree[];
}

/** The grammar of a sentence, made once for it. */
export function treeOf(sentence: Sentence): Tree {
  if (sentence instanceof Tree) return sentence;
  const known = made.get(sentence) ?? new Tree(sentence);
  made.set(sentence, known);
  return known;
}

const made = new WeakMap<Sentence, Tree>();

/**
 * A text as the stages read it: its sentences answer questions of grammar.
 *
 * @example
 * const { sentences: [sentence] } = treesOf(await engine.analyse('The envoy was recalled.'));
 * sentence.isPassive(3); // true
 */
export function treesOf({ text, sentences }: Analysis): AnalysedTrees {
  return { text, sentences: sentences.map(treeOf) };
}
