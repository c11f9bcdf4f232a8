import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, makeQueue, openCluster } from '../../cluster/cluster.ts';
import { clusterStatus } from '../../cluster/cluster-status.ts';
import { batchOf, collect, sweepParts } from '../../cluster/collect.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../cluster/postgres-server.fixture.ts';
import { queueAddress } from '../../cluster/queue-address.ts';
import { readerSettings } from '../../cluster/reader-settings.ts';
import { FolderStore } from '../../cluster/shard-store.ts';
import { type SubmitOptions, submit } from '../../cluster/submit.ts';
import { runWorker, type WorkerEvent, type WorkerOptions } from '../../cluster/worker.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import { testFolder, writeOddFiles } from '../command-line.fixture.ts';
import { version } from '../kit/version.ts';

const bin = postgresPrograms();
const { entente, file, path: folder } = testFolder();
const pathOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const dam = pathOf('examples/nile-dam-2020');
const LONG = { timeout: 300_000 };

describe.skipIf(bin === undefined)('reading on many machines', () => {
  let server: PostgresServer;
  let cluster: Cluster;
  let store: FolderStore;
  let said = '';

  const queue = (): readonly string[] => ['--queue', server.url, '--store', 'store'];
  /** A command of the cluster in a terminal in memory; all that it says is looked through for the password in the end. */
  async function command(...args: readonly string[]) {
    const run = await entente([...args, ...(args[1] === 'status' ? queue().slice(0, 2) : queue())]);
    said += run.stdout + run.stderr;
    return run;
  }
  /** All that waits is read. */
  const work = (): ReturnType<typeof command> => command('worker', '--until-done', '--jobs', '2');

  const texts = (...all: readonly string[]): AsyncIterable<Input> =>
    (async function* () {
      for (const [i, text] of all.entries()) {
        yield { name: `${i}-${text.slice(0, 9)}.txt`, load: async () => new TextEncoder().encode(text) };
      }
    })();
  const reader = readerSettings(version(), 'fast', []);
  const submitTexts = (all: readonly string[], options: Partial<SubmitOptions> = {}) =>
    submit(cluster, store, texts(...all), { reader, name: 'texts', shardSize: 2, ...options });
  const workerOptions = (options: Partial<WorkerOptions> = {}): WorkerOptions => ({
    version: version(),
    jobs: 1,
    knowledge: async () => ({ engine: 'fast' }),
    untilDone: true,
    drain: new AbortController().signal,
    ...options,
  });
  const states = async (): Promise<Readonly<Record<string, number>>> => {
    const rows = await cluster.ask('SELECT state::text, count(*)::int AS n FROM entente_queue.job GROUP BY 1');
    return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]));
  };

  beforeAll(async () => {
    server = await startPostgres(bin as string);
    expect((await command('cluster', 'init')).status).toBe(0);
    expect((await command('cluster', 'init')).status).toBe(0);
    cluster = await openCluster(queueAddress(server.url));
    store = new FolderStore(join(folder, 'store'), 'store');
  });

  afterEach(async () => {
    await cluster.ask(
      'TRUNCATE entente_queue.job, entente_cluster.worker, entente_cluster.attempt, entente_cluster.set_aside, entente_cluster.batch_shard, entente_cluster.batch, entente_cluster.document, entente_cluster.shard, entente_cluster.reader',
    );
  });

  afterAll(async () => {
    await cluster?.close();
    await server?.remove();
  });

  it('gives the bytes, complaints and exit code of one machine', LONG, async () => {
    writeOddFiles(file);
    file('actors.yaml', 'actors:\n  - {name: Basin Forum, kind: igo, names: [Addis Ababa], members: [EGY, ETH]}\n');
    const inputs = ['broken.pdf', dam, 'lines.jsonl', 'empty.txt', 'deutsch.txt', 'missing.txt', 'lines.jsonl'];
    const how = ['--engine', 'fast', '--actors', 'actors.yaml', '--publisher', 'The Paper'];
    const submitted = await command('cluster', 'submit', ...inputs, ...how, '--shard-size', '3');
    expect([submitted.status, submitted.stdout]).toEqual([1, expect.stringMatching(/^[0-9a-f]{10}\n$/u)]);
    const early = await command('cluster', 'collect');
    expect([early.status, early.stdout]).toEqual([3, '']);
    expect((await work()).status).toBe(0);
    const plain = await entente(['read', ...inputs, ...how, '--jsonl']);
    const collected = await command('cluster', 'collect');
    expect(collected).toEqual(plain);
    expect(plain.stdout).toContain('Basin Forum');
    expect(plain.stderr.trim().split('\n').at(-1)).toMatch(/^11 of 16 documents read/u);
    const status = JSON.parse((await command('cluster', 'status', '--json')).stdout);
    expect(status).toMatchObject({
      documents: { waiting: 0, setAside: 2 },
      batches: [{ batch: submitted.stdout.trim(), entries: 16, shards: 4, shardsDone: 4 }],
    });
    expect(status.setAside.map(({ name }: { name: string }) => name)).toEqual(['broken.pdf', 'empty.txt']);
  });

  it('does nothing twice: what was submitted is known, and only what is new is read', LONG, async () => {
    const all = ['Seoul spoke.', 'Tokyo spoke.', 'Oslo spoke.'];
    const first = await submitTexts(all);
    expect(first).toMatchObject({ entries: 3, added: 3, shards: 2, known: false });
    expect(await submitTexts(all)).toEqual({ ...first, added: 0, shards: 0, known: true });
    await runWorker(cluster, store, workerOptions());
    expect(await submitTexts(all)).toMatchObject({ added: 0, known: true });
    expect(await submitTexts([...all, 'Lima spoke.', 'Lima spoke.'])).toMatchObject({
      added: 2,
      shards: 1,
      known: false,
    });
    const tally = await runWorker(cluster, store, workerOptions());
    expect(tally).toMatchObject({ shards: 1, documents: 2 });
    expect(await states()).toEqual({ completed: 3 });
    expect(await submitTexts(all, { reader: readerSettings(version(), 'encoder', []) })).toMatchObject({ added: 3 });
  });

  it('goes on where submitting was interrupted', LONG, async () => {
    const all = Array.from({ length: 9 }, (_, i) => `Seoul met envoy ${i}.`);
    const stop = new AbortController();
    let opened = 0;
    const began = (): void => {
      if (++opened === 6) stop.abort();
    };
    await expect(submitTexts(all, { cancelled: stop.signal, began })).rejects.toThrow('Submit the same again');
    expect((await states()).created).toBe(3);
    expect(await submitTexts(all)).toMatchObject({ entries: 9, added: 3, known: false });
  });

  it('sets aside what kills its reader or is never done, and reads the rest of its shard', LONG, async () => {
    const all = ['Seoul spoke.', 'POISON of one kind.', 'Oslo spoke.', 'This takes FOREVER.', 'Lima spoke.'];
    await submitTexts(all, { shardSize: 5 });
    const entry = new URL('../../cluster/dying-reader.fixture.ts', import.meta.url);
    const tally = await runWorker(cluster, store, workerOptions({ processes: { entry, longestSeconds: 6 }, jobs: 2 }));
    expect(tally).toEqual({ shards: 1, documents: 5, failed: 2 });
    const found = [];
    for await (const one of collect(cluster, store, await batchOf(cluster, undefined)))
      found.push(one.kind === 'failed' ? one.reason : one.kind);
    expect(found).toEqual([
      'read',
      expect.stringContaining('its process was ended by SIGKILL'),
      'read',
      '3-This take.txt takes longer than 6 s to read; divide it.',
      'read',
    ]);
    const { setAside } = await clusterStatus(cluster);
    expect(setAside.map(({ name }) => name)).toEqual(['1-POISON of.txt', '3-This take.txt']);
  });

  it('notes nothing of an attempt that is no longer the one that counts', LONG, async () => {
    await submitTexts(['Seoul spoke.', 'Tokyo spoke.']);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let begun: () => void = () => undefined;
    const reads = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const events: WorkerEvent['kind'][] = [];
    const slow = runWorker(
      cluster,
      store,
      workerOptions({
        knowledge: async () => {
          begun();
          await held;
          return { engine: 'fast' };
        },
        tell: ({ kind }) => events.push(kind),
      }),
    );
    await reads;
    const [job] = await cluster.ask(`SELECT id, name FROM entente_queue.job WHERE state = 'active'`);
    // As if it had given no sign of life: the queue gives its shard to another one.
    await cluster.boss.fail(await makeQueue(cluster, version()), { id: String(job?.id), retryCount: 0 });
    const quick = await runWorker(cluster, store, workerOptions());
    goOn();
    expect(quick).toMatchObject({ shards: 1, documents: 2 });
    expect(await slow).toMatchObject({ shards: 0, documents: 0 });
    expect(events).toEqual(['lost']);
    const [shard] = await cluster.ask(
      'SELECT attempt, (SELECT count(*)::int FROM entente_cluster.attempt) AS n FROM entente_cluster.shard',
    );
    expect(shard).toEqual({ attempt: 1, n: 2 });
  });

  it('when told to end gives the shard back at once, or finishes it where there is time', LONG, async () => {
    await submitTexts(['Seoul spoke.', 'Tokyo spoke.', 'Oslo spoke.', 'Lima spoke.']);
    for (const [graceSeconds, kind] of [
      [0, 'given back'],
      [60, 'read'],
    ] as const) {
      const drain = new AbortController();
      const events: WorkerEvent['kind'][] = [];
      await runWorker(
        cluster,
        store,
        workerOptions({
          drain: drain.signal,
          graceSeconds,
          knowledge: async () => {
            drain.abort();
            // The grace of nothing is over when the next turn has come.
            await new Promise((done) => setTimeout(done, 20));
            return { engine: 'fast' };
          },
          tell: (event) => events.push(event.kind),
        }),
      );
      expect(events).toEqual([kind]);
    }
    expect(await states()).toEqual({ completed: 1, created: 1 });
    const workers = await cluster.ask(
      'SELECT shard FROM entente_cluster.worker WHERE ended_on IS NULL OR shard IS NOT NULL',
    );
    expect(workers).toEqual([]);
  });

  it('puts no more on the queue than is asked for', LONG, async () => {
    const paused: boolean[] = [];
    const working = new AbortController();
    let worker: Promise<unknown> = Promise.resolve();
    const all = Array.from({ length: 8 }, (_, i) => `Seoul met envoy ${i}.`);
    const submitted = await submitTexts(all, {
      ahead: 2,
      paused: (now) => {
        paused.push(now);
        if (paused.length > 1) return;
        worker = runWorker(cluster, store, workerOptions({ untilDone: false, drain: working.signal }));
      },
    });
    expect(submitted).toMatchObject({ added: 8, shards: 4 });
    expect(paused.slice(0, 2)).toEqual([true, false]);
    working.abort();
    await worker;
  });

  it('leaves what another version submitted to workers of that version', LONG, async () => {
    await submitTexts(['Seoul spoke.'], { reader: readerSettings('9.9.9', 'fast', []) });
    expect(await runWorker(cluster, store, workerOptions())).toMatchObject({ shards: 0 });
    expect((await clusterStatus(cluster)).withoutWorker).toEqual([{ version: '9.9.9', shards: 1 }]);
  });

  it('gives up a shard that fails each time, says why, and tries again when it is submitted again', LONG, async () => {
    await submitTexts(['Seoul spoke.', 'Tokyo spoke.']);
    const [row] = await cluster.ask('UPDATE entente_queue.job SET retry_limit = 0 RETURNING id');
    const [shard] = await cluster.ask('SELECT file FROM entente_cluster.shard WHERE id = $1', [row?.id]);
    const place = join(folder, 'store', String(shard?.file));
    const whole = readFileSync(place);
    writeFileSync(place, whole.subarray(0, 40));
    await runWorker(cluster, store, workerOptions());
    const { shards, givenUp } = await clusterStatus(cluster);
    expect([shards.givenUp, givenUp]).toEqual([
      1,
      [{ shard: row?.id, documents: 2, reason: expect.stringContaining('damaged') }],
    ]);
    writeFileSync(place, whole);
    expect(await submitTexts(['Seoul spoke.', 'Tokyo spoke.'])).toMatchObject({ added: 0, revived: 1 });
    expect(await runWorker(cluster, store, workerOptions())).toMatchObject({ shards: 1, documents: 2 });
  });

  it('puts texts and records into a case as adding them does', LONG, async () => {
    for (const name of ['near', 'far']) {
      expect((await entente(['init', name, '--as', 'ada'])).status).toBe(0);
      file(
        `${name}/actors.yaml`,
        'actors:\n  - {name: Basin Forum, kind: igo, names: [Addis Ababa], members: [EGY, ETH]}\n',
      );
      file(`${name}/entente.yaml`, 'coder: ada\nengine: fast\n');
    }
    file('empty.txt', '');
    const added = await entente(['add', dam, 'empty.txt', '--case', 'near']);
    await command('cluster', 'submit', dam, 'empty.txt', '--case', 'far', '--name', 'dam');
    await work();
    expect(await command('cluster', 'collect', 'dam', '--case', 'far')).toEqual({ ...added, status: added.status });
    expect((await command('cluster', 'collect', 'dam', '--case', 'far')).stderr).toContain('6 known already');
    const [near, far] = [await entente(['read', 'near', '--jsonl']), await entente(['read', 'far', '--jsonl'])];
    expect(far).toEqual(near);
    file('far/issues.yaml', 'issues:\n  - {name: The dam, aliases: [filling of the reservoir]}\n');
    const other = await command('cluster', 'collect', 'dam', '--case', 'far');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('submit it again with --case far')]);
  });

  it('sweeps what attempts left that did not count, once nothing is being read', LONG, async () => {
    await submitTexts(['Seoul spoke.', 'Tokyo spoke.']);
    await store.put('parts/00/orphan.parquet', new Uint8Array(3));
    expect(await sweepParts(cluster, store)).toBe(0);
    await runWorker(cluster, store, workerOptions());
    expect(await sweepParts(cluster, store)).toBeGreaterThanOrEqual(1);
    const [shard] = await cluster.ask('SELECT part FROM entente_cluster.shard');
    expect(await store.list('parts/')).toEqual([shard?.part]);
  });

  it('refuses a store of another cluster and a database without one', LONG, async () => {
    mkdirSync(join(folder, 'other'), { recursive: true });
    file('other/entente-cluster.json', '{"cluster":"another"}');
    const wrong = await entente(['worker', '--until-done', '--queue', server.url, '--store', 'other']);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('other is the store of another cluster')]);
    const none = await entente(['cluster', 'status', '--queue', server.url.replace(/postgres$/u, 'template1')]);
    expect([none.status, none.stderr]).toEqual([
      3,
      expect.stringContaining('There is no cluster at postgres://entente@127.0.0.1'),
    ]);
    const refused = await entente([
      'cluster',
      'status',
      '--queue',
      server.url.replace(encodeURIComponent(server.password), 'guess-w0rd'),
    ]);
    expect([refused.status, refused.stderr]).toEqual([
      3,
      expect.stringContaining('refuses: password authentication failed'),
    ]);
    said += wrong.stderr + none.stderr + refused.stderr;
  });

  it('has shown no password in all of this', () => {
    expect(said).toContain('postgres://entente@127.0.0.1');
    for (const secret of [server.password, encodeURIComponent(server.password), 'guess-w0rd'])
      expect(said).not.toContain(secret);
  });
});
