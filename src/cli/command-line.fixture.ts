import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Terminal } from './kit/terminal.ts';
import { run } from './run.ts';

/** What is said of work that takes long; how long work takes here is the machine's affair. */
const PROGRESS = /^working: .*\n/gmu;

/** What a run of the command line left behind. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal in memory. */
export interface MemoryTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** What a terminal in memory may be given; by default it is a pipe with nothing in it. */
export interface MemoryTerminalOptions extends Partial<Terminal> {
  readonly stdin?: string | Uint8Array;
  /** Folder in which relative paths lie. */
  readonly folder?: string;
  /** What Ctrl-C would abort. */
  readonly cancelled?: AbortSignal;
}

export function memoryTerminal(options: MemoryTerminalOptions = {}): MemoryTerminal {
  const { stdin = '', folder = '.', cancelled = new AbortController().signal, ...given } = options;
  const out: string[] = [];
  const err: string[] = [];
  return {
    columns: undefined,
    colour: false,
    progressColumns: undefined,
    program: 'entente',
    locate: (path) => (isAbsolute(path) ? path : `${folder}/${path}`),
    cancellable: (work) => work(cancelled),
    input: async function* () {
      yield Buffer.from(stdin);
    },
    ...given,
    out: (text) => {
      out.push(text);
      given.out?.(text);
    },
    err: (text) => {
      err.push(text);
      given.err?.(text);
    },
    stdout: () => out.join(''),
    stderr: () => err.join(''),
  };
}

/** A folder of the tests of one file, in which the command line runs as in the user's. */
export interface TestFolder {
  readonly path: string;
  /** Writes a file into it. @returns its name */
  readonly file: (name: string, content: string | Uint8Array) => string;
  /** Runs the command line in the test's own process. */
  readonly entente: (args: readonly string[], options?: MemoryTerminalOptions | string | Uint8Array) => Promise<Run>;
}

/** Makes a folder that is gone when the tests of the file are done. */
export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'entente-cli-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file: (name, content) => {
      writeFileSync(join(path, name), content);
      return name;
    },
    entente: async (args, options = {}) => {
      const given = typeof options === 'string' || options instanceof Uint8Array ? { stdin: options } : options;
      const terminal = memoryTerminal({ folder: path, ...given });
      const status = await run(args, terminal);
      return { status, stdout: terminal.stdout(), stderr: terminal.stderr().replace(PROGRESS, '') };
    },
  };
}

/** Files of which a reading of many complains: broken, empty, in another language, with a line that is none and a day that is none. */
export function writeOddFiles(file: (name: string, content: string) => unknown): void {
  file('broken.pdf', '%PDF-1.7 broken');
  file('empty.txt', '');
  file(
    'deutsch.txt',
    'Die Regierung hat am Montag neue Sanktionen abgelehnt und sich mit Russland beraten. '.repeat(4),
  );
  file(
    'lines.jsonl',
    '{"text":"Envoys met.","date":"2016-02-31"}\nno JSON\n{"text":"Seoul spoke.","date":"2016-05-01"}\n',
  );
}
