import { eastAsianWidth } from 'get-east-asian-width';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemeWidth(grapheme: string): number {
  const first = grapheme.codePointAt(0) ?? 0;
  if (first < 0x300) return first < 0x20 || (first >= 0x7f && first < 0xa0) || first === 0xad ? 0 : 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(grapheme)) return 0;
  // A flag is two regional indicators, narrow letters each by the standard and one wide sign on a terminal.
  if (grapheme.includes('\ufe0f') || /^\p{RI}/u.test(grapheme) || eastAsianWidth(first) === 2) return 2;
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
