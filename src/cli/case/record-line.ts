import type { CaseRecord } from '../../casefile/journal/current.ts';
import type { Grade } from '../../records/grade.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type ActorNames, actorNames } from '../../report/words/naming.ts';
import {
  causeBy,
  causeWords,
  dateWords,
  eventHead,
  eventWhat,
  forecastHedge,
  forecastWords,
  motiveWords,
  positionWords,
  proposalWords,
  quantityWords,
  quoteWords,
  relationWords,
  speakerWords,
} from '../../report/words/wording.ts';

/** Columns of a table of records: id, sign, kind, what it says, who decided. */
export const RECORD_COLUMNS = [{}, {}, {}, { least: 30, lines: 2 }, { least: 12, lines: 2 }] as const;

/** What a record says, in a line. */
export function recordWords(record: AnyRecord, reading: Reading, names: ActorNames = actorNames(reading)): string {
  const { text } = reading.document;
  switch (record.kind) {
    case 'event':
      return `${eventHead(record, names)}  ${eventWhat(record)}  ${record.reality}  ${dateWords(record.date)}`;
    case 'statement':
      return `${speakerWords(record, names, text)}: “${quoteWords(text, record.content)}”`;
    case 'position':
      return positionWords(record, names);
    case 'proposal':
      return `${record.by.map(names.full).join(', ') || 'somebody'} proposes: ${proposalWords(record, names, text).join('; ')}`;
    case 'forecast':
      return `${forecastWords(record, names, text)} (${forecastHedge(record, names)})`;
    case 'relation':
      return relationWords(record, names);
    case 'motive':
      return motiveWords(record, names, text);
    case 'cause':
      return `${causeWords(record, text)} (${causeBy(record, names)})`;
    case 'quantity':
      return quantityWords(record);
  }
}

/** How sure it is or what people said: one sign. */
export function recordSign({ record, ...one }: CaseRecord): string {
  return signOf({ ...one, grade: record.provenance.grade });
}

/** The same of a record that is not opened. */
export function signOf({
  status,
  orphan,
  grade,
}: Pick<CaseRecord, 'status' | 'orphan'> & { readonly grade: Grade }): string {
  if (orphan) return '!';
  if (status === 'accepted') return '✓';
  if (status === 'rejected') return '✗';
  return { strong: '●●●', fair: '●●○', weak: '●○○' }[grade];
}

/** Who decided what about a record, in words; empty where nobody did. */
export function decidedWords({ status, edited, machine, decided, orphan }: CaseRecord): string {
  if (!decided) return '';
  const what =
    status === 'rejected'
      ? 'rejected'
      : machine === undefined
        ? edited.length > 0
          ? `added and edited (${edited.join(', ')})`
          : 'added'
        : edited.length > 0
          ? `edited (${edited.join(', ')})`
          : 'accepted';
  const lost = orphan ? '; the reading that holds now has no such record' : '';
  return plainText(`${what} by ${decided.coder}, ${momentWords(decided.at)}${lost}`);
}

/** `2026-11-27 14:03` of a moment in UTC. */
export function momentWords(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}
