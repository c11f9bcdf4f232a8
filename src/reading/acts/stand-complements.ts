import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { StandKind } from '../../records/act-phrase.ts';
import { type Complement, StandView } from './stand-view.ts';

/** Which words tell which stand; a word of several classes is read by the first whose complement it has. */
const VERBS: readonly (readonly [ReadonlySet<string>, StandKind])[] = [
  [wordClass('verbs that demand'), 'demand'],
  [wordClass('verbs that commit'), 'commit'],
  [wordClass('verbs that propose'), 'propose'],
  [wordClass('verbs that refuse'), 'refuse'],
  [wordClass('verbs that oppose'), 'oppose'],
  [wordClass('verbs that support'), 'support'],
  [wordClass('verbs that accept'), 'accept'],
  [wordClass('verbs that threaten'), 'threaten'],
];
const ANNOUNCES = wordClass('verbs of announcing');
const CALLED = wordClass('nouns of what is called');
const GIVING = wordClass('verbs of giving and announcing');
/** How a later infinitive of a list may hang on the first; a comma tells it from one that the verb needs. */
const OWN_INFINITIVE = /^(?:advcl|xcomp)$/u;

/** What hangs on a verb of a stand: the clauses and nouns that it is about, those of a list too. */
export class StandComplements extends StandView {
  protected kindOfVerb(verb: number): { kind: StandKind; complements: readonly Complement[] } | undefined {
    const tree = this.tree;
    for (const [words, kind] of VERBS) {
      const particles = tree.children(verb, 'compound', 'advmod').map((one) => tree.lemma(one));
      const modal = tree.modalOf(verb);
      const joined = [
        ...particles.map((one) => `${tree.lemma(verb)} ${one}`),
        ...(modal === undefined ? [] : [`${tree.lemma(modal)} ${tree.lemma(verb)}`]),
      ];
      const own =
        words.has(tree.lemma(verb)) || words.has(tree.verbLemma(verb)) || joined.some((one) => words.has(one));
      const complements = this.complements(verb, words, own, kind);
      // Of a passive its subject is what the stand is about.
      if (own && complements.length === 0 && tree.isPassive(verb) && tree.agentOf(verb)) return { kind, complements };
      if (complements.length > 0) return { kind, complements };
    }
    return undefined;
  }

  /** The stand that a verb tells by itself. */
  protected kindOfWord(verb: number): StandKind | undefined {
    return VERBS.find(([words]) => words.has(this.tree.lemma(verb)))?.[1];
  }

  /** Clauses, objects and prepositional objects that tell what a stand is about. */
  protected complements(
    verb: number,
    words: ReadonlySet<string>,
    own: boolean,
    kind: StandKind,
  ): readonly Complement[] {
    const tree = this.tree;
    const lemma = tree.lemma(verb);
    const by = tree.children(verb, 'obl', 'advcl').filter((one) => {
      const preposition = tree.caseOf(one) || tree.markOf(one);
      // "For its part"
      if (/^(?:part|sake|time)$/u.test(tree.lemma(one)) && tree.child(one, 'nmod') !== undefined) return false;
      // "Called up its reserves for a drill" is no call for one.
      const isOther = tree.child(verb, 'compound') !== undefined && !words.has(lemma);
      // "Agreed to it on condition that": the words that open a condition are none that a verb leads to.
      const isOpening = this.conditions.some(({ opens, last }) => one >= opens - 1 && one <= last);
      return (
        preposition !== '' && preposition !== 'to' && !isOther && !isOpening && words.has(`${lemma} ${preposition}`)
      );
    });
    const to = words.has(`${lemma} to`) ? tree.children(verb, 'obl').filter((one) => tree.caseOf(one) === 'to') : [];
    // "Call for the release of the prisoners and for a vote"
    const more = by.flatMap((one) =>
      tree.subtree(one).filter((under) => tree.relation(under) === 'conj' && tree.caseOf(under) === tree.caseOf(one)),
    );
    const prepositional = [...by, ...to, ...more].map((head) => ({ head, clausal: tree.token(head).upos === 'VERB' }));
    if (prepositional.length > 0) return prepositional;
    if (!own) return [];
    // "Announced a strike of two days, to begin on Thursday"
    const isCalled = kind === 'commit' && ANNOUNCES.has(lemma) && tree.child(verb, 'obj') !== undefined;
    const clauses = isCalled ? [] : this.clauses(verb);
    const things = kind === 'demand' ? this.things(verb) : [];
    if (clauses.length > 0) return [...new Set([...clauses, ...things])].map((head) => ({ head, clausal: true }));
    if (kind === 'commit') {
      // "Offered mediation": an object is what one gives, of few verbs.
      const called =
        lemma === 'call' ? tree.children(verb, 'obj').some((one) => CALLED.has(tree.lemma(one))) : GIVING.has(lemma);
      // "Called off the strike"
      if (!called || tree.verbLemma(verb) !== lemma) return [];
      // "Called the boarding an act of piracy"
      if (tree.child(verb, 'xcomp') !== undefined) return [];
    }
    if (kind === 'demand' && /^(?:call|push|press|tell|appeal|plead|invite|order|insist)$/u.test(lemma)) return [];
    const objects = tree.isPassive(verb) ? [] : tree.children(verb, 'obj');
    return objects
      .flatMap((one) => [one, ...tree.subtree(one).filter((under) => this.isBeside(one, under))])
      .map((head) => ({ head, clausal: false }));
  }

