import { READINGS, readOwnBytes } from '../../intake/own/own-file.ts';
import { readingsOf } from '../../intake/own/readings-of.ts';
import type { Reading } from '../../records/reading.ts';
import { readInput, type Terminal } from './terminal.ts';

/**
 * The readings of a file that `read --json` or `--jsonl` wrote, or of standard input for `-`.
 * @throws EntenteError (unreadable) naming the first line that is none
 */
export async function readReadings(terminal: Terminal, file: string): Promise<readonly Reading[]> {
  return readingsOf(file === '-' ? await readInput(terminal) : await readOwnBytes(terminal, file, READINGS), file);
}
