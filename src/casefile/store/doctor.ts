import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CaseFile, SOURCES } from './case-file.ts';
import { ORIGINALS } from './copy-case.ts';
import { isGenuine } from './decide.ts';
import { storedReading } from './documents.ts';
import { journal } from './log.ts';
import { orphans } from './proposals.ts';
import { sourcePath } from './sources.ts';

/** Something that a person should know of, and what to do about it. */
export interface Finding {
  /** `damage`: something is lost or wrong. `note`: nothing is lost. */
  readonly weight: 'damage' | 'note';
  readonly sentence: string;
}

/**
 * Looks a case over: the database, the journal, readings, originals. Changes nothing.
 * @param thorough also reads every original and compares its hash
 * @example
 * [...examine(casefile)].filter(({ weight }) => weight === 'damage'); // []
 */
export function* examine(file: CaseFile, thorough = false): Generator<Finding> {
  yield* database(file);
  yield* entries(file);
  yield* readings(file);
  yield* originals(file, thorough);
  for (const { id, document, words, kept } of orphans(file)) {
    yield {
      weight: 'note',
      sentence: kept
        ? `${id} (“${words}”, ${document}) was decided upon and the reading that holds now has no such record; it is kept as it was.`
        : `${id} (“${words}”, ${document}) was decided upon, and its words are no longer in the text; entente show ${id} tells what was decided.`,
    };
  }
}

function* database(file: CaseFile): Generator<Finding> {
  const rows = file.db.prepare('PRAGMA integrity_check(20)').all() as { integrity_check: string }[];
  for (const { integrity_check: sentence } of rows) {
    if (sentence === 'ok') continue;
    yield { weight: 'damage', sentence: `case.sqlite: ${sentence}. Put a copy or backup in its place.` };
  }
  const strays = file.db.prepare('PRAGMA foreign_key_check').all();
  if (strays.length > 0) {
    yield { weight: 'damage', sentence: `case.sqlite: ${strays.length} rows name a document that is not there.` };
  }
}

function* entries(file: CaseFile): Generator<Finding> {
  const seen = new Set<string>();
  const states = new Map<string, boolean>();
  for (const entry of journal(file)) {
    if (!isGenuine(entry)) {
      yield {
        weight: 'damage',
        sentence: `Entry ${entry.id} of the journal does not say what it said when it was written.`,
      };
    }
    if (entry.follows !== undefined && !seen.has(entry.follows)) {
      yield {
        weight: 'note',
        sentence: `Entry ${entry.id} follows ${entry.follows}, which this journal lacks; it came from another copy.`,
      };
    }
    seen.add(entry.id);
    if (entry.action === 'undo') states.set(entry.target.id, false);
    else states.set(entry.action === 'redo' ? entry.target.id : entry.step, true);
  }
  const held = new Map(
    (file.prepare('SELECT step, active FROM steps').all() as { step: string; active: number }[]).map((row) => [
      row.step,
      row.active === 1,
    ]),
  );
  const wrong = [...held].filter(([step, active]) => states.get(step) !== active).length;
  if (wrong > 0) {
    yield { weight: 'damage', sentence: `${wrong} steps are not as the journal has them; entente rebuild mends that.` };
  }
}

function* readings(file: CaseFile): Generator<Finding> {
  const rows = file.prepare('SELECT n, document FROM readings ORDER BY n').all() as { n: number }[];
  for (const { n } of rows) {
    try {
      storedReading(file, n);
    } catch {
      yield { weight: 'damage', sentence: `Reading ${n} cannot be unpacked; read its document again: entente reread.` };
    }
  }
  const lost = file
    .prepare('SELECT d.id FROM documents d LEFT JOIN current c ON c.document = d.n WHERE c.reading IS NULL')
    .all() as { id: string }[];
  for (const { id } of lost) {
    yield { weight: 'damage', sentence: `No reading of ${id} holds; entente rebuild mends that.` };
  }
}

function* originals(file: CaseFile, thorough: boolean): Generator<Finding> {
  const rows = file
    .prepare(
      'SELECT d.id, d.origin, lower(hex(v.source)) AS source, v.type FROM versions v JOIN documents d ON d.n = v.document',
    )
    .all() as { id: string; origin: string; source: string; type: string }[];
  const known = new Set<string>();
  const leftOut = file.prepare('SELECT 1 FROM facts WHERE name = ?').get(ORIGINALS) !== undefined;
  if (leftOut) yield { weight: 'note', sentence: 'This is a copy without originals; its texts cannot be read again.' };
  for (const { id, origin, source, type } of rows) {
    const path = sourcePath(source, type);
    known.add(basename(path));
    const place = join(file.place, path);
    if (!existsSync(place)) {
      if (leftOut) continue;
      yield {
        weight: 'damage',
        sentence: `${path}, the original of ${id} (${origin}), is missing. Text and records are kept; put the file back to read it again.`,
      };
    } else if (thorough && createHash('sha256').update(readFileSync(place)).digest('hex') !== source) {
      yield {
        weight: 'damage',
        sentence: `${path}, the original of ${id} (${origin}), was changed; put the old file back.`,
      };
    }
  }
  const events = file.prepare("SELECT place FROM event_files WHERE place LIKE 'sources/%'").all() as {
    place: string;
  }[];
  for (const { place } of events) known.add(basename(place));
  const folder = join(file.place, SOURCES);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (known.has(name)) continue;
    yield {
      weight: 'note',
      sentence: `${join(SOURCES, name)} belongs to no document${name.endsWith('.tmp') ? '; it was left by a program that was stopped' : ''}. It may be deleted.`,
    };
  }
}
