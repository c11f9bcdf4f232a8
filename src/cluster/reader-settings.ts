import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineName } from '../language/english.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import type { Cluster } from './cluster.ts';
import type { ShardStore } from './shard-store.ts';

/** The options of `entente read` that name a file of the user's own. */
export const OWN_FILES = [
  'actors',
  'codebook',
  'issues',
  'verbs',
  'actorsDictionary',
  'agentsDictionary',
  'discards',
] as const;

/** A file of the user's own that tells the reader something. */
export interface OwnFile {
  readonly option: (typeof OWN_FILES)[number];
  /** Its name without folders: records may name it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a batch is read: two that are the same give the same readings of the same document. */
export interface ReaderSettings {
  readonly id: string;
  /** Version of the program. */
  readonly version: string;
  readonly engine: EngineName;
  readonly files: readonly StoredFile[];
}

/** A file of the user's own in the store. */
interface StoredFile {
  readonly option: OwnFile['option'];
  readonly name: string;
  /** Where it lies in the store. */
  readonly file: string;
}

/** Settings and what they are made of, not yet stored. */
export interface NewSettings {
  readonly settings: ReaderSettings;
  readonly own: readonly OwnFile[];
}

/** Settings of a version, an engine and files of the user's own. */
export function readerSettings(version: string, engine: EngineName, own: readonly OwnFile[]): NewSettings {
  const files = own.map(({ option, name, bytes }): StoredFile => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { option, name, file: `own/${hash}` };
  });
  const id = createHash('sha256')
    .update(canonicalJson([version, engine, files]))
    .digest('hex')
    .slice(0, 16);
  return { settings: { id, version, engine, files }, own };
}

/** Stores settings where workers find them; what is there already stays. */
export async function storeSettings(
  cluster: Cluster,
  store: ShardStore,
  { settings, own }: NewSettings,
): Promise<void> {
  for (const [i, { bytes }] of own.entries()) {
    const name = settings.files[i]?.file ?? '';
    if ((await store.list(name)).length === 0) await store.put(name, bytes);
  }
  const { id, version, engine, files } = settings;
  await cluster.ask(
    'INSERT INTO entente_cluster.reader (id, version, engine, files) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT DO NOTHING',
    [id, version, engine, JSON.stringify(files)],
  );
}

/** Settings by their id. */
export async function settingsOf(cluster: Pick<Cluster, 'ask'>, id: string): Promise<ReaderSettings | undefined> {
  const [row] = await cluster.ask('SELECT id, version, engine, files FROM entente_cluster.reader WHERE id = $1', [id]);
  return row as ReaderSettings | undefined;
}

/** Files of the user's own, fetched onto this machine. */
export interface FetchedFiles {
  /** Where what `paths` names lies. */
  readonly locate: (path: string) => string;
  /** Paths by the option that named them, as the command line would give them. */
  readonly paths: Readonly<Partial<Record<OwnFile['option'], readonly string[]>>>;
  /** Removes them again. */
  readonly close: () => Promise<void>;
}

/** Fetches the files of settings from the store. */
export async function fetchOwnFiles(store: ShardStore, { files }: ReaderSettings): Promise<FetchedFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-own-'));
  const paths: Partial<Record<OwnFile['option'], readonly string[]>> = {};
  for (const [i, { option, name, file }] of files.entries()) {
    // Two may have the same name; what stands behind the last slash is what records state.
    const path = `${i}/${name}`;
    await mkdir(join(folder, String(i)));
    await writeFile(join(folder, path), await store.get(file));
    paths[option] = [...(paths[option] ?? []), path];
  }
  return {
    locate: (path) => join(folder, path),
    paths,
    close: async () => await rm(folder, { recursive: true, force: true }),
  };
}
