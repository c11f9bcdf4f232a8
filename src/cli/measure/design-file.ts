import { readTextFile } from '../../intake/own/own-file.ts';
import { type ImpactDesign, readDesign } from '../../measures/impact/design.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from '../kit/terminal.ts';

/**
 * Reads the design of a test that somebody wrote down.
 * @throws EntenteError (unreadable) naming the file and what is wrong with it
 */
export async function readDesignFile(terminal: Terminal, path: string): Promise<ImpactDesign> {
  const text = await readTextFile(terminal, path);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  try {
    return readDesign(data);
  } catch (cause) {
    if (!(cause instanceof EntenteError)) throw cause;
    throw new EntenteError(cause.code, `${path}: ${cause.message}`, { cause });
  }
}
