import { createRequire } from 'node:module';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { CaseRecord } from '../journal/current.ts';
import type { Decision, Json } from '../journal/entry.ts';
import { LIST_OF } from '../journal/reading-records.ts';
import { fieldsOf } from '../journal/record-field-table.ts';

/**
 * Checks what an edit would make of a record, whoever asks for it: the journal is for ever.
 * @throws EntenteError `usage` for a field that the kind does not have, and for a value that does not fit
 */
export function checkEdit({ record }: CaseRecord, { field = '', after = null }: Decision, text: string): void {
  const fields = fieldsOf(record.kind);
  if (!Object.hasOwn(fields, field)) {
    const names = Object.keys(fields).join(', ');
    throw new EntenteError(
      'usage',
      `"${field}" is no field of ${record.kind}s that can be changed; there are ${names}.`,
    );
  }
  const { [field]: _, ...rest } = record as unknown as Readonly<Record<string, Json>>;
  const changed = (after === null ? rest : { ...rest, [field]: after }) as unknown as AnyRecord;
  check(changed, text);
}

/**
 * Checks a record that is to be added.
 * @throws EntenteError `usage` if it is none, or stands on words outside the text
 */
export function checkAdded(after: Json | undefined, id: string, text: string): void {
  const record = after as Partial<AnyRecord> | null | undefined;
  if (typeof record !== 'object' || record?.kind === undefined || !Object.hasOwn(LIST_OF, record.kind)) {
    throw new EntenteError('usage', `What is to be added as ${id} is no record.`);
  }
  if (record.id !== id) throw new EntenteError('usage', `The record to be added calls itself ${record.id}, not ${id}.`);
  check(record as AnyRecord, text);
}

function check(record: AnyRecord, text: string): void {
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
  const outside = spanOutside(record, text.length);
  if (outside) {
    throw new EntenteError(
      'usage',
      `${outside} of this ${record.kind} does not lie in the text, which has ${text.length} characters. Nothing was decided.`,
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
