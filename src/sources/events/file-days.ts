import { NO_DAY } from '../../records/event-row.ts';
import { dayNumber } from './days.ts';

/** First and last day that a file stands for by its name; NO_DAY where it tells none. */
export interface FileDays {
  readonly first: number;
  readonly last: number;
}

const NONE: FileDays = { first: NO_DAY, last: NO_DAY };

/**
 * The days for which a file stands by its name: a year that stands alone (`events.2018.20200427084805.tab`), a month
 * (`200601.CSV`), a day with or without its time (`20191024143000.export.CSV`), two days (`20230101-20230107.txt`).
 */
export function fileDays(name: string): FileDays {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'), name.lastIndexOf('!')) + 1);
  const year = /(?<!\d)(?<!\d-)((?:19|20)\d\d)(?!\d)(?!-\d\d)/.exec(base)?.[1];
  if (year) return { first: dayNumber(Number(year), 1, 1), last: dayNumber(Number(year), 12, 31) };
  const days = [...base.matchAll(/(?<!\d)((?:19|20)\d\d)(-?)([01]\d)\2([0-3]\d)(?:\d{6})?(?!\d)/g)]
    .map(([, y, , m, d]) => dayNumber(Number(y), Number(m), Number(d)))
    .filter((day) => day !== NO_DAY);
  if (days.length > 0) return { first: Math.min(...days), last: Math.max(...days) };
  const month = /(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?!\d)/.exec(base);
  if (!month) return NONE;
  const [y, m] = [Number(month[1]), Number(month[2])];
  return { first: dayNumber(y, m, 1), last: (m === 12 ? dayNumber(y + 1, 1, 1) : dayNumber(y, m + 1, 1)) - 1 };
}
