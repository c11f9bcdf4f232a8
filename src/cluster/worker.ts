import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from 'pg-boss';
import { ReadingPool } from '../jobs/reading-pool.ts';
import type { ReadingProcessOptions } from '../jobs/reading-process.ts';
import type { ThreadReaderOptions } from '../jobs/reading-thread.ts';
import { EntenteError } from '../records/failure.ts';
import { type Ask, type Cluster, makeQueue } from './cluster.ts';
import { encodePart, type PartRow } from './part-file.ts';
import { mayPass, queueFailure } from './queue-failure.ts';
import { readShard } from './read-shard.ts';
import { type FetchedFiles, fetchOwnFiles, type ReaderSettings, settingsOf } from './reader-settings.ts';
import { decodeShard, nameOf } from './shard-file.ts';
import { checkStore, type ShardStore } from './shard-store.ts';
import { type ShardJob, WorkerLife } from './worker-life.ts';

/** What a worker tells while it works. */
export type WorkerEvent =
  | { readonly kind: 'read'; readonly documents: number; readonly failed: number; readonly seconds: number }
  /** Another worker has the shard meanwhile; what was read is dropped. */
  | { readonly kind: 'lost' }
  /** The shard was given back unread. */
  | { readonly kind: 'given back'; readonly why: string }
  /** Nothing goes on for now, and it tries again by itself. */
  | { readonly kind: 'waits'; readonly why: string };

export interface WorkerOptions {
  /** Version of the program; only what was submitted by the same one is read. */
  readonly version: string;
  /** How many texts are read at a time. */
  readonly jobs: number;
  /** Makes what the files of the user's own tell the reader. */
  readonly knowledge: (files: FetchedFiles, settings: ReaderSettings) => Promise<ThreadReaderOptions>;
  /** End when no shard waits or is being read. */
  readonly untilDone?: boolean;
  /** Once aborted no further shard is begun. */
  readonly drain: AbortSignal;
  /** After `drain` so many seconds are left to the shard at hand; then it is given back. By default 20. */
  readonly graceSeconds?: number;
  readonly tell?: (event: WorkerEvent) => void;
  /** How texts are read apart from this process. */
  readonly processes?: ReadingProcessOptions;
}

/** What a worker did. */
export interface WorkerTally {
  shards: number;
  documents: number;
  failed: number;
}

/** How long until it is asked again for work where there was none, in milliseconds. */
const IDLE = 500;
const GRACE = 20;
/** So long it waits after a failure before it takes the next shard, in milliseconds; each time twice as long, up to the last. */
const PAUSES = [250, 500, 1000, 2000, 5000] as const;

/**
 * Reads shards until it is told to end. A shard's part is written under a temporary name and renamed; then one transaction makes
 * sure that the attempt is still this worker's, notes the part and completes the job. Whatever dies in between, the shard is read
 * again, and what an attempt leaves that is no longer the worker's own is not noted.
 *
 * @throws EntenteError where no text can be read, or the store is that of another cluster
 */
export async function runWorker(cluster: Cluster, store: ShardStore, options: WorkerOptions): Promise<WorkerTally> {
  await checkStore(store, cluster.id);
  const queue = await makeQueue(cluster, options.version);
  const worker = new Worker(cluster, store, queue, options);
  try {
    return await worker.run();
  } finally {
    await worker.close();
  }
}

class Worker {
  readonly #cluster: Cluster;
  readonly #store: ShardStore;
  readonly #queue: string;
  readonly #options: WorkerOptions;
  readonly #life: WorkerLife;
  readonly #pool: ReadingPool;
  readonly #tally: WorkerTally = { shards: 0, documents: 0, failed: 0 };
  readonly #readers = new Map<string, Promise<ThreadReaderOptions>>();
  readonly #fetched: FetchedFiles[] = [];
  readonly #giveBack = new AbortController();
  #failures = 0;

  constructor(cluster: Cluster, store: ShardStore, queue: string, options: WorkerOptions) {
    this.#cluster = cluster;
    this.#store = store;
    this.#queue = queue;
    this.#options = options;
    this.#life = new WorkerLife(cluster, queue, options);
    this.#pool = new ReadingPool(options.processes);
  }

