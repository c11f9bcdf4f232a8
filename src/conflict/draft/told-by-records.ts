import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { joined, type Parties } from './sides.ts';
import {
  type Citation,
  type DraftSource,
  shortName,
  type ToldAct,
  type ToldAs,
  type ToldProposal,
  type Unused,
  WEIGHT,
  type Wish,
} from './told-act.ts';

/** What the words of a record tell of acts and wishes, and how it is cited. */
export class RecordTeller {
  protected readonly source: DraftSource;
  protected readonly parties: Parties;
  protected readonly acts: ToldAct[] = [];
  protected readonly wishes: Wish[] = [];
  protected readonly proposals: ToldProposal[] = [];
  protected readonly unused: Unused[] = [];
  /** Stretches that clauses have told. */
  protected clauses: readonly Span[] = [];

  constructor(source: DraftSource, parties: Parties) {
    this.source = source;
    this.parties = parties;
  }

  protected cite(record: AnyRecord, span: Span): Citation {
    const { document } = this.source.reading;
    return {
      record: record.id,
      key: record.id,
      kind: record.kind,
      source: shortName(document.source.name),
      place: `${shortName(document.source.name)}, sentence ${record.sentence.index + 1}`,
      text: document.id,
      sentence: record.sentence.index,
      words: this.shortWords(span),
    };
  }

  protected shortWords({ start, end }: Span): string {
    const words = this.source.reading.document.text.slice(start, end).replace(/\s+/gu, ' ').trim();
    const short = words.length <= 90 ? words : `${words.slice(0, words.lastIndexOf(' ', 90))} …`;
    return short.replace(/[“”"]/gu, '’');
  }

  /** A clause with the record that tells of the same words, be it a weak one; without one the text is cited. */
  protected citeClause(whole: Reading, sentence: number, span: Span): Citation {
    const { document, positions, proposals, forecasts, motives, events } = whole;
    const lists = [positions, proposals, forecasts, motives, events] as const;
    const record = lists.flat().find((one) => one.sentence.index === sentence && overlap(wordsOf(one), span));
    const place = `${shortName(document.source.name)}, sentence ${sentence + 1}`;
    if (record) return { ...this.cite(record, span), key: `${record.id} ${span.start}` };
    return {
      key: `${document.id} ${span.start}`,
      kind: 'clause',
      source: shortName(document.source.name),
      place,
      text: document.id,
      sentence,
      words: this.shortWords(span),
    };
  }

  protected drop(record: AnyRecord, span: Span, reason: string): void {
    this.unused.push({ cited: this.cite(record, span), reason });
  }

  /** The acts of a stretch, one for each of those who do it apart; those named elsewhere count where the words name none. */
  protected told(record: AnyRecord, span: Span, as: ToldAs, known: readonly string[] = []): ToldAct[] {
    return this.source.acts.of(span).flatMap((phrase) => {
      // "Offered full support to the objection": a stand is told by its own record, and is nothing that one does.
      if (phrase.keys.every(({ speaks, kind }) => speaks && kind === undefined)) return [];
      const named = this.parties.sides(phrase.doers);
      // The sides of an event are surer than its words, but for those whom its words do not know at all.
      const agree = named.length === 0 || named.some((id) => known.includes(id));
      const doers = known.length > 0 && (named.length === 0 || (record.kind === 'event' && agree)) ? known : named;
      // An event's own words are few ("cut"); those of its act say more.
      const cited = this.cite(record, record.kind === 'event' ? phrase.span : span);
      // What the reader itself is unsure of makes no option alone; several sayings may.
      const sure = record.kind === 'proposal' || record.provenance.grade !== 'weak' ? 1 : 0.5;
      const told = { phrase, as, weight: WEIGHT[as] * sure, cited };
      const joint = phrase.keys.some((key) => key.joint);
      return doers.length > 1 && !joint ? doers.map((one) => ({ ...told, doers: [one] })) : [{ ...told, doers }];
    });
  }

  protected wish(record: AnyRecord, holder: string, acts: readonly ToldAct[], wants: boolean, as: ToldAs): void {
    for (const told of acts) {
      const act = { ...joined(told, [holder], this.parties), by: [holder] };
      this.acts.push(act);
      const tie = tieOf(act, wants);
      if (tie === undefined) {
        this.wishes.push({ holder, act, wants, as });
        continue;
      }
      // Without its condition the stand would say more than the text.
      const on = this.conditionAct(record, tie.span);
      if (on) this.wishes.push({ holder, act, wants, as, under: { acts: [on], tie: tie.tie } });
      else {
        const reason = 'what it hangs on is no act that could be made out';
        this.unused.push({ cited: this.cite(record, tie.span), reason, partly: true });
      }
    }
  }

  /** The act of a condition; who does it may be told elsewhere. */
  protected conditionAct(record: AnyRecord, span: Span): ToldAct | undefined {
    const told = this.told(record, span, 'a condition');
    const on = told.find(({ doers }) => doers.length > 0) ?? told.find(({ phrase }) => phrase.keys[0]?.kind);
    if (on) this.acts.push(on);
    return on;
  }
}

/** The condition of a wish; "until" and "before" are none of an act that is to be done. */
export function tieOf({ phrase: { under, denied } }: ToldAct, wants: boolean) {
  if (under === undefined) return undefined;
  if (under.tie !== 'until') return { span: under.span, tie: under.tie };
  return wants === denied ? { span: under.span, tie: 'unless' as const } : undefined;
}

export function wordsOf(record: AnyRecord): Span {
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

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
