import { boundedStream } from '../../sources/load-file.ts';

/**
 * What the command line is given by whoever starts it: where to read, where to write, when to stop. Commands ask it
 * and never the process, so that they run as well in a test, or several beside each other.
 */
export interface Terminal {
  /** Writes what was asked for: standard output. */
  readonly out: (text: string) => void;
  /** Writes what is said beside it: standard error. */
  readonly err: (text: string) => void;
  /** The bytes of standard input; asked for at most once. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /**
   * What the user presses, one key at a time: a character, or `enter`, `escape`, `backspace`, `left`, `right`, `up`, `down`,
   * `ctrl-c`, `ctrl-d`. Absent where input and output are no terminal.
   */
  readonly keys?: () => AsyncIterable<string>;
  /** A path that leads to what standard input comes from, where there is one. */
  readonly inputPath?: string;
  /** Columns of standard output; undefined where it goes into a pipe or a file. */
  readonly columns: number | undefined;
  /** Whether what is written on standard output may be coloured. */
  readonly colour: boolean;
  /** Columns of a line of progress that is written over and over on standard error; undefined where it must not be. */
  readonly progressColumns: number | undefined;
  /** How the user calls the program; commands that are proposed to him begin with it. */
  readonly program: string;
  /** What the system calls the user, where it says so. */
  readonly user?: string;
  /** Where a path lies that the user typed. */
  readonly locate: (path: string) => string;
  /**
   * Does work that the user can end early. The first Ctrl-C aborts the signal, and the work ends where it can; the
   * second ends the program at once.
   */
  readonly cancellable: <T>(work: (cancelled: AbortSignal) => Promise<T>) => Promise<T>;
}

/**
 * Reads all of standard input.
 * @returns its bytes, in whatever encoding they are
 * @throws EntenteError (unreadable) if it is longer than a document may be, or has no end
 */
export async function readInput(terminal: Terminal): Promise<Uint8Array> {
  return await boundedStream(terminal.input(), 'Standard input');
}

/** Prints data as JSON. */
export function printJson(terminal: Terminal, data: unknown): void {
  terminal.out(`${JSON.stringify(data, null, 2)}\n`);
}
