import type { ActPhrase } from '../../records/act-phrase.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { referredTo } from './refer-back.ts';
import { type Citation, type ToldAct, type ToldAs, WEIGHT } from './told-act.ts';
import { ProposalTeller } from './told-by-proposals.ts';
import { overlap, tieOf, within, wordsOf } from './told-by-records.ts';

/** Words for what only may be. */
const OPEN = /\b(?:could|might|may)\b/u;
/** "Rules out sanctions": what one rules out is one's own. */
const RULED_OUT = /\brul(?:es?|ed|ing) out\b/u;
/** Acts of speech and of judgement, which are read as positions where they are about an act. */
const SPOKEN = new Set(['REQUEST', 'REJECT', 'THREATEN', 'ACCUSE', 'AGREE', 'SUPPORT', 'CONSULT']);

/** What positions, motives and forecasts tell that sides want or will do. */
export class PositionTeller extends ProposalTeller {
  /** Whether what an actor does tells its stand: "is shielding B" is no more than the act itself. */
  protected isDeed(record: Reading['positions'][number]): boolean {
    if (/^(?:demand|propose|threaten|doubt)$/u.test(record.act)) return false;
    return this.source.reading.events.some(
      ({ reality, source, category, trigger }) =>
        reality === 'actual' &&
        !SPOKEN.has(category) &&
        overlap(trigger, record.evidence) &&
        source.some(({ actor }) => this.parties.side(actor) === this.parties.side(record.actor)),
    );
  }

