import { type CSSProperties, memo, type ReactNode, useEffect, useMemo } from 'react';
import type { Span } from '../../../src/records/span.ts';
import { type Mark, type Paragraph, paragraphsOf, type Segment } from '../text-segments.ts';

/** The key of words that a search found, among those of records; with a number behind it that of a term. */
const FOUND = '?';

/** Words that a term finds, with its name and colour. */
export interface Term {
  readonly label: string;
  readonly colour: string;
  readonly spans: readonly Span[];
}

/** How marks look and what a click on one does. */
interface Marking {
  readonly selected: string | undefined;
  readonly statusOf: (key: string) => string;
  readonly kindOf: (key: string) => string;
  readonly select: (key: string) => void;
  /** Terms that are marked. */
  readonly terms: readonly Term[];
}

/** The text, with the words on which records stand. */
export function MarkedText({
  text,
  marks,
  found,
  at,
  selectWords,
  ...marking
}: Marking & {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Words that a search found. */
  readonly found: readonly Span[];
  /** Where to scroll to first; -1 for nowhere. */
  readonly at: number;
  /** Is told which words are selected, if any. */
  readonly selectWords: (span: Span | undefined) => void;
}) {
  const { selected, terms } = marking;
  const paragraphs = useMemo(
    () =>
      paragraphsOf(text, [
        ...marks,
        ...found.map((span) => ({ key: FOUND, span })),
        ...terms.flatMap(({ spans }, n) => spans.map((span) => ({ key: `${FOUND}${n}`, span }))),
      ]),
    [text, marks, found, terms],
  );
  useEffect(() => {
    const place = selected === undefined ? undefined : document.querySelector(`[data-keys~="${CSS.escape(selected)}"]`);
    place?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  useEffect(() => {
    if (at < 0) return;
    const starts = [...document.querySelectorAll<HTMLElement>('.text [data-start]')];
    starts.findLast((one) => Number(one.dataset.start) <= at)?.scrollIntoView({ block: 'center' });
  }, [at]);
  useEffect(() => {
    const told = (): void => selectWords(selectedSpan());
    document.addEventListener('selectionchange', told);
    return () => document.removeEventListener('selectionchange', told);
  }, [selectWords]);
  return (
    <article className="text" aria-label="The text">
      {paragraphs.map((paragraph) => (
        <MarkedParagraph
          key={paragraph.start}
          paragraph={paragraph}
          marking={marking}
          // Of a long text only the paragraphs that changed are drawn anew.
          look={lookOf(paragraph, marking)}
        />
      ))}
    </article>
  );
}

/** All that a paragraph's look hangs on. */
function lookOf({ segments }: Paragraph, { selected, statusOf }: Marking): string {
  return segments
    .map(({ start, marks }) => `${start} ${marks.map((key) => `${key}${statusOf(key)}${key === selected}`).join(' ')}`)
    .join('\n');
}

const MarkedParagraph = memo(
  ({ paragraph, marking }: { readonly paragraph: Paragraph; readonly marking: Marking; readonly look: string }) => (
    <p dir="auto">
      {paragraph.segments.map((segment) => (
        <MarkedSegment key={segment.start} segment={segment} marking={marking} />
      ))}
    </p>
  ),
  (before, after) => before.look === after.look,
);

function MarkedSegment({ segment, marking }: { readonly segment: Segment; readonly marking: Marking }): ReactNode {
  const { start, text, marks } = segment;
  const { selected, statusOf, kindOf, select, terms } = marking;
  const records = marks.filter((key) => !key.startsWith(FOUND));
  const term = terms[Number(marks.find((key) => /^\?\d/.test(key))?.slice(1) ?? -1)];
  if (marks.length === 0) return <span data-start={start}>{text}</span>;
  const top = records.find((key) => key === selected) ?? records.at(-1);
  const classes = [
    ...(marks.includes(FOUND) ? ['hit'] : []),
    ...(term ? ['term'] : []),
    ...(top === undefined ? [] : [statusOf(top), `k-${kindOf(top)}`]),
    ...(records.length > 1 ? ['several'] : []),
    ...(top !== undefined && top === selected ? ['here'] : []),
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: whoever uses keys goes through the list of records.
    // biome-ignore lint/a11y/noStaticElementInteractions: the same.
    <span
      className={classes.join(' ')}
      {...(term && { title: term.label, style: { '--term': term.colour } as CSSProperties })}
      data-start={start}
      data-keys={records.join(' ')}
      onClick={() => {
        const next = records[(records.indexOf(selected ?? '') + 1) % records.length];
        if (next && window.getSelection()?.isCollapsed) select(next);
      }}
    >
      {text}
    </span>
  );
}

/** The words that are selected in the text, as offsets in it. */
function selectedSpan(): Span | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = placeOf(startContainer, startOffset);
  const end = placeOf(endContainer, endOffset);
  return start === undefined || end === undefined || start >= end ? undefined : { start, end };
}

function placeOf(node: Node, offset: number): number | undefined {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.text [data-start]');
  if (!holder) return undefined;
  return Number(holder.dataset.start) + (node instanceof Element ? 0 : offset);
}
