import type { DocumentState } from '../../casefile/journal/current.ts';
import { type DocumentRow, documents } from '../../casefile/store/documents.ts';
import { states } from '../../casefile/store/state.ts';
import { decidedWords } from '../../questions/citation/decided-words.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { actorNames } from '../../report/words/naming.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { kindOf } from './record-kind.ts';
import { RECORD_COLUMNS, recordSign } from './record-line.ts';
import { type CaseOptions, withCase } from './with-case.ts';
import { NARROW } from './wrapped.ts';

export interface ListOptions extends CaseOptions {
  readonly records?: boolean;
  readonly kind?: string;
  readonly json?: boolean;
  /** What several documents share. */
  readonly acts?: boolean;
  readonly actors?: boolean;
  readonly issues?: boolean;
  readonly all?: boolean;
}

/** `entente list`: the documents of a case, or with `--records` all that stands in them. */
export async function listCommand(terminal: Terminal, options: ListOptions): Promise<number> {
  const kind = options.kind === undefined ? undefined : kindOf(options.kind);
  return await withCase(terminal, options, 'look', async (file) => {
    if (options.acts || options.actors || options.issues) {
      const { listShared } = await import('./list-shared.ts');
      return listShared(terminal, file, options);
    }
    if (options.records || kind !== undefined) {
      for (const state of states(file)) listRecords(terminal, state, kind, options.json ?? false);
      return EXIT.done;
    }
    const all = [...documents(file)];
    if (options.json) for (const row of all) terminal.out(`${JSON.stringify(row)}\n`);
    else if (all.length === 0) terminal.err(`The case is empty. Put texts into it: ${terminal.program} add FILE\n`);
    else
      terminal.out(
        `${printTable(
          all.map((row) => cells(row, (terminal.columns ?? NARROW) < NARROW)),
          COLUMNS,
          terminal.columns ?? 200,
          0,
        ).join('\n')}\n`,
      );
    return EXIT.done;
  });
}

function listRecords(
  terminal: Terminal,
  { reading, records }: DocumentState,
  kind: string | undefined,
  json: boolean,
): void {
  const names = actorNames(reading);
  const shown = records.filter(({ record }) => kind === undefined || record.kind === kind);
  if (json) {
    for (const record of shown) terminal.out(`${JSON.stringify(record)}\n`);
    return;
  }
  const rows = shown.map((one) => [
    one.id,
    recordSign(one),
    one.record.kind,
    recordWords(one.record, reading, names),
    ...((terminal.columns ?? NARROW) < NARROW ? [] : [decidedWords(one)]),
  ]);
  if (rows.length === 0) return;
  const { id, title = 'no title', date = 'no date' } = reading.document;
  terminal.out(`${plainText(`${id}  ${date}  ${title}`)}\n`);
  terminal.out(`${printTable(rows, RECORD_COLUMNS, terminal.columns ?? 200).join('\n')}\n`);
}

const COLUMNS = [{}, {}, { align: 'right' }, { least: 20 }, { least: 12 }, {}] as const;

function cells(row: DocumentRow, narrow: boolean): readonly string[] {
  const version = row.version > 1 ? `version ${row.version}` : '';
  const all = [
    row.id,
    row.date ?? 'no date',
    String(row.records),
    plainText(row.title ?? 'no title'),
    plainText(row.origin),
    version,
  ];
  return narrow ? all.slice(0, 4) : all;
}
