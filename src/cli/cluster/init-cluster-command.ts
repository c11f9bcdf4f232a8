import { makeQueue } from '../../cluster/cluster.ts';
import { markStore } from '../../cluster/shard-store.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { version } from '../kit/version.ts';
import { type StoreOptions, storeAt, withCluster } from './with-cluster.ts';

/** `entente cluster init`: makes the tables of a queue and marks the place of its texts; what is there already stays. */
export async function initClusterCommand(terminal: Terminal, options: StoreOptions): Promise<number> {
  return await withCluster(options, { make: true }, async (cluster) => {
    const store = await storeAt(terminal, options);
    await markStore(store, cluster.id);
    await makeQueue(cluster, version());
    terminal.err(
      `The queue is ready at ${cluster.address.shown}, its texts lie in ${store.shown}. Next: ${terminal.program} cluster submit, and ${terminal.program} worker on each machine.\n`,
    );
    return EXIT.done;
  });
}
