import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { actorsOf } from '../../casefile/journal/record-actors.ts';
import { oneLine } from '../../casefile/journal/record-name.ts';
import { disagreement } from '../../casefile/readers/record-differences.ts';
import type { Mention } from '../../records/actor.ts';
import type { Grade } from '../../records/grade.ts';
import type { Provenance } from '../../records/provenance.ts';
import { PROGRAM_READER, readersOf } from '../../records/reader-name.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { actorNames } from '../../report/words/naming.ts';
import { readersWords } from '../../report/words/readers-words.ts';
import { recordWords } from '../../report/words/record-words.ts';

/** A record as lists have it. */
export interface RecordRow {
  readonly id: string;
  readonly document: string;
  /** Day of publication of its document, YYYY-MM-DD. */
  readonly date?: string;
  readonly kind: AnyRecord['kind'];
  readonly status: CaseRecord['status'];
  /** The machine's grade; it stays after a decision. Absent where a person added the record. */
  readonly grade?: Grade;
  /** How often records of which the reader is as sure are right; absent where that was not measured. */
  readonly probability?: number;
  /** What it says, in a line. */
  readonly says: string;
  readonly actors: readonly string[];
  readonly sentence: { readonly index: number; readonly span: Span };
  readonly edited: readonly string[];
  readonly decidedBy?: string;
  /** Who suggested it, where neither the reader nor a person made it. */
  readonly suggestedBy?: string;
  /** Where language models read too: who found it and what others make of the same words, in a line. */
  readonly readers?: string;
  readonly memo: boolean;
  readonly orphan: boolean;
  /** Whoever decides here is to be asked about it before the machine's answer is shown. */
  readonly blind?: true;
}

/** A record as the index keeps it. */
export interface IndexedRow {
  readonly row: RecordRow;
  /** Which language models found it. */
  readonly models: readonly string[];
  /** How far readers differ on it, see `disagreement`. */
  readonly differ: 0 | 1 | 2;
  /** By which words its sentence names whom, to find other records that name the same ones so. */
  readonly named: readonly string[];
}

/** The records of a document as it stands, in the order of its text. */
export function rowsOf({ reading, records }: DocumentState): readonly IndexedRow[] {
  const names = actorNames(reading);
  const { date } = reading.document;
  const namings = namingsOf(reading);
  const asked = readersOf(reading);
  return records.map(({ id, document, status, record, machine, edited, decided, suggested, memo, orphan }) => ({
    row: {
      id,
      document,
      ...(date === undefined ? {} : { date }),
      kind: record.kind,
      status,
      ...(machine ? machineSays(machine.provenance) : {}),
      says: recordWords(record, reading, names),
      actors: [...actorsOf(record)],
      sentence: { index: record.sentence.index, span: record.sentence.span },
      edited,
      ...(decided ? { decidedBy: decided.coder } : {}),
      ...(suggested ? { suggestedBy: suggested.coder } : {}),
      memo: memo !== undefined,
      orphan: orphan === true,
    },
    models: (machine?.provenance.readers ?? []).filter((name) => name !== PROGRAM_READER),
    differ: machine && status === 'open' ? disagreement(machine.provenance, asked) : 0,
    named: actorsOf(record).flatMap((actor) => namings(actor, record.sentence.span)),
  }));
}

function machineSays(provenance: Provenance): Pick<RecordRow, 'grade' | 'probability' | 'readers'> {
  const { grade, probability } = provenance;
  const readers = readersWords(provenance);
  return {
    grade,
    ...(probability === undefined ? {} : { probability }),
    ...(readers === '' ? {} : { readers }),
  };
}

/** How a sentence names an actor: the actor and the words, in small letters. */
export type Namings = (actor: string, sentence: Span) => readonly string[];

/** How the sentences of a text name actors; words that stand for several at once, or for somebody else again, tell nothing. */
export function namingsOf({
  mentions,
  document,
}: {
  readonly mentions: readonly Mention[];
  readonly document: { readonly text: string };
}): Namings {
  const clear = mentions.filter(({ actors, kind }) => actors.length === 1 && kind !== 'pronoun');
  return (actor, { start, end }) => {
    const own = clear.filter(({ actors, span }) => actors[0] === actor && span.start >= start && span.end <= end);
    const words = own.map(({ span }) => oneLine(document.text.slice(span.start, span.end)).toLowerCase());
    return [...new Set(words)].map((one) => `${actor}=${one}`);
  };
}
