import { stat } from 'node:fs/promises';
import { MODEL_SKELETON } from '../../conflict/file/model-skeleton.ts';
import { EntenteError } from '../../records/failure.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { checkWritableFile, writeWhole } from '../kit/write-file.ts';

/**
 * `entente model new`: writes a small commented model to start from.
 *
 * @param path file to write; absent: standard output
 * @returns the exit code
 * @throws EntenteError if the file exists and is not to be replaced, or cannot be written
 */
export async function modelNewCommand(
  terminal: Terminal,
  path: string | undefined,
  options: { readonly force?: boolean },
): Promise<number> {
  if (path === undefined) {
    terminal.out(MODEL_SKELETON);
    return EXIT.done;
  }
  await checkNewFile(terminal, path, options.force ?? false);
  await writeWhole(terminal, path, MODEL_SKELETON);
  terminal.err(`A small model lies in ${path}; its comments say what to change. Then: entente model check ${path}\n`);
  return EXIT.done;
}

/**
 * Checks that a file can be written without destroying one that is there.
 * @throws EntenteError (usage or unwritable)
 */
export async function checkNewFile(terminal: Terminal, path: string, force: boolean): Promise<void> {
  await checkWritableFile(terminal, path);
  if (!force && (await stat(terminal.locate(path)).catch(() => undefined))) {
    throw new EntenteError('usage', `${path} exists already; choose another name, or replace it with --force.`);
  }
}
