import type { ActPhrase, ActPhrases, StandKind, ToldStand } from '../../records/act-phrase.ts';
import type { Span } from '../../records/span.ts';
import { referredTo } from './refer-back.ts';
import { joined, type Parties } from './sides.ts';
import {
  type Citation,
  type DraftSource,
  type ToldAct,
  type ToldAs,
  type ToldProposal,
  type Unused,
  WEIGHT,
  type Wish,
  type WishCondition,
} from './told-act.ts';

/** How a stand tells of its act. */
const AS: Readonly<Record<StandKind, ToldAs>> = {
  demand: 'demanded',
  propose: 'proposed',
  support: 'supported',
  oppose: 'opposed',
  refuse: 'rejected',
  commit: 'committed to',
  accept: 'accepted',
  threaten: 'threatened',
  want: 'wanted',
  may: 'supposed',
  will: 'committed to',
};
/** Stands in one's own act. */
const OWN: ReadonlySet<StandKind> = new Set(['refuse', 'commit', 'threaten', 'want', 'will', 'may']);
/** What a clause tells as somebody's choice weighs at least this much. */
const LEAST = 3;
/** How many sentences back an answer may refer. */
const FAR = { offer: 8, demand: 5, last: 2 } as const;
/** A noun with no more than an article and an adjective. */
const BARE_NOUN = /^(?:(?:a|an|the|any|such|such an?|this|that)\s+)(?:[a-z]+\s+)?[a-z]+$/u;
/** What leads to the noun of a stand: "opposed to a withdrawal", "in favour of that division". */
const LEADING = /^(?:against|for|from|in|of|on|to|towards?|with)\s+/iu;
/** "Is in favour of one" */
const ONE = /^(?:(?:of|to|for|against) )?one$/u;
/** What is more than one side's word about itself. */
const PLAN = /\b(?:blueprint|compromise|draft|formula|plan|proposal|roadmap|scheme|package)s?\b/iu;
/** "Once its demands are met": what must be is what the side asked for. */
const SENTENCE_END = /[.!?]["”’]?\s|\n/gu;
/** Openings of conditions; a stand whose sentence has one that was not read would say too much. */
const CONDITION =
  /\b(?:(?<!even |as |whether or )if(?! (?:any|necessary|not))|unless|until|provided|as long as|so long as|on condition|only (?:when|after|once)|in exchange|in return|failing|or else)\b/iu;
const DEMANDS_MET = /\b(?:demands?|conditions?|terms)\b.*\b(?:met|fulfilled|accepted|satisfied|granted)\b/u;

/** "Unless it is", "if they do not": what was told last. */
const ELLIPSIS =
  /^(?:it|they|that|this|so) (?:is|are|was|were|does|do|did|happens?|has|have)(?: not|n['’]t)?(?: done| so| happen)?$/iu;
const NEGATED = /\bnot\b|n['’]t\b|\bunmet\b/u;

/** What stands were told together by the same side, to which later words may refer. */
interface Told {
  readonly holders: readonly string[];
  readonly kind: StandKind;
  readonly acts: ToldAct[];
  /** On what they hang. */
  readonly on?: readonly ToldAct[];
  readonly sentence: number;
  /** Where it became a proposal. */
  readonly proposal?: OpenProposal;
}

interface OpenProposal {
  readonly by: readonly string[];
  readonly terms: (readonly ToldAct[])[];
  readonly answers: ToldProposal['answers'][number][];
  readonly cited: Citation;
}

/** What clauses tell of acts, wishes and offers. */
export interface StandsTold {
  readonly acts: readonly ToldAct[];
  readonly wishes: readonly Wish[];
  readonly proposals: readonly ToldProposal[];
  readonly unused: readonly Unused[];
  /** Stretches that tell a stand, with the words of its condition. */
  readonly spans: readonly Span[];
}

/**
 * Makes acts, wishes and offers of what the clauses of a text say.
 * @param cite how a stretch of a sentence is cited
 */
export function tellStands(
  source: DraftSource,
  parties: Parties,
  cite: (sentence: number, span: Span) => Citation,
): StandsTold {
  // A bargain that the reader has made out is told by its record, with its terms and ties.
  const bargains = source.reading.proposals.filter(({ terms, by }) => terms.length > 1 && by.length > 0);
  const isOpen = ({ kind, span, on }: ToldStand): boolean =>
    kind !== 'will' ||
    on !== undefined ||
    !bargains.some(({ terms }) => terms.some(({ action }) => action.start < span.end && span.start < action.end));
  const teller = new StandTeller(
    parties,
    source.acts,
    source.acts.stands().filter(isOpen),
    source.reading.document.text,
    cite,
  );
  return teller.tell();
}

class StandTeller {
  readonly #parties: Parties;
  readonly #home: string | undefined;
  readonly #stands: readonly ToldStand[];
  readonly #text: string;
  readonly #cite: (sentence: number, span: Span) => Citation;
  readonly #acts: ToldAct[] = [];
  readonly #wishes: Wish[] = [];
  readonly #proposals: OpenProposal[] = [];
  readonly #unused: Unused[] = [];
  readonly #spans: Span[] = [];
  readonly #told: Told[] = [];

  constructor(
    parties: Parties,
    { home }: Pick<ActPhrases, 'home'>,
    stands: readonly ToldStand[],
    text: string,
    cite: (sentence: number, span: Span) => Citation,
  ) {
    this.#parties = parties;
    this.#home = home;
    this.#stands = stands;
    this.#text = text;
    this.#cite = cite;
  }

  tell(): StandsTold {
    // "Once its demands are met" may stand before the demands.
    const isDeferred = ({ on }: ToldStand): boolean => on !== undefined && this.#demandsMet(on.span);
    const inOrder = [...this.#stands.entries()].toSorted(
      ([, a], [, b]) => Number(isDeferred(a)) - Number(isDeferred(b)),
    );
    for (const [at, stand] of inOrder) {
      const holders = this.#parties.sides(stand.holders);
      if (holders.length === 0) {
        this.#drop(stand, 'whose stand it is, is no side of the conflict, or nobody known');
        continue;
      }
      if (this.#stand(stand, holders, at)) this.#spans.push(stand.span, ...(stand.on ? [stand.on.span] : []));
    }
    return {
      acts: this.#acts,
      wishes: this.#wishes,
      proposals: this.#proposals.map((proposal) => ({ ...proposal, links: [] })),
      unused: this.#unused,
      spans: this.#spans,
    };
  }

  #drop({ sentence, span }: ToldStand, reason: string, partly = false): void {
    this.#unused.push({ cited: this.#cite(sentence, span), reason, ...(partly ? { partly: true as const } : {}) });
  }

  #demandsMet({ start, end }: Span): boolean {
    return DEMANDS_MET.test(this.#text.slice(start, end));
  }

  /** Tells a stand; false where nothing was made of it. */
  #stand(stand: ToldStand, holders: readonly string[], at: number): boolean {
    if (stand.refers !== undefined && this.#answer(stand, holders)) return true;
    // What its words refer to was not told, or cannot be made out.
    if (stand.refers !== undefined) return false;
    const turnedTo = this.#turnedTo(at, holders);
    const told = holders.flatMap((holder) => this.#toldBy(stand, holder, turnedTo));
    if (told.length === 0) {
      this.#drop(stand, 'its words name no act');
      return false;
    }
    if (stand.kind === 'propose' && stand.on === undefined && stand.wants) {
      this.#propose(stand, holders, told);
      return true;
    }
    // What a side could do, or is advised to do, is its to choose, and tells nothing of what it wants.
    if (stand.kind === 'may') {
      this.#acts.push(...told);
      this.#told.push({ holders, kind: stand.kind, acts: [...told], sentence: stand.sentence });
      return false;
    }
    const { on } = stand;
    const under = on && this.#condition(stand, holders, turnedTo);
    if (on && under === undefined) this.#drop(stand, 'what it hangs on is no act that could be made out', true);
    const wished = told.map((act) => (under ? { ...act, as: conditional(act.as) } : act));
    this.#acts.push(...wished);
    this.#told.push({
      holders,
      kind: stand.kind,
      acts: wished,
      sentence: stand.sentence,
      ...(under && under.tie !== 'unless' ? { on: under.acts.filter(({ phrase }) => !phrase.denied) } : {}),
    });
    if (on && under === undefined) return true;
    if (stand.kind === 'threaten' && under === undefined) return true;
    if (under === undefined && this.#mayHang(stand)) {
      this.#drop(stand, 'its sentence names a condition that could not be tied to it', true);
      return true;
    }
    this.#wish(stand, holders, wished, under);
    return true;
  }

  /** Whether the sentence of a stand has a word of a condition that no stand of it was read to hang on. */
  #mayHang({ span, sentence }: ToldStand): boolean {
    const before = this.#text.slice(0, span.start);
    const start = Math.max(...[...before.matchAll(SENTENCE_END)].slice(-1).map(({ index }) => index + 1), 0);
    const behind = this.#text.slice(span.end).search(SENTENCE_END);
    const words = this.#text.slice(start, behind < 0 ? this.#text.length : span.end + behind);
    if (!CONDITION.test(words)) return false;
    return !this.#stands.some((other) => other.sentence === sentence && other.on !== undefined);
  }

  #wish(
    { kind, wants }: ToldStand,
    holders: readonly string[],
    wished: readonly ToldAct[],
    under: WishCondition | undefined,
  ): void {
    for (const act of wished)
      for (const holder of holders)
        if (!OWN.has(kind) || act.doers.includes(holder))
          this.#wishes.push({ holder, act, wants, as: act.as, ...(under ? { under } : {}) });
  }

  /** The acts of a stand as one of its holders tells them. */
  #toldBy(stand: ToldStand, holder: string, turnedTo: string | undefined): readonly ToldAct[] {
    const cited = this.#cite(stand.sentence, stand.span);
    const usable = stand.acts.filter(({ doubted, keys }) => !doubted && !keys.every((key) => key.speaks && !key.kind));
    const back = this.#meantBack(stand, holder, cited);
    if (back === 'nothing') return [];
    if (back) return [back];
    return usable.flatMap((phrase): readonly ToldAct[] => {
      const as = phrase.denied && OWN.has(stand.kind) ? 'rejected' : AS[stand.kind];
      const act = { phrase, as, weight: Math.max(LEAST, WEIGHT[as]), cited, by: [holder], chosen: true as const };
      const named = this.#parties.sides(phrase.doers);
      if (OWN.has(stand.kind)) return [{ ...act, doers: [holder] }];
      return this.#each(act, named, holder, turnedTo, stand.kind === 'propose');
    });
  }

  /** "A division", "the closure": a bare noun stands for an act told before, or, if it is of no known class, for nothing. */
  #meantBack(stand: ToldStand, holder: string, cited: Citation): ToldAct | 'nothing' | undefined {
    const words = this.#text.slice(stand.about.start, stand.about.end).replace(LEADING, '');
    if (!BARE_NOUN.test(words)) return undefined;
    const meant = referredTo(words, cited, holder, this.#acts);
    if (!meant)
      return stand.acts.every(({ keys }) => keys.every(({ kind }) => kind === undefined)) ? 'nothing' : undefined;
    const as = AS[stand.kind];
    const phrase = meant.positive ? meant.act.phrase : { ...meant.act.phrase, denied: !meant.act.phrase.denied };
    return { ...meant.act, phrase, as, weight: WEIGHT[as], cited, by: [holder] };
  }

  /** One act for each that does it apart; where nobody is named, those who have it in common, or whom the text turns to. */
  #each(
    act: Omit<ToldAct, 'doers'>,
    named: readonly string[],
    holder: string,
    turnedTo: string | undefined,
    isOffered: boolean,
  ): readonly ToldAct[] {
    if (named.length === 0 && act.phrase.keys[0]?.mutual)
      return [joined({ ...act, doers: [] }, [holder], this.#parties)];
    if (named.length === 0 && isOffered && !act.phrase.byOthers)
      return [{ ...act, doers: [holder], assumed: 'no text says whose act it is; whoever offers it is taken' }];
    // Of what is only welcome or not nobody is asked.
    const isAsked = !/^(?:supported|opposed)$/u.test(act.as);
    if (named.length === 0) return [{ ...act, doers: [], ...(turnedTo && isAsked ? { turnedTo } : {}) }];
    const joint = act.phrase.keys.some((key) => key.joint);
    return joint ? [{ ...act, doers: named }] : named.map((one) => ({ ...act, doers: [one] }));
  }

  #propose(stand: ToldStand, holders: readonly string[], told: readonly ToldAct[]): void {
    this.#acts.push(...told);
    const last = this.#told.at(-1);
    const goesOn =
      last?.proposal && last.holders.join() === holders.join() && stand.sentence - last.sentence <= 1
        ? last
        : undefined;
    if (goesOn?.proposal) {
      goesOn.proposal.terms.push(...told.map((act) => [act]));
      goesOn.acts.push(...told);
      this.#told[this.#told.length - 1] = { ...goesOn, sentence: stand.sentence };
      return;
    }
    const proposal: OpenProposal = {
      by: holders,
      terms: told.map((act) => [act]),
      answers: [],
      cited: this.#cite(stand.sentence, stand.span),
    };
    this.#proposals.push(proposal);
    this.#told.push({ holders, kind: 'propose', acts: [...told], sentence: stand.sentence, proposal });
  }

  /** "Rejects the plan", "supports it", "will not do so": a stand on what was told before. */
  #answer(stand: ToldStand, holders: readonly string[]): boolean {
    const { refers, sentence, wants } = stand;
    if (refers === undefined) return false;
    if (ONE.test(this.#text.slice(stand.about.start, stand.about.end))) return this.#oneOf(stand, holders);
    const isOwn = OWN.has(stand.kind);
    const fits = (one: Told): boolean =>
      sentence - one.sentence <= FAR[refers] &&
      one.acts.length > 0 &&
      !one.holders.some((id) => holders.includes(id)) &&
      // What another may do is spoken against, and taken for no offer.
      (one.kind !== 'may' || !wants) &&
      // "Will leave if B does": whoever ties what it does offers it.
      (refers !== 'offer' ||
        /^(?:propose|commit|accept)$/u.test(one.kind) ||
        (one.kind === 'will' && (one.on ?? []).length > 0)) &&
      (refers !== 'demand' || one.kind === 'demand');
    const words = this.#text.slice(stand.about.start, stand.about.end);
    const meant =
      (PLAN.test(words) ? this.#told.findLast((one) => one.kind === 'propose' && fits(one)) : undefined) ??
      this.#told.findLast(
        (one) =>
          fits(one) &&
          (stand.acts.length > 0 ||
            refers !== 'demand' ||
            !isBareAnswer(stand) ||
            one.acts.some(({ doers }) => holders.some((id) => doers.includes(id)))),
      );
    if (!meant) return false;
    const cited = this.#cite(sentence, stand.span);
    const on = stand.on === undefined;
    if (meant.proposal && on && !isOwn) {
      const answer = wants ? 'accept' : 'reject';
      for (const actor of holders) meant.proposal.answers.push({ actor, answer, cited });
      return true;
    }
    const as = wants ? 'accepted' : 'rejected';
    const acts = holders.flatMap((holder) => {
      const own = [...meant.acts, ...(meant.on ?? [])].filter(({ doers }) => doers.includes(holder));
      const answered = own.length > 0 ? own : isOwn ? [] : meant.acts;
      return answered.map((act): ToldAct => ({ ...act, as, weight: WEIGHT[as], cited, by: [holder] }));
    });
    if (!wants && acts.length > holders.length && !isOwn) return true;
    this.#acts.push(...acts);
    this.#told.push({ holders, kind: stand.kind, acts, sentence });
    const denied = stand.acts.some((phrase) => phrase.denied);
    const under = stand.on && this.#condition(stand, holders, undefined);
    if (stand.on && !under) {
      this.#drop(stand, 'what it hangs on is no act that could be made out', true);
      return true;
    }
    for (const act of acts)
      for (const holder of act.by ?? [])
        this.#wishes.push({ holder, act, wants: wants !== denied, as, ...(under ? { under } : {}) });
    return true;
  }

  /** "Opposes an invasion. Its neighbour is in favour of one": the last act that was told with "a" or "any", or by a noun. */
  #oneOf(stand: ToldStand, holders: readonly string[]): boolean {
    const { sentence, wants } = stand;
    const meant = this.#acts.findLast(
      ({ phrase, cited }) =>
        sentence - cited.sentence <= FAR.last &&
        (/\b(?:an?|any)\s/u.test(phrase.words) || phrase.denial.startsWith('no ')),
    );
    if (!meant) return false;
    const as = wants ? 'accepted' : 'rejected';
    const cited = this.#cite(sentence, stand.span);
    const under = stand.on && this.#condition(stand, holders, undefined);
    if (stand.on && !under) {
      this.#drop(stand, 'what it hangs on is no act that could be made out', true);
      return true;
    }
    for (const holder of holders) {
      const act: ToldAct = { ...meant, as, weight: WEIGHT[as], cited, by: [holder] };
      this.#acts.push(act);
      this.#wishes.push({ holder, act, wants, as, ...(under ? { under } : {}) });
    }
    return true;
  }

  /** The acts on which a stand hangs; undefined where one cannot be made out. */
  #condition(
    { on, sentence }: ToldStand,
    holders: readonly string[],
    turnedTo: string | undefined,
  ): WishCondition | undefined {
    if (!on) return undefined;
    const tie = on.tie === 'until' ? 'unless' : on.tie;
    const words = this.#text.slice(on.span.start, on.span.end);
    const isMet = this.#demandsMet(on.span);
    const asked = isMet ? this.#askedBy(holders, sentence) : ELLIPSIS.test(words) ? this.#toldLast(sentence) : [];
    // "If its demands are not met", "unless it is".
    const isDenied = asked.length > 0 && NEGATED.test(words);
    const told =
      asked.length > 0
        ? asked
        : on.acts.flatMap((phrase) => this.#conditionAct(phrase, sentence, on.span, holders, turnedTo));
    if (told.length === 0) return undefined;
    this.#acts.push(...told.filter((act) => !asked.includes(act)));
    return { acts: told, tie: isDenied ? (tie === 'unless' ? 'if' : 'unless') : tie };
  }

  #conditionAct(
    phrase: ActPhrase,
    sentence: number,
    span: Span,
    holders: readonly string[],
    turnedTo: string | undefined,
  ): readonly ToldAct[] {
    if (phrase.keys.length === 0) return [];
    const named = this.#parties.sides(phrase.doers);
    const cited = this.#cite(sentence, span);
    const act = {
      phrase,
      as: 'a condition' as const,
      weight: WEIGHT['a condition'],
      cited,
      chosen: true as const,
      holdersOn: holders,
    };
    const bare = referredTo(this.#text.slice(span.start, span.end), cited, holders[0] ?? '', this.#acts);
    if (named.length === 0 && bare) return [{ ...act, phrase: bare.act.phrase, doers: bare.act.doers }];
    return this.#each(act, named, holders[0] ?? '', turnedTo, false);
  }

  /** What the sentence before, or this one, asked for or offered last. */
  #toldLast(sentence: number): readonly ToldAct[] {
    return this.#told.findLast((one) => sentence - one.sentence <= 1)?.acts ?? [];
  }

  /** What a side asked for nearby: what it named last before, or else first after. */
  #askedBy(holders: readonly string[], sentence: number): readonly ToldAct[] {
    const all = this.#told.filter((one) => one.kind === 'demand' && one.holders.join() === holders.join());
    const near = all.findLast((one) => one.sentence <= sentence) ?? all[0];
    return all.filter((one) => one.sentence === near?.sentence).flatMap(({ acts }) => acts);
  }

  /**
   * Whom a side speaks to: another that its sentence names, or whom it asks or tells something elsewhere most often, or who
   * asks something of it.
   */
  #turnedTo(at: number, holders: readonly string[]): string | undefined {
    const others = (ids: readonly string[]): readonly string[] =>
      this.#parties.sides(ids).filter((id) => !holders.includes(id));
    const here = this.#stands[at];
    const near = others(here?.acts.flatMap(({ doers }) => doers) ?? []);
    if (near.length === 1) return near[0];
    const [home] = this.#home === undefined ? [] : others([this.#home]);
    if (home !== undefined) return home;
    const counts = new Map<string, number>();
    const active = new Map<string, number>();
    for (const stand of this.#stands) {
      const isOwn = stand.holders.some((id) => holders.includes(id));
      const doers = [...stand.acts, ...(stand.on?.acts ?? [])].flatMap((act) => act.doers);
      const told = isOwn ? others(doers) : [];
      const asking = !isOwn && doers.some((id) => holders.includes(id)) ? others(stand.holders) : [];
      for (const id of [...told, ...asking]) counts.set(id, (counts.get(id) ?? 0) + 2);
      for (const id of others(stand.holders)) active.set(id, (active.get(id) ?? 0) + 1);
    }
    for (const [id, n] of counts) counts.set(id, n + (active.get(id) ?? 0));
    const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
    // One that is spoken to once is no opponent yet.
    return first && first[1] >= 2 && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
  }
}

/** "Argentina agreed." */
function isBareAnswer({ about, span }: ToldStand): boolean {
  return about.start === span.start && about.end === span.end;
}

function conditional(as: ToldAs): ToldAs {
  return as === 'committed to' ? 'foreseen on a condition' : as;
}
