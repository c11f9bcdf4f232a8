import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { MentionBatch } from '../../records/mention-batch.ts';
import { type CaseFile, createCase } from '../store/case-file.ts';
import { fileOf, type MadeRow } from './event-batch.fixture.ts';
import { importedFiles } from './event-files.ts';
import { eventParts, strayFiles } from './event-parts.ts';
import type { EventStore } from './event-store.ts';
import { type MentionSource, openEventImport } from './import-events.ts';
import { openEventStore, tidyEvents } from './open-event-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-event-import-'));
const opened: CaseFile[] = [];
let cases = 0;
afterAll(() => {
  for (const file of opened) file.close();
  rmSync(folder, { recursive: true, force: true });
});

function newCase(): CaseFile {
  const file = createCase(join(folder, `case-${cases++}`));
  opened.push(file);
  return file;
}

async function asked<T>(file: CaseFile, question: (store: EventStore) => Promise<T>): Promise<T> {
  const store = await openEventStore(file, { threads: 1 });
  try {
    return await question(store);
  } finally {
    await store.close();
  }
}

async function ids(file: CaseFile): Promise<readonly string[]> {
  return await asked(file, async (store) => {
    const found: string[] = [];
    for await (const { id } of store.rows({ withFlagged: true, withRepeated: true })) found.push(id);
    return found;
  });
}

const ROWS: readonly MadeRow[] = [
  { id: 'a', day: '2018-06-01', source: 'USA', target: 'PRK', score: 3 },
  { id: 'b', day: '2017-01-05', source: 'RUS', target: 'PRK', quad: 3, score: -2 },
  { id: 'c', day: '', source: 'RUS', target: 'CHN' },
  { id: 'd', day: '2018-06-01', source: '', target: 'CHN' },
  { id: 'e', day: '2018-06-02', source: 'CHN', target: 'CHN' },
];

