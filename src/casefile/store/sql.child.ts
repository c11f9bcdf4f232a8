/**
 * Runs a statement of a person's in a process of its own, which can be ended whatever SQLite is at:
 * `sql.child CASE FOLDER STATEMENT`. Prints one JSON object a row; a failure goes to standard error as JSON.
 */
import { Worker } from 'node:worker_threads';
import { EntenteError } from '../../records/failure.ts';
import { openCase } from './case-file.ts';
import { runSql } from './run-sql.ts';

/** Memory that a statement may take, in bytes. */
const MOST_MEMORY = 1024 * 1024 * 1024;

/** SQLite holds this thread until it has an answer, so another one looks at the memory. */
const GUARD = `
  const { writeSync } = require('node:fs');
  const { message, most } = require('node:worker_threads').workerData;
  setInterval(() => {
    if (process.memoryUsage.rss() < most) return;
    writeSync(2, JSON.stringify({ code: 'usage', message }));
    process.kill(process.pid, 'SIGKILL');
  }, 100);`;
const message = 'The statement took more than 1 GB of memory and was ended; ask for less.';
new Worker(GUARD, { eval: true, workerData: { message, most: MOST_MEMORY } }).unref();

const [place = '', folder = '', sql = ''] = process.argv.slice(2);
try {
  const file = openCase(place, folder, { readOnly: true });
  for (const row of runSql(file, sql)) process.stdout.write(`${JSON.stringify(row)}\n`);
  file.close();
} catch (error) {
  const code = error instanceof EntenteError ? error.code : 'internal';
  process.stderr.write(JSON.stringify({ code, message: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}
