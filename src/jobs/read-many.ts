import { createReader } from '../reading/reader.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import { type OpenedText, readOpened } from './opened-text.ts';
import { NotStarted, ReadingThread, ThreadDeath, type ThreadReaderOptions } from './reading-thread.ts';

/** What reads texts elsewhere: `ReadingThread`, or what a test puts in its place. */
export type TextThread = Pick<ReadingThread, 'read' | 'stop'>;

/** What became of an item. */
export type Outcome<T, O> =
  | { readonly kind: 'read'; readonly item: T; readonly opened: O; readonly reading: Reading }
  /** It was opened and turned out not to need reading. */
  | { readonly kind: 'passed over'; readonly item: T; readonly opened: O }
  /** `opened` is absent where it could not be opened. */
  | { readonly kind: 'failed'; readonly item: T; readonly opened?: O; readonly error: unknown };

/** An item that lies open, or of which it turned out that it needs no reading (`pass`). */
export type Opened = (OpenedText & { readonly pass?: boolean }) | { readonly pass: true };

export interface ReadManyOptions<T, O extends Opened> {
  /** How many texts are read at a time (`jobCount`); 1: in this thread, unless `startThread` is given. */
  readonly jobs: number;
  readonly reader: ThreadReaderOptions;
  /** What a text is called, for messages. */
  readonly nameOf: (item: T) => string;
  /** Opens an item when its turn comes to be read. What it throws is the item's failure. */
  readonly open: (item: T) => Promise<O>;
  /** Once aborted no further item is begun; those that were begun are still given. */
  readonly cancelled?: AbortSignal;
  /** Starts a thread; by default one with a reader of its own. */
  readonly startThread?: () => TextThread;
}

/** So many items for each job may be read before their turn comes to be given; then reading waits. */
const AHEAD = 8;

/**
 * Reads many texts, several at a time, and gives them in the order in which they came: whatever the number of jobs, the same
 * readings and failures in the same order. Items are asked for when they can be read, and reading waits for whoever takes
 * what it gives, so that a hundred thousand texts take no more memory than a few. A failure of one text never stops the others;
 * a thread that dies over a text is replaced, and the text tried once more.
 *
 * What was begun is a beginning of what came: when it is cancelled, or something that is read ends the loop, nothing is missing
 * in between.
 *
 * @throws EntenteError, or what else the reader throws while it loads: then no text can be read; also what `items` throws
 */
export async function* readMany<T, O extends Opened>(
  items: Iterable<T> | AsyncIterable<T>,
  options: ReadManyOptions<T, O>,
): AsyncGenerator<Outcome<T, O>, void, undefined> {
  yield* options.jobs > 1 || options.startThread ? new Threads(items, options).outcomes() : readHere(items, options);
}

/** One after another in this thread. */
async function* readHere<T, O extends Opened>(
  items: Iterable<T> | AsyncIterable<T>,
  options: ReadManyOptions<T, O>,
): AsyncGenerator<Outcome<T, O>, void, undefined> {
  const { actors, codebook } = options.reader;
  let made: ReturnType<typeof createReader> | undefined;
  let cannotLoad: { readonly error: unknown } | undefined;
  const reader = (): ReturnType<typeof createReader> => {
    made ??= createReader(options.reader);
    made.catch((error) => {
      cannotLoad = { error };
    });
    return made;
  };
  // Else it is made when it is first asked for: opening a file and loading weights go on side by side. Files of a user's own
  // may be wrong, and that ends all.
  if (actors?.length || codebook) await reader();
  for await (const item of items) {
    if (options.cancelled?.aborted) return;
    const outcome = await outcomeOf(item, options, (opened) => readOpened(reader(), opened));
    if (cannotLoad) throw cannotLoad.error;
    yield outcome;
  }
}

async function outcomeOf<T, O extends Opened>(
  item: T,
  { open }: ReadManyOptions<T, O>,
  read: (opened: OpenedText) => Promise<Reading>,
): Promise<Outcome<T, O>> {
  let opened: O | undefined;
  try {
    opened = await open(item);
    const lies: Opened = opened;
    if (lies.pass) return { kind: 'passed over', item, opened };
    return { kind: 'read', item, opened, reading: await read(lies) };
  } catch (error) {
    if (error instanceof NotStarted) throw error.cause;
    return { kind: 'failed', item, ...(opened ? { opened } : {}), error };
  }
}

/** An item that is being read, or was read and waits for its turn. */
interface Turn<T, O> {
  readonly outcome: Promise<Outcome<T, O>>;
  readonly settle: (outcome: Outcome<T, O>) => void;
  readonly fail: (error: unknown) => void;
}

