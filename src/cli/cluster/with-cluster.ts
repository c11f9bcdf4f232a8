import { type Cluster, type OpenOptions, openCluster } from '../../cluster/cluster.ts';
import { queueAddress } from '../../cluster/queue-address.ts';
import { queueFailure } from '../../cluster/queue-failure.ts';
import { isS3, s3Address } from '../../cluster/s3-address.ts';
import { checkStore, FolderStore, type ShardStore } from '../../cluster/shard-store.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Options of every command that asks a queue. */
export interface QueueOptions {
  readonly queue: string;
}

/** Options of those that also need the texts. */
export interface StoreOptions extends QueueOptions {
  readonly store: string;
}

/**
 * Opens the cluster that is meant, works with it and closes it, whatever happens.
 * @throws EntenteError in one sentence without anything secret
 */
export async function withCluster<T>(
  { queue }: QueueOptions,
  options: OpenOptions,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const address = queueAddress(queue);
  const cluster = await openCluster(address, options);
  try {
    return await work(cluster);
  } catch (cause) {
    throw queueFailure(address, cause);
  } finally {
    await cluster.close().catch(() => undefined);
  }
}

/** Opens the cluster that is meant and its store. */
export async function withStore<T>(
  terminal: Terminal,
  options: StoreOptions,
  work: (cluster: Cluster, store: ShardStore) => Promise<T>,
): Promise<T> {
  return await withCluster(options, {}, async (cluster) => {
    const store = await storeAt(terminal, options);
    await checkStore(store, cluster.id);
    return await work(cluster, store);
  });
}

/**
 * The store of the command line: a folder, or a place in a store of objects.
 * @throws EntenteError('usage') where s3:// is not written as it should be, or has no keys
 */
export async function storeAt(terminal: Terminal, { store }: StoreOptions): Promise<ShardStore> {
  if (!isS3(store)) return new FolderStore(terminal.locate(store), store);
  const { S3Store } = await import('../../cluster/s3-store.ts');
  return new S3Store(s3Address(store));
}

/**
 * A whole number of an option.
 * @throws EntenteError('usage')
 */
export function wholeNumber(text: string | undefined, option: string, least = 1): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/u.test(text) && Number(text) >= least) return Number(text);
  throw new EntenteError('usage', `${option} must be a whole number of at least ${least}, not "${text}".`);
}
