import type { DatabaseSync } from 'node:sqlite';

/** "ENTC" in ASCII: what `file` and SQLite's own tools tell the kind of database by. */
export const APPLICATION_ID = 0x454e5443;

/** Each row brings a case one version further; rows are never changed, only added. */
const MIGRATIONS: readonly string[] = [
  `
  -- Facts about the case itself.
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

  -- Documents. "id" is that of the first version's text, and stays.
  CREATE TABLE documents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- Where it came from, relative to the case, with a line for an article of a .jsonl file; '-' and a number for standard input.
    origin TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL
  ) STRICT;

  -- Texts as they were given, one row a version. "source" is the SHA-256 of the original, which lies in sources/.
  CREATE TABLE versions (
    document INTEGER NOT NULL REFERENCES documents (n),
    version INTEGER NOT NULL,
    text_id TEXT NOT NULL,
    source BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- Format of the original: txt, html ...
    type TEXT NOT NULL,
    title TEXT,
    date TEXT,
    publisher TEXT,
    -- What was known when it was read (JSON), so that the original can be read again.
    given TEXT NOT NULL,
    -- The document, packed.
    body BLOB NOT NULL,
    PRIMARY KEY (document, version)
  ) STRICT;
  CREATE INDEX versions_by_source ON versions (source);
  CREATE INDEX versions_by_text ON versions (text_id);

  -- What a reader made of a version, packed. Kept for ever.
  CREATE TABLE readings (
    n INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (n),
    version INTEGER NOT NULL,
    reader TEXT NOT NULL,
    -- SHA-256 of what was read: the same reading is stored once, and a journal can name it in another copy.
    hash BLOB NOT NULL,
    records INTEGER NOT NULL,
    -- Ids of the records in the order of their lists, six bytes each.
    ids BLOB NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (document, version, hash)
  ) STRICT;

  -- Every decision. Rows are only ever added.
  CREATE TABLE journal (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    follows TEXT,
    step TEXT NOT NULL,
    coder TEXT NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    document TEXT,
    field TEXT,
    before TEXT,
    after TEXT,
    words TEXT,
    asked TEXT,
    sample TEXT,
    aside INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX journal_by_step ON journal (step);
  CREATE INDEX journal_by_target ON journal (target, type);
  CREATE INDEX journal_by_document ON journal (document) WHERE document IS NOT NULL;
  -- Few entries are of anything but records, and what is asked of these is asked of all documents.
  CREATE INDEX journal_of_others ON journal (type, action) WHERE type <> 'record';
  CREATE TRIGGER journal_is_kept BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
  CREATE TRIGGER journal_is_whole BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

  -- Derived from here on: "entente rebuild" makes it of documents and journal.
  -- Which steps hold, and the number of the entry since which they do.
  CREATE TABLE steps (step TEXT PRIMARY KEY, active INTEGER NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  -- The reading that holds for each document, and what documents are chosen by: day of publication, publisher and file.
  CREATE TABLE current (
    document INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL,
    date TEXT,
    source TEXT NOT NULL
  ) STRICT;
  -- The first two bytes of the ids of the records of the reading that holds: small enough to look through.
  CREATE TABLE places (document INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT;
  -- What searches ask of the reading that holds, packed.
  CREATE TABLE outlines (document INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
  -- Only which document has which words: their places would be half of the case.
  CREATE VIRTUAL TABLE words USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 2"
  );
  -- Words of memos, and of titles that people gave; rows have the numbers of their entries in the journal.
  CREATE VIRTUAL TABLE notes USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 2"
  );
  `,
  `
  -- Files of events that were imported. The rows themselves are Parquet files under events/.
  CREATE TABLE event_files (
    n INTEGER PRIMARY KEY,
    -- SHA-256 of the file as it was given, and the name within it where it is an archive.
    sha BLOB NOT NULL,
    member TEXT NOT NULL,
    -- What the user called it, and where it was.
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    format TEXT NOT NULL,
    origin TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    -- How it was read: the mapping of a table (JSON).
    mapping TEXT,
    -- How many of its rows are stored: an import that was broken off goes on behind them. 1: all of them are.
    stored INTEGER NOT NULL,
    done INTEGER NOT NULL,
    -- What the reader counted (rows, kept, flagged by kind) and what it found wrong, with lines (JSON).
    counts TEXT NOT NULL,
    problems TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (sha, member)
  ) STRICT;

  -- Parquet files that hold; others are what an import left that was killed. "rows": events of an origin and a year (NULL:
  -- without a day); "cube": their sums by day.
  CREATE TABLE event_parts (
    path TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('rows', 'cube')),
    origin TEXT NOT NULL,
    year INTEGER,
    rows INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha BLOB NOT NULL
  ) WITHOUT ROWID, STRICT;
  `,
  `
  -- Roll calls that were imported: one set at a time, so at most one row.
  CREATE TABLE votes (
    n INTEGER PRIMARY KEY CHECK (n = 1),
    -- SHA-256 of the files and of how they were read.
    hash TEXT NOT NULL,
    -- Name, SHA-256, kind and rows of each file (JSON), the mapping that was given, and what was odd.
    files TEXT NOT NULL,
    mapping TEXT,
    problems TEXT NOT NULL,
    roll_calls INTEGER NOT NULL,
    -- Seats, as alpha-3 codes (JSON).
    states TEXT NOT NULL,
    -- What is known of the roll calls, packed; then their votes, a byte for each state and roll call, compressed.
    facts BLOB NOT NULL,
    votes BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- GDELT's mentions of events lie beside the events: kind "mentions". A check cannot be changed, so the list is made anew.
  CREATE TABLE event_parts_4 (
    path TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('rows', 'cube', 'mentions')),
    origin TEXT NOT NULL,
    year INTEGER,
    rows INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha BLOB NOT NULL
  ) WITHOUT ROWID, STRICT;
  INSERT INTO event_parts_4 SELECT path, kind, origin, year, rows, bytes, sha FROM event_parts;
  DROP TABLE event_parts;
  ALTER TABLE event_parts_4 RENAME TO event_parts;
  -- When the file that was imported was last changed, in milliseconds since 1970: while that and its size are the same, it
  -- need not be hashed before a row of it is shown.
  ALTER TABLE event_files ADD COLUMN changed REAL;
  `,
  `
  -- Long work that somebody asked for in the workbench: what it is, how far it has come, what it came to. None of it is part
  -- of what a case keeps: copies have no jobs.
  CREATE TABLE jobs (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- What was asked for (JSON), and by whom.
    params TEXT NOT NULL,
    coder TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
    -- Whether somebody wants it to end: the program that does the work looks.
    cancel INTEGER NOT NULL DEFAULT 0,
    -- The process that does it.
    pid INTEGER,
    asked TEXT NOT NULL,
    begun TEXT,
    ended TEXT,
    -- How far it has come, and when that was said last.
    what TEXT,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER,
    changed TEXT NOT NULL,
    -- Sentences (JSON), and how many more there were.
    warnings TEXT NOT NULL DEFAULT '[]',
    unsaid INTEGER NOT NULL DEFAULT 0,
    -- What it came to (JSON), or why it failed, in a sentence.
    result TEXT,
    error TEXT
  ) STRICT;
  CREATE INDEX jobs_by_state ON jobs (state);
  -- Files that were dropped and wait in incoming/ until somebody says what becomes of them.
  CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    -- What the person called it: for reading only, never a path.
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha BLOB NOT NULL,
    at TEXT NOT NULL
  ) WITHOUT ROWID, STRICT;
  `,
  `
  -- The file of the Discourse Network Analyzer that was taken in: at most one.
  CREATE TABLE dna_files (
    n INTEGER PRIMARY KEY CHECK (n = 1),
    -- SHA-256 of the file.
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    -- 1: all of its statements became records of the case.
    done INTEGER NOT NULL,
    -- Its statement types with their variables (JSON); all its tables in the form of DNA 3, packed.
    types TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- Several files of the Discourse Network Analyzer, in the order in which they were taken in.
  CREATE TABLE several_dna_files (
    n INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    done INTEGER NOT NULL,
    types TEXT NOT NULL,
    -- What its coders and statement types are called in the case, by their ids in the file (JSON), where that differs.
    names TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  INSERT INTO several_dna_files
    SELECT n, hash, name, version, done, types, '{"coders":{},"types":{}}', body FROM dna_files;
  DROP TABLE dna_files;
  ALTER TABLE several_dna_files RENAME TO dna_files;
  `,
];

/** Version of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a database up to this program's version; each migration is a transaction of its own. */
export function migrate(db: DatabaseSync): void {
  for (;;) {
    const { user_version: at } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    const sql = MIGRATIONS[at];
    if (sql === undefined) return;
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have done it while this one waited.
      const { user_version: now } = db.prepare('PRAGMA user_version').get() as { user_version: number };
      if (now === at) db.exec(`${sql}; PRAGMA user_version = ${at + 1}; PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}
