/** A stretch of text between quotation marks; a quotation over several paragraphs is one stretch a paragraph. */
export interface QuotedStretch {
  /** UTF-16 code units, the marks included, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words between the marks. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** 0 for a quotation, 1 for a quotation inside one, and so on. */
  readonly level: number;
  /** False if the closing mark is missing and the quotation was not taken up again in the next paragraph. */
  readonly closed: boolean;
  /** Stretches of one quotation that runs over paragraphs share this number. */
  readonly group: number;
  /** Number of the paragraph, from 0. */
  readonly paragraph: number;
}

type Family = 'curly' | 'angle' | 'straight' | 'doubled' | 'single';

interface Mark {
  readonly family: Family;
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Open {
  readonly family: Family;
  readonly start: number;
  readonly innerStart: number;
  readonly group: number;
}

const MARK = /''|``|[“”„"«»‘’']/gu;
const DOUBLE = /^(?:curly|straight|doubled)$/u;
const WORD = /[\p{L}\p{N}]/u;
/** Words that begin with an apostrophe: no quotation starts there. */
const ELISION = /^(?:\d0s|em|til|cause|tis|twas|bout|round|n)\b/iu;

/** Paragraphs of a text as spans: cut at blank lines, and at line ends after which no sentence can run on. */
export function paragraphsOf(text: string): { readonly start: number; readonly end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let start = 0;
  const breaks = /\n[ \t]*\n\s*|\n/gu;
  for (const match of text.matchAll(breaks)) {
    const blank = match[0].indexOf('\n') !== match[0].lastIndexOf('\n');
    const before = text.slice(Math.max(start, match.index - 3), match.index).trimEnd();
    // A line that ends in the middle of a sentence is a wrapped line, not a paragraph.
    if (!blank && !/[.!?:;…"”'’)\]]$/u.test(before)) continue;
    if (match.index > start) paragraphs.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) paragraphs.push({ start, end: text.length });
  return paragraphs;
}

/**
 * Pairs the quotation marks of a text: curly, straight, doubled apostrophes, angle and single marks, one inside
 * another. A paragraph that opens with a mark while a quotation is open continues it, as is the custom in print. A mark that
 * finds no partner never spreads beyond its paragraph.
 *
 * @param text the canonical text
 * @returns the stretches in order of their start, outer before inner
 */
export function findQuotes(text: string): QuotedStretch[] {
  const stretches: QuotedStretch[] = [];
  let group = 0;
  let carried: { family: Family; group: number } | undefined;
  paragraphsOf(text).forEach((paragraph, number) => {
    const marks = marksOf(text, paragraph.start, paragraph.end);
    const open: Open[] = [];
    const close = (entry: Open, innerEnd: number, end: number, closed: boolean): void => {
      if (innerEnd <= entry.innerStart) return;
      stretches.push({
        start: entry.start,
        end,
        innerStart: entry.innerStart,
        innerEnd,
        level: open.length,
        closed,
        group: entry.group,
        paragraph: number,
      });
    };
    const first = marks[0];
    const resumed = carried !== undefined && first?.family === carried.family && first.start - paragraph.start <= 2;
    if (carried !== undefined && !resumed) {
      // The quotation before stays open to the end of its paragraph: nothing took it up again.
      const last = stretches.findLast((stretch) => stretch.group === carried?.group);
      if (last !== undefined) stretches[stretches.indexOf(last)] = { ...last, closed: false };
    }
    marks.forEach((mark, at) => {
      const own = open.findLastIndex((entry) => entry.family === mark.family);
      // A double mark that can only close ends a quotation that another kind of double mark opened: texts mix them.
      const mixed = own < 0 && mark.closes && !mark.opens && DOUBLE.test(mark.family);
      const known = mixed ? open.findLastIndex((entry) => DOUBLE.test(entry.family)) : own;
      if (at === 0 && resumed && carried !== undefined) {
        open.push({ family: mark.family, start: mark.start, innerStart: mark.end, group: carried.group });
        return;
      }
      if (known >= 0 && mark.closes) {
        // Marks opened inside and never closed are apostrophes or slips.
        open.length = known + 1;
        const entry = open.pop();
        if (entry !== undefined) close(entry, mark.start, mark.end, true);
        return;
      }
      if (!mark.opens) return;
      if (mark.family === 'single' && !closesLater(marks, at)) return;
      if (known >= 0) {
        // A second opening mark of the same kind: the first was never closed.
        open.length = known + 1;
        const entry = open.pop();
        if (entry !== undefined) {
          const end = mark.start - (text.slice(entry.innerStart, mark.start).match(/\s*$/u)?.[0].length ?? 0);
          close(entry, end, end, false);
        }
      }
      open.push({ family: mark.family, start: mark.start, innerStart: mark.end, group: group++ });
    });
    carried = undefined;
    const outer = open[0];
    if (outer !== undefined && outer.family !== 'single') {
      open.length = 0;
      const end = paragraph.start + text.slice(paragraph.start, paragraph.end).trimEnd().length;
      // Whether it is closed shows in the next paragraph.
      close(outer, end, end, true);
      carried = { family: outer.family, group: outer.group };
    }
  });
  if (carried !== undefined) {
    const last = stretches.findLast((stretch) => stretch.group === carried?.group);
    if (last !== undefined) stretches[stretches.indexOf(last)] = { ...last, closed: false };
  }
  return stretches.sort((a, b) => a.start - b.start || b.end - a.end);
}

function marksOf(text: string, from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.slice(from, to).matchAll(MARK)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const before = start > from ? (text[start - 1] ?? ' ') : ' ';
    const after = end < to ? (text[end] ?? ' ') : ' ';
    const free = /[\s([{—–\-/]/u.test(before) || /["“‘'`„«]/u.test(before);
    const held = !/\s/u.test(after);
    const behind = !/\s/u.test(before);
    const wordAfter = WORD.test(after);
    const wordBefore = WORD.test(before);
    switch (match[0]) {
      case '“':
      case '„':
        marks.push({ family: 'curly', start, end, opens: true, closes: false });
        break;
      case '”':
        // Some texts open with the closing mark.
        marks.push({ family: 'curly', start, end, opens: free && held && !behind, closes: behind || !held });
        break;
      case '«':
      case '»':
        marks.push({ family: 'angle', start, end, opens: match[0] === '«', closes: match[0] === '»' });
        break;
      case '``':
        marks.push({ family: 'doubled', start, end, opens: true, closes: false });
        break;
      case "''":
        marks.push({ family: 'doubled', start, end, opens: free && held, closes: behind });
        break;
      case '"':
        marks.push({ family: 'straight', start, end, opens: free && held, closes: behind });
        break;
      default: {
        const opens =
          match[0] !== '’' && free && wordAfter && !wordBefore && !ELISION.test(text.slice(end, Math.min(to, end + 6)));
        const closes = match[0] !== '‘' && behind && !wordAfter;
        if (opens || closes) marks.push({ family: 'single', start, end, opens, closes });
      }
    }
  }
  // "officials' view": an apostrophe after a plural is no closing mark if a better one follows.
  return marks.filter((mark, at) => {
    if (mark.family !== 'single' || !mark.closes || text[mark.start - 1] !== 's') return true;
    if (!/^\s+\p{Ll}/u.test(text.slice(mark.end, mark.end + 3))) return true;
    const next = marks.slice(at + 1).find((other) => other.family === 'single');
    return next === undefined || next.opens || !next.closes;
  });
}

function closesLater(marks: readonly Mark[], at: number): boolean {
  for (const mark of marks.slice(at + 1)) {
    if (mark.family !== 'single') continue;
    return mark.closes;
  }
  return false;
}
