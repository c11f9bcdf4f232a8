import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import type { AnyRecord } from '../../records/reading.ts';

/** What a record is called in agreement: the category of an event, the stance of a position ... */
export function labelOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'event':
      return record.category;
    case 'position':
      return record.stance;
    case 'relation':
      return record.quality;
    case 'motive':
      return record.motive;
    case 'discourse-statement':
      return statementLabel(record);
    case 'statement':
    case 'proposal':
    case 'forecast':
    case 'cause':
    case 'quantity':
      return record.kind;
  }
}

/** Who is who in a record: its actors by their roles. Empty where a kind has none. */
export function rolesOf(record: AnyRecord): string {
  const list = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');
  switch (record.kind) {
    case 'event':
      return `${list(record.source.map(({ actor }) => actor))} > ${list(record.target.map(({ actor }) => actor))}`;
    case 'statement':
      return list(record.speakers);
    case 'position':
    case 'motive':
      return record.actor;
    case 'proposal':
      return list(record.by);
    case 'forecast':
    case 'cause':
      return record.by;
    case 'relation':
      return list([record.a, record.b]);
    case 'quantity':
    case 'discourse-statement':
      return '';
  }
}

/** All that a statement says, whatever the order of its variables. */
function statementLabel({ type, values }: DiscourseStatement): string {
  const said = Object.entries(values).map(([variable, value]) => `${variable}=${value}`);
  return `${type}: ${said.sort().join(', ')}`;
}