describe('an import of event files', () => {
  it('keeps the rows of files of several origins that come one after the other', async () => {
    const file = newCase();
    const imported = openEventImport(file);
    await imported.take(...fileOf('one', ROWS.slice(0, 1), 'icews'));
    await imported.take(...fileOf('two', ROWS.slice(1, 2), 'gdelt'));
    await imported.take(...fileOf('three', ROWS.slice(2, 3), 'icews'));
    await imported.finish();
    expect(await ids(file)).toEqual(['b', 'a', 'c']);
    for (const told of importedFiles(file)) expect(told).toMatchObject({ done: true, stored: 1 });
  });

  it('keeps every row, those with flags too, each once, by year', async () => {
    const file = newCase();
    const imported = openEventImport(file, { rowsPerSlice: 2 });
    await imported.take(...fileOf('one', ROWS));
    await imported.finish();
    expect(await ids(file)).toEqual(['b', 'a', 'd', 'e', 'c']);
    const [told] = importedFiles(file);
    expect(told).toMatchObject({ done: true, stored: 5, counts: { rows: 5, kept: 2, flagged: 3 } });
    const years = eventParts(file, 'rows').map(({ year }) => year);
    expect([...new Set(years)].toSorted()).toEqual([2017, 2018, undefined]);
    expect(await asked(file, (store) => store.range({}))).toEqual({ from: 17171, to: 17683, n: 2 });
  });

  it('knows a file again by its content, whatever its name, in the same import and in a later one', async () => {
    const file = newCase();
    const imported = openEventImport(file);
    const [source, facts] = fileOf('one', ROWS);
    await imported.take(source, facts);
    const [twice] = fileOf('one', ROWS);
    expect(await imported.take({ ...twice, name: 'copy' }, facts)).toMatchObject({ outcome: 'known' });
    await imported.finish();
    const [again] = fileOf('one', ROWS);
    const later = openEventImport(file);
    expect(await later.take(again, facts)).toMatchObject({ outcome: 'known', before: 5 });
    await later.finish();
    expect(await ids(file)).toHaveLength(5);
  });

  it('goes on behind what was stored when it was broken off, and says how much that was', async () => {
    const file = newCase();
    const rows = Array.from({ length: 20 }, (_, i): MadeRow => ({ id: String(i), day: `2018-0${1 + (i % 3)}-01` }));
    const [source, facts] = fileOf('long', rows);
    const broken = (async function* () {
      let n = 0;
      for await (const batch of source.batches) {
        if (n++ === 2) throw new Error('the disk is gone');
        yield batch;
      }
    })();
    const first = openEventImport(file, { rowsPerSlice: 4 });
    await expect(first.take({ ...source, batches: broken }, facts)).rejects.toThrow('the disk is gone');
    const [told] = importedFiles(file);
    expect(told).toMatchObject({ stored: 12, done: false });
    const second = openEventImport(file, { rowsPerSlice: 4 });
    const [again] = fileOf('long', rows);
    expect(await second.take(again, facts)).toMatchObject({ outcome: 'taken', before: 12 });
    await second.finish();
    expect((await ids(file)).toSorted()).toEqual(rows.map(({ id }) => id ?? '').toSorted());
    expect(importedFiles(file)).toMatchObject([{ stored: 20, done: true }]);
  });

  it('keeps each mention once, though its import was broken off', async () => {
    const file = newCase();
    const batch = (events: readonly string[]): MentionBatch => ({
      length: events.length,
      event: events,
      eventDay: Int32Array.from(events, () => 17_683),
      day: Int32Array.from(events, (_, i) => 17_683 + i),
      confidence: Uint8Array.from(events, () => 50),
      n: Int32Array.from(events, () => 2),
    });
    const source = (fails: boolean): MentionSource => ({
      name: 'm',
      format: 'mentions',
      origin: 'gdelt',
      counts: { rows: 12, kept: 12, flagged: 0, flags: {} },
      mentions: (async function* () {
        yield batch(['a', 'b', 'c']);
        if (fails) throw new Error('the disk is gone');
        yield batch(['a', 'c', 'd']);
      })(),
    });
    const facts = { sha: 'ab'.repeat(32), place: 'm', bytes: 1 };
    const first = openEventImport(file, { rowsPerSlice: 2 });
    await expect(first.take(source(true), facts)).rejects.toThrow('the disk is gone');
    await first.finish();
    const second = openEventImport(file, { rowsPerSlice: 2 });
    await second.take(source(false), facts);
    await second.finish();
    expect(await asked(file, (store) => store.mentionCoverage())).toEqual({ mentions: 12, events: 4, here: 0 });
    expect(await asked(file, (store) => store.mentionsOf('c'))).toEqual({
      n: 4,
      first: 17_684,
      last: 17_685,
      confidence: 50,
    });
    expect(await asked(file, (store) => store.mentionsOf('z'))).toMatchObject({ n: 0 });
    expect(eventParts(file).every(({ path }) => path.startsWith('events/mentions/'))).toBe(true);
  });

  it('stores what it has when it is stopped', async () => {
    const file = newCase();
    const stop = new AbortController();
    const imported = openEventImport(file, { signal: stop.signal, told: () => stop.abort() });
    const rows = Array.from({ length: 20 }, (_, i): MadeRow => ({ id: String(i) }));
    await expect(imported.take(...fileOf('long', rows))).rejects.toThrow();
    expect(importedFiles(file)).toMatchObject([{ stored: 7, done: false }]);
    expect(await ids(file)).toHaveLength(7);
  });

  it('takes no row twice when two programs import the same file', async () => {
    const file = newCase();
    const [one, facts] = fileOf('same', ROWS);
    const [other] = fileOf('same', ROWS);
    const [first, second] = [openEventImport(file), openEventImport(file)];
    await first.take(one, facts);
    await second.take(other, facts);
    await first.finish();
    await expect(second.finish()).rejects.toThrow('Another program imports the same file');
    expect(await ids(file)).toHaveLength(5);
    // What the second had named already is taken away by the next one.
    expect(strayFiles(file)).toHaveLength(4);
    openEventImport(file);
    expect(strayFiles(file)).toEqual([]);
  });

  it('sweeps what a program left that was stopped, and nothing of one that runs', () => {
    const file = newCase();
    const events = join(file.place, 'events');
    mkdirSync(events);
    writeFileSync(join(events, '.999999999-aaaa.tmp'), 'half');
    writeFileSync(join(events, `.${process.pid}-bbbb.tmp`), 'half');
    openEventImport(file);
    expect(readdirSync(events)).toEqual([`.${process.pid}-bbbb.tmp`]);
  });

  it('keeps few files of sums, however many files are imported', async () => {
    const file = newCase();
    for (let n = 0; n < 9; n++) {
      const imported = openEventImport(file);
      const rows = Array.from({ length: 30 }, (_, i): MadeRow => ({ id: `${n}-${i}`, day: `2018-06-${10 + i - n}` }));
      await imported.take(...fileOf(`day-${n}`, rows));
      await imported.finish();
      await tidyEvents(file);
    }
    expect(eventParts(file, 'cube').length).toBeLessThan(5);
    expect(strayFiles(file)).toEqual([]);
    expect(await asked(file, (store) => store.range({}))).toMatchObject({ n: 270 });
    for (const { path } of eventParts(file)) expect(existsSync(join(file.place, path))).toBe(true);
  });
});

