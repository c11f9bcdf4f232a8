import type { Cluster, Row } from './cluster.ts';
import { DEAD_AFTER } from './worker-life.ts';

/** How far a batch has come. */
export interface BatchStatus {
  readonly batch: string;
  readonly name: string;
  readonly submittedOn: string;
  /** Inputs, in the order in which they were named. */
  readonly entries: number;
  /** Inputs that could be opened. */
  readonly documents: number;
  /** Of these, what lies in a part: read or set aside. */
  readonly done: number;
  readonly shards: number;
  readonly shardsDone: number;
}

/** A worker that has given a sign of life. */
export interface WorkerStatus {
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly jobs: number;
  readonly reads: boolean;
  readonly seenSecondsAgo: number;
}

/** How far a cluster has come. */
export interface ClusterStatus {
  readonly shards: {
    readonly waiting: number;
    readonly beingRead: number;
    readonly done: number;
    /** Begun too often without an end; submitting again tries them once more. */
    readonly givenUp: number;
  };
  readonly documents: { readonly waiting: number; readonly read: number; readonly setAside: number };
  /** Documents a minute over the last ten minutes; absent where none was read in them. */
  readonly perMinute?: number;
  /** Seconds until nothing waits at that speed; absent where nothing waits or no speed is known. */
  readonly secondsLeft?: number;
  readonly batches: readonly BatchStatus[];
  readonly workers: readonly WorkerStatus[];
  /** Documents that could not be read, and why; the first thousand. */
  readonly setAside: readonly { readonly name: string; readonly reason: string }[];
  readonly givenUp: readonly { readonly shard: string; readonly documents: number; readonly reason: string }[];
  /** Versions whose shards wait though no worker of theirs is alive. */
  readonly withoutWorker: readonly { readonly version: string; readonly shards: number }[];
}

/** Seconds over which speed is measured. */
const WINDOW = 600;
const MOST_LISTED = 1000;

/** Asks how far a cluster has come. */
export async function clusterStatus(cluster: Pick<Cluster, 'ask'>): Promise<ClusterStatus> {
  const [counts] = await cluster.ask(COUNTS);
  const [speed] = await cluster.ask(SPEED, [WINDOW]);
  const waiting = number(counts, 'unread');
  const perMinute = number(speed, 'seconds') > 0 ? (60 * number(speed, 'documents')) / number(speed, 'seconds') : 0;
  return {
    shards: {
      waiting: number(counts, 'waiting'),
      beingRead: number(counts, 'active'),
      done: number(counts, 'done'),
      givenUp: number(counts, 'failed'),
    },
    documents: {
      waiting,
      read: number(counts, 'read'),
      setAside: number(counts, 'aside'),
    },
    ...(perMinute > 0 ? { perMinute } : {}),
    ...(perMinute > 0 && waiting > 0 ? { secondsLeft: Math.ceil((60 * waiting) / perMinute) } : {}),
    batches: (await cluster.ask(BATCHES)).map(batchOf),
    workers: (await cluster.ask(WORKERS, [DEAD_AFTER])).map(workerOf),
    setAside: (await cluster.ask(SET_ASIDE, [MOST_LISTED])).map((row) => ({
      name: text(row, 'name'),
      reason: text(row, 'reason'),
    })),
    givenUp: (await cluster.ask(GIVEN_UP, [MOST_LISTED])).map((row) => ({
      shard: text(row, 'id'),
      documents: number(row, 'documents'),
      reason: text(row, 'reason'),
    })),
    withoutWorker: (await cluster.ask(WITHOUT_WORKER, [DEAD_AFTER])).map((row) => ({
      version: text(row, 'version'),
      shards: number(row, 'shards'),
    })),
  };
}

function number(row: Row | undefined, name: string): number {
  return Number(row?.[name] ?? 0);
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '');
}

