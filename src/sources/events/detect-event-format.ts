import type { EventOrigin } from '../../records/event-row.ts';
import type { EventMapping } from './event-mapping.ts';
import { GDELT_FORMS } from './gdelt-forms.ts';
import { ACLED, ICEWS, ICEWS_COLUMNS, PHOENIX, POLECAT, UCDP_GED } from './known-mappings.ts';
import { type TableHead, tableHead } from './table-head.ts';

/** Forms of files of events: `mentions` are GDELT's, which are no events, and `csv` any table with a mapping. */
export const EVENT_FORMATS = ['gdelt', 'mentions', 'icews', 'polecat', 'phoenix', 'ucdp', 'acled', 'csv'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What a file is, as far as its beginning tells. */
export interface EventFormatGuess {
  readonly format: EventFormat;
  readonly origin: EventOrigin;
  /** How its columns are read; absent for GDELT, whose forms are fixed. */
  readonly mapping?: EventMapping;
  /** Names of the columns of a file that ought to have a header and has none. */
  readonly names?: readonly string[];
}

/** Columns by which a file with a header is known, in lower case. */
const HEADERS: readonly (readonly [columns: readonly string[], format: EventFormat, mapping?: EventMapping])[] = [
  [['globaleventid', 'mentiontimedate'], 'mentions'],
  [['globaleventid', 'sqldate'], 'gdelt'],
  [['event date', 'source name', 'cameo code', 'target name'], 'icews', ICEWS],
  [['event date', 'event type', 'actor name', 'recipient name'], 'polecat', POLECAT],
  [['date_start', 'side_a', 'side_b', 'type_of_violence'], 'ucdp', UCDP_GED],
  [['event_date', 'actor1', 'event_type', 'sub_event_type'], 'acled', ACLED],
];

/**
 * Tells the form of a file of events by its first rows: by the names of its columns, or their number and what stands in
 * them.
 *
 * @param head its first bytes, unpacked: 64 kB are enough
 * @returns undefined for a form that is not known, as that of a table of one's own, which needs a mapping
 * @example
 * detectEventFormat(new TextEncoder().encode('\t'.repeat(60)))?.format; // 'gdelt'
 */
export function detectEventFormat(head: Uint8Array): EventFormatGuess | undefined {
  return formatOf(tableHead(head));
}

/** The same of a head that is cut into cells. */
export function formatOf({ separator, rows }: TableHead): EventFormatGuess | undefined {
  const [first = []] = rows;
  const names = new Set(first.map((name) => name.toLowerCase()));
  for (const [columns, format, mapping] of HEADERS) {
    if (!columns.every((column) => names.has(column))) continue;
    if (!mapping) return { format, origin: 'gdelt' };
    return { format, origin: mapping.origin, mapping: withSeparator(mapping, separator) };
  }
  if (separator !== 'tab') return undefined;
  // The first line may be damaged.
  for (const row of rows.slice(0, 10)) {
    const guess = withoutHeader(row);
    if (guess) return guess;
  }
  return undefined;
}

/** Known columns may stand in a table that somebody saved with another separator. */
function withSeparator(mapping: EventMapping, separator: EventMapping['separator']): EventMapping {
  return separator === mapping.separator ? mapping : { ...mapping, separator, quotes: separator !== 'tab' };
}

function withoutHeader(row: readonly string[]): EventFormatGuess | undefined {
  const is = (pattern: RegExp, ...fields: readonly number[]): boolean =>
    fields.every((i) => pattern.test(row[i] ?? ''));
  if (GDELT_FORMS.has(row.length)) return { format: 'gdelt', origin: 'gdelt' };
  if (row.length === 16 && is(/^\d{14}$/, 1, 2)) return { format: 'mentions', origin: 'gdelt' };
  if (row.length >= 20 && is(/^(?:19|20)\d{6}$/, 1) && is(/^(?:19|20)\d\d$/, 2) && is(/^\d{1,2}$/, 3, 4))
    return { format: 'phoenix', origin: 'phoenix', mapping: PHOENIX };
  if (row.length === ICEWS_COLUMNS.length && is(/^\d/, 0, 1) && is(/^\d{2,4}$/, 6))
    return { format: 'icews', origin: 'icews', mapping: { ...ICEWS, header: false }, names: ICEWS_COLUMNS };
  return undefined;
}

/** What is found instead of a form that is known, as the end of a sentence. */
export function describeHead({ separator, rows }: TableHead): string {
  const [first = []] = rows;
  const marks = { tab: 'tabs', comma: 'commas', semicolon: 'semicolons', pipe: 'vertical bars' };
  if (first.length === 27 || first.some((name) => name === 'V2Themes' || name === 'THEMES'))
    return "it looks like GDELT's knowledge graph (GKG), which is no table of events";
  if (first.length <= 1)
    return 'its first line has one column; tabs, commas, semicolons or vertical bars are looked for';
  const found = `its first line has ${first.length} columns, with ${marks[separator]} between`;
  if (separator !== 'tab' && GDELT_FORMS.has(first.length))
    return `${found}; GDELT has as many with tabs between: give the file as GDELT made it`;
  return `${found}; GDELT has 57, 58 or 61 with tabs between, others have a line of names. Another table needs a mapping of its columns`;
}
