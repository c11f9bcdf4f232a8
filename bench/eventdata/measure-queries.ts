import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '../../src/casefile/events/duckdb-engine.ts';
import type { EventFilter } from '../../src/casefile/events/event-filter.ts';
import { eventParts, placeParts } from '../../src/casefile/events/event-parts.ts';
import type { EventStore } from '../../src/casefile/events/event-store.ts';
import { openEventStore } from '../../src/casefile/events/open-event-store.ts';
import { createCase, openCase, write } from '../../src/casefile/store/case-file.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { cpuSeconds } from './measure-import.ts';

/** What questions took, in milliseconds of processor time: the middle one of several dyads. */
export interface QueryCost {
  /** Rows of the sums that the next figure is of: those of ten times as many events. */
  readonly cubeRows: number;
  /** A series by month, and one by day and class. */
  readonly seriesCubeMs: number;
  readonly daysCubeMs: number;
  /** Of each kind of filter over the rows, and the dearest of them. */
  readonly filters: Readonly<Record<string, number>>;
  readonly seriesFilteredMs: number;
  readonly volumeMs: number;
  readonly dyadMonthsMs: number;
  readonly pageMs: number;
  readonly queryPeakMB: number;
}

/** Filters that the sums by day cannot answer. */
const FILTERS: Readonly<Record<string, EventFilter>> = {
  category: { categories: ['04', '19'] },
  sector: { source: { sectors: ['GOV'] } },
  actor: { source: { actors: ['USAGOV', 'CHNGOV', 'RUSGOV'] } },
  onePerDay: { onePerDay: true, undirected: true },
  flagged: { withFlagged: true, withRepeated: true },
};
const TURNS = 9;

/** Asks a case into which events were imported. Run in a process of its own. */
export async function measureQueries(folder: string): Promise<QueryCost> {
  const file = openCase(join(folder, 'case'));
  const store = await openEventStore(file);
  const dyads = (await store.countBy({}, 'dyad')).slice(0, TURNS).map(({ key }) => key.split('-'));
  const filters: Record<string, number> = {};
  for (const [name, filter] of Object.entries(FILTERS)) {
    filters[name] = await median(dyads, ([a = '', b = '']) => store.dailyCounts(filter, a, b));
  }
  const volumeMs = await median(dyads, () => store.dailyVolume({}));
  const dyadMonthsMs = await median(dyads.slice(0, 3), ([a = '']) =>
    store.dyadMonths({ undirected: true }, { with: [a] }),
  );
  const pageMs = await median(dyads, ([a = '', b = '']) => firstPage(store, a, b));
  await store.close();
  const { large, rows } = await largeCube(folder);
  const cube = await openEventStore(openCase(large));
  const seriesCubeMs = await median([...dyads, ...dyads], ([a = '', b = '']) =>
    cube.countBy({ source: { countries: [a] }, target: { countries: [b] } }, 'month'),
  );
  const daysCubeMs = await median([...dyads, ...dyads], ([a = '', b = '']) => cube.dailyCounts({}, a, b));
  await cube.close();
  file.close();
  return {
    cubeRows: rows,
    seriesCubeMs,
    daysCubeMs,
    filters,
    seriesFilteredMs: Math.max(...Object.values(filters)),
    volumeMs,
    dyadMonthsMs,
    pageMs,
    queryPeakMB: process.resourceUsage().maxRSS / 1024,
  };
}

async function firstPage(store: EventStore, source: string, target: string): Promise<void> {
  const filter = { source: { countries: [source] }, target: { countries: [target] } };
  for await (const _ of store.rows(filter, { limit: 20, newestFirst: true }));
}

async function median<T>(given: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (const [i, one] of [...given.slice(0, 2), ...given].entries()) {
    const begin = cpuSeconds();
    await ask(one);
    // The first two warm it up.
    if (i > 1) took.push(1000 * (cpuSeconds() - begin));
  }
  took.sort((a, b) => a - b);
  return took[took.length >> 1] ?? 0;
}

/**
 * A case with the sums of ten times as many events: those of the events and of nine copies whose days are shifted, as events
 * by the hundred million would give them.
 */
async function largeCube(folder: string): Promise<{ readonly large: string; readonly rows: number }> {
  const small = openCase(join(folder, 'case'));
  const files = eventParts(small, 'cube').map(({ path }) => `'${join(small.place, path)}'`);
  small.close();
  const large = join(folder, 'large');
  const file = createCase(large);
  mkdirSync(join(large, 'events'));
  const temporary = join(large, 'events/.large.tmp');
  const engine = await openEngine(join(folder, 'engine'), { memoryMB: 3000 });
  const sums = ['n', 'scored', 'negative', 'mentions'].map((name) => `CAST(sum(${name}) AS INTEGER) AS ${name}`);
  await engine.ask(
    `COPY (SELECT source, target, CAST(day + CAST(shift * 3 AS INTEGER) AS DATE) AS day, quad, origin, flags, root, ${sums.join(', ')},
       sum(sum) AS sum, sum(squares) AS squares
       FROM read_parquet([${files.join(', ')}]), range(10) AS t(shift) GROUP BY ALL
       ORDER BY source, target, day, quad, origin, flags, root)
     TO '${temporary}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
    [],
    { weight: 'heavy' },
  );
  const [[rows]] = (await engine.ask(`SELECT count(*) FROM read_parquet('${temporary}')`, [], {
    weight: 'light',
  })) as [[number]];
  await engine.close();
  const bytes = readFileSync(temporary);
  const sha = createHash('sha256').update(bytes).digest('hex');
  const part = { kind: 'cube', origin: 'all', year: undefined, rows, bytes: bytes.length, sha } as const;
  write(file, () => placeParts(file, [{ ...part, temporary, path: 'events/cube/large.parquet' }]));
  file.close();
  return { large, rows };
}

/** Kinds of questions that a program asks over and over. */
export async function measureGrowth(folder: string, queries: number, told: (done: number) => void): Promise<number> {
  const file = openCase(join(folder, 'case'));
  const store = await openEventStore(file, { threads: 1, memoryMB: 256 });
  const dyads = (await store.countBy({}, 'dyad')).slice(0, 50).map(({ key }) => key.split('-'));
  const random = seededRandom(1);
  const warm = Math.floor(queries / 10);
  let before = 0;
  let after = 0;
  for (let i = 0; i < queries; i++) {
    const [a = '', b = ''] = dyads[Math.floor(random() * dyads.length)] ?? [];
    const kind = random();
    if (kind < 0.6) await store.dailyCounts({ undirected: random() < 0.5 }, a, b);
    else if (kind < 0.75) await store.dailyCounts({ categories: ['04'] }, a, b);
    else if (kind < 0.85) await firstPage(store, a, b);
    else if (kind < 0.93) await store.countBy({ source: { countries: [a] } }, 'year');
    else if (kind < 0.97) await store.explain({ source: { countries: [a] } });
    else {
      const stop = new AbortController();
      const asked = store.dyadMonths({}, {}, stop.signal).catch(() => undefined);
      stop.abort();
      await asked;
    }
    if (i % 500 === 0) told(i);
    if (i < warm) before = Math.max(before, process.memoryUsage().rss);
    else if (i > queries - warm) after = Math.max(after, process.memoryUsage().rss);
  }
  await store.close();
  file.close();
  return (after - before) / (1024 * 1024);
}
