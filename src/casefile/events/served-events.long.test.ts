import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROW_FLAGS } from '../../records/event-row.ts';
import type { MentionBatch } from '../../records/mention-batch.ts';
import { addText, testCases } from '../store/case.fixture.ts';
import { type CaseFile, createCase, openCase } from '../store/case-file.ts';
import { type ChdbServer, chdbFolder, startChdbServer } from './clickhouse/chdb-server.fixture.ts';
import { clickHouseAddress } from './clickhouse/clickhouse-address.ts';
import { type ClickHouse, connectClickHouse } from './clickhouse/clickhouse-client.ts';
import { insertStatement } from './clickhouse/clickhouse-schema.ts';
import { allRows } from './clickhouse/clickhouse-tables.ts';
import { fileOf, type MadeRow } from './event-batch.fixture.ts';
import { importedFiles } from './event-files.ts';
import type { EventFilter } from './event-filter.ts';
import { EVENT_GROUPS, type EventRow, type EventStore, type RowOptions } from './event-store.ts';
import { forgetEvents } from './forget-events.ts';
import { type MentionSource, openEventImport } from './import-events.ts';
import { loadEvents } from './load-events.ts';
import { openEventStore, tidyEvents } from './open-event-store.ts';

const chdb = chdbFolder();
const { folder, make } = testCases();
const PASSWORD = 'a "b"/c:d@e';

const STATES = ['USA', 'PRK', 'CHN', 'RUS'] as const;
/** Ends of what calendars and engines know, and the turns of months, years, and of ClickHouse's own dates. */
const DAYS = [
  '0001-01-01',
  '0999-12-31',
  '1600-02-29',
  '1899-12-31',
  '1900-01-01',
  '1969-12-31',
  '1970-01-01',
  '2018-02-28',
  '2018-03-01',
  '2018-12-31',
  '2019-01-01',
  '2299-12-31',
  '2300-01-01',
  '9999-12-31',
] as const;
const ACTORS = [
  "Côte d'Ivoire",
  'a "b" c',
  'back\\slash',
  'tab\tline\nend',
  '{v1:String}',
  '\\N',
  'NULL',
  '$1',
  '日本',
];
const SECTORS = ['GOV', 'GOV;MIL', 'gov, opp', 'COP|Élite', 'GOVERNMENT'];
/** Numbers that no double holds, and texts that look like numbers. */
const IDS = ['18446744073709551617', '9007199254740993', '007', '1e3', "o'id"];

