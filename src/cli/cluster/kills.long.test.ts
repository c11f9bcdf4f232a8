import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, openCluster } from '../../cluster/cluster.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../cluster/postgres-server.fixture.ts';
import { queueAddress } from '../../cluster/queue-address.ts';
import { mayPass } from '../../cluster/queue-failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { testFolder } from '../command-line.fixture.ts';

const bin = postgresPrograms();
const program = fileURLToPath(new URL('../../../bin/entente.js', import.meta.url));
const folder = testFolder();

const DOCUMENTS = 10_000;
const SHARD_SIZE = 40;
const WORKERS = 4;
const KILLS = Number(process.env.ENTENTE_KILLS ?? 100);
/** Each so many-th kill is of the server. */
const SERVER_EVERY = 10;
/** Between two kills so many shards are read at least, so that it comes to an end. */
const SHARDS_BETWEEN = 2;

const PLACES = ['Seoul', 'Tokyo', 'Moscow', 'Ankara', 'Cairo', 'Berlin', 'Paris', 'London', 'Oslo', 'Lima'];
const ACTS = ['rejected the offer of', 'condemned', 'met envoys of', 'imposed sanctions on', 'signed a treaty with'];

/** Ten thousand texts of two sentences, each different. */
function articles(): string {
  const lines = Array.from({ length: DOCUMENTS }, (_, i) => {
    const [one, other] = [PLACES[i % 10], PLACES[(i + 1 + (Math.floor(i / 10) % 9)) % 10]];
    const act = ACTS[Math.floor(i / 7) % ACTS.length];
    const text = `${one} ${act} ${other} on Monday. Officials said that ${1000 + i} troops had left the border.`;
    return `${JSON.stringify({ text, date: '2016-05-02' })}\n`;
  });
  return lines.join('');
}

interface Kill {
  readonly shard: string;
  readonly attempt: number;
  readonly at: number;
}

