import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';
import { clickHouseAddress } from './clickhouse/clickhouse-address.ts';
import { type ClickHouse, connectClickHouse } from './clickhouse/clickhouse-client.ts';
import { insertStatement, LOADS, schemaStatements, TABLES, VERSIONS } from './clickhouse/clickhouse-schema.ts';
import {
  allRows,
  type LoadedPart,
  type LoadedVersion,
  latestVersion,
  partsOf,
} from './clickhouse/clickhouse-tables.ts';
import { eventParts } from './event-parts.ts';
import { ownSlices } from './own-slices.ts';

/** What a load brought to a server. */
export interface LoadOutcome {
  /** Parquet files that were sent, and rows in them. */
  readonly sent: number;
  readonly rows: number;
  /** Files that were there already. */
  readonly known: number;
  /** Files that were counted there and are in the case no more. */
  readonly gone: number;
  /** Events that the server counts now, those of the case's own texts aside. */
  readonly events: number;
  /** Why rows that are counted no more still take room there; undefined where they do not. */
  readonly left: string | undefined;
}

/** How event data are loaded. */
export interface LoadOptions {
  /** Also where the server has those of another case, which are then counted no more. */
  readonly replace?: boolean;
  readonly told?: (rows: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/** A Parquet file that a server is to have. */
type WantedPart = Omit<LoadedPart, 'load'> & { readonly body: () => Readable };

/**
 * Brings the event data of a case to a server of ClickHouse, so that questions are answered there: its Parquet files as they are,
 * those that the server lacks. Whatever stops it, a question sees what was there before or all that was brought, and each file
 * once: rows count when a version lists their load, and a version is one row.
 *
 * @param server such as `clickhouse://localhost:8123/korea`
 * @throws EntenteError `usage` where the server has the event data of another case, or its client is not installed; `unreadable`
 * where the server fails
 * @example
 * const refused = await loadEvents(casefile, 'mysql://localhost').catch((error) => error.code);
 * refused; // 'usage'
 */
export async function loadEvents(file: CaseFile, server: string, options: LoadOptions = {}): Promise<LoadOutcome> {
  const address = clickHouseAddress(server);
  await makeDatabase(server);
  const there = await connectClickHouse(address);
  try {
    for (const statement of schemaStatements()) await there.command(statement);
    return await bring(file, there, options);
  } finally {
    await there.close();
  }
}

/** Makes the database that the address names, where it is not there yet. */
async function makeDatabase(server: string): Promise<void> {
  const address = clickHouseAddress(server);
  const { database } = address;
  const there = await connectClickHouse(address, 'default');
  try {
    const found = await allRows(there, 'SELECT name FROM system.databases WHERE name = {database:String}', {
      database,
    });
    if (found.length === 0) await there.command(`CREATE DATABASE IF NOT EXISTS \`${database}\``);
  } finally {
    await there.close();
  }
}

async function bring(file: CaseFile, there: ClickHouse, options: LoadOptions): Promise<LoadOutcome> {
  const before = await latestVersion(there);
  const wanted = [...importedParts(file), ...ownParts(file)];
  if (!options.replace) refuseOthers(before?.parts ?? [], wanted, there.address.words);
  const { parts, sent, rows } = await send(there, wanted, options);
  const counts = await countLoads(there);
  await checkCounts(there, parts, counts);
  if (!sameParts(before?.parts ?? [], parts)) await addVersion(there, parts);
  const now = new Set(parts.map(keyOf));
  const kept = new Set(parts.map(({ load }) => load));
  return {
    sent,
    rows,
    known: parts.length - sent,
    gone: (before?.parts ?? []).filter((part) => !now.has(keyOf(part))).length,
    events: parts.reduce((sum, part) => sum + (part.kind === 'rows' && part.own === undefined ? part.rows : 0), 0),
    left: await sweep(there, before, kept, counts),
  };
}

/** The imported Parquet files of a case. */
function importedParts(file: CaseFile): readonly WantedPart[] {
  return eventParts(file).map(({ path, kind, origin, year, rows, sha }) => ({
    kind,
    origin,
    year,
    rows,
    sha,
    own: undefined,
    body: () => openPart(file, path),
  }));
}

function openPart(file: CaseFile, path: string): Readable {
  const place = join(file.place, path);
  if (existsSync(place)) return createReadStream(place);
  throw new EntenteError(
    'usage',
    `The event data of ${file.folder} changed while they were sent, and nothing of it counts yet; load again.`,
  );
}

/** The events of its own texts, without and with those of weak evidence. */
function ownParts(file: CaseFile): readonly WantedPart[] {
  return (['strong', 'all'] as const).flatMap((own) =>
    [...ownSlices(file, own === 'all')].map(({ kind, year, rows, bytes }): WantedPart => {
      const copy = Buffer.from(bytes);
      const sha = createHash('sha256').update(copy).digest('hex');
      return { kind, origin: 'case', year, rows, sha, own, body: () => Readable.from([copy], { objectMode: false }) };
    }),
  );
}

/** What a load brings, apart from the load itself. */
function keyOf({ kind, sha, own }: Pick<LoadedPart, 'kind' | 'sha' | 'own'>): string {
  return `${kind} ${sha} ${own ?? ''}`;
}

/** Another case's data would be counted no more without anybody having said so. */
function refuseOthers(there: readonly LoadedPart[], wanted: readonly WantedPart[], words: string): void {
  const imported = (parts: readonly Omit<LoadedPart, 'load'>[]) => parts.filter(({ own }) => own === undefined);
  const mine = new Set(imported(wanted).map(({ sha }) => sha));
  const theirs = imported(there);
  if (theirs.length === 0 || theirs.some(({ sha }) => mine.has(sha))) return;
  const rows = theirs.reduce((sum, part) => sum + (part.kind === 'rows' ? part.rows : 0), 0);
  throw new EntenteError(
    'usage',
    `ClickHouse at ${words} has ${rows.toLocaleString('en-GB')} events of another case; name another database, or say --replace to put those of this case in their place.`,
  );
}

/** Sends what the server lacks, file by file; each has a load of its own, which is listed when all of it is there. */
async function send(
  there: ClickHouse,
  wanted: readonly WantedPart[],
  { told, signal }: LoadOptions,
): Promise<{ readonly parts: readonly LoadedPart[]; readonly sent: number; readonly rows: number }> {
  const loads = await completeLoads(there);
  const planned = wanted.map((part) => ({ part, load: loads.get(`${part.kind} ${part.sha}`)?.pop() }));
  const all = planned.reduce((sum, { part, load }) => sum + (load === undefined ? part.rows : 0), 0);
  let [sent, rows] = [0, 0];
  const parts: LoadedPart[] = [];
  for (const { part, load: known } of planned) {
    const { body, ...facts } = part;
    const load = known ?? newLoad();
    if (known === undefined) {
      signal?.throwIfAborted();
      await there.store(insertStatement(part.kind, load), body(), signal);
      await insertRow(there, LOADS, { load, kind: part.kind, sha: part.sha, rows: part.rows });
      sent++;
      rows += part.rows;
      told?.(rows, all);
    }
    parts.push({ ...facts, load });
  }
  return { parts, sent, rows };
}

/** Loads that came to their end, by what they brought: sums of two files may be the same to the byte, and each has its own. */
async function completeLoads(there: ClickHouse): Promise<ReadonlyMap<string, string[]>> {
  const loads = new Map<string, string[]>();
  for (const [kind, sha, load] of await allRows(
    there,
    `SELECT kind, sha, \`load\` FROM ${LOADS} ORDER BY \`load\` DESC`,
  )) {
    const key = `${String(kind)} ${String(sha)}`;
    loads.set(key, [...(loads.get(key) ?? []), String(load)]);
  }
  return loads;
}

/** Hexadecimal digits of the time in the name of a load. */
const TIME_DIGITS = 12;
const DAY_MS = 86_400_000;

/** A name that no other load has, and that says when it was begun. */
function newLoad(): string {
  return `${timeOfLoad(Date.now())}-${randomBytes(6).toString('hex')}`;
}

function timeOfLoad(ms: number): string {
  return ms.toString(16).padStart(TIME_DIGITS, '0');
}

async function insertRow(there: ClickHouse, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row).map((name) => `\`${name}\``);
  const body = Readable.from([Buffer.from(`${JSON.stringify(row)}\n`)], { objectMode: false });
  await there.store(`INSERT INTO ${table} (${names.join(', ')}) FORMAT JSONEachRow`, body);
}

/** Rows of each load that are there, listed or not, by table. */
async function countLoads(there: ClickHouse): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [kind, table] of Object.entries(TABLES)) {
    for (const [load, n] of await allRows(there, `SELECT \`load\`, count() FROM ${table} GROUP BY \`load\``)) {
      counts.set(`${kind} ${String(load)}`, Number(n));
    }
  }
  return counts;
}

