import { createHash } from 'node:crypto';
import { closeSync, createReadStream, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../store/case-file.ts';
import type { Finding } from '../store/doctor.ts';
import { importedFiles } from './event-files.ts';
import { type EventPart, eventParts, strayFiles } from './event-parts.ts';

/** What a file of Parquet begins and ends with. */
const MARK = 'PAR1';

/**
 * Looks the event data of a case over: files that are missing, torn or changed, and what was left by programs that were
 * stopped. Changes nothing.
 * @param thorough also compares every file with its hash
 */
export async function* examineEvents(file: CaseFile, thorough = false): AsyncGenerator<Finding> {
  for (const part of eventParts(file)) {
    const wrong = await faultOf(file, part, thorough);
    if (wrong === undefined) continue;
    const rows = part.rows.toLocaleString('en-GB');
    const what = { cube: 'sums by day', rows: `${rows} events`, mentions: `${rows} counts of mentions` }[part.kind];
    yield {
      weight: 'damage',
      sentence: `${part.path} (${what}) ${wrong}. Put it back from a backup; the files that were imported are listed by: entente events --files.`,
    };
  }
  for (const { name, stored, done } of importedFiles(file)) {
    if (done) continue;
    yield {
      weight: 'note',
      sentence: `${name} was imported in part (${stored.toLocaleString('en-GB')} rows are stored); entente import ${name} goes on behind them.`,
    };
  }
  for (const path of strayFiles(file)) {
    yield {
      weight: 'note',
      sentence: `${path} was left by an import that was stopped and belongs to nothing; the next import takes it away.`,
    };
  }
}

async function faultOf(file: CaseFile, part: EventPart, thorough: boolean): Promise<string | undefined> {
  const place = join(file.place, part.path);
  const facts = lstatSync(place, { throwIfNoEntry: false });
  if (!facts) return 'is missing';
  if (!facts.isFile()) return 'is no file';
  if (facts.size !== part.bytes || !hasMarks(place, facts.size)) return 'is torn';
  if (!thorough) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex') === part.sha ? undefined : 'was changed';
}

function hasMarks(place: string, size: number): boolean {
  const handle = openSync(place, 'r');
  try {
    return [0, size - MARK.length].every((at) => {
      const mark = Buffer.alloc(MARK.length);
      readSync(handle, mark, 0, mark.length, Math.max(0, at));
      return mark.toString('latin1') === MARK;
    });
  } finally {
    closeSync(handle);
  }
}
