/**
 * Runs a statement of a person's in a process of its own, which can be ended whatever SQLite is at:
 * `sql.child CASE FOLDER STATEMENT`. Prints one JSON object a row; a failure goes to standard error as JSON.
 */
import { EntenteError } from '../../records/failure.ts';
import { openCase } from './case-file.ts';
import { runSql } from './run-sql.ts';

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
