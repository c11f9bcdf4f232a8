import { textWidth } from './text-width.ts';

/** Width of text in pixels as common sans-serif fonts draw it, rather too wide than too narrow. */
export function pixels(text: string, size: number): number {
  let width = 0;
  for (const sign of text) {
    if (/[MWmw@%—…]/.test(sign)) width += 0.95;
    else if (/[A-Z]/.test(sign)) width += 0.72;
    else if (/[iljtfr.,:;'’!|()[\] ]/.test(sign)) width += 0.37;
    else width += textWidth(sign) * (sign > '\u02ff' ? 0.68 : 0.6);
  }
  return width * size;
}

/** Fits a line into so many pixels; what is cut is shown by "…". */
export function shortenPixels(text: string, width: number, size: number): string {
  if (pixels(text, size) <= width) return text;
  let kept = '';
  for (const sign of text) {
    if (pixels(`${kept}${sign}…`, size) > width) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Breaks a line into lines of at most so many pixels, at spaces; a word that is too long for a line is cut.
 * @param most how many lines; the last one ends in "…" if words are left over
 */
export function wrapPixels(text: string, width: number, size: number, most: number): readonly string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  while (words.length > 0) {
    if (lines.length + 1 === most) {
      lines.push(shortenPixels(words.join(' '), width, size));
      break;
    }
    let line = words.shift() ?? '';
    while (words.length > 0 && pixels(`${line} ${words[0]}`, size) <= width) line += ` ${words.shift()}`;
    lines.push(shortenPixels(line, width, size));
  }
  return lines;
}
