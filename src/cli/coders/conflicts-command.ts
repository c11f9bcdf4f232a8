import type { CodingConflict } from '../../casefile/coders/coding-conflicts.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import { anchorOf } from '../../casefile/journal/record-name.ts';
import { momentWords } from '../../questions/citation/decided-words.ts';
import { askConflicts } from '../../questions/review/ask-conflicts.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { counted } from '../../report/words/wording.ts';
import { clashWords } from '../case/clash-words.ts';
import { markedWords } from '../case/marked-words.ts';
import { kindOf } from '../case/record-kind.ts';
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
    const { decided, coded, states } = askConflicts(file, kind, options.weak);
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
