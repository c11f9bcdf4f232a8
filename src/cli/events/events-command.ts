import { importedFiles } from '../../casefile/events/event-files.ts';
import type { EventFilter } from '../../casefile/events/event-filter.ts';
import {
  EVENT_GROUPS,
  type EventCount,
  type EventGroup,
  type EventRow,
  type EventStore,
  type EventStoreOptions,
} from '../../casefile/events/event-store.ts';
import type { FoundMentions } from '../../casefile/events/found-mentions.ts';
import { openEventStore } from '../../casefile/events/open-event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { coverageWords } from '../../intake/coverage-words.ts';
import { eventFilterOf } from '../../questions/kit/asked-events.ts';
import { EntenteError } from '../../records/failure.ts';
import { cameoFacts } from '../../records/plover.ts';
import { type Cell, csvText } from '../../report/kit/csv-text.ts';
import { section } from '../../report/kit/markdown-text.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type Column, printTable } from '../../report/kit/table.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import type { EventFilterOptions } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { namedSides } from '../kit/named-sides.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasureFiles } from '../measure/measure-output.ts';
import { dayOf, filesTable, leftOut, stepsTable, type Table } from './event-words.ts';
import { eventsPage } from './events-page.ts';
import { rawRows } from './raw-rows.ts';

export interface EventsOptions extends CaseOptions, EventFilterOptions {
  readonly by?: string;
  readonly rows?: string | true;
  readonly explain?: boolean;
  readonly raw?: string;
  readonly files?: boolean;
  readonly weak?: boolean;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: boolean;
  readonly md?: boolean;
  readonly html?: string;
  readonly svg?: string;
  readonly force?: boolean;
  readonly memory?: string;
  readonly threads?: string;
}

/** Rows that are listed unless a number is given. */
const ROWS = 20;
/** Categories of the summary. */
const MOST_CATEGORIES = 12;

/** `entente events`: the events of a case. Exit code 1: a row that was asked for cannot be shown. */
export async function eventsCommand(terminal: Terminal, options: EventsOptions): Promise<number> {
  const filter = eventFilterOf(await namedSides(options));
  const limits: EventStoreOptions = {
    ...(options.memory === undefined ? {} : { memoryMB: wholeNumber('--memory', options.memory) }),
    ...(options.threads === undefined ? {} : { threads: wholeNumber('--threads', options.threads) }),
  };
  const by = groupOf(options.by);
  return await withCase(terminal, options, 'look', async (file) => {
    if (options.files) {
      show(terminal, options, importedFiles(file), [filesTable(importedFiles(file))]);
      return EXIT.done;
    }
    if (options.raw !== undefined) return await rawRows(terminal, file, options.raw, limits);
    return await terminal.cancellable(async (signal) => {
      const { html, svg, force } = options;
      const files = await openMeasureFiles(terminal, {
        ...(html === undefined ? {} : { html }),
        ...(svg === undefined ? {} : { svg }),
        ...(force === undefined ? {} : { force }),
      });
      const store = await openEventStore(file, { ...limits, weak: options.weak ?? false });
      try {
        if (files.page ?? files.picture) {
          await writeMeasureFiles(terminal, files, await eventsPage(terminal, file, store, filter, signal));
        }
        await answer(terminal, file, store, filter, options, by, signal);
        return EXIT.done;
      } catch (cause) {
        if (!signal.aborted) throw cause;
        return EXIT.cancelled;
      } finally {
        await store.close();
      }
    });
  });
}

async function answer(
  terminal: Terminal,
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  options: EventsOptions,
  by: EventGroup | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (importedFiles(file).length === 0 && !filter.origins?.includes('case')) {
    terminal.err(
      `No event files were imported yet: ${terminal.program} import FILE... takes them; --origin case asks the case's own texts.\n`,
    );
  }
  if (options.explain) {
    const steps = await store.explain(filter, signal);
    show(terminal, options, steps, [stepsTable(steps)]);
  } else if (by !== undefined) {
    const counts = await store.countBy(filter, by, signal);
    if (options.jsonl) for (const count of counts) terminal.out(`${JSON.stringify(count)}\n`);
    else show(terminal, options, counts, [countsTable(counts, by)]);
  } else if (options.jsonl || options.csv) {
    await printAll(terminal, store, filter, options, signal);
  } else if (options.rows !== undefined) {
    const limit = options.rows === true ? ROWS : wholeNumber('--rows', options.rows);
    const rows: EventRow[] = [];
    for await (const row of store.rows(filter, { limit, newestFirst: true, mentions: true }, signal)) rows.push(row);
    show(terminal, options, rows.map(plainRow), [rowsTable(rows)]);
  } else {
    await summary(terminal, store, filter, options, signal);
  }
}

