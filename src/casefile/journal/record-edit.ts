import type { DateRange } from '../../records/date.ts';
import type { Side } from '../../records/event.ts';
import { EntenteError } from '../../records/failure.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { StatementType } from '../../records/statement-type.ts';
import type { Json } from './entry.ts';
import { BOUNDS, type FieldType, fieldOfVariable, fieldsOf } from './record-field-table.ts';
import { variableField, variableOf } from './record-value.ts';
import { variableNamed } from './variable-named.ts';

/** A field of a record with the value that a person gives it. */
export interface FieldValue {
  readonly field: string;
  readonly value: Json;
}

/**
 * Reads `field=value` as a person writes it: `category=REJECT`, `source=USA,KOR`, `date=2017-07`, `stance=-`,
 * `trigger="pulled out"`. Nothing behind the sign takes the field away, or empties a list.
 *
 * @param record the record as it stands; a side that stays keeps the words that name it
 * @param types statement types of the case, whose variables discourse statements have
 * @throws EntenteError `usage` for a field that the kind does not have, and for a value that does not fit
 * @example
 * const [event] = reading.events;
 * readField('category=REJECT', event, reading); // { field: 'category', value: 'REJECT' }
 */
export function readField(
  text: string,
  record: AnyRecord,
  reading: Reading,
  types: readonly StatementType[] = [],
): FieldValue {
  const at = text.indexOf('=');
  if (at < 1) throw new EntenteError('usage', `Write what is to change as field=value, not "${text}".`);
  const name = text.slice(0, at).trim();
  const words = text.slice(at + 1).trim();
  const { field, type } = changeable(name, record, types);
  if (words === '' && !type.list) {
    if (type.needed) throw new EntenteError('usage', `No ${record.kind} is without ${field}; give it a value.`);
    return { field, value: null };
  }
  return { field, value: readValue(words, field, type, record, reading) };
}

function readValue(words: string, field: string, type: FieldType, record: AnyRecord, reading: Reading): Json {
  switch (type.type) {
    case 'choice':
      if (type.choices.includes(words)) return words;
      throw new EntenteError('usage', `${field} must be one of ${type.choices.join(', ')}, not "${words}".`);
    case 'text':
      return words;
    case 'texts':
      return listOf(words);
    case 'number':
      return readNumber(words, field);
    case 'whole':
      if (/^-?\d{1,10}$/.test(words) && isWhole(Number(words))) return Number(words);
      throw new EntenteError('usage', `${variableOf(field) ?? field} must be a whole number, not "${words}".`);
    case 'truth':
      if (words === 'yes' || words === 'true') return true;
      if (words === 'no' || words === 'false') return type.onlyTrue ? null : false;
      throw new EntenteError('usage', `${variableOf(field) ?? field} must be yes or no, not "${words}".`);
    case 'actor':
      return actorId(words, field, type.voices ?? []);
    case 'actors':
      return listOf(words).map((id) => actorId(id, field, []));
    case 'sides':
      return listOf(words).map((id) => sideOf(actorId(id, field, []), record)) as unknown as Json;
    case 'date':
      return readDays(words, field) as unknown as Json;
    case 'span':
      return findWords(words, record.sentence.span, reading) as unknown as Json;
    case 'spans':
      return words.split(' … ').map((part) => findWords(part, record.sentence.span, reading)) as unknown as Json;
  }
}

/** The field that is meant by a name, with what may stand there. */
function changeable(
  name: string,
  record: AnyRecord,
  types: readonly StatementType[],
): { readonly field: string; readonly type: FieldType } {
  const fields = fieldsOf(record.kind);
  if (record.kind === 'discourse-statement' && !Object.hasOwn(fields, name)) {
    const variable = variableNamed(variableOf(name) ?? name, record.type, types);
    return { field: variableField(variable.name), type: fieldOfVariable(variable) };
  }
  const type = fields[name];
  if (type) return { field: name, type };
  const names = Object.keys(fields).join(', ');
  throw new EntenteError('usage', `"${name}" is no field of ${record.kind}s that can be changed; there are ${names}.`);
}

