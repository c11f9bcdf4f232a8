/**
 * The canonical form of a text, to which all offsets refer: Unicode NFC; lines end in `\n` (form feeds and Unicode line
 * separators count as line ends); no byte order mark; soft hyphens, zero-width spaces and marks that only change the
 * direction of writing are dropped, because they split words that a reader sees whole; every other control character
 * except the tab becomes one space; half a surrogate pair becomes U+FFFD.
 *
 * @example
 * canonicalText('Gen\u00adeva\r\n6 July'); // 'Geneva\n6 July'
 */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?|[\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .normalize('NFC');
}
