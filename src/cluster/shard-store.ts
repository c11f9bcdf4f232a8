import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EntenteError } from '../records/failure.ts';

/**
 * Where shards and parts lie: all that reading on many machines asks of a place that every machine sees. Names are like
 * `parts/1a2b/3c4d.parquet`. What lies under a name never changes, so that writing it again does nothing.
 *
 * A folder is enough, on one disk or mounted on many machines. A store of objects (`S3Store`) is these four calls again: a put of it is
 * whole or not at all by itself, and its names are listed by their beginning.
 */
export interface ShardStore {
  /** Writes the whole or nothing; it is safe when this is done. */
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** @throws EntenteError('unreadable') where there is none */
  readonly get: (name: string) => Promise<Uint8Array>;
  /** All names that begin so; none where there are none. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
  /** Removes what lies there, if anything does. */
  readonly remove: (name: string) => Promise<void>;
  /** What the user calls the place. */
  readonly shown: string;
}

/** What a write leaves behind that was killed. */
const TEMPORARY = '.tmp';

/** A store in a folder. */
export class FolderStore implements ShardStore {
  readonly shown: string;
  readonly #place: string;

  /** @param place where it lies; `shown` is what the user called it */
  constructor(place: string, shown = place) {
    this.#place = place;
    this.shown = shown;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#place, name);
    const temporary = `${path}.${randomUUID()}${TEMPORARY}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, bytes, { flush: true, flag: 'wx' });
      await rename(temporary, path);
      const folder = await open(dirname(path));
      // The name itself must be on the disk before the server speaks of it; Windows and some mounts know no such thing.
      await folder.sync().catch(() => undefined);
      await folder.close();
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw this.#failure('unwritable', name, cause);
    }
  }

  async get(name: string): Promise<Uint8Array> {
    try {
      return await readFile(join(this.#place, name));
    } catch (cause) {
      throw this.#failure('unreadable', name, cause);
    }
  }

  async list(prefix: string): Promise<readonly string[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const found = await readdir(join(this.#place, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.#place, '/').length).replaceAll('\\', '/'))
      .filter((name) => name.startsWith(prefix))
      .toSorted();
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#place, name), { force: true });
  }

  #failure(code: 'unreadable' | 'unwritable', name: string, cause: unknown): EntenteError {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new EntenteError(
      code,
      `The store ${this.shown} cannot be ${code === 'unreadable' ? 'read' : 'written'} (${name}): ${why}. Is it mounted on this machine?`,
      { cause },
    );
  }
}

/** What makes a folder the store of a cluster. */
const MARK = 'entente-cluster.json';

/**
 * Makes a place the store of a cluster.
 * @throws EntenteError `usage` if it is that of another one
 */
export async function markStore(store: ShardStore, cluster: string): Promise<void> {
  const [there] = await store.list(MARK);
  if (there !== undefined) return await checkStore(store, cluster);
  await store.put(MARK, new TextEncoder().encode(`${JSON.stringify({ cluster })}\n`));
}

/**
 * Sees to it that a place is there and is the store of this cluster, and not an empty folder where nothing is mounted.
 * @throws EntenteError `unreadable` if it is not there, `usage` if it is that of another one
 */
export async function checkStore(store: ShardStore, cluster: string): Promise<void> {
  const words = new TextDecoder().decode(await store.get(MARK));
  const said = /"cluster":\s*"([^"]*)"/u.exec(words)?.[1];
  if (said === cluster) return;
  throw new EntenteError(
    'usage',
    `${store.shown} is the store of another cluster; name the one that entente cluster init was given, or a new one.`,
  );
}
