import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { openEventImport } from '../../casefile/events/import-events.ts';
import { tidyEvents } from '../../casefile/events/open-event-store.ts';
import { openCase } from '../../casefile/store/case-file.ts';
import { readEventFile } from '../../sources/events/read-event-file.ts';

/** Rows that are stored together: few, so that a file takes many steps. */
const ROWS = 1500;

/** Imports all files of a folder as `entente import` does, and says when it begins and ends. */
async function work(place: string, files: string): Promise<void> {
  const file = openCase(place);
  writeSync(1, 'ready\n');
  const importing = openEventImport(file, { rowsPerSlice: ROWS });
  for (const name of readdirSync(files).sort()) {
    const path = join(files, name);
    const bytes = readFileSync(path);
    const sha = createHash('sha256').update(bytes).digest('hex');
    for await (const events of readEventFile(path, { rowsPerBatch: 700 })) {
      await importing.take(events, { sha, place: path, bytes: bytes.length });
    }
  }
  await importing.finish();
  await tidyEvents(file, { threads: 1 });
  file.close();
  writeSync(1, 'done\n');
}

// Run as a program of its own: CASE FILES.
const [, script = '', place, files] = argv;
if (script.endsWith('killed-import.fixture.ts') && place !== undefined && files !== undefined) await work(place, files);
