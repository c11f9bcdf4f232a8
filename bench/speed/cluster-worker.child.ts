import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openCluster } from '../../src/cluster/cluster.ts';
import { queueAddress } from '../../src/cluster/queue-address.ts';
import { FolderStore } from '../../src/cluster/shard-store.ts';
import { runWorker } from '../../src/cluster/worker.ts';

/** What a worker cost. */
export interface WorkerCost {
  readonly documents: number;
  /** Processor time of the worker itself: queue, store, parts. */
  readonly ownCpuMs: number;
  /** Of the process that reads, loading included; undefined where the system does not tell. */
  readonly readingCpuMs: number | undefined;
}

// A worker of `cluster-benchmark.ts`, which reads one text at a time until nothing waits.
const { values } = parseArgs({
  options: {
    queue: { type: 'string', default: '' },
    store: { type: 'string', default: '' },
    version: { type: 'string', default: '' },
  },
});
const cluster = await openCluster(queueAddress(values.queue));
const { documents } = await runWorker(cluster, new FolderStore(values.store), {
  version: values.version,
  jobs: 1,
  knowledge: async (_, { engine }) => ({ engine }),
  untilDone: true,
  drain: new AbortController().signal,
});
await cluster.close();
const { user, system } = process.cpuUsage();
const result: WorkerCost = { documents, ownCpuMs: (user + system) / 1000, readingCpuMs: endedChildrenMs() };
process.send?.({ result });
process.disconnect?.();

/** What Linux counts of processes that this one started and that have ended: fields 16 and 17, in hundredths of a second. */
function endedChildrenMs(): number | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(fields[13]) + Number(fields[14]));
  } catch {
    return undefined;
  }
}
