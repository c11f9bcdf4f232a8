import type { DocumentState } from '../../casefile/journal/current.ts';
import { anchorOf } from '../../casefile/journal/record-name.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documentNumber, documentRow } from '../../casefile/store/documents.ts';
import { entriesAbout } from '../../casefile/store/log.ts';
import { sourcePath } from '../../casefile/store/sources.ts';
import { findRecord, stateOf } from '../../casefile/store/state.ts';
import { citeRecord } from '../../questions/citation/cite-record.ts';
import { decidedWords, provenanceWords } from '../../questions/citation/decided-words.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { actorNames } from '../../report/words/naming.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { entryWords } from './log-command.ts';
import { markedWords } from './marked-words.ts';
import { RECORD_COLUMNS, recordSign } from './record-line.ts';
import { type CaseOptions, withCase } from './with-case.ts';
import { NARROW, wrapped } from './wrapped.ts';

export interface ShowOptions extends CaseOptions {
  readonly json?: boolean;
}

/** `entente show`: a document with its records, or one record with its history. */
export async function showCommand(terminal: Terminal, id: string, options: ShowOptions): Promise<number> {
  return await withCase(terminal, options, 'look', (file) => {
    if (documentNumber(file, id) !== undefined) showDocument(terminal, file, id, options);
    else showRecord(terminal, file, id, options);
    return EXIT.done;
  });
}

function showDocument(terminal: Terminal, file: CaseFile, id: string, { json }: ShowOptions): void {
  const row = documentRow(file, id);
  const state = stateOf(file, id);
  if (json) {
    printJson(terminal, { ...row, records: state.records });
    return;
  }
  const { document } = state.reading;
  const facts = [
    ['title', document.title ?? 'not known'],
    ['date', `${document.date ?? 'not known'}${document.origins.date === 'given' ? ' (given)' : ''}`],
    ...(document.publisher === undefined ? [] : [['from', document.publisher]]),
    ['file', `${row.origin}${row.version > 1 ? ` (version ${row.version})` : ''}`],
    ['original', sourcePath(row.source, document.source.type)],
    ['read by', row.reader],
  ];
  terminal.out(
    `${id}\n${printTable(
      facts.map((cells) => cells.map(plainText)),
      [{}, { least: 30 }],
      terminal.columns ?? 120,
    ).join('\n')}\n\n`,
  );
  const names = actorNames(state.reading);
  const rows = state.records.map((one) => [
    one.id,
    recordSign(one),
    one.record.kind,
    recordWords(one.record, state.reading, names),
    ...((terminal.columns ?? NARROW) < NARROW ? [] : [decidedWords(one)]),
  ]);
  terminal.out(
    rows.length > 0
      ? `${printTable(rows, RECORD_COLUMNS, terminal.columns ?? 200, 0).join('\n')}\n`
      : 'Nothing was read from it.\n',
  );
}

function showRecord(terminal: Terminal, file: CaseFile, id: string, { json }: ShowOptions): void {
  const { state, record } = findRecord(file, id);
  const history = entriesAbout(file, id);
  if (json) {
    printJson(terminal, { ...record, history });
    return;
  }
  const line = (text: string): void => terminal.out(`${wrapped(terminal, text, '  ')}\n`);
  terminal.out(`${id}  ${record.record.kind}  ${recordSign(record)}\n`);
  line(plainText(recordWords(record.record, state.reading)));
  line(markedSentence(terminal, record.record, state));
  line(decidedWords(record) || 'nobody has decided on it');
  if (record.machine && record.edited.length > 0) {
    line(`the machine had: ${plainText(recordWords(record.machine, state.reading))}`);
  }
  if (record.memo) line(`memo (${plainText(record.memo.by.coder)}): ${plainText(record.memo.text)}`);
  line(provenanceWords(record));
  if (history.length > 0) {
    terminal.out('\n');
    for (const { entry, active } of history) line(entryWords(entry, active));
  }
}

/** The sentence of a record with the words that it stands on in brackets. */
function markedSentence(terminal: Terminal, record: AnyRecord, { reading }: DocumentState): string {
  return markedWords(terminal, reading.document.text, record.sentence.span, anchorOf(record));
}

/** `entente cite`: all that a footnote needs. */
export async function citeCommand(terminal: Terminal, id: string, options: ShowOptions): Promise<number> {
  return await withCase(terminal, options, 'look', (file) => {
    const { state, record } = findRecord(file, id);
    const { document } = state.reading;
    const cited = citeRecord(file, state, record);
    if (options.json) printJson(terminal, cited);
    else {
      const by = [document.authors.join(', '), document.title, document.publisher, document.date].filter(Boolean);
      terminal.out(
        [
          wrapped(terminal, markedSentence(terminal, record.record, state)),
          ...[
            plainText(by.join('. ') || document.source.name),
            plainText(
              `${cited.file}, characters ${cited.start} to ${cited.end}${cited.version > 1 ? ` of version ${cited.version}` : ''}`,
            ),
            `SHA-256 ${cited.original}`,
            cited.says,
            `${cited.foundBy}; read by ${cited.reader}`,
            cited.decided ?? 'nobody has decided on it',
          ].map((line) => wrapped(terminal, line, '  ')),
          '',
        ].join('\n'),
      );
    }
    return EXIT.done;
  });
}
