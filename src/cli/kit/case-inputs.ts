import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import type { Terminal } from './terminal.ts';

/** Something to read, or a document of a case, which was read and decided upon already. */
export interface CommandInput extends Input {
  /** What people decided, laid over what the machine read. */
  readonly reading?: () => Promise<Reading>;
}

// The store, and with it the database engine, is loaded only where there is a case.
const DATABASE = 'case.sqlite';

/** Whether a path leads to the folder of a case. */
export function leadsToCase(terminal: Terminal, path: string): boolean {
  return path !== '-' && existsSync(join(terminal.locate(path), DATABASE));
}

/**
 * The folder of the case that is meant: the one that is named, or the nearest at or above the working folder, as git looks
 * for its own.
 * @throws EntenteError `unreadable` where there is none
 */
export function findCase(terminal: Terminal, named?: string): { readonly place: string; readonly folder: string } {
  if (named !== undefined) return { place: terminal.locate(named), folder: named };
  const here = resolve(terminal.locate('.'));
  for (let at = here; ; at = dirname(at)) {
    if (existsSync(join(at, DATABASE))) return { place: at, folder: relative(here, at) || '.' };
    if (dirname(at) === at) break;
  }
  throw new EntenteError(
    'unreadable',
    `There is no case here. Make one with ${terminal.program} init, or name its folder.`,
  );
}

/** The documents of a case, as inputs; they are opened one at a time, and the case is closed after the last. */
export async function caseInputs(terminal: Terminal, path: string): Promise<readonly CommandInput[]> {
  const { openCase } = await import('../../casefile/store/case-file.ts');
  const { documents } = await import('../../casefile/store/documents.ts');
  const { sharedState, stateOf } = await import('../../casefile/store/state.ts');
  const file = openCase(terminal.locate(path), path, { readOnly: true });
  const rows = [...documents(file)];
  const shared = sharedState(file);
  if (rows.length === 0) {
    file.close();
    throw new EntenteError('unreadable', `The case in ${path} holds no texts yet; put some in with: entente add FILE`);
  }
  return rows.map(({ id }, i) => ({
    name: id,
    load: () => Promise.reject(new EntenteError('internal', `${id} is read already.`)),
    reading: async () => {
      const { reading } = stateOf(file, id, shared);
      if (i === rows.length - 1) file.close();
      return reading;
    },
  }));
}
