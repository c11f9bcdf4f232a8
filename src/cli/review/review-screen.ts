import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { anchorOf } from '../../casefile/journal/record-name.ts';
import type { LoggedStep } from '../../casefile/store/log.ts';
import type { BlindQuestion } from '../../casefile/trust/blind-check.ts';
import { decidedWords, momentWords } from '../../questions/citation/decided-words.ts';
import type { ActorSlot } from '../../questions/review/actor-slots.ts';
import type { Span } from '../../records/span.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { actorNames } from '../../report/words/naming.ts';
import { readersWords } from '../../report/words/readers-words.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { GRADE_DOTS } from '../../report/words/wording.ts';
import { actionWords } from '../case/log-command.ts';
import { markedWords } from '../case/marked-words.ts';
import { colours } from '../kit/colours.ts';
import type { Terminal } from '../kit/terminal.ts';

/** What stands above every question. */
export interface ScreenHead {
  readonly title: string;
  /** Decisions since the review began. */
  readonly done: number;
  /** Questions that wait, with this one. */
  readonly left: number;
}

const KEYS = 'a accept   x reject   e edit   p another actor   [ ] ends   s skip   m memo   u undo   q quit   ? help';

/** What each key does, for whoever asks. */
export const HELP: readonly string[] = [
  'a      accept: the record is right as it stands',
  'x      reject: it is wrong',
  'e      edit a field: type field=value, such as category=REJECT, and Enter',
  'p      pick another actor from a numbered list',
  '[ ]    move the start or the end of the words: arrows ← → by a word, ↑ ↓ by a letter, Enter keeps, Esc leaves',
  's      skip; the record is asked again when you review the next time (the space bar does the same)',
  'm      put a memo on it',
  'u      take the last decision back, also one of last week; r makes it again',
  'q      quit; all that was decided is kept, and the next review goes on here',
  '',
  'After a change (e, p, [ ]) the record counts as accepted, and a or s goes on.',
];

/** The frame around whatever is asked: where one is, the words in their place, the last decisions. */
export function screen(
  terminal: Terminal,
  head: ScreenHead,
  state: DocumentState,
  record: CaseRecord,
  body: readonly string[],
  last: readonly LoggedStep[],
  coder: string,
  marks: readonly Span[] = anchorOf(record.record),
): string {
  const { style = (_: string, text: string): string => text } = colours(terminal);
  const { id, title = 'no title', date = 'no date' } = state.reading.document;
  const lines = [
    style('heading', plainText(head.title)),
    style('dim', `${head.done} decided now, ${head.left} ${head.left === 1 ? 'waits' : 'wait'}`),
    '',
    style('dim', plainText(`${id}  ${date}  ${title}`)),
    ...passage(terminal, state, record, marks),
    '',
    ...body,
    '',
    style('dim', 'decided last'),
    ...(last.length === 0 ? [style('dim', '  nothing yet')] : last.map((step) => `  ${lastLine(step, coder)}`)),
  ];
  return `\u001b[H\u001b[2J${lines.join('\n')}\n`;
}

/** The sentences around the words, the words themselves marked. */
function passage(
  terminal: Terminal,
  { reading }: DocumentState,
  { record }: CaseRecord,
  marks: readonly Span[],
): readonly string[] {
  const { style = (_: string, text: string): string => text } = colours(terminal);
  const { text } = reading.document;
  const start = Math.min(record.sentence.span.start, ...marks.map((mark) => mark.start));
  const end = Math.max(record.sentence.span.end, ...marks.map((mark) => mark.end));
  const before = reading.sentences.findLast((one) => one.end <= start);
  const after = reading.sentences.find((one) => one.start >= end);
  const beside = (span: Span | undefined): readonly string[] =>
    span ? [style('dim', `  ${plainText(text.slice(span.start, span.end))}`)] : [];
  return [...beside(before), `  ${markedWords(terminal, text, { start, end }, marks)}`, ...beside(after)];
}

/** A record as the machine made it or as it stands, with what is known of it, and the keys. */
export function recordBody(
  terminal: Terminal,
  state: DocumentState,
  record: CaseRecord,
  why: string,
  message: string,
): readonly string[] {
  const { style = (_: string, text: string): string => text } = colours(terminal);
  const { provenance } = record.machine ?? record.record;
  const sure =
    provenance.probability === undefined ? '' : `, right in ${Math.round(provenance.probability * 100)} of 100 such`;
  const decided = decidedWords(record);
  const facts = [
    `${GRADE_DOTS[provenance.grade]} by ${provenance.by} ${provenance.rule}${sure}`,
    readersWords(provenance),
    why,
    decided,
    record.memo ? `memo: ${record.memo.text}` : '',
  ];
  return [
    `  ${style('strong', record.record.kind)}  ${recordWords(record.record, state.reading, actorNames(state.reading))}`,
    ...facts.filter((fact) => fact !== '').map((fact) => style('dim', `  ${plainText(fact)}`)),
    '',
    ...(message === '' ? [] : [style('warning', `  ${message}`)]),
    `  ${KEYS}`,
  ];
}

/** The keys that stand for the answers of a blind question, in their order. */
export const CHOICE_KEYS = 'abcdefghijklmnoprstuvwxyz';

/** A question that does not tell what the machine made of the words. */
export function blindBody(
  terminal: Terminal,
  state: DocumentState,
  kind: string,
  question: BlindQuestion,
  message: string,
): readonly string[] {
  const { style = (_: string, text: string): string => text } = colours(terminal);
  const names = actorNames(state.reading);
  const answers = question.choices.map((choice, i) => {
    const said = question.field === 'speakers' ? names.full(choice) : choice;
    return `${CHOICE_KEYS[i]} ${said}`;
  });
  return [
    `  ${style('strong', 'Before you see the answer:')} ${question.asks}`,
    `  ${style('dim', `(some questions are asked so, that answers which agree with the machine can be told from answers that follow it)`)}`,
    '',
    ...columns([...answers, `0 none: there is no such ${kind}`]),
    '',
    ...(message === '' ? [] : [style('warning', `  ${message}`)]),
    '  Press the key of your answer.   space pass   q quit',
  ];
}

/** Short lines beside each other. */
function columns(cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map((cell) => cell.length)) + 3;
  const across = Math.max(1, Math.floor(76 / width));
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += across) {
    const row = cells.slice(at, at + across).map((cell) => cell.padEnd(width));
    lines.push(`  ${row.join('').trimEnd()}`);
  }
  return lines;
}

/** Places or actors to choose from, by number. */
export function numbered(question: string, rows: readonly string[], keys: string): readonly string[] {
  return [`  ${question}`, ...rows.map((row, i) => `  ${i + 1}  ${plainText(row)}`), '', `  ${keys}`];
}

/** `source: Russia`, `target: nobody`. */
export function slotWords({ field, actor }: ActorSlot, name: (id: string) => string): string {
  return `${field}: ${actor === undefined ? 'nobody' : name(actor)}`;
}

function lastLine({ entry, size }: LoggedStep, coder: string): string {
  const signs: Readonly<Record<string, string>> = { accept: '✓', reject: '✗', edit: '✎', add: '+' };
  const who = entry.coder === coder ? '' : `  ${entry.coder}`;
  const words = entry.words ? `  “${entry.words.length > 50 ? `${entry.words.slice(0, 49)}…` : entry.words}”` : '';
  const more = size > 1 ? ` and ${size - 1} more` : '';
  return plainText(
    `${signs[entry.action] ?? '·'} ${momentWords(entry.at).slice(5)}  ${actionWords(entry)}${more}${words}${who}`,
  );
}
