import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { designHash, type ImpactDesign, readDesign } from '../../measures/impact/design.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from '../kit/terminal.ts';
import { readTextFile } from '../kit/text-file.ts';

/** Where a case keeps the designs of its impact tests. */
const DESIGNS = 'designs';

/**
 * Reads the design of a test that somebody wrote down.
 * @throws EntenteError (unreadable) naming the file and what is wrong with it
 */
export async function readDesignFile(terminal: Terminal, path: string): Promise<ImpactDesign> {
  const text = await readTextFile(terminal, path);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  try {
    return readDesign(data);
  } catch (cause) {
    if (!(cause instanceof EntenteError)) throw cause;
    throw new EntenteError(cause.code, `${path}: ${cause.message}`, { cause });
  }
}

/** A design as the text of a file: the same plan gives the same bytes. */
export function designText(design: ImpactDesign): string {
  return `${JSON.stringify(design, null, 2)}\n`;
}

/** What a case knows of the tests of one pair and event. */
export interface StoredDesign {
  /** Relative to the case; nothing where it could not be written. */
  readonly path: string | undefined;
  /** Other designs that were tried on the same pair and event. */
  readonly others: number;
}

/** Stores a design in its case before anything is computed, and counts what else was tried on the same pair and event. */
export function storeDesign(file: CaseFile, design: ImpactDesign): StoredDesign {
  const folder = join(file.place, DESIGNS);
  const name = `${designHash(design).slice(0, 16)}.json`;
  try {
    mkdirSync(folder, { recursive: true });
    const others = readdirSync(folder).filter(
      (one) => one !== name && isSameQuestion(join(folder, one), design),
    ).length;
    if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), designText(design), { flag: 'wx' });
    return { path: join(DESIGNS, name), others };
  } catch {
    // A case that cannot be written, on a medium that is only read, is tested all the same.
    return { path: undefined, others: 0 };
  }
}

function isSameQuestion(path: string, design: ImpactDesign): boolean {
  try {
    const other = readDesign(JSON.parse(readFileSync(path, 'utf8')));
    const pair = (dyad: ImpactDesign['dyad']): string => dyad.toSorted().join('-');
    return pair(other.dyad) === pair(design.dyad) && other.event.at === design.event.at;
  } catch {
    return false;
  }
}
