import { askSql } from '../../casefile/store/ask-sql.ts';
import { isCase } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { findCase } from '../kit/case-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { CaseOptions } from './with-case.ts';

export interface SqlOptions extends CaseOptions {
  readonly jsonl?: boolean;
  readonly seconds?: string;
}

/** Rows that are printed as a table; more are to be had as JSON. */
const SHOWN = 200;

/** `entente sql`: one statement that only looks. */
export async function sqlCommand(terminal: Terminal, sql: string, options: SqlOptions): Promise<number> {
  const seconds = Number(options.seconds ?? '30');
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new EntenteError('usage', `--seconds must be a number up to 3600, not "${options.seconds}".`);
  }
  const { place, folder } = findCase(terminal, options.case);
  if (!isCase(place)) throw new EntenteError('unreadable', `There is no case in ${folder}.`);
  const rows: Readonly<Record<string, unknown>>[] = [];
  let count = 0;
  for await (const line of askSql(place, folder, sql, seconds)) {
    count++;
    if (options.jsonl) terminal.out(`${line}\n`);
    else if (count <= SHOWN) rows.push(JSON.parse(line) as Record<string, unknown>);
  }
  const [first] = rows;
  if (first) {
    const keys = Object.keys(first);
    const cells = rows.map((row) => keys.map((key) => plainText(String(row[key] ?? ''))));
    const columns = keys.map(() => ({ least: 8 }));
    terminal.out(`${printTable([keys, ...cells], columns, terminal.columns ?? 200, 0).join('\n')}\n`);
  }
  if (!options.jsonl && count > SHOWN) terminal.err(`${count - SHOWN} more rows; --jsonl prints all.\n`);
  return EXIT.done;
}
