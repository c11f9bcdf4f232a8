import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { EntenteError } from '../../src/records/failure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of shared data: `ENTENTE_SHARED`, else `shared` beside the repository. It need not exist. */
export function sharedFolder(): string {
  return process.env.ENTENTE_SHARED || join(root, '..', 'shared');
}

/** Whether the shared data is on this machine; tests that need it are skipped where it is not. */
export function hasSharedData(): boolean {
  return existsSync(join(sharedFolder(), 'data'));
}

/**
 * @param path relative to the shared folder, such as `data/events/plv_train.jsonl`
 * @throws EntenteError (unreadable) if it is not there
 */
export function sharedFile(path: string): string {
  const file = join(sharedFolder(), path);
  if (!existsSync(file)) {
    throw new EntenteError(
      'unreadable',
      `The shared file ${path} was not found; name a file, or let ENTENTE_SHARED name the folder that holds ${path.split('/')[0]}/.`,
    );
  }
  return file;
}

/**
 * A file's text, decoded as UTF-8 and unpacked if its name ends in `.gz`.
 * @throws EntenteError (unreadable)
 */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError('unreadable', `${file} cannot be read (${reason}); check the name and the file.`, { cause });
  }
}

/**
 * The rows of a file with one JSON object a line.
 * @throws EntenteError (unreadable), naming the line
 */
export function readJsonLines(file: string): readonly Record<string, unknown>[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      try {
        const row: unknown = JSON.parse(line);
        if (typeof row === 'object' && row !== null && !Array.isArray(row)) return [row as Record<string, unknown>];
      } catch {
        // Said below, for this and for JSON that is no object.
      }
      throw new EntenteError('unreadable', `${file}, line ${index + 1} is no JSON object; one is needed on each line.`);
    });
}

/**
 * One JSON object.
 * @throws EntenteError (unreadable)
 */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EntenteError('unreadable', `${basename(file)} is no JSON.`, { cause });
  }
}
