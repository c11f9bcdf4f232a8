const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Ranges of code points that take two terminal cells (Unicode East Asian Width W and F, merged), first and last. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x267f, 0x267f],
  [0x2693, 0x2693],
  [0x26a1, 0x26a1],
  [0x26aa, 0x26ab],
  [0x26bd, 0x26be],
  [0x26c4, 0x26c5],
  [0x26ce, 0x26ce],
  [0x26d4, 0x26d4],
  [0x26ea, 0x26ea],
  [0x26f2, 0x26f3],
  [0x26f5, 0x26f5],
  [0x26fa, 0x26fa],
  [0x26fd, 0x26fd],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x274e, 0x274e],
  [0x2753, 0x2755],
  [0x2757, 0x2757],
  [0x2795, 0x2797],
  [0x27b0, 0x27b0],
  [0x27bf, 0x27bf],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b50],
  [0x2b55, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f202],
  [0x1f210, 0x1f23b],
  [0x1f240, 0x1f248],
  [0x1f250, 0x1f251],
  [0x1f260, 0x1f265],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f7f0, 0x1f7f0],
  [0x1f90c, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(codePoint: number): boolean {
  let from = 0;
  let to = WIDE.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((WIDE[middle]?.[1] ?? 0) < codePoint) from = middle + 1;
    else to = middle;
  }
  return (WIDE[from]?.[0] ?? Number.POSITIVE_INFINITY) <= codePoint;
}

function graphemeWidth(grapheme: string): number {
  const first = grapheme.codePointAt(0) ?? 0;
  if (first < 0x300) return first < 0x20 || (first >= 0x7f && first < 0xa0) || first === 0xad ? 0 : 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(grapheme)) return 0;
  if (grapheme.includes('\ufe0f') || isWide(first)) return 2;
  return 1;
}

/** How many terminal cells a line takes: combining marks none, East Asian wide characters and emoji two. */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The longest start of a line that fits into `width` cells, cut between characters as people see them. */
export function takeWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    used += graphemeWidth(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}

/** Fits a line into `width` cells; what is cut is shown by "…", at a space where one is near. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 1) return '';
  const cut = takeWidth(text, width - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > cut.length * 0.7 ? cut.slice(0, space) : cut;
  return `${kept.trimEnd().replace(/[,;:–—-]+$/, '')}…`;
}

/**
 * Breaks a line into lines of at most `width` cells, at spaces or else behind a slash where there are any.
 * @param most how many lines; the last one ends in "…" if words are left over
 */
export function wrapText(text: string, width: number, most = Number.POSITIVE_INFINITY): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (textWidth(rest) <= width) {
      lines.push(rest);
      break;
    }
    if (lines.length + 1 >= most) {
      lines.push(shorten(rest, width));
      break;
    }
    const fits = takeWidth(rest, Math.max(width, 1)) || firstGrapheme(rest);
    const atSpace = rest[fits.length] === ' ' ? fits.length : fits.lastIndexOf(' ');
    const end = atSpace > 0 ? atSpace : fits.lastIndexOf('/') + 1 || fits.length;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines.length > 0 ? lines : [''];
}

function firstGrapheme(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment;
  return text;
}
