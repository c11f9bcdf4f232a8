import { randomUUID } from 'node:crypto';
import { type BigIntStats, existsSync } from 'node:fs';
import { access, constants, link, lstat, mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from './terminal.ts';

/** What a command leaves alone when it writes. */
export interface Kept {
  /** Paths of what it reads, as the user typed them (`-` for standard input): never written over, not even by force. */
  readonly inputs: readonly string[];
  /** Whether other files that exist may be replaced (`--force`). */
  readonly force?: boolean | undefined;
}

/** A file that may be written. */
export interface OutputFile {
  /** As the user typed it. */
  readonly path: string;
  /**
   * Writes the file whole or not at all: to a temporary name beside it, then renamed. A device or a pipe is written into.
   * Long text may come in pieces.
   * @throws EntenteError `unwritable`; `usage` if somebody has made a file of that name since
   */
  readonly write: (content: string | Uint8Array | Iterable<string>) => Promise<void>;
}

/** A folder into which files may be written. */
export interface OutputFolder {
  /** As the user typed it. */
  readonly path: string;
  /** Writes one of the files that were named when the folder was opened; otherwise as `OutputFile.write`. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
}

/**
 * Checks, before any work is done, that a file can be written where the user wants it and that nothing is lost by it.
 * All that a command writes for the user goes through here or through {@link openOutputFolder}.
 *
 * @throws EntenteError `usage` for an input (also by another path or link) and for a file that exists, `unwritable`
 */
export async function openOutput(terminal: Terminal, path: string, kept: Kept): Promise<OutputFile> {
  await checkPlace(terminal, path, kept);
  return { path, write: (content) => writeWhole(terminal, path, content, kept) };
}

/**
 * Makes a folder for output, with its parents, and checks that these files can be written into it and that nothing is
 * lost by it.
 * @throws EntenteError `usage` if one of the files exists or is an input, `unwritable`
 */
export async function openOutputFolder(
  terminal: Terminal,
  path: string,
  names: Iterable<string>,
  kept: Kept,
): Promise<OutputFolder> {
  const place = terminal.locate(path);
  try {
    // In a virtual folder Node's mkdir would try for ever, so the folder in which it begins is tried first.
    await probe(await nearestFolder(place));
    await mkdir(place, { recursive: true });
    await probe(place);
  } catch (cause) {
    throw unwritable(path, cause, 'folder');
  }
  const there: string[] = [];
  let read: ReadonlyMap<string, string> | undefined;
  for (const name of names) {
    const found = await factsOf(join(place, name));
    if (!found) continue;
    read ??= await identities(terminal, kept);
    refuseInput(join(path, name), found, read);
    there.push(name);
  }
  const [first, ...others] = there;
  if (first !== undefined && !kept.force) {
    const more = others.length > 0 ? ` and ${others.length} more of the files that would be written` : '';
    throw new EntenteError(
      'usage',
      `${join(path, first)}${more} exist${more ? '' : 's'} already; choose another folder, or replace ${more ? 'them' : 'it'} with --force.`,
    );
  }
  return { path, write: (name, content) => writeWhole(terminal, join(path, name), content, kept) };
}

/** A failure to write, in a sentence that says why and what to do. */
export function unwritable(path: string, cause: unknown, what: 'file' | 'folder' = 'file'): EntenteError {
  return new EntenteError('unwritable', `Cannot write to ${path}: ${reason(cause, path, what)}.`, { cause });
}

async function checkPlace(terminal: Terminal, path: string, kept: Kept): Promise<void> {
  const place = terminal.locate(path);
  const found = await factsOf(place);
  if (found?.isDirectory()) {
    throw new EntenteError('unwritable', `Cannot write to ${path}: it is a folder; name a file in it.`);
  }
  if (found?.isSocket() || found?.isBlockDevice()) {
    throw new EntenteError('unwritable', `Cannot write to ${path}: it is a socket or a disk; name a file.`);
  }
  try {
    if (found && !found.isSymbolicLink()) await access(place, constants.W_OK);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  if (isStream(found)) return;
  if (found) refuseInput(path, found, await identities(terminal, kept));
  if (found && !kept.force) throw existing(path);
  try {
    await probe(dirname(await target(place)));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** What lies at a path, through links; a link that leads nowhere is told of itself. */
async function factsOf(place: string): Promise<BigIntStats | undefined> {
  const bigint = { bigint: true } as const;
  return await stat(place, bigint).catch(() => lstat(place, bigint).catch(() => undefined));
}

/** Into a device or a pipe, such as `/dev/stdout` or `>(command)`, one writes; there is nothing that could be replaced. */
function isStream(found: BigIntStats | undefined): boolean {
  return found?.isCharacterDevice() === true || found?.isFIFO() === true;
}

/** One file may have several paths, by links of either kind, so files are compared by what the disk calls them. */
async function identities(terminal: Terminal, { inputs }: Kept): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const input of inputs) {
    const place = input === '-' ? terminal.inputPath : terminal.locate(input);
    const facts = place === undefined ? undefined : await factsOf(place);
    if (facts) found.set(identity(facts), input);
  }
  return found;
}

function identity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function refuseInput(path: string, found: BigIntStats, read: ReadonlyMap<string, string>): void {
  const input = read.get(identity(found));
  if (input === undefined) return;
  const which = input === path ? 'it' : `it is the same file as ${input === '-' ? 'standard input' : input}, which`;
  throw new EntenteError(
    'usage',
    `${path} is not written over, not even with --force: ${which} is what this command reads. Choose another name.`,
  );
}

function existing(path: string): EntenteError {
  return new EntenteError('usage', `${path} exists already; choose another name, or replace it with --force.`);
}

/** Makes a file and takes it away: rights alone do not tell of virtual folders, such as /proc, and of full disks. */
async function probe(folder: string): Promise<void> {
  const name = temporaryName(folder);
  try {
    await writeFile(name, '', { flag: 'wx' });
  } finally {
    await rm(name, { force: true }).catch(() => undefined);
  }
}

/** The folder itself, or the first one above it that is there. */
async function nearestFolder(place: string): Promise<string> {
  const above = dirname(place);
  return above === place || (await factsOf(place)) ? place : await nearestFolder(above);
}

/** A name of its own length: one made of the user's could grow longer than a disk allows. */
function temporaryName(folder: string): string {
  return join(folder, `.entente-${randomUUID()}.tmp`);
}

/** The file itself where the path is a link to it, so that the link stays. */
async function target(place: string): Promise<string> {
  return await realpath(place).catch(() => place);
}

async function writeWhole(
  terminal: Terminal,
  path: string,
  content: string | Uint8Array | Iterable<string>,
  { force }: Kept,
): Promise<void> {
  const place = await target(terminal.locate(path));
  try {
    if (isStream(await factsOf(place))) {
      await writeFile(place, content);
      return;
    }
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const temporary = temporaryName(dirname(place));
  try {
    await writeFile(temporary, content, { encoding: 'utf8', flush: true, flag: 'wx' });
    await (force ? rename(temporary, place) : nameAnew(temporary, place));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw !force && codeOf(cause) === 'EEXIST' ? existing(path) : unwritable(path, cause);
  }
}

/** What disks say that know no second name of a file: FAT, some of the network. */
const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/**
 * Gives a file a name that nobody else's file has. A link does it in one step: who is stopped at any moment leaves either
 * nothing under the name or all of it.
 */
async function nameAnew(temporary: string, place: string): Promise<void> {
  try {
    await link(temporary, place);
    await rm(temporary, { force: true });
    return;
  } catch (cause) {
    if (!NO_LINKS.has(codeOf(cause))) throw cause;
  }
  // Who makes the name himself knows that nobody else's file bears it.
  await (await open(place, 'wx')).close();
  await rename(temporary, place).catch(async (cause: unknown) => {
    await rm(place, { force: true }).catch(() => undefined);
    throw cause;
  });
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function reason(cause: unknown, path: string, what: 'file' | 'folder'): string {
  switch (codeOf(cause)) {
    case 'ENOENT':
      return what === 'folder' || existsSync(dirname(path))
        ? 'no files can be made in that folder; choose another place'
        : `the folder ${dirname(path)} does not exist; make it first`;
    case 'EACCES':
    case 'EPERM':
      return 'you have no right to write there; choose another place';
    case 'EROFS':
      return 'that disk is read-only; choose another place';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full; free some space and try again';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a part of that path is a file, not a folder; choose another place';
    case 'EISDIR':
      return 'it is a folder; name a file in it';
    case 'ENAMETOOLONG':
      return 'the name is too long; choose a shorter one';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
