import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from 'pg-boss';
import { canonicalJson } from '../records/canonical-json.ts';
import { EntenteError } from '../records/failure.ts';
import type { Input } from '../sources/collect-inputs.ts';
import { type OpenedInput, openInput } from '../sources/open-input.ts';
import type { ReadBytesOptions } from '../sources/read-bytes.ts';
import { type Ask, type Cluster, makeQueue } from './cluster.ts';
import { type NewSettings, storeSettings } from './reader-settings.ts';
import { documentKey, encodeList, encodeShard, type ListEntry, nameOf, type ShardDocument } from './shard-file.ts';
import type { ShardStore } from './shard-store.ts';

/** How texts are submitted. */
export interface SubmitOptions {
  readonly reader: NewSettings;
  /** What the batch is called in `status`. */
  readonly name: string;
  /** What the user knows of all texts. */
  readonly given?: NonNullable<ReadBytesOptions['given']>;
  /** Documents of a shard; by default 1,000. */
  readonly shardSize?: number;
  /** No further shard is made while more than so many wait; by default as many as there are. */
  readonly ahead?: number;
  /** Told of each input that is opened. */
  readonly began?: (name: string) => void;
  /** Told when it waits because enough shards wait, and again when it goes on. */
  readonly paused?: (paused: boolean) => void;
  readonly cancelled?: AbortSignal;
}

/** What was submitted. */
export interface Submitted {
  readonly batch: string;
  /** Inputs, in the order in which they were named. */
  readonly entries: number;
  /** Inputs that could not be opened; collect says why. */
  readonly unopened: number;
  /** Documents that the batch brought; the others are being read, or were read, for another one. */
  readonly added: number;
  readonly shards: number;
  /** Shards that had been given up and are tried again. */
  readonly revived: number;
  /** Whether the very batch was submitted before. */
  readonly known: boolean;
}

const SHARD_SIZE = 1000;
/** A shard ends early where its documents are large: a worker holds them all. */
const SHARD_BYTES = 64e6;
/** How long until it is looked again whether shards are wanted, in milliseconds. */
const LATER = 500;
/** Inputs of a part of the manifest. */
const LIST_SIZE = 1000;

/**
 * Puts texts into the store and on the queue, some thousand at a time, so that reading begins while more are submitted. What the
 * reader has read, or is to read, is not put there again: submitting twice does nothing twice, and one that was interrupted is
 * taken up by submitting again.
 *
 * @throws EntenteError as the store and the server do; `usage` where it was cancelled
 */
export async function submit(
  cluster: Cluster,
  store: ShardStore,
  inputs: AsyncIterable<Input>,
  options: SubmitOptions,
): Promise<Submitted> {
  await storeSettings(cluster, store, options.reader);
  const queue = await makeQueue(cluster, options.reader.settings.version);
  return await new Submission(cluster, store, queue, options).run(inputs);
}

/** A document that is to be put on the queue, and how often it was named. */
interface Pending {
  readonly document: ShardDocument;
  times: number;
}

class Submission {
  readonly #cluster: Cluster;
  readonly #store: ShardStore;
  readonly #queue: string;
  readonly #options: SubmitOptions;
  readonly #shardSize: number;
  /** Documents of which it is to be asked whether they are known, by their keys. */
  readonly #pending = new Map<string, Pending>();
  #pendingBytes = 0;
  /** Documents that are not, and make the next shard. */
  readonly #fresh = new Map<string, Pending>();
  #freshBytes = 0;
  #list: ListEntry[] = [];
  readonly #lists: string[] = [];
  #entries = 0;
  #unopened = 0;
  #added = 0;
  #shards = 0;
  #revived = 0;
  /** How many documents of the batch lie in which shard. */
  readonly #places = new Map<string, number>();
  readonly #hash = createHash('sha256');

  constructor(cluster: Cluster, store: ShardStore, queue: string, options: SubmitOptions) {
    this.#cluster = cluster;
    this.#store = store;
    this.#queue = queue;
    this.#options = options;
    this.#shardSize = options.shardSize ?? SHARD_SIZE;
  }

