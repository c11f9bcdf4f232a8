import type { ActPhrase } from '../../records/act-phrase.ts';
import type { Event } from '../../records/event.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { tellStands } from './draft-stands.ts';
import { referredTo } from './refer-back.ts';
import { joined, Parties } from './sides.ts';
import {
  type Citation,
  type DraftSource,
  type Gathered,
  likeness,
  shortName,
  type ToldAct,
  type ToldAs,
  type ToldProposal,
  type Unused,
  WEIGHT,
  type Wish,
} from './told-act.ts';

/** Two months, in milliseconds. */
const LONG_AGO = 60 * 86_400_000;
/** Nouns by which a text refers back to what was asked. */
const DEMAND = /^(?:demand|call|request|appeal|ultimatum|condition|plea)$/u;
const KINDS: readonly AnyRecord['kind'][] = ['position', 'motive', 'forecast'];
/** Words for what only may be. */
const OPEN = /\b(?:could|might|may)\b/u;
/** In front of what somebody is advised to do. */
const ADVISED = /\b(?:should|must|ought to)\s+$/u;
const ONLY_IF = /\bonly (?:if|when|once|after)\b/u;
/** "Rules out sanctions": what one rules out is one's own. */
const RULED_OUT = /\brul(?:es?|ed|ing) out\b/u;
/** Acts of speech and of judgement, which are read as positions where they are about an act. */
const SPOKEN = new Set(['REQUEST', 'REJECT', 'THREATEN', 'ACCUSE', 'AGREE', 'SUPPORT', 'CONSULT']);

/**
 * Takes everything out of readings that can become part of a model.
 * @param whole the same readings with their weak records, which count where the sentence itself tells the same
 */
export function gatherActs(sources: readonly DraftSource[], whole: readonly DraftSource[] = sources): Gathered {
  const parties = new Parties(
    sources.map(({ reading }) => reading),
    sources.map(({ acts }) => acts.names),
  );
  const all = sources.map((source, i) => new Gatherer(source, parties).gather(whole[i]?.reading ?? source.reading));
  return {
    acts: all.flatMap(({ acts }) => acts),
    wishes: all.flatMap(({ wishes }) => wishes),
    proposals: all.flatMap(({ proposals }) => proposals),
    unused: all.flatMap(({ unused }) => unused),
    names: parties.names,
    spoken: sources.flatMap(({ reading, acts }) =>
      acts.spokenOf().flatMap(({ sentence, id, isSubject }) => {
        const side = parties.side(id);
        return side === undefined ? [] : [{ text: reading.document.id, sentence, side, isSubject }];
      }),
    ),
    homes: sources.flatMap(({ acts }) => acts.home ?? []),
  };
}

class Gatherer {
  readonly #source: DraftSource;
  readonly #parties: Parties;
  readonly #acts: ToldAct[] = [];
  readonly #wishes: Wish[] = [];
  readonly #proposals: ToldProposal[] = [];
  readonly #unused: Unused[] = [];
  /** Stretches that clauses have told. */
  #clauses: readonly Span[] = [];

  constructor(source: DraftSource, parties: Parties) {
    this.#source = source;
    this.#parties = parties;
  }

