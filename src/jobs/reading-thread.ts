import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { EngineName } from '../language/english.ts';
import type { ReaderOptions } from '../reading/reader.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import type { OpenedText } from './opened-text.ts';
import { type Answer, receivedFailure } from './thread-messages.ts';

/** What can be told a reader in another thread: an engine by its name, and files of one's own; no stages of one's own. */
export interface ThreadReaderOptions extends Pick<ReaderOptions, 'actors' | 'codebook' | 'dictionaries' | 'issues'> {
  /** Which of the package's English engines reads; `fast` if none is named. */
  readonly engine?: EngineName;
}

/** What a thread is started with. */
export interface ThreadStart {
  readonly reader: ThreadReaderOptions;
  /** Folder in which Node keeps compiled code, if it does. */
  readonly compiled: string | undefined;
}

/** A thread has ended though nobody asked it to, while it read. */
export class ThreadDeath extends Error {
  readonly outOfMemory: boolean;

  constructor(reason: string, outOfMemory: boolean) {
    super(reason);
    this.name = 'ThreadDeath';
    this.outOfMemory = outOfMemory;
  }
}

/** A thread could not load what reads, so that no text can be read; the cause says why. */
export class NotStarted extends Error {
  override readonly cause: Error;

  constructor(cause: Error) {
    super(cause.message);
    this.name = 'NotStarted';
    this.cause = cause;
  }
}

/** The same folder holds it in the source, in `dist/jobs` and in the bundled program. */
export const THREAD_ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './thread-entry.ts' : './thread-entry.js',
  import.meta.url,
);

/** A thread with a reader of its own, which reads one text at a time. */
export class ReadingThread {
  readonly #worker: Worker;
  #started = false;
  /** Why it cannot read any more. */
  #ended: Error | undefined;
  #waiting: { readonly resolve: (reading: Reading) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(reader: ThreadReaderOptions) {
    const workerData: ThreadStart = { reader, compiled: getCompileCacheDir() };
    this.#worker = new Worker(THREAD_ENTRY, { workerData, name: 'entente reads' });
    this.#worker.on('message', (answer: Answer) => this.#take(answer));
    this.#worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#end(this.#death(error.message, error.code === 'ERR_WORKER_OUT_OF_MEMORY')),
    );
    this.#worker.on('exit', (code) => this.#end(this.#death(`it ended with code ${code}`, false)));
  }

  /**
   * Reads a text. Ask for the next one only after this was answered.
   * @throws what a reader throws for this text; NotStarted; ThreadDeath if the thread ends over it
   */
  read(opened: OpenedText): Promise<Reading> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      this.#waiting = { resolve, reject };
      this.#worker.postMessage(opened);
    });
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(answer: Answer): void {
    switch (answer.kind) {
      case 'started':
        this.#started = true;
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
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #death(reason: string, outOfMemory: boolean): Error {
    if (this.#started) return new ThreadDeath(reason, outOfMemory);
    return new NotStarted(new EntenteError('internal', `A thread that reads could not be started: ${reason}.`));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#settle()?.reject(this.#ended);
  }
}
