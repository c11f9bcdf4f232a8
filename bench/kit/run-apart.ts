import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EntenteError } from '../../src/records/failure.ts';

type Message<T> = { readonly done?: number; readonly total?: number; readonly result?: T };

/**
 * Runs a script in a process of its own, whose memory and processor time are its own, and waits for the result that it sends.
 * @param script its address, and what it is called with
 * @throws EntenteError `internal` if it ends without a result
 */
export function runApart<T>(
  script: URL,
  args: readonly string[],
  progress?: (done: number, total: number) => void,
): Promise<T> {
  const path = fileURLToPath(script);
  return new Promise((resolve, reject) => {
    const child = fork(path, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let result: T | undefined;
    child.on('message', (message: Message<T>) => {
      if (message.done !== undefined) progress?.(message.done, message.total ?? 0);
      result = message.result ?? result;
    });
    child.on('error', reject);
    child.on('close', () => {
      if (result !== undefined) resolve(result);
      else reject(new EntenteError('internal', `The process of ${path} ended early; see what it said.`));
    });
  });
}
