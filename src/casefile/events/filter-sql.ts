import { ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import { countsMirrored, type EventFilter, type SideFilter } from './event-filter.ts';

/** A value that a statement is given beside its words. */
export type SqlValue = string | number;

/** Gathers the values of a statement and gives each the name by which the statement knows it. */
export interface SqlValues {
  readonly add: (value: SqlValue) => string;
}

/** Values as DuckDB takes them: $1, $2 ... */
export function numberedValues(): SqlValues & { readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

/** A condition of a filter, with the name by which people are told what it leaves out. */
export interface Condition {
  readonly name: string;
  readonly sql: string;
}

/** Columns of the files of rows, and those of the sums by day. */
export type EventTable = 'rows' | 'cube';

const DEFECTS: readonly RowFlag[] = ['unreadable', 'badDate', 'noCountry', 'sameCountry'];

/**
 * A filter as conditions in SQL, in the order in which they are told. The only place where filters become SQL.
 *
 * @param table of `cube`, for filters that `cubeAnswers` is right about: rows with defects are not in it
 * @param values where the values go that the conditions speak of
 */
export function conditionsOf(filter: EventFilter, table: EventTable, values: SqlValues): readonly Condition[] {
  const found: Condition[] = [];
  const add = (name: string, sql: string): void => void found.push({ name, sql });
  const list = (all: readonly SqlValue[]): string => all.map((one) => values.add(one)).join(', ');
  const flag = (name: RowFlag): string => `(flags & ${ROW_FLAGS[name]}) = 0`;

  add('origin', filter.origins ? `origin IN (${list(filter.origins)})` : `origin <> 'case'`);
  if (filter.ids) add('ids', filter.ids.length > 0 ? `id IN (${list(filter.ids)})` : 'false');
  if (table === 'rows' && !filter.withFlagged) for (const name of DEFECTS) add(name, flag(name));
  if (filter.from !== undefined) add('from', `day >= CAST(${values.add(filter.from)} AS DATE)`);
  if (filter.to !== undefined) add('to', `day <= CAST(${values.add(filter.to)} AS DATE)`);
  const sides = sidesSql(filter, list);
  if (sides !== undefined) add('sides', sides);
  if (filter.quads?.length) add('quads', `quad IN (${list(filter.quads)})`);
  if (filter.categories?.length) {
    add('categories', `(${filter.categories.map((code) => `starts_with(code, ${values.add(code)})`).join(' OR ')})`);
  }
  if (filter.onlyRoot) add('onlyRoot', 'root = 1');
  if (filter.withoutFarDates) add('farDate', flag('farDate'));
  if (!countsMirrored(filter)) add('mirrored', flag('mirrored'));
  if (!filter.withRepeated) add('repeated', flag('repeated'));
  return found;
}

type ListSql = (all: readonly SqlValue[]) => string;

function sidesSql({ source, target, undirected }: EventFilter, list: ListSql): string | undefined {
  const [one, other] = [sideSql('source', source, list), sideSql('target', target, list)];
  if (one === undefined && other === undefined) return undefined;
  const straight = [one, other].filter((sql) => sql !== undefined).join(' AND ');
  if (!undirected) return straight;
  const turned = [sideSql('target', source, list), sideSql('source', target, list)];
  return `((${straight}) OR (${turned.filter((sql) => sql !== undefined).join(' AND ')}))`;
}

function sideSql(column: 'source' | 'target', side: SideFilter | undefined, list: ListSql): string | undefined {
  const all: string[] = [];
  if (side?.countries?.length) all.push(among(column, side.countries, list));
  if (side?.actors?.length) all.push(among(`${column}_actor`, side.actors, list));
  if (side?.sectors?.length) {
    const listed = `regexp_split_to_array(upper(coalesce(${column}_sectors, '')), '[;,|]\\s*')`;
    all.push(`list_has_any(${listed}, [${list(side.sectors.map((sector) => sector.toUpperCase()))}])`);
  }
  return all.length > 0 ? all.join(' AND ') : undefined;
}

/** One value is looked for faster than a list of one. */
function among(column: string, values: readonly string[], list: ListSql): string {
  return values.length === 1 ? `${column} = ${list(values)}` : `${column} IN (${list(values)})`;
}

/** What is left when of events of one day with the same actors and code only the first counts. */
export function onePerDaySql({ undirected }: EventFilter): string {
  const sides = undirected
    ? 'least(source, target), greatest(source, target), least(source_actor, target_actor), greatest(source_actor, target_actor)'
    : 'source, target, source_actor, target_actor';
  return `row_number() OVER (PARTITION BY origin, day, ${sides}, code ORDER BY file, "offset") = 1`;
}
