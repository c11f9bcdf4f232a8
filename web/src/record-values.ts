import type { CaseRecord, Field, Fields } from './api.ts';

/** Fields that a form offers; words are moved in the text, and not written down. */
const IN_FORM = new Set(['choice', 'text', 'texts', 'number', 'whole', 'truth', 'actor', 'actors', 'sides', 'date']);

/** The fields of a kind that a form offers; of discourse statements, those of one type where it is known. */
export function formFields(
  fields: Fields,
  kind: string,
  type?: string,
): readonly (readonly [name: string, field: Field])[] {
  return Object.entries(fields[kind] ?? {}).filter(
    ([, field]) => IN_FORM.has(field.type) && (type === undefined || (field.of?.includes(type) ?? true)),
  );
}

/** A value of a record as `field=value` takes it. */
export function written(record: CaseRecord['record'], name: string, { type, of }: Field): string {
  const variable = record.kind === 'discourse-statement' && of !== undefined;
  const held: unknown = variable ? record.values : record;
  const value = (held as Readonly<Record<string, unknown>>)[variable ? name.replace(/^values\./, '') : name];
  if (value === undefined || value === null) return type === 'truth' && !variable ? 'no' : '';
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