const anyRow: fc.Arbitrary<MadeRow> = fc.record({
  id: fc.oneof(fc.constantFrom(...IDS), fc.integer({ min: 1, max: 40 }).map(String)),
  day: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('2018-06-01', '2018-06-02', '2018-07-15') },
    fc.constantFrom('', ...DAYS),
  ),
  source: fc.constantFrom(...STATES, 'USA', 'PRK', ''),
  target: fc.constantFrom(...STATES, 'USA', 'PRK', ''),
  sourceActor: fc.constantFrom('', 'USAGOV', ...ACTORS),
  targetActor: fc.constantFrom('', 'PRKMIL', ...ACTORS),
  sourceSectors: fc.constantFrom('', ...SECTORS),
  targetSectors: fc.constantFrom('', ...SECTORS),
  code: fc.constantFrom('040', '042', '190', '19', '%', ''),
  quad: fc.constantFrom(0, 1, 2, 3, 4),
  score: fc.constantFrom(Number.NaN, -10, -0.1, 0, 0.2, 2.8, 7),
  mentions: fc.constantFrom(1, 2, 3, 2_147_483_647),
  root: fc.boolean(),
  flags: fc.subarray(['farDate', 'mirrored', 'repeated'] as const),
  address: fc.constantFrom('', 'https://example.org/1', "https://example.org/?q='"),
});
const side = fc.record(
  {
    countries: fc.subarray([...STATES]),
    actors: fc.subarray(['', 'USAGOV', 'PRKMIL', ...ACTORS], { maxLength: 3 }),
    sectors: fc.subarray(['GOV', 'mil', 'élite', "x'"], { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const CONDITIONS = [
  'origins',
  'ids',
  'source',
  'target',
  'undirected',
  'categories',
  'quads',
  'from',
  'to',
  'onlyRoot',
  'onePerDay',
  'withMirrored',
  'withRepeated',
  'withoutFarDates',
  'withFlagged',
] as const;
const conditions: fc.Arbitrary<EventFilter> = fc.record({
  origins: fc.subarray(['icews', 'gdelt', 'case', 'acled'] as const, { minLength: 1 }),
  ids: fc.subarray(IDS, { maxLength: 3 }),
  source: side,
  target: side,
  undirected: fc.boolean(),
  categories: fc.subarray(['04', '19', '', '%', "'"], { maxLength: 2 }),
  quads: fc.subarray([0, 1, 3, 4]),
  from: fc.constantFrom('0001-01-01', '1900-01-01', '2018-06-01', '2018-06-02'),
  to: fc.constantFrom('2018-06-02', '2018-12-31', '2300-01-01', '9999-12-31'),
  onlyRoot: fc.boolean(),
  onePerDay: fc.boolean(),
  withMirrored: fc.boolean(),
  withRepeated: fc.boolean(),
  withoutFarDates: fc.boolean(),
  withFlagged: fc.boolean(),
});
/** A few conditions at a time: many leave nothing over. */
const anyFilter: fc.Arbitrary<EventFilter> = fc
  .tuple(conditions, fc.subarray([...CONDITIONS], { minLength: 1, maxLength: 4 }))
  .map(([all, some]) => Object.fromEntries(some.map((name) => [name, all[name]])));

/** Days of all centuries would make a table of dyads by month that is refused; both engines are asked about fewer. */
const FILTERS: readonly EventFilter[] = [
  {},
  { withFlagged: true, withRepeated: true },
  { undirected: true, onePerDay: true, origins: ['icews', 'gdelt', 'case'] },
  { source: { countries: ['USA'] }, target: { countries: ['PRK'] }, undirected: true, categories: [''] },
  { origins: ['acled'] },
  { ids: [] },
  { from: '2018-06-01', to: '2018-07-31' },
  { from: '2018-06-01', to: '2018-07-31', categories: [''], undirected: true },
  { from: '2050-01-01', to: '2060-01-01' },
  { from: '9999-12-31' },
  { to: '0001-01-01' },
  { origins: ['case'] },
];

/** Fractions may be summed in another order, so that what cancels is nearly 0; all else is the same to the last digit. */
function rounded<T>(value: T): unknown {
  if (ArrayBuffer.isView(value)) return rounded([...(value as unknown as Iterable<number>)]);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === 'number') return Number.isInteger(value) ? value : roundedNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rounded(one)]));
}

function roundedNumber(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12));
}

async function every(rows: AsyncIterable<EventRow>): Promise<readonly EventRow[]> {
  const all: EventRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Says what was refused, as an answer like any other. */
async function orRefusal<T>(asked: Promise<T>): Promise<unknown> {
  return await asked.catch((error: unknown) => String(error));
}

const ROW_OPTIONS: readonly RowOptions[] = [
  {},
  { newestFirst: true, limit: 5 },
  { largest: 2 },
  { mentions: true, limit: 9 },
];

/** Everything that a store answers about a filter. */
async function answers(store: EventStore, filter: EventFilter): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {
    range: await store.range(filter),
    explain: await store.explain(filter),
    volume: await store.dailyVolume(filter),
    counts: await store.dailyCounts(filter, 'USA', 'PRK'),
    'counts of none': await store.dailyCounts(filter, 'FRA', 'PRK'),
    months: await orRefusal(store.dyadMonths(filter)),
    'months of some': await orRefusal(store.dyadMonths(filter, { with: ['USA', 'CHN'], least: 2 })),
  };
  for (const by of EVENT_GROUPS) found[by] = await store.countBy(filter, by);
  for (const [i, options] of ROW_OPTIONS.entries()) found[`rows ${i}`] = await every(store.rows(filter, options));
  const middle = (found['rows 0'] as readonly EventRow[])[3];
  if (middle) {
    for (const newestFirst of [true, false]) {
      found[`after, ${newestFirst}`] = await every(store.rows(filter, { after: middle, newestFirst, limit: 4 }));
    }
  }
  return rounded(found) as Readonly<Record<string, unknown>>;
}

