import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActPhrase, StandKind } from '../../records/act-phrase.ts';
import type { Span } from '../../records/span.ts';
import { StandComplements } from './stand-complements.ts';
import { type Complement, DEMANDS, type Found, OWN } from './stand-view.ts';

/** Stands whose verb with its object is an act of its own. */
const OF_OBJECT: ReadonlySet<StandKind> = new Set(['accept', 'commit']);
const BARE_VERBS = wordClass('verbs that say nothing alone');
const ANNOUNCES = wordClass('verbs of announcing');
const RIGHTS = /^(?:chance|freedom|liberty|opportunity|permission|right)$/u;
const ANSWERS_A_DEMAND = /^(?:accept|decline|dismiss|grant|ignore|rebuff|reject|refuse|turn)$/u;

/** The acts of which a stand tells, by what hangs on its word. */
export class StandActs extends StandComplements {
  /** The further clauses of the list that is being read. */
  protected listedSet: ReadonlySet<number> = new Set();

  /** What a stand is with this complement; undefined where it says nothing. */
  protected kindSaid(at: number, kind: StandKind, { head, clausal }: Complement, holders: readonly string[]) {
    // "Refused to rule it out" leaves it open.
    if (kind === 'refuse' && clausal && head !== at && this.isAgainst(head)) return undefined;
    if (kind !== 'commit' || !clausal || !this.others(head, holders)) return kind;
    // "Agreed that others stay", "proposed that others stay": whose act it is, is another.
    const lemma = this.tree.lemma(at);
    if (lemma === 'propose') return 'propose' as const;
    return /^(?:agree|accept)$/u.test(lemma) ? ('accept' as const) : undefined;
  }

  protected told(
    at: number,
    kind: StandKind,
    { head, clausal }: Complement,
    holders: readonly string[],
    wants: boolean,
  ): Found | undefined {
    const tree = this.tree;
    const tokens = this.tokensOf(head, at, clausal);
    const [first = head] = tokens;
    const end = tokens.at(-1) ?? head;
    const about = tree.stretch(first, end);
    if (!about) return undefined;
    const found = this.actsOf(head, at, kind, clausal, about);
    // "Will tolerate no aid": the one "no" is told already.
    const isNone = !clausal && !wants && tree.children(head, 'det').some((one) => tree.lemma(one) === 'no');
    const acts = this.withAsked(isNone ? found.map(undenied) : found, head, at, kind, holders);
    const refers = clausal ? (this.doesAsTold(head) ? 'last' : undefined) : this.refers(head);
    if (acts.length === 0 && refers === undefined && (clausal || this.listedSet.has(head))) return undefined;
    const isOwn = clausal || this.isRight(head);
    const said = kind === 'demand' && isOwn && this.isOwnWish(head, acts, holders) ? 'want' : kind;
    return {
      at,
      end,
      stand: {
        sentence: tree.index,
        span: tree.stretch(Math.min(at, first), end) ?? about,
        kind: said,
        holders,
        wants,
        acts: OWN.has(said) ? ownActs(acts, holders) : acts,
        about,
        ...(refers ? { refers } : {}),
      },
    };
  }

  /** Who is to act where the words of an act do not say: "warned Oslo against a build-up", "rejected its call to leave". */
  protected withAsked(
    acts: readonly ActPhrase[],
    head: number,
    at: number,
    kind: StandKind,
    holders: readonly string[],
  ): readonly ActPhrase[] {
    const tree = this.tree;
    if (acts.every(({ doers }) => doers.length > 0) || tree.child(head, 'aux:pass') !== undefined) return acts;
    const told = tree
      .children(at, 'obj')
      .filter((one) => one !== head)
      .flatMap((one) => this.sides.at(tree, one))
      .filter((id) => !holders.includes(id));
    const isAnswer = DEMANDS.has(tree.lemma(head)) && (ANSWERS_A_DEMAND.test(tree.lemma(at)) || OWN.has(kind));
    const doers = told.length > 0 ? told : isAnswer || this.isRight(head) ? holders : [];
    return doers.length === 0 ? acts : acts.map((act) => (act.doers.length > 0 ? act : { ...act, doers }));
  }

  /** "Insists on a right to defend the canal": whoever claims a right would use it. */
  protected isRight(head: number): boolean {
    const { tree } = this;
    return RIGHTS.test(tree.lemma(head)) && tree.children(head, 'acl').some((one) => tree.isInfinitive(one));
  }

  /** The acts of a complement; where it names none, its verb is the act as it stands ("drop all claims"). */
  protected actsOf(head: number, at: number, kind: StandKind, clausal: boolean, about: Span): readonly ActPhrase[] {
    const tree = this.tree;
    const acts = this.acts(tree, about, head).filter((act) => this.saysEnough(act, kind));
    const isGiven =
      !clausal &&
      kind === 'commit' &&
      !ANNOUNCES.has(tree.lemma(at)) &&
      acts.every(({ keys }) => keys.every((key) => key.kind === undefined));
    if (
      (acts.length > 0 && !isGiven) ||
      (!clausal && !OF_OBJECT.has(kind)) ||
      (!clausal && this.refers(head) !== undefined)
    )
      return acts;
    // "Will accept the new missiles", "offered a ship": to take or to give what is no act is one.
    const verb = clausal ? head : at;
    const things = clausal ? tree.children(verb, 'obj') : [head];
    if (tree.token(verb).upos !== 'VERB' || !things.some((one) => this.isThing(one))) return acts;
    // Of several things the first stands for the verb with all of them.
    if (!clausal && this.listedSet.has(head)) return [];
    const own = this.acts(tree, about, verb, true);
    // To agree to the limits is here what one does, and not only a word about them.
    return own.map((act) => ({ ...act, keys: act.keys.map((key) => ({ ...key, speaks: false })) }));
  }

