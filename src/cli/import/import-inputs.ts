import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isEventFile } from '../../intake/is-event-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { EVENT_FORMATS } from '../../sources/events/detect-event-format.ts';
import { listEventFiles } from '../../sources/events/list-event-files.ts';
import type { EventFileOptions } from '../../sources/events/read-event-file.ts';
import type { Terminal } from '../kit/terminal.ts';

/** What is to be imported. */
export interface ImportInputs {
  /** The form that the user named before the files. */
  readonly format: EventFileOptions['format'] | undefined;
  /** Files of the Discourse Network Analyzer. */
  readonly dna: readonly string[];
  /** Files of events. */
  readonly events: readonly string[];
  /** What else another program made: readings, annotations, projects, tables of coded acts. */
  readonly others: readonly string[];
}

/**
 * Tells files of events from others that are imported. A folder stands for the files of events in it.
 *
 * @param words what stands behind `import`: maybe a form, then files and folders
 * @param mapped whether a mapping was given, which only tables of events have
 * @throws EntenteError `usage` if no file is named
 */
export async function importInputs(
  terminal: Terminal,
  words: readonly string[],
  mapped: boolean,
): Promise<ImportInputs> {
  const [first = '', ...rest] = words;
  const format = EVENT_FORMATS.find((one) => one === first && one !== 'mentions') as ImportInputs['format'];
  if (format !== undefined && rest.length === 0) {
    throw new EntenteError('usage', `Name the files that are to be imported: entente import ${format} FILE...`);
  }
  const events: string[] = [];
  const others: string[] = [];
  const dna: string[] = [];
  for (const path of format === undefined ? words : rest) {
    const facts = statSync(terminal.locate(path), { throwIfNoEntry: false });
    if (facts?.isDirectory()) events.push(...(await filesOf(terminal, path)));
    else if (facts !== undefined && format === undefined && (await isDna(terminal.locate(path)))) dna.push(path);
    else if (facts === undefined || mapped || format !== undefined || (await isEventFile(terminal.locate(path))))
      events.push(path);
    else others.push(path);
  }
  return { format, dna, events, others };
}

/** Files of events of a folder; what is passed over is told. */
async function filesOf(terminal: Terminal, folder: string): Promise<readonly string[]> {
  const { files, passedOver } = await listEventFiles(folder, terminal.locate(folder));
  for (const { path, reason } of passedOver) terminal.err(`${plainText(`${path} ${reason}; passed over.`)}\n`);
  if (files.length === 0) throw new EntenteError('unreadable', `There is no file of events in ${folder}.`);
  return files;
}

/** By its name, since a file of DNA 1 is no database, or by how SQLite's begin. */
async function isDna(place: string): Promise<boolean> {
  if (/\.dna$/iu.test(place)) return true;
  const file = await open(place);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(15), 0, 15, 0);
    return buffer.toString('latin1', 0, bytesRead) === 'SQLite format 3';
  } finally {
    await file.close();
  }
}
