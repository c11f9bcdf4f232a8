/** The days on which a code of a dictionary holds: `from` included, `to` excluded, both as `YYYY-MM-DD`. */
export interface PetrarchTerm {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Reads the dates behind a code: `<DATE`, `>DATE` or `DATE-DATE`, with or without blanks; a date is `YYYYMMDD` or
 * `YYMMDD`, where years 00 to 30 are of this century. As in PETRARCH2's `check_date`, the first day counts in and the
 * last one does not.
 *
 * @returns the term, empty for an empty text; or a sentence that says what is wrong
 */
export function readPetrarchDates(text: string): PetrarchTerm | string {
  const spec = text.replace(/\s+/g, '');
  if (spec === '') return {};
  const bound = /^([<>])(\d+)$/.exec(spec);
  if (bound) {
    const day = readDay(bound[2] ?? '');
    if (day === undefined) return noDay(bound[2] ?? '');
    return bound[1] === '<' ? { to: day } : { from: day };
  }
  const range = /^(\d+)[-–](\d+)$/.exec(spec);
  if (!range) return `"${text.trim()}" is no date; write <DATE, >DATE or DATE-DATE with dates as YYYYMMDD or YYMMDD`;
  const from = readDay(range[1] ?? '');
  const to = readDay(range[2] ?? '');
  if (from === undefined) return noDay(range[1] ?? '');
  if (to === undefined) return noDay(range[2] ?? '');
  if (to < from) return `${from} to ${to} ends before it starts`;
  return { from, to };
}

function noDay(digits: string): string {
  return `there is no day ${digits}; write YYYYMMDD or YYMMDD`;
}

function readDay(digits: string): string | undefined {
  if (digits.length !== 6 && digits.length !== 8) return undefined;
  const short = digits.length === 6;
  const century = Number(digits.slice(0, 2)) <= 30 ? '20' : '19';
  const year = short ? `${century}${digits.slice(0, 2)}` : digits.slice(0, 4);
  const [month, day] = [digits.slice(-4, -2), digits.slice(-2)];
  const days = daysOfMonth(Number(year), Number(month));
  return days !== undefined && Number(day) >= 1 && Number(day) <= days ? `${year}-${month}-${day}` : undefined;
}

/** The number of days of a month (1 to 12); undefined for a month that is none. */
export function daysOfMonth(year: number, month: number): number | undefined {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
