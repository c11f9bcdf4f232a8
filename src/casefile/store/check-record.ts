import { createRequire } from 'node:module';
import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { LONGEST_LABEL, type StatementType } from '../../records/statement-type.ts';
import type { CaseRecord } from '../journal/current.ts';
import type { Decision, Json } from '../journal/entry.ts';
import { LIST_OF } from '../journal/reading-records.ts';
import { fieldsOf } from '../journal/record-field-table.ts';
import { variableOf, withValue } from '../journal/record-value.ts';
import { variableNamed } from '../journal/variable-named.ts';

/**
 * Checks what an edit would make of a record, whoever asks for it: the journal is for ever.
 * @throws EntenteError `usage` for a field that the kind does not have, and for a value that does not fit
 */
export function checkEdit(
  { record }: CaseRecord,
  { field = '', after = null }: Decision,
  text: string,
  types: readonly StatementType[],
): void {
  const fields = fieldsOf(record.kind);
  const variable = record.kind === 'discourse-statement' && variableOf(field) !== undefined;
  if (!variable && !Object.hasOwn(fields, field)) {
    const names = Object.keys(fields).join(', ');
    throw new EntenteError(
      'usage',
      `"${field}" is no field of ${record.kind}s that can be changed; there are ${names}.`,
    );
  }
  check(withValue(record, field, after), text, types);
}

/**
 * Checks a record that is to be added.
 * @throws EntenteError `usage` if it is none, or stands on words outside the text
 */
export function checkAdded(after: Json | undefined, id: string, text: string, types: readonly StatementType[]): void {
  const record = after as Partial<AnyRecord> | null | undefined;
  if (typeof record !== 'object' || record?.kind === undefined || !Object.hasOwn(LIST_OF, record.kind)) {
    throw new EntenteError('usage', `What is to be added as ${id} is no record.`);
  }
  if (record.id !== id) throw new EntenteError('usage', `The record to be added calls itself ${record.id}, not ${id}.`);
  check(record as AnyRecord, text, types);
}

function check(record: AnyRecord, text: string, types: readonly StatementType[]): void {
  const list = LIST_OF[record.kind];
  const { error } = schemas().shape[list].safeParse([record]);
  const [issue] = error?.issues ?? [];
  if (issue) {
    const path = issue.path.slice(1).join('.');
    throw new EntenteError(
      'usage',
      `This is no ${record.kind} as records are${path ? `: ${path} does not fit` : ''} (${issue.message}). Nothing was decided.`,
    );
  }
  if (record.kind === 'discourse-statement') checkValues(record, types);
  const outside = spanOutside(record, text.length);
  if (outside) {
    throw new EntenteError(
      'usage',
      `${outside} of this ${record.kind} does not lie in the text, which has ${text.length} characters. Nothing was decided.`,
    );
  }
}

/** What holds the values of each kind of variable. */
const HELD = { 'short text': 'string', 'long text': 'string', integer: 'number', boolean: 'boolean' } as const;

/** @throws EntenteError `usage` for a variable that the type does not have, and for a value of another kind */
function checkValues({ type, values }: DiscourseStatement, types: readonly StatementType[]): void {
  for (const [name, value] of Object.entries(values)) {
    const { kind } = variableNamed(name, type, types);
    const long = kind === 'short text' && String(value).length > LONGEST_LABEL;
    if (typeof value === HELD[kind] && !long && value !== '') continue;
    throw new EntenteError(
      'usage',
      long
        ? `${name} is a short text of ${LONGEST_LABEL} characters at the most; this one has ${String(value).length}. Nothing was decided.`
        : `${name} holds ${kind}, not ${JSON.stringify(value)}. Nothing was decided.`,
    );
  }
}

/** The name of the first span that is empty or ends behind the text. */
function spanOutside(value: unknown, end: number, name = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const span = value as { readonly start?: unknown; readonly end?: unknown };
  if (typeof span.start === 'number' && typeof span.end === 'number') {
    return span.start < span.end && span.end <= end ? undefined : name;
  }
  for (const [key, member] of Object.entries(value)) {
    const found = spanOutside(member, end, /^\d+$/.test(key) ? name : `${name}${name && '.'}${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

let known: typeof Reading | undefined;

/** The schemas, loaded when a record is first edited or added: whoever says yes or no should not wait for them. */
function schemas(): typeof Reading {
  // From its source, from what is built of it, and from the bundle, which lies as deep, it is the same way.
  const path = `../../records/reading.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
  known ??= (createRequire(import.meta.url)(path) as { readonly Reading: typeof Reading }).Reading;
  return known;
}
