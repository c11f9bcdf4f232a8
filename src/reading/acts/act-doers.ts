import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isState } from '../../records/actor-id.ts';
import { PhraseView } from './phrase-view.ts';

const FAVOUR = wordClass('verbs that support');
const DISFAVOUR = wordClass('verbs that oppose');
const NOUNS_OF_GOING = wordClass('nouns of going');
const NOUNS_DONE_TO_THEIR_OWNER = wordClass('nouns of what is done to their owner');
const PREPOSITIONS_OF_WHO_IS_ASKED = wordClass('prepositions of who is asked');
const NOUNS_OF_ONES_OWN_GOING = wordClass("nouns of one's own going");

/** Who does an act: the subject of its verb, whoever is asked above it, or whose act its noun is. */
export class ActDoers extends PhraseView {
  protected doersOfNoun(head: number, before: readonly string[] | undefined): readonly string[] | undefined {
    const tree = this.tree;
    // "Concessions from Rome" are Rome's; "the withdrawal from Rome" is not.
    const leaving = this.is('end', head) || this.is('less', head) || NOUNS_OF_GOING.has(tree.lemma(head));
    const holders = this.holdersOf(head);
    // "The departure of the French troops": whoever goes is whose troops they are.
    const goes = this.isAct && NOUNS_OF_ONES_OWN_GOING.has(tree.lemma(head));
    const by = tree
      .children(head, 'nmod')
      .filter(
        (c) => this.caseOf(c) === 'by' || (this.caseOf(c) === 'from' && !leaving) || (goes && this.caseOf(c) === 'of'),
      )
      .flatMap((c) => this.actorsAt(c));
    const isDoneTo = this.isAct && NOUNS_DONE_TO_THEIR_OWNER.has(tree.lemma(head));
    const found = [...new Set(by.length > 0 ? by : isDoneTo ? [] : holders)];
    return before ?? (found.length > 0 ? found : undefined);
  }

  protected doersOf(
    head: number,
    verbal: boolean,
    before: readonly string[] | undefined,
  ): readonly string[] | undefined {
    const tree = this.tree;
    if (!verbal) return this.doersOfNoun(head, before);
    const passive = tree.child(head, 'nsubj:pass', 'aux:pass') !== undefined;
    const subject = passive
      ? tree.children(head, 'obl').find((o) => this.caseOf(o) === 'by')
      : tree.child(head, 'nsubj');
    if (subject !== undefined) {
      const found = this.actorsAt(subject);
      if (found.length > 0) return found;
      // "the American footprint shrinks": whose it is does it, where nobody else does.
      const owner = tree.children(subject, 'nmod:poss', 'amod', 'compound').flatMap((c) => this.actorsAt(c));
      if (owner.length > 0 && before === undefined) return owner;
      // Somebody or something else does it; only a pronoun may stand for whoever was named before.
      if (tree.token(subject).upos !== 'PRON' && this.beforeVerb(head).length === 0) return [];
    }
    // Who is only acted upon acts as little as whoever the clause above speaks of, but a state's own forces are its to
    // send: "the army is confined to barracks".
    if (passive) return this.isAct ? this.ownForces(head) : undefined;
    const right = this.beforeVerb(head);
    if (right.length > 0) return right;
    return before ?? this.doersAbove(head);
  }

  /** "Want Tehran to stop", "agreed to stop": who is to act stands in the clause above. */
  protected doersAbove(head: number): readonly string[] | undefined {
    const tree = this.tree;
    const above = tree.token(head).head;
    const relation = tree.relation(head);
    if (above < 0 || !/^(?:xcomp|ccomp|advcl|acl|conj)$/u.test(relation)) return undefined;
    if (relation === 'conj') return this.doersOf(above, tree.token(above).upos === 'VERB', undefined);
    if (relation === 'advcl' && !this.hasTo(head)) return undefined;
    // "Supports sharing power": whose sharing it is, is not told.
    const isOfOthers = FAVOUR.has(tree.lemma(above)) || DISFAVOUR.has(tree.lemma(above));
    if (this.isAct && tree.token(head).xpos === 'VBG' && isOfOthers) return undefined;
    // "Was urged to open the road"
    const told = this.isAct && tree.isPassive(above) ? tree.child(above, 'nsubj') : undefined;
    if (told !== undefined) return this.actorsAt(told);
    const asked = [
      ...tree.children(above, 'obj', 'iobj'),
      ...tree.children(above, 'obl').filter((o) => PREPOSITIONS_OF_WHO_IS_ASKED.has(this.caseOf(o))),
    ].flatMap((c) => (c < head ? this.actorsAt(c) : []));
    const askedWord = [
      ...tree.children(above, 'obj'),
      ...tree.children(above, 'obl').filter((o) => PREPOSITIONS_OF_WHO_IS_ASKED.has(this.caseOf(o))),
    ].find((c) => c < head);
    const promises = this.is('promise', above);
    if (!promises && asked.length > 0) return [...new Set(asked)];
    if (!promises && askedWord !== undefined) return [];
    if (relation === 'ccomp') return undefined;
    return this.doersOf(above, /^(?:VERB|ADJ)$/u.test(tree.token(above).upos), undefined);
  }

  protected ownForces(verb: number): readonly string[] | undefined {
    const tree = this.tree;
    const subject = tree.child(verb, 'nsubj');
    if (subject === undefined || tree.token(subject).upos !== 'NOUN') return undefined;
    const whose = this.mentionAt(subject).filter(isState);
    return whose.length > 0 ? whose : undefined;
  }

  /** Whose act a noun is: "a Dutch withdrawal". Who "is against a withdrawal" does not withdraw. */
  protected holdersOf(noun: number): readonly string[] {
    const ties = ['nmod:poss', 'amod', 'compound', ...(this.caseOf(noun) === '' ? ['nsubj'] : [])];
    return this.tree.children(noun, ...ties).flatMap((c) => this.actorsAt(c));
  }

  /** Who stands right before a verb group whose subject the tree has lost ("…, Oslo and Rome will wait"). */
  protected beforeVerb(verb: number): readonly string[] {
    const tree = this.tree;
    const auxiliaries = tree.children(verb, 'aux').filter((aux) => aux < verb);
    if (auxiliaries.length === 0) return [];
    const last = tree.tokens[Math.min(...auxiliaries) - 1];
    if (last === undefined || !/^(?:PROPN|NOUN|PRON)$/u.test(last.upos)) return [];
    const first = tree.relation(last.index) === 'conj' ? last.head : last.index;
    // "From the front and Rome will wait": what the tree has tied together need not be two of a kind.
    const together = this.mentionAt(first);
    return together.length > 0 ? this.actorsAt(first) : this.mentionAt(last.index);
  }
}