/** Every row of a filter, without holding them all. */
async function printAll(
  terminal: Terminal,
  store: EventStore,
  filter: EventFilter,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<void> {
  const limit = typeof options.rows === 'string' ? { limit: wholeNumber('--rows', options.rows) } : {};
  const found = (await store.mentionCoverage(signal)) === undefined ? [] : FOUND_FIELDS;
  if (options.csv) terminal.out(csvText([[...FIELDS, ...found.map(([name]) => name)]], false));
  for await (const row of store.rows(filter, { ...limit, mentions: true }, signal)) {
    const plain = plainRow(row);
    if (options.jsonl) terminal.out(`${JSON.stringify(plain)}\n`);
    else {
      const cells = [...FIELDS.map((field) => cellOf(plain[field])), ...found.map(([, cell]) => cell(row))];
      terminal.out(csvText([cells], false));
    }
  }
}

async function summary(
  terminal: Terminal,
  store: EventStore,
  filter: EventFilter,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<void> {
  const range = await store.range(filter, signal);
  const [years, categories, steps] = [
    await store.countBy(filter, 'year', signal),
    await store.countBy(filter, 'category', signal),
    await store.explain(filter, signal),
  ];
  const mentions = await store.mentionCoverage(signal);
  const about = {
    filter,
    ...(mentions ? { mentions } : {}),
    n: steps.left,
    ...(range ? { from: dayOf(range.from), to: dayOf(range.to) } : {}),
    years,
    categories,
    ...steps,
  };
  const most = categories.slice(0, MOST_CATEGORIES);
  const tables = [countsTable(years, 'year'), countsTable(most, 'category')];
  if (!options.json) {
    const days = range ? `, from ${dayOf(range.from)} to ${dayOf(range.to)}` : '';
    terminal.out(`${steps.left.toLocaleString('en-GB')} events${days}. ${leftOut(steps)}\n`);
    if (mentions) terminal.out(`${coverageWords(mentions)}\n`);
    terminal.out('\n');
  }
  show(terminal, options, about, tables);
  if (!options.json && !options.md && categories.length > most.length) {
    terminal.out(`${categories.length - most.length} more categories: --by category\n`);
  }
}

/** Prints in the form that was asked for. */
function show(terminal: Terminal, options: EventsOptions, json: unknown, tables: readonly Table[]): void {
  if (options.json) {
    printJson(terminal, json);
    return;
  }
  for (const [i, { title, head, rows }] of tables.entries()) {
    const cells = rows.map((row) => row.map((cell) => plainText(shown(cell))));
    if (options.csv || options.jsonl) terminal.out(csvText([head, ...rows], false));
    else if (options.md) terminal.out(`${section(title, head, cells)}\n`);
    else if (rows.length > 0) {
      const columns = head.map((_, at): Column => columnOf(rows, at));
      terminal.out(
        `${i > 0 ? '\n' : ''}${printTable([[...head], ...cells], columns, terminal.columns ?? 200, 0).join('\n')}\n`,
      );
    }
  }
}

function columnOf(rows: Table['rows'], at: number): Column {
  return rows.every((row) => row[at] === undefined || typeof row[at] === 'number')
    ? { align: 'right' }
    : { least: 8, lines: 2 };
}

function shown(cell: Cell): string {
  if (typeof cell !== 'number') return String(cell ?? '');
  return Number.isInteger(cell) ? cell.toLocaleString('en-GB') : cell.toFixed(2);
}

function countsTable(counts: readonly EventCount[], by: EventGroup): Table {
  const named = by === 'category';
  return {
    title: `Events by ${by}`,
    head: [by, ...(named ? ['meaning'] : []), 'events', 'mean score', 'mentions'],
    rows: counts.map(({ key, n, score, mentions }) => [
      key || '(none)',
      ...(named ? [cameoFacts(key)?.name ?? undefined] : []),
      n,
      score,
      mentions,
    ]),
  };
}

/** An event as JSON and CSV have it. */
function plainRow({ day, found, ...row }: EventRow) {
  return { ...row, day: dayWords(day), ...(found ? { found: plainMentions(found) } : {}) };
}

/** What was found of an event, as JSON has it. */
function plainMentions({ n, first, last, confidence }: FoundMentions) {
  return { n, first: dayWords(first), last: dayWords(last), confidence };
}

function dayWords(day: number | undefined): string | undefined {
  return day === undefined ? undefined : dayOf(day);
}

/** What a table of events has more where mentions were imported. */
const FOUND_FIELDS: readonly (readonly [name: string, cell: (row: EventRow) => Cell])[] = [
  ['mentionsFound', ({ found }) => found?.n],
  ['firstMention', ({ found }) => dayWords(found?.first)],
  ['lastMention', ({ found }) => dayWords(found?.last)],
  ['confidence', ({ found }) => found?.confidence],
];

const FIELDS = [
  'origin',
  'id',
  'day',
  'source',
  'target',
  'sourceActor',
  'targetActor',
  'sourceSectors',
  'targetSectors',
  'code',
  'quad',
  'score',
  'mentions',
  'root',
  'flags',
  'place',
  'address',
  'file',
  'offset',
  'bytes',
] as const;

function cellOf(value: ReturnType<typeof plainRow>[(typeof FIELDS)[number]]): Cell {
  return typeof value === 'object' ? value.join(';') : value;
}

function rowsTable(rows: readonly EventRow[]): Table {
  const some = rows.some(({ found }) => found !== undefined);
  return {
    title: 'Events',
    head: [
      'day',
      'source',
      'target',
      'code',
      'meaning',
      'score',
      'mentions',
      ...(some ? ['found'] : []),
      'origin',
      'id',
      'address',
    ],
    rows: rows.map(({ day, source, target, code, score, mentions, found, origin, id, address }) => [
      day === undefined ? '?' : dayOf(day),
      source,
      target,
      code,
      cameoFacts(code)?.name ?? undefined,
      score,
      mentions,
      ...(some ? [found?.n] : []),
      origin,
      id,
      address,
    ]),
  };
}

function groupOf(text: string | undefined): EventGroup | undefined {
  if (text === undefined) return undefined;
  const group = EVENT_GROUPS.find((one) => one === text);
  if (group) return group;
  throw new EntenteError('usage', `--by must be one of ${EVENT_GROUPS.join(', ')}, not "${text}".`);
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new EntenteError('usage', `${option} must be a whole number of at least 1, not "${text}".`);
}
