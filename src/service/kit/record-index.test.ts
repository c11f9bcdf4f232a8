import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { addText, testCases } from '../../casefile/store/case.fixture.ts';
import { type CaseFile, openCase } from '../../casefile/store/case-file.ts';
import { decide, undo } from '../../casefile/store/decide.ts';
import { states } from '../../casefile/store/state.ts';
import { RecordIndex } from './record-index.ts';
import { type RecordRow, rowsOf } from './record-row.ts';

const cases = testCases();
const ada = { coder: 'ada' };
let file: CaseFile;

beforeEach(async () => {
  file = await cases.make();
}, 60_000);

/** What the index should hold: each document opened anew. */
const opened = (one: CaseFile): readonly RecordRow[] =>
  [...states(one)].flatMap((state) => rowsOf(state).map(({ row }) => row));

describe('the index of records', () => {
  it('holds every record as opening each document would give it, whatever was decided', () => {
    const index = new RecordIndex(file, '1');
    expect(index.all({})).toEqual(opened(file));
    const [first, second] = index.all({ kind: 'event' });
    const target = (row: RecordRow | undefined) =>
      ({ type: 'record', id: row?.id ?? '', document: row?.document ?? '' }) as const;
    decide(file, [{ action: 'accept', target: target(first) }], ada);
    decide(file, [{ action: 'edit', target: target(second), field: 'category', after: 'AID' }], ada);
    decide(file, [{ action: 'memo', target: target(second), after: 'look again' }], ada);
    expect(index.all({})).toEqual(opened(file));
    expect(index.all({ status: 'accepted' }).map(({ id }) => id)).toContain(first?.id);
    undo(file, ada);
    expect(index.all({})).toEqual(opened(file));
  });

  it('knows that an actor was merged or called otherwise, and opens only documents that name it', () => {
    const index = new RecordIndex(file, '1');
    const before = index.actors();
    decide(file, [{ action: 'merge', target: { type: 'actor', id: 'FIN' }, after: ['NOR'] }], ada);
    expect(index.all({ actor: 'NOR' })).toEqual([]);
    expect(index.all({})).toEqual(opened(file));
    undo(file, ada);
    expect(index.actors()).toEqual(before);
    decide(file, [{ action: 'rename', target: { type: 'actor', id: 'NOR' }, after: 'The North' }], ada);
    expect(index.all({})).toEqual(opened(file));
  });

  it('gives pages in each order, and counts what fits', () => {
    const index = new RecordIndex(file, '1');
    const all = index.all({});
    expect(index.count({})).toBe(all.length);
    const seen = [0, 3, 6].flatMap((after) => index.find({}, 'text', { limit: 3, after }).items);
    expect(seen).toEqual(all.slice(0, 9));
    const surest = index.find({ least: 0 }, 'probability', { limit: 100, after: 0 }).items;
    const chances = surest.map(({ probability = 0 }) => Math.round(1e6 * probability));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(index.find({ among: [all[2]?.id ?? ''] }, 'unsure', { limit: 5, after: 0 })).toEqual({
      items: [all[2]],
      total: 1,
    });
  });

  it('goes on with what was kept, is made anew where it is damaged, and follows no link', async () => {
    new RecordIndex(file, '1').all({});
    const place = join(file.place, 'index.sqlite');
    const again = openCase(file.place);
    expect(new RecordIndex(again, '1').all({})).toEqual(opened(file));
    await addText(file, 'Iceland met Denmark on Tuesday in Oslo.', 'late.txt');
    expect(new RecordIndex(again, '1').all({})).toEqual(opened(file));
    again.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${place}${end}`, { force: true });
    writeFileSync(place, 'no database at all, though long enough to be looked at as one');
    expect(new RecordIndex(file, '1').all({})).toEqual(opened(file));
    rmSync(place);
    const elsewhere = join(cases.folder, 'elsewhere');
    symlinkSync(elsewhere, place);
    expect(new RecordIndex(file, '1').all({})).toEqual(opened(file));
    expect(() => rmSync(elsewhere)).toThrow();
  });

  it('answers of many new documents at once with those that it has, says how many are missing, and goes on by itself', async () => {
    const index = new RecordIndex(file, '1', 0);
    expect(index.behind).toBe(2);
    expect(index.all({}).length).toBeLessThan(opened(file).length);
    const last = [...states(file)].at(-1)?.reading.document.id ?? '';
    expect(index.all({ document: last }).length).toBeGreaterThan(0);
    while (index.behind > 0) await new Promise((done) => setTimeout(done, 5));
    expect(index.all({})).toEqual(opened(file));
  });
});