function batchOf(row: Row): BatchStatus {
  return {
    batch: text(row, 'id'),
    name: text(row, 'name'),
    submittedOn: text(row, 'submitted'),
    entries: number(row, 'entries'),
    documents: number(row, 'documents'),
    done: number(row, 'done'),
    shards: number(row, 'shards'),
    shardsDone: number(row, 'shards_done'),
  };
}

function workerOf(row: Row): WorkerStatus {
  return {
    host: text(row, 'host'),
    pid: number(row, 'pid'),
    version: text(row, 'version'),
    jobs: number(row, 'jobs'),
    reads: row.shard !== null,
    seenSecondsAgo: number(row, 'ago'),
  };
}

const COUNTS = `
  SELECT count(*) FILTER (WHERE s.done_on IS NOT NULL)::int AS done,
    count(*) FILTER (WHERE s.done_on IS NULL AND j.state = 'active')::int AS active,
    count(*) FILTER (WHERE s.done_on IS NULL AND j.state = 'failed')::int AS failed,
    count(*) FILTER (WHERE s.done_on IS NULL AND j.state IN ('created', 'retry'))::int AS waiting,
    coalesce(sum(s.documents) FILTER (WHERE s.done_on IS NULL AND j.state <> 'failed'), 0)::bigint AS unread,
    coalesce(sum(s.documents - s.failed) FILTER (WHERE s.done_on IS NOT NULL), 0)::bigint AS read,
    coalesce(sum(s.failed), 0)::bigint AS aside
  FROM entente_cluster.shard s LEFT JOIN entente_queue.job j ON j.id = s.id`;

/** From when the first of those shards was begun, so that a speed is not that of a window in which nobody worked at first. */
const SPEED = `
  SELECT coalesce(sum(s.documents), 0)::bigint AS documents,
    extract(epoch FROM now() - greatest(min(a.began_on), now() - make_interval(secs => $1)))::float8 AS seconds
  FROM entente_cluster.shard s
  JOIN entente_cluster.attempt a ON a.shard = s.id AND a.attempt = s.attempt
  WHERE s.done_on > now() - make_interval(secs => $1)`;

const BATCHES = `
  SELECT b.id, b.name, to_char(b.submitted_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS submitted, b.entries, b.documents,
    count(s.id)::int AS shards, count(s.done_on)::int AS shards_done,
    coalesce(sum(p.documents) FILTER (WHERE s.done_on IS NOT NULL), 0)::bigint AS done
  FROM entente_cluster.batch b
  LEFT JOIN entente_cluster.batch_shard p ON p.batch = b.id
  LEFT JOIN entente_cluster.shard s ON s.id = p.shard
  GROUP BY b.id ORDER BY b.submitted_on, b.id`;

const WORKERS = `
  SELECT host, pid, version, jobs, shard, extract(epoch FROM now() - seen_on)::float8 AS ago
  FROM entente_cluster.worker
  WHERE ended_on IS NULL AND seen_on > now() - make_interval(secs => $1)
  ORDER BY host, started_on`;

const SET_ASIDE = `
  SELECT a.name, a.reason FROM entente_cluster.set_aside a JOIN entente_cluster.shard s ON s.id = a.shard
  ORDER BY s.submitted_on, a.shard, a.place LIMIT $1`;

const GIVEN_UP = `
  SELECT s.id, s.documents, coalesce(j.output ->> 'message', j.output -> 'value' ->> 'message', '') AS reason
  FROM entente_cluster.shard s JOIN entente_queue.job j ON j.id = s.id
  WHERE s.done_on IS NULL AND j.state = 'failed' ORDER BY s.submitted_on, s.id LIMIT $1`;

const WITHOUT_WORKER = `
  SELECT r.version, count(*)::int AS shards FROM entente_cluster.shard s JOIN entente_cluster.reader r ON r.id = s.reader
  WHERE s.done_on IS NULL AND NOT EXISTS (
    SELECT 1 FROM entente_cluster.worker w
    WHERE w.version = r.version AND w.ended_on IS NULL AND w.seen_on > now() - make_interval(secs => $1))
  GROUP BY r.version ORDER BY r.version`;
