import type { Span } from './span.ts';

/**
 * The words of a span.
 *
 * @example
 * quote('Seoul objected.', { start: 0, end: 5 }); // 'Seoul'
 */
export function quote(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/**
 * Whether two spans share at least one character.
 *
 * @example
 * overlaps({ start: 0, end: 3 }, { start: 3, end: 9 }); // false
 */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Whether `outer` holds all of `inner`.
 *
 * @example
 * contains({ start: 0, end: 9 }, { start: 3, end: 9 }); // true
 */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Converts between UTF-16 offsets (JavaScript) and Unicode code points (Python, R, the web's annotation model).
 * Built once a text; each look-up is a binary search over the text's astral characters, of which most texts have none.
 */
export interface OffsetMap {
  readonly toCodePoint: (utf16: number) => number;
  readonly toUtf16: (codePoint: number) => number;
}

/**
 * Translates offsets between UTF-16 code units, in which records count, and Unicode code points, in which Python and R do.
 *
 * @param text the canonical text
 * @returns the two directions; an offset between the halves of a surrogate pair maps to the character's start
 * @example
 * // A flag is two characters to Python and R, and four UTF-16 code units.
 * const { toCodePoint, toUtf16 } = offsetMap('🇰🇷 and 🇯🇵');
 * [toCodePoint(9), toUtf16(7)]; // [7, 9]
 */
export function offsetMap(text: string): OffsetMap {
  // Positions (UTF-16) of the low halves: each shifts everything behind it by one.
  const lows: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    const high = text.charCodeAt(i);
    if (high < 0xd800 || high > 0xdbff) continue;
    const low = text.charCodeAt(i + 1);
    if (low >= 0xdc00 && low <= 0xdfff) lows.push(++i);
  }
  const below = (limit: (index: number) => number, value: number): number => {
    let from = 0;
    let to = lows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (limit(middle) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    // `+ 1`: an offset at a low half belongs to the character that starts before it.
    toCodePoint: (utf16) => utf16 - below((i) => lows[i] as number, utf16 + 1),
    toUtf16: (codePoint) => codePoint + below((i) => (lows[i] as number) - i - 1, codePoint),
  };
}
