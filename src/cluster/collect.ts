import { EntenteError, type FailureCode } from '../records/failure.ts';
import type { Cluster } from './cluster.ts';
import { PartFile, type PartRow } from './part-file.ts';
import { type ReaderSettings, settingsOf } from './reader-settings.ts';
import { decodeList, decodeShard, type ListEntry, type ShardDocument } from './shard-file.ts';
import type { ShardStore } from './shard-store.ts';

/** A batch whose readings are collected. */
export interface Batch {
  readonly batch: string;
  readonly name: string;
  readonly reader: ReaderSettings;
  readonly entries: number;
  /** Names of the parts of its manifest, in their order. */
  readonly lists: readonly string[];
  /** Documents that are not read yet. */
  readonly unread: number;
}

/** What became of an input of a batch. */
export type Collected = { readonly name: string; readonly remarks: readonly string[] } & (
  | { readonly kind: 'read'; readonly row: PartRow & { readonly kind: 'read' }; readonly at: Place }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly reason: string }
  /** It waits, or is being read. */
  | { readonly kind: 'unread' }
);

/** Where a document and its reading lie. */
export interface Place {
  readonly file: string;
  readonly part: string | undefined;
  readonly place: number;
}

/**
 * The batch of an id or a name; without one the only batch there is.
 * @throws EntenteError('usage') where there is none, or several
 */
export async function batchOf(cluster: Cluster, named: string | undefined): Promise<Batch> {
  const rows = await cluster.ask(
    `SELECT b.id, b.name, b.reader, b.lists, b.entries, coalesce((
       SELECT sum(p.documents) FROM entente_cluster.batch_shard p JOIN entente_cluster.shard s ON s.id = p.shard
       WHERE p.batch = b.id AND s.done_on IS NULL), 0)::bigint AS unread
     FROM entente_cluster.batch b WHERE $1::text IS NULL OR b.id = $1 OR b.name = $1 ORDER BY b.submitted_on`,
    [named ?? null],
  );
  const [row] = rows;
  if (!row) {
    throw new EntenteError(
      'usage',
      named === undefined
        ? 'Nothing was submitted yet; do so with: entente cluster submit'
        : `There is no batch ${named}; entente cluster status lists them.`,
    );
  }
  if (rows.length > 1) {
    const ids = rows.map(({ id }) => String(id)).join(', ');
    throw new EntenteError(
      'usage',
      `There are several batches${named === undefined ? '' : ` called ${named}`}: ${ids}. Name one by its id.`,
    );
  }
  const reader = await settingsOf(cluster, String(row.reader));
  if (!reader) throw new EntenteError('internal', `Nobody knows how the batch ${String(row.id)} was read.`);
  return {
    batch: String(row.id),
    name: String(row.name),
    reader,
    entries: Number(row.entries),
    lists: row.lists as readonly string[],
    unread: Number(row.unread),
  };
}

/**
 * What became of each input of a batch, in the order in which they were named. Parts are fetched as they are come to, a few at a
 * time in memory.
 * @throws EntenteError('unreadable') where a part is missing from the store or damaged
 */
export async function* collect(cluster: Cluster, store: ShardStore, batch: Batch): AsyncGenerator<Collected> {
  const parts = new Kept(async (name) => new PartFile(await store.get(name), name));
  for (const list of batch.lists) {
    const entries = decodeList(await store.get(list), list);
    const places = await placesOf(cluster, batch.reader.id, entries);
    for (const entry of entries) yield await collected(entry, places, parts);
  }
}

async function collected(
  entry: ListEntry,
  places: ReadonlyMap<string, Place>,
  parts: Kept<PartFile>,
): Promise<Collected> {
  const { name, key, failure, remarks = [] } = entry;
  if (failure) return { name, remarks, kind: 'failed', code: failure.code, reason: failure.message };
  const at = key === undefined ? undefined : places.get(key);
  if (!at) throw new EntenteError('internal', `Nobody knows the document ${name}; submit its batch again.`);
  if (at.part === undefined) return { name, remarks, kind: 'unread' };
  const row = await (await parts.get(at.part)).row(at.place);
  if (row.key !== key) throw new EntenteError('unreadable', `The part ${at.part} holds another document than ${name}.`);
  if (row.kind === 'failed') return { name, remarks, kind: 'failed', code: row.code, reason: row.reason };
  return { name, remarks, kind: 'read', row, at };
}

async function placesOf(
  cluster: Cluster,
  reader: string,
  entries: readonly ListEntry[],
): Promise<ReadonlyMap<string, Place>> {
  const rows = await cluster.ask(
    `SELECT encode(d.key, 'hex') AS key, d.place, s.file, s.part
     FROM entente_cluster.document d JOIN entente_cluster.shard s ON s.id = d.shard
     WHERE d.reader = $1 AND d.key IN (SELECT decode(one, 'hex') FROM unnest($2::text[]) AS one)`,
    [reader, entries.flatMap(({ key }) => (key === undefined ? [] : [key]))],
  );
  return new Map(
    rows.map(({ key, place, file, part }) => [
      String(key),
      { file: String(file), part: typeof part === 'string' ? part : undefined, place: Number(place) },
    ]),
  );
}

/** The documents themselves, for whoever keeps originals. */
export class ShardReader {
  readonly #shards: Kept<readonly ShardDocument[]>;

  constructor(store: ShardStore) {
    this.#shards = new Kept(async (name) => decodeShard(await store.get(name), name));
  }

  /** @throws EntenteError('unreadable') where the shard is missing from the store or damaged */
  async document({ file, place }: Place): Promise<ShardDocument> {
    const document = (await this.#shards.get(file))[place];
    if (document) return document;
    throw new EntenteError('unreadable', `The shard ${file} has no document ${place}; it is damaged.`);
  }
}

/** Files that were asked for last; those of neighbours are mostly the same. */
class Kept<T> {
  static readonly #many = 4;
  readonly #load: (name: string) => Promise<T>;
  readonly #files = new Map<string, T>();

  constructor(load: (name: string) => Promise<T>) {
    this.#load = load;
  }

  async get(name: string): Promise<T> {
    const known = this.#files.get(name);
    const file = known ?? (await this.#load(name));
    this.#files.delete(name);
    this.#files.set(name, file);
    const [oldest] = this.#files.keys();
    if (this.#files.size > Kept.#many && oldest !== undefined) this.#files.delete(oldest);
    return file;
  }
}

/**
 * Removes parts that no shard names: of attempts that were no longer the ones that count. Only where nothing is being read, since
 * a part is written before it is noted.
 * @returns how many were removed
 */
export async function sweepParts(cluster: Cluster, store: ShardStore): Promise<number> {
  const [busy] = await cluster.ask(`SELECT count(*)::int AS n FROM entente_cluster.shard WHERE done_on IS NULL`);
  if (Number(busy?.n) > 0) return 0;
  const named = new Set((await cluster.ask('SELECT part FROM entente_cluster.shard')).map(({ part }) => String(part)));
  const orphans = (await store.list('parts/')).filter((name) => !named.has(name));
  for (const name of orphans) await store.remove(name);
  return orphans.length;
}
