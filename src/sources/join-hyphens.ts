const PREFIX =
  /^(?:anti|non|pro|co|ex|pre|post|self|semi|sub|super|ultra|inter|intra|counter|cross|pan|pseudo|quasi|vice|mid|multi|neo|north|south|east|west|half|well|high|low|long|short|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i;

/** The words of a text in lower case, with inner hyphens kept, for joinHyphens. */
export function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [i, line] of lines.entries()) {
    // The last word of a line that ends in a hyphen, and the first of the next, are halves and prove nothing.
    const broken = /[-\u2010\u00ad]$/u.test(lines[i - 1] ?? '');
    const whole = line.replace(/\S+[-\u2010\u00ad]$/u, '').replace(broken ? /^\S+/ : '', '');
    for (const match of whole.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu))
      words.add(match[0].replace(/\u2010/g, '-'));
  }
  return words;
}

/**
 * Joins two lines of print, undoing the hyphen that a line break made.
 *
 * The hyphen goes if the joined word stands elsewhere in the document. It stays if the hyphenated word stands elsewhere,
 * if the second half has a capital or a digit, or if the second half is a word of the document and the first half is one
 * too, is a prefix such as "anti", or has a capital ("Jae-in"). Otherwise it goes.
 * @param words of the document, see wordsOf
 */
export function joinHyphens(line: string, next: string, words: ReadonlySet<string>): string {
  const head = /([\p{L}\p{M}\p{N}]+)[-\u2010\u00ad]$/u.exec(line)?.[1];
  const tail = /^[\p{L}\p{M}\p{N}]+/u.exec(next)?.[0];
  if (!head || !tail) return /[—–/]$/u.test(line) && /[^\s][—–/]$/u.test(line) ? line + next : `${line} ${next}`;
  const before = line.slice(0, -1);
  if (line.endsWith('\u00ad')) return before + next;
  const joined = (head + tail).toLowerCase();
  const hyphened = `${head}-${tail}`.toLowerCase();
  if (!/^\p{Ll}/u.test(tail)) return `${before}-${next}`;
  // "Moon Jae-in" may break twice; the part before the head belongs to the word as well.
  if (/[-\u2010][\p{L}\p{M}]+$/u.test(before)) return words.has(joined) ? before + next : `${before}-${next}`;
  if (words.has(joined)) return before + next;
  if (words.has(hyphened)) return `${before}-${next}`;
  const compound =
    words.has(tail.toLowerCase()) && (words.has(head.toLowerCase()) || PREFIX.test(head) || /^\p{Lu}/u.test(head));
  return compound ? `${before}-${next}` : before + next;
}
