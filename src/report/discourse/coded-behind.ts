import { timeText } from '../../measures/discourse/calendar.ts';
import { timeOfStatement } from '../../measures/discourse/select-statements.ts';
import type { StatementColumn } from '../../measures/discourse/variables.ts';
import type { Passage } from '../../measures/passage.ts';
import type { CodedStatements } from '../../records/coded-statements.ts';
import { shorten } from '../kit/text-width.ts';
import { Behind, type BehindGroup, type BehindItem } from '../measures/measure-report.ts';
import { counted } from '../words/wording.ts';

/** Coded statements with the words that they stand on. */
export interface CodedWords {
  readonly data: CodedStatements;
  readonly rows: StatementColumn;
  readonly columns: StatementColumn;
  readonly qualifier?: StatementColumn;
  /** The words of a statement in its text, by its place in `data`; empty where the text has none there. */
  readonly quoteOf: (statement: number) => string;
  /** Of statements of a case: the sentence of their record. */
  readonly passageOf?: ((statement: number) => Passage | undefined) | undefined;
}

/** What stands behind the numbers of a page. */
export interface CodedBehind {
  readonly groups: readonly BehindGroup[];
  /** The numbers on the page of statements by their ids, in the order of the page. */
  readonly places: (ids: readonly number[]) => readonly number[];
}

/** So many statements are opened by one number at most. */
const MOST_OPENED = 24;
/** Cells of a quote. */
const QUOTE = 300;

/** Says what a page's numbers open. */
export const BEHIND_NOTE = `Each statement stands once, below its document. A number opens ${MOST_OPENED} statements at most, the first ones.`;

/** Statements as a page shows them: below their documents, in the order of time. */
export function codedBehind(words: CodedWords, ids: Iterable<number>): CodedBehind {
  const { data } = words;
  const place = new Map(Array.from(data.id, (id, n) => [id, n]));
  const byDocument = new Map<number, number[]>();
  for (const id of new Set(ids)) {
    const statement = place.get(id);
    if (statement === undefined) continue;
    const document = data.document[statement] as number;
    byDocument.set(document, [...(byDocument.get(document) ?? []), statement]);
  }
  const behind = new Behind();
  const numbers = new Map<number, number>();
  const time = (document: number): number => data.documents.time[document] as number;
  for (const [document, statements] of [...byDocument].sort(([a], [b]) => time(a) - time(b) || a - b)) {
    const sorted = statements.sort((a, b) => (data.start[a] as number) - (data.start[b] as number) || a - b);
    const added = behind.add({
      title: data.documents.title[document] || `Document ${data.documents.id[document]}`,
      from: documentWords(data, document, sorted.length),
      items: sorted.map((statement) => itemOf(words, statement)),
    });
    for (const [n, statement] of sorted.entries()) numbers.set(data.id[statement] as number, added[n] as number);
  }
  return {
    groups: behind.groups,
    places: (wanted) => wanted.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
  };
}

/** Statements that a number opens: the first of them. */
export function opened(ids: readonly number[]): readonly number[] {
  return ids.slice(0, MOST_OPENED);
}

function documentWords({ documents }: CodedStatements, document: number, statements: number): string {
  const known = [documents.author[document], documents.source[document], documents.section[document]];
  return [...known.filter((word) => word), counted(statements, 'statement')].join(' · ');
}

function itemOf(words: CodedWords, statement: number): BehindItem {
  const { data, rows, passageOf } = words;
  const passage = passageOf?.(statement);
  if (passage) return sentenceItem(words, statement, passage);
  const quote = shorten(words.quoteOf(statement).replace(/\s+/g, ' ').trim(), QUOTE);
  return {
    kind: 'row',
    day: timeText(timeOfStatement(data, statement)),
    sides: labelAt(rows, statement),
    what: claimWords(words, statement),
    notes: quote === '' ? [] : [`“${quote}”`],
    source: '',
    place: `statement ${data.id[statement]}`,
  };
}

/** The sentence of a record, behind who claims what. */
function sentenceItem(words: CodedWords, statement: number, passage: Passage): BehindItem {
  const { text, mark, grade, document, record, sentence } = passage;
  return {
    kind: 'sentence',
    before: `${labelAt(words.rows, statement)} ${claimWords(words, statement)}: ${text.slice(0, mark.start)}`,
    words: text.slice(mark.start, mark.end),
    after: text.slice(mark.end),
    grade,
    document,
    record,
    sentence,
  };
}

/** `for Six-party talks`, `against Sanctions`, `Sanctions (strength 3)`. */
function claimWords({ columns, qualifier }: CodedWords, statement: number): string {
  const claim = labelAt(columns, statement);
  const how = qualifier ? labelAt(qualifier, statement) : '';
  if (!qualifier || how === '') return `on ${claim}`;
  if (qualifier.kind === 'boolean') return `${how === '1' ? 'for' : 'against'} ${claim}`;
  return `on ${claim} (${qualifier.name} ${how})`;
}

function labelAt({ labels, code }: StatementColumn, statement: number): string {
  return labels[code[statement] as number] ?? '';
}
