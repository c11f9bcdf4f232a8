import { z } from 'zod';
import { EntenteError } from '../../../records/failure.ts';
import type { EventTables, TablePart, TablesNow } from '../sql/event-tables.ts';
import type { ClickHouse } from './clickhouse-client.ts';
import { TABLES, VERSIONS } from './clickhouse-schema.ts';

const LoadedPartForm = z.strictObject({
  /** Under which its rows stand in their table. */
  load: z.string().regex(/^[0-9a-f-]+$/u),
  kind: z.enum(['rows', 'cube', 'mentions']),
  /** SHA-256 in hex of the Parquet file that it came of. */
  sha: z.string(),
  origin: z.string(),
  year: z.int().optional(),
  rows: z.int(),
  /** Of the events of the case's own texts: with which evidence. */
  own: z.enum(['strong', 'all']).optional(),
});

/** A part of a case as a server has it. */
export interface LoadedPart extends TablePart {
  readonly load: string;
  readonly sha: string;
  readonly own: 'strong' | 'all' | undefined;
}

/** What of a case a server has, since when. */
export interface LoadedVersion {
  readonly version: string;
  readonly parts: readonly LoadedPart[];
}

/** The version that holds; undefined where nothing was loaded yet. @param known which is not sent again */
export async function latestVersion(server: ClickHouse, known?: LoadedVersion): Promise<LoadedVersion | undefined> {
  const sql = `SELECT toString(version), if(toString(version) = {known:String}, '', list) FROM ${VERSIONS} ORDER BY version DESC LIMIT 1`;
  const [row] = await allRows(server, sql, { known: known?.version ?? '' });
  if (!row) return undefined;
  const [version, list] = row.map(String) as [string, string];
  return version === known?.version ? known : { version, parts: partsOf(list) };
}

/** Parts of a list as it stands in the table of versions. */
export function partsOf(list: string): readonly LoadedPart[] {
  const read = z.array(LoadedPartForm).safeParse(JSON.parse(list));
  if (!read.success) {
    throw new EntenteError(
      'unreadable',
      `The list of what was loaded (${VERSIONS}) is not in the form of this version of Entente: ${z.prettifyError(read.error)}`,
    );
  }
  return read.data.map(({ year, own, ...part }) => ({ ...part, year, own }));
}

/** All rows of a small result, without names and types. */
export async function allRows(
  server: ClickHouse,
  sql: string,
  values: Readonly<Record<string, string | number>> = {},
): Promise<readonly (readonly unknown[])[]> {
  const rows: (readonly unknown[])[] = [];
  for await (const chunk of server.rows(sql, values)) rows.push(...chunk);
  return rows.slice(2);
}

/**
 * The event data on a server as tables. Each question is answered from one version: what is loaded meanwhile is seen by the next.
 *
 * @param weak of the events of the case's own texts also those with weak evidence
 * @param check is given what the server has, and throws where that is not what the case has
 */
export function clickHouseTables(
  server: ClickHouse,
  weak: boolean,
  check: (loaded: readonly LoadedPart[], own: boolean) => void,
): EventTables<LoadedPart> {
  let known: LoadedVersion | undefined;
  const now = async (): Promise<TablesNow<LoadedPart>> => {
    known = await latestVersion(server, known);
    const loaded = known?.parts ?? [];
    check(loaded, false);
    const imported = loaded.filter(({ own }) => own === undefined);
    return {
      parts: (withOwn) => {
        if (!withOwn) return imported;
        check(loaded, true);
        return [...imported, ...loaded.filter(({ own }) => own === (weak ? 'all' : 'strong'))];
      },
      table: tableOf,
    };
  };
  return { now };
}

function tableOf(parts: readonly LoadedPart[]): string {
  const loads = parts.map(({ load }) => `'${load}'`);
  return `(SELECT * FROM ${TABLES[parts[0]?.kind ?? 'rows']} WHERE \`load\` IN (${loads.join(', ')}))`;
}
