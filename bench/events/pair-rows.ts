import { EntenteError } from '../../src/records/failure.ts';
import type { Span } from '../../src/records/span.ts';
import type { LabelledPair, PairRow } from './pair-classifier.ts';
import { rootOf } from './score-events.ts';

/**
 * Takes the marks out of a sentence: `<s>..</s>` around sources, `<t>..</t>` around targets, perhaps none or several.
 * An opening mark that is never closed, or the reverse, marks nothing.
 */
export function readMarks(marked: string): PairRow {
  const spans = { s: [] as Span[], t: [] as Span[] };
  const open = { s: [] as number[], t: [] as number[] };
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/<(\/?)([st])>/g)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const side = match[2] === 's' ? 's' : 't';
    if (!match[1]) open[side].push(text.length);
    else {
      const start = open[side].pop();
      if (start !== undefined) spans[side].push({ start, end: text.length });
    }
  }
  text += marked.slice(from);
  return { text, sources: spans.s, targets: spans.t };
}

/**
 * A row of `plv_train.jsonl` or a file like it.
 * @throws EntenteError (unreadable) if it has no text or no label that is a root
 */
export function readPairRow(row: Readonly<Record<string, unknown>>, file: string, number: number): LabelledPair {
  const marked = typeof row.marked === 'string' ? row.marked : row.text;
  if (typeof marked !== 'string' || typeof row.label !== 'string' || rootOf(row.label) === null) {
    throw new EntenteError(
      'unreadable',
      `${file}, row ${number}: a marked pair needs "marked" or "text", and a "label" that is a PLOVER category or YIELD.`,
    );
  }
  return { ...readMarks(marked), label: row.label };
}
