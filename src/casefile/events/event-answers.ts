import type { DailyCounts } from '../../records/daily-counts.ts';
import { EVENT_ORIGINS, type EventOrigin, ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { checkFilter, countsMirrored, cubeAnswers, dayText, type EventFilter } from './event-filter.ts';
import type {
  DyadMonths,
  EventCount,
  EventGroup,
  EventRow,
  EventStore,
  FilterSteps,
  RowOptions,
} from './event-store.ts';
import { conditionsOf, type EventTable, onePerDaySql, SIDES } from './filter-sql.ts';
import {
  coverageSql,
  type FoundMentions,
  foundColumns,
  foundOf,
  type MentionCoverage,
  withMentions,
} from './found-mentions.ts';
import type { EventEngine, QueryWeight, ResultColumn } from './sql/event-engine.ts';
import type { EventTables, TablePart, TablesNow } from './sql/event-tables.ts';
import { gatherValues, type SqlDialect } from './sql/sql-dialect.ts';

// As doubles: sums of integers would be of 128 bits, which take a hundred times as long to give to a program.
const SUMS = ['n', 'scored', 'sum', 'squares', 'negative', 'mentions']
  .map((name) => `CAST(sum(${name}) AS DOUBLE)`)
  .join(', ');
/** The same of rows; those without a score add nothing to the sums. */
const ROW_SUMS = [
  'count(*)',
  'count(score)',
  'coalesce(sum(score), 0)',
  'coalesce(sum(score * score), 0)',
  'count(*) FILTER (WHERE score < 0)',
  'sum(mentions)',
]
  .map((sum) => `CAST(${sum} AS DOUBLE)`)
  .join(', ');

/** Names of the columns of a row, in the order in which they are asked for. */
const rowColumns = ({ dayNumber }: SqlDialect): string =>
  `origin, id, ${dayNumber('day')} AS day, source, target, source_actor, target_actor, source_sectors, target_sectors,
  code, quad, score, mentions, root, flags, place, address, file, "offset", bytes`;

/** How many they are. */
const ROW_LENGTH = 20;

/** A question over what a filter leaves. */
interface Question {
  readonly table: EventTable;
  /** FROM and WHERE. */
  readonly from: string;
  readonly values: ReturnType<typeof gatherValues>;
  /** Whether there are parts at all. */
  readonly some: boolean;
  /** The mentions that stand beside them, as a table. */
  readonly mentions: string | undefined;
}

/** Answers questions in SQL: the same statements whatever engine and tables it is given. */
export class EventAnswers<P extends TablePart> implements EventStore {
  private readonly engine: EventEngine;
  private readonly dialect: SqlDialect;
  private readonly tables: EventTables<P>;

  constructor(engine: EventEngine, dialect: SqlDialect, tables: EventTables<P>) {
    this.engine = engine;
    this.dialect = dialect;
    this.tables = tables;
  }

  async dailyCounts(filter: EventFilter, source: string, target: string, signal?: AbortSignal): Promise<DailyCounts> {
    const dyad = {
      ...filter,
      source: { ...filter.source, countries: [source] },
      target: { ...filter.target, countries: [target] },
    };
    return await this.daily(dyad, 'light', signal);
  }

  async dailyVolume(filter: EventFilter, signal?: AbortSignal): Promise<DailyCounts> {
    return await this.daily(filter, 'heavy', signal);
  }

  private async daily(filter: EventFilter, weight: QueryWeight, signal?: AbortSignal): Promise<DailyCounts> {
    const question = await this.questionOf(filter);
    const columns = await this.ask(
      question,
      (from) =>
        `SELECT ${this.dialect.dayNumber('day')}, quad, ${question.table === 'cube' ? SUMS : ROW_SUMS} ${from} AND day IS NOT NULL GROUP BY day, quad ORDER BY day, quad`,
      question.table === 'cube' ? weight : 'heavy',
      signal,
    );
    const [day = [], quad = [], all, scored = [], sum, squares, negative, mentions] = columns;
    const n = numbers(all);
    return {
      day: Int32Array.from(day, Number),
      quad: Uint8Array.from(quad, Number),
      n,
      ...(scored.some((many, i) => many !== n[i]) ? { scored: numbers(scored) } : {}),
      sum: numbers(sum),
      squares: numbers(squares),
      negative: numbers(negative),
      mentions: numbers(mentions),
    };
  }

  async dyadMonths(
    filter: EventFilter,
    { with: among, least = 1 }: { readonly with?: readonly string[]; readonly least?: number } = {},
    signal?: AbortSignal,
  ): Promise<DyadMonths> {
    const question = await this.questionOf(filter);
    const sides = filter.undirected ? ['least(source, target)', 'greatest(source, target)'] : ['source', 'target'];
    const list = among?.map((code) => question.values.add(code)).join(', ');
    const only = list === undefined ? '' : ` AND (source IN (${list}) OR target IN (${list}))`;
    const columns = await this.ask(
      question,
      (from) =>
        `SELECT * FROM (SELECT ${sides[0]} AS a, ${sides[1]} AS b, ${this.dialect.firstOfMonth('day')} AS month, ${question.table === 'cube' ? SUMS : ROW_SUMS}
           ${from} AND day IS NOT NULL AND source IS NOT NULL AND target IS NOT NULL${only} GROUP BY 1, 2, 3)
         ORDER BY a, b, month`,
      'heavy',
      signal,
    );
    return panelOf(columns, least);
  }

  async *rows(filter: EventFilter, options: RowOptions = {}, signal?: AbortSignal): AsyncGenerator<EventRow> {
    const { after, limit, newestFirst = false } = options;
    const question = await this.questionOf(filter, 'rows');
    const { add } = question.values;
    const [before, way] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    // Rows without a day stand last in either direction.
    const key = `coalesce(${this.dialect.dayNumber('day')}, ${newestFirst ? -1e9 : 1e9})`;
    const behind = after
      ? ` AND (${key}, file, "offset", id) ${before} (${add(after.day ?? (newestFirst ? -1e9 : 1e9))}, ${add(after.file)}, ${add(after.offset)}, ${add(after.id)})`
      : '';
    const most = limit === undefined ? '' : ` LIMIT ${Math.max(0, Math.floor(limit))}`;
    if (!question.some) return;
    const order = (day: string): string => `${day} ${way}, file ${way}, "offset" ${way}, id ${way}, ${SIDES}`;
    const from = options.largest === undefined ? question.from : largestSql(question.from, options.largest);
    const rows = `SELECT ${rowColumns(this.dialect)} ${from}${behind} ORDER BY ${order(key)}${most}`;
    const mentions = options.mentions ? question.mentions : undefined;
    const none = newestFirst ? -1e9 : 1e9;
    const sql =
      mentions === undefined ? rows : withMentions(rows, mentions, order(`coalesce(r.day, ${none})`), this.dialect);
    for await (const chunk of this.engine.stream(sql, question.values.values, { weight: 'heavy', signal })) {
      const many = chunk[0]?.length ?? 0;
      for (let i = 0; i < many; i++) {
        const row = rowOf(chunk, i);
        yield mentions === undefined ? row : { ...row, found: foundOf(chunk, ROW_LENGTH, i) };
      }
    }
  }

  async countBy(filter: EventFilter, by: EventGroup, signal?: AbortSignal): Promise<readonly EventCount[]> {
    const question = await this.questionOf(filter, by === 'category' ? 'rows' : undefined);
    const key = groupSql(by, filter, this.dialect);
    const sums =
      question.table === 'cube'
        ? 'sum(n), sum(sum) / nullif(sum(scored), 0), sum(mentions)'
        : 'count(*), avg(score), sum(mentions)';
    const order = by === 'year' || by === 'month' || by === 'quad' ? 'k' : 'n DESC, k';
    const [keys = [], n = [], score = [], mentions = []] = await this.ask(
      question,
      (from) => `SELECT k, n, s, m FROM (SELECT ${key}, ${sums} ${from} GROUP BY 1) t(k, n, s, m) ORDER BY ${order}`,
      'heavy',
      signal,
    );
    return keys.map((key, i) => ({
      key: String(key ?? ''),
      n: Number(n[i]),
      score: score[i] === undefined ? undefined : Number(score[i]),
      mentions: Number(mentions[i]),
    }));
  }

  async explain(filter: EventFilter, signal?: AbortSignal): Promise<FilterSteps> {
    checkFilter(filter);
    const gathered = gatherValues(this.dialect);
    const conditions = conditionsOf(filter, 'rows', gathered, this.dialect);
    const now = await this.tables.now();
    const parts = partsFor(now, 'rows', filter.origins?.includes('case') ? { origins: EVENT_ORIGINS } : {});
    const all = parts.reduce((sum, { rows }) => sum + rows, 0);
    if (parts.length === 0) return { all: 0, steps: [], left: 0, unscored: 0 };
    // One look at the rows answers all: which condition a row fails first.
    const first = conditions.map(({ sql }, i) => `WHEN NOT coalesce(${sql}, false) THEN ${i}`).join(' ');
    const [which = [], many = [], without = []] = await this.engine.ask(
      `SELECT CASE ${first} ELSE ${conditions.length} END AS step, count(*), count(*) FILTER (WHERE score IS NULL)
       FROM ${now.table(parts)} GROUP BY step`,
      gathered.values,
      { weight: 'heavy', signal },
    );
    const removed = new Map<string, number>();
    for (const { name } of conditions) removed.set(name, 0);
    let unscored = 0;
    for (const [i, step] of which.entries()) {
      const name = conditions[Number(step)]?.name;
      if (name === undefined) unscored = Number(without[i]);
      else removed.set(name, (removed.get(name) ?? 0) + Number(many[i]));
    }
    let left = all;
    const steps = [...removed].map(([name, n]) => {
      left -= n;
      return { name, removed: n, left };
    });
    if (filter.onePerDay) {
      const question = await this.questionOf(filter, 'rows');
      const [[n], [no]] = (await this.ask(
        question,
        (from) => `SELECT count(*), count(*) FILTER (WHERE score IS NULL) ${from}`,
        'heavy',
        signal,
      )) as [[number], [number]];
      steps.push({ name: 'onePerDay', removed: left - n, left: n });
      left = n;
      unscored = no;
    }
    return { all, steps, left, unscored };
  }

  async range(
    filter: EventFilter,
    signal?: AbortSignal,
  ): Promise<{ readonly from: number; readonly to: number; readonly n: number } | undefined> {
    const question = await this.questionOf(filter);
    const { dayNumber } = this.dialect;
    const days = `${dayNumber('min(day)')}, ${dayNumber('max(day)')}`;
    const [[from] = [], [to] = [], [n] = []] = await this.ask(
      question,
      (of) => `SELECT ${days}, ${question.table === 'cube' ? 'sum(n)' : 'count(*)'} ${of} AND day IS NOT NULL`,
      'heavy',
      signal,
    );
    return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to), n: Number(n) };
  }

  async mentionsOf(id: string, signal?: AbortSignal): Promise<FoundMentions | undefined> {
    const mentions = mentionsTable(await this.tables.now());
    if (mentions === undefined) return undefined;
    const values = gatherValues(this.dialect);
    const sql = `SELECT ${foundColumns(this.dialect)} FROM ${mentions} WHERE event = ${values.add(id)}`;
    return foundOf(await this.engine.ask(sql, values.values, { weight: 'heavy', signal }), 0, 0);
  }

  async mentionCoverage(signal?: AbortSignal): Promise<MentionCoverage | undefined> {
    const now = await this.tables.now();
    const table = mentionsTable(now);
    if (table === undefined) return undefined;
    const parts = partsFor(now, 'rows', { origins: ['gdelt'] });
    const sql = coverageSql(table, parts.length > 0 ? now.table(parts) : undefined);
    const [[mentions] = [], [events] = [], [here] = []] = await this.engine.ask(sql, [], { weight: 'heavy', signal });
    return { mentions: Number(mentions), events: Number(events), here: Number(here) };
  }

  async close(): Promise<void> {
    await this.engine.close();
  }

  /** What a filter leaves, as the end of a statement; from the sums where they answer it. */
  private async questionOf(filter: EventFilter, only?: EventTable): Promise<Question> {
    checkFilter(filter);
    const table = only ?? (cubeAnswers(filter) ? 'cube' : 'rows');
    const values = gatherValues(this.dialect);
    const now = await this.tables.now();
    const parts = partsFor(now, table, filter);
    const place = now.table(parts);
    const [straight = '', turned] = eitherWay(filter).map((one) => {
      const where = conditionsOf(one, table, values, this.dialect).map(({ sql }) => sql);
      return `${place} WHERE ${where.join(' AND ')}`;
    });
    const all = turned === undefined ? straight : `(SELECT * FROM ${straight} UNION ALL SELECT * FROM ${turned})`;
    const given = turned === undefined ? all : `${all} WHERE true`;
    const from = filter.onePerDay
      ? `FROM (SELECT * FROM ${given} QUALIFY ${onePerDaySql(filter)}) WHERE true`
      : `FROM ${given}`;
    return { table, from, values, some: parts.length > 0, mentions: mentionsTable(now) };
  }

  /** Asks; where there are no files, nothing is what there is. */
  private async ask(
    question: Question,
    sql: (from: string) => string,
    weight: QueryWeight,
    signal: AbortSignal | undefined,
  ): Promise<readonly ResultColumn[]> {
    if (!question.some) return [];
    return await this.engine.ask(sql(question.from), question.values.values, { weight, signal });
  }
}

