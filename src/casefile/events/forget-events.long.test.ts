import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CaseFile, createCase } from '../store/case-file.ts';
import { fileOf, type MadeRow } from './event-batch.fixture.ts';
import { importedFiles } from './event-files.ts';
import type { EventFilter } from './event-filter.ts';
import { eventParts, strayFiles } from './event-parts.ts';
import { forgetEvents } from './forget-events.ts';
import { openEventImport } from './import-events.ts';
import { openEventStore, tidyEvents } from './open-event-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-forget-'));
const opened: CaseFile[] = [];
afterAll(() => {
  for (const file of opened) file.close();
  rmSync(folder, { recursive: true, force: true });
});

async function caseOf(files: Readonly<Record<string, readonly MadeRow[]>>): Promise<CaseFile> {
  const file = createCase(join(folder, `case-${opened.length}`));
  opened.push(file);
  const importing = openEventImport(file);
  for (const [name, rows] of Object.entries(files)) await importing.take(...fileOf(name, rows));
  await importing.finish();
  await tidyEvents(file, { threads: 1 });
  return file;
}

/** What a case answers, from its rows and from its sums. */
async function answers(file: CaseFile): Promise<unknown> {
  const store = await openEventStore(file, { threads: 1 });
  try {
    const ids: string[] = [];
    for await (const { id } of store.rows({ withFlagged: true, withRepeated: true })) ids.push(id);
    const filters: readonly EventFilter[] = [{}, { undirected: true }, { withRepeated: true, quads: [1, 2] }];
    const sums = [];
    for (const filter of filters) {
      sums.push(await store.dailyCounts(filter, 'USA', 'PRK'), await store.dailyVolume(filter));
    }
    return { ids, sums, months: await store.dyadMonths({}) };
  } finally {
    await store.close();
  }
}

const row = fc.record({
  id: fc.integer({ min: 0, max: 99 }).map(String),
  day: fc.constantFrom('2017-12-31', '2018-01-01', '2018-06-01', ''),
  source: fc.constantFrom('USA', 'PRK', 'CHN', ''),
  target: fc.constantFrom('USA', 'PRK', 'CHN'),
  quad: fc.integer({ min: 1, max: 4 }),
  // Sums of fractions depend on their order; these do not.
  score: fc.constantFrom(-2, 0.5, 3),
  flags: fc.constantFrom([], ['repeated'] as const, ['mirrored'] as const),
});

describe('files that are forgotten', () => {
  it('leave a case as if they had never been imported, whatever rows they share with others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), async (one, other) => {
        const without = await caseOf({ other });
        const file = await caseOf({ one, other });
        const told = importedFiles(file).filter(({ name }) => name === 'one');
        expect(await forgetEvents(file, told, { threads: 1 })).toEqual({ files: 1, rows: one.length, mentions: 0 });
        expect(await answers(file)).toEqual(await answers(without));
        expect(strayFiles(file)).toEqual([]);
        expect(importedFiles(file).map(({ name }) => name)).toEqual(['other']);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('can be imported again, and take their files from the disk', async () => {
    const rows = Array.from({ length: 9 }, (_, i): MadeRow => ({ id: String(i) }));
    const file = await caseOf({ rows });
    const paths = eventParts(file).map(({ path }) => join(file.place, path));
    expect(paths.every((path) => existsSync(path))).toBe(true);
    const before = await answers(file);
    await forgetEvents(file, importedFiles(file), { threads: 1 });
    expect(paths.some((path) => existsSync(path))).toBe(false);
    expect(await answers(file)).toMatchObject({ ids: [] });
    const importing = openEventImport(file);
    expect(await importing.take(...fileOf('rows', rows))).toMatchObject({ outcome: 'taken' });
    await importing.finish();
    expect(await answers(file)).toEqual(before);
  });

  it('stay where another program imports meanwhile, and so does what that stores', async () => {
    const file = await caseOf({ one: [{ id: 'a' }] });
    const [told] = importedFiles(file);
    if (!told) throw new Error('nothing was imported');
    await expect(forgetEvents(file, [{ ...told, stored: 0 }], { threads: 1 })).rejects.toThrow('Another program works');
    expect(await answers(file)).toMatchObject({ ids: ['a'] });
    expect(strayFiles(file)).toEqual([]);
  });
});
