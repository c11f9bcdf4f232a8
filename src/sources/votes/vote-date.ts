import { NO_DAY } from '../../records/event-row.ts';

/** Days since 1970-01-01 of a date as files have it: 2019-12-18, with a time after it, 20191218, 12/18/2019, 18.12.2019. */
export function voteDay(text: string): number | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/u.exec(trimmed) ?? /^(\d{4})(\d\d)(\d\d)$/u.exec(trimmed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(trimmed);
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  // Tables made in America have the month first; where that cannot be, the day stands first.
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(trimmed);
  if (!slashed) return undefined;
  const [one, other, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  return one > 12 ? dayOf(year, other, one) : dayOf(year, one, other);
}

/** The session that sat on a day: sessions open in September and go on into the next summer. */
export function sessionOn(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() - 1945 - (date.getUTCMonth() < 8 && date.getUTCFullYear() > 1946 ? 1 : 0);
}

/** A day in the middle of a session, to tell who sat there where no date is given. */
export function dayInSession(session: number): number {
  return session > 0 ? (dayOf(1945 + session, 11, 1) ?? NO_DAY) : NO_DAY;
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 86_400_000 : undefined;
}
