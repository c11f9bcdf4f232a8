import { createHash, randomUUID } from 'node:crypto';
import {
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';
import { caseFailure } from '../store/failure.ts';

/** Where the conflict models of a case lie. */
const MODELS = 'models';

/** Longer files are none that a person wrote; they are listed and not opened. */
const MOST_BYTES = 1_000_000;

/** The file of a conflict model in a case. */
export interface CaseModel {
  /** The name of the file without its ending. */
  readonly name: string;
  /** Where it lies, from the folder of the case: `models/korea.yaml`. */
  readonly path: string;
  readonly text: string;
  /** Changes with the text: the beginning of its SHA-256 in hex. */
  readonly version: string;
}

/** What became of an attempt to write a model. */
export type WrittenModel =
  | { readonly kind: 'written'; readonly model: CaseModel }
  /** Somebody else changed, added or removed it; nothing was written. Absent: there is none now. */
  | { readonly kind: 'changed'; readonly now?: CaseModel };

const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,99}$/u;
const ENDING = /\.ya?ml$/iu;

/** Whether a word can be the name of a model: no path leads out of the folder by it, nor to a hidden file. */
export function isModelName(name: string): boolean {
  return NAME.test(name) && !ENDING.test(name) && !name.endsWith('.') && !name.endsWith(' ');
}

/** Names of the models of a case, in alphabetical order. */
export function modelNames(file: CaseFile): readonly string[] {
  return [...new Set(modelFiles(file).map((name) => name.replace(ENDING, '')))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
}

/**
 * Opens a model of a case.
 *
 * @returns undefined if there is none of that name
 * @throws EntenteError (unreadable) if it is no text, too long, or a link
 * @example
 * openModel(casefile, 'korea'); // undefined
 */
export function openModel(file: CaseFile, name: string): CaseModel | undefined {
  const found = modelFiles(file).find((one) => one.replace(ENDING, '') === name);
  if (found === undefined) return undefined;
  const path = `${MODELS}/${found}`;
  try {
    const status = lstatSync(join(file.place, path));
    if (!status.isFile()) throw new EntenteError('unreadable', `${path} is no file of this case.`);
    if (status.size > MOST_BYTES) {
      throw new EntenteError(
        'unreadable',
        `${path} is longer than a model (${MOST_BYTES.toLocaleString('en-GB')} bytes).`,
      );
    }
    return modelOf(name, path, readFileSync(join(file.place, path)));
  } catch (cause) {
    throw caseFailure(file.folder, cause);
  }
}

/**
 * Writes a model into a case, whole or not at all.
 *
 * @param version of the text that was changed; absent: there must be none of that name yet
 * @throws EntenteError (usage) for a name that cannot be one; (unwritable)
 * @example
 * const made = writeModel(casefile, 'dam', 'conflict: A dam\n');
 * made.kind; // 'written'
 * writeModel(casefile, 'dam', 'conflict: Another\n').kind; // 'changed'
 */
export function writeModel(file: CaseFile, name: string, text: string, version?: string): WrittenModel {
  if (!isModelName(name)) {
    throw new EntenteError(
      'usage',
      `“${name}” cannot name a model: write letters, digits, spaces, points and hyphens, without an ending.`,
    );
  }
  const now = openModel(file, name);
  if (now?.version !== version) return now ? { kind: 'changed', now } : { kind: 'changed' };
  const path = now?.path ?? `${MODELS}/${name}.yaml`;
  const folder = join(file.place, MODELS);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    if (file.readOnly) throw new EntenteError('unwritable', `The case in ${file.folder} may not be written.`);
    refuseLink(file, folder);
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, text, { flag: 'wx', flush: true });
    renameSync(temporary, join(file.place, path));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw caseFailure(file.folder, cause);
  }
  return { kind: 'written', model: modelOf(name, path, Buffer.from(text)) };
}

/** A case may come from anybody: what would be written through a link lies elsewhere. */
function refuseLink(file: CaseFile, folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new EntenteError('unwritable', `${MODELS} in ${file.folder} is a link; put the folder itself in its place.`);
}

function modelFiles(file: CaseFile): readonly string[] {
  const folder = join(file.place, MODELS);
  if (!existsSync(folder)) return [];
  const isModel = (entry: Dirent): boolean =>
    entry.isFile() && ENDING.test(entry.name) && isModelName(entry.name.replace(ENDING, ''));
  return readdirSync(folder, { withFileTypes: true })
    .filter(isModel)
    .map(({ name }) => name)
    .sort();
}

function modelOf(name: string, path: string, bytes: Uint8Array): CaseModel {
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  try {
    return { name, path, version, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no UTF-8 text; convert it first.`, { cause });
  }
}