  /** "Wants to leave": nobody else is asked. */
  protected isOwnWish(clause: number, acts: readonly ActPhrase[], holders: readonly string[]): boolean {
    if (acts.length === 0 || this.tree.child(clause, 'nsubj') !== undefined) return false;
    return acts.every(({ doers }) => sameAs(doers, holders));
  }

  /** "Will stay", "will end what": a bare verb of no known class, or one of a question's word, names no act. */
  protected saysEnough({ span, keys }: ActPhrase, kind: StandKind): boolean {
    const tokens = this.tree.tokens.filter(({ start, end }) => start >= span.start && end <= span.end);
    if (tokens.some(({ lemma }) => /^(?:what|whatever)$/iu.test(lemma))) return false;
    if (keys.some((key) => key.kind !== undefined)) return true;
    // "Would end them": whom it is done to is not told.
    const isPronoun =
      !tokens.some(({ upos }) => /^(?:NOUN|PROPN|NUM|ADJ)$/u.test(upos)) && tokens.some(({ upos }) => upos === 'PRON');
    if (isPronoun && keys[0]?.sign === 1) return false;
    if (kind !== 'will') return true;
    const said = tokens.filter(({ upos }) => /^(?:NOUN|PROPN|NUM|ADJ)$/u.test(upos));
    return said.length > 0 || !BARE_VERBS.has(keys[0]?.head ?? '');
  }

  /** Tokens of a complement up to the opening of a condition, without the subject of a clause that has one of its own. */
  protected tokensOf(head: number, at: number, clausal: boolean): readonly number[] {
    const tree = this.tree;
    const opens = this.conditions.map(({ opens: first }) => first);
    const end = Math.min(...opens.filter((one) => one > head), tree.tokens.length);
    const first =
      clausal && head === at ? Math.min(head, ...tree.children(head, 'aux', 'advmod').filter((one) => one <= head)) : 0;
    const inside = tree.subtree(head, (child) =>
      head !== at ? false : /^(?:parataxis|ccomp)$/u.test(tree.relation(child)) && child < head,
    );
    const kept = inside.filter((token) => token < end && token >= first && !this.isOtherClause(head, token));
    // "Promised to hand over the town", "opposes the filling without a deal": the tree may hang the town and the deal on the verb.
    const beside = head === at ? [] : tree.children(at, 'obl').filter((one) => one > head && one < end);
    const lost =
      clausal || ANNOUNCES.has(tree.lemma(at)) ? beside : beside.filter((one) => tree.prepositionOf(one) === 'without');
    const own = [...new Set([...kept, ...lost.flatMap((one) => tree.subtree(one))])]
      .filter((token) => token < end)
      .sort((a, b) => a - b);
    // "Wants the ban to be lifted": what it is done to stands in front.
    const above = tree.token(head).head;
    const theme =
      clausal &&
      head !== at &&
      (tree.child(head, 'aux:pass') !== undefined || tree.token(head).xpos === 'VBN') &&
      tree.child(head, 'nsubj') === undefined
        ? tree.relation(head) === 'acl'
          ? above
          : tree.children(above, 'obj').find((one) => one < head)
        : undefined;
    return theme === undefined ? own : [...new Set([...tree.nounPhrase(theme), ...own])].sort((a, b) => a - b);
  }

  /** What is coordinated with a clause and has a subject of its own is another one's act. */
  protected isOtherClause(head: number, token: number): boolean {
    const tree = this.tree;
    for (const one of [token, ...tree.ancestors(token)]) {
      if (one === head) return false;
      const relation = tree.relation(one);
      if (relation === 'parataxis' || this.listedSet.has(one)) return true;
      if (relation === 'conj' && tree.token(one).head === head && tree.child(one, 'nsubj') !== undefined) return true;
    }
    return false;
  }
}

function undenied(act: ActPhrase): ActPhrase {
  if (!act.denied) return act;
  return { ...act, denied: false, keys: act.keys.map((key) => ({ ...key, sign: key.sign === 1 ? -1 : 1 })) };
}

function sameAs(doers: readonly string[], holders: readonly string[]): boolean {
  return doers.length > 0 && doers.every((id) => holders.includes(id));
}

/** Acts of those whose stand it is; what another does beside them is none of theirs. */
function ownActs(acts: readonly ActPhrase[], holders: readonly string[]): readonly ActPhrase[] {
  return acts.flatMap((act) => {
    const own = act.doers.filter((id) => holders.includes(id));
    if (act.doers.length > 0 && own.length === 0) return [];
    return [{ ...act, doers: own.length > 0 ? own : holders }];
  });
}
