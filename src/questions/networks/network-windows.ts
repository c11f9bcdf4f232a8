import type { NetworkSource } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayOfWords } from '../kit/day-words.ts';

/** Which time is asked for. */
export interface AskedTime {
  readonly at?: string | undefined;
  readonly window?: string | undefined;
  readonly since?: string | undefined;
}

/** A window of a network: days, both included; of votes perhaps a session, by the year in which it began. */
export interface NetworkWindow {
  readonly from: string;
  readonly to: string;
  readonly session?: number;
  /** `2017-05 to 2017-07`, `2017`, `the session of 2019`; in tables a session is `2019`. */
  readonly name: string;
  readonly short: string;
}

/** First and last day of the data; of votes also the sessions, ascending. */
export interface DataSpan {
  readonly from: string;
  readonly to: string;
  readonly sessions?: readonly number[];
}

/** Windows over time unless it is said since when. */
const WINDOWS = 8;
const MOST_WINDOWS = 120;

/**
 * The one window that is asked for: it ends with the month or year of `--at`, or with the data; `all` is all that the data cover.
 * @throws EntenteError (usage) for words that are no time or no length
 */
export function windowOf(source: NetworkSource, asked: AskedTime, span: DataSpan): NetworkWindow {
  if (asked.window === 'all') return wholeSpan(span);
  const sessions = asked.window === undefined ? span.sessions : undefined;
  const year = asked.at !== undefined && /^\d{4}$/.test(asked.at.trim());
  if (sessions && (asked.at === undefined || year)) {
    return sessionWindow(asked.at === undefined ? (sessions.at(-1) ?? 0) : Number(asked.at), span);
  }
  if (source === 'events' && asked.at !== undefined && /^\d{4}-\d\d?-\d/.test(asked.at.trim())) {
    throw new EntenteError('usage', `Events are taken by months; give --at as ${asked.at.trim().slice(0, 7)}.`);
  }
  const last = dayOfWords(asked.at ?? span.to.slice(0, 7), 'last');
  const months = monthsOf(asked.window ?? (source !== 'events' || year ? '1y' : '3mo'));
  return monthsWindow(last, months);
}

/**
 * Windows of one length, each ending where the next begins, oldest first: back to `--since`, or eight of them, and none before
 * the data.
 * @throws EntenteError (usage) as `windowOf`, and where too many are asked for
 */
export function windowsOf(source: NetworkSource, asked: AskedTime, span: DataSpan): readonly NetworkWindow[] {
  const newest = windowOf(source, asked, span);
  const begin = asked.since === undefined ? undefined : dayOfWords(asked.since, 'first');
  if (begin !== undefined && begin > newest.to) {
    throw new EntenteError('usage', `--since ${asked.since} lies after the last window, which ends on ${newest.to}.`);
  }
  const windows = newest.session === undefined ? stretches(newest, begin, span) : sessionsBefore(newest, asked, span);
  if (windows.length > MOST_WINDOWS) {
    throw new EntenteError('usage', `${windows.length} windows are too many; take longer ones or a later --since.`);
  }
  return windows;
}

/** All that the data cover. */
export function wholeSpan({ from, to }: DataSpan): NetworkWindow {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const name = first === last ? first : `${first} to ${last}`;
  return { from, to, name, short: name };
}

function sessionWindow(session: number, { sessions = [] }: DataSpan): NetworkWindow {
  if (!sessions.includes(session)) {
    throw new EntenteError(
      'usage',
      `No roll call lies in the session of ${session}; the votes run from the session of ${sessions[0]} to that of ${sessions.at(-1)}.`,
    );
  }
  return {
    from: `${session}-01-01`,
    to: `${session}-12-31`,
    session,
    name: `the session of ${session}`,
    short: `${session}`,
  };
}

function sessionsBefore(newest: NetworkWindow, { since }: AskedTime, span: DataSpan): readonly NetworkWindow[] {
  const until = (span.sessions ?? []).filter((session) => session <= (newest.session ?? 0));
  const kept =
    since === undefined ? until.slice(-WINDOWS) : until.filter((session) => session >= Number(since.slice(0, 4)));
  return kept.map((session) => sessionWindow(session, span));
}

function stretches(newest: NetworkWindow, begin: string | undefined, span: DataSpan): readonly NetworkWindow[] {
  const months = monthNumber(newest.to) - monthNumber(newest.from) + 1;
  const windows: NetworkWindow[] = [];
  for (let window = newest; windows.length <= MOST_WINDOWS; window = monthsWindow(dayBefore(window.from), months)) {
    const early = begin === undefined ? windows.length === WINDOWS : window.to < begin;
    if (early || (window.to < span.from && windows.length > 0)) break;
    windows.unshift(window);
  }
  return windows;
}

/** So many whole months up to a day; a last month that is not whole counts from its first day. */
function monthsWindow(last: string, months: number): NetworkWindow {
  const [year = 0, month = 1] = last.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
  const name = nameOf(from, last, months);
  return { from, to: last, name, short: name };
}

function nameOf(from: string, to: string, months: number): string {
  if (months % 12 === 0 && from.endsWith('-01-01')) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first} to ${last}`;
  }
  return months === 1 ? to.slice(0, 7) : `${from.slice(0, 7)} to ${to.slice(0, 7)}`;
}

function monthsOf(words: string): number {
  const [, count = '', unit = ''] = /^(\d{1,3})\s*(mo|months?|y|years?)$/i.exec(words.trim()) ?? [];
  const months = Number(count) * (unit.toLowerCase().startsWith('y') ? 12 : 1);
  if (count === '' || months < 1) {
    throw new EntenteError('usage', `--window must be a length such as 3mo or 1y, not "${words}".`);
  }
  return months;
}

function monthNumber(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
