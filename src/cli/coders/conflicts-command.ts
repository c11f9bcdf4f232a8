import { codedSentences } from '../../casefile/coders/coded-sentences.ts';
import { type CodingConflict, codingConflicts } from '../../casefile/coders/coding-conflicts.ts';
import { type Clash, clashes } from '../../casefile/journal/clashes.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import { anchorOf } from '../../casefile/journal/record-name.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { allEntries, asideEntries, statesOf } from '../../casefile/store/coded.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { counted } from '../../report/words/wording.ts';
import { clashWords } from '../case/clash-words.ts';
import { markedWords } from '../case/marked-words.ts';
import { kindOf } from '../case/record-kind.ts';
import { momentWords } from '../case/record-line.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

export interface ConflictsOptions extends CaseOptions {
  readonly kind?: string;
  readonly weak?: boolean;
  readonly json?: boolean;
}

/** `entente conflicts`: where coders differ. Exit code 1: somewhere they do. */
export async function conflictsCommand(terminal: Terminal, options: ConflictsOptions): Promise<number> {
  const kind = options.kind === undefined ? undefined : kindOf(options.kind);
  return await withCase(terminal, options, 'look', (file) => {
    const { decided, coded, states } = conflictsOf(file, kind, options.weak ?? false);
    const count = decided.length + coded.length;
    if (options.json) {
      printJson(terminal, { decided, coded });
      return count > 0 ? EXIT.problems : EXIT.done;
    }
    for (const clash of decided) {
      const state = states.find(
        ({ reading }) => clash.target.type === 'record' && reading.document.id === clash.target.document,
      );
      const record = state?.records.find(({ id }) => id === clash.target.id);
      terminal.out(`${clashWords(clash, ({ entry }) => `${entry.coder}, ${momentWords(entry.at)}`)}\n`);
      if (state && record) terminal.out(`    ${sentenceOf(terminal, record.record, state)}\n`);
    }
    for (const conflict of coded) tellCoded(terminal, conflict, states);
    if (count === 0) terminal.err('Nobody differs, or all that differed was settled.\n');
    else terminal.err(`${counted(count, 'conflict')}. ${advice(terminal.program)}\n`);
    return count > 0 ? EXIT.problems : EXIT.done;
  });
}

function advice(program: string): string {
  return `Whoever settles one says so: ${program} decide accept ID --settle, or reject, or edit ID field=value.`;
}

function conflictsOf(
  file: CaseFile,
  kind: AnyRecord['kind'] | undefined,
  weak: boolean,
): {
  readonly decided: readonly Clash[];
  readonly coded: readonly CodingConflict[];
  readonly states: readonly DocumentState[];
} {
  const entries = allEntries(file);
  const decisions = entries.filter(({ entry }) => !(entry.aside && entry.action === 'add'));
  const sentences = codedSentences(asideEntries(file));
  const found = clashes(decisions, ({ coder }) => coder);
  const documents = found.flatMap(({ target }) => (target.type === 'record' ? [target.document] : []));
  const states = statesOf(file, [...documents, ...sentences.map(({ document }) => document)]);
  const settled = entries.map(({ entry }) => entry).filter(({ asked }) => asked === 'conflict');
  const records = new Map(states.flatMap((state) => state.records.map(({ id, record }) => [id, record.kind] as const)));
  return {
    decided: found.filter(({ target }) => kind === undefined || records.get(target.id) === kind),
    coded: codingConflicts(sentences, states, settled, weak).filter(
      ({ coded, held }) => kind === undefined || (coded ?? held?.record)?.kind === kind,
    ),
    states,
  };
}

function tellCoded(
  terminal: Terminal,
  { document, coder, coded, held }: CodingConflict,
  states: readonly DocumentState[],
): void {
  const state = states.find(({ reading }) => reading.document.id === document);
  const record = coded ?? held?.record;
  if (!state || !record) return;
  const words = (one: AnyRecord): string => plainText(recordWords(one, state.reading));
  terminal.out(
    `${plainText(`${coder}, blind: ${coded ? `${coded.id}  ` : ''}`)}${coded ? ` ${words(coded)}` : ` no ${record.kind} here`}\n`,
  );
  terminal.out(`    the case: ${held ? `${held.id}  ${words(held.record)}` : `no ${record.kind} here`}\n`);
  terminal.out(`    ${sentenceOf(terminal, record, state)}\n`);
}

function sentenceOf(terminal: Terminal, record: AnyRecord, { reading }: DocumentState): string {
  return markedWords(terminal, reading.document.text, record.sentence.span, anchorOf(record));
}
