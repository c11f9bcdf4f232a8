import { recordId, textHash } from '../../src/records/identify.ts';
import type { Reading } from '../../src/records/reading.ts';

/** Words of a text that may be exchanged: those that name nobody. */
const WORD = /(?<![\p{L}\p{N}’'-])[a-z]{4,}(?![\p{L}\p{N}’'-])/gu;

/** The words of texts that may be exchanged for each other, by their length. */
export type Words = ReadonlyMap<number, readonly string[]>;

/** All words of texts that may be exchanged, each once, by their length. */
export function wordsOf(texts: Iterable<string>): Words {
  const found = new Map<number, Set<string>>();
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) {
      const same = found.get(word.length) ?? new Set();
      found.set(word.length, same.add(word));
    }
  }
  return new Map([...found].map(([length, words]) => [length, [...words].sort()]));
}

/**
 * A reading of another text: about every tenth word is another of the same length, so that all offsets hold on. Ids are
 * those that the reader would have given to the new text.
 *
 * @param random gives numbers from 0 to 1
 */
export function variedReading(reading: Reading, words: Words, random: () => number): Reading {
  const { document } = reading;
  const text = document.text.replace(WORD, (word) => {
    const others = words.get(word.length) ?? [word];
    return random() < 0.1 ? (others[Math.floor(random() * others.length)] ?? word) : word;
  });
  const sha256 = textHash(text);
  const id = recordId('document', sha256);
  const ids = new Map(reading.mentions.map((one) => [one.id, recordId('mention', id, one.span.start, one.span.end)]));
  ids.set(document.id, id);
  const rest = JSON.stringify({ ...reading, document: undefined }).replace(
    /"[md]-[0-9a-f]{12}"|@d-[0-9a-f]{12}/g,
    (quoted) => quoted.replace(/[md]-[0-9a-f]{12}/, (old) => ids.get(old) ?? old),
  );
  return { ...(JSON.parse(rest) as Omit<Reading, 'document'>), document: { ...document, id, sha256, text } };
}