  /** "A recount of the votes and the departure of the troops": a noun beside another, wherever the tree has hung it. */
  protected isBeside(first: number, noun: number): boolean {
    const tree = this.tree;
    if (noun <= first || tree.token(noun).upos !== 'NOUN') return false;
    const isListed = tree.relation(noun) === 'appos' && tree.child(noun, 'conj') !== undefined;
    if (tree.relation(noun) !== 'conj' && !isListed) return false;
    if (tree.token(noun).head === first || (isListed && tree.child(noun, 'det') !== undefined)) return true;
    const above = tree.token(noun).head;
    if (tree.relation(above) === 'appos' && this.isBeside(first, above)) return true;
    return tree.child(noun, 'det') !== undefined && tree.child(noun, 'nmod', 'acl') !== undefined;
  }

  /** Clauses that say what is to be done, those in a list too. */
  protected clauses(verb: number): readonly number[] {
    const tree = this.tree;
    const isTodo = (one: number): boolean => {
      if (!/^(?:VERB|ADJ|NOUN|AUX)$/u.test(tree.token(one).upos)) return false;
      const relation = tree.relation(one);
      // "Called the boarding an act of piracy": what something is called.
      if (relation === 'xcomp' && tree.token(one).upos === 'NOUN' && tree.child(one, 'mark', 'cop') === undefined)
        return false;
      // "To hand over wanted men": a participle in front of its noun is no clause.
      if (relation === 'xcomp' && tree.token(one).xpos === 'VBN' && tree.child(one, 'aux', 'mark') === undefined)
        return this.isWantedDone(verb, one);
      if (relation === 'ccomp' || relation === 'xcomp') return relation === 'xcomp' || this.isTold(verb, one);
      return one > verb && tree.isInfinitive(one);
    };
    // "Declined to mediate": the tagger may take "to" for a preposition.
    const isLost = (one: number): boolean => tree.token(one).xpos === 'VB' && tree.caseOf(one) === 'to';
    const direct = [
      ...tree.children(verb, 'xcomp', 'ccomp', 'advcl').filter(isTodo),
      ...tree.children(verb, 'obl').filter(isLost),
    ];
    // "Urged both parties to keep the truce": the tree may hang the clause on whom it asks.
    const asked = tree.children(verb, 'obj', 'obl').flatMap((one) => tree.children(one, 'acl').filter(isTodo));
    return (direct.length > 0 ? direct : asked).flatMap((one) => [one, ...this.listed(one)]);
  }

  /** "Wants the treaty applied": what is wanted done stands between. */
  protected isWantedDone(verb: number, participle: number): boolean {
    const tree = this.tree;
    const isWhat = (one: number): boolean =>
      one > verb && one < participle && /^(?:NOUN|PROPN)$/u.test(tree.token(one).upos);
    const between = tree.children(verb, 'obj').some(isWhat);
    const own = tree.children(participle, 'nsubj').some(isWhat);
    return (between || own) && /^(?:like|need|prefer|see|want|wish)$/u.test(tree.lemma(verb));
  }

  /** Further clauses of a list that have a "that" or "to" of their own: "that A leave, that B pay and that C stop". */
  protected listed(clause: number): readonly number[] {
    const tree = this.tree;
    return tree
      .children(clause, 'conj', 'parataxis', 'advcl', 'xcomp', 'ccomp')
      .filter(
        (one) =>
          one > clause &&
          /^(?:VERB|ADJ|AUX)$/u.test(tree.token(one).upos) &&
          (!OWN_INFINITIVE.test(tree.relation(one)) ||
            tree.tokens[(tree.children(one, 'mark')[0] ?? 0) - 1]?.form === ',') &&
          tree.children(one, 'mark').some((mark) => /^(?:that|to)$/u.test(tree.lemma(mark))),
      )
      .flatMap((one) => [one, ...this.listed(one)])
      .concat(this.hungElsewhere(clause));
  }

  /** "To give land to those who come down and to release prisoners": "and to" goes on with the list, wherever it hangs. */
  protected hungElsewhere(clause: number): readonly number[] {
    const { tree } = this;
    return tree.subtree(clause).filter((one) => {
      const above = tree.token(one).head;
      const isGoingOn =
        one > clause &&
        tree.relation(one) === 'conj' &&
        tree.children(one, 'mark').some((mark) => tree.lemma(mark) === 'to');
      return isGoingOn && above !== clause && above >= 0 && tree.token(above).deprel === 'acl:relcl';
    });
  }

  /** "Wants the bank to be opened, the line to be repaired": things of a list with what is to be done to them. */
  protected things(verb: number): readonly number[] {
    const tree = this.tree;
    return tree
      .children(verb, 'obj')
      .flatMap((one) => tree.subtree(one))
      .filter(
        (one) => tree.relation(one) === 'acl' && tree.isInfinitive(one) && tree.child(one, 'aux:pass') !== undefined,
      );
  }

  /** A clause with "that" tells what is to be done by its mood: "insists that it stay", not "insists that it stayed". */
  protected isTold(verb: number, clause: number): boolean {
    const tree = this.tree;
    if (tree.lemma(verb) === 'tell') return false;
    if (tree.lemma(verb) === 'expect') return false;
    if (!/^(?:agree|announce|call|decide|insist)$/u.test(tree.lemma(verb))) return true;
    return (
      !/^(?:VBD|VBZ|VBN)$/u.test(tree.token(clause).xpos) ||
      tree.modalOf(clause) !== undefined ||
      tree.children(clause, 'aux').some((aux) => tree.token(aux).xpos === 'VB')
    );
  }
}
