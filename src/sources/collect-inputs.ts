import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EntenteError } from '../records/failure.ts';
import { EXTENSIONS } from './detect-type.ts';
import { type JsonArticle, linePlaces, parseArticle, readLine } from './json-lines.ts';
import { MAX_BYTES, MAX_MEGABYTES } from './size-limit.ts';

/** Something to read, not yet read. */
export interface Input {
  /** Path as given or as found in a folder, with the line behind it for an article in a `.jsonl` file; `-` for standard input. */
  readonly name: string;
  /** @throws EntenteError('unreadable') if it is missing, too large or may not be opened */
  readonly load: () => Promise<Uint8Array>;
  /** An article in a line of JSON: its text, which `load` gives too, and what the line says of it. */
  readonly article?: () => Promise<JsonArticle>;
}

/** Where `collectInputs` looks; by default where the process does. */
export interface InputPlaces {
  /** The bytes of standard input. */
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Where a path lies that somebody typed; inputs keep the name that he typed. */
  readonly locate?: (path: string) => string;
}

/**
 * Lists what there is to read: files as given, the readable files of folders (recursively, sorted by name, without
 * hidden ones), the articles of a `.jsonl` file that is named (one in a folder may be output of this program and is passed
 * over), `-` for standard input. What is missing or may not be opened fails when it is loaded, so that it does not
 * stop the rest. A folder that links lead back to is entered once.
 *
 * @example
 * const names = [];
 * for await (const { name } of collectInputs(['examples/nile-dam-2020'])) names.push(name);
 * names.length; // 6
 */
export async function* collectInputs(paths: readonly string[], places: InputPlaces = {}): AsyncGenerator<Input> {
  const { input = () => process.stdin, locate = (path) => path } = places;
  const entered = new Set<string>();
  for (const path of paths) {
    if (path === '-') {
      yield { name: '-', load: () => readStream(input(), 'Standard input') };
      continue;
    }
    const at = locate(path);
    if (await isFolder(at)) yield* folderInputs(path, at, entered);
    else if (/\.(?:jsonl|ndjson)$/i.test(path)) yield* lineInputs(path, at);
    else yield { name: path, load: () => loadFile(path, at) };
  }
}

async function* lineInputs(path: string, at: string): AsyncGenerator<Input> {
  try {
    for await (const place of linePlaces(at)) {
      const article = async (): Promise<JsonArticle> => {
        const bytes = await readLine(at, place).catch((cause) => {
          throw cause instanceof EntenteError ? cause : openFailure(path, cause);
        });
        return parseArticle(new TextDecoder().decode(bytes), `${path}, line ${place.number}`);
      };
      const load = async (): Promise<Uint8Array> => new TextEncoder().encode((await article()).text);
      yield { name: `${path}:${place.number}`, load, article };
    }
  } catch (cause) {
    yield { name: path, load: () => Promise.reject(openFailure(path, cause)) };
  }
}

async function* folderInputs(folder: string, at: string, entered: Set<string>): AsyncGenerator<Input> {
  let names: string[];
  try {
    const real = await realpath(at);
    if (entered.has(real)) return;
    entered.add(real);
    names = await readdir(at);
  } catch (cause) {
    yield { name: folder, load: () => Promise.reject(openFailure(folder, cause)) };
    return;
  }
  for (const name of names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const place = join(at, name);
    const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    if (await isFolder(place)) yield* folderInputs(path, place, entered);
    else if (EXTENSIONS.has(extension)) yield { name: path, load: () => loadFile(path, place) };
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * The bytes of one file, or of a pipe that has a path.
 * @param at where the path lies, if not where the process looks for it
 * @throws EntenteError (unreadable) if it is missing, a folder, larger than 64 MB or may not be opened
 * @example
 * const bytes = await loadFile('examples/missile-test-2017.txt');
 * detectType(bytes, 'missile-test-2017.txt'); // 'txt'
 */
export async function loadFile(path: string, at: string = path): Promise<Uint8Array> {
  try {
    const facts = await stat(at);
    if (facts.isDirectory()) throw new EntenteError('unreadable', `${path} is a folder; give a file.`);
    // A pipe such as `<(command)` has no size to check beforehand.
    if (!facts.isFile()) return await readStream(createReadStream(at), path);
    if (facts.size > MAX_BYTES) throw tooLarge(path);
    return await readFile(at);
  } catch (cause) {
    throw cause instanceof EntenteError ? cause : openFailure(path, cause);
  }
}

async function readStream(stream: AsyncIterable<unknown>, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > MAX_BYTES) throw tooLarge(name);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (name: string): EntenteError =>
  new EntenteError(
    'unreadable',
    `${name} is larger than ${MAX_MEGABYTES} MB, the limit for one document; split it into several files.`,
  );

function openFailure(path: string, cause: unknown): EntenteError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const sentence =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? `${path} does not exist; check the path.`
      : code === 'EACCES' || code === 'EPERM'
        ? `${path} may not be opened; check its permissions.`
        : code === 'ELOOP'
          ? `${path} is a link that leads back to itself; give the file that it should lead to.`
          : `${path} could not be read (${cause instanceof Error ? cause.message : String(cause)}); try again or give a copy.`;
  return new EntenteError('unreadable', sentence, { cause });
}
