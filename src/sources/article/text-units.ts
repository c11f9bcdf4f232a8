import type { RegionKind } from '../../records/document.ts';
import { parseByline } from './byline.ts';
import { parseDateLine } from './calendar-date.ts';

/** A paragraph, heading, list item or other piece of layout in a canonical text. Newlines inside are mere wraps. */
export interface Unit {
  /** UTF-16 offsets into the canonical text, end exclusive, no white space at either end. */
  readonly start: number;
  readonly end: number;
  /** What the markup says it is; `body` says that it is a paragraph. Absent in plain text. */
  readonly hint?: RegionKind;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean;
}

/** Lines without the white space around them; blank ones are left out. */
function contentLines(text: string): Line[] {
  const lines: Line[] = [];
  let blank = true;
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const raw = text.slice(from, to);
    const end = from + raw.trimEnd().length;
    const start = to - raw.trimStart().length;
    if (start < end) {
      lines.push({ start, end, afterBlank: blank });
      blank = false;
    } else blank = true;
    from = to + 1;
  }
  return lines;
}

/** The column at which the text was wrapped by hand or by a mailer; undefined if its lines are whole paragraphs. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.afterBlank || lines[i + 1]?.afterBlank === false) lengths.push(line.end - line.start);
  }
  if (lengths.length < 2) return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
  return width >= 40 && width <= 130 ? width : undefined;
}

const ENDS_SENTENCE = /[.!?…:;]["'”’»)\]]*$/;
const STARTS_ITEM = /^(?:[•◦▪‣·●■*+–—-]\s|\(?\d{1,2}[.)]\s|>)/;

/**
 * Cuts plain text into its paragraphs. A blank line always ends one. Without a blank line between them, two lines belong
 * together if the text is wrapped at some column and the next line's first word would not have fitted there, or if the
 * first line ends in mid-sentence and the next goes on in lower case; otherwise every line is a paragraph.
 */
export function textUnits(text: string): Unit[] {
  const lines = contentLines(text);
  const width = wrapWidth(lines);
  const units: { start: number; end: number }[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const last = units.at(-1);
    const inTitle =
      units.length === 1 &&
      last !== undefined &&
      line.end - line.start < 160 &&
      isOpenTitle(text.slice(last.start, last.end));
    if (last && previous && !line.afterBlank && (inTitle || joins(text, previous, line, width))) last.end = line.end;
    else units.push({ start: line.start, end: line.end });
    previous = line;
  }
  return units;
}

/** Whether a first line goes on below: databases print a title and its second deck as "Title;" and a line under it. */
const isOpenTitle = (words: string): boolean => words.length < 160 && /\S\s?[;—–]$/.test(words);

function joins(text: string, line: Line, next: Line, width: number | undefined): boolean {
  const length = line.end - line.start;
  if (length > 400) return false;
  const words = text.slice(line.start, line.end);
  const following = text.slice(next.start, Math.min(next.end, next.start + 200));
  if (STARTS_ITEM.test(following)) return false;
  const firstWord = following.search(/\s/) < 0 ? following.length : following.search(/\s/);
  const full = width !== undefined && length + 1 + firstWord > width;
  const runsOn = length >= 30 && !ENDS_SENTENCE.test(words) && /^[a-zß-ÿ]/.test(following);
  if (!full && !runsOn) return false;
  // A head is often one block of lines: title, byline, date.
  return !(parseByline(following) || parseDateLine(following) || parseByline(words) || parseDateLine(words));
}