  async run(inputs: AsyncIterable<Input>): Promise<Submitted> {
    const { cancelled } = this.#options;
    for await (const input of inputs) {
      if (cancelled?.aborted) throw stopped();
      await this.#take(input);
    }
    if (this.#entries === 0) throw new EntenteError('unreadable', 'There is nothing to read.');
    await this.#sift();
    while (this.#fresh.size > 0) await this.#flush();
    await this.#endList();
    return await this.#end();
  }

  async #take(input: Input): Promise<void> {
    this.#options.began?.(input.name);
    const entry = await this.#entryOf(input);
    this.#entries++;
    if (entry.failure) this.#unopened++;
    this.#hash.update(`${canonicalJson(entry)}\n`);
    this.#list.push(entry);
    if (this.#list.length >= LIST_SIZE) await this.#endList();
    if (this.#pending.size >= this.#shardSize || this.#pendingBytes >= SHARD_BYTES) await this.#sift();
    while (this.#fresh.size >= this.#shardSize || this.#freshBytes >= SHARD_BYTES) await this.#flush();
  }

  async #entryOf(input: Input): Promise<ListEntry> {
    const { name } = input;
    let opened: OpenedInput;
    try {
      opened = await openInput(input, this.#options.given);
    } catch (error) {
      if (error instanceof EntenteError && error.code === 'unreadable')
        return { name, failure: { code: error.code, message: error.message } };
      throw error;
    }
    const { bytes, options, remarks } = opened;
    const key = documentKey(bytes, options);
    const same = this.#pending.get(key) ?? this.#fresh.get(key);
    if (same) same.times++;
    else {
      this.#pending.set(key, { document: { key, bytes, options }, times: 1 });
      this.#pendingBytes += bytes.length;
    }
    return { name, key, ...(remarks.length > 0 ? { remarks } : {}) };
  }

  async #endList(): Promise<void> {
    if (this.#list.length === 0) return;
    const bytes = encodeList(this.#list);
    const name = nameOf('lists', bytes, '.jsonl.zst');
    await this.#store.put(name, bytes);
    this.#lists.push(name);
    this.#list = [];
  }

  /** Asks what of that which is pending is known; the rest makes shards. */
  async #sift(): Promise<void> {
    const known = await knownPlaces(this.#cluster.ask, this.#options.reader.settings.id, [...this.#pending.keys()]);
    for (const [key, one] of this.#pending) {
      const shard = known.get(key);
      if (shard === undefined) {
        this.#fresh.set(key, one);
        this.#freshBytes += one.document.bytes.length;
      } else this.#count(shard, one.times);
    }
    this.#pending.clear();
    this.#pendingBytes = 0;
  }

  /** Makes a shard of what is fresh, and puts it on the queue: both or neither. */
  async #flush(): Promise<void> {
    await this.#waitForRoom();
    const { id: reader } = this.#options.reader.settings;
    const chosen = this.#nextShard();
    const { known, made } = await this.#cluster.transact(async (ask, db) => {
      // One after another: two that submit the same at a time must not both put it there.
      await ask('SELECT id FROM entente_cluster.reader WHERE id = $1 FOR NO KEY UPDATE', [reader]);
      const known = await knownPlaces(ask, reader, [...chosen.keys()]);
      const documents = [...chosen.values()].map(({ document }) => document).filter(({ key }) => !known.has(key));
      return { known, made: documents.length > 0 ? await this.#putShard(ask, db, documents) : undefined };
    });
    // Only once it is certain: a transaction that fails leaves nothing behind.
    if (made) {
      this.#added += made.documents;
      this.#shards++;
    }
    for (const [key, { document, times }] of chosen) {
      this.#count(known.get(key) ?? made?.id ?? '', times);
      this.#fresh.delete(key);
      this.#freshBytes -= document.bytes.length;
    }
  }

  /** As many documents as a shard may hold. */
  #nextShard(): ReadonlyMap<string, Pending> {
    const chosen = new Map<string, Pending>();
    let bytes = 0;
    for (const [key, one] of this.#fresh) {
      if (chosen.size >= this.#shardSize || bytes >= SHARD_BYTES) break;
      chosen.set(key, one);
      bytes += one.document.bytes.length;
    }
    return chosen;
  }

  #count(shard: string, documents: number): void {
    this.#places.set(shard, (this.#places.get(shard) ?? 0) + documents);
  }

  async #putShard(ask: Ask, db: Db, documents: readonly ShardDocument[]) {
    const { id: reader } = this.#options.reader.settings;
    const bytes = encodeShard(documents);
    const file = nameOf('shards', bytes, '.jsonl.zst');
    await this.#store.put(file, bytes);
    const id = shardId(
      reader,
      documents.map(({ key }) => key),
    );
    await ask('INSERT INTO entente_cluster.shard (id, reader, file, documents) VALUES ($1, $2, $3, $4)', [
      id,
      reader,
      file,
      documents.length,
    ]);
    await ask(
      `INSERT INTO entente_cluster.document (reader, key, shard, place)
       SELECT $1, decode(key, 'hex'), $2, place - 1 FROM unnest($3::text[]) WITH ORDINALITY AS one (key, place)`,
      [reader, id, documents.map(({ key }) => key)],
    );
    await this.#cluster.boss.insert(this.#queue, [{ id, data: { shard: id, reader } }], { db });
    return { id, documents: documents.length };
  }

  /** Back-pressure: whoever reads is not run over, and the store does not fill with what nobody reads yet. */
  async #waitForRoom(): Promise<void> {
    const { ahead, cancelled, paused } = this.#options;
    if (ahead === undefined) return;
    let told = false;
    for (;;) {
      if (cancelled?.aborted) throw stopped();
      const [row] = await this.#cluster.ask(
        'SELECT count(*)::int AS n FROM entente_cluster.shard WHERE done_on IS NULL',
      );
      if (Number(row?.n) < ahead) break;
      if (!told) paused?.(true);
      told = true;
      await wait(LATER, undefined, cancelled ? { signal: cancelled } : {}).catch(() => undefined);
    }
    if (told) paused?.(false);
  }

  async #end(): Promise<Submitted> {
    const { reader, name } = this.#options;
    const batch = createHash('sha256')
      .update(`${reader.settings.id}\n${this.#hash.digest('hex')}`)
      .digest('hex')
      .slice(0, 10);
    const documents = [...this.#places.values()].reduce((sum, n) => sum + n, 0);
    const known = await this.#cluster.transact(async (ask) => {
      const made = await ask(
        `INSERT INTO entente_cluster.batch (id, name, reader, lists, entries, documents)
         VALUES ($1, $2, $3, $4::jsonb, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
        [batch, name, reader.settings.id, JSON.stringify(this.#lists), this.#entries, documents],
      );
      await ask(
        `INSERT INTO entente_cluster.batch_shard (batch, shard, documents)
         SELECT $1, shard, documents FROM unnest($2::uuid[], $3::int[]) AS one (shard, documents) ON CONFLICT DO NOTHING`,
        [batch, [...this.#places.keys()], [...this.#places.values()]],
      );
      return made.length === 0;
    });
    await this.#revive();
    return {
      batch,
      entries: this.#entries,
      unopened: this.#unopened,
      added: this.#added,
      shards: this.#shards,
      revived: this.#revived,
      known,
    };
  }

  /** Shards of the batch that were given up are tried once more. */
  async #revive(): Promise<void> {
    const rows = await this.#cluster.ask(
      `SELECT j.id FROM entente_queue.job j
       WHERE j.name = $1 AND j.state = 'failed' AND j.id = ANY($2::uuid[])`,
      [this.#queue, [...this.#places.keys()]],
    );
    const ids = rows.map(({ id }) => String(id));
    if (ids.length > 0) await this.#cluster.boss.retry(this.#queue, ids);
    this.#revived = ids.length;
  }
}

/** In which shards documents lie that a reader has read or is to read. */
async function knownPlaces(ask: Ask, reader: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ask(
    `SELECT encode(key, 'hex') AS key, shard FROM entente_cluster.document
     WHERE reader = $1 AND key IN (SELECT decode(one, 'hex') FROM unnest($2::text[]) AS one)`,
    [reader, keys],
  );
  return new Map(rows.map(({ key, shard }) => [String(key), String(shard)]));
}

/** A UUID of what is in a shard (version 8: of one's own making). */
function shardId(reader: string, keys: readonly string[]): string {
  const hex = createHash('sha256')
    .update(`${reader}\n${keys.join('\n')}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function stopped(): EntenteError {
  return new EntenteError(
    'usage',
    'Stopped before all was submitted; what was submitted is read. Submit the same again to go on.',
  );
}
