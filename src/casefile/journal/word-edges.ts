import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { Decision, Json } from './entry.ts';

/** The field that holds the words of each kind, and whether it holds several stretches. */
const FIELDS: Readonly<Record<AnyRecord['kind'], { readonly field: string; readonly several?: true }>> = {
  event: { field: 'trigger' },
  statement: { field: 'content', several: true },
  position: { field: 'evidence' },
  proposal: { field: 'evidence' },
  forecast: { field: 'outcome' },
  relation: { field: 'evidence' },
  motive: { field: 'content' },
  cause: { field: 'evidence' },
  quantity: { field: 'evidence' },
  'discourse-statement': { field: 'evidence' },
};

/** Which end of the words is moved. */
export type Edge = 'start' | 'end';

/** The stretches of the words of a record whose ends can be moved; the first of them begins, the last one ends. */
export function movableSpans(record: AnyRecord): readonly Span[] {
  const { field, several } = FIELDS[record.kind];
  const value = (record as unknown as Record<string, Span | readonly Span[]>)[field];
  if (value === undefined) return [];
  return several ? (value as readonly Span[]) : [value as Span];
}

/** The change that gives a record other words. */
export function withSpans(record: AnyRecord, spans: readonly Span[]): Pick<Decision, 'action' | 'field' | 'after'> {
  const { field, several } = FIELDS[record.kind];
  return { action: 'edit', field, after: (several ? spans : (spans[0] ?? null)) as unknown as Json };
}

/**
 * Moves one end by a word, or by a letter.
 * @param by 1 to the right, -1 to the left
 * @returns the same stretches where there is no way on
 */
export function moveEdge(
  text: string,
  spans: readonly Span[],
  edge: Edge,
  by: 1 | -1,
  step: 'word' | 'letter',
): readonly Span[] {
  const at = edge === 'start' ? 0 : spans.length - 1;
  const span = spans[at];
  if (!span) return spans;
  const from = span[edge];
  const to = step === 'word' ? wordEdge(text, from, edge, by) : letterEdge(text, from, by);
  const moved = { ...span, [edge]: to };
  const before = spans[at - 1];
  const after = spans[at + 1];
  const fits =
    moved.start < moved.end && (before?.end ?? 0) <= moved.start && moved.end <= (after?.start ?? text.length);
  return fits ? spans.with(at, moved) : spans;
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

function wordEdge(text: string, from: number, edge: Edge, by: 1 | -1): number {
  // Words further away than this are another sentence's.
  const low = Math.max(0, from - 400);
  const edges = [...text.slice(low, from + 400).matchAll(WORD)].map(
    ({ 0: word, index }) => low + index + (edge === 'end' ? word.length : 0),
  );
  const next = by === 1 ? edges.find((one) => one > from) : edges.findLast((one) => one < from);
  return next ?? from;
}

function letterEdge(text: string, from: number, by: 1 | -1): number {
  const code = by === 1 ? text.codePointAt(from) : text.codePointAt(from - 2);
  const size = code !== undefined && code > 0xffff ? 2 : 1;
  return Math.min(text.length, Math.max(0, from + by * size));
}
