import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { loadDuckDB } from '../../casefile/events/duckdb-engine.ts';
import { openEventStore, tidyEvents } from '../../casefile/events/event-store.ts';
import { type EventImport, openEventImport } from '../../casefile/events/import-events.ts';
import { replaceFiles } from '../../casefile/events/replace-files.ts';
import { type CaseFile, SOURCES } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { EventMapping } from '../../sources/events/event-mapping.ts';
import { type EventFileOptions, readEventFile } from '../../sources/events/read-event-file.ts';
import { readMentions } from '../../sources/events/read-mentions.ts';
import { fileChunks } from '../../sources/events/unpack.ts';
import { coverageWords } from '../events/event-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { mentionSource, replacedWords, takeFile } from './take-file.ts';

/** How files of events are taken over. */
export interface EventImportSettings {
  /** Their form; else it is detected. */
  readonly format?: EventFileOptions['format'] | undefined;
  /** Which columns of a table hold what. */
  readonly mapping?: EventMapping | undefined;
  /** Whether the originals are kept in the case. */
  readonly copy: boolean;
}

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
  let mentions = false;
  const shas: string[] = [];
  try {
    for (const path of paths) {
      progress.start(path);
      try {
        const taken = await importOne(terminal, file, importing, path, settings, progress);
        if (!taken.complete) complete = false;
        if (taken.mentions) mentions = true;
        shas.push(taken.sha);
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
  for (const replaced of await replaceFiles(file, shas)) progress.note(replacedWords(replaced));
  await tidyEvents(file);
  if (mentions) await tellCoverage(file, progress);
  return complete;
}

/** Says of how many events that mentions speak of nothing else is known, so that nobody takes them for found. */
async function tellCoverage(file: CaseFile, progress: RowProgress): Promise<void> {
  const store = await openEventStore(file);
  try {
    const coverage = await store.mentionCoverage();
    if (coverage) progress.note(coverageWords(coverage));
  } finally {
    await store.close();
  }
}

/** @returns whether all of it could be read, and whether there are mentions in it */
async function importOne(
  terminal: Terminal,
  file: CaseFile,
  importing: EventImport,
  path: string,
  { format, mapping, copy }: EventImportSettings,
  progress: RowProgress,
): Promise<{ readonly complete: boolean; readonly mentions: boolean; readonly sha: string }> {
  const note = (sentence: string): void => progress.note(sentence);
  let complete = true;
  const place = terminal.locate(path);
  const given = statSync(place, { throwIfNoEntry: false });
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(place, path)) hash.update(chunk);
  const sha = hash.digest('hex');
  const at = copy ? await keptCopy(file, place, sha) : placeInCase(file, place);
  const members: string[] = [];
  const options: EventFileOptions = {
    path: place,
    ...(format ? { format } : {}),
    ...(mapping ? { mapping } : {}),
    tell: note,
    mentions: (member) => members.push(member ?? ''),
  };
  // Of when it was last changed before its hash was made, so that what was changed meanwhile is found out.
  const changed = (copy ? statSync(join(file.place, at)) : given)?.mtimeMs;
  const about = { sha, place: at, bytes: statSync(place).size, changed };
  for await (const events of readEventFile(path, options)) {
    const facts = { ...about, mapping: mapping && JSON.stringify(mapping) };
    if (!(await takeFile(importing, events, events, facts, note))) complete = false;
  }
  if (members.length > 0) {
    for await (const found of readMentions(path, { path: place, members: new Set(members) })) {
      if (!(await takeFile(importing, mentionSource(found), found, about, note))) complete = false;
    }
  }
  return { complete, mentions: members.length > 0, sha };
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
