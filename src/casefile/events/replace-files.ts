import { basename } from 'node:path';
import type { CaseFile } from '../store/case-file.ts';
import { withTidyEngine } from './duckdb-engine.ts';
import { filesOf, sqlText } from './event-cube.ts';
import { fileKey, type ImportedFile, importedFiles } from './event-files.ts';
import { eventParts } from './event-parts.ts';
import { forgetEvents } from './forget-events.ts';
import type { EngineLimits, EventEngine } from './sql/event-engine.ts';

/** A file that was forgotten, since all of its rows stand in another one of the same name. */
export interface ReplacedFile {
  readonly old: ImportedFile;
  readonly by: ImportedFile;
}

/**
 * Takes out files whose rows come a second time in a file of the same name: an archive that was cut off and is whole now, a
 * table that has grown, the same table packed in another way. A file is taken out if each of its rows stands at the same
 * byte of the other with the same length, id, day and code; the last one may be longer there, since it was cut. Files of the same name with
 * other rows stay both.
 *
 * @param shas only pairs of which one is of these: the files that were just given
 * @throws EntenteError `usage` where another program changes the event data meanwhile, or DuckDB is not installed
 * @example
 * await replaceFiles(casefile, []); // []
 */
export async function replaceFiles(
  file: CaseFile,
  shas: readonly string[],
  limits: EngineLimits = {},
): Promise<readonly ReplacedFile[]> {
  const pairs = pairsOf(importedFiles(file), new Set(shas));
  if (pairs.length === 0) return [];
  const found = await withTidyEngine(limits, async (engine) => {
    const replaced = new Map<number, ReplacedFile>();
    for (const [a, b] of pairs) {
      if (replaced.has(a.n) || replaced.has(b.n)) continue;
      // Of two that hold the same, the later one stays.
      if (await isWithin(file, engine, a, b)) replaced.set(a.n, { old: a, by: b });
      else if (await isWithin(file, engine, b, a)) replaced.set(b.n, { old: b, by: a });
    }
    return [...replaced.values()];
  });
  await forgetEvents(
    file,
    found.map(({ old }) => old),
    limits,
  );
  return found;
}

/** Pairs of files of one name and form, the earlier one first. */
function pairsOf(
  files: readonly ImportedFile[],
  shas: ReadonlySet<string>,
): readonly (readonly [ImportedFile, ImportedFile])[] {
  const groups = new Map<string, ImportedFile[]>();
  for (const one of files) {
    const key = `${innerName(one)}\n${one.format}\n${one.mapping ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((a, i) =>
      group.slice(i + 1).flatMap((b) => (shas.has(a.sha) || shas.has(b.sha) ? [[a, b] as const] : [])),
    ),
  );
}

/** The name of a table, however it is packed: the member of an archive, the file without `.gz`. */
function innerName({ member, name }: ImportedFile): string {
  return basename(member === '' ? name : member)
    .replace(/\.gz$/iu, '')
    .toLowerCase();
}

/** Whether all rows of one file stand in the other, which is whole. */
async function isWithin(file: CaseFile, engine: EventEngine, one: ImportedFile, other: ImportedFile): Promise<boolean> {
  if (!other.done || one.stored > other.stored) return false;
  if (one.stored === 0) return true;
  const parts = eventParts(file, one.format === 'mentions' ? 'mentions' : 'rows').filter(
    ({ origin }) => origin === one.origin,
  );
  const all = filesOf(file, parts);
  const sql = one.format === 'mentions' ? mentionsSql(all, one, other) : rowsSql(all, one, other);
  const [[different] = []] = await engine.ask(sql, [], { weight: 'heavy' });
  return Number(different) === 0;
}

/** Counts rows of a file that the other lacks; its last one may be cut. */
function rowsSql(all: string, one: ImportedFile, other: ImportedFile): string {
  const rows = (key: ImportedFile): string =>
    `SELECT "offset" AS place, max(bytes) AS bytes, count(*) AS n, min(id) AS id, min(day) AS day, min(code) AS code
     FROM ${all} WHERE file = ${sqlText(fileKey(key))} GROUP BY "offset"`;
  const same = ['bytes', 'n', 'id', 'day', 'code']
    .map((name) => `a.${name} IS NOT DISTINCT FROM b.${name}`)
    .join(' AND ');
  return `WITH a AS MATERIALIZED (${rows(one)}), b AS (${rows(other)})
    SELECT count(*) FILTER (WHERE NOT (b.place IS NOT NULL AND (${same}
      OR (a.place = (SELECT max(place) FROM a) AND a.bytes <= b.bytes))))
    FROM a LEFT JOIN b USING (place)`;
}

/** Of mentions counts are kept: none may be larger than in the other. */
function mentionsSql(all: string, one: ImportedFile, other: ImportedFile): string {
  const counts = (key: ImportedFile): string =>
    `SELECT event, day, confidence, sum(n) AS n FROM ${all} WHERE file = ${sqlText(fileKey(key))} GROUP BY ALL`;
  return `SELECT count(*) FILTER (WHERE b.n IS NULL OR b.n < a.n) FROM (${counts(one)}) a LEFT JOIN (${counts(other)}) b
    ON a.event = b.event AND a.confidence = b.confidence AND a.day IS NOT DISTINCT FROM b.day`;
}
