import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import type { BehindItem } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';

/** How a vote is spoken of, by its number. */
const ANSWERS = new Map<number, string>(Object.entries(VOTES).map(([name, value]) => [value, name]));

/** A roll call in which two states parted, as a page shows it. */
export function rollCallItem(
  calls: RollCalls,
  { row, a, b }: { readonly row: number; readonly a: number; readonly b: number },
  [first, second]: readonly [string, string],
): BehindItem {
  const day = calls.day[row] ?? NO_DAY;
  const resolution = calls.resolution[row] ?? '';
  const issues = calls.issues[row] ?? [];
  return {
    kind: 'row',
    day: day === NO_DAY ? `session ${calls.session[row]}` : isoDay(day),
    sides: `${first} ${ANSWERS.get(a) ?? '?'}, ${second} ${ANSWERS.get(b) ?? '?'}`,
    what: calls.title[row] || resolution || 'no title',
    notes: issues.length > 0 ? [issues.join(', ')] : [],
    source: resolution,
    place: `roll call ${calls.id[row]}`,
  };
}
