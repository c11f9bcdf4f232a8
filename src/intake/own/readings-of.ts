import { EntenteError } from '../../records/failure.ts';
import { Reading } from '../../records/reading.ts';

/** Whether a file begins as readings do that `read --json` or `--jsonl` wrote. */
export function isReadings(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 400));
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"entente-reading\/1"/u.test(head);
}

/**
 * The readings of a file that `read --json` or `--jsonl` wrote.
 * @param name of the file, for messages
 * @throws EntenteError (unreadable) naming the first line that is none
 */
export function readingsOf(bytes: Uint8Array, name: string): readonly Reading[] {
  const text = decode(bytes, name);
  const whole = parsed(text);
  const rows = whole === undefined ? text.split('\n').filter((line) => line.trim() !== '') : [text];
  return rows.map((row, i) => {
    const found = Reading.safeParse(parsed(row));
    if (found.success) return found.data;
    throw new EntenteError(
      'unreadable',
      `${name}${rows.length > 1 ? `, line ${i + 1}` : ''} is no reading; write one with entente read --json or --jsonl.`,
    );
  });
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', `${name} is no UTF-8 text; convert it first.`, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
