import type { Span } from '../../src/records/span.ts';

/** A stretch of a text, and what stands on it. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  /** Keys of the marks that cover it, the shortest last. */
  readonly marks: readonly string[];
}

/** Words that something stands on. */
export interface Mark {
  readonly key: string;
  readonly span: Span;
}

/** A paragraph of a text, cut wherever a mark begins or ends; marks may overlap in any way. */
export interface Paragraph {
  readonly start: number;
  readonly segments: readonly Segment[];
}

/**
 * Cuts a text into paragraphs, and these into stretches that the same marks cover.
 * @param text its paragraphs are divided by line ends
 */
export function paragraphsOf(text: string, marks: readonly Mark[]): readonly Paragraph[] {
  const sorted = marks.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const paragraphs: Paragraph[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const end = index + line.length;
    open = open.filter(({ span }) => span.end > index);
    for (; next < sorted.length; next++) {
      const mark = sorted[next];
      if (!mark || mark.span.start >= end) break;
      if (mark.span.end > index) open.push(mark);
    }
    paragraphs.push({ start: index, segments: cut(line, index, open) });
  }
  return paragraphs;
}

function cut(line: string, at: number, marks: readonly Mark[]): readonly Segment[] {
  const end = at + line.length;
  const edges = new Set([at, end]);
  for (const { span } of marks) for (const edge of [span.start, span.end]) if (edge > at && edge < end) edges.add(edge);
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const stop = places[i + 1] ?? end;
    const covering = marks.filter(({ span }) => span.start < stop && span.end > start);
    covering.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
    return { start, text: line.slice(start - at, stop - at), marks: [...new Set(covering.map(({ key }) => key))] };
  });
}