/** Several threads, each of which takes the next item when it has read one. */
class Threads<T, O extends Opened> {
  readonly #options: ReadManyOptions<T, O>;
  readonly #source: Iterator<T> | AsyncIterator<T>;
  /** What was begun and not yet given, in the order in which it came. */
  readonly #turns: Turn<T, O>[] = [];
  readonly #threads = new Set<TextThread>();
  /** Threads that still take items. */
  #busy = 0;
  /** No further item is begun. */
  #ended = false;
  /** Nothing of what is still read is asked for. */
  #stopped = false;
  /** One thread takes an item at a time. */
  #taking: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => undefined;
  #changed: Promise<void> = Promise.resolve();

  constructor(items: Iterable<T> | AsyncIterable<T>, options: ReadManyOptions<T, O>) {
    this.#options = options;
    this.#source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    this.#change();
  }

  async *outcomes(): AsyncGenerator<Outcome<T, O>, void, undefined> {
    try {
      for (let i = 0; i < this.#options.jobs; i++) void this.#work();
      for (;;) {
        const [turn] = this.#turns;
        if (turn) {
          const outcome = await turn.outcome;
          this.#turns.shift();
          this.#change();
          yield outcome;
        } else if (this.#busy > 0) await this.#changed;
        else return;
      }
    } finally {
      this.#ended = true;
      this.#stopped = true;
      this.#change();
      await Promise.all([...this.#threads].map((thread) => thread.stop()));
      await this.#source.return?.();
    }
  }

  /** Reads items in a thread until there are no more. */
  async #work(): Promise<void> {
    this.#busy++;
    let thread: TextThread | undefined;
    /** Reads in the thread, and if that dies over it once more in a new one. */
    const read = async (item: T, opened: OpenedText, last = false): Promise<Reading> => {
      thread ??= this.#start();
      try {
        return await thread.read(opened);
      } catch (error) {
        if (!(error instanceof ThreadDeath) || this.#stopped) throw error;
        this.#threads.delete(thread);
        thread = undefined;
        if (last) throw deathOver(this.#options.nameOf(item), error);
        return await read(item, opened, true);
      }
    };
    for (;;) {
      const taken = await this.#take();
      if (!taken) break;
      const { item, turn } = taken;
      try {
        turn.settle(await outcomeOf(item, this.#options, (opened) => read(item, opened)));
      } catch (error) {
        this.#ended = true;
        turn.fail(error);
      }
    }
    this.#busy--;
    this.#change();
  }

  #start(): TextThread {
    const { reader, startThread = () => new ReadingThread(reader) } = this.#options;
    const thread = startThread();
    this.#threads.add(thread);
    return thread;
  }

  /** The next item, once it may be read; undefined where there is none, or none is to be begun any more. */
  #take(): Promise<{ readonly item: T; readonly turn: Turn<T, O> } | undefined> {
    const taken = this.#taking.then(() => this.#takeNext());
    this.#taking = taken;
    return taken;
  }

  async #takeNext(): Promise<{ readonly item: T; readonly turn: Turn<T, O> } | undefined> {
    const over = (): boolean => this.#ended || this.#options.cancelled?.aborted === true;
    while (!over() && this.#turns.length >= AHEAD * this.#options.jobs) await this.#changed;
    if (over()) return undefined;
    try {
      const next = await this.#source.next();
      if (next.done) {
        this.#ended = true;
        return undefined;
      }
      if (over()) return undefined;
      return { item: next.value, turn: this.#begin() };
    } catch (error) {
      this.#ended = true;
      this.#begin().fail(error);
      return undefined;
    }
  }

  #begin(): Turn<T, O> {
    let settle: Turn<T, O>['settle'] = () => undefined;
    let fail: Turn<T, O>['fail'] = () => undefined;
    const outcome = new Promise<Outcome<T, O>>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    // It is looked at when its turn comes; until then a failure waits.
    outcome.catch(() => undefined);
    const turn = { outcome, settle, fail };
    this.#turns.push(turn);
    this.#change();
    return turn;
  }

  /** Wakes whoever waits for a change, and makes ready for the next one. */
  #change(): void {
    this.#wake();
    this.#changed = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** What to say where a thread died twice over a text. */
function deathOver(name: string, death: ThreadDeath): EntenteError {
  return death.outOfMemory
    ? new EntenteError(
        'unreadable',
        `${name} takes more memory to read than there is; split it into several files, or read with fewer --jobs.`,
        { cause: death },
      )
    : new EntenteError('internal', `${name} could not be read: the thread that read it ended (${death.message}).`, {
        cause: death,
      });
}