  gather(whole: Reading): Pick<Gathered, 'acts' | 'wishes' | 'proposals' | 'unused'> {
    const stands = tellStands(this.#source, this.#parties, (sentence, span) => this.#citeClause(whole, sentence, span));
    this.#clauses = stands.spans;
    this.#acts.push(...stands.acts);
    this.#wishes.push(...stands.wishes);
    this.#proposals.push(...stands.proposals);
    this.#unused.push(...stands.unused);
    // A clause is read once: what the records of its sentence say is told by it.
    const isOpen = (record: AnyRecord): boolean => !stands.spans.some((span) => overlap(span, wordsOf(record)));
    const { events } = this.#source.reading;
    const [proposals, positions] = [
      this.#source.reading.proposals.filter(isOpen).map((one) => withoutTold(one, stands.spans)),
      this.#source.reading.positions.filter(isOpen),
    ];
    const [motives, forecasts] = [
      this.#source.reading.motives.filter(isOpen),
      this.#source.reading.forecasts.filter(isOpen),
    ];
    for (const proposal of proposals) this.#proposal(proposal);
    // In the order of the text, as a noun may refer back to what stood before.
    const inOrder = [...positions, ...motives, ...forecasts].toSorted(
      (a, b) => a.sentence.index - b.sentence.index || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    );
    for (const record of inOrder) {
      if (record.kind === 'position') this.#position(record);
      else if (record.kind === 'motive') this.#motive(record);
      else this.#forecast(record);
    }
    for (const event of events) if (event.reality === 'actual' || isOpen(event)) this.#event(event, isOpen(event));
    this.#onConditions(whole, stands.spans);
    this.#takenForGranted([...proposals, ...positions, ...motives, ...forecasts]);
    return { acts: this.#acts, wishes: this.#wishes, proposals: this.#proposals, unused: this.#unused };
  }

  #cite(record: AnyRecord, span: Span): Citation {
    const { document } = this.#source.reading;
    return {
      record: record.id,
      key: record.id,
      kind: record.kind,
      source: shortName(document.source.name),
      place: `${shortName(document.source.name)}, sentence ${record.sentence.index + 1}`,
      text: document.id,
      sentence: record.sentence.index,
      words: this.#shortWords(span),
    };
  }

  #shortWords({ start, end }: Span): string {
    const words = this.#source.reading.document.text.slice(start, end).replace(/\s+/gu, ' ').trim();
    const short = words.length <= 90 ? words : `${words.slice(0, words.lastIndexOf(' ', 90))} …`;
    return short.replace(/[“”"]/gu, '’');
  }

  /** A clause with the record that tells of the same words, be it a weak one; without one the text is cited. */
  #citeClause(whole: Reading, sentence: number, span: Span): Citation {
    const { document, positions, proposals, forecasts, motives, events } = whole;
    const lists = [positions, proposals, forecasts, motives, events] as const;
    const record = lists.flat().find((one) => one.sentence.index === sentence && overlap(wordsOf(one), span));
    const place = `${shortName(document.source.name)}, sentence ${sentence + 1}`;
    if (record) return { ...this.#cite(record, span), key: `${record.id} ${span.start}` };
    return {
      key: `${document.id} ${span.start}`,
      kind: 'clause',
      source: shortName(document.source.name),
      place,
      text: document.id,
      sentence,
      words: this.#shortWords(span),
    };
  }

  #drop(record: AnyRecord, span: Span, reason: string): void {
    this.#unused.push({ cited: this.#cite(record, span), reason });
  }

  /** The acts of a stretch, one for each of those who do it apart; those named elsewhere count where the words name none. */
  #told(record: AnyRecord, span: Span, as: ToldAs, known: readonly string[] = []): ToldAct[] {
    return this.#source.acts.of(span).flatMap((phrase) => {
      // "Offered full support to the objection": a stand is told by its own record, and is nothing that one does.
      if (phrase.keys.every(({ speaks, kind }) => speaks && kind === undefined)) return [];
      const named = this.#parties.sides(phrase.doers);
      // The sides of an event are surer than its words, but for those whom its words do not know at all.
      const agree = named.length === 0 || named.some((id) => known.includes(id));
      const doers = known.length > 0 && (named.length === 0 || (record.kind === 'event' && agree)) ? known : named;
      // An event's own words are few ("cut"); those of its act say more.
      const cited = this.#cite(record, record.kind === 'event' ? phrase.span : span);
      // What the reader itself is unsure of makes no option alone; several sayings may.
      const sure = record.kind === 'proposal' || record.provenance.grade !== 'weak' ? 1 : 0.5;
      const told = { phrase, as, weight: WEIGHT[as] * sure, cited };
      const joint = phrase.keys.some((key) => key.joint);
      return doers.length > 1 && !joint ? doers.map((one) => ({ ...told, doers: [one] })) : [{ ...told, doers }];
    });
  }

  #wish(record: AnyRecord, holder: string, acts: readonly ToldAct[], wants: boolean, as: ToldAs): void {
    for (const told of acts) {
      const act = { ...joined(told, [holder], this.#parties), by: [holder] };
      this.#acts.push(act);
      const tie = tieOf(act, wants);
      if (tie === undefined) {
        this.#wishes.push({ holder, act, wants, as });
        continue;
      }
      // Without its condition the stand would say more than the text.
      const on = this.#conditionAct(record, tie.span);
      if (on) this.#wishes.push({ holder, act, wants, as, under: { acts: [on], tie: tie.tie } });
      else {
        const reason = 'what it hangs on is no act that could be made out';
        this.#unused.push({ cited: this.#cite(record, tie.span), reason, partly: true });
      }
    }
  }

  /** The act of a condition; who does it may be told elsewhere. */
  #conditionAct(record: AnyRecord, span: Span): ToldAct | undefined {
    const told = this.#told(record, span, 'a condition');
    const on = told.find(({ doers }) => doers.length > 0) ?? told.find(({ phrase }) => phrase.keys[0]?.kind);
    if (on) this.#acts.push(on);
    return on;
  }

  #proposal(record: Reading['proposals'][number]): void {
    const by = this.#isAdvice(record) ? [] : this.#parties.sides(record.by);
    if (this.#isDoubted(record)) {
      this.#doubted(record);
      return;
    }
    const told = record.terms.map(({ actors, action }) =>
      this.#told(record, action, 'proposed', this.#parties.sides(actors)).map((act) => joined(act, by, this.#parties)),
    );
    // An offer that asks nothing of others is a side's word about itself.
    const alone =
      (by.length === 0 && told.length === 1 && !this.#isAdvice(record)) ||
      told.flat().every(({ doers }) => doers.length > 0 && doers.every((id) => by.includes(id)));
    // What another answers is no mere word about oneself.
    const isAnswered = record.answers.some(({ actor }) => !by.includes(this.#parties.side(actor) ?? ''));
    const terms = told.map((acts) =>
      acts.map((act) => (alone && !isAnswered ? { ...act, by: by.length > 0 ? by : act.doers } : act)),
    );
    if (terms.every((acts) => acts.length === 0)) {
      this.#drop(record, record.evidence, 'its terms name no act that could be made out');
      return;
    }
    this.#acts.push(...terms.flat());
    this.#proposals.push({
      by,
      // A term without an act stays, so that what is promised on its condition is known to hang on something.
      terms,
      links: (record.links ?? []).map((link) => (this.#isOnlyIf(record, link) ? { ...link, only: true } : link)),
      answers: record.answers.flatMap(({ actor, answer, evidence }) => {
        const side = this.#parties.side(actor);
        // Nobody answers itself.
        if (side === undefined || by.includes(side)) return [];
        // A clause that was read tells whom and what it answers.
        if (this.#clauses.some((span) => overlap(span, evidence))) return [];
        const cited = this.#cite(record, evidence);
        if (this.#answers(side, answer, evidence, record, terms.flat())) return [{ actor: side, answer, cited }];
        this.#unused.push({
          cited,
          reason: 'its words are about another act than the proposal or one of its terms alone, or want what it offers',
        });
        return [];
      }),
      cited: this.#cite(record, record.evidence),
    });
  }

  /** "Would accept mediation only if B leaves". */
  #isOnlyIf({ terms }: Reading['proposals'][number], { kind, from, to }: { kind: string; from: number; to: number }) {
    const [first, second] = [terms[from]?.action, terms[to]?.action];
    if (kind !== 'condition' || !first || !second) return false;
    return ONLY_IF.test(this.#source.reading.document.text.slice(first.start, second.start));
  }

  /** "Madrid ought to put a vote on the table": what a text advises somebody, nobody offers. */
  #isAdvice({ terms, by }: Reading['proposals'][number]): boolean {
    const { text } = this.#source.reading.document;
    return terms.some(
      ({ actors, action }) =>
        actors.some((id) => by.includes(id)) && ADVISED.test(text.slice(Math.max(0, action.start - 30), action.start)),
    );
  }

  #isDoubted({ terms }: Reading['proposals'][number]): boolean {
    return terms.some(({ action }) => this.#source.acts.of(action).some(({ doubted }) => doubted));
  }

  /** "It is naive to expect that A leaves in exchange for aid": nobody offers that; it tells that A stays, and its price. */
  #doubted(record: Reading['proposals'][number]): void {
    const links = record.links ?? [];
    const doubted = new Set<string>();
    const terms = record.terms.map(({ actors, action }, place) => {
      const price = links.some(({ to }) => to === place);
      const acts = this.#told(record, action, price ? 'a condition' : 'foreseen', this.#parties.sides(actors));
      this.#acts.push(...acts);
      if (price) return acts;
      for (const act of acts) {
        for (const holder of act.doers) {
          doubted.add(holder);
          this.#wishes.push({ holder, act, wants: false, as: 'foreseen' });
        }
      }
      return acts;
    });
    const cited = this.#cite(record, record.evidence);
    if (links.length > 0) this.#proposals.push({ by: [], terms, links, answers: [], doubted: [...doubted], cited });
  }

  /** Whether what an actor does tells its stand: "is shielding B" is no more than the act itself. */
  #isDeed(record: Reading['positions'][number]): boolean {
    if (/^(?:demand|propose|threaten|doubt)$/u.test(record.act)) return false;
    return this.#source.reading.events.some(
      ({ reality, source, category, trigger }) =>
        reality === 'actual' &&
        !SPOKEN.has(category) &&
        overlap(trigger, record.evidence) &&
        source.some(({ actor }) => this.#parties.side(actor) === this.#parties.side(record.actor)),
    );
  }

  /** Whether the words of an answer fit it: what a side says there of an act must be one of the terms, and no wish for it. */
  #answers(
    side: string,
    answer: string,
    evidence: Span,
    proposal: Reading['proposals'][number],
    terms: readonly ToldAct[],
  ): boolean {
    const { positions, motives, events, document, proposals } = this.#source.reading;
    // What the same words offer or answer there is another proposal, unless one repeats the other.
    const other = proposals.some(
      (one) => one !== proposal && !overlap(one.evidence, proposal.evidence) && overlap(one.evidence, evidence),
    );
    if (other) return false;
    // "Rejects the demand" answers the demand that was told in between.
    const demanded = /\b(?:demand|call|request|ultimatum)s?\b/iu.test(
      document.text.slice(evidence.start, evidence.end),
    );
    const between = events.some(
      ({ category, reality, trigger }) =>
        category === 'REQUEST' &&
        reality === 'actual' &&
        trigger.start > proposal.evidence.end &&
        trigger.end < evidence.start,
    );
    if (demanded && between) return false;
    const said = [
      ...positions.map(({ actor, issueSpan, evidence: span, stance }) => ({
        actor,
        span: issueSpan ?? span,
        wants: stance !== '-',
      })),
      ...motives.flatMap(({ actor, content, motive }) =>
        motive === 'believes' ? [] : [{ actor, span: content, wants: motive === 'wants' }],
      ),
    ].filter(({ actor, span }) => overlap(span, evidence) && this.#parties.side(actor) === side);
    for (const { span, wants } of said) {
      const keys = this.#source.acts.of(span).flatMap((phrase) => phrase.keys);
      if (keys.length === 0 || keys.every(({ kind }) => kind === undefined)) continue;
      const same = terms.flatMap(({ phrase }) =>
        phrase.keys.flatMap((a) => keys.flatMap((b) => (likeness(a, b) > 0 ? [a.sign === b.sign] : []))),
      );
      if (same.length === 0) return false;
      // "Opposes a lifting of the sanctions" is no answer to the whole bargain in which they would be lifted.
      const whole = terms.every(({ phrase }) => phrase.keys.some((a) => keys.some((b) => likeness(a, b) > 0)));
      if (!whole) return false;
      if (answer === 'reject' && same.every((alike) => alike === wants)) return false;
    }
    return true;
  }

  #position(record: Reading['positions'][number]): void {
    const span = record.issueSpan ?? record.evidence;
    const holder = this.#parties.side(record.actor);
    if (holder === undefined) {
      this.#drop(record, span, `${this.#parties.name(record.actor)} is no side of the conflict, or nobody known`);
      return;
    }
    const told = this.#source.reading.proposals.find(
      ({ by, evidence, terms, links }) =>
        ((record.act === 'propose' || (record.act === 'commit' && links?.some(({ kind }) => kind === 'condition'))) &&
          overlap(evidence, record.evidence) &&
          by.includes(record.actor)) ||
        (!by.includes(record.actor) && terms.some(({ action }) => within(span, action))),
    );
    if (told) {
      this.#drop(record, span, 'it tells the terms of a proposal, which are used as such');
      return;
    }
    if (record.act === 'doubt') {
      this.#drop(record, span, 'a doubt says neither what is wanted nor what is done');
      return;
    }
    const as = (
      {
        support: 'supported',
        oppose: 'opposed',
        reject: 'rejected',
        demand: 'demanded',
        propose: 'proposed',
        accept: 'accepted',
        commit: 'committed to',
        threaten: 'threatened',
      } as const
    )[record.act];
    const { text } = this.#source.reading.document;
    const isOwn =
      record.act === 'commit' ||
      record.act === 'threaten' ||
      (record.act === 'reject' && RULED_OUT.test(text.slice(record.evidence.start, span.start)));
    const own = isOwn ? [holder] : [];
    const acts = this.#told(record, span, as).map((told) => {
      const act = record.stance === 'conditional' ? this.#withDenial(record, told) : told;
      return act.doers.length === 0 && own.length > 0 ? { ...act, doers: own } : act;
    });
    if (acts.every(({ doers }) => doers.length === 0) && this.#refersBack(record, span, holder, as)) return;
    if (acts.length === 0) {
      this.#drop(record, span, 'its words name no act');
      return;
    }
    if ((record.act === 'commit' || record.act === 'accept') && acts.some(({ phrase }) => phrase.doubted)) {
      this.#drop(record, span, 'the text holds that nobody should expect it');
      return;
    }
    if (this.#isDeed(record)) {
      // What is merely done makes no option, and says nothing of what is wanted now; what others say of it may.
      this.#acts.push(...acts.map((act) => ({ ...act, as: 'done' as const, weight: WEIGHT.done })));
      return;
    }
    const wants = record.stance !== '-';
    // "Refuses to leave unless" and "will attack unless" are both stands on a condition: their events and forecasts tell which.
    const isOpen = record.stance === 'conditional';
    const tied = (act: ToldAct): boolean => {
      const tie = tieOf(act, wants)?.tie;
      return tie !== undefined && !(isOpen && tie === 'unless');
    };
    const hanging = acts.filter(tied);
    const free = acts.filter((act) => !tied(act));
    this.#wish(record, holder, hanging, wants, as);
    if (record.act === 'threaten') this.#acts.push(...free);
    else if (isOpen) {
      // The forecast of the same words tells the condition; without it the stand would say too much.
      this.#acts.push(...free);
      if (free.length > 0)
        this.#drop(record, span, 'it stands on a condition, which a forecast tells where the text says it');
    } else this.#wish(record, holder, free, wants, as);
  }

  /** "Would not join if": a stand on a condition says neither yes nor no, so that a "not" before its words is theirs. */
  #withDenial(record: AnyRecord, told: ToldAct): ToldAct {
    const sentence = this.#source.reading.sentences[record.sentence.index];
    const whole = sentence && this.#source.acts.of(sentence).find(({ span }) => span.start === told.phrase.span.start);
    return whole?.denied && !told.phrase.denied ? { ...told, phrase: { ...whole, doers: told.phrase.doers } } : told;
  }

  /** "Opposes such a step", "rejects the demand", "is against a withdrawal": the noun stands for an act told before. */
  #refersBack(record: Reading['positions'][number], span: Span, holder: string, as: ToldAs): boolean {
    if (record.stance !== '+' && record.stance !== '-') return false;
    const cited = this.#cite(record, span);
    const words = this.#source.reading.document.text.slice(span.start, span.end);
    const meant = referredTo(words, cited, holder, this.#acts);
    if (meant === undefined) return false;
    const act: ToldAct = { ...meant.act, as, weight: WEIGHT[as], cited, by: [holder] };
    this.#acts.push(act);
    this.#wishes.push({ holder, act, wants: (record.stance === '+') === meant.positive, as });
    return true;
  }

  #motive(record: Reading['motives'][number]): void {
    const holder = this.#parties.side(record.actor);
    if (record.motive === 'believes') {
      this.#drop(record, record.content, 'a belief is no wish');
      return;
    }
    if (holder === undefined) {
      this.#drop(
        record,
        record.content,
        `${this.#parties.name(record.actor)} is no side of the conflict, or nobody known`,
      );
      return;
    }
    const as = record.motive === 'wants' ? 'wanted' : 'feared';
    const acts = this.#told(record, record.content, as);
    if (acts.length === 0) this.#drop(record, record.content, 'its words name no act');
    this.#wish(record, holder, acts, record.motive === 'wants', as);
  }

  #forecast(record: Reading['forecasts'][number]): void {
    // What is to happen under a proposal is its terms, and no expectation.
    const offered = this.#source.reading.proposals.some(
      ({ terms, evidence, sentence }) =>
        sentence.index === record.sentence.index ||
        overlap(evidence, record.outcome) ||
        terms.some(({ action }) => overlap(action, record.outcome)),
    );
    const { motives } = this.#source.reading;
    if (motives.some(({ motive, content }) => motive === 'fears' && overlap(content, record.outcome))) {
      this.#drop(record, record.outcome, 'it tells what somebody fears, which is used as such');
      return;
    }
    if (offered && record.if === undefined && record.unless === undefined) {
      this.#drop(record, record.outcome, 'it tells the terms of a proposal, which are used as such');
      return;
    }
    const condition = record.unless ?? record.if;
    const outcome = this.#told(record, record.outcome, condition ? 'foreseen on a condition' : 'foreseen').filter(
      ({ doers, phrase }) => doers.length > 0 && !phrase.keys[0]?.speaks,
    );
    if (outcome.length === 0) {
      this.#drop(record, record.outcome, 'what it foresees is no act of a known side');
      return;
    }
    if (outcome.some(({ phrase }) => phrase.doubted)) {
      this.#drop(record, record.outcome, 'the text holds that nobody should expect it');
      return;
    }
    const likely = record.hedge !== 'unlikely';
    if (condition === undefined) {
      for (const act of outcome)
        for (const doer of act.doers)
          this.#wish(record, doer, [act], likely && record.hedge !== 'possible', 'foreseen');
      return;
    }
    const under = this.#conditionAct(record, condition);
    if (under === undefined) {
      this.#drop(record, condition, 'its condition is no act of a known side');
      return;
    }
    this.#acts.push(...outcome);
    for (const act of outcome) {
      const isOnly = act.phrase.under?.tie === 'only if' || this.#followsOnly(condition);
      const tie = record.unless ? 'unless' : isOnly ? 'only if' : 'if';
      for (const holder of act.doers) {
        this.#wishes.push({ holder, act, wants: likely, as: 'foreseen on a condition', under: { acts: [under], tie } });
      }
    }
  }

  /**
   * "A would occupy the islands unless B drops its claim": where a sentence names who does what on which act of another,
   * and a record, be it a weak one, tells of the same words, that is a statement, also if no record tells the condition.
   */
  #onConditions(whole: Reading, told: readonly Span[]): void {
    const { text } = this.#source.reading.document;
    const records = [...whole.positions, ...whole.forecasts, ...whole.proposals];
    for (const [index, sentence] of whole.sentences.entries()) {
      if (told.some((span) => overlap(span, sentence)) || this.#isTied(index)) continue;
      for (const phrase of this.#source.acts.of(sentence)) {
        const record = records.find((one) => one.sentence.index === index && overlap(wordsOf(one), phrase.span));
        // What only may be is no stand.
        const isOpen = OPEN.test(text.slice(Math.max(sentence.start, phrase.span.start - 25), phrase.span.start));
        const isStand = RULED_OUT.test(text.slice(phrase.span.start, phrase.span.end));
        if (record && !isOpen && !isStand && !phrase.doubted) this.#onCondition(record, phrase);
      }
    }
  }

  #isTied(sentence: number): boolean {
    const { id } = this.#source.reading.document;
    const here = ({ text, sentence: at }: Citation): boolean => text === id && at === sentence;
    return (
      this.#wishes.some(({ under, act }) => under && here(act.cited)) ||
      this.#proposals.some(({ links, cited }) => links.length > 0 && here(cited))
    );
  }

  #onCondition(record: AnyRecord, phrase: ActPhrase): void {
    const as = 'foreseen on a condition';
    const [act] = this.#told(record, phrase.span, as).filter((one) => one.phrase.span.start === phrase.span.start);
    const told = act && { ...act, phrase, doers: this.#parties.sides(phrase.doers), weight: WEIGHT[as] };
    const tie = told && tieOf(told, true);
    if (!told || told.doers.length === 0 || !tie) return;
    const conditions = this.#told(record, tie.span, 'a condition');
    const found = conditions.find(({ doers }) => doers.length > 0) ?? conditions[0];
    if (!found) return;
    const on: ToldAct = { ...found, weight: WEIGHT['a condition'] };
    this.#acts.push(told, on);
    for (const holder of told.doers)
      this.#wishes.push({ holder, act: told, wants: true, as, under: { acts: [on], tie: tie.tie } });
  }

  #followsOnly({ start, end }: Span): boolean {
    const { text } = this.#source.reading.document;
    return (
      /\bonly\s+(?:if\s+)?$/u.test(text.slice(Math.max(0, start - 10), start)) ||
      /^only\b/u.test(text.slice(start, end))
    );
  }

  /** "Halt the deployment" takes for granted that it goes on, also where only "oppose the deployment" is a record. */
  #takenForGranted(records: readonly AnyRecord[]): void {
    for (const [index, record] of new Map(records.map((one) => [one.sentence.index, one]))) {
      for (const phrase of this.#source.acts.endedIn(index)) {
        this.#acts.push({
          phrase,
          doers: this.#parties.sides(phrase.doers),
          as: 'taken for granted',
          weight: 0,
          cited: this.#cite(record, phrase.span),
        });
      }
    }
  }

  /** "A demands that B leave": the demand is an event, and its act is another. */
  #asked(record: Event, acts: readonly ToldAct[]): void {
    for (const demand of this.#source.reading.events) {
      if (demand.category !== 'REQUEST' || demand.reality !== 'actual') continue;
      if (demand.sentence.index !== record.sentence.index || demand.trigger.start > record.trigger.start) continue;
      for (const holder of this.#parties.sides(demand.source.map(({ actor }) => actor))) {
        const others = acts.filter(({ doers }) => !doers.includes(holder));
        this.#wish(
          demand,
          holder,
          others.map((act) => ({ ...act, as: 'demanded', weight: WEIGHT.demanded })),
          true,
          'demanded',
        );
      }
    }
    this.#refused(record, acts);
  }

  /** "B rejects the demand", soon after it. */
  #refused(record: Event, acts: readonly ToldAct[]): void {
    const refusal = this.#source.reading.events.find(
      ({ category, reality, sentence, trigger }) =>
        category === 'REJECT' &&
        reality === 'actual' &&
        trigger.start > record.trigger.end &&
        sentence.index - record.sentence.index <= 2,
    );
    if (!refusal) return;
    // "The demand" is the last one.
    const isBetween = ({ category, reality, trigger }: Event): boolean =>
      category === 'REQUEST' &&
      reality === 'actual' &&
      trigger.start > record.trigger.end &&
      trigger.end < refusal.trigger.start;
    if (this.#source.reading.events.some(isBetween)) return;
    const [phrase] = this.#source.acts.of(refusal.trigger);
    if (!phrase?.keys.some(({ content }) => content.some((word) => DEMAND.test(word)))) return;
    for (const holder of this.#parties.sides(refusal.source.map(({ actor }) => actor))) {
      for (const act of acts.filter(({ doers }) => doers.includes(holder))) {
        const told: ToldAct = {
          ...act,
          as: 'rejected',
          weight: WEIGHT.rejected,
          cited: this.#cite(refusal, phrase.span),
        };
        this.#acts.push(told);
        this.#wishes.push({ holder, act: told, wants: false, as: 'rejected' });
      }
    }
  }

  /** "A demands that B leave", "A refuses to leave", "A threatens to leave", where only the demand is an event. */
  #spoken(record: Event): void {
    const as = ({ REQUEST: 'demanded', REJECT: 'rejected', THREATEN: 'threatened' } as const)[
      record.category as 'REQUEST'
    ] as 'demanded' | 'rejected' | 'threatened' | undefined;
    if (as === undefined) return;
    for (const holder of this.#parties.sides(record.source.map(({ actor }) => actor))) {
      const acts = this.#told(record, record.trigger, as).filter(({ phrase, doers }) => {
        const [key] = phrase.keys;
        if (key === undefined || key.speaks || doers.length === 0) return false;
        return as === 'demanded' ? !doers.includes(holder) : doers.includes(holder);
      });
      if (as === 'threatened') this.#acts.push(...acts);
      // "Refuses to leave" names the act with its denial.
      else this.#wish(record, holder, as === 'demanded' ? acts : acts.filter(({ phrase }) => phrase.denied), true, as);
      if (as === 'demanded') this.#refused(record, acts);
    }
  }

  /** "Threatened to supply arms": a means, which nobody is told to want or to plan. */
  #isThreat({ trigger, sentence }: Event): boolean {
    const { positions, events } = this.#source.reading;
    return (
      positions.some(({ act, evidence }) => act === 'threaten' && overlap(evidence, trigger)) ||
      events.some(
        (one) =>
          one.category === 'THREATEN' &&
          one.reality === 'actual' &&
          one.sentence.index === sentence.index &&
          one.trigger.start < trigger.start,
      )
    );
  }

  #isPast({ date }: Event): boolean {
    const today = this.#source.reading.document.date;
    if (today === undefined || date === undefined) return false;
    return Date.parse(today) - Date.parse(date.last) > LONG_AGO;
  }

  /** @param isOpen no stand is told in its sentence, so that its own words may tell one */
  #event(record: Event, isOpen: boolean): void {
    if (record.reality === 'actual' && isOpen) this.#spoken(record);
    if (SPOKEN.has(record.category) && !(record.category === 'CONSULT' && record.reality !== 'actual')) return;
    // The act of a term is the proposal's, and nobody's plan.
    const { proposals, forecasts } = this.#source.reading;
    const spans = [
      ...proposals.flatMap(({ terms }) => terms.map(({ action }) => action)),
      ...forecasts.flatMap(({ outcome, if: condition, unless }) => [
        outcome,
        ...(condition ? [condition] : []),
        ...(unless ? [unless] : []),
      ]),
    ];
    if (spans.some((span) => within(record.trigger, span))) return;
    const doers = this.#parties.sides(record.source.map(({ actor }) => actor));
    // "A truce under which A would pull back": what is planned there is what somebody offers.
    const isOffered = ({ by, sentence }: Reading['proposals'][number]): boolean =>
      sentence.index === record.sentence.index && !record.source.some(({ actor }) => by.includes(actor));
    if (record.reality === 'planned' && proposals.some(isOffered)) return;
    const as: ToldAs | undefined = (
      {
        actual: 'done',
        claimed: 'supposed',
        planned: 'planned',
        demanded: 'asked for',
        proposed: 'asked for',
        hypothetical: 'supposed',
        denied: undefined,
        forecast: 'supposed',
      } as const
    )[record.reality];
    if (as === undefined) return;
    const told = this.#told(record, record.trigger, as, doers);
    const acts = told.filter(({ phrase, doers: by }) => phrase === told[0]?.phrase && by.length > 0);
    if (as === 'done' && this.#isPast(record)) {
      for (const act of acts) this.#acts.push({ ...act, past: true });
      return;
    }
    if (record.reality === 'demanded' || record.reality === 'proposed') this.#asked(record, acts);
    // A meeting that one side plans lists the other as well.
    if (as === 'planned' && !this.#isThreat(record) && !acts.some(({ phrase }) => phrase.keys[0]?.mutual))
      for (const act of acts) for (const doer of act.doers) this.#wish(record, doer, [act], true, as);
    else this.#acts.push(...acts);
  }
}

/** A proposal without the terms that a clause tells, perhaps as another's; one whose terms are tied stays whole. */
function withoutTold(proposal: Reading['proposals'][number], told: readonly Span[]): Reading['proposals'][number] {
  if ((proposal.links ?? []).length > 0) return proposal;
  const terms = proposal.terms.filter(({ action }) => !told.some((span) => overlap(span, action)));
  return terms.length > 0 && terms.length < proposal.terms.length ? { ...proposal, terms } : proposal;
}

/** The condition of a wish; "until" and "before" are none of an act that is to be done. */
function tieOf({ phrase: { under, denied } }: ToldAct, wants: boolean) {
  if (under === undefined) return undefined;
  if (under.tie !== 'until') return { span: under.span, tie: under.tie };
  return wants === denied ? { span: under.span, tie: 'unless' as const } : undefined;
}

function wordsOf(record: AnyRecord): Span {
  switch (record.kind) {
    case 'forecast':
      return record.outcome;
    case 'motive':
      return record.content;
    case 'event':
      return record.trigger;
    case 'position':
    case 'proposal':
      return record.evidence;
    default:
      return record.sentence.span;
  }
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
