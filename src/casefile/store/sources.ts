import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseFile } from './case-file.ts';
import { SOURCES } from './case-file.ts';
import { caseFailure } from './failure.ts';

/** Where an original lies, relative to the case. */
export function sourcePath(source: string, type: string): string {
  return join(SOURCES, `${source}.${type === 'string' ? 'txt' : type}`);
}

/**
 * Puts an original into the case. It is on the disk when this is done; what is there already stays.
 * @param source SHA-256 of the bytes in hex
 * @throws EntenteError in one sentence
 * @example
 * const bytes = new TextEncoder().encode('A text.');
 * await storeSource(casefile, sourceHash(bytes), 'txt', bytes); // undefined
 */
export async function storeSource(file: CaseFile, source: string, type: string, bytes: Uint8Array): Promise<void> {
  const path = join(file.place, sourcePath(source, type));
  if (existsSync(path)) return;
  const temporary = join(file.place, SOURCES, `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, bytes, { flush: true, flag: 'wx' });
    await rename(temporary, path);
    const folder = await open(join(file.place, SOURCES));
    // The name itself must be on the disk before the database speaks of it; Windows knows no such thing.
    await folder.sync().catch(() => undefined);
    await folder.close();
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw caseFailure(file.folder, cause);
  }
}
