import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { detectEventFormat, EVENT_FORMATS } from '../../sources/events/detect-event-format.ts';
import { listEventFiles } from '../../sources/events/list-event-files.ts';
import type { EventFileOptions } from '../../sources/events/read-event-file.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Bytes by which a file is known. */
const HEAD = 64 * 1024;

/** The line of names of a table of coded acts, which speaks of documents of the case. */
export const DOCUMENT_COLUMN = /(?:^|[,;\t"])\s*document\s*(?:[,;\t"]|$)/iu;

/** What is to be imported. */
export interface ImportInputs {
  /** The form that the user named before the files. */
  readonly format: EventFileOptions['format'] | undefined;
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
  for (const path of format === undefined ? words : rest) {
    const facts = statSync(terminal.locate(path), { throwIfNoEntry: false });
    if (facts?.isDirectory()) events.push(...(await filesOf(terminal, path)));
    else if (facts === undefined || mapped || format !== undefined || (await isOfEvents(terminal.locate(path))))
      events.push(path);
    else others.push(path);
  }
  return { format, events, others };
}

/** Files of events of a folder; what is passed over is told. */
async function filesOf(terminal: Terminal, folder: string): Promise<readonly string[]> {
  const { files, passedOver } = await listEventFiles(folder, terminal.locate(folder));
  for (const { path, reason } of passedOver) terminal.err(`${plainText(`${path} ${reason}; passed over.`)}\n`);
  if (files.length === 0) throw new EntenteError('unreadable', `There is no file of events in ${folder}.`);
  return files;
}

async function isOfEvents(place: string): Promise<boolean> {
  const { head, tail } = await endsOf(place);
  // A zip archive; a project of REFI-QDA names its file at the end.
  if (head[0] === 0x50 && head[1] === 0x4b) return !tail.includes('.qde');
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  const begin = new TextDecoder().decode(head.subarray(0, 4096));
  if (/^\uFEFF?\s*[[{]/u.test(begin)) return false;
  // A table of coded acts speaks of documents of the case.
  const [header = ''] = begin.split(/\r?\n/u, 1);
  if (DOCUMENT_COLUMN.test(header)) return false;
  // Of a table with commas that is neither, the one who reads coded acts says what it lacks.
  return !/\.csv$/iu.test(place) || header.includes('\t') || detectEventFormat(head) !== undefined;
}

async function endsOf(place: string): Promise<{ readonly head: Buffer; readonly tail: Buffer }> {
  const file = await open(place);
  try {
    const { size } = await file.stat();
    const part = async (at: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, at);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await part(0), tail: await part(Math.max(0, size - HEAD)) };
  } finally {
    await file.close();
  }
}
