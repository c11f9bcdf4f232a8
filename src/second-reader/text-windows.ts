import type { Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';

/** A stretch of text that is shown to a model under a number. */
export interface NumberedPiece {
  readonly n: number;
  readonly span: Span;
}

/** Pieces of a text that a model reads at once. */
export interface TextWindow {
  readonly pieces: readonly NumberedPiece[];
  /** Numbers of the first and last piece of which this window has the last word; the others are there for what they tell. */
  readonly own: readonly [first: number, last: number];
}

/** How much is read at once. */
export interface WindowSize {
  /** Tokens of text, about. */
  readonly tokens: number;
  /** So many pieces of the window before are read again. */
  readonly overlap: number;
}

/** Small enough for a context of 4,096 tokens, which servers on a desk begin with. */
const WINDOW: WindowSize = { tokens: 1000, overlap: 3 };

/** Longer ones are cut: what the language engine takes for one sentence may be a page of a script without spaces. */
const LONGEST_PIECE = 600;

/**
 * The sentences of a reading under numbers from 1 on. A stretch that the reader takes for one sentence, as it does with
 * languages that it does not read, is cut behind full stops of other scripts, and where it is too long.
 */
export function numberedPieces({
  sentences,
  document: { text },
}: Pick<Reading, 'sentences' | 'document'>): readonly NumberedPiece[] {
  const spans = sentences
    .flatMap((span) => cut(text, span))
    .filter(({ start, end }) => text.slice(start, end).trim() !== '');
  return spans.map((span, i) => ({ n: i + 1, span }));
}

function cut(text: string, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/[。！？؟।]+[”’」』）]*\s*/gu)) {
    const to = start + match.index + match[0].length;
    spans.push(...cutLong(text, { start: from, end: to }));
    from = to;
  }
  if (from < end) spans.push(...cutLong(text, { start: from, end }));
  return spans;
}

function cutLong(text: string, { start, end }: Span): readonly Span[] {
  if (end - start <= LONGEST_PIECE) return [{ start, end }];
  const space = text.lastIndexOf(' ', start + LONGEST_PIECE);
  let at = space > start ? space + 1 : start + LONGEST_PIECE;
  // Never between the halves of a pair, nor before a mark that belongs to the letter before it.
  while (at > start + 1 && /^[\u{dc00}-\u{dfff}\p{M}\u200d]/u.test(text.slice(at, at + 1))) at--;
  return [{ start, end: at }, ...cutLong(text, { start: at, end })];
}

/** About how many tokens a model makes of a text: four letters of Latin script, one of most others. */
function tokensIn(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at++) tokens += text.charCodeAt(at) < 0x250 ? 0.25 : 1;
  return tokens;
}

/**
 * Cuts pieces into windows that overlap. Of pieces that two windows share, the first half belongs to the window before and
 * the rest to the one behind, so that whoever decides has read on in both directions.
 *
 * @example
 * const pieces = [1, 2, 3, 4, 5].map((n) => ({ n, span: { start: 4 * n, end: 4 * n + 4 } }));
 * textWindows(pieces, '.'.repeat(24), { tokens: 3, overlap: 2 }).map(({ own }) => own); // [[1, 2], [3, 3], [4, 5]]
 */
export function textWindows(
  pieces: readonly NumberedPiece[],
  text: string,
  size: WindowSize = WINDOW,
): readonly TextWindow[] {
  const shown: NumberedPiece[][] = [];
  let from = 0;
  while (from < pieces.length) {
    let to = from;
    let tokens = 0;
    while (to < pieces.length) {
      const { start, end } = (pieces[to] as NumberedPiece).span;
      tokens += tokensIn(text.slice(start, end));
      if (to > from && tokens > size.tokens) break;
      to++;
    }
    shown.push(pieces.slice(from, to));
    if (to >= pieces.length) break;
    // A window is never only what the one before had.
    from = Math.max(from + 1, to - size.overlap);
  }
  return withOwn(shown);
}

function withOwn(shown: readonly (readonly NumberedPiece[])[]): readonly TextWindow[] {
  let first = shown[0]?.[0]?.n ?? 1;
  return shown.map((pieces, i) => {
    const last = pieces.at(-1)?.n ?? first;
    const next = shown[i + 1]?.[0]?.n;
    const ends = next === undefined ? last : Math.min(last, next + Math.floor((last - next + 1) / 2) - 1);
    const own = [first, Math.max(first, ends)] as const;
    first = own[1] + 1;
    return { pieces, own };
  });
}

/** The two halves of a window whose answer was too long; undefined for a window of one piece. */
export function halves({ pieces, own: [first, last] }: TextWindow): readonly TextWindow[] | undefined {
  if (pieces.length < 2) return undefined;
  const middle = Math.floor(pieces.length / 2);
  const [a, b] = [pieces.slice(0, middle), pieces.slice(middle)];
  const border = b[0]?.n ?? last;
  // A half may own nothing: then it only says what the other one may confirm.
  return [
    { pieces: a, own: [first, Math.min(last, border - 1)] },
    { pieces: b, own: [Math.max(first, border), last] },
  ];
}
