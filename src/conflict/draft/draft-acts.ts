import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { tellStands } from './draft-stands.ts';
import { Parties } from './sides.ts';
import type { DraftSource, Gathered } from './told-act.ts';
import { EventTeller } from './told-by-events.ts';
import { overlap, wordsOf } from './told-by-records.ts';

const KINDS: readonly AnyRecord['kind'][] = ['position', 'motive', 'forecast'];

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

/** Takes each record once, and each clause before the records of its sentence. */
class Gatherer extends EventTeller {
  gather(whole: Reading): Pick<Gathered, 'acts' | 'wishes' | 'proposals' | 'unused'> {
    const stands = tellStands(this.source, this.parties, (sentence, span) => this.citeClause(whole, sentence, span));
    this.clauses = stands.spans;
    this.acts.push(...stands.acts);
    this.wishes.push(...stands.wishes);
    this.proposals.push(...stands.proposals);
    this.unused.push(...stands.unused);
    // A clause is read once: what the records of its sentence say is told by it.
    const isOpen = (record: AnyRecord): boolean => !stands.spans.some((span) => overlap(span, wordsOf(record)));
    const { events } = this.source.reading;
    const [proposals, positions] = [
      this.source.reading.proposals.filter(isOpen).map((one) => withoutTold(one, stands.spans)),
      this.source.reading.positions.filter(isOpen),
    ];
    const [motives, forecasts] = [
      this.source.reading.motives.filter(isOpen),
      this.source.reading.forecasts.filter(isOpen),
    ];
    for (const proposal of proposals) this.proposal(proposal);
    // In the order of the text, as a noun may refer back to what stood before.
    const inOrder = [...positions, ...motives, ...forecasts].toSorted(
      (a, b) => a.sentence.index - b.sentence.index || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    );
    for (const record of inOrder) {
      if (record.kind === 'position') this.position(record);
      else if (record.kind === 'motive') this.motive(record);
      else this.forecast(record);
    }
    for (const event of events) if (event.reality === 'actual' || isOpen(event)) this.event(event, isOpen(event));
    this.onConditions(whole, stands.spans);
    this.takenForGranted([...proposals, ...positions, ...motives, ...forecasts]);
    return { acts: this.acts, wishes: this.wishes, proposals: this.proposals, unused: this.unused };
  }
}

/** A proposal without the terms that a clause tells, perhaps as another's; one whose terms are tied stays whole. */
function withoutTold(proposal: Reading['proposals'][number], told: readonly Span[]): Reading['proposals'][number] {
  if ((proposal.links ?? []).length > 0) return proposal;
  const terms = proposal.terms.filter(({ action }) => !told.some((span) => overlap(span, action)));
  return terms.length > 0 && terms.length < proposal.terms.length ? { ...proposal, terms } : proposal;
}