  async run(): Promise<WorkerTally> {
    const { drain, graceSeconds = GRACE, untilDone = false } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    drain.addEventListener('abort', () => {
      timer = setTimeout(() => this.#giveBack.abort(), 1000 * graceSeconds);
    });
    await this.#life.begin();
    while (!drain.aborted) {
      const found = await this.#tried(() => this.#next());
      if (found === 'none') {
        if (untilDone && (await this.#tried(() => this.#nothingLeft())) === true) break;
        await this.#pause(IDLE);
      }
    }
    clearTimeout(timer);
    return this.#tally;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.#life.end();
    for (const files of this.#fetched) await files.close();
  }

  /** What may pass is waited for, longer each time; what will not pass ends the worker. */
  async #tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.#failures = 0;
      return result;
    } catch (error) {
      const store = error instanceof EntenteError && (error.code === 'unreadable' || error.code === 'unwritable');
      if (!store && !mayPass(error)) throw queueFailure(this.#cluster.address, error);
      const { message } = queueFailure(this.#cluster.address, error);
      if (this.#failures === 0) this.#options.tell?.({ kind: 'waits', why: message });
      await this.#pause(PAUSES[Math.min(this.#failures++, PAUSES.length - 1)] ?? IDLE);
      return undefined;
    }
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#options.drain }).catch(() => undefined);
  }

  /** Reads the next shard, if there is one. */
  async #next(): Promise<'done' | 'none'> {
    // A store that is not there would fail one shard after the other.
    await checkStore(this.#store, this.#cluster.id);
    const taken = await this.#life.take();
    if (!taken) return 'none';
    const { job, lost } = taken;
    try {
      await this.#read(job, lost);
    } catch (error) {
      await this.#return(job, error instanceof Error ? error.message : String(error)).catch(() => undefined);
      throw error;
    } finally {
      this.#life.settled();
    }
    return 'done';
  }

  async #read(job: Job<ShardJob>, lost: AbortSignal): Promise<void> {
    const began = performance.now();
    const { shard, reader: id } = job.data;
    const [row] = await this.#cluster.ask('SELECT file FROM entente_cluster.shard WHERE id = $1', [shard]);
    const file = String(row?.file);
    const reader = await this.#reader(id);
    const rows = await readShard({
      documents: decodeShard(await this.#store.get(file), file),
      reader,
      jobs: this.#options.jobs,
      startThread: () => this.#pool.lease(reader, id),
      stopped: AbortSignal.any([lost, this.#giveBack.signal]),
    });
    const { tell } = this.#options;
    if (lost.aborted) tell?.({ kind: 'lost' });
    else if (!rows) await this.#return(job, 'the worker was told to end');
    else if (await this.#settle(job, rows)) {
      const failed = rows.filter(({ kind }) => kind === 'failed').length;
      this.#tally.shards++;
      this.#tally.documents += rows.length;
      this.#tally.failed += failed;
      tell?.({ kind: 'read', documents: rows.length, failed, seconds: (performance.now() - began) / 1000 });
    } else tell?.({ kind: 'lost' });
  }

  /** What the files of the user's own tell the reader; made once for each kind of reader. */
  #reader(id: string): Promise<ThreadReaderOptions> {
    const known = this.#readers.get(id);
    if (known) return known;
    const made = this.#makeReader(id);
    this.#readers.set(id, made);
    made.catch(() => this.#readers.delete(id));
    return made;
  }

  async #makeReader(id: string): Promise<ThreadReaderOptions> {
    const settings = await settingsOf(this.#cluster, id);
    if (!settings) throw new EntenteError('internal', `Nobody knows the reader ${id}.`);
    const files = await fetchOwnFiles(this.#store, settings);
    this.#fetched.push(files);
    return await this.#options.knowledge(files, settings);
  }

  /** Writes the part and notes it. @returns false where another worker has the shard meanwhile */
  async #settle(job: Job<ShardJob>, rows: readonly PartRow[]): Promise<boolean> {
    const bytes = encodePart(rows);
    const part = nameOf('parts', bytes, '.parquet');
    await this.#store.put(part, bytes);
    // Whether it was committed before the server went away is seen by asking again.
    return await this.#repeated(() =>
      this.#cluster.transact(async (ask, db) => {
        if (!(await holds(ask, this.#queue, job))) return await isOurs(ask, job, this.#life.id);
        await note(ask, { job, part, rows, worker: this.#life.id });
        await this.#cluster.boss.complete(this.#queue, job, null, { db });
        return true;
      }),
    );
  }

  /** Gives a shard back at once; another worker takes it. */
  async #return(job: Job<ShardJob>, why: string): Promise<void> {
    const message = why.slice(0, 500);
    await this.#repeated(() =>
      this.#cluster.transact(async (ask, db) => {
        await this.#cluster.boss.fail(this.#queue, job, { message }, { db });
        await ask('UPDATE entente_cluster.worker SET shard = NULL, attempt = NULL WHERE id = $1', [this.#life.id]);
      }),
    );
    this.#options.tell?.({ kind: 'given back', why });
  }

  /** Does work until the server has answered; where the worker is to end it does not wait for a server that is away. */
  async #repeated<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await work();
      } catch (error) {
        if (!mayPass(error) || this.#giveBack.signal.aborted) throw error;
        await wait(PAUSES[Math.min(failures, PAUSES.length - 1)], undefined, { signal: this.#giveBack.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  async #nothingLeft(): Promise<boolean> {
    const [row] = await this.#cluster.ask(
      `SELECT count(*)::int AS n FROM entente_queue.job WHERE name = $1 AND state IN ('created', 'retry', 'active')`,
      [this.#queue],
    );
    return row?.n === 0;
  }
}

/** The fence: locks the job, and says whether this attempt still is the one that counts. */
async function holds(ask: Ask, queue: string, { id, retryCount }: Job<ShardJob>): Promise<boolean> {
  const rows = await ask(
    `SELECT id FROM entente_queue.job WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active' FOR UPDATE`,
    [queue, id, retryCount],
  );
  return rows.length === 1;
}

/** Whether the shard was noted by this very attempt: the server went away after it, and before it said so. */
async function isOurs(ask: Ask, { data, retryCount }: Job<ShardJob>, worker: string): Promise<boolean> {
  const rows = await ask('SELECT id FROM entente_cluster.shard WHERE id = $1 AND worker = $2 AND attempt = $3', [
    data.shard,
    worker,
    retryCount,
  ]);
  return rows.length === 1;
}

interface Note {
  readonly job: Job<ShardJob>;
  readonly part: string;
  readonly rows: readonly PartRow[];
  readonly worker: string;
}

async function note(ask: Ask, { job, part, rows, worker }: Note): Promise<void> {
  const { shard } = job.data;
  const failed = rows.flatMap((row, place) => (row.kind === 'failed' ? [{ place, ...row }] : []));
  const noted = await ask(
    `UPDATE entente_cluster.shard SET part = $2, failed = $3, done_on = now(), worker = $4, attempt = $5
     WHERE id = $1 AND done_on IS NULL RETURNING id`,
    [shard, part, failed.length, worker, job.retryCount],
  );
  // It can only be noted by whoever completes its job, and that is done once.
  if (noted.length !== 1) throw new EntenteError('internal', `The shard ${shard} was read twice.`);
  if (failed.length > 0) {
    await ask(
      `INSERT INTO entente_cluster.set_aside (shard, place, name, reason)
       SELECT $1, place, name, reason FROM unnest($2::int[], $3::text[], $4::text[]) AS one (place, name, reason)`,
      [
        shard,
        failed.map(({ place }) => place),
        failed.map(({ name }) => storable(name)),
        failed.map(({ reason }) => storable(reason)),
      ],
    );
  }
  await ask('UPDATE entente_cluster.worker SET shard = NULL, attempt = NULL WHERE id = $1', [worker]);
}

/** PostgreSQL takes no NUL in a text, and no half of a pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
