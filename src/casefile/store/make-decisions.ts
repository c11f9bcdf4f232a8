import type { AnyRecord } from '../../records/reading.ts';
import type { DocumentState } from '../journal/current.ts';
import type { Decision } from '../journal/entry.ts';
import { newRecord } from '../journal/new-record.ts';
import { readField } from '../journal/record-edit.ts';
import { addedRecordId, anchorWords } from '../journal/record-name.ts';
import type { CaseFile } from './case-file.ts';
import { documentOfRecord, findRecord, stateOf } from './state.ts';

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
  let held = record.record;
  return changes.map((change): Decision => {
    const { field, value } = readField(change, held, state.reading);
    held = { ...held, [field]: value } as unknown as AnyRecord;
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
  const bare = newRecord(kind, words, fields, reading, coder);
  const id = addedRecordId(document, bare, reading.document.text, (one) => documentOfRecord(file, one) !== undefined);
  const record = { ...bare, id };
  return {
    ...aboutRecord(record, document, state),
    action: 'add',
    after: record as unknown as NonNullable<Decision['after']>,
  };
}
