import { EntenteError } from '../records/failure.ts';
import { isPersonName, parseByline } from './article/byline.ts';
import { parseDateLine } from './article/calendar-date.ts';
import type { Metadata } from './article/metadata.ts';
import type { Block } from './blocks.ts';
import { joinHyphens, wordsOf } from './join-hyphens.ts';
import { type PdfLine, type PdfRun, pageLines } from './pdf-lines.ts';
import { isRealTitle } from './real-title.ts';

/**
 * Reads a PDF (pdf.js by way of unpdf): sets its print together to lines and paragraphs, without running heads, page
 * numbers and the hyphens of line breaks.
 * @param name for messages
 * @throws EntenteError('unreadable') if it is damaged, protected by a password, or a scan without text
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<{ blocks: Block[]; file: Metadata }> {
  const { getDocumentProxy } = await import('unpdf');
  const lines: PdfLine[] = [];
  const heights: number[] = [];
  let info: Readonly<Record<string, unknown>> = {};
  try {
    // pdf.js takes the bytes away from their owner; it gets a copy.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    try {
      const metadata = await pdf.getMetadata().catch(() => undefined);
      info = { ...metadata?.info };
      let column = 0;
      for (let page = 1; page <= pdf.numPages; page++) {
        const proxy = await pdf.getPage(page);
        const { width, height } = proxy.getViewport({ scale: 1 });
        const { items } = await proxy.getTextContent();
        const runs: PdfRun[] = [];
        for (const item of items) {
          if (!('str' in item)) continue;
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
          const size = Math.hypot(c, d) || item.height;
          // Text that runs down the margin is a stamp or a credit.
          if (Math.abs(c) > Math.abs(d)) continue;
          runs.push({ text: item.str, x, y, width: item.width, size });
        }
        const found = pageLines(runs, page, width, column);
        column = (found.at(-1)?.column ?? column) + 1;
        lines.push(...found);
        heights.push(height);
        proxy.cleanup();
      }
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (cause) {
    throw pdfFailure(name, cause);
  }
  const letters = lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < 20)
    throw new EntenteError(
      'unreadable',
      `${name} has no text in it, only pictures of pages; run text recognition first (for example with OCRmyPDF) and give the result.`,
    );
  return { blocks: pdfBlocks(withoutRunningLines(lines, heights)), file: pdfMetadata(info) };
}

function pdfFailure(name: string, cause: unknown): EntenteError {
  const kind = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/password/i.test(kind))
    return new EntenteError('unreadable', `${name} is protected by a password; save a copy without it.`, { cause });
  return new EntenteError(
    'unreadable',
    `${name} is damaged and cannot be opened as a PDF; download or export it again.`,
    { cause },
  );
}

/** The information dictionary, as far as it looks like a person's work. */
function pdfMetadata(info: Readonly<Record<string, unknown>>): Metadata {
  const { Title: title, Author: author, CreationDate: created } = info;
  const stamp = typeof created === 'string' ? /^D:((?:19|20)\d\d)(\d\d)(\d\d)/.exec(created) : null;
  const date = stamp ? parseDateLine(`${stamp[1]}-${stamp[2]}-${stamp[3]}`)?.published : undefined;
  return {
    ...(typeof title === 'string' && isRealTitle(title) && { title: title.trim() }),
    ...(typeof author === 'string' && isPersonName(author.trim()) && { authors: [author.trim()] }),
    ...(date && { date }),
  };
}

const FOLIO = /^(?:[-–—|\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|\/|\||-)\s*\d{1,4})?[-–—|\s]*|[ivxl]{1,6})$/i;
const PRINTED =
  /^(?:https?:\/\/|file:\/\/|www\.)\S+(?:\s+(?:page\s*)?\d+\s*(?:of|\/)\s*\d+)?$|^\d{1,2}\/\d{1,2}\/\d{2,4},?\s+\d{1,2}:\d\d(?:\s*[AP]M)?\b.*$/i;

/** Drops what stands at the top or bottom of several pages in the same place, and page numbers. */
function withoutRunningLines(lines: readonly PdfLine[], heights: readonly number[]): PdfLine[] {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) pages.set(line.page, [...(pages.get(line.page) ?? []), line]);
  const edge = new Map<number, Set<PdfLine>>();
  const seen = new Map<string, Set<number>>();
  const shape = (line: PdfLine): string =>
    `${line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')}@${Math.round(line.y / 6)}`;
  for (const [page, own] of pages) {
    const height = heights[page - 1] ?? 0;
    const byHeight = [...own].sort((a, b) => b.y - a.y);
    const outer = new Set(
      [...byHeight.slice(0, 3), ...byHeight.slice(-3)].filter(
        (line) => line.y > height * 0.86 || line.y < height * 0.14,
      ),
    );
    edge.set(page, outer);
    for (const line of outer) seen.set(shape(line), (seen.get(shape(line)) ?? new Set()).add(page));
  }
  const many = Math.max(2, Math.ceil(pages.size * 0.3));
  return lines.filter((line) => {
    if (!edge.get(line.page)?.has(line)) return true;
    if (FOLIO.test(line.text) || PRINTED.test(line.text)) return false;
    // Left and right pages may have different heads.
    return (seen.get(shape(line))?.size ?? 0) < many;
  });
}

