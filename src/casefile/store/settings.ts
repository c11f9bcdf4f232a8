import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import { READERS_TAKEN, type ReadersTaken } from '../../records/reader-name.ts';
import { caseFailure } from './failure.ts';

/** The file in which a person says what the case is called and who works in it. */
const SETTINGS = 'entente.yaml';

/** What stands in `entente.yaml`. */
export interface CaseSettings {
  readonly title?: string;
  /** Whose decisions they are, unless another name is given. */
  readonly coder?: string;
  /** The engine that reads, as `--engine` names it. */
  readonly engine?: string;
  /** Whether the program learns from the decisions which records are likely to be accepted. */
  readonly learn?: boolean;
  /** The share of records that are asked before the machine's answer is shown, from 0 to 1. */
  readonly blind?: number;
  /** How what several readers found is taken together. */
  readonly readers?: ReadersTaken;
}

/** Keys of the file, each with what it is for. */
const KEYS = ['title', 'coder', 'engine', 'learn', 'blind', 'readers'] as const;

/**
 * Reads the settings of a case; without the file there are none.
 * @throws EntenteError `unreadable` with the line of the first mistake
 */
export function readSettings(place: string, folder: string): CaseSettings {
  const path = join(place, SETTINGS);
  if (!existsSync(path)) return {};
  const document = parseDocument(readFileSync(path, 'utf8'));
  const [mistake] = document.errors;
  const where = `${join(folder, SETTINGS)}${mistake?.linePos ? `, line ${mistake.linePos[0].line}` : ''}`;
  if (mistake) throw new EntenteError('unreadable', `${where}: ${mistake.message.split('\n')[0]}`);
  const data: unknown = document.toJS() ?? {};
  if (document.contents !== null && !isMap(document.contents)) {
    throw new EntenteError('unreadable', `${where} must hold lines such as "title: Name of the case".`);
  }
  const settings: {
    title?: string;
    coder?: string;
    engine?: string;
    learn?: boolean;
    blind?: number;
    readers?: ReadersTaken;
  } = {};
  for (const [key, value] of Object.entries(data as Record<string, unknown>)) {
    const known = KEYS.find((name) => name === key);
    if (!known) throw new EntenteError('unreadable', `${where}: "${key}" is not known; there are ${KEYS.join(', ')}.`);
    if (value === null || value === '') continue;
    if (typeof value === 'object') throw new EntenteError('unreadable', `${where}: "${key}" must be a word or a line.`);
    if (known === 'blind') settings.blind = shareIn(value, where);
    else if (known === 'readers') settings.readers = takenIn(value, where);
    else if (known !== 'learn') settings[known] = String(value).trim();
    else if (value === 'yes' || value === 'no' || typeof value === 'boolean')
      settings.learn = value === true || value === 'yes';
    else throw new EntenteError('unreadable', `${where}: "learn" must be yes or no.`);
  }
  return settings;
}

function takenIn(value: unknown, where: string): ReadersTaken {
  const taken = READERS_TAKEN.find((one) => one === value);
  if (taken) return taken;
  throw new EntenteError('unreadable', `${where}: "readers" must be ${READERS_TAKEN.join(', ')}.`);
}

/** A share as people write it: `7 %`, `7%` or `.07`. */
function shareIn(value: unknown, where: string): number {
  const [, number = '', percent] = /^\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(String(value)) ?? [];
  const said = number === '' ? Number.NaN : Number(number) / (percent ? 100 : 1);
  // YAML knows numbers that people do not write, such as 1e-7.
  const share = typeof value === 'number' ? value : said;
  if (share >= 0 && share <= 1) return share;
  throw new EntenteError('unreadable', `${where}: "blind" must be a share such as 7 % or .07.`);
}

/** Writes the settings of a new case, unless the file is there already. */
export function writeSettings(place: string, folder: string, { title = '', coder = '' }: CaseSettings): void {
  const lines = [
    `# What this case is called.\ntitle: ${JSON.stringify(title)}\n`,
    `# Whose decisions are written into the journal; --as NAME wins over it.\ncoder: ${JSON.stringify(coder)}\n`,
    '# Which engine reads: encoder or fast.\nengine: encoder\n',
  ];
  try {
    if (!existsSync(join(place, SETTINGS))) writeFileSync(join(place, SETTINGS), lines.join(''), { flush: true });
  } catch (cause) {
    throw caseFailure(folder, cause);
  }
}

/**
 * Changes lines of the settings; comments, and what is not named, stay as they are. `undefined` takes a line away.
 * @throws EntenteError `unreadable` where a mistake is in the file, `unwritable`
 */
export function changeSettings(
  place: string,
  folder: string,
  changes: { readonly [Key in keyof CaseSettings]: CaseSettings[Key] | undefined },
): void {
  // A file with a mistake in it is for a person to mend.
  readSettings(place, folder);
  const path = join(place, SETTINGS);
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : '');
  for (const [key, value] of Object.entries(changes)) {
    if (value !== undefined) document.set(key, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
    else if (document.contents !== null) document.delete(key);
  }
  // Of nothing YAML would make the word "null".
  if (document.contents === null) return;
  const temporary = `${path}.tmp`;
  try {
    // Whole or not at all: a disk may be full.
    writeFileSync(temporary, document.toString(), { flush: true });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw caseFailure(folder, cause);
  }
}
