import { EntenteError } from '../../src/records/failure.ts';
import type { Span } from '../../src/records/span.ts';
import { rootOf } from './score-events.ts';

/** A sentence in which the two sides of an act are marked; offsets are UTF-16 code units of `text`. */
export interface PairRow {
  readonly text: string;
  /** Empty if the row marks no source; several if the mark is broken or there are several. */
  readonly sources: readonly Span[];
  readonly targets: readonly Span[];
}

export interface LabelledPair extends PairRow {
  /** One of the 15 roots of `ROOTS`. */
  readonly label: string;
}

/** What was decided for a row. CONCEDE and RETREAT count as YIELD; null: no category was found, which counts as wrong. */
export interface PairLabel {
  readonly category: string | null;
}

/** Answers in the order of the rows, one for each. */
export type ClassifyPairs = (rows: readonly PairRow[]) => Promise<readonly PairLabel[]>;

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
