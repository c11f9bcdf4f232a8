import type { CaseRecord } from '../../casefile/journal/current.ts';
import type { Grade } from '../../records/grade.ts';

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
