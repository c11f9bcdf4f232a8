import { join } from 'node:path';
import { type CaseFile, openCase } from '../../casefile/store/case-file.ts';
import { caseFailure } from '../../casefile/store/failure.ts';
import { EntenteError } from '../../records/failure.ts';
import { findCase } from '../kit/case-inputs.ts';
import type { EventServerOption } from '../kit/event-server-option.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Options that every command of a case has. */
export interface CaseOptions extends EventServerOption {
  /** Folder of the case; by default the one at or above the working folder. */
  readonly case?: string;
  /** Whose decision it is. */
  readonly as?: string;
}

/**
 * Opens the case that is meant, works with it and closes it, whatever happens.
 *
 * @param how whether the command only looks
 * @throws EntenteError in one sentence if there is none, or if something is wrong with it
 */
export async function withCase<T>(
  terminal: Terminal,
  options: CaseOptions,
  how: 'look' | 'write',
  work: (file: CaseFile) => T | Promise<T>,
): Promise<T> {
  const { place, folder } = findCase(terminal, options.case);
  const { events } = options;
  if (events !== undefined) (await import('./say-event-server.ts')).sayEventServer(terminal, events);
  const file = openCase(place, folder, { readOnly: how === 'look', eventServer: events });
  try {
    return await work(file);
  } catch (cause) {
    throw caseFailure(folder, cause);
  } finally {
    file.close();
  }
}

/**
 * Whose decisions they are: `--as`, or the coder of entente.yaml.
 * @throws EntenteError `usage` where neither says it
 */
export async function coderOf(file: CaseFile, options: CaseOptions): Promise<string> {
  const given = options.as?.trim();
  if (given) return given;
  const { readSettings } = await import('../../casefile/store/settings.ts');
  const { coder } = readSettings(file.place, file.folder);
  if (coder) return coder;
  throw new EntenteError(
    'usage',
    `Say who decides: with --as NAME, or once for all as "coder: NAME" in ${join(file.folder, 'entente.yaml')}.`,
  );
}
