import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { DocumentState } from '../journal/current.ts';
import type { Decision } from '../journal/entry.ts';
import { newRecord } from '../journal/new-record.ts';
import { findWords, readField } from '../journal/record-edit.ts';
import { addedRecordId, anchorOf, anchorWords, saysOf } from '../journal/record-name.ts';
import { withValue } from '../journal/record-value.ts';
import type { CaseFile } from './case-file.ts';
import { documentOfRecord, findRecord, stateOf } from './state.ts';
import { statementTypes } from './statement-types.ts';

/** Long enough to know a passage by. */
const LONGEST = 120;

/** What a decision is about, with the words by which it is known where the record is gone. */
export function aboutRecord(record: AnyRecord, document: string, { reading }: DocumentState): Omit<Decision, 'action'> {
  const words = anchorWords(record, reading.document.text);
  return {
    target: { type: 'record', id: record.id, document },
    words: words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words,
  };
}

/**
 * Decisions that give fields of a record other values.
 *
 * @param changes each as `field=value`; later ones see the earlier
 * @throws EntenteError `usage` if there is no such record, or a field or a value does not fit
 * @example
 * const [event] = stateOf(casefile, reading.document.id).reading.events;
 * editDecisions(casefile, event.id, ['category=CONSULT'])[0].after; // 'CONSULT'
 */
export function editDecisions(file: CaseFile, id: string, changes: readonly string[]): readonly Decision[] {
  const { state, record } = findRecord(file, id);
  const types = statementTypes(file);
  let held = record.record;
  return changes.map((change): Decision => {
    const { field, value } = readField(change, held, state.reading, types);
    held = withValue(held, field, value);
    return { ...aboutRecord(record.record, record.document, state), action: 'edit', field, after: value };
  });
}

/** What a person adds to a document. */
export interface AddedWords {
  readonly document: string;
  readonly kind: AnyRecord['kind'];
  /** The words that it stands on, as they are in the text, or code points such as `120-135`. */
  readonly words: string;
  /** Each as `field=value`. */
  readonly fields: readonly string[];
  readonly coder: string;
}

/**
 * The decision that adds a record which no reader found.
 * @throws EntenteError `usage` if words or fields do not fit, or something is missing
 */
export function addDecision(file: CaseFile, { document, kind, words, fields, coder }: AddedWords): Decision {
  const state = stateOf(file, document);
  const { reading } = state;
  const bare = newRecord(kind, words, fields, reading, coder, statementTypes(file));
  const id = addedRecordId(document, bare, reading.document.text, (one) => documentOfRecord(file, one) !== undefined);
  const record = { ...bare, id };
  return {
    ...aboutRecord(record, document, state),
    action: 'add',
    after: record as unknown as NonNullable<Decision['after']>,
  };
}

/** What somebody suggests who neither reads for this program nor decides. */
export interface SuggestedWords extends AddedWords {
  /** A longer passage in which the words stand, where the text has them several times. */
  readonly within?: string | undefined;
}

/**
 * The decision that suggests a record: it waits, and counts for nothing until a person accepts it.
 *
 * @throws EntenteError `usage` if words or fields do not fit, or the very record is there already
 */
export function suggestDecision(
  file: CaseFile,
  { document, kind, words, within, fields, coder }: SuggestedWords,
): Decision {
  const state = stateOf(file, document);
  const { reading } = state;
  const { toCodePoint } = offsetMap(reading.document.text);
  const { start, end } = wordsWithin(words, within, reading);
  const place = `${toCodePoint(start)}-${toCodePoint(end)}`;
  const bare = newRecord(kind, place, fields, reading, coder, statementTypes(file));
  const known = state.records.find(({ record }) => saysTheSame(record, bare));
  if (known) throw new EntenteError('usage', `This ${kind} is there already: ${known.id}.`);
  const id = addedRecordId(document, bare, reading.document.text, (one) => documentOfRecord(file, one) !== undefined);
  // How often such a suggestion is right was never measured.
  const provenance = { stage: 'suggestion', by: 'model', rule: `suggested by ${coder}`, grade: 'weak' } as const;
  const record = { ...bare, id, provenance };
  return {
    ...aboutRecord(record, document, state),
    action: 'suggest',
    after: record as unknown as NonNullable<Decision['after']>,
  };
}

/** Where words stand letter for letter; numbers are words here too, and no places. */
function wordsWithin(words: string, within: string | undefined, reading: Reading): Span {
  if (within === undefined) return findWords(`"${words}"`, undefined, reading);
  const passage = findWords(`"${within}"`, undefined, reading);
  const found = findWords(`"${words}"`, passage, reading);
  if (found.start >= passage.start && found.end <= passage.end) return found;
  throw new EntenteError('usage', `"${words}" does not stand within the passage that is given.`);
}

/** Whether two records say the same of the same words, whoever made them. */
function saysTheSame(one: AnyRecord, other: AnyRecord): boolean {
  const key = (record: AnyRecord): string => canonicalJson([record.kind, anchorOf(record), saysOf(record)]);
  return key(one) === key(other);
}
