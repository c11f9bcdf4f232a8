import type { CaseRecord, Field, Fields } from './api.ts';

/** Fields that a form offers; words are moved in the text, and not written down. */
const IN_FORM = new Set(['choice', 'text', 'texts', 'number', 'truth', 'actor', 'actors', 'sides', 'date']);

/** The fields of a kind that a form offers. */
export function formFields(fields: Fields, kind: string): readonly (readonly [name: string, field: Field])[] {
  return Object.entries(fields[kind] ?? {}).filter(([, { type }]) => IN_FORM.has(type));
}

/** A value of a record as `field=value` takes it. */
export function written(record: CaseRecord['record'], name: string, { type }: Field): string {
  const value = (record as unknown as Readonly<Record<string, unknown>>)[name];
  if (value === undefined || value === null) return type === 'truth' ? 'no' : '';
  switch (type) {
    case 'sides':
      return (value as readonly { actor: string }[]).map(({ actor }) => actor).join(',');
    case 'actors':
    case 'texts':
      return (value as readonly string[]).join(',');
    case 'truth':
      return value ? 'yes' : 'no';
    case 'date': {
      const { first, last } = value as { first: string; last: string };
      return first === last ? first : `${first}..${last}`;
    }
    default:
      return String(value);
  }
}