const anyRow = fc.record({
  day: fc.constantFrom('2018-05-31', '2018-06-01', '2019-01-01', ''),
  source: fc.constantFrom('USA', 'PRK', 'CHN', ''),
  target: fc.constantFrom('USA', 'PRK', 'CHN', ''),
  code: fc.constantFrom('040', '042', '190'),
  quad: fc.constantFrom(0, 1, 3, 4),
  score: fc.constantFrom(Number.NaN, -5, 0, 2.8),
  mentions: fc.integer({ min: 1, max: 9 }),
  root: fc.boolean(),
  flags: fc.subarray(['farDate', 'mirrored', 'repeated'] as const),
});

describe('sums by day', () => {
  it('give what the rows give, for every filter that they answer', async () => {
    const filter = fc.record(
      {
        undirected: fc.boolean(),
        quads: fc.subarray([0, 1, 3, 4], { minLength: 1 }),
        from: fc.constantFrom('2018-06-01', '2018-06-02'),
        to: fc.constantFrom('2018-12-31', '2019-01-01'),
        onlyRoot: fc.boolean(),
        withMirrored: fc.boolean(),
        withRepeated: fc.boolean(),
        withoutFarDates: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { maxLength: 40 }),
        fc.array(filter, { minLength: 3, maxLength: 3 }),
        async (rows, filters) => {
          const file = newCase();
          const imported = openEventImport(file, { rowsPerSlice: 11 });
          await imported.take(...fileOf('one', rows.slice(0, 25)));
          await imported.take(...fileOf('two', rows.slice(25), 'gdelt'));
          await imported.finish();
          await tidyEvents(file, { threads: 1 });
          await asked(file, async (store) => {
            for (const one of filters) {
              // Every code begins with nothing, but only rows have codes.
              const byRows = { ...one, categories: [''] };
              expect(await store.dailyCounts(one, 'USA', 'PRK')).toEqual(await store.dailyCounts(byRows, 'USA', 'PRK'));
              expect(await store.dailyVolume(one)).toEqual(await store.dailyVolume(byRows));
              expect(await store.dyadMonths(one)).toEqual(await store.dyadMonths(byRows));
              expect(await store.countBy(one, 'dyad')).toEqual(await store.countBy(byRows, 'dyad'));
            }
          });
          file.close();
        },
      ),
      { numRuns: 8 },
    );
  });
});
