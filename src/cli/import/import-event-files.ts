import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { loadDuckDB } from '../../casefile/events/duckdb-engine.ts';
import { tidyEvents } from '../../casefile/events/event-store.ts';
import {
  type EventImport,
  openEventImport,
  type SourceFacts,
  type TakenFile,
} from '../../casefile/events/import-events.ts';
import { type CaseFile, SOURCES } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { andList, counted } from '../../report/words/wording.ts';
import type { EventMapping } from '../../sources/events/event-mapping.ts';
import { problemSentence } from '../../sources/events/file-problems.ts';
import { type EventFile, type EventFileOptions, readEventFile } from '../../sources/events/read-event-file.ts';
import { fileChunks } from '../../sources/events/unpack.ts';
import { conditionWords } from '../events/event-words.ts';
import type { Terminal } from '../kit/terminal.ts';

/** How files of events are taken over. */
export interface EventImportSettings {
  /** Their form; else it is detected. */
  readonly format?: EventFileOptions['format'] | undefined;
  /** Which columns of a table hold what. */
  readonly mapping?: EventMapping | undefined;
  /** Whether the originals are kept in the case. */
  readonly copy: boolean;
}

/** Problems of a file that are named. */
const NAMED = 10;
/** Rows between two words of progress. */
const TOLD = 262_144;

/**
 * Takes files of events over into a case, one after another; what cannot be read is told, and the rest goes on.
 * @returns whether all could be read
 * @throws EntenteError if the only file could not be read
 */
export async function importEventFiles(
  terminal: Terminal,
  file: CaseFile,
  paths: readonly string[],
  settings: EventImportSettings,
  signal: AbortSignal,
): Promise<boolean> {
  // Before hours of work are begun whose result nobody could ask.
  await loadDuckDB();
  const progress = new RowProgress(terminal, paths.length);
  const importing = openEventImport(file, { signal, told: (rows) => progress.rows(rows) });
  let complete = true;
  try {
    for (const path of paths) {
      progress.start(path);
      try {
        if (!(await importOne(terminal, file, importing, path, settings, progress))) complete = false;
      } catch (cause) {
        if (!(cause instanceof EntenteError) || paths.length === 1) throw cause;
        complete = false;
        progress.note(cause.message);
      }
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  } finally {
    progress.end();
    // What was read before something failed is kept.
    await importing.finish();
  }
  await tidyEvents(file);
  return complete;
}

/** What of a file could not be read; unknown codes of countries and the like are told and no fault of the file. */
const UNREAD: ReadonlySet<string> = new Set(['unreadable', 'damaged', 'mixed']);

/** @returns whether all of it could be read */
async function importOne(
  terminal: Terminal,
  file: CaseFile,
  importing: EventImport,
  path: string,
  { format, mapping, copy }: EventImportSettings,
  progress: RowProgress,
): Promise<boolean> {
  let complete = true;
  const place = terminal.locate(path);
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(place, path)) hash.update(chunk);
  const sha = hash.digest('hex');
  const at = copy ? await keptCopy(file, place, sha) : placeInCase(file, place);
  const options: EventFileOptions = {
    path: place,
    ...(format ? { format } : {}),
    ...(mapping ? { mapping } : {}),
    tell: (sentence) => progress.note(sentence),
  };
  for await (const events of readEventFile(path, options)) {
    if (events.format === 'mentions') {
      progress.note(`${events.name} holds mentions of events, which are not imported.`);
      complete = false;
      continue;
    }
    const problems = (): readonly string[] => events.problems.map((problem) => problemSentence(events.name, problem));
    const facts: SourceFacts = {
      sha,
      place: at,
      bytes: statSync(place).size,
      mapping: mapping && JSON.stringify(mapping),
      problems,
    };
    const taken = await importing.take(events, facts);
    // A member of an archive is read to its end before the next one is asked for.
    if (taken.outcome === 'known') for await (const _ of events.batches);
    progress.note(takenWords(events, taken));
    for (const problem of problems().slice(0, NAMED)) progress.note(problem);
    if (problems().length > NAMED) progress.note(`and ${problems().length - NAMED} more like these.`);
    if (events.problems.some(({ kind }) => UNREAD.has(kind))) complete = false;
  }
  return complete;
}

/** What became of a file, in a sentence: every row is kept, and flagged where something is odd about it. */
function takenWords({ name, origin }: EventFile, { outcome, before, counts }: TakenFile): string {
  const number = (n: number): string => n.toLocaleString('en-GB');
  if (outcome === 'known') return `${name} is in the case already; passed over.`;
  const flags = Object.entries(counts.flags)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([flag, n]) => `${number(n)} ${conditionWords(flag)}`);
  const went = before > 0 ? ` (${number(before)} were stored by an import that was broken off)` : '';
  const why = flags.length > 0 ? `: ${andList(flags)}` : '';
  return `${name}: ${counted(counts.rows, 'row')} of ${origin}${went}, ${number(counts.kept)} without and ${number(counts.flagged)} with a flag${why}.`;
}

/** Where a file lies, relative to the case, so that a case that moves with its files finds them. */
function placeInCase(file: CaseFile, place: string): string {
  return relative(resolve(file.place), resolve(place)).split(sep).join('/');
}

/** Keeps the original among those of the case. @returns where, relative to the case */
async function keptCopy(file: CaseFile, place: string, sha: string): Promise<string> {
  const name = `${SOURCES}/${sha}${extname(place).toLowerCase()}`;
  const to = join(file.place, name);
  if (existsSync(to)) return name;
  const temporary = join(file.place, SOURCES, `.${randomUUID()}.tmp`);
  try {
    await copyFile(place, temporary);
    const handle = await open(temporary);
    await handle.sync().catch(() => undefined);
    await handle.close();
    await rename(temporary, to);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  return name;
}

/** One line on standard error that says how far the import has come; nothing where that is no terminal. */
class RowProgress {
  private readonly terminal: Terminal;
  private readonly files: number;
  private readonly began = performance.now();
  private done = 0;
  private name = '';
  private total = 0;
  private shown = false;
  private told = 0;

  constructor(terminal: Terminal, files: number) {
    this.terminal = terminal;
    this.files = files;
  }

  start(name: string): void {
    this.done++;
    this.name = name;
    this.total += this.told;
    this.told = 0;
    this.line(0);
  }

  rows(rows: number): void {
    if (rows < this.told + TOLD) return;
    this.told = rows;
    this.line(rows);
  }

  private line(rows: number): void {
    const columns = this.terminal.progressColumns;
    if (columns === undefined) return;
    const seconds = (performance.now() - this.began) / 1000;
    const speed = rows > 0 ? `, ${Math.round((this.total + rows) / seconds).toLocaleString('en-GB')} a second` : '';
    const text = `file ${this.done} of ${this.files}: ${rows.toLocaleString('en-GB')} rows${speed}: ${plainText(this.name)}`;
    this.terminal.err(`\r\u001b[2K${text.slice(0, columns - 1)}`);
    this.shown = true;
  }

  note(text: string): void {
    this.end();
    this.terminal.err(`${plainText(text)}\n`);
  }

  end(): void {
    if (this.shown) this.terminal.err('\r\u001b[2K');
    this.shown = false;
  }
}
