import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isBody } from '../../records/actor-id.ts';
import { ActDoers } from './act-doers.ts';
import { covers } from './phrase-view.ts';

/** "Takes part after a vote": when it is done is nothing of the act. */
const OCCASIONS = /^(?:after|before|despite|during|pending|since|till|until)$/u;
const PEOPLE = wordClass('nouns of whose people');
/** Words that say nothing of what is done. */
const EMPTY_CONTENT = wordClass('words without content');

/** What an act is: the words that say what is done to what, and the classes of acts that they tell. */
export class ActKinds extends ActDoers {
  /** What a passive clause without a subject is done to: "wants the ban to be lifted". */
  protected themeOf(verb: number): number | undefined {
    const tree = this.tree;
    const above = tree.token(verb).head;
    if (
      !this.isAct ||
      above < 0 ||
      (tree.child(verb, 'aux:pass') === undefined && tree.token(verb).xpos !== 'VBN') ||
      tree.child(verb, 'nsubj') !== undefined
    )
      return undefined;
    if (tree.relation(verb) === 'acl') return above;
    return /^(?:xcomp|advcl)$/u.test(tree.relation(verb))
      ? tree.children(above, 'obj').find((one) => one < verb)
      : undefined;
  }

  /** "As long as the troops stay": who does it, where no side is named and nothing that it is done to. */
  protected doneBy(verb: number): number | undefined {
    const tree = this.tree;
    const subject = tree.child(verb, 'nsubj');
    if (!this.isAct || subject === undefined || tree.child(verb, 'obj', 'aux:pass', 'xcomp') !== undefined)
      return undefined;
    const isForces = PEOPLE.has(tree.lemma(subject)) || this.actorsAt(subject).length === 0;
    return tree.token(subject).upos === 'NOUN' && isForces ? subject : undefined;
  }

  /** Whether a noun names something that is done: of a known class, a word for events, or made of a verb. */
  protected isDeed(noun: number): boolean {
    const lemma = this.tree.lemma(noun);
    if (this.kindsOf(noun).length > 0) return true;
    if (this.is('state', noun)) return false;
    return this.eventNouns.has(lemma) || this.is('deed', noun) || /(?:ing|ment|[ts]ion|sal|val|ance)$/u.test(lemma);
  }

  /** Whether a noun names an act: it is of a known class, or ends one, or leads to one. */
  protected namesAct(noun: number): boolean {
    if (this.is('end', noun) || this.is('less', noun)) return true;
    if (this.kindsOf(noun).length > 0) return true;
    return this.is('empty', noun) && this.tree.children(noun, 'nmod', 'acl').length > 0;
  }

  /** Lemmas of the words about a head that say what it is and what it is done to, names of actors left out. */
  protected contentOf(head: number): string[] {
    return this.contentTokens(head)
      .map((t) => this.tree.lemma(t))
      .filter((lemma) => !EMPTY_CONTENT.has(lemma));
  }

  protected contentTokens(head: number): number[] {
    const tree = this.tree;
    const verbal = tree.token(head).upos === 'VERB';
    const tokens = verbal
      ? [
          head,
          ...tree.children(head, 'compound', 'xcomp', 'advmod').filter((c) => c > head),
          ...tree
            .children(head, 'obj', 'obl', 'nsubj:pass')
            .filter((c) => !this.isPlace(c) && !(this.isAct && OCCASIONS.test(this.caseOf(c))))
            .flatMap((c) => [c, ...tree.children(c, 'conj')].flatMap((n) => tree.nounPhrase(n))),
        ]
      : tree.nounPhrase(head);
    const named = new Set(
      tokens.filter((t) =>
        this.sides
          .mentionsIn(tree)
          .some(({ span, kind }) => kind !== 'nominal' && kind !== 'role' && covers(span, tree.token(t))),
      ),
    );
    const theme = verbal ? (this.themeOf(head) ?? this.doneBy(head)) : undefined;
    if (theme !== undefined && (tree.relation(theme) !== 'nsubj' || this.actorsAt(theme).length === 0))
      tokens.push(...tree.nounPhrase(theme));
    return tokens.filter(
      (t) =>
        !named.has(t) &&
        (!this.isAct || tree.token(t).end <= this.span.end) &&
        /^(?:NOUN|VERB|PROPN|ADJ|ADV|NUM)$/u.test(tree.token(t).upos),
    );
  }

  /**
   * Classes of an act: those whose words the act's own word is among ("supply of arms"), or those of the nouns in front of it
   * ("tariff increase"). What an act is done to tells its class only where the verb itself says nothing ("use force").
   */
  protected kindsOf(
    head: number,
  ): { readonly kind: string; readonly joint: boolean; readonly mutual: boolean; readonly sign: 1 | -1 }[] {
    const tree = this.tree;
    const both = (tokens: readonly number[]): string[] =>
      tokens.flatMap((t) => [tree.lemma(t), tree.token(t).form.toLowerCase()]);
    const own = both([head]);
    const verbal = tree.token(head).upos === 'VERB';
    const near = verbal
      ? this.is('light', head) || this.is('toward', head)
        ? tree.children(head, 'obj', 'obl').filter((c) => !this.isPlace(c) && !OCCASIONS.test(this.caseOf(c)))
        : []
      : tree.children(head, 'compound', 'amod');
    const apart = new Set(both([...near, ...near.flatMap((c) => tree.children(c, 'compound', 'amod'))]));
    const next = tree.tokens[head + 1];
    const particles = verbal
      ? [
          ...tree.children(head, 'compound', 'advmod').map((c) => tree.lemma(c)),
          ...(next && /^(?:over|up|down|out|off|back)$/u.test(next.form) ? [next.form] : []),
        ]
      : [];
    const whole = new Set([...own, ...particles, ...apart, ...both(this.contentTokens(head)), ...this.bodyAt(head)]);
    const hits = this.words.classes.flatMap(({ name, joint, mutual, does, undoes }) => {
      const weigh = (phrases: readonly (readonly string[])[]): number =>
        Math.max(
          0,
          ...phrases.map((phrase) => {
            if (!phrase.every((word) => whole.has(word))) return 0;
            if (phrase.some((word) => own.includes(word))) return phrase.length * 2 + 3;
            return phrase.every((word) => apart.has(word)) ? phrase.length * 2 : 0;
          }),
        );
      const done = weigh(does);
      const undone = weigh(undoes);
      if (done === 0 && undone === 0) return [];
      return [{ kind: name, joint, mutual, sign: (undone > done ? -1 : 1) as 1 | -1, weight: Math.max(done, undone) }];
    });
    const best = Math.max(0, ...hits.map(({ weight }) => weight));
    return hits.filter(({ weight }) => weight === best).slice(0, 2);
  }

  /** A body of states that an act is done to is an alliance, whatever it is called ("leave NATO"). */
  protected bodyAt(head: number): readonly string[] {
    const objects = this.tree.children(head, 'obj', 'obl', 'nmod');
    return objects.some((object) => this.mentionAt(object).some(isBody)) ? ['alliance'] : [];
  }

  /** "fill the reservoir without an agreement": what is lacking makes it another act. */
  protected without(): string[] {
    return this.tree.tokens
      .filter(
        (token) =>
          covers(this.span, token) &&
          (this.caseOf(token.index) === 'without' ||
            this.tree.children(token.index, 'mark').some((mark) => this.tree.lemma(mark) === 'without')),
      )
      .map(({ lemma }) => lemma.toLowerCase());
  }
}
