import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseFile, createCase } from '../store/case-file.ts';
import { fileOf, type MadeRow } from './event-batch.fixture.ts';
import { dayNumber, type EventFilter } from './event-filter.ts';
import type { EventStore } from './event-store.ts';
import { openEventImport } from './import-events.ts';
import { openEventStore } from './open-event-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-event-store-'));
let file: CaseFile;
let store: EventStore;

// A summit week: both lists of the sides' talks, a threat, a strike that is told twice.
const ROWS: readonly MadeRow[] = [
  {
    id: 'talk',
    day: '2018-06-12',
    source: 'USA',
    target: 'PRK',
    code: '040',
    score: 1,
    sourceSectors: 'GOV;Executive',
  },
  { id: 'talk back', day: '2018-06-12', source: 'PRK', target: 'USA', code: '040', score: 1, flags: ['mirrored'] },
  {
    id: 'threat',
    day: '2018-06-13',
    source: 'PRK',
    target: 'USA',
    code: '138',
    quad: 3,
    score: -7,
    sourceSectors: 'MIL',
  },
  { id: 'strike', day: '2018-07-01', source: 'RUS', target: 'SYR', code: '190', quad: 4, score: -10, root: false },
  {
    id: 'again',
    day: '2018-07-01',
    source: 'RUS',
    target: 'SYR',
    code: '190',
    quad: 4,
    score: -10,
    flags: ['repeated'],
  },
  { id: 'bombs', day: '2018-07-01', source: 'RUS', target: 'SYR', code: '195', quad: 4, score: -10 },
  {
    id: 'other report',
    day: '2018-07-01',
    source: 'RUS',
    target: 'SYR',
    code: '195',
    quad: 4,
    score: -10,
    address: 'b',
  },
  { id: 'no score', day: '2018-08-01', source: 'USA', target: 'PRK', code: '999', quad: 0, score: Number.NaN },
  { id: 'home', day: '2018-08-01', source: 'USA', target: 'USA' },
  { id: 'no day', day: '', source: 'USA', target: 'PRK' },
];

beforeAll(async () => {
  file = createCase(join(folder, 'case'));
  const imported = openEventImport(file);
  await imported.take(...fileOf('icews', ROWS));
  await imported.finish();
  store = await openEventStore(file, { threads: 1 });
});
afterAll(async () => {
  await store.close();
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

async function every<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of given) all.push(one);
  return all;
}

async function ids(filter: EventFilter): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { id } of store.rows(filter)) found.push(id);
  return found;
}

describe('the rows of a filter', () => {
  it('are all that two countries did to each other on a day, each once', async () => {
    expect(await ids({})).toEqual(['talk', 'talk back', 'threat', 'strike', 'bombs', 'other report', 'no score']);
  });

  it('count a mirrored act once where direction does not count, and on both sides where it does', async () => {
    const sides = { source: { countries: ['USA'] }, target: { countries: ['PRK'] } };
    expect(await ids({ ...sides, undirected: true })).toEqual(['talk', 'threat', 'no score']);
    expect(await ids(sides)).toEqual(['talk', 'no score']);
    expect(await ids({ source: { countries: ['PRK'] } })).toEqual(['talk back', 'threat']);
    expect(await ids({ source: { countries: ['PRK'] }, withMirrored: false })).toEqual(['threat']);
  });

  it('are chosen by code, sector, actor, class, days and root', async () => {
    expect(await ids({ categories: ['19'], withRepeated: true })).toEqual(['strike', 'again', 'bombs', 'other report']);
    expect(await ids({ categories: ['195', '13'] })).toEqual(['threat', 'bombs', 'other report']);
    expect(await ids({ source: { sectors: ['gov'] } })).toEqual(['talk']);
    expect(await ids({ target: { sectors: ['MIL'] }, source: { countries: ['USA'] }, undirected: true })).toEqual([
      'threat',
    ]);
    expect(await ids({ source: { actors: ['RUS'] }, onlyRoot: true })).toEqual(['bombs', 'other report']);
    expect(await ids({ quads: [3], from: '2018-06-13', to: '2018-06-13' })).toEqual(['threat']);
    expect(await ids({ categories: ['19'], onePerDay: true })).toEqual(['strike', 'bombs']);
    expect(await ids({ origins: ['gdelt'] })).toEqual([]);
    expect(await ids({ withFlagged: true, from: '2018-08-01' })).toEqual(['no score', 'home']);
    expect(await ids({ withFlagged: true, source: { countries: ['USA'] } })).toContain('no day');
  });

  it('come page by page, in either direction, without a gap', async () => {
    for (const newestFirst of [false, true]) {
      const filter = { withFlagged: true, withRepeated: true };
      const whole: string[] = [];
      for await (const { id } of store.rows(filter, { newestFirst })) whole.push(id);
      const paged: string[] = [];
      for (let after: Parameters<EventStore['rows']>[1] = {}; ; ) {
        const before = paged.length;
        for await (const row of store.rows(filter, { ...after, newestFirst, limit: 3 })) {
          paged.push(row.id);
          after = { after: row };
        }
        if (paged.length === before) break;
      }
      expect(paged).toEqual(whole);
      expect(whole).toHaveLength(ROWS.length);
    }
  });

  it('say all that the file said, and where in it they stand', async () => {
    const [first] = await every(store.rows({ categories: ['138'] }));
    expect(first).toEqual({
      origin: 'icews',
      id: 'threat',
      day: dayNumber('2018-06-13'),
      source: 'PRK',
      target: 'USA',
      sourceActor: 'PRK',
      targetActor: 'USA',
      sourceSectors: 'MIL',
      targetSectors: '',
      code: '138',
      quad: 3,
      score: -7,
      mentions: 1,
      root: true,
      flags: [],
      place: '',
      address: 'https://example.org/1',
      file: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      offset: 200,
      bytes: 99,
    });
  });
});

