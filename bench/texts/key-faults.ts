import type { CodePoints, OneOrMany, ReadingKey, SpanOrSpans } from '../../src/casefile/export/answer-key-form.ts';
import { REALITIES } from '../../src/records/event.ts';
import { HEDGES } from '../../src/records/forecast.ts';
import { CATEGORIES } from '../../src/records/plover.ts';
import { CHANGES, QUALITIES } from '../../src/records/relation.ts';
import { POSITION_ACTS, STANCES } from '../../src/records/stance.ts';
import { many, spans } from './key-values.ts';

/** What a field may say, by kind of record. */
const WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  events: { category: CATEGORIES, reality: REALITIES },
  positions: { stance: STANCES, act: POSITION_ACTS },
  forecasts: { hedge: HEDGES },
  relations: { quality: QUALITIES, change: CHANGES },
  motives: { kind: ['wants', 'fears', 'believes'] },
  answers: { answer: ['accept', 'reject', 'conditional'] },
};
const SPANS: Readonly<Record<string, readonly string[]>> = {
  events: ['trigger', 'sentence', 'also'],
  speakers: ['source'],
  positions: ['evidence'],
  proposals: ['evidence'],
  terms: ['action'],
  answers: ['evidence'],
  forecasts: ['if', 'unless', 'then', 'evidence'],
  relations: ['cause', 'evidence'],
  motives: ['content', 'evidence'],
  not_events: ['span'],
};
const NEEDED: Readonly<Record<string, string>> = {
  events: 'trigger',
  speakers: 'source',
  positions: 'evidence',
  forecasts: 'then',
  relations: 'evidence',
  motives: 'content',
  not_events: 'span',
};
const CODED = ['source', 'target', 'actor', 'who', 'acts_for', 'a', 'b', 'by', 'speaker'];
const CODE = /^(?:[A-Z]{3}|igo:\S.*|(?:org|per):[^\p{Lu}]+|author)$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Row = Readonly<Record<string, unknown>>;

/**
 * What does not hold in an answer key: words, codes and days that the codebook does not know, spans without an end,
 * triggers outside their sentence; with the text also spans outside it, spans that cut a word or begin or end in white space.
 *
 * @param text what the key was marked from, where it is at hand
 * @returns a line for each fault, none for a good key
 */
export function keyFaults(key: ReadingKey, text?: string): readonly string[] {
  const characters = text === undefined ? undefined : [...text];
  return rowsOf(key).flatMap(([kind, row]) => {
    const say = (fault: string): string => `${key.article}, ${kind}: ${fault}`;
    return [...wordFaults(kind, row), ...spanFaults(kind, row, characters), ...eventFaults(kind, row)].map(say);
  });
}

/** All rows with their kind; terms and answers of proposals are rows as well. */
function rowsOf(key: ReadingKey): readonly (readonly [string, Row])[] {
  const listed = (rows: unknown): readonly Row[] => (Array.isArray(rows) ? (rows as readonly Row[]) : []);
  return Object.keys(SPANS).flatMap((kind) =>
    kind === 'terms' || kind === 'answers'
      ? listed(key.proposals).flatMap((row) => listed(row[kind]).map((part) => [kind, part] as const))
      : listed((key as unknown as Row)[kind]).map((row) => [kind, row] as const),
  );
}

function wordFaults(kind: string, row: Row): readonly string[] {
  const unknown = Object.entries(WORDS[kind] ?? {}).flatMap(([field, legal]) =>
    many(row[field] as OneOrMany)
      .filter((word) => !legal.includes(word ?? ''))
      .map((word) => `${field} ${word}`),
  );
  const sides = CODED.filter((field) => kind !== 'speakers' || field !== 'source').map((field) => row[field]);
  const others = [row.source_alt, row.target_alt].flat();
  const codes = [...sides, ...others].flatMap((value) => many(value as OneOrMany));
  const wrong = codes.filter((code) => code !== null && !CODE.test(code)).map((code) => `code ${code}`);
  return [...unknown, ...wrong];
}

function spanFaults(kind: string, row: Row, text: readonly string[] | undefined): readonly string[] {
  const needed = NEEDED[kind];
  if (needed && spans(row[needed] as SpanOrSpans).length === 0) return [`no ${needed}`];
  return (SPANS[kind] ?? []).flatMap((field) =>
    spans(row[field] as SpanOrSpans).flatMap((span) => {
      const fault = faultOfSpan(span, text);
      return fault ? [`${field} ${span.join('-')} ${fault}`] : [];
    }),
  );
}

function faultOfSpan([start, end]: CodePoints, text: readonly string[] | undefined): string | undefined {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end)) return 'is no span';
  if (!text) return undefined;
  if (end > text.length) return 'lies outside the text';
  const blank = (at: number): boolean => /\s/u.test(text[at] ?? '');
  if (blank(start) || blank(end - 1)) return 'begins or ends with white space';
  const joined = (at: number): boolean => [text[at - 1], text[at]].every((one) => /[\p{L}\p{N}]/u.test(one ?? ''));
  return joined(start) || joined(end) ? 'cuts a word' : undefined;
}

function eventFaults(kind: string, { source, target, trigger, sentence, date }: Row): readonly string[] {
  if (kind !== 'events') return [];
  const faults: string[] = [];
  if (many(source as OneOrMany).length + many(target as OneOrMany).length === 0) faults.push('no side');
  const [act, around] = [spans(trigger as SpanOrSpans)[0], spans(sentence as SpanOrSpans)[0]];
  if (act && around && !(around[0] <= act[0] && act[1] <= around[1])) faults.push('trigger outside its sentence');
  if (date !== null && date !== undefined) {
    const days = many(date as OneOrMany);
    const [first = '', last = ''] = days.map(String);
    if (!(days.length === 2 && DAY.test(first) && DAY.test(last) && first <= last))
      faults.push(`date ${days.join(' to ')}`);
  }
  return faults;
}