/** Parts that may hold what a filter asks for. */
function partsFor<P extends TablePart>(
  now: TablesNow<P>,
  table: EventTable,
  { origins, from, to }: EventFilter,
): readonly P[] {
  const all = now.parts(origins?.includes('case') ?? false).filter(({ kind }) => kind === table);
  if (table === 'cube') return all;
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : Number(day.slice(0, 4))));
  const found = all.filter(
    ({ origin, year }) =>
      (origins === undefined || origins.some((one) => one === origin)) &&
      (first === undefined || (year !== undefined && year >= first)) &&
      (last === undefined || (year !== undefined && year <= last)),
  );
  // Of no part at all an engine would not know the columns.
  return found.length > 0 ? found : all.slice(0, 1);
}

/** Mentions as a table; undefined where there are none. */
function mentionsTable<P extends TablePart>(now: TablesNow<P>): string | undefined {
  const parts = now.parts(false).filter(({ kind }) => kind === 'mentions');
  return parts.length > 0 ? now.table(parts) : undefined;
}

/**
 * Between two lists of countries that share none, what stands either way round is what stands one way and what stands the
 * other: two questions that each pass over all but a few groups of rows.
 */
function eitherWay(filter: EventFilter): readonly EventFilter[] {
  const { source, target, undirected } = filter;
  const [some, others] = [source?.countries ?? [], target?.countries ?? []];
  const apart = some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one));
  if (!undirected || !apart || !source || !target) return [filter];
  const directed = { ...filter, undirected: false, withMirrored: countsMirrored(filter) };
  return [directed, { ...directed, source: target, target: source }];
}

