import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EntenteError } from '../records/failure.ts';
import { EXTENSIONS } from './detect-type.ts';
import { type JsonArticle, linePlaces, parseArticle, readLine } from './json-lines.ts';
import { boundedStream, loadFile, openFailure } from './load-file.ts';

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
  /** Is told, in a sentence, what was passed over in a folder though its name is that of an article. */
  readonly passOver?: (sentence: string) => void;
}

/**
 * Lists what there is to read: files as given, the readable files of folders (recursively, sorted by name, without
 * hidden ones), the articles of a `.jsonl` file that is named (one in a folder may be output of this program and is passed
 * over), `-` for standard input. Pipes, sockets and devices in a folder are passed over. What is missing or may not be opened fails when it is loaded, so that it does not
 * stop the rest. A folder that links lead back to is entered once.
 *
 * @example
 * const names = [];
 * for await (const { name } of collectInputs(['examples/nile-dam-2020'])) names.push(name);
 * names.length; // 6
 */
export async function* collectInputs(paths: readonly string[], places: InputPlaces = {}): AsyncGenerator<Input> {
  const { input = () => process.stdin, locate = (path) => path, passOver = () => undefined } = places;
  const entered = new Set<string>();
  for (const path of paths) {
    if (path === '-') {
      yield { name: '-', load: () => boundedStream(input(), 'Standard input') };
      continue;
    }
    const at = locate(path);
    const kind = await kindOf(at);
    if (kind === 'folder') yield* folderInputs(path, at, { entered, passOver });
    else if (/\.(?:jsonl|ndjson)$/i.test(path)) yield* lineInputs(path, at, kind);
    else yield { name: path, load: () => loadFile(path, at) };
  }
}

async function* lineInputs(path: string, at: string, kind: Kind): AsyncGenerator<Input> {
  try {
    if (kind === 'stream') {
      throw new EntenteError(
        'unreadable',
        `${path} is a pipe or a device; articles in JSONL are read from a file, in which each line is found again.`,
      );
    }
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
    const failure = cause instanceof EntenteError ? cause : openFailure(path, cause);
    yield { name: path, load: () => Promise.reject(failure) };
  }
}

async function* folderInputs(folder: string, at: string, visit: Visit): AsyncGenerator<Input> {
  let names: string[];
  try {
    const real = await realpath(at);
    if (visit.entered.has(real)) return;
    visit.entered.add(real);
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
    const kind = await kindOf(place);
    if (kind === 'folder') yield* folderInputs(path, place, visit);
    else if (!EXTENSIONS.has(extension)) continue;
    else if (kind === 'stream') visit.passOver(`${path} is a pipe, a socket or a device; it is passed over.`);
    else yield { name: path, load: () => loadFile(path, place) };
  }
}

/** What is known on the way through folders. */
interface Visit {
  /** Real paths of the folders in which it has been. */
  readonly entered: Set<string>;
  readonly passOver: (sentence: string) => void;
}

/** `stream`: a pipe, a socket or a device, which may never end. */
type Kind = 'file' | 'folder' | 'stream' | 'missing';

async function kindOf(path: string): Promise<Kind> {
  try {
    const facts = await stat(path);
    return facts.isDirectory() ? 'folder' : facts.isFile() ? 'file' : 'stream';
  } catch {
    return 'missing';
  }
}
