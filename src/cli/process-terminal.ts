import { userInfo } from 'node:os';
import { styleText } from 'node:util';
import { describeError, EXIT } from './kit/exit-codes.ts';
import type { Terminal } from './kit/terminal.ts';
import { unwritable } from './kit/write-file.ts';

/** The terminal of this process: the only place of the command line that knows the process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that closes the pipe ("| head") is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
    stderr.write(`${describeError(unwritable('standard output', error))}\n`);
    process.exit(EXIT.usage);
  });
  // What is said beside the answer may be lost; the answer is not.
  stderr.on('error', () => undefined);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    input: () => process.stdin,
    inputPath: '/dev/stdin',
    get columns() {
      return stdout.columns;
    },
    // `styleText` knows what NO_COLOR, FORCE_COLOR and the terminal itself say of colours.
    colour: stdout.isTTY === true && styleText('bold', ' ') !== ' ',
    get progressColumns() {
      return stderr.isTTY === true ? (stderr.columns ?? 80) : undefined;
    },
    // In a clone the program is run through npm, which says so in the environment.
    program: env.npm_command ? 'npx entente' : 'entente',
    get user() {
      return userName();
    },
    locate: (path) => path,
    cancellable,
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have no name.
    return '';
  }
}

async function cancellable<T>(work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  };
  process.on('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