function mentionsOf(events: readonly string[]): MentionSource {
  const batch: MentionBatch = {
    length: events.length,
    event: events,
    eventDay: Int32Array.from(events, () => 17_683),
    day: Int32Array.from(events, (_, i) => 17_683 + i),
    confidence: Uint8Array.from(events, (_, i) => 50 + i),
    n: Int32Array.from(events, (_, i) => 1 + i),
  };
  return {
    name: 'm',
    format: 'mentions',
    origin: 'gdelt',
    counts: { rows: events.length, kept: events.length, flagged: 0, flags: {} },
    mentions: (async function* () {
      yield batch;
    })(),
  };
}

describe.runIf(chdb)('event data on a server of ClickHouse', () => {
  let server: ChdbServer;
  let file: CaseFile;
  let there: ClickHouse;
  const address = (database = 'korea'): string =>
    `clickhouse://reader:${encodeURIComponent(PASSWORD)}@${server.host}/${database}`;

  /** Asks both engines about the same case. */
  async function bothStores<T>(
    of: CaseFile,
    weak: boolean,
    work: (here: EventStore, served: EventStore) => Promise<T>,
  ): Promise<T> {
    const again = openCase(of.place, of.folder, { eventServer: address() });
    const [here, served] = [
      await openEventStore(of, { threads: 1, weak }),
      await openEventStore(again, { threads: 1, weak }),
    ];
    try {
      return await work(here, served);
    } finally {
      await here.close();
      await served.close();
      again.close();
    }
  }

  async function count(what: string): Promise<number> {
    return Number((await allRows(there, `SELECT count() FROM ${what}`))[0]?.[0]);
  }

  beforeAll(async () => {
    server = await startChdbServer(chdb ?? '', join(folder, 'server'), 'reader', PASSWORD);
    there = await connectClickHouse(clickHouseAddress(address()));
    file = await make();
    const rows = fc.sample(anyRow, { numRuns: 260, seed: 22 });
    const imported = openEventImport(file, { rowsPerSlice: 90 });
    await imported.take(...fileOf('one', rows.slice(0, 150), 'gdelt'));
    await imported.take(...fileOf("two's", rows.slice(150), 'icews'));
    await imported.take(mentionsOf(['1', '2', '2', IDS[0] ?? '', 'not here']), {
      sha: 'ab'.repeat(32),
      place: 'm',
      bytes: 1,
    });
    await imported.finish();
    await tidyEvents(file, { threads: 1 });
  });
  afterAll(async () => {
    await there.close();
    await server.stop();
  });

  it('answers nothing before it was loaded, and says what loads it', async () => {
    const again = openCase(file.place, file.folder, { eventServer: address() });
    const store = await openEventStore(again);
    await expect(store.range({})).rejects.toThrow(
      /^ClickHouse at http:\/\/127\.0\.0\.1:\d+\/korea, as reader holds no event data yet; entente load-events puts/u,
    );
    await store.close();
    again.close();
  });

  it('takes each file once, however often it is loaded', async () => {
    const first = await loadEvents(file, address());
    expect(first).toMatchObject({ known: 0, gone: 0, events: 260, left: undefined });
    expect(first.sent).toBeGreaterThan(8);
    expect(await loadEvents(file, address())).toMatchObject({ sent: 0, rows: 0, known: first.sent, events: 260 });
    expect(await count("entente_rows WHERE origin <> 'case'")).toBe(260);
  });

  it('answers every question about every filter as DuckDB does', async () => {
    const filters = [...FILTERS, ...fc.sample(anyFilter, { numRuns: 20, seed: 7 })];
    const some = await bothStores(file, false, async (here, served) => {
      let rows = 0;
      for (const filter of filters) {
        const expected = await answers(here, filter);
        expect(await answers(served, filter), JSON.stringify(filter)).toEqual(expected);
        if ((expected['rows 0'] as readonly unknown[]).length > 0) rows++;
      }
      for (const id of ['1', '2', IDS[0] ?? '', 'none']) {
        expect(await served.mentionsOf(id)).toEqual(await here.mentionsOf(id));
      }
      expect(await served.mentionCoverage()).toEqual(await here.mentionCoverage());
      return rows;
    });
    // Enough of them left something.
    expect(some).toBeGreaterThan(18);
    await bothStores(file, true, async (here, served) => {
      const filter = { origins: ['case'], withFlagged: true } as const;
      const expected = await answers(here, filter);
      expect(expected['rows 0']).not.toEqual([]);
      expect(await answers(served, filter)).toEqual(expected);
    });
  });

  it('counts nothing of what a load left that was broken off', async () => {
    const before = await count('entente_rows');
    const part = (await allRows(there, 'SELECT * EXCEPT (`load`) FROM entente_rows LIMIT 1'))[0];
    expect(part).toBeDefined();
    await there.command("INSERT INTO entente_rows SELECT * REPLACE ('0000000000aa-left' AS `load`) FROM entente_rows");
    expect(await count('entente_rows')).toBe(2 * before);
    await bothStores(file, false, async (here, served) => {
      expect(await answers(served, { withFlagged: true })).toEqual(await answers(here, { withFlagged: true }));
    });
    // Nobody works on it any more: the next load takes it away.
    expect(await loadEvents(file, address())).toMatchObject({ sent: 0, left: undefined });
    expect(await count('entente_rows')).toBe(before);
  });

  it('goes on behind what was sent when it was stopped, and counts nothing before all is there', async () => {
    const other = createCase(join(folder, 'stopped'));
    const imported = openEventImport(other, { rowsPerSlice: 10 });
    await imported.take(
      ...fileOf(
        'long',
        Array.from({ length: 100 }, (_, i): MadeRow => ({ id: String(i) })),
      ),
    );
    await imported.finish();
    const stop = new AbortController();
    const told = (rows: number): void => {
      if (rows >= 30) stop.abort(new Error('stopped'));
    };
    await expect(loadEvents(other, address('stopped'), { signal: stop.signal, told })).rejects.toThrow('stopped');
    const half = await connectClickHouse(clickHouseAddress(address('stopped')));
    expect(await allRows(half, 'SELECT count() FROM entente_versions')).toEqual([['0']]);
    const again = await loadEvents(other, address('stopped'));
    expect(again.known).toBeGreaterThan(2);
    expect(again.events).toBe(100);
    expect(await allRows(half, 'SELECT count() FROM entente_rows')).toEqual([['100']]);
    await half.close();
    other.close();
  });

  it('has each file once though the program that sends is killed again and again', async () => {
    const other = createCase(join(folder, 'killed'));
    const imported = openEventImport(other, { rowsPerSlice: 10 });
    await imported.take(
      ...fileOf(
        'long',
        Array.from({ length: 120 }, (_, i): MadeRow => ({ id: String(i) })),
      ),
    );
    await imported.finish();
    const script = fileURLToPath(new URL('./killed-load.fixture.ts', import.meta.url));
    for (let turn = 0; turn < 4; turn++) {
      const sender = fork(script, [other.place, address('killed')]);
      // It has just sent a file, and is at the next.
      await once(sender, 'message');
      sender.kill('SIGKILL');
      await once(sender, 'exit');
    }
    const last = await loadEvents(other, address('killed'));
    expect(last.events).toBe(120);
    expect(last.known).toBeGreaterThan(3);
    expect(last.sent).toBeGreaterThan(0);
    const killed = await connectClickHouse(clickHouseAddress(address('killed')));
    const counted = 'SELECT count() FROM entente_rows WHERE `load` IN (SELECT `load` FROM entente_loads)';
    expect(await allRows(killed, counted)).toEqual([['120']]);
    expect((await allRows(killed, 'SELECT count() FROM entente_versions'))[0]).toEqual(['1']);
    await killed.close();
    const served = openCase(other.place, other.folder, { eventServer: address('killed') });
    const store = await openEventStore(served);
    expect(await store.range({})).toMatchObject({ n: 120 });
    await store.close();
    served.close();
    other.close();
  });

  it('is refused when rows are lost on the way, and puts it right with the next load', async () => {
    const other = createCase(join(folder, 'lost'));
    const imported = openEventImport(other);
    await imported.take(
      ...fileOf(
        'some',
        Array.from({ length: 20 }, (_, i): MadeRow => ({ id: String(i) })),
      ),
    );
    await imported.finish();
    await loadEvents(other, address('lost'));
    const lost = await connectClickHouse(clickHouseAddress(address('lost')));
    await lost.command("DELETE FROM entente_rows WHERE id = '7'");
    await expect(loadEvents(other, address('lost'))).rejects.toThrow(/does not have the rows that were sent/u);
    expect(await loadEvents(other, address('lost'))).toMatchObject({ sent: 1, rows: 20, events: 20 });
    await lost.close();
    other.close();
  });

  it('follows the case: what was forgotten is counted no more, and nothing is answered of what has changed', async () => {
    await forgetEvents(
      file,
      importedFiles(file).filter(({ name }) => name === "two's"),
    );
    await bothStores(file, false, async (_, served) => {
      await expect(served.range({})).rejects.toThrow(/does not have the event data of this case as they are now/u);
    });
    const outcome = await loadEvents(file, address());
    expect(outcome.gone).toBeGreaterThan(0);
    expect(outcome.events).toBe(150);
    await bothStores(file, false, async (here, served) => {
      expect(await answers(served, { withFlagged: true })).toEqual(await answers(here, { withFlagged: true }));
    });
    await addText(file, 'Norway accused Denmark of breaking the treaty on Monday.', 'new.txt');
    await bothStores(file, false, async (_, served) => {
      await expect(served.range({})).resolves.toBeDefined();
      await expect(served.range({ origins: ['case'] })).rejects.toThrow("the events of the case's own texts");
    });
  });

  it("keeps another case's events apart", async () => {
    const other = createCase(join(folder, 'other'));
    const imported = openEventImport(other);
    await imported.take(...fileOf('else', [{ id: 'x' }]));
    await imported.finish();
    await expect(loadEvents(other, address())).rejects.toThrow(
      /has 150 events of another case; name another database/u,
    );
    expect(await loadEvents(other, address(), { replace: true })).toMatchObject({ events: 1 });
    other.close();
  });

  it('is told a wrong password without showing it', async () => {
    const wrong = address().replace(/:[^:@/]+@/u, ':secret@');
    const refused = await loadEvents(file, wrong).catch((error: unknown) => String(error));
    expect(refused).toMatch(/does not know this user and password; give the password as CLICKHOUSE_PASSWORD/u);
    expect(refused).not.toContain('secret');
  });

  it('knows flags as the project numbers them', () => {
    // Rows on a server outlive versions of the program.
    expect(ROW_FLAGS).toMatchInlineSnapshot(`
      {
        "badDate": 2,
        "farDate": 4,
        "mirrored": 32,
        "noCountry": 8,
        "repeated": 64,
        "sameCountry": 16,
        "unreadable": 1,
      }
    `);
    expect(insertStatement('mentions', 'a')).toContain("SELECT 'a', `event`");
  });
});
