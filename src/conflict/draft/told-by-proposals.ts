import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { joined } from './sides.ts';
import { likeness, type ToldAct } from './told-act.ts';
import { overlap, RecordTeller } from './told-by-records.ts';

/** In front of what somebody is advised to do. */
const ADVISED = /\b(?:should|must|ought to)\s+$/u;
const ONLY_IF = /\bonly (?:if|when|once|after)\b/u;

/** Offers, as the records of proposals tell them, with those who answered. */
export class ProposalTeller extends RecordTeller {
  protected proposal(record: Reading['proposals'][number]): void {
    const by = this.isAdvice(record) ? [] : this.parties.sides(record.by);
    if (this.isDoubted(record)) {
      this.doubted(record);
      return;
    }
    const told = record.terms.map(({ actors, action }) =>
      this.told(record, action, 'proposed', this.parties.sides(actors)).map((act) => joined(act, by, this.parties)),
    );
    // An offer that asks nothing of others is a side's word about itself.
    const alone =
      (by.length === 0 && told.length === 1 && !this.isAdvice(record)) ||
      told.flat().every(({ doers }) => doers.length > 0 && doers.every((id) => by.includes(id)));
    // What another answers is no mere word about oneself.
    const isAnswered = record.answers.some(({ actor }) => !by.includes(this.parties.side(actor) ?? ''));
    const terms = told.map((acts) =>
      acts.map((act) => (alone && !isAnswered ? { ...act, by: by.length > 0 ? by : act.doers } : act)),
    );
    if (terms.every((acts) => acts.length === 0)) {
      this.drop(record, record.evidence, 'its terms name no act that could be made out');
      return;
    }
    this.acts.push(...terms.flat());
    this.proposals.push({
      by,
      // A term without an act stays, so that what is promised on its condition is known to hang on something.
      terms,
      links: (record.links ?? []).map((link) => (this.isOnlyIf(record, link) ? { ...link, only: true } : link)),
      answers: record.answers.flatMap(({ actor, answer, evidence }) => {
        const side = this.parties.side(actor);
        // Nobody answers itself.
        if (side === undefined || by.includes(side)) return [];
        // A clause that was read tells whom and what it answers.
        if (this.clauses.some((span) => overlap(span, evidence))) return [];
        const cited = this.cite(record, evidence);
        if (this.answers(side, answer, evidence, record, terms.flat())) return [{ actor: side, answer, cited }];
        this.unused.push({
          cited,
          reason: 'its words are about another act than the proposal or one of its terms alone, or want what it offers',
        });
        return [];
      }),
      cited: this.cite(record, record.evidence),
    });
  }

  /** "Would accept mediation only if B leaves". */
  protected isOnlyIf(
    { terms }: Reading['proposals'][number],
    { kind, from, to }: { kind: string; from: number; to: number },
  ) {
    const [first, second] = [terms[from]?.action, terms[to]?.action];
    if (kind !== 'condition' || !first || !second) return false;
    return ONLY_IF.test(this.source.reading.document.text.slice(first.start, second.start));
  }

  /** "Madrid ought to put a vote on the table": what a text advises somebody, nobody offers. */
  protected isAdvice({ terms, by }: Reading['proposals'][number]): boolean {
    const { text } = this.source.reading.document;
    return terms.some(
      ({ actors, action }) =>
        actors.some((id) => by.includes(id)) && ADVISED.test(text.slice(Math.max(0, action.start - 30), action.start)),
    );
  }

  protected isDoubted({ terms }: Reading['proposals'][number]): boolean {
    return terms.some(({ action }) => this.source.acts.of(action).some(({ doubted }) => doubted));
  }

  /** "It is naive to expect that A leaves in exchange for aid": nobody offers that; it tells that A stays, and its price. */
  protected doubted(record: Reading['proposals'][number]): void {
    const links = record.links ?? [];
    const doubted = new Set<string>();
    const terms = record.terms.map(({ actors, action }, place) => {
      const price = links.some(({ to }) => to === place);
      const acts = this.told(record, action, price ? 'a condition' : 'foreseen', this.parties.sides(actors));
      this.acts.push(...acts);
      if (price) return acts;
      for (const act of acts) {
        for (const holder of act.doers) {
          doubted.add(holder);
          this.wishes.push({ holder, act, wants: false, as: 'foreseen' });
        }
      }
      return acts;
    });
    const cited = this.cite(record, record.evidence);
    if (links.length > 0) this.proposals.push({ by: [], terms, links, answers: [], doubted: [...doubted], cited });
  }

  /** Whether the words of an answer fit it: what a side says there of an act must be one of the terms, and no wish for it. */
  protected answers(
    side: string,
    answer: string,
    evidence: Span,
    proposal: Reading['proposals'][number],
    terms: readonly ToldAct[],
  ): boolean {
    const { positions, motives, events, document, proposals } = this.source.reading;
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
    ].filter(({ actor, span }) => overlap(span, evidence) && this.parties.side(actor) === side);
    for (const { span, wants } of said) {
      const keys = this.source.acts.of(span).flatMap((phrase) => phrase.keys);
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
}
