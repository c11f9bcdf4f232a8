import { constants } from 'node:sqlite';
import { EntenteError } from '../../records/failure.ts';
import { actorsOf } from '../journal/record-actors.ts';
import { anchorWords } from '../journal/record-name.ts';
import type { CaseFile } from './case-file.ts';
import { sharedState, stateOf } from './state.ts';

/** Rows that are given back at most. */
const MOST_ROWS = 100_000;

/** Bytes that a value may have at most; of a whole reading as JSON there are some hundred thousand. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a statement may do: look. */
const ALLOWED: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);

/** Tables for people, beside those of the database: documents as they stand, and their records. */
const VIEWS = `
  CREATE TEMP VIEW document AS SELECT d.id, d.origin, d.version, v.name, v.type, lower(hex(v.source)) AS source,
    case_title(d.id) AS title, case_date(d.id) AS date, v.publisher, r.reader, r.records
    FROM documents d JOIN versions v ON v.document = d.n AND v.version = d.version
    JOIN current c ON c.document = d.n JOIN readings r ON r.n = c.reading;
  CREATE TEMP VIEW record AS SELECT j.value ->> 'id' AS id, d.id AS document, j.value ->> 'kind' AS kind,
    j.value ->> 'status' AS status, j.value ->> 'words' AS words, j.value ->> 'actors' AS actors,
    j.value ->> 'coder' AS coder, j.value ->> 'grade' AS grade, j.value -> 'record' AS json
    FROM documents d, json_each(case_records(d.id)) j;`;

/**
 * Runs one statement that only looks, beside the tables of the database over the views `document` and `record`, which hold
 * what people decided.
 *
 * @throws EntenteError `usage` for a statement that is wrong, writes, or gives too many rows
 */
export function* runSql(file: CaseFile, sql: string): Generator<Readonly<Record<string, unknown>>> {
  const { db } = file;
  const shared = sharedState(file);
  const document = (id: unknown) => stateOf(file, String(id), shared).reading.document;
  db.function('case_title', { deterministic: true }, (id) => document(id).title ?? null);
  db.function('case_date', { deterministic: true }, (id) => document(id).date ?? null);
  db.function('case_records', { deterministic: true }, (id) => recordsOf(file, String(id), shared));
  // What is put aside for sorting stays in memory, of which there is only so much, and fills no disk.
  db.exec('PRAGMA temp_store = MEMORY');
  db.limits.length = MOST_BYTES;
  db.exec(VIEWS);
  // The functions of the views ask through statements of their own, which read the same tables and nothing more.
  db.setAuthorizer((action, first, second) => {
    const outside = action === constants.SQLITE_FUNCTION && second === 'load_extension';
    return ALLOWED.has(action) && !outside && first !== undefined ? constants.SQLITE_OK : constants.SQLITE_DENY;
  });
  let rows = 0;
  try {
    const statement = db.prepare(sql);
    refuseMore(sql, statement.sourceSQL);
    for (const row of statement.iterate()) {
      if (++rows > MOST_ROWS) {
        throw new EntenteError('usage', `The statement gives more than ${MOST_ROWS} rows; add a LIMIT or count them.`);
      }
      yield row as Readonly<Record<string, unknown>>;
    }
  } catch (cause) {
    if (cause instanceof EntenteError || !(cause instanceof Error)) throw cause;
    const { message } = cause;
    const sentence = /not authorized|prohibited/.test(message)
      ? 'Only statements that look are run, one at a time: SELECT ... Decisions are made with entente decide.'
      : `SQLite says: ${message}. There are the tables document and record, and those of the database (entente sql "SELECT name, sql FROM sqlite_schema").`;
    throw new EntenteError('usage', sentence, { cause });
  } finally {
    db.setAuthorizer(null);
  }
}

/** SQLite takes the first statement and passes over the rest without a word. */
function refuseMore(sql: string, first: string): void {
  const rest = sql.slice(first.length).replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\s;]/gu, '');
  if (rest !== '') {
    throw new EntenteError('usage', 'These are several statements; only one is run at a time. Nothing was asked.');
  }
}

function recordsOf(file: CaseFile, id: string, shared: ReturnType<typeof sharedState>): string {
  const { reading, records } = stateOf(file, id, shared);
  const rows = records.map(({ record, status, decided, suggested }) => ({
    id: record.id,
    kind: record.kind,
    // What waits and counts for nothing is not open like the reader's own.
    status: suggested && status === 'open' ? 'suggested' : status,
    words: anchorWords(record, reading.document.text),
    actors: actorsOf(record).join(';'),
    coder: (decided ?? suggested)?.coder ?? null,
    grade: record.provenance.grade,
    record,
  }));
  return JSON.stringify(rows);
}
