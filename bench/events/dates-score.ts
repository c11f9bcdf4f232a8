import type { Event } from '../../src/records/event.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';
import { type DateCase, triggerAt } from './dates-rows.ts';

/** What the reader made of the act of a case. */
export interface DateAnswer {
  readonly kind: string;
  /** Whether there is an event at the trigger at all. */
  readonly found: boolean;
  /** First and last day; null if the event has none or there is no event. */
  readonly date: readonly [string, string] | null;
  /** The words that the date was read off. */
  readonly words?: string;
  /** First and last day both as the case says, or an event without a date where the case has none. */
  readonly right: boolean;
  /** As the codebook scores: some day in common. Undefined where the case has no date. */
  readonly overlaps?: boolean;
}

/** The event whose trigger, or that of a mention gathered into it, has most in common with the words. */
function eventAt(events: readonly Event[], words: Span): Event | undefined {
  const share = (span: Span): number => {
    const both = Math.min(span.end, words.end) - Math.max(span.start, words.start);
    return both <= 0 ? 0 : both / (Math.max(span.end, words.end) - Math.min(span.start, words.start));
  };
  const closeness = (event: Event): number => Math.max(...[event.trigger, ...event.also].map(share));
  return events.filter((event) => closeness(event) > 0).sort((a, b) => closeness(b) - closeness(a))[0];
}

/** Compares a reading of a case's passage with the case. */
export function scoreDate(reading: Reading, row: DateCase): DateAnswer {
  const { text } = reading.document;
  const start = triggerAt(row, text);
  const event = start === undefined ? undefined : eventAt(reading.events, { start, end: start + row.trigger.length });
  const date = event?.date;
  const accepted = row.first === null || row.last === null ? row.or : [[row.first, row.last] as const, ...row.or];
  return {
    kind: row.kind,
    found: event !== undefined,
    date: date ? [date.first, date.last] : null,
    ...(event?.dateSpan ? { words: text.slice(event.dateSpan.start, event.dateSpan.end) } : {}),
    right: date
      ? accepted.some(([first, last]) => first === date.first && last === date.last)
      : event !== undefined && row.first === null,
    ...(row.first === null
      ? {}
      : { overlaps: accepted.some(([first, last]) => date !== undefined && date.first <= last && first <= date.last) }),
  };
}