/** Whole numbers that a file of the Discourse Network Analyzer holds, save for the one that stands for none. */
function isWhole(number: number): boolean {
  return Number.isInteger(number) && number > -(2 ** 31) && number < 2 ** 31;
}

function readNumber(words: string, field: string): number {
  const number = Number(words);
  const [least, most] = BOUNDS[field] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (Number.isFinite(number) && number >= least && number <= most) return number;
  const range = field in BOUNDS ? ` between ${least} and ${most}` : '';
  throw new EntenteError('usage', `${field} must be a number${range}, not "${words}".`);
}

function listOf(words: string): string[] {
  return [...new Set(words.split(',').map((one) => one.trim()))].filter((one) => one !== '');
}

const ACTOR_ID = /^(?:[A-Z]{3}|igo:[A-Z0-9+-]+|(?:org|per|loc):\S.*)$/;

function actorId(id: string, field: string, voices: readonly string[]): string {
  if (ACTOR_ID.test(id) || voices.includes(id)) return id;
  throw new EntenteError(
    'usage',
    `"${id}" is no id of an actor; ${field} wants ids such as USA, igo:UN, org:hezbollah or per:angela merkel (entente lexicon show NAME tells them).`,
  );
}

function sideOf(actor: string, record: AnyRecord): Side {
  const sides = record.kind === 'event' ? [...record.source, ...record.target] : [];
  return sides.find((side) => side.actor === actor) ?? { actor };
}

/**
 * Days as people write them: `2017-07-04`, `2017-07`, `2017`, `2017-07-01..2017-07-10`.
 * @throws EntenteError `usage` for what is no day
 */
export function readDays(words: string, field: string): DateRange {
  const [from = '', to = from] = words.split('..');
  const first = daysOf(from)?.[0];
  const last = daysOf(to)?.[1];
  if (first === undefined || last === undefined || first > last) {
    throw new EntenteError(
      'usage',
      `${field} must be a day, a month, a year or two days (2017-07-04, 2017-07, 2017, 2017-07-01..2017-07-10), not "${words}".`,
    );
  }
  const precision = first === last ? 'day' : words.includes('..') ? 'range' : from.length === 7 ? 'month' : 'year';
  return { first, last, precision, how: 'stated' };
}

function daysOf(text: string): readonly [string, string] | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, year = '', month, day] = parts;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const at = new Date(`${first}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== first) return undefined;
  if (day !== undefined) return [first, first];
  const end =
    month === undefined
      ? `${year}-12-31`
      : new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return [first, end];
}

/**
 * Where words stand: in the sentence, or else once in the text. `120-135` are code points, as `cite` prints them.
 * @throws EntenteError `usage` if the words are not there, or several times
 */
export function findWords(words: string, sentence: Span | undefined, { document }: Reading): Span {
  const { text } = document;
  const places = /^(\d+)-(\d+)$/.exec(words);
  if (places) {
    const { toUtf16 } = offsetMap(text);
    const span = { start: toUtf16(Number(places[1])), end: toUtf16(Number(places[2])) };
    if (span.end > span.start && span.end <= text.length) return span;
    throw new EntenteError('usage', `There are no characters ${words} in the text.`);
  }
  const plain = words.replace(/^["“](.*)["”]$/s, '$1');
  // White space in a text may be a line's end.
  const pattern = new RegExp(plain.trim().split(/\s+/).map(escaped).join('\\s+'), 'gu');
  const found = [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const within = sentence ? found.filter(({ start, end }) => start >= sentence.start && end <= sentence.end) : [];
  const [one, other] = within.length > 0 ? within : found;
  if (one && (!other || within.length > 0)) return one;
  throw new EntenteError(
    'usage',
    one
      ? `"${plain}" stands ${found.length} times in the text; give more words, or characters such as ${offsetMap(text).toCodePoint(one.start)}-${offsetMap(text).toCodePoint(one.end)}.`
      : `"${plain}" does not stand in the text; copy the words as they are there.`,
  );
}

function escaped(word: string): string {
  // A hyphen stands for itself here, and escaped it would be no expression.
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
