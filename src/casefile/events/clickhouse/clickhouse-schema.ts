import type { TablePart } from '../sql/event-tables.ts';

/** A column: its name, what it is in the Parquet files of a case, and what it is in the table. */
type Column = readonly [name: string, given: string, kept: string];

const SOME = 'Nullable(String)';
const FEW = 'LowCardinality(String)';
const FEW_OR_NONE = 'LowCardinality(Nullable(String))';

/** Days are numbers since 1970: ClickHouse's own dates begin in 1900. */
const COLUMNS: Readonly<Record<TablePart['kind'], readonly Column[]>> = {
  rows: [
    ['origin', 'String', FEW],
    ['id', 'String', 'String'],
    ['day', 'Nullable(Int32)', 'Nullable(Int32)'],
    ['source', SOME, FEW_OR_NONE],
    ['target', SOME, FEW_OR_NONE],
    ['source_actor', SOME, FEW_OR_NONE],
    ['target_actor', SOME, FEW_OR_NONE],
    ['source_sectors', SOME, FEW_OR_NONE],
    ['target_sectors', SOME, FEW_OR_NONE],
    ['code', SOME, FEW_OR_NONE],
    ['quad', 'UInt8', 'UInt8'],
    ['score', 'Nullable(Float64)', 'Nullable(Float64)'],
    ['mentions', 'Int32', 'Int32'],
    ['root', 'UInt8', 'UInt8'],
    ['flags', 'UInt16', 'UInt16'],
    ['place', SOME, FEW_OR_NONE],
    ['address', SOME, SOME],
    ['file', 'String', FEW],
    ['offset', 'Int64', 'Int64'],
    ['bytes', 'Int32', 'Int32'],
  ],
  cube: [
    ['source', 'String', FEW],
    ['target', 'String', FEW],
    ['day', 'Int32', 'Int32'],
    ['quad', 'UInt8', 'UInt8'],
    ['origin', 'String', FEW],
    ['flags', 'UInt16', 'UInt16'],
    ['root', 'UInt8', 'UInt8'],
    ['n', 'Int32', 'Int32'],
    ['scored', 'Int32', 'Int32'],
    ['sum', 'Float64', 'Float64'],
    ['squares', 'Float64', 'Float64'],
    ['negative', 'Int32', 'Int32'],
    ['mentions', 'Int32', 'Int32'],
  ],
  mentions: [
    ['event', 'String', 'String'],
    ['event_day', 'Nullable(Int32)', 'Nullable(Int32)'],
    ['day', 'Nullable(Int32)', 'Nullable(Int32)'],
    ['confidence', 'UInt8', 'UInt8'],
    ['n', 'Int32', 'Int32'],
    ['file', 'String', FEW],
  ],
};

/** How rows lie on the disk: those of a dyad together, and of rows those of about ten years apart from the others. */
const ORDERS: Readonly<Record<TablePart['kind'], string>> = {
  rows: 'PARTITION BY intDiv(day, 3652) ORDER BY (source, target, day)',
  cube: 'ORDER BY (source, target, day)',
  mentions: 'ORDER BY event',
};

/** The tables that hold parts of a case, by kind. */
export const TABLES: Readonly<Record<TablePart['kind'], string>> = {
  rows: 'entente_rows',
  cube: 'entente_cube',
  mentions: 'entente_mentions',
};
/** Which loads are complete, and which of them make up the event data of the case, version by version. */
export const LOADS = 'entente_loads';
export const VERSIONS = 'entente_versions';

const KINDS = ['rows', 'cube', 'mentions'] as const;

/** The statements that make the tables. */
export function schemaStatements(): readonly string[] {
  const tables = KINDS.map((kind) => {
    const columns = COLUMNS[kind].map(([name, , kept]) => `  \`${name}\` ${kept}`);
    return `CREATE TABLE IF NOT EXISTS ${TABLES[kind]} (
  \`load\` LowCardinality(String),
${columns.join(',\n')}
) ENGINE = MergeTree ${ORDERS[kind]} SETTINGS allow_nullable_key = 1`;
  });
  return [
    ...tables,
    `CREATE TABLE IF NOT EXISTS ${LOADS} (
  \`load\` String,
  \`kind\` String,
  \`sha\` String,
  \`rows\` UInt64
) ENGINE = MergeTree ORDER BY (kind, sha)`,
    `CREATE TABLE IF NOT EXISTS ${VERSIONS} (
  \`version\` UInt64 DEFAULT toUnixTimestamp64Micro(now64(6)),
  \`list\` String
) ENGINE = MergeTree ORDER BY version`,
  ];
}

/** Takes a Parquet file of a case over into its table: the file is the body of the request. @param load in hex */
export function insertStatement(kind: TablePart['kind'], load: string): string {
  const names = COLUMNS[kind].map(([name]) => `\`${name}\``).join(', ');
  const given = COLUMNS[kind].map(([name, type]) => `\`${name}\` ${type}`).join(', ');
  return `INSERT INTO ${TABLES[kind]} (\`load\`, ${names}) SELECT '${load}', ${names} FROM input('${given}') FORMAT Parquet`;
}
