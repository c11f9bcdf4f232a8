import { join } from 'node:path';
import { type ChdbServer, startChdbServer } from '../../src/casefile/events/clickhouse/chdb-server.fixture.ts';
import { clickHouseAddress } from '../../src/casefile/events/clickhouse/clickhouse-address.ts';
import { connectClickHouse } from '../../src/casefile/events/clickhouse/clickhouse-client.ts';
import { allRows } from '../../src/casefile/events/clickhouse/clickhouse-tables.ts';
import type { EventStore } from '../../src/casefile/events/event-store.ts';
import { loadEvents } from '../../src/casefile/events/load-events.ts';
import { openEventStore } from '../../src/casefile/events/open-event-store.ts';
import { openCase } from '../../src/casefile/store/case-file.ts';
import { cpuSeconds } from './measure-import.ts';

/** What the two engines took, in milliseconds of processor time, and what the server holds. */
export interface ServedCost {
  readonly rows: number;
  readonly loadCpuS: number;
  readonly serverMB: number;
  readonly questions: Readonly<Record<string, { readonly duckdb: number; readonly clickhouse: number }>>;
}

type Question = (store: EventStore, source: string, target: string) => Promise<unknown>;

const dyad = (source: string, target: string) => ({ source: { countries: [source] }, target: { countries: [target] } });

const QUESTIONS: Readonly<Record<string, Question>> = {
  'series of a dyad by month, from the sums': (store, a, b) => store.countBy(dyad(a, b), 'month'),
  'series of a dyad by day, from the sums': (store, a, b) => store.dailyCounts({}, a, b),
  'the same from the rows, by category': (store, a, b) => store.dailyCounts({ categories: ['04', '19'] }, a, b),
  'by sector': (store, a, b) => store.dailyCounts({ source: { sectors: ['GOV'] } }, a, b),
  'one a day, either way round': (store, a, b) => store.dailyCounts({ onePerDay: true, undirected: true }, a, b),
  'the newest 20 rows of a dyad': async (store, a, b) => {
    for await (const _ of store.rows(dyad(a, b), { limit: 20, newestFirst: true }));
  },
  'world volume by day': (store) => store.dailyVolume({}),
  'all dyads by month': (store) => store.dyadMonths({ undirected: true }),
  'what each condition leaves out': (store, a) => store.explain({ source: { countries: [a] } }),
};
/** Dyads that are asked about, those with most events; the first two times warm up. */
const TURNS = 5;

/** Loads a case into the engine of ClickHouse on this machine and asks both engines the same. Run in a process of its own. */
export async function measureServed(folder: string, modules: string): Promise<ServedCost> {
  const server = await startChdbServer(modules, join(folder, 'chdb'));
  const address = `clickhouse://${server.host}/bench`;
  const file = openCase(join(folder, 'case'));
  try {
    const began = (await server.cpuSeconds()) + cpuSeconds();
    const { events } = await loadEvents(file, address);
    const loadCpuS = (await server.cpuSeconds()) + cpuSeconds() - began;
    return {
      rows: events,
      loadCpuS,
      serverMB: await megabytesOf(address),
      questions: await askBoth(folder, server, address),
    };
  } finally {
    file.close();
    await server.stop();
  }
}

async function megabytesOf(address: string): Promise<number> {
  const there = await connectClickHouse(clickHouseAddress(address));
  const [row] = await allRows(there, "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'bench'");
  await there.close();
  return Number(row?.[0]) / 1e6;
}

async function askBoth(folder: string, server: ChdbServer, address: string): Promise<ServedCost['questions']> {
  const [file, asked] = [
    openCase(join(folder, 'case')),
    openCase(join(folder, 'case'), 'bench', { eventServer: address }),
  ];
  const [here, there] = [await openEventStore(file), await openEventStore(asked)];
  try {
    const dyads = (await here.countBy({}, 'dyad')).slice(0, TURNS).map(({ key }) => key.split('-'));
    const took: Record<string, { duckdb: number; clickhouse: number }> = {};
    for (const [name, ask] of Object.entries(QUESTIONS)) {
      took[name] = {
        duckdb: await median(
          dyads,
          (a, b) => ask(here, a, b),
          async () => cpuSeconds(),
        ),
        // The process that asks counts too: it turns answers into numbers.
        clickhouse: await median(
          dyads,
          (a, b) => ask(there, a, b),
          async () => cpuSeconds() + (await server.cpuSeconds()),
        ),
      };
    }
    return took;
  } finally {
    await Promise.all([here.close(), there.close()]);
    file.close();
    asked.close();
  }
}

async function median(
  dyads: readonly (readonly string[])[],
  ask: (source: string, target: string) => Promise<unknown>,
  clock: () => Promise<number>,
): Promise<number> {
  const took: number[] = [];
  for (const [i, [a = '', b = '']] of [...dyads.slice(0, 2), ...dyads].entries()) {
    const began = await clock();
    await ask(a, b);
    if (i > 1) took.push(1000 * ((await clock()) - began));
  }
  took.sort((a, b) => a - b);
  return took[took.length >> 1] ?? 0;
}
