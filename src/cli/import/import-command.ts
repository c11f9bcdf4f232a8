import { importAnnotations } from '../../casefile/import/import-annotations.ts';
import { importDecisions } from '../../casefile/import/import-decisions.ts';
import { importEventTable } from '../../casefile/import/import-event-table.ts';
import { importQdpx } from '../../casefile/import/import-qdpx.ts';
import { KIND_NAMES, type Segment, type Segments } from '../../casefile/import/segment.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { decide } from '../../casefile/store/decide.ts';
import { addDocument, documents, sourceHash } from '../../casefile/store/documents.ts';
import { storeSource } from '../../casefile/store/sources.ts';
import { stateOf, states } from '../../casefile/store/state.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EventMapping } from '../../sources/events/event-mapping.ts';
import { type CaseOptions, coderOf, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { readReadings } from '../kit/readings-file.ts';
import type { Terminal } from '../kit/terminal.ts';
import { READINGS, readOwnBytes, readTextFile } from '../kit/text-file.ts';
import { DOCUMENT_COLUMN, importInputs } from './import-inputs.ts';

export interface ImportCommandOptions extends CaseOptions {
  readonly code?: readonly string[];
  /** Of a table of events: a file that says which columns hold what. */
  readonly mapping?: string;
  /** Of event files: only show how they would be read. */
  readonly preview?: boolean;
  /** Of event files: keep the originals in the case. */
  readonly copy?: boolean;
  /** Of event files: take them back. */
  readonly forget?: boolean;
}

/** Problems of a file that are named. */
const NAMED = 10;

/** `entente import`: what other programs, or another Entente, made. Exit code 1: something was left out. */
export async function importCommand(
  terminal: Terminal,
  words: readonly string[],
  options: ImportCommandOptions,
): Promise<number> {
  if (options.forget) return await forget(terminal, words, options);
  const codes = new Map((options.code ?? []).map(readCode));
  const { format, events, others } = await importInputs(terminal, words, options.mapping !== undefined);
  if (options.preview) {
    const { previewEventFiles } = await import('./preview-event-files.ts');
    return await previewEventFiles(terminal, events, format, await readMapping(terminal, options.mapping));
  }
  return await withCase(terminal, options, 'write', async (file) => {
    let complete = await importOthers(terminal, file, others, codes, options);
    if (events.length === 0) return complete ? EXIT.done : EXIT.problems;
    return await terminal.cancellable(async (signal) => {
      const { importEventFiles } = await import('./import-event-files.ts');
      const mapping = await readMapping(terminal, options.mapping);
      const settings = { format, mapping, copy: options.copy ?? false };
      if (!(await importEventFiles(terminal, file, events, settings, signal))) complete = false;
      if (signal.aborted) {
        terminal.err('Stopped. What was read is stored; the same command goes on behind it.\n');
        return EXIT.cancelled;
      }
      return complete ? EXIT.done : EXIT.problems;
    });
  });
}

async function forget(
  terminal: Terminal,
  words: readonly string[],
  { preview, mapping, copy, code = [], ...options }: ImportCommandOptions,
): Promise<number> {
  if (preview || copy || mapping !== undefined || code.length > 0) {
    throw new EntenteError('usage', '--forget takes names or hashes of imported files and no other option of import.');
  }
  return await withCase(terminal, options, 'write', async (file) => {
    const { forgetFiles } = await import('./forget-files.ts');
    await forgetFiles(terminal, file, words);
    return EXIT.done;
  });
}

/** @throws EntenteError `unreadable` with the first mistake */
async function readMapping(terminal: Terminal, path: string | undefined): Promise<EventMapping | undefined> {
  if (path === undefined) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(await readTextFile(terminal, path));
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    throw new EntenteError('unreadable', `${path} is no JSON: ${cause instanceof Error ? cause.message : ''}.`, {
      cause,
    });
  }
  const parsed = EventMapping.safeParse(data);
  if (parsed.success) return parsed.data;
  const [mistake] = parsed.error.issues;
  throw new EntenteError('unreadable', `${path}: ${mistake?.path.join('.') || 'the mapping'}: ${mistake?.message}.`);
}

/** Readings, annotations, projects and tables of coded acts. @returns whether nothing was left out */
async function importOthers(
  terminal: Terminal,
  file: CaseFile,
  paths: readonly string[],
  codes: ReadonlyMap<string, string>,
  options: ImportCommandOptions,
): Promise<boolean> {
  let complete = true;
  for (const path of paths) {
    const bytes = await readOwnBytes(terminal, path, READINGS);
    if (isReadings(bytes)) {
      terminal.err(`${await takeReadings(file, await readReadings(terminal, path), path)}\n`);
      continue;
    }
    const coder = await coderOf(file, options);
    const { segments, problems } = segmentsOf(bytes, path);
    const plan = importDecisions(segments, finder(file), { coder, codes });
    for (const [by, decisions] of plan.decisions) decide(file, decisions, { coder: by });
    const { added, accepted, passed } = plan;
    terminal.err(`${plainText(path)}: ${added} records added, ${accepted} accepted, ${passed} were so already.\n`);
    const left = [...problems, ...plan.problems.map((problem) => `${path}, ${problem}.`)];
    for (const problem of left.slice(0, NAMED)) terminal.err(`${plainText(problem)}\n`);
    if (left.length > NAMED) terminal.err(`and ${left.length - NAMED} more like these.\n`);
    if (left.length > 0) complete = false;
  }
  return complete;
}