/** What arrived is what was sent, or it does not count. */
async function checkCounts(
  there: ClickHouse,
  parts: readonly LoadedPart[],
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const wrong = parts.filter(({ kind, load, rows }) => (counts.get(`${kind} ${load}`) ?? 0) !== rows);
  if (wrong.length === 0) return;
  const loads = wrong.map(({ load }) => `'${load}'`).join(', ');
  await there.command(`DELETE FROM ${LOADS} WHERE \`load\` IN (${loads})`);
  throw new EntenteError(
    'unreadable',
    `Of ${wrong.length} files ClickHouse at ${there.address.words} does not have the rows that were sent; nothing of them counts. Load again: what is whole is not sent twice.`,
  );
}

function sameParts(some: readonly LoadedPart[], others: readonly LoadedPart[]): boolean {
  const name = (part: LoadedPart): string => `${keyOf(part)} ${part.load}`;
  const known = new Set(some.map(name));
  return some.length === others.length && others.every((part) => known.has(name(part)));
}

/** One row, so that it is there as a whole or not at all. */
async function addVersion(there: ClickHouse, parts: readonly LoadedPart[]): Promise<void> {
  await insertRow(there, VERSIONS, { list: JSON.stringify(parts) });
}

/**
 * Deletes rows that count no more. Those of the version before stay, since a question may be at them, and so does what another
 * program may be bringing, for a day.
 */
