import { EntenteError } from '../../src/records/failure.ts';
import type { CodedEvent } from './score-petrarch.ts';

/** A sentence of PETRARCH's unit tests. */
export interface PetrarchRow {
  readonly id: string;
  /** The story's day, `YYYYMMDD`: codes of actors depend on it. */
  readonly date: string;
  readonly text: string;
  /** The supplied parse, ten columns a word. */
  readonly conllu: string;
  readonly events: readonly CodedEvent[];
}

function isCodedEvent(value: unknown): value is CodedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Partial<Record<keyof CodedEvent, unknown>>;
  return typeof event.source === 'string' && typeof event.target === 'string' && typeof event.code === 'string';
}

/**
 * A row of `petrarch_unit_tests.jsonl` or a file like it.
 * @throws EntenteError (unreadable)
 */
export function readPetrarchRow(row: Readonly<Record<string, unknown>>, file: string, number: number): PetrarchRow {
  const { id, date, text, conllu, events } = row;
  if (typeof text !== 'string' || !Array.isArray(events) || !events.every(isCodedEvent)) {
    throw new EntenteError(
      'unreadable',
      `${file}, row ${number}: a unit test needs "text", and "events" with source, target and code.`,
    );
  }
  return {
    id: String(id ?? number),
    date: String(date ?? ''),
    text,
    conllu: typeof conllu === 'string' ? conllu : '',
    events: events.map(({ source, target, code }) => ({ source, target, code })),
  };
}