/** Of what stands behind FROM the rows of each pair that were reported most. */
function largestSql(from: string, most: number): string {
  const pair = 'least(source, target), greatest(source, target)';
  const order = `mentions DESC, abs(score) DESC NULLS LAST, file, "offset", id, ${SIDES}`;
  return `FROM (SELECT * ${from} QUALIFY row_number() OVER (PARTITION BY ${pair} ORDER BY ${order}) <= ${Math.max(1, Math.floor(most))}) WHERE true`;
}

function numbers(column: ResultColumn | undefined): Float64Array {
  return Float64Array.from(column ?? [], Number);
}

function groupSql(by: EventGroup, { undirected }: EventFilter, dialect: SqlDialect): string {
  switch (by) {
    case 'year':
      return dialect.yearText('day');
    case 'month':
      return dialect.monthText('day');
    case 'category':
      return 'code';
    case 'quad':
      return 'CAST(quad AS VARCHAR)';
    case 'dyad':
      return undirected ? "least(source, target) || '-' || greatest(source, target)" : "source || '-' || target";
    case 'origin':
    case 'source':
    case 'target':
      return by;
  }
}

const FLAGS = Object.entries(ROW_FLAGS) as readonly (readonly [RowFlag, number])[];

function rowOf(columns: readonly ResultColumn[], i: number): EventRow {
  const text = (at: number): string => String(columns[at]?.[i] ?? '');
  const number = (at: number): number | undefined => {
    const value = columns[at]?.[i];
    return value === undefined ? undefined : Number(value);
  };
  const flags = number(14) ?? 0;
  return {
    origin: text(0) as EventOrigin,
    id: text(1),
    day: number(2),
    source: text(3),
    target: text(4),
    sourceActor: text(5),
    targetActor: text(6),
    sourceSectors: text(7),
    targetSectors: text(8),
    code: text(9),
    quad: number(10) ?? 0,
    score: number(11),
    mentions: number(12) ?? 1,
    root: number(13) === 1,
    flags: FLAGS.flatMap(([name, bit]) => (flags & bit ? [name] : [])),
    place: text(15),
    address: text(16),
    file: text(17),
    offset: number(18) ?? 0,
    bytes: number(19) ?? 0,
  };
}

