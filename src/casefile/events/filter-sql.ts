import { ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import { countsMirrored, type EventFilter, type SideFilter } from './event-filter.ts';
import type { SqlDialect, SqlValue, SqlValues } from './sql/sql-dialect.ts';

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
export function conditionsOf(
  filter: EventFilter,
  table: EventTable,
  values: SqlValues,
  dialect: SqlDialect,
): readonly Condition[] {
  const found: Condition[] = [];
  const add = (name: string, sql: string): void => void found.push({ name, sql });
  const list = (all: readonly SqlValue[]): string => all.map((one) => values.add(one)).join(', ');
  const flag = (name: RowFlag): string => dialect.lacks('flags', ROW_FLAGS[name]);

  add('origin', filter.origins ? `origin IN (${list(filter.origins)})` : `origin <> 'case'`);
  if (filter.ids) add('ids', filter.ids.length > 0 ? `id IN (${list(filter.ids)})` : 'false');
  if (table === 'rows' && !filter.withFlagged) for (const name of DEFECTS) add(name, flag(name));
  if (filter.from !== undefined) add('from', `day >= ${dialect.givenDay(filter.from, values)}`);
  if (filter.to !== undefined) add('to', `day <= ${dialect.givenDay(filter.to, values)}`);
  const sides = sidesSql(filter, { list, dialect });
  if (sides !== undefined) add('sides', sides);
  if (filter.quads?.length) add('quads', `quad IN (${list(filter.quads)})`);
  if (filter.categories?.length) {
    const begins = filter.categories.map((code) => dialect.beginsWith('code', values.add(code)));
    add('categories', `(${begins.join(' OR ')})`);
  }
  if (filter.onlyRoot) add('onlyRoot', 'root = 1');
  if (filter.withoutFarDates) add('farDate', flag('farDate'));
  if (!countsMirrored(filter)) add('mirrored', flag('mirrored'));
  if (!filter.withRepeated) add('repeated', flag('repeated'));
  return found;
}

/** How a statement speaks of values. */
interface Speech {
  readonly list: (all: readonly SqlValue[]) => string;
  readonly dialect: SqlDialect;
}

function sidesSql({ source, target, undirected }: EventFilter, speech: Speech): string | undefined {
  const [one, other] = [sideSql('source', source, speech), sideSql('target', target, speech)];
  if (one === undefined && other === undefined) return undefined;
  const straight = [one, other].filter((sql) => sql !== undefined).join(' AND ');
  if (!undirected) return straight;
  const turned = [sideSql('target', source, speech), sideSql('source', target, speech)];
  return `((${straight}) OR (${turned.filter((sql) => sql !== undefined).join(' AND ')}))`;
}

function sideSql(
  column: 'source' | 'target',
  side: SideFilter | undefined,
  { list, dialect }: Speech,
): string | undefined {
  const all: string[] = [];
  if (side?.countries?.length) all.push(among(column, side.countries, list));
  if (side?.actors?.length) all.push(among(`${column}_actor`, side.actors, list));
  if (side?.sectors?.length) {
    all.push(dialect.listsOneOf(`${column}_sectors`, list(side.sectors.map((sector) => sector.toUpperCase()))));
  }
  return all.length > 0 ? all.join(' AND ') : undefined;
}

/** One value is looked for faster than a list of one. */
function among(column: string, values: readonly string[], list: Speech['list']): string {
  return values.length === 1 ? `${column} = ${list(values)}` : `${column} IN (${list(values)})`;
}

/** Tells rows of one place in a file apart, those of several actors. */
export const SIDES = 'source, target, source_actor, target_actor';

/** What is left when of events of one day with the same actors and code only the first counts. */
export function onePerDaySql({ undirected }: EventFilter): string {
  const sides = undirected
    ? 'least(source, target), greatest(source, target), least(source_actor, target_actor), greatest(source_actor, target_actor)'
    : SIDES;
  return `row_number() OVER (PARTITION BY origin, day, ${sides}, code ORDER BY file, "offset", ${SIDES}) = 1`;
}
