import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { loadDuckDB } from '../casefile/events/duckdb-engine.ts';
import { type EventImport, openEventImport } from '../casefile/events/import-events.ts';
import { openEventStore, tidyEvents } from '../casefile/events/open-event-store.ts';
import { replaceFiles } from '../casefile/events/replace-files.ts';
import { type CaseFile, SOURCES } from '../casefile/store/case-file.ts';
import { EntenteError } from '../records/failure.ts';
import type { EventMapping } from '../sources/events/event-mapping.ts';
import { type EventFileOptions, readEventFile } from '../sources/events/read-event-file.ts';
import { readMentions } from '../sources/events/read-mentions.ts';
import { fileChunks } from '../sources/events/unpack.ts';
import { coverageWords } from './coverage-words.ts';
import { mentionSource, replacedWords, takeFile } from './take-event-file.ts';

/** How files of events are taken over. */
export interface EventImportSettings {
  /** Their form; else it is detected. */
  readonly format?: EventFileOptions['format'] | undefined;
  /** Which columns of a table hold what. */
  readonly mapping?: EventMapping | undefined;
  /** Whether the originals are kept in the case. */
  readonly copy: boolean;
}

/** Who is told how far an import has come. */
export interface Telling {
  /** A file begins. */
  readonly start: (name: string) => void;
  /** So many of its rows were read. */
  readonly rows: (rows: number) => void;
  /** A sentence on what became of a file, or on what is wrong with it. */
  readonly note: (sentence: string) => void;
}

/** A file of events that is to be imported: what the user calls it, and where it lies. */
export interface EventFilePlace {
  readonly name: string;
  readonly place: string;
}

/**
 * Takes files of events over into a case, one after another; what cannot be read is told, and the rest goes on.
 * @returns whether all could be read
 * @throws EntenteError if the only file could not be read
 */
export async function importEventFiles(
  file: CaseFile,
  files: readonly EventFilePlace[],
  settings: EventImportSettings,
  telling: Telling,
  signal: AbortSignal,
): Promise<boolean> {
  // Before hours of work are begun whose result nobody could ask.
  await loadDuckDB();
  const importing = openEventImport(file, { signal, told: (rows) => telling.rows(rows) });
  let complete = true;
  let mentions = false;
  const shas: string[] = [];
  try {
    for (const one of files) {
      telling.start(one.name);
      try {
        const taken = await importOne(file, importing, one, settings, telling);
        if (!taken.complete) complete = false;
        if (taken.mentions) mentions = true;
        shas.push(taken.sha);
      } catch (cause) {
        if (!(cause instanceof EntenteError) || files.length === 1) throw cause;
        complete = false;
        telling.note(cause.message);
      }
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  } finally {
    // What was read before something failed is kept.
    await importing.finish();
  }
  for (const replaced of await replaceFiles(file, shas)) telling.note(replacedWords(replaced));
  await tidyEvents(file);
  if (mentions) await tellCoverage(file, telling);
  return complete;
}

/** Says of how many events that mentions speak of nothing else is known, so that nobody takes them for found. */
async function tellCoverage(file: CaseFile, telling: Telling): Promise<void> {
  const store = await openEventStore(file);
  try {
    const coverage = await store.mentionCoverage();
    if (coverage) telling.note(coverageWords(coverage));
  } finally {
    await store.close();
  }
}

/** @returns whether all of it could be read, and whether there are mentions in it */
async function importOne(
  file: CaseFile,
  importing: EventImport,
  { name, place }: EventFilePlace,
  { format, mapping, copy }: EventImportSettings,
  telling: Telling,
): Promise<{ readonly complete: boolean; readonly mentions: boolean; readonly sha: string }> {
  const note = (sentence: string): void => telling.note(sentence);
  let complete = true;
  const given = statSync(place, { throwIfNoEntry: false });
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(place, name)) hash.update(chunk);
  const sha = hash.digest('hex');
  const at = copy ? await keptCopy(file, { name, place }, sha) : placeInCase(file, place);
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
  for await (const events of readEventFile(name, options)) {
    const facts = { ...about, mapping: mapping && JSON.stringify(mapping) };
    if (!(await takeFile(importing, events, events, facts, note))) complete = false;
  }
  if (members.length > 0) {
    for await (const found of readMentions(name, { path: place, members: new Set(members) })) {
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
async function keptCopy(file: CaseFile, { name, place }: EventFilePlace, sha: string): Promise<string> {
  // What a person calls a file is no path; how it ends is kept for other programs.
  const ending = /\.[a-z0-9]{1,8}$/.exec(extname(name).toLowerCase())?.[0] ?? '';
  const kept = `${SOURCES}/${sha}${ending}`;
  const to = join(file.place, kept);
  if (existsSync(to)) return kept;
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
  return kept;
}
