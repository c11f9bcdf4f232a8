import { type DelimitedRow, parseDelimited } from '../../lexicon/import/import-delimited.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Segment, Segments } from './segment.ts';

/** Columns that are fields of an event, with the field of `entente decide add`. */
const FIELDS = ['category', 'mode', 'reality', 'source', 'target', 'code', 'cameo'] as const;

/**
 * Events of a table (CSV, or with tabs or semicolons) with offsets: columns `document` (its id, SHA-256 or file name), `start`
 * and `end` in Unicode code points or `quote` (best all three), `category`, and where known `source`, `target` (ids, joined by `;`),
 * `reality`, `mode`, `date` or `date_first` and `date_last`, `coder`, `memo`. The `events.csv` of an export is such a table.
 *
 * @param name of the file, for messages
 * @throws EntenteError (unreadable) if a column is missing that is needed
 */
export function importEventTable(text: string, name: string): Segments {
  const { columns, rows, problems } = parseDelimited(text);
  const has = new Set(columns.map((column) => column.toLowerCase()));
  const missing = ['document', 'category'].filter((column) => !has.has(column));
  if (!has.has('quote') && !(has.has('start') && has.has('end'))) missing.push('start and end, or quote');
  if (missing.length > 0) {
    throw new EntenteError('unreadable', `${name} lacks the column ${missing.join(', and ')}.`);
  }
  const told = problems.map(({ line, reason }) => `${name}, line ${line}: ${reason}.`);
  const segments = rows.flatMap((row): readonly Segment[] => {
    const made = segmentOf(row);
    if (typeof made !== 'string') return [made];
    told.push(`${name}, line ${row.line}: ${made}; it is left out.`);
    return [];
  });
  return { segments, problems: told };
}

/** @returns a sentence if the row says too little */
function segmentOf(row: DelimitedRow): Segment | string {
  const document = row.get('document');
  const exact = row.get('quote');
  const [start, end] = [row.get('start'), row.get('end')];
  const placed = /^\d{1,9}$/u.test(start) && /^\d{1,9}$/u.test(end) && Number(start) < Number(end);
  if (document === '') return 'it names no document';
  if (!placed && (start !== '' || end !== ''))
    return `${start || 'nothing'} to ${end || 'nothing'} is no place in a text`;
  if (!placed && exact === '') return 'it has neither a place nor a quotation';
  if (row.get('category') === '') return 'it has no category';
  const [first, last] = [row.get('date_first') || row.get('date'), row.get('date_last')];
  const date = last !== '' && last !== first ? `${first}..${last}` : first;
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, row.get(field).replaceAll(';', ',')] as const).filter(([, value]) => value !== ''),
  );
  const coder = row.get('coder') || row.get('decided_by');
  const memo = row.get('memo');
  return {
    at: `line ${row.line}`,
    document: documentOf(document),
    ...(placed ? { place: { start: Number(start), end: Number(end) } } : {}),
    ...(exact === '' ? {} : { words: { exact, before: row.get('before'), after: row.get('after') } }),
    code: ['event', row.get('category')],
    fields: { ...fields, ...(date === '' ? {} : { date }) },
    ...(coder ? { coder } : {}),
    ...(memo ? { memo } : {}),
  };
}

function documentOf(cell: string): Segment['document'] {
  if (/^d-[0-9a-f]{12}$/u.test(cell)) return { id: cell };
  if (/^[0-9a-f]{64}$/u.test(cell)) return { sha256: cell };
  return { name: cell };
}
