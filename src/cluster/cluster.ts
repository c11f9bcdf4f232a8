import type { Db, PgBoss } from 'pg-boss';
import { EntenteError } from '../records/failure.ts';
import { FORM, QUEUE_SCHEMA, queueOf, TABLES } from './cluster-tables.ts';
import { loadPgBoss } from './load-pg-boss.ts';
import type { QueueAddress } from './queue-address.ts';
import { queueFailure } from './queue-failure.ts';

/** A row of an answer, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Asks the server one statement. */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** A server that holds a queue and the tables beside it. */
export interface Cluster {
  /** Says which one it is: the store of a cluster names it. */
  readonly id: string;
  readonly address: QueueAddress;
  readonly boss: PgBoss;
  readonly ask: Ask;
  /** Does work in one transaction, which is undone if it throws. `db` is for calls of the queue that belong to it. */
  readonly transact: <T>(work: (ask: Ask, db: Db) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** So long a server may take to let one in, in milliseconds. */
const CONNECT = 5000;
/** Connections of one program: a transaction, the sign of life beside it, and what the queue itself asks. */
const CONNECTIONS = 4;

/** How a cluster is opened. */
export interface OpenOptions {
  /** Make the tables where there are none. */
  readonly make?: boolean;
  /** Look after the queue: only those who read do. */
  readonly supervise?: boolean;
}

/**
 * Opens a cluster.
 * @throws EntenteError `usage` where pg-boss is not installed, `unreadable` where the server cannot be reached or holds no cluster
 */
export async function openCluster(address: QueueAddress, options: OpenOptions = {}): Promise<Cluster> {
  const { make = false, supervise = false } = options;
  const pgBoss = await loadPgBoss();
  const boss = new pgBoss.PgBoss({
    connectionString: address.url,
    application_name: 'entente',
    schema: QUEUE_SCHEMA,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    createSchema: make,
    migrate: make,
    supervise,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // A server that is away is met where something is asked of it.
  boss.on('error', () => undefined);
  try {
    await boss.start();
    const cluster = clusterOf(address, boss);
    if (make) {
      await cluster.ask(TABLES);
      await cluster.ask('INSERT INTO entente_cluster.cluster (form) VALUES ($1) ON CONFLICT DO NOTHING', [FORM]);
    }
    return { ...cluster, id: await idOf(cluster) };
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw noCluster(address, cause) ?? queueFailure(address, cause);
  }
}

/** The same answer to all that shows that nobody made a cluster here. */
function noCluster(address: QueueAddress, cause: unknown): EntenteError | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const words = cause instanceof Error ? cause.message : '';
  if (
    code !== '42P01' &&
    code !== '3F000' &&
    !/pg-boss is not installed|database migrations|does not exist/u.test(words)
  )
    return undefined;
  if (code === '3D000') return undefined;
  return new EntenteError(
    'unreadable',
    `There is no cluster at ${address.shown}, or one of another version; make it with: entente cluster init --queue ADDRESS --store FOLDER`,
  );
}

async function idOf({ ask, address }: Omit<Cluster, 'id'>): Promise<string> {
  const [row] = await ask('SELECT id, form FROM entente_cluster.cluster');
  if (row?.form === FORM) return String(row.id);
  throw new EntenteError(
    'unreadable',
    `The cluster at ${address.shown} was made by another version of Entente; make a new one in another database.`,
  );
}

function clusterOf(address: QueueAddress, boss: PgBoss): Omit<Cluster, 'id'> {
  const db = boss.getDb();
  const asked =
    (of: Db): Ask =>
    async (sql, values = []) =>
      (await of.executeSql(sql, [...values])).rows as readonly Row[];
  return {
    address,
    boss,
    ask: asked(db),
    transact: async (work) => {
      const transaction = await db.beginTransaction?.();
      if (!transaction) throw new EntenteError('internal', 'This queue knows no transactions.');
      try {
        const result = await work(asked(transaction.db), transaction.db);
        await transaction.commit();
        return result;
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
    },
    close: async () => await boss.stop({ graceful: false }),
  };
}

/** So often a shard is begun before it is given up; it is counted by attempt, whoever dies. */
const ATTEMPTS = 20;
/** Nothing is taken away by the passing of time: a large batch may wait for a month. */
const TEN_YEARS = 10 * 365 * 24 * 3600;

/** Makes the queue of a version where there is none. */
export async function makeQueue({ boss }: Pick<Cluster, 'boss'>, version: string): Promise<string> {
  const name = queueOf(version);
  if (await boss.getQueue(name)) return name;
  await boss.createQueue(name, {
    policy: 'standard',
    retryLimit: ATTEMPTS - 1,
    retryDelay: 0,
    // The net below our own: a worker that is gone is noticed sooner by those that are left (see `worker-life.ts`).
    heartbeatSeconds: 60,
    expireInSeconds: 24 * 3600,
    retentionSeconds: TEN_YEARS,
    deleteAfterSeconds: 0,
  });
  return name;
}
