import type { EventOrigin } from '../../records/event-row.ts';
import { GDELT_FORMS } from './gdelt-forms.ts';

/** Forms of files of events. */
export const EVENT_FORMATS = ['gdelt'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What a file is, as far as its beginning tells. */
export interface EventFormatGuess {
  readonly format: EventFormat;
  readonly origin: EventOrigin;
}

/**
 * Tells the form of a file of events by its first row.
 *
 * @param head its first bytes, unpacked: 64 kB are enough
 * @returns undefined for a form that is not known
 * @example
 * detectEventFormat(new TextEncoder().encode('\t'.repeat(60)))?.format; // 'gdelt'
 */
export function detectEventFormat(head: Uint8Array, _name = ''): EventFormatGuess | undefined {
  const end = head.indexOf(10);
  const line = new TextDecoder('latin1').decode(end < 0 ? head : head.subarray(0, end));
  const fields = line.split('\t');
  if (GDELT_FORMS.has(fields.length) || fields[0] === 'GLOBALEVENTID') return { format: 'gdelt', origin: 'gdelt' };
  return undefined;
}
