import { EntenteError } from '../../records/failure.ts';
import { Reading } from '../../records/reading.ts';
import { readInput, type Terminal } from './terminal.ts';
import { READINGS, readOwnBytes } from './text-file.ts';

/**
 * The readings of a file that `read --json` or `--jsonl` wrote, or of standard input for `-`.
 * @throws EntenteError (unreadable) naming the first line that is none
 */
export async function readReadings(terminal: Terminal, file: string): Promise<readonly Reading[]> {
  const bytes = file === '-' ? await readInput(terminal) : await readOwnBytes(terminal, file, READINGS);
  const text = decode(bytes, file);
  const whole = parsed(text);
  const rows = whole === undefined ? text.split('\n').filter((line) => line.trim() !== '') : [text];
  return rows.map((row, i) => {
    const found = Reading.safeParse(parsed(row));
    if (found.success) return found.data;
    throw new EntenteError(
      'unreadable',
      `${file}${rows.length > 1 ? `, line ${i + 1}` : ''} is no reading; write one with entente read --json or --jsonl.`,
    );
  });
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', `${file} is no UTF-8 text; convert it first.`, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
