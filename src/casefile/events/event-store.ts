import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { EVENT_ORIGINS, type EventOrigin, ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';
import { caseEvents, caseEventsKey } from './case-events.ts';
import { openEngine, temporaryFolder, withTidyEngine } from './duckdb-engine.ts';
import { joinCubes, sqlFiles } from './event-cube.ts';
import type { EngineLimits, EventEngine, QueryWeight, ResultColumn } from './event-engine.ts';
import { checkFilter, countsMirrored, cubeAnswers, dayText, type EventFilter } from './event-filter.ts';
import { type EventPart, eventParts, eventsVersion } from './event-parts.ts';
import { EventSlice } from './event-slice.ts';
import { conditionsOf, type EventTable, numberedValues, onePerDaySql, type SqlValue } from './filter-sql.ts';
import {
  coverageSql,
  FOUND_COLUMNS,
  type FoundMentions,
  foundOf,
  type MentionCoverage,
  withMentions,
} from './found-mentions.ts';

/** An event as it is stored. */
export interface EventRow {
  readonly origin: EventOrigin;
  readonly id: string;
  /** Days since 1970-01-01; undefined where it is not known. */
  readonly day: number | undefined;
  /** ISO 3166-1 alpha-3; empty where there is none. */
  readonly source: string;
  readonly target: string;
  readonly sourceActor: string;
  readonly targetActor: string;
  readonly sourceSectors: string;
  readonly targetSectors: string;
  readonly code: string;
  readonly quad: number;
  readonly score: number | undefined;
  readonly mentions: number;
  readonly root: boolean;
  readonly flags: readonly RowFlag[];
  readonly place: string;
  /** Address or name of the source; of the case's own events the document. */
  readonly address: string;
  /** SHA-256 of the file it stands in, with `!` and the name within an archive. */
  readonly file: string;
  /** Where it begins in the unpacked file, and its length. */
  readonly offset: number;
  readonly bytes: number;
  /** What imported files of mentions hold of it; only where that was asked for and there are such files. */
  readonly found?: FoundMentions;
}

/** Where a row stands in the order of `rows`: the next page goes on behind it. */
export interface RowPlace {
  readonly day: number | undefined;
  readonly file: string;
  readonly offset: number;
  readonly id: string;
}

/** How a filter's rows are given. */
export interface RowOptions {
  readonly after?: RowPlace;
  /** At most so many; by default all. */
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Of each pair of countries only so many: those reported most, among these those with the strongest scores. */
  readonly largest?: number;
  /** Whether each row comes with what imported files of mentions hold of its event. */
  readonly mentions?: boolean;
}

/** What is counted apart. */
export const EVENT_GROUPS = ['year', 'month', 'category', 'quad', 'origin', 'source', 'target', 'dyad'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** Events of one group. */
export interface EventCount {
  readonly key: string;
  readonly n: number;
  /** Mean of their scores; undefined where none has one. */
  readonly score: number | undefined;
  readonly mentions: number;
}

/** What a filter leaves out, step by step. */
export interface FilterSteps {
  /** All rows of all files. */
  readonly all: number;
  /** Each condition with what it leaves out of what the ones before it left. */
  readonly steps: readonly { readonly name: string; readonly removed: number; readonly left: number }[];
  readonly left: number;
  /** Of these, rows without a score: they count as events and add nothing to a sum of scores. */
  readonly unscored: number;
}

/** All dyads by month: unit `u` in period `t` stands at `u * periods.length + t`. */
export interface DyadMonths {
  /** Undirected: each pair once, in the order of letters. */
  readonly units: readonly (readonly [source: string, target: string])[];
  /** First day of each month since 1970-01-01, without a gap. */
  readonly periods: Int32Array;
  readonly n: Float64Array;
  /** How many of them have a score: means of scores divide by these. */
  readonly scored: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly negative: Float64Array;
  readonly mentions: Float64Array;
}

/** The events of a case, asked by filters. */
export interface EventStore {
  /**
   * Events from one country to another by day and quad class; either way round where the filter is undirected. From the
   * sums by day where these know what the filter asks for, which takes milliseconds at any size.
   */
  readonly dailyCounts: (
    filter: EventFilter,
    source: string,
    target: string,
    signal?: AbortSignal,
  ) => Promise<DailyCounts>;
  /** All events of a filter by day and quad class, whoever the sides are: how much the world is reported on. */
  readonly dailyVolume: (filter: EventFilter, signal?: AbortSignal) => Promise<DailyCounts>;
  /**
   * Every dyad by month.
   * @param with only dyads in which one of these countries stands
   * @param least only dyads with so many events
   */
  readonly dyadMonths: (
    filter: EventFilter,
    options?: { readonly with?: readonly string[]; readonly least?: number },
    signal?: AbortSignal,
  ) => Promise<DyadMonths>;
  /** The rows behind a number, by day. */
  readonly rows: (filter: EventFilter, options?: RowOptions, signal?: AbortSignal) => AsyncGenerator<EventRow>;
  readonly countBy: (filter: EventFilter, by: EventGroup, signal?: AbortSignal) => Promise<readonly EventCount[]>;
  /** How many rows each condition of a filter leaves out. */
  readonly explain: (filter: EventFilter, signal?: AbortSignal) => Promise<FilterSteps>;
  /** First and last day of a filter's events, and how many there are; undefined if there is none. */
  readonly range: (
    filter: EventFilter,
    signal?: AbortSignal,
  ) => Promise<{ readonly from: number; readonly to: number; readonly n: number } | undefined>;
  /** What imported files of mentions hold of an event; undefined where none were imported. The event itself may not be. */
  readonly mentionsOf: (id: string, signal?: AbortSignal) => Promise<FoundMentions | undefined>;
  /** How mentions and events go together; undefined where no mentions were imported. */
  readonly mentionCoverage: (signal?: AbortSignal) => Promise<MentionCoverage | undefined>;
  readonly close: () => Promise<void>;
}

/** How the events of a case are opened. */
export interface EventStoreOptions extends EngineLimits {
  /** Of the case's own texts also events with weak evidence. */
  readonly weak?: boolean;
}

/**
 * Opens the events of a case. Everything it answers is asked of Parquet files by DuckDB in memory.
 * @throws EntenteError `usage` where DuckDB is not installed
 * @example
 * const store = await openEventStore(casefile);
 * await store.countBy({ source: { countries: ['RUS'] } }, 'year'); // []
 * await store.close();
 */
export async function openEventStore(file: CaseFile, options: EventStoreOptions = {}): Promise<EventStore> {
  const { weak = false, ...limits } = options;
  const folder = temporaryFolder();
  return new ParquetStore(file, await openEngine(folder, limits), folder, weak);
}

/**
 * Puts the sums of files that were just imported together.
 * @throws EntenteError `usage` where DuckDB is not installed
 * @example
 * await tidyEvents(casefile); // undefined
 */
export async function tidyEvents(file: CaseFile, limits: EngineLimits = {}): Promise<void> {
  await withTidyEngine(limits, (engine) => joinCubes(file, engine));
}

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
const DAY = "CAST(day - DATE '1970-01-01' AS INTEGER)";
const MONTH = "CAST(CAST(date_trunc('month', day) AS DATE) - DATE '1970-01-01' AS INTEGER)";

/** Names of the columns of a row, in the order in which they are asked for. */
const ROW_COLUMNS = `origin, id, ${DAY} AS day, source, target, source_actor, target_actor, source_sectors, target_sectors,
  code, quad, score, mentions, root, flags, place, address, file, "offset", bytes`;

/** How many they are. */
const ROW_LENGTH = 20;

/** A question over what a filter leaves. */
interface Question {
  readonly table: EventTable;
  /** FROM and WHERE. */
  readonly from: string;
  readonly values: SqlValue[];
  /** Whether there are files at all. */
  readonly some: boolean;
}

class ParquetStore implements EventStore {
  private readonly file: CaseFile;
  private readonly engine: EventEngine;
  private readonly folder: string;
  private readonly weak: boolean;
  private listed: { readonly version: number; readonly parts: readonly EventPart[] } | undefined;
  /** Files of the case's own events, and what they rest on. */
  private own: { readonly key: string; readonly parts: readonly EventPart[] } = { key: '', parts: [] };

  constructor(file: CaseFile, engine: EventEngine, folder: string, weak: boolean) {
    this.file = file;
    this.engine = engine;
    this.folder = folder;
    this.weak = weak;
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
    const question = this.questionOf(filter);
    const columns = await this.ask(
      question,
      (from) =>
        `SELECT ${DAY}, quad, ${question.table === 'cube' ? SUMS : ROW_SUMS} ${from} AND day IS NOT NULL GROUP BY day, quad ORDER BY day, quad`,
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
    const question = this.questionOf(filter);
    const sides = filter.undirected ? ['least(source, target)', 'greatest(source, target)'] : ['source', 'target'];
    const add = (value: string): string => `$${question.values.push(value)}`;
    const list = among?.map(add).join(', ');
    const only = list === undefined ? '' : ` AND (source IN (${list}) OR target IN (${list}))`;
    const columns = await this.ask(
      question,
      (from) =>
        `SELECT * FROM (SELECT ${sides[0]} AS a, ${sides[1]} AS b, ${MONTH} AS month, ${question.table === 'cube' ? SUMS : ROW_SUMS}
           ${from} AND day IS NOT NULL AND source IS NOT NULL AND target IS NOT NULL${only} GROUP BY 1, 2, 3)
         ORDER BY a, b, month`,
      'heavy',
      signal,
    );
    return panelOf(columns, least);
  }

  async *rows(filter: EventFilter, options: RowOptions = {}, signal?: AbortSignal): AsyncGenerator<EventRow> {
    const { after, limit, newestFirst = false } = options;
    const question = this.questionOf(filter, 'rows');
    const { values } = question;
    const add = (value: SqlValue): string => `$${values.push(value)}`;
    const [before, way] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    // Rows without a day stand last in either direction.
    const key = `coalesce(${DAY}, ${newestFirst ? -1e9 : 1e9})`;
    const behind = after
      ? ` AND (${key}, file, "offset", id) ${before} (${add(after.day ?? (newestFirst ? -1e9 : 1e9))}, ${add(after.file)}, ${add(after.offset)}, ${add(after.id)})`
      : '';
    const most = limit === undefined ? '' : ` LIMIT ${Math.max(0, Math.floor(limit))}`;
    if (!question.some) return;
    const order = (day: string): string => `${day} ${way}, file ${way}, "offset" ${way}, id ${way}`;
    const from = options.largest === undefined ? question.from : largestSql(question.from, options.largest);
    const rows = `SELECT ${ROW_COLUMNS} ${from}${behind} ORDER BY ${order(key)}${most}`;
    const mentions = options.mentions ? this.mentionFiles() : undefined;
    const none = newestFirst ? -1e9 : 1e9;
    const sql = mentions === undefined ? rows : withMentions(rows, mentions, order(`coalesce(r.day, ${none})`));
    for await (const chunk of this.engine.stream(sql, values, { weight: 'heavy', signal })) {
      const many = chunk[0]?.length ?? 0;
      for (let i = 0; i < many; i++) {
        const row = rowOf(chunk, i);
        yield mentions === undefined ? row : { ...row, found: foundOf(chunk, ROW_LENGTH, i) };
      }
    }
  }

  async countBy(filter: EventFilter, by: EventGroup, signal?: AbortSignal): Promise<readonly EventCount[]> {
    const question = this.questionOf(filter, by === 'category' ? 'rows' : undefined);
    const key = groupSql(by, filter);
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
    const gathered = numberedValues();
    const conditions = conditionsOf(filter, 'rows', gathered);
    const parts = this.parts('rows', filter.origins?.includes('case') ? { origins: EVENT_ORIGINS } : {});
    const all = parts.reduce((sum, { rows }) => sum + rows, 0);
    if (parts.length === 0) return { all: 0, steps: [], left: 0, unscored: 0 };
    // One look at the rows answers all: which condition a row fails first.
    const first = conditions.map(({ sql }, i) => `WHEN NOT coalesce(${sql}, false) THEN ${i}`).join(' ');
    const [which = [], many = [], without = []] = await this.engine.ask(
      `SELECT CASE ${first} ELSE ${conditions.length} END AS step, count(*), count(*) FILTER (WHERE score IS NULL)
       FROM ${this.filesOf(parts)} GROUP BY step`,
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
      const question = this.questionOf(filter, 'rows');
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
    const question = this.questionOf(filter);
    const days = `CAST(min(day) - DATE '1970-01-01' AS INTEGER), CAST(max(day) - DATE '1970-01-01' AS INTEGER)`;
    const [[from] = [], [to] = [], [n] = []] = await this.ask(
      question,
      (of) => `SELECT ${days}, ${question.table === 'cube' ? 'sum(n)' : 'count(*)'} ${of} AND day IS NOT NULL`,
      'heavy',
      signal,
    );
    return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to), n: Number(n) };
  }

  async mentionsOf(id: string, signal?: AbortSignal): Promise<FoundMentions | undefined> {
    const files = this.mentionFiles();
    if (files === undefined) return undefined;
    const sql = `SELECT ${FOUND_COLUMNS} FROM ${files} WHERE event = $1`;
    return foundOf(await this.engine.ask(sql, [id], { weight: 'heavy', signal }), 0, 0);
  }

  async mentionCoverage(signal?: AbortSignal): Promise<MentionCoverage | undefined> {
    const files = this.mentionFiles();
    if (files === undefined) return undefined;
    const parts = this.parts('rows', { origins: ['gdelt'] });
    const sql = coverageSql(files, parts.length > 0 ? this.filesOf(parts) : undefined);
    const [[mentions] = [], [events] = [], [here] = []] = await this.engine.ask(sql, [], { weight: 'heavy', signal });
    return { mentions: Number(mentions), events: Number(events), here: Number(here) };
  }

  async close(): Promise<void> {
    await this.engine.close();
  }

  /** Files of mentions as a table; undefined where there are none. */
  private mentionFiles(): string | undefined {
    const parts = this.allParts().filter(({ kind }) => kind === 'mentions');
    return parts.length > 0 ? this.filesOf(parts) : undefined;
  }

  private allParts(): readonly EventPart[] {
    const version = eventsVersion(this.file);
    if (this.listed?.version !== version) this.listed = { version, parts: eventParts(this.file) };
    return this.listed.parts;
  }

  /** What a filter leaves, as the end of a statement; from the sums where they answer it. */
  private questionOf(filter: EventFilter, only?: EventTable): Question {
    checkFilter(filter);
    const table = only ?? (cubeAnswers(filter) ? 'cube' : 'rows');
    const gathered = numberedValues();
    const parts = this.parts(table, filter);
    const files = this.filesOf(parts);
    const [straight = '', turned] = eitherWay(filter).map((one) => {
      const where = conditionsOf(one, table, gathered).map(({ sql }) => sql);
      return `${files} WHERE ${where.join(' AND ')}`;
    });
    const all = turned === undefined ? straight : `(SELECT * FROM ${straight} UNION ALL SELECT * FROM ${turned})`;
    const given = turned === undefined ? all : `${all} WHERE true`;
    const from = filter.onePerDay
      ? `FROM (SELECT * FROM ${given} QUALIFY ${onePerDaySql(filter)}) WHERE true`
      : `FROM ${given}`;
    return { table, from, values: [...gathered.values], some: parts.length > 0 };
  }

  /** Asks; where there are no files, nothing is what there is. */
  private async ask(
    question: Question,
    sql: (from: string) => string,
    weight: QueryWeight,
    signal: AbortSignal | undefined,
  ): Promise<readonly ResultColumn[]> {
    if (!question.some) return [];
    return await this.engine.ask(sql(question.from), question.values, { weight, signal });
  }

  /** Files that may hold what a filter asks for. */
  private parts(table: EventTable, { origins, from, to }: EventFilter): readonly EventPart[] {
    const listed = this.allParts();
    const parts = origins?.includes('case') ? [...listed, ...this.ownParts()] : listed;
    const all = parts.filter(({ kind }) => kind === table);
    if (table === 'cube') return all;
    const [first, last] = [from, to].map((day) => (day === undefined ? undefined : Number(day.slice(0, 4))));
    const found = all.filter(
      ({ origin, year }) =>
        (origins === undefined || origins.some((one) => one === origin)) &&
        (first === undefined || (year !== undefined && year >= first)) &&
        (last === undefined || (year !== undefined && year <= last)),
    );
    // Of no file at all DuckDB would not know the columns.
    return found.length > 0 ? found : all.slice(0, 1);
  }

  private filesOf(parts: readonly EventPart[]): string {
    return sqlFiles(parts.map(({ path }) => resolve(this.file.place, path)));
  }

  /** The case's own events, made anew when something was decided or read since. */
  private ownParts(): readonly EventPart[] {
    const key = caseEventsKey(this.file);
    if (this.own.key === key) return this.own.parts;
    const batches = [...caseEvents(this.file, this.weak)];
    const slice = new EventSlice(
      'case',
      Math.max(
        1,
        batches.reduce((sum, { length }) => sum + length, 0),
      ),
    );
    for (const batch of batches) slice.add(batch, 'case', 0);
    const parts: EventPart[] = [];
    for (const { kind, year, rows, bytes } of slice.parquet()) {
      const path = join(this.folder, `case-${randomUUID()}.parquet`);
      writeFileSync(path, bytes);
      parts.push({ path, kind, origin: 'case', year, rows, bytes: bytes.length, sha: '' });
    }
    this.own = { key, parts };
    return parts;
  }
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
  const order = 'mentions DESC, abs(score) DESC NULLS LAST, file, "offset", id';
  return `FROM (SELECT * ${from} QUALIFY row_number() OVER (PARTITION BY ${pair} ORDER BY ${order}) <= ${Math.max(1, Math.floor(most))}) WHERE true`;
}

function numbers(column: ResultColumn | undefined): Float64Array {
  return Float64Array.from(column ?? [], Number);
}

function groupSql(by: EventGroup, { undirected }: EventFilter): string {
  switch (by) {
    case 'year':
      return "strftime(day, '%Y')";
    case 'month':
      return "strftime(day, '%Y-%m')";
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
