import type { SqlDialect } from '../sql/sql-dialect.ts';

/** Days of 400 years, after which the calendar repeats itself, and days from 1900 to 1970. */
const CYCLE = 146_097;
const FROM_1900 = 25_567;

/**
 * ClickHouse, where `day` is a number of days since 1970: its own dates run from 1900 to 2299 alone. Of other days the calendar is
 * asked about the day 400, 800 ... years away, which has the same month and day.
 */
export const CLICKHOUSE: SqlDialect = {
  value: (n, value) =>
    `{v${n}:${typeof value === 'string' ? 'String' : Number.isInteger(value) ? 'Int64' : 'Float64'}}`,
  givenDay: (day, values) => values.add(Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)),
  dayNumber: (day) => day,
  firstOfMonth: (day) => `${day} - toDayOfMonth(${near(day)}) + 1`,
  yearText: (day) => yearOf(day),
  monthText: (day) => `concat(${yearOf(day)}, '-', leftPad(toString(toMonth(${near(day)})), 2, '0'))`,
  beginsWith: (text, start) => `startsWith(${text}, ${start})`,
  listsOneOf: (text, values) => `hasAny(splitByRegexp('[;,|]\\\\s*', upperUTF8(coalesce(${text}, ''))), [${values}])`,
  lacks: (flags, bit) => `bitAnd(${flags}, ${bit}) = 0`,
  once: '',
};

/** The day between 1900 and 2299 that has the same place in the calendar. */
function near(day: string): string {
  return `toDate32(positiveModulo(${day} + ${FROM_1900}, ${CYCLE}) - ${FROM_1900})`;
}

function yearOf(day: string): string {
  const cycles = `intDiv(${day} + ${FROM_1900} - positiveModulo(${day} + ${FROM_1900}, ${CYCLE}), ${CYCLE})`;
  return `leftPad(toString(toYear(${near(day)}) + 400 * ${cycles}), 4, '0')`;
}
