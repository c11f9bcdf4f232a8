import type { Vocabulary } from './vocabulary.ts';

/**
 * What the network sees of a word: a row of the word tables and five hashed letter features. `training/features.py`
 * computes the same numbers; a test compares the two on words of every kind.
 */

/** Number of rows of each hashed table, in the order of the network's inputs. */
const BUCKETS = { suffix5: 8192, suffix3: 4096, suffix2: 1024, prefix3: 4096, shape: 512 } as const;

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['``', '"'],
  ["''", '"'],
  ['‘', "'"],
  ['’', "'"],
  ['`', "'"],
  ['–', '-'],
  ['‑', '-'],
  ['‐', '-'],
  ['−', '-'],
  ['—', '--'],
  ['…', '...'],
]);

/** Lower case, straight quotes, plain hyphens: the key of a word in the vocabulary. */
export function normalForm(form: string): string {
  return SYMBOLS.get(form) ?? form.replace(/[‘’]/g, "'").replaceAll('‑', '-').toLowerCase();
}

/** FNV-1a over UTF-16 code units of `tag` followed by `text` from `from` to `to`. */
function hash(tag: number, text: string, from: number, to: number, buckets: number): number {
  let h = Math.imul(0x811c9dc5 ^ tag, 0x01000193);
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0) % buckets;
}

/** `McDonald's` becomes `XxXxx'x`: runs of a class are cut at two, other characters stand for themselves. */
export function wordShape(form: string): string {
  let out = '';
  for (let i = 0; i < form.length && out.length < 12; i++) {
    const c = form.charAt(i);
    const code = form.charCodeAt(i);
    let kind: string;
    if (code >= 48 && code <= 57) kind = 'd';
    else if (code >= 97 && code <= 122) kind = 'x';
    else if (code >= 65 && code <= 90) kind = 'X';
    else if (code < 128) kind = c;
    else if (c.toLowerCase() !== c.toUpperCase()) kind = c === c.toUpperCase() ? 'X' : 'x';
    else kind = 'u';
    const n = out.length;
    if (n < 2 || out.charAt(n - 1) !== kind || out.charAt(n - 2) !== kind) out += kind;
  }
  return out;
}

/**
 * The numbers of one word.
 *
 * @param glued no white space stands between it and the word before
 * @param rows word to row, rows from 1; unknown words get row 0
 */
export function wordFeatures(form: string, glued: boolean, rows: Vocabulary): readonly number[] {
  const word = normalForm(form);
  const digitless = word.replace(/[0-9]/g, '0');
  const n = digitless.length;
  const shape = wordShape(form);
  return [
    rows.get(word) ?? rows.get(digitless) ?? 0,
    hash(53, digitless, Math.max(0, n - 5), n, BUCKETS.suffix5),
    hash(51, digitless, Math.max(0, n - 3), n, BUCKETS.suffix3),
    hash(50, digitless, Math.max(0, n - 2), n, BUCKETS.suffix2),
    hash(112, digitless, 0, Math.min(3, n), BUCKETS.prefix3),
    hash(glued ? 103 : 115, shape, 0, shape.length, BUCKETS.shape),
  ];
}

const CLOSING = new Set([',', '.', ';', ':', '!', '?', ')', ']', '}', '%', "n't", 'n’t']);
const OPENING = new Set(['(', '[', '{', '$', '£', '€']);

/** Whether a word follows the one before without a space, for words that come without their text. */
export function guessGlued(form: string, before: string | undefined): boolean {
  if (before === undefined) return false;
  return CLOSING.has(form) || OPENING.has(before) || (form.length > 1 && /^['’]/.test(form));
}