describe('numbers of a filter', () => {
  it('are sums by day and class; events without a score count, and are said to have none', async () => {
    const counts = await store.dailyCounts({}, 'USA', 'PRK');
    expect({ ...counts, day: [...counts.day] }).toEqual({
      day: [dayNumber('2018-06-12'), dayNumber('2018-08-01')],
      quad: Uint8Array.of(1, 0),
      n: Float64Array.of(1, 1),
      scored: Float64Array.of(1, 0),
      sum: Float64Array.of(1, 0),
      squares: Float64Array.of(1, 0),
      negative: Float64Array.of(0, 0),
      mentions: Float64Array.of(1, 1),
    });
    expect((await store.dailyCounts({}, 'RUS', 'SYR')).scored).toBeUndefined();
  });

  it('tell a whole table of dyads by month, without a gap between months', async () => {
    const table = await store.dyadMonths({ undirected: true });
    expect(table.units).toEqual([
      ['PRK', 'USA'],
      ['RUS', 'SYR'],
    ]);
    expect([...table.periods]).toEqual(['2018-06-01', '2018-07-01', '2018-08-01'].map(dayNumber));
    expect([...table.n]).toEqual([2, 0, 1, 0, 3, 0]);
    expect([...table.scored]).toEqual([2, 0, 0, 0, 3, 0]);
    expect((await store.dyadMonths({}, { with: ['SYR'], least: 3 })).units).toEqual([['RUS', 'SYR']]);
    expect((await store.dyadMonths({}, { with: ['SYR'], least: 4 })).units).toEqual([]);
  });

  it('are counted by year, code and dyad', async () => {
    expect(await store.countBy({}, 'year')).toEqual([{ key: '2018', n: 7, score: -35 / 6, mentions: 7 }]);
    expect((await store.countBy({}, 'category')).map(({ key, n }) => [key, n])).toEqual([
      ['040', 2],
      ['195', 2],
      ['138', 1],
      ['190', 1],
      ['999', 1],
    ]);
    expect((await store.countBy({ undirected: true }, 'dyad')).map(({ key }) => key)).toEqual(['PRK-USA', 'RUS-SYR']);
  });

  it('say how many rows each condition leaves out', async () => {
    const { all, steps, left, unscored } = await store.explain({ undirected: true, quads: [0, 1, 4], onePerDay: true });
    expect(all).toBe(10);
    expect(Object.fromEntries(steps.map(({ name, removed }) => [name, removed]))).toEqual({
      origin: 0,
      unreadable: 0,
      badDate: 1,
      noCountry: 0,
      sameCountry: 1,
      quads: 1,
      mirrored: 1,
      repeated: 1,
      onePerDay: 1,
    });
    expect([left, unscored]).toEqual([4, 1]);
    expect(steps.at(-1)?.left).toBe(left);
  });

  it('are none where nothing was imported', async () => {
    const empty = createCase(join(folder, 'empty'));
    const nothing = await openEventStore(empty, { threads: 1 });
    expect((await nothing.dailyCounts({}, 'USA', 'PRK')).day).toHaveLength(0);
    expect(await nothing.range({})).toBeUndefined();
    expect((await nothing.dyadMonths({})).units).toEqual([]);
    expect(await nothing.explain({})).toMatchObject({ all: 0, left: 0 });
    expect(await every(nothing.rows({}))).toEqual([]);
    await nothing.close();
    empty.close();
  });
});