/** The size in which most of the text is set. */
function bodySize(lines: readonly PdfLine[]): number {
  const weights = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + line.text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 10;
}

const ENDS_SENTENCE = /[.!?…:]["'”’»)\]]*$/u;
const ITEM = /^(?:[•◦▪‣·●■*–—-]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s)/u;

/** Sets lines together to paragraphs. */
function pdfBlocks(lines: readonly PdfLine[]): Block[] {
  const size = bodySize(lines);
  const words = wordsOf(lines.map((line) => line.text));
  const margins = columnMargins(lines);
  const gap = usualGap(lines, size);
  const paragraphs: { text: string; first: PdfLine; last: PdfLine }[] = [];
  const notes: { text: string; first: PdfLine; last: PdfLine }[] = [];
  for (const line of lines) {
    const note = line.size < size * 0.9 && isNote(line, lines);
    const list = note ? notes : paragraphs;
    const current = list.at(-1);
    if (current && continues(current.last, line, current.text)) {
      current.text = joinHyphens(current.text, line.text, words);
      current.last = line;
    } else list.push({ text: line.text, first: line, last: line });
  }
  let prose = false;
  let titled = false;
  const largest = Math.max(...paragraphs.filter(({ first }) => first.page === 1).map(({ first }) => first.size));
  const blocks = paragraphs.map(({ text, first }): Block => {
    const big = first.size >= size * 1.12;
    if (!big && text.length > 150) prose = true;
    if (big && text.length < 250) {
      if (!titled && !prose && first.page === 1 && first.size >= largest * 0.98 && first.size >= size * 1.2) {
        titled = true;
        return { text, kind: 'title' };
      }
      if (titled || prose) return { text, kind: 'heading' };
    }
    return { text };
  });
  return [...blocks, ...notes.map(({ text }): Block => ({ text, kind: 'boilerplate' }))];

  function continues(line: PdfLine, next: PdfLine, text: string): boolean {
    if (Math.abs(line.size - next.size) > Math.max(0.6, line.size * 0.08)) return false;
    if (ITEM.test(next.text)) return false;
    if (parseByline(next.text) || parseDateLine(next.text) || parseByline(line.text) || parseDateLine(line.text))
      return false;
    const margin = margins.get(line.column) ?? { left: line.left, right: line.right };
    const width = Math.max(1, margin.right - margin.left);
    const isShort = line.right < margin.right - width * 0.12;
    if (line.column !== next.column || line.page !== next.page) {
      if (/^\p{Ll}/u.test(next.text)) return !ENDS_SENTENCE.test(text) || /[-\u2010]$/u.test(text);
      const nextMargin = margins.get(next.column)?.left ?? next.left;
      return !ENDS_SENTENCE.test(text) && !isShort && next.left - nextMargin < next.size * 0.8 && text.length > 60;
    }
    const drop = line.y - next.y;
    if (drop > gap * 1.35 * Math.max(1, line.size / size) || drop < 0) return false;
    const indent = next.left - line.left;
    if (
      indent > next.size * 0.8 &&
      indent < width * 0.3 &&
      !ITEM.test(text) &&
      line.left - margin.left < line.size * 0.5
    )
      return false;
    return !(isShort && ENDS_SENTENCE.test(line.text));
  }
}

/** Whether a small line belongs to the footnotes at the bottom of its page. */
function isNote(line: PdfLine, lines: readonly PdfLine[]): boolean {
  const below = lines.filter((other) => other.page === line.page && other.column === line.column);
  const start = below.find(
    (other) =>
      Math.abs(other.size - line.size) < 0.6 && other.y >= line.y && /^[\d*†‡]{1,3}[.\s]?\s*\p{L}/u.test(other.text),
  );
  return start !== undefined && below.every((other) => other.y > start.y || Math.abs(other.size - line.size) < 0.6);
}

function columnMargins(lines: readonly PdfLine[]): ReadonlyMap<number, { left: number; right: number }> {
  const columns = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const list = columns.get(line.column);
    if (list) list.push(line);
    else columns.set(line.column, [line]);
  }
  const margins = new Map<number, { left: number; right: number }>();
  for (const [column, own] of columns) {
    const lefts = own.map((line) => line.left).sort((a, b) => a - b);
    const rights = own.map((line) => line.right).sort((a, b) => a - b);
    margins.set(column, {
      left: lefts[Math.floor(lefts.length * 0.2)] ?? 0,
      right: rights[Math.floor(rights.length * 0.9)] ?? 0,
    });
  }
  return margins;
}

/** The usual distance between the lines of a paragraph, in points. */
function usualGap(lines: readonly PdfLine[], size: number): number {
  const gaps: number[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!next || next.column !== line.column || Math.abs(line.size - size) > 0.6 || Math.abs(next.size - size) > 0.6)
      continue;
    const gap = line.y - next.y;
    if (gap > size * 0.8 && gap < size * 2.5) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  // Paragraph gaps are in the list too, so the lower third.
  return gaps[Math.floor(gaps.length / 3)] ?? size * 1.2;
}
