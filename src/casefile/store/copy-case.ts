import { randomUUID } from 'node:crypto';
import { constants, existsSync, lstatSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { EntenteError } from '../../records/failure.ts';
import { textHash } from '../../records/identify.ts';
import type { Reading } from '../../records/reading.ts';
import { canonicalText } from '../../sources/canonical-text.ts';
import { listedRecords } from '../journal/reading-records.ts';
import { type CaseFile, DATABASE, openCase, SOURCES } from './case-file.ts';
import { documentNumber, documentRow } from './documents.ts';
import { caseFailure } from './failure.ts';
import { withholdDna } from './kept-dna.ts';
import { rebuild } from './rebuild.ts';
import { stateOf } from './state.ts';

/** Files of a case that people write themselves. */
const OWN = ['entente.yaml', 'actors.yaml', 'issues.yaml', 'codebook.yaml', 'discourse.yaml'];
/** When designs of tests were fixed. */
const DESIGN_LOG = 'designs.jsonl';
/** Folders of files beside the database, and which of them belong to the case. */
const FOLDERS = [
  ['models', /\.ya?ml$/iu],
  ['designs', /\.json$/u],
] as const;
/** The row of `facts` that says that originals were left out on purpose. */
export const ORIGINALS = 'originals';

export interface CopyOptions {
  /** Whether the originals are copied; by default they are. Texts stand in the database in any case. */
  readonly sources?: boolean;
  /** Ids of documents that are not in the copy at all: neither texts nor records nor decisions on these. */
  readonly withhold?: readonly string[];
}

/**
 * Copies a case into a new folder while it may be in use: the database by SQLite's own backup, so that the copy is what one
 * moment held. The folder has its name only when all of it is on the disk.
 *
 * @param to where the copy will lie; nothing may be there
 * @param name what the user calls it
 * @throws EntenteError `usage` if something is there or a document is unknown, `unwritable`
 * @example
 * await copyCase(casefile, `${casefile.place}/copy`, 'copy'); // undefined
 * isCase(`${casefile.place}/copy`); // true
 */
export async function copyCase(
  file: CaseFile,
  to: string,
  name: string,
  { sources = true, withhold = [] }: CopyOptions = {},
): Promise<void> {
  for (const id of withhold) documentRow(file, id);
  if (existsSync(to)) throw new EntenteError('usage', `${name} exists already; choose another name for the copy.`);
  const temporary = join(dirname(to), `.entente-${randomUUID()}.tmp`);
  try {
    await mkdir(join(temporary, SOURCES), { recursive: true });
    await backup(file.db, join(temporary, DATABASE));
    finish(temporary, withhold, sources);
    if (sources) await copySources(file, temporary, withhold);
    await copyEvents(file.place, temporary);
    for (const own of [...OWN, DESIGN_LOG]) await copyPlain(join(file.place, own), join(temporary, own));
    for (const [folder, names] of FOLDERS) await copyFolder(join(file.place, folder), join(temporary, folder), names);
    await sync(join(temporary, DATABASE));
    await sync(temporary);
    await rename(temporary, to);
    await sync(dirname(to));
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw caseFailure(name, cause);
  }
}

/** Makes the copied database one of its own: without what is withheld, checked, and in one file. */
function finish(folder: string, withhold: readonly string[], sources: boolean): void {
  const copy = openCase(folder);
  try {
    // What is under way is no part of a case, and names files that may not be passed on.
    copy.db.exec('DELETE FROM jobs; DELETE FROM uploads');
    for (const id of withhold) forget(copy, id);
    if (withhold.length > 0) {
      rebuild(copy);
      // What was deleted is still in the pages of the file until it is written anew.
      copy.db.exec(`INSERT INTO words (words) VALUES ('optimize'); VACUUM`);
    }
    if (!sources) {
      copy.db.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, 'left out')").run(ORIGINALS);
    }
    copy.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
  const check = new DatabaseSync(join(folder, DATABASE), { readOnly: true });
  try {
    const [row] = check.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (row?.quick_check !== 'ok') throw new EntenteError('unreadable', `The copy is damaged: ${row?.quick_check}.`);
  } finally {
    check.close();
  }
}

/** Takes a document out of a copy, with its readings and all decisions that speak of it. */
function forget({ db, ...file }: CaseFile, id: string): void {
  const whole: CaseFile = { db, ...file };
  const n = documentNumber(whole, id);
  if (n === undefined) return;
  const reading: Reading = stateOf(whole, id).reading;
  const { sha256 } = reading.document;
  withholdDna(whole, ({ Text }) => textHash(canonicalText(String(Text ?? ''))) === sha256);
  const records = listedRecords(reading).map(({ record }) => record.id);
  const triggers = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  // The journal of a case is never changed; this is another one, which lacks what nobody may see.
  for (const trigger of triggers) db.exec(`DROP TRIGGER "${trigger.name}"`);
  db.prepare('DELETE FROM notes WHERE rowid IN (SELECT n FROM journal WHERE document = ?)').run(id);
  const remove = db.prepare(
    "DELETE FROM journal WHERE document = ?1 OR target = ?1 OR (type = 'event' AND target = ?2)",
  );
  for (const record of [id, ...records]) remove.run(id, record);
  for (const table of ['words']) db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(n);
  for (const table of ['places', 'outlines', 'current', 'readings', 'versions']) {
    db.prepare(`DELETE FROM ${table} WHERE document = ?`).run(n);
  }
  db.prepare('DELETE FROM documents WHERE n = ?').run(n);
  for (const { sql } of triggers) db.exec(sql);
}

/** Originals of what is in the copy, and of nothing else. */
async function copySources(file: CaseFile, to: string, withhold: readonly string[]): Promise<void> {
  const rows = file.db
    .prepare('SELECT d.id, lower(hex(v.source)) AS source FROM versions v JOIN documents d ON d.n = v.document')
    .all() as { id: string; source: string }[];
  const wanted = new Set(rows.filter(({ id }) => !withhold.includes(id)).map(({ source }) => source));
  const events = file.db
    .prepare("SELECT lower(hex(sha)) AS source FROM event_files WHERE place LIKE 'sources/%'")
    .all() as { source: string }[];
  for (const { source } of events) wanted.add(source);
  for (const name of await readdir(join(file.place, SOURCES))) {
    if (!wanted.has(name.split('.')[0] ?? '')) continue;
    await copyPlain(join(file.place, SOURCES, name), join(to, SOURCES, name));
  }
  await sync(join(to, SOURCES));
}

/** Files of events that the copied database lists: no others, and no links. */
async function copyEvents(from: string, to: string): Promise<void> {
  const copied = new DatabaseSync(join(to, DATABASE), { readOnly: true });
  const parts = copied.prepare('SELECT path FROM event_parts ORDER BY path').all() as { path: string }[];
  copied.close();
  for (const { path } of parts) {
    const place = join(to, path);
    await mkdir(dirname(place), { recursive: true });
    await copyPlain(join(from, path), place);
    await sync(dirname(place));
  }
}

async function copyFolder(from: string, to: string, names: RegExp): Promise<void> {
  if (!existsSync(from) || !lstatSync(from).isDirectory()) return;
  await mkdir(to);
  for (const name of readdirSync(from)) {
    if (names.test(name)) await copyPlain(join(from, name), join(to, basename(name)));
  }
}

/** Copies a file, but no link: it may lead out of the case. */
async function copyPlain(from: string, to: string): Promise<void> {
  if (!existsSync(from) || !lstatSync(from).isFile()) return;
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await sync(to);
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r');
  // Windows cannot do it with a folder.
  await handle.sync().catch(() => undefined);
  await handle.close();
}
