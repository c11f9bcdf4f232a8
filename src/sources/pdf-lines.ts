/** A run of text on a page, in points from the lower left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A line of print. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** Number of the column in reading order over the whole document; lines of one column have one right margin. */
  readonly column: number;
}

type Fragment = Omit<PdfLine, 'page' | 'column'>;

/** Only these compatibility characters are taken apart: they are print, not spelling. */
const LIGATURES = /[\ufb00-\ufb06]/g;

/**
 * Sets the runs of a page together to lines in reading order. Runs of one height join unless a wide gap parts them; where
 * a gutter runs down the middle of the page, the left column is read before the right one, between lines that span both.
 * @param firstColumn number to give to the first column
 */
export function pageLines(runs: readonly PdfRun[], page: number, pageWidth: number, firstColumn: number): PdfLine[] {
  const fragments = joinRuns(runs);
  const lines: PdfLine[] = [];
  let column = firstColumn;
  const gutter = findGutter(fragments, pageWidth);
  if (gutter === undefined) {
    for (const fragment of joinAcross(fragments)) lines.push({ ...fragment, page, column });
    return lines;
  }
  const sorted = [...fragments].sort((a, b) => b.y - a.y || a.left - b.left);
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  const flush = (): void => {
    for (const side of [left, right]) {
      for (const fragment of joinAcross(side)) lines.push({ ...fragment, page, column });
      if (side.length > 0) column++;
    }
    left = [];
    right = [];
  };
  for (const fragment of sorted) {
    if (fragment.right <= gutter + 2) left.push(fragment);
    else if (fragment.left >= gutter - 2) right.push(fragment);
    else {
      flush();
      lines.push({ ...fragment, page, column });
    }
  }
  flush();
  return lines;
}

/** Joins runs that follow each other on one line. */
function joinRuns(runs: readonly PdfRun[]): Fragment[] {
  const fragments: { -readonly [K in keyof Fragment]: Fragment[K] }[] = [];
  for (const run of runs) {
    const text = run.text.replace(LIGATURES, (character) => character.normalize('NFKC'));
    if (text === '') continue;
    const last = fragments.at(-1);
    if (text.trim() === '') {
      if (last && Math.abs(last.y - run.y) < last.size * 0.5 && !last.text.endsWith(' ')) last.text += ' ';
      continue;
    }
    const gap = last ? run.x - last.right : 0;
    const sameLine =
      last &&
      Math.abs(last.y - run.y) < Math.max(last.size, run.size) * 0.5 &&
      gap > -run.size &&
      gap < last.size * 1.6;
    if (!sameLine || !last) {
      fragments.push({ text, left: run.x, right: run.x + run.width, y: run.y, size: run.size });
      continue;
    }
    // A small raised number is the mark of a footnote.
    if (run.size < last.size * 0.8 && run.y > last.y + last.size * 0.15 && /^[\d,*†‡]{1,4}$/.test(text.trim())) {
      last.right = run.x + run.width;
      continue;
    }
    if (gap > last.size * 0.12 && !last.text.endsWith(' ') && !text.startsWith(' ')) last.text += ' ';
    if (run.text.length > last.text.length) {
      last.size = run.size;
      last.y = run.y;
    }
    last.text += text;
    last.right = Math.max(last.right, run.x + run.width);
  }
  return fragments
    .map((fragment) => ({ ...fragment, text: fragment.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

/** Sorts fragments from top to bottom and joins those of one height. */
function joinAcross(fragments: readonly Fragment[]): Fragment[] {
  const lines: Fragment[] = [];
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - fragment.y) < Math.max(last.size, fragment.size) * 0.4) {
      const [first, second] = last.left <= fragment.left ? [last, fragment] : [fragment, last];
      lines[lines.length - 1] = {
        text: `${first.text} ${second.text}`,
        left: first.left,
        right: Math.max(first.right, second.right),
        y: last.y,
        size: Math.max(last.size, fragment.size),
      };
    } else lines.push(fragment);
  }
  return lines;
}

/** The middle of a blank stripe with at least five lines on either side and few lines across. */
function findGutter(fragments: readonly Fragment[], pageWidth: number): number | undefined {
  if (fragments.length < 12) return undefined;
  let best: { x: number; crossing: number } | undefined;
  for (let x = pageWidth * 0.35; x <= pageWidth * 0.65; x += 3) {
    let left = 0;
    let right = 0;
    let crossing = 0;
    for (const fragment of fragments) {
      if (fragment.right <= x) left++;
      else if (fragment.left >= x) right++;
      else crossing++;
    }
    if (left < 5 || right < 5 || crossing > fragments.length * 0.25) continue;
    if (!best || crossing < best.crossing) best = { x, crossing };
  }
  if (!best) return undefined;
  const { x } = best;
  // In a table or a list of names the two sides are short; columns of text fill their width.
  const width = (side: readonly Fragment[]): number => {
    const widths = side.map((fragment) => fragment.right - fragment.left).sort((a, b) => a - b);
    return widths[Math.floor(widths.length / 2)] ?? 0;
  };
  const sides = [fragments.filter((f) => f.right <= x), fragments.filter((f) => f.left >= x)];
  return sides.every((side) => width(side) > pageWidth * 0.2) ? x : undefined;
}