describe.skipIf(bin === undefined)('reading on four workers while workers and the server are killed', () => {
  let server: PostgresServer;
  let cluster: Cluster;
  const workers = new Map<number, ChildProcess>();
  let ending = false;

  const queue = (): readonly string[] => ['--queue', server.url, '--store', join(folder.path, 'store')];
  const entente = (...args: readonly string[]): Promise<Ran> => ran(args, folder.path);

  /** A worker that is started anew when it ends, as whoever looks after a machine would. */
  function startWorker(): void {
    if (ending) return;
    const child = spawn(process.execPath, [program, 'worker', ...queue(), '--jobs', '1'], { stdio: 'ignore' });
    if (child.pid === undefined) throw new Error('A worker could not be started.');
    workers.set(child.pid, child);
    child.once('exit', () => {
      workers.delete(child.pid ?? 0);
      startWorker();
    });
  }

  /** Asks the server until it answers: it may be the one that was just killed. */
  async function ask(sql: string, values: readonly unknown[] = []) {
    for (;;) {
      try {
        return await cluster.ask(sql, values);
      } catch (error) {
        if (!mayPass(error)) throw error;
        await wait(50);
      }
    }
  }

  async function done(): Promise<number> {
    const [row] = await ask('SELECT count(*)::int AS n FROM entente_cluster.shard WHERE done_on IS NOT NULL');
    return Number(row?.n);
  }

  /** Kills a worker in the middle of a shard. */
  async function killWorker(random: () => number): Promise<Kill> {
    for (;;) {
      const rows = await ask(
        'SELECT pid, shard, attempt FROM entente_cluster.worker WHERE shard IS NOT NULL AND ended_on IS NULL ORDER BY pid',
      );
      const alive = rows.filter(({ pid }) => workers.has(Number(pid)));
      const victim = alive[Math.floor(random() * alive.length)];
      const child = victim && workers.get(Number(victim.pid));
      if (victim && child) {
        const [now] = await ask('SELECT extract(epoch FROM clock_timestamp())::float8 AS at');
        child.kill('SIGKILL');
        return { shard: String(victim.shard), attempt: Number(victim.attempt), at: Number(now?.at) };
      }
      await wait(20);
    }
  }

  beforeAll(async () => {
    server = await startPostgres(bin as string);
    writeFileSync(join(folder.path, 'articles.jsonl'), articles());
    expect((await entente('cluster', 'init', ...queue())).status).toBe(0);
    cluster = await openCluster(queueAddress(server.url));
  });

  afterAll(async () => {
    ending = true;
    for (const child of workers.values()) child.kill('SIGKILL');
    await cluster?.close();
    await server?.remove();
  });

  it(`loses nothing, reads nothing twice and nothing wrong in ${DOCUMENTS} documents and ${KILLS} kills`, {
    timeout: 1_800_000,
  }, async () => {
    const began = performance.now();
    const submitted = await entente(
      ...['cluster', 'submit', 'articles.jsonl', ...queue(), '--engine', 'fast', '--shard-size', String(SHARD_SIZE)],
    );
    expect(submitted.status).toBe(0);
    for (let i = 0; i < WORKERS; i++) startWorker();

    const random = seededRandom(22);
    const kills: Kill[] = [];
    const serverStarts: number[] = [];
    for (let i = 1; i <= KILLS; i++) {
      while ((await done()) < i * SHARDS_BETWEEN) await wait(20);
      if (i % SERVER_EVERY === 0) {
        await server.kill();
        await server.start();
        const [now] = await ask('SELECT extract(epoch FROM clock_timestamp())::float8 AS at');
        serverStarts.push(Number(now?.at));
      } else kills.push(await killWorker(random));
    }
    while ((await done()) < DOCUMENTS / SHARD_SIZE) await wait(50);
    const read = performance.now();
    ending = true;
    for (const child of workers.values()) child.kill('SIGTERM');

    const [counts] = await ask(
      `SELECT (SELECT count(*)::int FROM entente_cluster.document) AS documents,
         (SELECT sum(documents)::int FROM entente_cluster.shard WHERE part IS NOT NULL) AS stored,
         (SELECT count(*)::int FROM entente_cluster.set_aside) AS aside,
         (SELECT count(*)::int FROM entente_cluster.attempt) AS attempts,
         (SELECT max(attempt)::int FROM entente_cluster.attempt) AS most`,
    );
    expect(counts).toMatchObject({ documents: DOCUMENTS, stored: DOCUMENTS, aside: 0 });

    const collected = await entente('cluster', 'collect', ...queue());
    const plain = await entente('read', 'articles.jsonl', '--engine', 'fast', '--jsonl');
    expect([collected.status, plain.status]).toEqual([0, 0]);
    expect(collected.lines).toBe(DOCUMENTS);
    expect(collected.hash).toBe(plain.hash);

    const found = await recoveries(kills, serverStarts);
    const offered = found.map((one) => one.offered).toSorted((a, b) => a - b);
    const begun = found.flatMap((one) => one.begun ?? []).toSorted((a, b) => a - b);
    console.log(
      `${DOCUMENTS} documents, ${kills.length} kills of workers and ${serverStarts.length} of the server in ${((read - began) / 1000).toFixed(0)} s; ` +
        `${String(counts?.attempts)} attempts at ${DOCUMENTS / SHARD_SIZE} shards, at most ${Number(counts?.most) + 1} at one; ` +
        `on the queue again ${spread(offered)} s after a kill, begun again ${spread(begun)} s.`,
    );
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.at(-1)).toBeLessThan(10);
  });

  /**
   * Seconds from the kill of a worker until the queue offers its shard again, and until a worker that is free takes it; counted from
   * when the server answers, where that was killed meanwhile.
   */
  async function recoveries(kills: readonly Kill[], starts: readonly number[]) {
    const rows = await ask(
      `SELECT w.shard, w.attempt, extract(epoch FROM w.ended_on)::float8 AS offered, extract(epoch FROM a.began_on)::float8 AS begun
       FROM entente_cluster.worker w
       LEFT JOIN entente_cluster.attempt a ON a.shard = w.shard AND a.attempt = w.attempt + 1 WHERE w.shard IS NOT NULL`,
    );
    const found = new Map(rows.map((row) => [`${String(row.shard)} ${String(row.attempt)}`, row]));
    return kills.flatMap(({ shard, attempt, at }) => {
      // One that was done in the very moment is not given back.
      const row = found.get(`${shard} ${attempt}`);
      if (!row) return [];
      const since = (time: number): number => time - Math.max(at, ...starts.filter((start) => start < time));
      return [
        { offered: since(Number(row.offered)), ...(row.begun === null ? {} : { begun: since(Number(row.begun)) }) },
      ];
    });
  }
});

/** The least, the median and the most. */
function spread(sorted: readonly number[]): string {
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `${at(0)} to ${at(1)} (median ${at(0.5)})`;
}

interface Ran {
  readonly status: number | null;
  readonly lines: number;
  /** SHA-256 of standard output. */
  readonly hash: string;
}

function ran(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    const hash = createHash('sha256');
    let lines = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      hash.update(bytes);
      for (const byte of bytes) if (byte === 10) lines++;
    });
    child.once('close', (status) => done({ status, lines, hash: hash.digest('hex') }));
  });
}
