import type { Event } from '../../records/event.ts';
import type { Reading } from '../../records/reading.ts';
import { type ToldAct, type ToldAs, WEIGHT } from './told-act.ts';
import { PositionTeller } from './told-by-positions.ts';
import { overlap, within } from './told-by-records.ts';

/** Two months, in milliseconds. */
const LONG_AGO = 60 * 86_400_000;
/** Nouns by which a text refers back to what was asked. */
const DEMAND = /^(?:demand|call|request|appeal|ultimatum|condition|plea)$/u;
/** Acts of speech and of judgement, which are read as positions where they are about an act. */
const SPOKEN = new Set(['REQUEST', 'REJECT', 'THREATEN', 'ACCUSE', 'AGREE', 'SUPPORT', 'CONSULT']);

/** What events tell: what is done, planned, demanded, refused or threatened. */
export class EventTeller extends PositionTeller {
  /** "A demands that B leave": the demand is an event, and its act is another. */
  protected asked(record: Event, acts: readonly ToldAct[]): void {
    for (const demand of this.source.reading.events) {
      if (demand.category !== 'REQUEST' || demand.reality !== 'actual') continue;
      if (demand.sentence.index !== record.sentence.index || demand.trigger.start > record.trigger.start) continue;
      for (const holder of this.parties.sides(demand.source.map(({ actor }) => actor))) {
        const others = acts.filter(({ doers }) => !doers.includes(holder));
        this.wish(
          demand,
          holder,
          others.map((act) => ({ ...act, as: 'demanded', weight: WEIGHT.demanded })),
          true,
          'demanded',
        );
      }
    }
    this.refused(record, acts);
  }

  /** "B rejects the demand", soon after it. */
  protected refused(record: Event, acts: readonly ToldAct[]): void {
    const refusal = this.source.reading.events.find(
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
    if (this.source.reading.events.some(isBetween)) return;
    const [phrase] = this.source.acts.of(refusal.trigger);
    if (!phrase?.keys.some(({ content }) => content.some((word) => DEMAND.test(word)))) return;
    for (const holder of this.parties.sides(refusal.source.map(({ actor }) => actor))) {
      for (const act of acts.filter(({ doers }) => doers.includes(holder))) {
        const told: ToldAct = {
          ...act,
          as: 'rejected',
          weight: WEIGHT.rejected,
          cited: this.cite(refusal, phrase.span),
        };
        this.acts.push(told);
        this.wishes.push({ holder, act: told, wants: false, as: 'rejected' });
      }
    }
  }

  /** "A demands that B leave", "A refuses to leave", "A threatens to leave", where only the demand is an event. */
  protected spoken(record: Event): void {
    const as = ({ REQUEST: 'demanded', REJECT: 'rejected', THREATEN: 'threatened' } as const)[
      record.category as 'REQUEST'
    ] as 'demanded' | 'rejected' | 'threatened' | undefined;
    if (as === undefined) return;
    for (const holder of this.parties.sides(record.source.map(({ actor }) => actor))) {
      const acts = this.told(record, record.trigger, as).filter(({ phrase, doers }) => {
        const [key] = phrase.keys;
        if (key === undefined || key.speaks || doers.length === 0) return false;
        return as === 'demanded' ? !doers.includes(holder) : doers.includes(holder);
      });
      if (as === 'threatened') this.acts.push(...acts);
      // "Refuses to leave" names the act with its denial.
      else this.wish(record, holder, as === 'demanded' ? acts : acts.filter(({ phrase }) => phrase.denied), true, as);
      if (as === 'demanded') this.refused(record, acts);
    }
  }

  /** "Threatened to supply arms": a means, which nobody is told to want or to plan. */
  protected isThreat({ trigger, sentence }: Event): boolean {
    const { positions, events } = this.source.reading;
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

  protected isPast({ date }: Event): boolean {
    const today = this.source.reading.document.date;
    if (today === undefined || date === undefined) return false;
    return Date.parse(today) - Date.parse(date.last) > LONG_AGO;
  }

  /** @param isOpen no stand is told in its sentence, so that its own words may tell one */
  protected event(record: Event, isOpen: boolean): void {
    if (record.reality === 'actual' && isOpen) this.spoken(record);
    if (SPOKEN.has(record.category) && !(record.category === 'CONSULT' && record.reality !== 'actual')) return;
    // The act of a term is the proposal's, and nobody's plan.
    const { proposals, forecasts } = this.source.reading;
    const spans = [
      ...proposals.flatMap(({ terms }) => terms.map(({ action }) => action)),
      ...forecasts.flatMap(({ outcome, if: condition, unless }) => [
        outcome,
        ...(condition ? [condition] : []),
        ...(unless ? [unless] : []),
      ]),
    ];
    if (spans.some((span) => within(record.trigger, span))) return;
    const doers = this.parties.sides(record.source.map(({ actor }) => actor));
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
    const told = this.told(record, record.trigger, as, doers);
    const acts = told.filter(({ phrase, doers: by }) => phrase === told[0]?.phrase && by.length > 0);
    if (as === 'done' && this.isPast(record)) {
      for (const act of acts) this.acts.push({ ...act, past: true });
      return;
    }
    if (record.reality === 'demanded' || record.reality === 'proposed') this.asked(record, acts);
    // A meeting that one side plans lists the other as well.
    if (as === 'planned' && !this.isThreat(record) && !acts.some(({ phrase }) => phrase.keys[0]?.mutual))
      for (const act of acts) for (const doer of act.doers) this.wish(record, doer, [act], true, as);
    else this.acts.push(...acts);
  }
}
