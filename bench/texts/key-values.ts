import type { CodePoints, OneOrMany, SpanOrSpans } from '../../src/casefile/export/answer-key-form.ts';

/** A list of alternatives may hold null ("for a state or for nobody"). */
export function many(value: OneOrMany | undefined): readonly (string | null)[] {
  return value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** What a prediction commits itself to. */
export function first(value: OneOrMany | undefined): string | null {
  return many(value)[0] ?? null;
}

function isSpan(value: CodePoints | readonly CodePoints[]): value is CodePoints {
  return typeof value[0] === 'number';
}

export function spans(value: SpanOrSpans | undefined): readonly CodePoints[] {
  if (!value || value.length === 0) return [];
  return isSpan(value) ? [value] : value;
}

/** Whether two spans share a character. */
export function touch(a: CodePoints | null | undefined, b: CodePoints | null | undefined): boolean {
  return Boolean(a && b && a[0] < b[1] && b[0] < a[1]);
}

/** How many values are in both. */
export function sharedValues(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}

/** Shared characters over all characters of two sets of spans. */
export function iou(a: SpanOrSpans | undefined, b: SpanOrSpans | undefined): number {
  const characters = (value: SpanOrSpans | undefined): Set<number> => {
    const set = new Set<number>();
    for (const [start, end] of spans(value)) for (let i = start; i < end; i++) set.add(i);
    return set;
  };
  const left = characters(a);
  const right = characters(b);
  const both = sharedValues(left, right);
  const either = left.size + right.size - both;
  return either ? both / either : 0;
}
