/** A civil day as a count: days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number;

/**
 * The day number of a civil date.
 * Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 * @param month 1 to 12; other values roll over into neighbouring years
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const rolled = month - 1;
  const trueYear = year + Math.floor(rolled / 12);
  const trueMonth = (((rolled % 12) + 12) % 12) + 1;
  const y = trueMonth <= 2 ? trueYear - 1 : trueYear;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (trueMonth + (trueMonth > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** The civil date of a day number (civil_from_days of the same paper). */
export function civilDate(number: DayNumber): CivilDate {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** Writes a day as `YYYY-MM-DD`. */
export function isoDay(number: DayNumber): string {
  const { year, month, day } = civilDate(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads `YYYY-MM-DD`; undefined for anything else and for days that do not exist. */
export function parseIsoDay(text: string): DayNumber | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const number = dayNumber(Number(found[1]), Number(found[2]), Number(found[3]));
  return isoDay(number) === text ? number : undefined;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): DayNumber {
  return dayNumber(year, month + 1, 1) - 1;
}
