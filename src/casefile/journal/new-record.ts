import { EntenteError } from '../../records/failure.ts';
import { quadOf, scoreOf } from '../../records/plover.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { StatementType } from '../../records/statement-type.ts';
import type { Json } from './entry.ts';
import { findWords, readField } from './record-edit.ts';
import { fieldsOf } from './record-field-table.ts';
import { withValue } from './record-value.ts';

/**
 * A record that a person makes of words of the text.
 *
 * @param words the words that it stands on, as they are in the text, or code points such as `120-135`
 * @param fields what it says, each as `field=value`
 * @param types statement types of the case, for discourse statements
 * @returns the record without an id of its own
 * @throws EntenteError `usage` if words or fields do not fit, or something is missing
 */
export function newRecord(
  kind: AnyRecord['kind'],
  words: string,
  fields: readonly string[],
  reading: Reading,
  coder: string,
  types: readonly StatementType[] = [],
): AnyRecord {
  const span = findWords(words, undefined, reading);
  const sentence = sentenceAt(span, reading);
  const bare = {
    ...blank(kind, span),
    kind,
    id: '',
    sentence,
    provenance: { stage: 'person', by: 'person', rule: `added by ${coder}`, grade: 'strong' },
  } as unknown as AnyRecord;
  let record = bare;
  for (const text of kind === 'discourse-statement' ? typeFirst(fields, types) : fields) {
    const { field, value } = readField(text, record, reading, types);
    if (value !== null) record = withValue(record, field, value);
  }
  const missing = Object.entries(fieldsOf(kind))
    .filter(([name, { needed }]) => needed && (record as unknown as Record<string, Json>)[name] === undefined)
    .map(([name]) => name);
  const wanted = missing.filter((name) => name !== 'score');
  if (record.kind === 'event' && wanted.length === 0) {
    return { ...record, quad: quadOf(record.category), score: record.score ?? scoreOf(record.category, record.mode) };
  }
  if (wanted.length === 0) return record;
  throw new EntenteError('usage', `To add this ${kind}, also say ${wanted.map((name) => `${name}=…`).join(', ')}.`);
}

/** The sentence in which words begin; the words themselves where they lie in none. */
export function sentenceAt(span: Span, { sentences }: Reading): AnyRecord['sentence'] {
  const index = sentences.findIndex(({ start, end }) => span.start >= start && span.start < end);
  return { index: Math.max(0, index), span: sentences[index] ?? span };
}

/** The type says which variables there are; where the case has but one, it need not be named. */
function typeFirst(fields: readonly string[], types: readonly StatementType[]): readonly string[] {
  const isType = (field: string): boolean => /^\s*type\s*=/.test(field);
  const [only, ...more] = types;
  if (fields.some(isType)) return [...fields.filter(isType), ...fields.filter((field) => !isType(field))];
  return only && more.length === 0 ? [`type=${only.name}`, ...fields] : fields;
}

/** What a record of a kind holds before a person says more. */
function blank(kind: AnyRecord['kind'], span: Span): object {
  switch (kind) {
    case 'event':
      return { source: [], target: [], contexts: [], reality: 'actual', trigger: span, also: [] };
    case 'statement':
      return { type: 'indirect', source: [], cue: [], content: [span], speakers: [], actsFor: [], addressees: [] };
    case 'position':
      return { speaker: 'author', evidence: span };
    case 'proposal':
      return { by: [], terms: [{ actors: [], action: span }], answers: [], evidence: span };
    case 'forecast':
      return { by: 'author', outcome: span, hedge: 'likely' };
    case 'relation':
      return { change: 'none', speaker: 'author', evidence: span };
    case 'motive':
      return { content: span, speaker: 'author', evidence: span };
    case 'cause':
      return { by: 'author', hedge: 'certain', negated: false, evidence: span };
    case 'quantity':
      return { evidence: span };
    case 'discourse-statement':
      return { values: {}, evidence: span };
  }
}