/** Rows of dyad and month, sorted so, as a table of dyads by months. */
function panelOf(columns: readonly ResultColumn[], least: number): DyadMonths {
  const [a = [], b = [], month = [], n = [], scored = [], sum = [], squares = [], negative = [], mentions = []] =
    columns;
  const starts: number[] = [];
  for (let i = 0; i < a.length; i++) if (i === 0 || a[i] !== a[i - 1] || b[i] !== b[i - 1]) starts.push(i);
  const kept = starts
    .map((from, u) => ({ from, to: starts[u + 1] ?? a.length }))
    .filter(({ from, to }) => n.slice(from, to).reduce<number>((all, one) => all + Number(one), 0) >= least);
  const periods = monthsBetween(month.map(Number));
  const places = new Map([...periods].map((day, t) => [day, t]));
  const table = (): Float64Array => new Float64Array(kept.length * periods.length);
  const panel = { n: table(), scored: table(), sum: table(), squares: table(), negative: table(), mentions: table() };
  for (const [u, { from, to }] of kept.entries()) {
    for (let i = from; i < to; i++) {
      const at = u * periods.length + (places.get(Number(month[i])) ?? 0);
      panel.n[at] = Number(n[i]);
      panel.scored[at] = Number(scored[i]);
      panel.sum[at] = Number(sum[i]);
      panel.squares[at] = Number(squares[i]);
      panel.negative[at] = Number(negative[i]);
      panel.mentions[at] = Number(mentions[i]);
    }
  }
  return { units: kept.map(({ from }) => [String(a[from]), String(b[from])] as const), periods, ...panel };
}

/** Months of a table of dyads; more come only of days that are wrong. */
const MOST_MONTHS = 3600;

/** The first days of all months from the first to the last of these days. */
function monthsBetween(days: readonly number[]): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (days.length === 0) return Int32Array.of();
  if (last - first > 31 * MOST_MONTHS) {
    throw new EntenteError(
      'usage',
      `The events lie between ${dayText(first)} and ${dayText(last)}, which cannot be; say with from and to which days are meant.`,
    );
  }
  const months: number[] = [];
  const at = new Date(first * 86_400_000);
  for (let month = at.getUTCMonth(); ; month++) {
    const day = Math.round(Date.UTC(at.getUTCFullYear(), month, 1) / 86_400_000);
    if (day > last) return Int32Array.from(months);
    months.push(day);
  }
}
