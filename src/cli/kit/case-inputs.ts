import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { DecidedEvents, DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import type { Terminal } from './terminal.ts';

/** Something to read, or a document of a case, which was read and decided upon already. */
export interface CommandInput extends Input {
  /** What people decided, laid over what the machine read. */
  readonly reading?: () => Promise<Reading>;
  /** What people decided of which events tell of one act. */
  readonly acts?: DecidedEvents;
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

/**
 * The documents of a case, as inputs; they are opened one at a time, and the case is closed after the last.
 * @param least records that, by what was learnt of the decisions, are less likely to be accepted are left out
 */
export async function caseInputs(terminal: Terminal, path: string, least?: number): Promise<readonly CommandInput[]> {
  const { caseFailure } = await import('../../casefile/store/failure.ts');
  const { openCase } = await import('../../casefile/store/case-file.ts');
  const { documents } = await import('../../casefile/store/documents.ts');
  const { sharedState, stateOf } = await import('../../casefile/store/state.ts');
  const file = openCase(terminal.locate(path), path, { readOnly: true });
  const told = <T>(ask: () => T): T => {
    try {
      return ask();
    } catch (cause) {
      throw caseFailure(path, cause);
    }
  };
  const rows = told(() => [...documents(file)]);
  const shared = told(() => sharedState(file));
  if (rows.length === 0) {
    file.close();
    throw new EntenteError('unreadable', `The case in ${path} holds no texts yet; put some in with: entente add FILE`);
  }
  const hide = least === undefined ? undefined : await hiding(terminal, file, least);
  return rows.map(({ id }, i) => ({
    name: id,
    acts: shared.acts,
    load: () => Promise.reject(new EntenteError('internal', `${id} is read already.`)),
    reading: async () => {
      const state = told(() => stateOf(file, id, shared));
      if (i === rows.length - 1) file.close();
      return hide?.(state, i === rows.length - 1) ?? state.reading;
    },
  }));
}

/** What leaves out of each document what is not likely enough, and tells after the last how much that was. */
async function hiding(
  terminal: Terminal,
  file: CaseFile,
  least: number,
): Promise<(state: DocumentState, last: boolean) => Reading> {
  const { learnOf } = await import('../../casefile/store/judged.ts');
  const { hideUnlikely } = await import('../../casefile/trust/hide-unlikely.ts');
  const { kinds, probability } = learnOf(file);
  if (kinds.length === 0) {
    file.close();
    throw new EntenteError(
      'usage',
      'Nothing was learnt yet of what is likely to be accepted: that takes 50 decisions on one kind of record, taken one by one. entente trust --learn tells how many there are.',
    );
  }
  let all = 0;
  return (state, last) => {
    const { reading, left } = hideUnlikely(state, probability, least);
    for (const n of Object.values(left)) all += n;
    if (last) {
      const names = kinds.map(({ kind }) => `${kind}s`).join(', ');
      terminal.err(`${all} records are left out as less likely than ${least} to be accepted (learnt of: ${names}).\n`);
    }
    return reading;
  };
}