  protected position(record: Reading['positions'][number]): void {
    const span = record.issueSpan ?? record.evidence;
    const holder = this.parties.side(record.actor);
    if (holder === undefined) {
      this.drop(record, span, `${this.parties.name(record.actor)} is no side of the conflict, or nobody known`);
      return;
    }
    const told = this.source.reading.proposals.find(
      ({ by, evidence, terms, links }) =>
        ((record.act === 'propose' || (record.act === 'commit' && links?.some(({ kind }) => kind === 'condition'))) &&
          overlap(evidence, record.evidence) &&
          by.includes(record.actor)) ||
        (!by.includes(record.actor) && terms.some(({ action }) => within(span, action))),
    );
    if (told) {
      this.drop(record, span, 'it tells the terms of a proposal, which are used as such');
      return;
    }
    if (record.act === 'doubt') {
      this.drop(record, span, 'a doubt says neither what is wanted nor what is done');
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
    const { text } = this.source.reading.document;
    const isOwn =
      record.act === 'commit' ||
      record.act === 'threaten' ||
      (record.act === 'reject' && RULED_OUT.test(text.slice(record.evidence.start, span.start)));
    const own = isOwn ? [holder] : [];
    const acts = this.told(record, span, as).map((told) => {
      const act = record.stance === 'conditional' ? this.withDenial(record, told) : told;
      return act.doers.length === 0 && own.length > 0 ? { ...act, doers: own } : act;
    });
    if (acts.every(({ doers }) => doers.length === 0) && this.refersBack(record, span, holder, as)) return;
    if (acts.length === 0) {
      this.drop(record, span, 'its words name no act');
      return;
    }
    if ((record.act === 'commit' || record.act === 'accept') && acts.some(({ phrase }) => phrase.doubted)) {
      this.drop(record, span, 'the text holds that nobody should expect it');
      return;
    }
    if (this.isDeed(record)) {
      // What is merely done makes no option, and says nothing of what is wanted now; what others say of it may.
      this.acts.push(...acts.map((act) => ({ ...act, as: 'done' as const, weight: WEIGHT.done })));
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
    this.wish(record, holder, hanging, wants, as);
    if (record.act === 'threaten') this.acts.push(...free);
    else if (isOpen) {
      // The forecast of the same words tells the condition; without it the stand would say too much.
      this.acts.push(...free);
      if (free.length > 0)
        this.drop(record, span, 'it stands on a condition, which a forecast tells where the text says it');
    } else this.wish(record, holder, free, wants, as);
  }

  /** "Would not join if": a stand on a condition says neither yes nor no, so that a "not" before its words is theirs. */
  protected withDenial(record: AnyRecord, told: ToldAct): ToldAct {
    const sentence = this.source.reading.sentences[record.sentence.index];
    const whole = sentence && this.source.acts.of(sentence).find(({ span }) => span.start === told.phrase.span.start);
    return whole?.denied && !told.phrase.denied ? { ...told, phrase: { ...whole, doers: told.phrase.doers } } : told;
  }

  /** "Opposes such a step", "rejects the demand", "is against a withdrawal": the noun stands for an act told before. */
  protected refersBack(record: Reading['positions'][number], span: Span, holder: string, as: ToldAs): boolean {
    if (record.stance !== '+' && record.stance !== '-') return false;
    const cited = this.cite(record, span);
    const words = this.source.reading.document.text.slice(span.start, span.end);
    const meant = referredTo(words, cited, holder, this.acts);
    if (meant === undefined) return false;
    const act: ToldAct = { ...meant.act, as, weight: WEIGHT[as], cited, by: [holder] };
    this.acts.push(act);
    this.wishes.push({ holder, act, wants: (record.stance === '+') === meant.positive, as });
    return true;
  }

  protected motive(record: Reading['motives'][number]): void {
    const holder = this.parties.side(record.actor);
    if (record.motive === 'believes') {
      this.drop(record, record.content, 'a belief is no wish');
      return;
    }
    if (holder === undefined) {
      this.drop(
        record,
        record.content,
        `${this.parties.name(record.actor)} is no side of the conflict, or nobody known`,
      );
      return;
    }
    const as = record.motive === 'wants' ? 'wanted' : 'feared';
    const acts = this.told(record, record.content, as);
    if (acts.length === 0) this.drop(record, record.content, 'its words name no act');
    this.wish(record, holder, acts, record.motive === 'wants', as);
  }

  protected forecast(record: Reading['forecasts'][number]): void {
    // What is to happen under a proposal is its terms, and no expectation.
    const offered = this.source.reading.proposals.some(
      ({ terms, evidence, sentence }) =>
        sentence.index === record.sentence.index ||
        overlap(evidence, record.outcome) ||
        terms.some(({ action }) => overlap(action, record.outcome)),
    );
    const { motives } = this.source.reading;
    if (motives.some(({ motive, content }) => motive === 'fears' && overlap(content, record.outcome))) {
      this.drop(record, record.outcome, 'it tells what somebody fears, which is used as such');
      return;
    }
    if (offered && record.if === undefined && record.unless === undefined) {
      this.drop(record, record.outcome, 'it tells the terms of a proposal, which are used as such');
      return;
    }
    const condition = record.unless ?? record.if;
    const outcome = this.told(record, record.outcome, condition ? 'foreseen on a condition' : 'foreseen').filter(
      ({ doers, phrase }) => doers.length > 0 && !phrase.keys[0]?.speaks,
    );
    if (outcome.length === 0) {
      this.drop(record, record.outcome, 'what it foresees is no act of a known side');
      return;
    }
    if (outcome.some(({ phrase }) => phrase.doubted)) {
      this.drop(record, record.outcome, 'the text holds that nobody should expect it');
      return;
    }
    const likely = record.hedge !== 'unlikely';
    if (condition === undefined) {
      for (const act of outcome)
        for (const doer of act.doers) this.wish(record, doer, [act], likely && record.hedge !== 'possible', 'foreseen');
      return;
    }
    const under = this.conditionAct(record, condition);
    if (under === undefined) {
      this.drop(record, condition, 'its condition is no act of a known side');
      return;
    }
    this.acts.push(...outcome);
    for (const act of outcome) {
      const isOnly = act.phrase.under?.tie === 'only if' || this.followsOnly(condition);
      const tie = record.unless ? 'unless' : isOnly ? 'only if' : 'if';
      for (const holder of act.doers) {
        this.wishes.push({ holder, act, wants: likely, as: 'foreseen on a condition', under: { acts: [under], tie } });
      }
    }
  }

  /**
   * "A would occupy the islands unless B drops its claim": where a sentence names who does what on which act of another,
   * and a record, be it a weak one, tells of the same words, that is a statement, also if no record tells the condition.
   */
  protected onConditions(whole: Reading, told: readonly Span[]): void {
    const { text } = this.source.reading.document;
    const records = [...whole.positions, ...whole.forecasts, ...whole.proposals];
    for (const [index, sentence] of whole.sentences.entries()) {
      if (told.some((span) => overlap(span, sentence)) || this.isTied(index)) continue;
      for (const phrase of this.source.acts.of(sentence)) {
        const record = records.find((one) => one.sentence.index === index && overlap(wordsOf(one), phrase.span));
        // What only may be is no stand.
        const isOpen = OPEN.test(text.slice(Math.max(sentence.start, phrase.span.start - 25), phrase.span.start));
        const isStand = RULED_OUT.test(text.slice(phrase.span.start, phrase.span.end));
        if (record && !isOpen && !isStand && !phrase.doubted) this.onCondition(record, phrase);
      }
    }
  }

  protected isTied(sentence: number): boolean {
    const { id } = this.source.reading.document;
    const here = ({ text, sentence: at }: Citation): boolean => text === id && at === sentence;
    return (
      this.wishes.some(({ under, act }) => under && here(act.cited)) ||
      this.proposals.some(({ links, cited }) => links.length > 0 && here(cited))
    );
  }

  protected onCondition(record: AnyRecord, phrase: ActPhrase): void {
    const as = 'foreseen on a condition';
    const [act] = this.told(record, phrase.span, as).filter((one) => one.phrase.span.start === phrase.span.start);
    const told = act && { ...act, phrase, doers: this.parties.sides(phrase.doers), weight: WEIGHT[as] };
    const tie = told && tieOf(told, true);
    if (!told || told.doers.length === 0 || !tie) return;
    const conditions = this.told(record, tie.span, 'a condition');
    const found = conditions.find(({ doers }) => doers.length > 0) ?? conditions[0];
    if (!found) return;
    const on: ToldAct = { ...found, weight: WEIGHT['a condition'] };
    this.acts.push(told, on);
    for (const holder of told.doers)
      this.wishes.push({ holder, act: told, wants: true, as, under: { acts: [on], tie: tie.tie } });
  }

  protected followsOnly({ start, end }: Span): boolean {
    const { text } = this.source.reading.document;
    return (
      /\bonly\s+(?:if\s+)?$/u.test(text.slice(Math.max(0, start - 10), start)) ||
      /^only\b/u.test(text.slice(start, end))
    );
  }

  /** "Halt the deployment" takes for granted that it goes on, also where only "oppose the deployment" is a record. */
  protected takenForGranted(records: readonly AnyRecord[]): void {
    for (const [index, record] of new Map(records.map((one) => [one.sentence.index, one]))) {
      for (const phrase of this.source.acts.endedIn(index)) {
        this.acts.push({
          phrase,
          doers: this.parties.sides(phrase.doers),
          as: 'taken for granted',
          weight: 0,
          cited: this.cite(record, phrase.span),
        });
      }
    }
  }
}
