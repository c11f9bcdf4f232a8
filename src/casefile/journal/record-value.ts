import type { AnyRecord } from '../../records/reading.ts';
import type { Json } from './entry.ts';

/** What the journal puts before the name of a variable of a discourse statement, where a field is named. */
const VARIABLE = 'values.';

/** The field under which the journal knows a variable of a discourse statement. */
export function variableField(variable: string): string {
  return `${VARIABLE}${variable}`;
}

/** The variable that a field of a discourse statement is of; undefined for a field of the record itself. */
export function variableOf(field: string): string | undefined {
  return field.startsWith(VARIABLE) ? field.slice(VARIABLE.length) : undefined;
}

/** The value of a field, also of a variable of a discourse statement; `null` where it has none. */
export function fieldValue(record: AnyRecord, field: string): Json {
  const variable = record.kind === 'discourse-statement' ? variableOf(field) : undefined;
  const held = variable === undefined || record.kind !== 'discourse-statement' ? record : record.values;
  const name = variable ?? field;
  return Object.hasOwn(held, name) ? ((held as unknown as Readonly<Record<string, Json>>)[name] ?? null) : null;
}

/** A record with another value in one field; `null` takes it away. */
export function withValue(record: AnyRecord, field: string, value: Json): AnyRecord {
  const variable = variableOf(field);
  if (record.kind === 'discourse-statement' && variable !== undefined)
    return { ...record, values: changed(record.values, variable, value) } as AnyRecord;
  return changed(record as unknown as Readonly<Record<string, unknown>>, field, value) as unknown as AnyRecord;
}

function changed(held: Readonly<Record<string, unknown>>, name: string, value: Json): Record<string, unknown> {
  const { [name]: _, ...rest } = held;
  return value === null ? rest : { ...rest, [name]: value };
}
