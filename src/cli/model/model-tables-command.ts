import { solve } from '../../conflict/solve/solve.ts';
import { MODEL_TABLES, type ModelTableName, modelTables } from '../../conflict/tables/model-tables.ts';
import { EntenteError } from '../../records/failure.ts';
import { tableCsv } from '../../report/conflict/tables/tables-csv.ts';
import { tablesLatex } from '../../report/conflict/tables/tables-latex.ts';
import { tablesPage } from '../../report/conflict/tables/tables-page.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { loadModel, stateNumber } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer, wholeNumber } from './model-output.ts';

/** The options of `entente model tables`. */
export interface TablesOptions extends OutputOptions {
  readonly latex?: boolean;
  readonly table?: readonly string[];
  readonly states?: string;
  readonly from?: string;
}

/**
 * `entente model tables`: the tables that a paper prints about a model.
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelTablesCommand(terminal: Terminal, path: string, options: TablesOptions): Promise<number> {
  checkForm(options);
  const tables = options.table?.map(tableName);
  const csv = options.csv ? csvTable(tables) : undefined;
  const most = options.states === undefined ? undefined : wholeNumber('--states', options.states, 1, 4096);
  const { file } = await loadModel(terminal, path);
  const solution = solve(file.model);
  const made = modelTables(solution, {
    ...(tables ? { tables } : {}),
    ...(most === undefined ? {} : { most }),
    ...(options.from === undefined ? {} : { from: stateNumber(solution.space, options.from) }),
  });
  if (csv) terminal.out(tableCsv(solution, made, csv, { safe: options.safeCsv ?? false }));
  else if (options.latex) terminal.out(tablesLatex(solution, made));
  else {
    printAnswer(
      terminal,
      options,
      () => made,
      () => tablesPage(solution, made),
    );
  }
  return EXIT.done;
}

function checkForm(options: TablesOptions): void {
  checkOutput(options);
  const other = [options.json && '--json', options.csv && '--csv', options.md && '--md'].find(Boolean);
  if (options.latex && other) {
    throw new EntenteError('usage', `--latex and ${other} cannot be used together; choose one.`);
  }
}

function tableName(name: string): ModelTableName {
  const found = MODEL_TABLES.find((table) => table === name.trim().toLowerCase());
  if (found) return found;
  throw new EntenteError('usage', `There is no table “${name}”; there are ${MODEL_TABLES.join(', ')}.`);
}

/** A CSV file holds one table. */
function csvTable(tables: readonly ModelTableName[] | undefined): ModelTableName {
  const [only, ...others] = tables ?? [];
  if (only && others.length === 0) return only;
  throw new EntenteError('usage', `--csv prints one table; say which: --table ${MODEL_TABLES.join(', --table ')}.`);
}
