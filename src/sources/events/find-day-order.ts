import type { DayOrder } from './day-reader.ts';
import type { EventMapping } from './event-mapping.ts';
import { placeOf } from './mapped-rows.ts';
import { RowScanner, type ScannedRow } from './row-scanner.ts';
import { cellTexts, SEPARATORS, type TableHead } from './table-head.ts';

/** Rows without a day of two orders after which no more are looked at. */
const ENOUGH = 1000;

/**
 * Whether days with slashes are written month/day/year or day/month/year: told by the first day whose number is above 12.
 * A file that is sorted by day has it beyond its first rows, so that the file is read once more from its beginning.
 *
 * @param again opens the file once more, if that is possible
 * @returns undefined where the file has days of two orders and none tells which; `mdy` where it has none of them
 */
export async function findDayOrder(
  table: TableHead,
  mapping: EventMapping,
  names: readonly string[] | undefined,
  again: (() => AsyncIterable<Uint8Array>) | undefined,
): Promise<DayOrder | undefined> {
  const place = placeOf(mapping.day, names ?? (mapping.header ? (table.rows[0] ?? []) : []));
  if (place < 0) return 'mdy';
  const evidence = new Evidence();
  for (const row of table.rows.slice(mapping.header ? 1 : 0)) evidence.take(row[place] ?? '');
  if (evidence.order || !evidence.unsure || !again) return evidence.order ?? (evidence.unsure ? undefined : 'mdy');
  const { quotes } = mapping;
  const scanner = new RowScanner({ separator: SEPARATORS[mapping.separator], quotes, skip: 0 }, (row: ScannedRow) => {
    if (!evidence.order && row.fault === undefined) evidence.take(cellTexts(row, quotes)[place] ?? '');
  });
  for await (const chunk of again()) {
    scanner.push(chunk);
    if (evidence.order || evidence.others > ENOUGH) break;
  }
  return evidence.order;
}

class Evidence {
  order: DayOrder | undefined;
  /** Whether there was a day of two orders, and how many days of other forms. */
  unsure = false;
  others = 0;

  take(text: string): void {
    const found = /^(\d{1,2})\/(\d{1,2})\/\d{4}\b/.exec(text);
    if (!found) this.others++;
    else if (Number(found[1]) > 12) this.order = 'dmy';
    else if (Number(found[2]) > 12) this.order = 'mdy';
    else this.unsure = true;
  }
}
