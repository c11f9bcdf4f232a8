import type { JournalEntry, Json } from '../../casefile/journal/entry.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { redo, type Step, undo } from '../../casefile/store/decide.ts';
import { entriesAbout, journal, lastSteps } from '../../casefile/store/log.ts';
import { momentWords } from '../../questions/citation/decided-words.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type CaseOptions, coderOf, withCase } from './with-case.ts';
import { wrapped } from './wrapped.ts';

export interface LogOptions extends CaseOptions {
  readonly last?: string;
  readonly all?: boolean;
  readonly jsonl?: boolean;
}

/** `entente log`: what was decided, newest first; with an id, all about one thing. */
export async function logCommand(terminal: Terminal, id: string | undefined, options: LogOptions): Promise<number> {
  const most = options.all ? Number.MAX_SAFE_INTEGER : lastOf(options.last);
  return await withCase(terminal, options, 'look', (file) => {
    if (options.jsonl) {
      const entries = id === undefined ? journal(file) : entriesAbout(file, id).map(({ entry }) => entry);
      for (const entry of entries) terminal.out(`${JSON.stringify(entry)}\n`);
      return EXIT.done;
    }
    const lines =
      id === undefined
        ? lastSteps(file, most).map(({ entry, active, size }) => entryWords(entry, active, size))
        : entriesAbout(file, id).map(({ entry, active }) => entryWords(entry, active));
    for (const line of lines) terminal.out(`${wrapped(terminal, line)}\n`);
    if (lines.length === 0) terminal.err('Nothing was decided yet.\n');
    return EXIT.done;
  });
}

function lastOf(text = '20'): number {
  const most = Number(text);
  if (!/^\d+$/.test(text) || most < 1) {
    throw new EntenteError('usage', `--last must be a number of steps, not "${text}".`);
  }
  return most;
}

/** An entry as one line: `j-1f… 2026-11-27 14:03  ada  edit category of e-2a…: REJECT → SANCTION  “recalled”`. */
export function entryWords(entry: JournalEntry, active: boolean, size = 1): string {
  const more = size > 1 ? ` and ${counted(size - 1, 'more', 'more')}` : '';
  const aside = entry.aside ? ' (aside)' : '';
  const words = entry.words ? `  “${entry.words}”` : '';
  const gone = active ? '' : '  (taken back)';
  return plainText(
    `${entry.id}  ${momentWords(entry.at)}  ${entry.coder}  ${actionWords(entry)}${more}${aside}${words}${gone}`,
  );
}

/** What an entry did, in words. */
export function actionWords({ action, target, field, before, after }: JournalEntry): string {
  switch (action) {
    case 'edit':
      return `edit ${field} of ${target.id}: ${valueWords(before)} → ${valueWords(after)}`;
    case 'title':
    case 'date':
      return `${action} of ${target.id}: ${valueWords(before)} → ${valueWords(after)}`;
    case 'rename':
      return `rename ${target.type} ${target.id}: ${valueWords(after)}`;
    case 'merge':
      return `merge ${target.type} ${idList(after)} into ${target.id}`;
    case 'split':
      return `split ${target.type} ${idList(after)} from ${target.id}`;
    case 'memo':
      return `memo on ${target.id}: ${valueWords(after)}`;
    case 'reading':
      return `take the new reading of ${target.id}`;
    default:
      return `${action} ${target.id}`;
  }
}

function idList(value: Json | undefined): string {
  return Array.isArray(value) ? value.join(', ') : '';
}

/** A value of an entry in words. */
export function valueWords(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    return (
      value.map((one) => (isObject(one) && typeof one.actor === 'string' ? one.actor : valueWords(one))).join(', ') ||
      'nobody'
    );
  }
  if (isObject(value) && typeof value.first === 'string') {
    return value.first === value.last ? value.first : `${value.first} to ${String(value.last)}`;
  }
  return JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `entente undo`: takes back the last step, or the named ones. */
export async function undoCommand(terminal: Terminal, steps: readonly string[], options: CaseOptions): Promise<number> {
  return await turn(terminal, steps, options, undo, 'Taken back');
}

/** `entente redo`: makes again what was taken back last, or the named steps. */
export async function redoCommand(terminal: Terminal, steps: readonly string[], options: CaseOptions): Promise<number> {
  return await turn(terminal, steps, options, redo, 'Made again');
}

async function turn(
  terminal: Terminal,
  steps: readonly string[],
  options: CaseOptions,
  act: (file: CaseFile, hand: { readonly coder: string }, step?: string) => Step,
  done: string,
): Promise<number> {
  return await withCase(terminal, options, 'write', async (file) => {
    const coder = await coderOf(file, options);
    for (const step of steps.length > 0 ? steps : [undefined]) {
      const { entries } = act(file, { coder }, step);
      const [first] = entries;
      if (first) terminal.out(`${done}: ${entryWords(first, true, entries.length)}\n`);
    }
    return EXIT.done;
  });
}
