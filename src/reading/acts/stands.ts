import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { StandKind, ToldStand } from '../../records/act-phrase.ts';
import { overlaps } from '../../records/offsets.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { type Before, withEarlierCondition } from './stand-links.ts';
import { StandTurns } from './stand-turns.ts';
import { type Complement, type FindActs, type Found, OFFERS, OWN } from './stand-view.ts';
import type { TextSides } from './text-sides.ts';

const PREDICATES: readonly (readonly [ReadonlySet<string>, StandKind])[] = [
  [wordClass('adjectives that commit'), 'commit'],
  [wordClass('adjectives that refuse'), 'refuse'],
  [wordClass('words of favour'), 'support'],
  [wordClass('words of disfavour'), 'oppose'],
];
/** What a stand is where it is denied; what is not named says nothing then. */
const DENIED: Partial<Record<StandKind, StandKind>> = {
  demand: 'oppose',
  support: 'oppose',
  accept: 'oppose',
  commit: 'refuse',
  want: 'refuse',
};
const WEIGHS = wordClass('verbs of weighing');
const NO_ACTS = wordClass('verbs that are no acts');
const NOT_TOLD = wordClass('words above what is not told as so');
const WILL = /^(?:will|would|shall|wo|ll|'ll|’ll)$/u;
const MUST = /^(?:should|must|ought)$/u;
const OPEN = /^(?:could|might|may|can)$/u;
const BACKING = /^(?:backing|endorsement|support)$/u;
const AGAINST = /^(?:objection|opposition|rejection|resistance)$/u;

/** Whose plan the sentences tell: "under the plan of the envoy A would leave". */
interface Plan {
  readonly holders: readonly string[];
  readonly sentence: number;
}

/**
 * What the clauses of a text say that somebody wants, offers, refuses or will do: a verb, an adjective or "will", whose
 * subject is a side, with the acts of its complement and the condition that its words put. A reading of its own, beside
 * the records: it asks for no names of issues, and keeps what is told of several acts apart.
 *
 * @param read stands that heads read in the sentences; they stand where rules find none
 */
export function toldStands(
  { sentences }: AnalysedTrees,
  sides: TextSides,
  acts: FindActs,
  read: ReadonlyMap<Tree, readonly Found[]>,
): readonly ToldStand[] {
  let plan: Plan | undefined;
  let before: Before | undefined;
  const resolving = whoResolves(sentences, sides);
  return sentences.flatMap((tree) => {
    const found = new StandFinder(tree, sides, acts, plan, resolving);
    const stands = withEarlierCondition(tree, doneSo(found.find(read.get(tree) ?? [])), before, acts);
    plan = found.plan;
    before = { tree, stands };
    return stands;
  });
}

/** "Intends to send an envoy, but will do so only after": the second tells of the act of the first, and on what it hangs. */
function doneSo(stands: readonly ToldStand[]): readonly ToldStand[] {
  const said: ToldStand[] = [];
  for (const stand of stands) {
    const before = said.at(-1);
    const isSame =
      before !== undefined &&
      stand.refers === 'last' &&
      stand.acts.every(({ keys }) => keys.every(({ head }) => head === 'do')) &&
      OWN.has(stand.kind) &&
      OWN.has(before.kind) &&
      before.acts.length > 0 &&
      before.on === undefined &&
      before.holders.join() === stand.holders.join();
    if (!isSame) {
      said.push(stand);
      continue;
    }
    const { refers: _refers, ...own } = stand;
    said[said.length - 1] = { ...own, acts: before.acts, about: before.about };
  }
  return said;
}

/**
 * Who speaks in a communiqué: "The foreign ministers of Chad and Mali, meeting in Bamako," and below it "1. Call for …". Those
 * whom the sentence names that is broken off before a verb of its own.
 */
function whoResolves(sentences: readonly Tree[], sides: TextSides): readonly string[] {
  const opening = sentences.find(({ tokens }) => /^[,;:]$/u.test(tokens.at(-1)?.form ?? ''));
  if (!opening || !sentences.some((tree) => tree.index > opening.index && resolvingVerb(tree) !== undefined)) return [];
  const stop = opening.tokens.findIndex(({ upos }) => upos === 'VERB');
  const named = opening.tokens.slice(0, stop < 0 ? undefined : stop).filter(({ upos }) => upos === 'PROPN');
  return [...new Set(named.flatMap(({ index }) => sides.at(opening, index)))].filter((id) => !id.startsWith('loc:'));
}

/** "3. Also request that …": a bare verb that opens a sentence, its number and its adverbs in front. */
function resolvingVerb(tree: Tree): number | undefined {
  const first = tree.tokens.find(
    ({ upos, xpos, form }) =>
      !/^(?:ADV|NUM|PUNCT|X|CCONJ)$/u.test(upos) && xpos !== 'LS' && !/^\(?(?:[a-z]|[ivx]+|\d+)[).]?$/iu.test(form),
  );
  const isBare = first !== undefined && /^(?:VB|VBP|VBZ|VBG)$/u.test(first.xpos) && first.upos === 'VERB';
  return isBare && tree.child(first.index, 'nsubj') === undefined && first.head < 0 ? first.index : undefined;
}

/** Whether the words of two stands of a sentence overlap. */
function isOfSameWords(a: Found, b: Found): boolean {
  return overlaps(a.stand.span, b.stand.span);
}

class StandFinder extends StandTurns {
  plan: Plan | undefined;

  readonly #resolving: readonly string[];

  /** @param resolving who speaks where a sentence of a communiqué opens with its verb */
  constructor(tree: Tree, sides: TextSides, acts: FindActs, plan: Plan | undefined, resolving: readonly string[]) {
    super(tree, sides, acts);
    this.#resolving = resolvingVerb(tree) === undefined ? [] : resolving;
    this.plan = plan && tree.index - plan.sentence <= 1 ? plan : undefined;
  }

  /** @param read stands that heads read in the sentence */
  find(read: readonly Found[]): readonly ToldStand[] {
    const tree = this.tree;
    const { conditions } = this;
    this.setPlan();
    this.cleft();
    for (const { index, upos } of this.tree.tokens) {
      if (conditions.some(({ first, last }) => index >= first && index <= last)) continue;
      if (this.isAside(index)) continue;
      if (tree.child(index, 'cop') !== undefined && tree.markOf(index) === 'against') this.predicate(index);
      else if (upos === 'VERB' || upos === 'AUX') this.verb(index);
      else if (upos === 'ADJ' || upos === 'NOUN' || upos === 'ADV') this.predicate(index);
    }
    this.noneThereIs(conditions);
    const beside = read.filter(
      (one) =>
        !this.isAside(one.at) && !this.isLeftOpen(one.at) && !this.found.some((other) => isOfSameWords(other, one)),
    );
    const stands = [...this.found, ...beside].toSorted((a, b) => a.at - b.at);
    return this.withConditions(stands, conditions);
  }

  protected override holders(at: number): readonly string[] {
    const told = super.holders(at);
    const isOpening = at === this.tree.rootOf() || this.tree.relation(at) === 'conj';
    return told.length === 0 && isOpening ? this.#resolving : told;
  }

  /** "Has not agreed to leave": nothing is decided. */
  protected isLeftOpen(act: number): boolean {
    const tree = this.tree;
    return tree
      .ancestors(act)
      .some(
        (verb) =>
          tree.isNegated(verb) &&
          tree.modalOf(verb) === undefined &&
          tree.children(verb, 'aux').some((aux) => tree.lemma(aux) === 'have'),
      );
  }

  /** What is asked, denied or only reported of others' beliefs is no stand. */
  protected isAside(at: number): boolean {
    const tree = this.tree;
    if (tree.isQuestion(at)) return true;
    return tree.ancestors(at).some((above) => NOT_TOLD.has(tree.lemma(above)));
  }

  protected verb(verb: number): void {
    const tree = this.tree;
    if (this.isConsumed(verb)) return;
    const isState = tree.token(verb).xpos === 'VBN' && tree.children(verb, 'aux:pass', 'cop').length > 0;
    if (isState && this.predicate(verb)) return;
    // "The president should drop the tariffs and offer help": nobody offers it yet.
    if (this.isAdvised(verb)) {
      if (!this.must(verb)) this.add(verb, 'may', [{ head: verb, clausal: true }], this.holders(verb), true);
      return;
    }
    if (this.nothingToDo(verb)) return;
    const kind = this.kindOfVerb(verb);
    if (kind) {
      this.stand(verb, kind.kind, kind.complements);
      return;
    }
    if (this.answersAlone(verb) || this.isFuture(verb)) return;
    this.will(verb);
    this.may(verb);
    this.turn(verb);
  }

  protected isAdvised(verb: number): boolean {
    const tree = this.tree;
    let at = verb;
    while (
      tree.relation(at) === 'conj' &&
      tree.modalOf(at) === undefined &&
      tree.child(at, 'nsubj', 'aux') === undefined
    )
      at = tree.token(at).head;
    const modal = tree.modalOf(at);
    return modal !== undefined && MUST.test(tree.lemma(modal));
  }

  /** Whether a stand above has this word in its complement and tells it itself. */
  protected isConsumed(at: number): boolean {
    return this.found.some(({ at: above, end, stand }) => {
      if (!(above < at && at <= end) || !this.tree.dominates(above, at)) return false;
      return stand.acts.length > 0;
    });
  }

  protected stand(verb: number, kind: StandKind, complements: readonly Complement[]): void {
    const tree = this.tree;
    if (tree.isPassive(verb)) {
      this.asked(verb, kind, complements);
      return;
    }
    if (kind === 'commit' && this.backs(verb, complements)) return;
    const modal = tree.modalOf(verb);
    const word = modal === undefined ? '' : tree.lemma(modal);
    if (OPEN.test(word) && !tree.isNegated(verb) && !this.isOnCondition(verb)) return;
    const denied = this.ofNone(verb) || (tree.isNegated(verb) && !this.isDeniedBelow(verb));
    // "Has not agreed" leaves it open; "will not agree" does not.
    if (denied && modal === undefined && tree.children(verb, 'aux').some((aux) => tree.lemma(aux) === 'have')) return;
    const said = denied ? DENIED[kind] : kind;
    if (said === undefined) return;
    const above = tree.token(verb).head;
    const refusing = tree.relation(verb) === 'xcomp' && above >= 0 && this.refuses(above);
    if (refusing) {
      if (kind !== 'oppose' && kind !== 'refuse') this.add(verb, 'oppose', complements, this.holders(verb), false);
      return;
    }
    this.add(verb, said, complements, this.holders(verb), said !== 'oppose' && said !== 'refuse');
  }

  /** "Offered full support to Mali's opposition to the ban": who backs another's stand takes it too. False where nothing is backed. */
  protected backs(verb: number, complements: readonly Complement[]): boolean {
    const tree = this.tree;
    const [{ head } = { head: -1 }] = complements;
    if (head < 0 || !BACKING.test(tree.lemma(head)) || tree.isNegated(verb)) return false;
    const on = (noun: number): number | undefined =>
      tree.children(noun, 'nmod').find((one) => one > noun && /^(?:to|for|of|behind)$/u.test(tree.caseOf(one)));
    const about = on(head);
    const against = about === undefined || !AGAINST.test(tree.lemma(about)) ? undefined : on(about);
    if (about === undefined || against === undefined) return false;
    const owners = tree.children(about, 'nmod:poss').flatMap((one) => this.sides.at(tree, one));
    const holders = [...new Set([...this.holders(verb), ...owners])];
    this.add(verb, 'oppose', [{ head: against, clausal: false }], holders, false);
    return true;
  }

  /** "Was urged by Oslo to leave". */
  protected asked(verb: number, kind: StandKind, complements: readonly Complement[]): void {
    if (this.tree.isNegated(verb)) return;
    if (kind !== 'demand') {
      this.ofAgent(verb, kind);
      return;
    }
    const clauses = complements.filter(({ clausal }) => clausal);
    const agent = this.tree.agentOf(verb)?.source.head;
    const asking = agent === undefined ? [] : this.sides.at(this.tree, agent);
    this.add(verb, 'demand', clauses, asking, true);
  }

  /** "A vote was ruled out by Oslo." */
  protected ofAgent(verb: number, kind: StandKind): void {
    const tree = this.tree;
    const agent = tree.children(verb, 'obl').find((one) => tree.caseOf(one) === 'by');
    const about = tree.child(verb, 'nsubj');
    if (agent === undefined || about === undefined || tree.token(about).upos !== 'NOUN') return;
    const holders = [agent, ...tree.children(agent, 'conj')].flatMap((one) => this.sides.at(tree, one));
    const said = kind === 'refuse' ? 'oppose' : kind;
    this.add(verb, said, [{ head: about, clausal: false }], [...new Set(holders)], said !== 'oppose');
  }

  /** "Neither wants to leave" */
  protected ofNone(verb: number): boolean {
    const subject = this.tree.child(verb, 'nsubj');
    return subject !== undefined && /^(?:neither|none)$/u.test(this.tree.lemma(subject));
  }

  /** "Asked it not to leave": the denial is the clause's. */
  protected isDeniedBelow(verb: number): boolean {
    return !this.tree.hasNegator(verb) && !this.tree.children(verb, 'obj').some((one) => this.tree.hasNegator(one));
  }

  /** "Is ready to", "is opposed to", "is in favour of", "is against". */
  protected predicate(at: number): boolean {
    const tree = this.tree;
    const word = tree.token(at).form.toLowerCase();
    if (this.isConsumed(at)) return false;
    const isAgainst =
      tree.child(at, 'cop') !== undefined && (tree.caseOf(at) === 'against' || tree.markOf(at) === 'against');
    if (isAgainst) {
      this.add(at, 'oppose', [{ head: at, clausal: false }], this.holdersOfState(at), false);
      return true;
    }
    for (const [words, kind] of PREDICATES) {
      if (!words.has(word)) continue;
      const said = tree.isNegated(at) ? DENIED[kind] : kind;
      const complements = tree
        .children(at, 'xcomp', 'ccomp', 'advcl', 'nmod', 'obl')
        .filter((one) => one > at && (tree.isInfinitive(one) || /^(?:to|of|towards?)$/u.test(tree.caseOf(one))))
        .map((head) => ({ head, clausal: tree.token(head).upos === 'VERB' }));
      if (said !== undefined && complements.length > 0)
        this.add(at, said, complements, this.holdersOfState(at), said !== 'oppose' && said !== 'refuse');
      return true;
    }
    return false;
  }

  protected holdersOfState(at: number): readonly string[] {
    const tree = this.tree;
    const own = tree.child(at, 'nsubj');
    if (own !== undefined)
      return [...new Set([own, ...tree.children(own, 'conj')].flatMap((one) => this.sides.at(tree, one)))];
    return this.subjectOf(at);
  }

  /** "Will leave", "would not leave", "is going to leave". */
  protected will(verb: number): void {
    const tree = this.tree;
    const modal = tree.modalOf(verb);
    const isNever = modal !== undefined && /^can(?:not)?$/u.test(tree.lemma(modal)) && tree.isNegated(verb);
    const going =
      tree.lemma(verb) === 'go' ? tree.children(verb, 'xcomp').find((one) => tree.isInfinitive(one)) : undefined;
    if (going !== undefined && tree.token(verb).xpos === 'VBG') {
      this.add(going, 'will', [{ head: going, clausal: true }], this.holders(verb), !tree.isNegated(verb));
      return;
    }
    if (modal === undefined || !(WILL.test(tree.lemma(modal)) || isNever)) return;
    if (NO_ACTS.has(tree.lemma(verb)) || (tree.lemma(verb) === 'do' && !this.doesAsTold(verb))) return;
    // "Will have none of it"
    const what = tree.lemma(verb) === 'have' ? tree.child(verb, 'obj') : undefined;
    if (
      this.isGap(verb) ||
      (what !== undefined && /^(?:none|nothing|choice|alternative|option)$/u.test(tree.lemma(what)))
    )
      return;
    const holders = this.holdersOfWill(verb);
    const plan = this.plan;
    if (plan && tree.lemma(modal) === 'would' && !holders.some((id) => plan.holders.includes(id))) {
      this.plan = { ...plan, sentence: tree.index };
      this.add(verb, 'propose', [{ head: verb, clausal: true }], plan.holders, true);
      return;
    }
    // "Neither will send troops"
    const isNone = this.ofNone(verb);
    this.add(verb, isNone ? 'refuse' : 'will', [{ head: verb, clausal: true }], holders, !isNone);
  }

  /** "What it will not stomach", "the most that it would consider": what it is done to stands in front, as a bare word. */
  protected isGap(verb: number): boolean {
    const tree = this.tree;
    if (tree.child(verb, 'obj', 'ccomp', 'xcomp') !== undefined || tree.isPassive(verb)) return false;
    const isRelative = /^(?:acl|ccomp|csubj|advcl)$/u.test(tree.relation(verb));
    const subject = tree.child(verb, 'nsubj');
    const opening = subject === undefined ? undefined : tree.tokens[subject - 1];
    return (
      isRelative &&
      opening !== undefined &&
      /^(?:that|what|which|whatever)$/iu.test(opening.form) &&
      tree.relation(opening.index) === 'obj'
    );
  }

  /** "Could cut its aid": a choice of its own, of which nothing is decided; "might" tells what others expect of it. */
  protected may(verb: number): void {
    const tree = this.tree;
    const modal = tree.modalOf(verb);
    if (WEIGHS.has(tree.lemma(verb)) && modal === undefined && !tree.isPassive(verb) && !tree.isNegated(verb)) {
      const what = [...tree.children(verb, 'xcomp'), ...tree.children(verb, 'obj')][0];
      if (what !== undefined)
        this.add(verb, 'may', [{ head: what, clausal: tree.token(what).upos === 'VERB' }], this.holders(verb), true);
      return;
    }
    if (modal === undefined || !OPEN.test(tree.lemma(modal)) || tree.isNegated(verb)) return;
    if (this.isOnCondition(verb) && !NO_ACTS.has(tree.lemma(verb))) {
      // "Might leave if": what it would do then is its stand.
      this.add(verb, 'will', [{ head: verb, clausal: true }], this.holdersOfWill(verb), true);
      return;
    }
    if (tree.lemma(modal) !== 'could' || tree.isPassive(verb)) return;
    if (NO_ACTS.has(tree.lemma(verb)) || tree.child(verb, 'obj') === undefined || tree.relation(verb) === 'ccomp')
      return;
    this.add(verb, 'may', [{ head: verb, clausal: true }], this.holders(verb), true);
  }

  /** "Rome must leave, the envoy said." */
  protected must(verb: number): boolean {
    const tree = this.tree;
    const modal = tree.modalOf(verb);
    if (modal === undefined || !MUST.test(tree.lemma(modal))) return false;
    const speakers = this.speakerOf(verb);
    const subject = this.subjectOf(verb);
    if (subject.length === 0 || subject.some((id) => speakers.includes(id))) return false;
    this.add(verb, 'demand', [{ head: verb, clausal: true }], speakers, true);
    return speakers.length > 0;
  }

  protected setPlan(): void {
    const tree = this.tree;
    for (const { index } of tree.tokens) {
      if (!OFFERS.has(tree.lemma(index))) continue;
      const isUnder = tree.caseOf(index) === 'under' || tree.caseOf(index) === 'in';
      const owner = tree.children(index, 'nmod', 'amod', 'compound').flatMap((one) => this.sides.at(tree, one));
      const above = tree.token(index).head;
      const isPut =
        above >= 0 &&
        /^(?:put|propose|present|draft|suggest|table|float|unveil|submit|make|circulate|outline)$/u.test(
          tree.lemma(above),
        ) &&
        tree.relation(index) === 'obj';
      // Whoever put it, what others would do under it is not what they say they will.
      if (isUnder) this.plan = { holders: owner.length > 0 ? owner : (this.plan?.holders ?? []), sentence: tree.index };
      else if (isPut) this.plan = { holders: this.holders(above), sentence: tree.index };
    }
  }
}
