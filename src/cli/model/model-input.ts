import type { ModelFile } from '../../conflict/file/file-types.ts';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { nearestName } from '../../conflict/model/logic.ts';
import type { Model } from '../../conflict/model/model.ts';
import { type StateSpace, stateAt, statusQuoOf } from '../../conflict/model/state-space.ts';
import { readOwnBytes } from '../../intake/own/own-file.ts';
import { EntenteError } from '../../records/failure.ts';
import type { SizeLimit } from '../../sources/load-file.ts';
import { readInput, type Terminal } from '../kit/terminal.ts';

/** A model file as the command line found it. */
export interface LoadedModel {
  readonly name: string;
  /** The YAML text; of a .gmcr file what it was turned into. */
  readonly text: string;
  readonly file: ModelFile;
}

/**
 * A file's text, or that of standard input for `-`.
 * @throws EntenteError (unreadable)
 */
export async function readModelText(terminal: Terminal, path: string, limit?: SizeLimit): Promise<string> {
  const bytes = path === '-' ? await readInput(terminal) : await readOwnBytes(terminal, path, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no UTF-8 text; convert it first.`, { cause });
  }
}

/** Whether a file is one of GMCR+, by its name. */
export function isGmcr(path: string): boolean {
  return /\.gmcr$/i.test(path);
}

/**
 * Reads a model file; a `.gmcr` file is converted on the way.
 * @throws EntenteError (unreadable), naming line and column of the first problem
 */
export async function loadModel(terminal: Terminal, path: string): Promise<LoadedModel> {
  const text = await readModelText(terminal, path);
  const name = path === '-' ? 'standard input' : path;
  if (!isGmcr(path)) return { name, text, file: parseModelFile(text, name) };
  const [{ readGmcr }, { writeModelFile }] = await Promise.all([
    import('../../conflict/file/gmcr-file.ts'),
    import('../../conflict/file/model-file-write.ts'),
  ]);
  const yaml = writeModelFile(readGmcr(text, name).result);
  return { name, text: yaml, file: parseModelFile(yaml, name) };
}

/**
 * The number of a state that a person names: by number, by pattern, by the id of a listed state, by the options that
 * are taken in it (`thaad,strike`; `nothing`), or `now` for the status quo.
 *
 * @throws EntenteError (usage)
 */
export function stateNumber(space: StateSpace, words: string): number {
  const given = words.trim();
  if (/^\d+$/.test(given)) return stateAt(space, Number(given)) + 1;
  if (/^now$/i.test(given)) {
    const index = statusQuoOf(space);
    if (index === undefined)
      throw new EntenteError('usage', 'The model names no status quo; name a state by its number.');
    return index + 1;
  }
  if (space.kind === 'graph') return stateAt(space, given) + 1;
  const taken = /^nothing$/i.test(given) ? [] : given.split(/[,+\s]+/).filter((id) => id !== '');
  const unknown = taken.find((id) => !space.names.includes(id));
  if (unknown === undefined)
    return stateAt(space, space.names.map((id) => (taken.includes(id) ? 'Y' : 'N')).join('')) + 1;
  if (/^[YN-]+$/.test(given)) return stateAt(space, given) + 1;
  const near = nearestName(unknown, space.names);
  throw new EntenteError(
    'usage',
    `“${unknown}” is no option${near ? ` (did you mean ${near}?)` : ''}; name a state by its number, its pattern, “now”, or the options taken in it with commas between.`,
  );
}

/**
 * The id of a decision maker that a person names by id or name.
 * @throws EntenteError (usage)
 */
export function makerId(model: Model, words: string): string {
  const wanted = words.trim().toLowerCase();
  const found = model.decisionMakers.find(
    ({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  if (found) return found.id;
  const ids = model.decisionMakers.map(({ id }) => id);
  throw new EntenteError('usage', `There is no decision maker “${words}”; there are ${ids.join(', ')}.`);
}
