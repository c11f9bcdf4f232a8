import type { CaseRecord } from '../../casefile/journal/current.ts';
import type { Grade } from '../../records/grade.ts';
import { plainText } from '../../report/kit/plain-text.ts';

/** Columns of a table of records: id, sign, kind, what it says, who decided. */
export const RECORD_COLUMNS = [{}, {}, {}, { least: 30, lines: 2 }, { least: 12, lines: 2 }] as const;

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
