import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Kinds of records and the letter that their ids begin with. */
export const ID_PREFIX = {
  document: 'd',
  mention: 'm',
  event: 'e',
  act: 'a',
  statement: 's',
  position: 'p',
  proposal: 'o',
  forecast: 'f',
  issue: 'i',
  relation: 'r',
  motive: 'w',
  cause: 'c',
  quantity: 'q',
  'discourse-statement': 'k',
} as const;
export type RecordKind = keyof typeof ID_PREFIX;

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 hex digits.
 *
 * @example
 * textHash('').slice(0, 8); // 'e3b0c442'
 */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * A stable id: the same content gives the same id on every machine, and records that come or go leave the ids of the
 * others alone.
 *
 * @param kind the record's kind
 * @param parts what makes the record itself and no other: the document's id, offsets, codes. Their order matters.
 * @example
 * recordId('event', 'd-5c1f0a92b3d4', 0, 5, 'REJECT'); // 'e-0b319a7fbdfb'
 */
export function recordId(kind: RecordKind, ...parts: readonly unknown[]): string {
  return `${ID_PREFIX[kind]}-${textHash(JSON.stringify(parts)).slice(0, 12)}`;
}
