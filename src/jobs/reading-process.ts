import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { fileURLToPath } from 'node:url';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import type { OpenedText } from './opened-text.ts';
import { NotStarted, ThreadDeath, type ThreadReaderOptions } from './reading-thread.ts';
import { type Answer, receivedFailure } from './thread-messages.ts';

/** What a process is started with: its first message. */
export interface ProcessStart {
  readonly reader: ThreadReaderOptions;
  /** Folder in which Node keeps compiled code, if it does. */
  readonly compiled: string | undefined;
}

/** The code with which a process ends whose reader found no more memory. */
export const OUT_OF_MEMORY = 71;

/** The same folder holds it in the source, in `dist/jobs` and in the bundled program. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './process-entry.ts' : './process-entry.js', import.meta.url);

/** How a process that reads is started. */
export interface ReadingProcessOptions {
  /** After so many seconds with one text its process is ended; without it a text may take for ever. */
  readonly longestSeconds?: number;
  /** Another program than the package's own; for tests. */
  readonly entry?: URL;
}

/** A text that is read, and whoever waits for it. */
interface Waiting {
  readonly name: string;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A process with a reader of its own, which reads one text at a time. What ends a thread ends it, and so does what would take
 * the whole program along: a crash of the engine, the system's want of memory, a text that is never done.
 */
export class ReadingProcess {
  readonly #child: ChildProcess;
  readonly #longest: number | undefined;
  #started = false;
  /** Why it cannot read any more. */
  #ended: Error | undefined;
  #waiting: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(reader: ThreadReaderOptions, { longestSeconds, entry = ENTRY }: ReadingProcessOptions = {}) {
    this.#longest = longestSeconds;
    this.#child = fork(fileURLToPath(entry), [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      execArgv: [],
    });
    this.#child.on('message', (answer: Answer) => this.#take(answer));
    this.#child.on('error', (error) => this.#end(this.#death(error.message, false)));
    this.#child.on('exit', (code, signal) => this.#end(this.#death(endedBy(code, signal), code === OUT_OF_MEMORY)));
    const start: ProcessStart = { reader, compiled: getCompileCacheDir() };
    this.#child.send(start, () => undefined);
  }

  /** Whether it reads nothing at the moment. */
  get free(): boolean {
    return this.#waiting === undefined;
  }

  /** Whether it reads no more. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * Reads a text. Ask for the next one only after this was answered.
   * @throws what a reader throws for this text; NotStarted; ThreadDeath if the process ends over it; EntenteError('unreadable') for
   *   one that takes too long, after which the process has ended
   */
  read(opened: OpenedText): Promise<Reading> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      const name = 'bytes' in opened ? opened.options.name : (opened.facts?.name ?? 'A text');
      this.#waiting = { name, resolve, reject };
      if (this.#started) this.#limit();
      this.#child.send(opened, () => undefined);
    });
  }

  /** Ends the process, whatever it does. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((done) => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Loading weights is no part of reading a text. */
  #limit(): void {
    const { name } = this.#waiting ?? {};
    if (this.#longest === undefined || name === undefined) return;
    this.#timer = setTimeout(() => {
      this.#end(new EntenteError('unreadable', `${name} takes longer than ${this.#longest} s to read; divide it.`));
      this.#child.kill('SIGKILL');
    }, 1000 * this.#longest);
  }

  #take(answer: Answer): void {
    switch (answer.kind) {
      case 'started':
        this.#started = true;
        this.#limit();
        return;
      case 'not started':
        this.#end(new NotStarted(receivedFailure(answer.failure)));
        return;
      case 'read':
        this.#settle()?.resolve(JSON.parse(answer.json) as Reading);
        return;
      case 'failed':
        this.#settle()?.reject(receivedFailure(answer.failure));
    }
  }

  #settle() {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #death(reason: string, outOfMemory: boolean): Error {
    if (this.#started) return new ThreadDeath(reason, outOfMemory);
    return new NotStarted(new EntenteError('internal', `A process that reads could not be started: ${reason}.`));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#settle()?.reject(this.#ended);
  }
}

function endedBy(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `its process was ended by ${signal}` : `its process ended with code ${code}`;
}
