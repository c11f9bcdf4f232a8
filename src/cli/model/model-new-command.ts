import { MODEL_SKELETON } from '../../conflict/file/model-skeleton.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';

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
  const output = await openOutput(terminal, path, { inputs: [], force: options.force });
  await output.write(MODEL_SKELETON);
  terminal.err(`A small model lies in ${path}; its comments say what to change. Then: entente model check ${path}\n`);
  return EXIT.done;
}
