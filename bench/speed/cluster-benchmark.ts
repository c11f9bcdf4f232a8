import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Cluster, makeQueue, openCluster } from '../../src/cluster/cluster.ts';
import { postgresPrograms, startPostgres } from '../../src/cluster/postgres-server.fixture.ts';
import { queueAddress } from '../../src/cluster/queue-address.ts';
import { readerSettings } from '../../src/cluster/reader-settings.ts';
import { FolderStore, markStore } from '../../src/cluster/shard-store.ts';
import { submit } from '../../src/cluster/submit.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { collectInputs, type Input } from '../../src/sources/collect-inputs.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { runApart } from '../kit/run-apart.ts';
import { sharedFile } from '../kit/shared-data.ts';
import type { WorkerCost } from './cluster-worker.child.ts';

const DOCUMENTS = 1000;
const SHARD_SIZE = 25;
const WORKERS = [1, 2, 4] as const;
/** What is reckoned: so many articles on so many machines of so many cores. */
const RECKONED = { articles: 10_000_000, machines: 50, cores: 8 } as const;

interface Run {
  readonly workers: number;
  readonly seconds: number;
  readonly costs: readonly WorkerCost[];
}

/**
 * How fast workers read from one queue, and what the queue takes beside reading. Each number of workers reads the same texts, each worker
 * one at a time, with a server of PostgreSQL of the benchmark's own.
 */
export const clusterBenchmark: Benchmark = async ({ files, engine = 'fast', documents = DOCUMENTS, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/attribution/train.jsonl')];
  const bin = postgresPrograms();
  if (!bin) throw new EntenteError('usage', 'cluster: PostgreSQL is not installed; Debian has it as postgresql.');
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-cluster-'));
  const server = await startPostgres(bin);
  const runs: Run[] = [];
  try {
    for (const workers of WORKERS) {
      const version = `bench-${workers}`;
      const store = new FolderStore(join(folder, version));
      const cluster = await openCluster(queueAddress(server.url), { make: true });
      await fill(cluster, store, { version, engine, inputs: someInputs(chosen, documents) });
      await cluster.close();
      const began = performance.now();
      const args = ['--queue', server.url, '--store', join(folder, version), '--version', version];
      const script = new URL('./cluster-worker.child.ts', import.meta.url);
      const costs = await Promise.all(Array.from({ length: workers }, () => runApart<WorkerCost>(script, args)));
      runs.push({ workers, seconds: (performance.now() - began) / 1000, costs });
      progress?.(runs.length, WORKERS.length);
    }
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return outcome(runs, { files: chosen, engine });
};

interface Filling {
  readonly version: string;
  readonly engine: 'fast' | 'encoder';
  readonly inputs: AsyncIterable<Input>;
}

async function fill(cluster: Cluster, store: FolderStore, { version, engine, inputs }: Filling): Promise<void> {
  await markStore(store, cluster.id);
  await makeQueue(cluster, version);
  await submit(cluster, store, inputs, {
    reader: readerSettings(version, engine, []),
    name: version,
    shardSize: SHARD_SIZE,
  });
}

async function* someInputs(files: readonly string[], most: number): AsyncGenerator<Input> {
  let n = 0;
  for await (const input of collectInputs(files)) {
    if (n++ >= most) return;
    yield input;
  }
}

function outcome(
  runs: readonly Run[],
  { files, engine }: { readonly files: readonly string[]; readonly engine: string },
) {
  const rows = runs.map(({ workers, seconds, costs }) => {
    const sum = (of: (cost: WorkerCost) => number): number => costs.reduce((all, cost) => all + of(cost), 0);
    const documents = sum((cost) => cost.documents);
    const ownMs = sum(({ ownCpuMs }) => ownCpuMs);
    const readingMs = sum(({ readingCpuMs = 0 }) => readingCpuMs);
    return {
      workers,
      documents,
      perMinute: (60 * documents) / seconds,
      cpuMsPerDocument: (ownMs + readingMs) / documents,
      queueShare: ownMs / (ownMs + readingMs),
    };
  });
  const [one] = rows;
  if (!one) throw new EntenteError('internal', 'cluster: nothing was measured.');
  const { articles, machines, cores } = RECKONED;
  const hours = (articles * one.cpuMsPerDocument) / 3.6e6 / (machines * cores);
  const cpus = availableParallelism();
  return {
    data: `${whole(one.documents)} texts of ${files.map((file) => basename(file)).join(', ')}, engine ${engine}, shards of ${SHARD_SIZE}, a server and all workers on ${cpus} cores, loading included; reckoned, not measured: ${whole(articles)} such articles on ${machines} machines of ${cores} cores like these take ${hours.toFixed(1)} hours`,
    json: { cores: cpus, engine, workers: rows, reckoned: { ...RECKONED, hours } },
    table: [
      ['workers', 'texts/min', 'CPU ms a text', 'of it queue and store'],
      ...rows.map((row) => [
        String(row.workers),
        whole(row.perMinute),
        row.cpuMsPerDocument.toFixed(1),
        `${(100 * row.queueShare).toFixed(1)} %`,
      ]),
    ],
  };
}
