import { on } from 'node:events';
import { userInfo } from 'node:os';
import { emitKeypressEvents } from 'node:readline';
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
    ...(process.stdin.isTTY && stdout.isTTY ? { keys: pressedKeys } : {}),
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

/** What Node calls keys, and what commands call them. */
const KEY_NAMES: Readonly<Record<string, string>> = { return: 'enter', space: ' ' };
const NAMED_KEYS = new Set(['enter', 'escape', 'backspace', 'left', 'right', 'up', 'down']);

/** Keys as they are pressed, without Enter and without echo; the terminal is as before when nobody asks for more. */
async function* pressedKeys(): AsyncGenerator<string> {
  const { stdin } = process;
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  try {
    for await (const [text, key] of on(stdin, 'keypress', { close: ['end', 'close'] })) {
      const { name = '', ctrl = false } = key as { name?: string; ctrl?: boolean };
      const known = KEY_NAMES[name] ?? name;
      if (ctrl) {
        if (known === 'c' || known === 'd') yield `ctrl-${known}`;
      } else if (NAMED_KEYS.has(known)) yield known;
      else if (typeof text === 'string' && text >= ' ' && text !== '\u007f') yield text;
    }
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have no name.
    return '';
  }
}

const STOPPING = ['SIGINT', 'SIGTERM'] as const;

async function cancellable<T>(work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  };
  // Whoever runs programs for others (systemd, Kubernetes) ends them by SIGTERM.
  for (const signal of STOPPING) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of STOPPING) process.off(signal, stop);
  }
}
