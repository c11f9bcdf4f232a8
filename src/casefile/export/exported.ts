import type { Event } from '../../records/event.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { RECORD_LISTS } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { DecidedEvents } from '../journal/current.ts';

/** What somebody decided about a record. */
export const VERDICTS = ['accepted', 'rejected', 'edited', 'added'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The last word on a record, and whose it is. */
export interface Decided {
  readonly verdict: Verdict;
  /** The coder's name. */
  readonly by: string;
  /** ISO 8601, as the journal has it. */
  readonly at?: string;
  readonly memo?: string;
}

/** What is written out: readings as people decided them, and who decided. */
export interface Exported {
  readonly readings: readonly Reading[];
  /** By the id of the record; of a record that is missing here nobody decided anything. */
  readonly decided?: ReadonlyMap<string, Decided>;
  /** Records that people rejected, which are in no reading any more, with the ids of their documents. */
  readonly rejected?: readonly { readonly document: string; readonly record: AnyRecord }[];
  /** What people decided of which events tell of one act. */
  readonly acts?: DecidedEvents;
  /** The name of the case or project. */
  readonly title?: string;
}

/** The records of a reading that stand on words of their own, in the order of the lists. */
export function recordsOf(reading: Reading): readonly AnyRecord[] {
  return RECORD_LISTS.flatMap((list): readonly AnyRecord[] => reading[list] ?? []);
}

/** The spans that an annotation of the record marks: the words that carry it, in the order of the text. */
export function markedSpans(record: AnyRecord): readonly Span[] {
  switch (record.kind) {
    case 'event':
      return [record.trigger];
    case 'statement':
      return record.content.length > 0 ? record.content : [record.sentence.span];
    case 'forecast':
      return [record.outcome];
    case 'motive':
      return [record.content];
    case 'position':
    case 'proposal':
    case 'relation':
    case 'cause':
    case 'quantity':
    case 'discourse-statement':
      return [record.evidence];
  }
}

/** A record in two words, for programs that know codes only: its kind and what it is among these. */
export interface Code {
  readonly kind: AnyRecord['kind'];
  readonly label: string;
}

const STANCES = { '+': 'for', '-': 'against', conditional: 'conditional' } as const;

/** The code under which programs for qualitative analysis file a record. */
export function codeOf(record: AnyRecord): Code {
  const { kind } = record;
  switch (record.kind) {
    case 'event':
      return { kind, label: eventLabel(record) };
    case 'statement':
      return { kind, label: record.type };
    case 'position':
      return { kind, label: STANCES[record.stance] };
    case 'forecast':
      return { kind, label: record.hedge };
    case 'relation':
      return { kind, label: record.quality };
    case 'motive':
      return { kind, label: record.motive };
    case 'discourse-statement':
      return { kind, label: record.type };
    case 'proposal':
    case 'cause':
    case 'quantity':
      return { kind, label: record.kind };
  }
}

/** Only what happened goes by its category alone. */
function eventLabel({ category, reality }: Event): string {
  return reality === 'actual' ? category : `${category} (${reality})`;
}

/** The name of a source without the folders in which it lay: these are nobody else's business. */
export function sourceName({ source }: Reading['document']): string {
  return source.name.split(/[/\\]/u).at(-1) || source.name;
}
