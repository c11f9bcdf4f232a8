import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
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
}

/** Keys of the file, each with what it is for. */
const KEYS = ['title', 'coder', 'engine', 'learn'] as const;

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
  const settings: { title?: string; coder?: string; engine?: string; learn?: boolean } = {};
  for (const [key, value] of Object.entries(data as Record<string, unknown>)) {
    const known = KEYS.find((name) => name === key);
    if (!known) throw new EntenteError('unreadable', `${where}: "${key}" is not known; there are ${KEYS.join(', ')}.`);
    if (value === null || value === '') continue;
    if (typeof value === 'object') throw new EntenteError('unreadable', `${where}: "${key}" must be a word or a line.`);
    if (known !== 'learn') settings[known] = String(value).trim();
    else if (value === 'yes' || value === 'no' || typeof value === 'boolean')
      settings.learn = value === true || value === 'yes';
    else throw new EntenteError('unreadable', `${where}: "learn" must be yes or no.`);
  }
  return settings;
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
