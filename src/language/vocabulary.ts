/** The words that the networks know. */
export interface Vocabulary {
  /** Row of a word, which is also its rank by frequency, from 1; undefined for a word that is not there. */
  readonly get: (word: string) => number | undefined;
}

const NEWLINE = 10;

/**
 * Opens a list of words where it lies: nothing is decoded, and no word becomes a string, which for sixty thousand of them
 * would take longer than reading a page of text.
 *
 * @param bytes UTF-8, a word a line, each once; row numbers are line numbers from 1
 */
export function openVocabulary(bytes: Uint8Array): Vocabulary {
  const starts = startsOfLines(bytes);
  const count = starts.length - 1;
  let size = 4;
  while (size < count * 2) size *= 2;
  /** Open addressing by hash: a row, or 0 for an empty slot. */
  const slots = new Int32Array(size);
  for (let row = 1; row <= count; row++) {
    let hash = 0;
    const end = (starts[row] as number) - 1;
    for (let i = starts[row - 1] as number; i < end; i++) hash = goOn(hash, bytes[i] as number);
    let at = firstSlot(hash) & (size - 1);
    while (slots[at] !== 0) at = (at + 1) & (size - 1);
    slots[at] = row;
  }
  const encoder = new TextEncoder();
  let room = new Uint8Array(256);
  return {
    get: (word) => {
      if (word.length * 3 > room.length) room = new Uint8Array(word.length * 3);
      let hash = 0;
      let length = 0;
      for (; length < word.length; length++) {
        const code = word.charCodeAt(length);
        if (code > 127) break;
        room[length] = code;
        hash = goOn(hash, code);
      }
      if (length < word.length) {
        const { written } = encoder.encodeInto(word.slice(length), room.subarray(length));
        for (const end = length + written; length < end; length++) hash = goOn(hash, room[length] as number);
      }
      for (let at = firstSlot(hash) & (size - 1); ; at = (at + 1) & (size - 1)) {
        const row = slots[at] as number;
        if (row === 0) return undefined;
        const start = starts[row - 1] as number;
        if ((starts[row] as number) - 1 - start !== length) continue;
        let i = 0;
        while (i < length && bytes[start + i] === room[i]) i++;
        if (i === length) return row;
      }
    },
  };
}

/** Where each line begins, and one place more: behind the newline that ends the last line, whether it is there or not. */
function startsOfLines(bytes: Uint8Array): Int32Array {
  let lines = 1;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE) lines++;
  const starts = new Int32Array(lines + 1);
  let line = 1;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE) starts[line++] = i + 1;
  starts[line] = bytes.length + 1;
  return starts;
}

function goOn(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193) ^ (hash >>> 15);
}

function firstSlot(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}