function readCode(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  const [name, meaning] = [text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim()];
  const kind = meaning.split(':')[0]?.trim().toLowerCase() ?? '';
  if (at > 0 && KIND_NAMES.has(kind)) return [name, meaning];
  throw new EntenteError(
    'usage',
    `--code must be the name of a code and what it means, such as "Marches=event:PROTEST", not "${text}".`,
  );
}

/** Whether a file begins as a reading does. */
function isReadings(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 400));
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"entente-reading\/1"/u.test(head);
}

function segmentsOf(bytes: Uint8Array, path: string): Segments {
  // Every zip archive begins so.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return importQdpx(bytes, path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no UTF-8 text; convert it first.`, { cause });
  }
  if (/^\uFEFF?\s*[[{]/u.test(text)) return importAnnotations(text, path);
  const [header = ''] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u, 1);
  // Only a table that speaks of documents is one of coded acts, and is told what it lacks as such.
  if (!DOCUMENT_COLUMN.test(header)) throw new EntenteError('unreadable', unknownTable(path, text, header));
  return importEventTable(text, path);
}

/** Which kinds of tables there are, for one that is none of them. */
function unknownTable(path: string, text: string, header: string): string {
  if (text.trim() === '') return `${path} is empty; there is nothing in it to import.`;
  const cells = header.split(/[,;\t|]/u).map((cell) => cell.trim());
  const shown = cells.slice(0, MOST_COLUMNS).join(', ');
  return `${path} is no table that is known by itself; its first line has ${counted(cells.length, 'column')} (${shown}${cells.length > MOST_COLUMNS ? ' ...' : ''}). Events of your own need a mapping of the columns, which entente import csv ${path} --preview prints; roll calls come with entente import votes ${path}; a table of coded acts has the columns document, category, and quote, or start and end.`;
}

/** Columns of a table that are named. */
const MOST_COLUMNS = 8;

/** Finds documents by id, hash, file name or title; each is opened once. */
function finder(file: CaseFile): (segment: Segment) => DocumentState | undefined {
  const rows = [...documents(file)];
  const opened = new Map<string, DocumentState>();
  const byHash = new Map<string, string>();
  const open = (id: string): DocumentState => {
    const known = opened.get(id) ?? stateOf(file, id);
    opened.set(id, known);
    return known;
  };
  const idOf = ({ document: { id, sha256, name } }: Segment): string | undefined => {
    if (id !== undefined && rows.some((row) => row.id === id)) return id;
    if (sha256 !== undefined) {
      if (byHash.size === 0) {
        for (const { reading } of states(file)) byHash.set(reading.document.sha256, reading.document.id);
      }
      const found = byHash.get(sha256);
      if (found) return found;
    }
    if (name === undefined) return undefined;
    const wanted = baseName(name);
    const found = rows.filter((row) => baseName(row.name) === wanted || baseName(row.title ?? '') === wanted);
    return found.length === 1 ? found[0]?.id : undefined;
  };
  return (segment) => {
    const id = idOf(segment);
    return id === undefined ? undefined : open(id);
  };
}

/** A name without folders and the ending that formats give it. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? name;
  return last
    .replace(/\.(?:txt|md|html?|pdf|docx)$/iu, '')
    .trim()
    .toLowerCase();
}

async function takeReadings(file: CaseFile, readings: readonly Reading[], path: string): Promise<string> {
  let known = 0;
  for (const reading of readings) {
    const { document } = reading;
    const { text, title, date, authors, publisher } = document;
    const bytes = new TextEncoder().encode(text);
    const source = sourceHash(bytes);
    await storeSource(file, source, 'txt', bytes);
    const stored = addDocument(file, {
      origin: `${path}#${document.id}`,
      source,
      bytes: bytes.length,
      given: {
        ...(title ? { title } : {}),
        ...(date ? { date } : {}),
        ...(authors.length > 0 ? { authors } : {}),
        ...(publisher ? { publisher } : {}),
      },
      reading: { ...reading, document: { ...document, source: { ...document.source, type: 'txt' } } },
    });
    if (stored.outcome === 'known') known++;
  }
  const old = known > 0 ? `, ${known} were there already` : '';
  return `${plainText(path)}: ${readings.length - known} documents added${old}.`;
}