async function sweep(
  there: ClickHouse,
  before: LoadedVersion | undefined,
  kept: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const spared = new Set([...kept, ...(before?.parts ?? []).map(({ load }) => load)]);
  const old = await allRows(
    there,
    `SELECT toString(version), list FROM ${VERSIONS} ORDER BY version DESC LIMIT 100 OFFSET 2`,
  );
  const listed = new Set(old.flatMap(([, list]) => partsOf(String(list)).map(({ load }) => load)));
  const dayAgo = timeOfLoad(Date.now() - DAY_MS);
  try {
    for (const [kind, table] of Object.entries(TABLES)) {
      const loads = [...counts.keys()].flatMap((key) => {
        const [of, load = ''] = key.split(' ');
        return of === kind && !spared.has(load) && (listed.has(load) || load < dayAgo) ? [load] : [];
      });
      if (loads.length === 0) continue;
      const list = loads.map((load) => `'${load}'`).join(', ');
      await there.command(`DELETE FROM ${LOADS} WHERE \`load\` IN (${list})`);
      await there.command(`DELETE FROM ${table} WHERE \`load\` IN (${list})`);
    }
    const [last] = old;
    if (last) await there.command(`DELETE FROM ${VERSIONS} WHERE version <= ${String(last[0])}`);
    return undefined;
  } catch (cause) {
    // Tables over several machines take no DELETE: nothing is counted for it.
    if (cause instanceof EntenteError) return cause.message;
    throw cause;
  }
}
