import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Job } from 'pg-boss';
import type { Cluster } from './cluster.ts';
import { queueOf } from './cluster-tables.ts';

/** What a job says: a shard, and how it is to be read. */
export interface ShardJob {
  readonly shard: string;
  readonly reader: string;
}

/** So often a worker gives a sign of life, in milliseconds. */
const BEAT = 1000;
/** After so long without one it counts as dead, in seconds, and its shard is read by another. */
export const DEAD_AFTER = 5;
/** So long after its start a server waits for signs of life of those it knows, in seconds. */
const REJOIN = 3;

/** A worker as the server knows it: gives signs of life, and takes away the work of those that give none. */
export class WorkerLife {
  readonly id = randomUUID();
  readonly #cluster: Cluster;
  readonly #queue: string;
  readonly #version: string;
  readonly #jobs: number;
  #job: { readonly job: Job<ShardJob>; readonly lost: AbortController } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(cluster: Cluster, queue: string, facts: { readonly version: string; readonly jobs: number }) {
    this.#cluster = cluster;
    this.#queue = queue;
    this.#version = facts.version;
    this.#jobs = facts.jobs;
  }

  /** Registers the worker, and begins to give signs of life. */
  async begin(): Promise<void> {
    await this.#cluster.ask(
      'INSERT INTO entente_cluster.worker (id, host, pid, version, jobs) VALUES ($1, $2, $3, $4, $5)',
      [this.id, hostname(), process.pid, this.#version, this.#jobs],
    );
    this.#later();
  }

  /**
   * Takes the next shard, and says in the same transaction who has it, so that it is known whose work it is whatever becomes of him.
   * @returns the job, and a signal that it was given to another one meanwhile
   */
  async take(): Promise<{ readonly job: Job<ShardJob>; readonly lost: AbortSignal } | undefined> {
    const job = await this.#cluster.transact(async (ask, db) => {
      const [found] = await this.#cluster.boss.fetch<ShardJob>(this.#queue, { db });
      if (!found) return undefined;
      const { data, retryCount } = found;
      await ask('UPDATE entente_cluster.worker SET shard = $2, attempt = $3, seen_on = now() WHERE id = $1', [
        this.id,
        data.shard,
        retryCount,
      ]);
      await ask(
        'INSERT INTO entente_cluster.attempt (shard, attempt, worker) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [data.shard, retryCount, this.id],
      );
      return found;
    });
    if (!job) return undefined;
    const lost = new AbortController();
    this.#job = { job, lost };
    return { job, lost: lost.signal };
  }

  /** The shard at hand is settled, one way or the other. */
  settled(): void {
    this.#job = undefined;
  }

  /** Says that the worker is gone, so that nobody waits for him. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#beating;
    await this.#cluster
      .ask('UPDATE entente_cluster.worker SET ended_on = now(), shard = NULL, attempt = NULL WHERE id = $1', [this.id])
      .catch(() => undefined);
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      // A server that is away is met by whoever works; here it is tried again.
      this.#beating = this.#beat()
        .catch(() => undefined)
        .then(() => {
          if (!this.#ended) this.#later();
        });
    }, BEAT);
  }

  async #beat(): Promise<void> {
    const { ask, boss } = this.#cluster;
    await ask('UPDATE entente_cluster.worker SET seen_on = now(), ended_on = NULL WHERE id = $1', [this.id]);
    const at = this.#job;
    if (at) {
      await boss.touch(this.#queue, at.job);
      const { id, retryCount } = at.job;
      const held = await ask(
        `SELECT id FROM entente_queue.job WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`,
        [this.#queue, id, retryCount],
      );
      if (held.length === 0 && this.#job === at) at.lost.abort();
    }
    await this.#buryTheDead();
  }

  /**
   * Gives back the shards of workers that gave no sign of life. After a restart of the server all have the time to give one. A
   * worker that was only held up finds his attempt gone and drops what he read.
   */
  async #buryTheDead(): Promise<void> {
    await this.#cluster.transact(async (ask, db) => {
      const dead = await ask(
        `UPDATE entente_cluster.worker SET ended_on = now()
         WHERE ended_on IS NULL AND seen_on < now() - make_interval(secs => $1)
           AND pg_postmaster_start_time() < now() - make_interval(secs => $2)
         RETURNING shard, attempt, host, pid, version`,
        [DEAD_AFTER, REJOIN],
      );
      for (const { shard, attempt, host, pid, version } of dead) {
        if (typeof shard !== 'string' || typeof attempt !== 'number') continue;
        const message = `the worker ${String(pid)} on ${String(host)} gave no sign of life for ${DEAD_AFTER} s`;
        const queue = queueOf(String(version));
        await this.#cluster.boss.fail(queue, { id: shard, retryCount: attempt }, { message }, { db });
      }
    });
  }
}
