import type { TextThread } from './read-many.ts';
import { ReadingProcess, type ReadingProcessOptions } from './reading-process.ts';
import type { ThreadReaderOptions } from './reading-thread.ts';

/**
 * Processes that read, kept from one lot of texts to the next: each loads weights, which takes longer than reading many a short
 * text. Those that read otherwise than the next lot wants are ended.
 */
export class ReadingPool {
  readonly #options: ReadingProcessOptions;
  readonly #free = new Map<ReadingProcess, string>();
  readonly #all = new Set<ReadingProcess>();

  constructor(options: ReadingProcessOptions = {}) {
    this.#options = options;
  }

  /**
   * A process for `readMany`, new or one that is free. Stopping it gives it back; one that still reads, or has ended, is gone.
   * @param kind what kind of reader it is; the same words for the same `reader`
   */
  lease(reader: ThreadReaderOptions, kind: string): TextThread {
    let process = this.#take(kind) ?? this.#start(reader);
    return {
      read: (opened) => {
        // One that was ended over a text before.
        if (process.ended) process = this.#start(reader);
        return process.read(opened);
      },
      stop: async () => {
        if (process.free && !process.ended) this.#free.set(process, kind);
        else await this.#end(process);
      },
    };
  }

  /** Ends all. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((process) => this.#end(process)));
  }

  #take(kind: string): ReadingProcess | undefined {
    for (const [process, own] of this.#free) {
      this.#free.delete(process);
      if (own === kind && !process.ended) return process;
      void this.#end(process);
    }
    return undefined;
  }

  #start(reader: ThreadReaderOptions): ReadingProcess {
    const process = new ReadingProcess(reader, this.#options);
    this.#all.add(process);
    return process;
  }

  async #end(process: ReadingProcess): Promise<void> {
    this.#all.delete(process);
    await process.stop();
  }
}
