import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../../reading/reader.ts';
import type { Decision } from '../journal/entry.ts';
import { type CaseFile, createCase, openCase } from './case-file.ts';
import { decide, redo, undo } from './decide.ts';
import { examine } from './doctor.ts';
import { addDocument, sourceHash } from './documents.ts';
import { openForeignCase } from './foreign-case.ts';
import { journal } from './log.ts';
import { type MergedCase, mergeCase } from './merge-case.ts';
import { rebuild } from './rebuild.ts';
import { storeSource } from './sources.ts';
import { states } from './state.ts';

const TEXT = `Envoys meet in Geneva

Norway recalled its envoy on Monday. Finland rejected the plan. "We support the treaty," the Finnish foreign minister said.`;
const OTHER = 'Sweden urged Poland to return to the talks. Poland refused.';

const folder = mkdtempSync(join(tmpdir(), 'entente-merge-'));
let reader: Reader;
let count = 0;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function add(file: CaseFile, text: string, origin: string, date = '2021-05-04'): Promise<string> {
  const reading = await reader.read(text, { name: origin, date });
  const bytes = Buffer.from(text);
  const source = sourceHash(bytes);
  await storeSource(file, source, reading.document.source.type, bytes);
  return addDocument(file, { origin, source, bytes: bytes.length, given: { date }, reading }).id;
}

/** A case and a copy of it, both with one text. */
async function copies(): Promise<{ a: string; b: string; id: string }> {
  const [a, b] = [join(folder, `a${count}`), join(folder, `b${count++}`)];
  const file = createCase(a);
  const id = await add(file, TEXT, 'a.txt');
  file.close();
  cpSync(a, b, { recursive: true });
  return { a, b, id };
}

async function within<T>(place: string, work: (file: CaseFile) => T | Promise<T>): Promise<T> {
  const file = openCase(place);
  try {
    return await work(file);
  } finally {
    file.close();
  }
}

async function merge(into: string, from: string): Promise<MergedCase> {
  const other = openForeignCase(from, from);
  try {
    return await within(into, (file) => mergeCase(file, other));
  } finally {
    other.close();
  }
}

/** All that stands, apart from the order in which documents came. */
const standing = (file: CaseFile): string =>
  JSON.stringify([...states(file)].sort((a, b) => (a.reading.document.id < b.reading.document.id ? -1 : 1)));
const shown = (place: string): Promise<string> => within(place, standing);
const entryIds = (place: string): Promise<readonly string[]> =>
  within(place, (file) => [...journal(file)].map(({ id }) => id));

const on = (file: CaseFile, n: number, action: Decision['action'], more: Partial<Decision> = {}): Decision => {
  const { reading } = [...states(file)][0] ?? { reading: undefined };
  const id = reading?.events[n]?.id ?? '';
  return { action, target: { type: 'record', id, document: reading?.document.id ?? '' }, words: `event ${n}`, ...more };
};

describe('two copies of a case that went apart', () => {
  it('hold the same afterwards, whichever is merged into which, and lose nothing', async () => {
    const { a, b } = await copies();
    const day = (n: number): number => Date.UTC(2026, 0, n);
    await within(a, async (file) => {
      decide(file, [on(file, 0, 'edit', { field: 'category', after: 'SANCTION' })], { coder: 'ada', now: day(1) });
      decide(file, [on(file, 1, 'accept')], { coder: 'ada', now: day(5) });
      undo(file, { coder: 'ada', now: day(6) });
      redo(file, { coder: 'ada', now: day(7) });
      await add(file, OTHER, 'new.txt');
    });
    await within(b, async (file) => {
      decide(file, [on(file, 0, 'edit', { field: 'category', after: 'ACCUSE' })], { coder: 'bob', now: day(3) });
      decide(file, [on(file, 1, 'reject')], { coder: 'bob', now: day(6) });
      decide(file, [{ action: 'merge', target: { type: 'actor', id: 'NOR' }, after: ['FIN'] }], {
        coder: 'bob',
        now: day(4),
      });
      await add(file, 'Estonia closed its border.', 'new.txt');
    });
    const [beforeA, beforeB] = [await entryIds(a), await entryIds(b)];
    const c = join(folder, `c${count}`);
    cpSync(b, c, { recursive: true });
    const merged = await merge(a, b);
    expect(merged).toMatchObject({ added: 1, same: 1, entries: 3, own: 4, documents: [], missing: [] });
    expect(
      merged.clashes.map(({ of, holds, says }) => [of, holds, says.map(({ side, value }) => `${side} ${value}`)]),
    ).toEqual([
      ['category', 'ACCUSE', ['here SANCTION', 'there ACCUSE']],
      ['status', 'accepted', ['there rejected', 'here accepted']],
    ]);
    await merge(c, join(folder, a.slice(folder.length + 1)));
    expect(await shown(c)).toBe(await shown(a));
    expect(new Set(await entryIds(a))).toEqual(new Set([...beforeA, ...beforeB]));
    expect(await entryIds(a)).toEqual(await entryIds(c));
    // Once more changes nothing, and neither does making all derived tables anew.
    expect(await merge(a, c)).toMatchObject({ added: 0, joined: 0, entries: 0 });
    const before = await shown(a);
    await within(a, (file) => {
      rebuild(file);
      expect([...examine(file, true)].filter(({ weight }) => weight === 'damage')).toEqual([]);
    });
    expect(await shown(a)).toBe(before);
    // What is decided from now on stands behind all, also with a clock that is behind.
    await within(a, (file) => decide(file, [on(file, 1, 'reject')], { coder: 'eve', now: day(2) }));
    await merge(c, a);
    expect(await shown(c)).toBe(await shown(a));
    expect(
      await within(c, (file) =>
        [...states(file)].flatMap(({ records }) => records.filter(({ decided }) => decided?.coder === 'eve')),
      ),
    ).toHaveLength(1);
  });

  it('keep the versions and facts of both, and say what differs', async () => {
    const { a, b, id } = await copies();
    await within(a, async (file) => {
      await add(file, TEXT.replace('Monday', 'Tuesday'), 'a.txt');
      await add(file, OTHER, 'x.txt', '2021-01-01');
    });
    await within(b, async (file) => {
      await add(file, TEXT.replace('Monday', 'Friday'), 'a.txt');
      await add(file, OTHER, 'y.txt', '2022-02-02');
    });
    const c = join(folder, `c${count}`);
    cpSync(b, c, { recursive: true });
    const merged = await merge(a, b);
    expect(merged.documents.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('was changed in both copies'),
      expect.stringMatching(/was added as [xy]\.txt .* and as [xy]\.txt/),
    ]);
    await merge(c, a);
    expect(await shown(c)).toBe(await shown(a));
    const versions = await within(a, (file) => file.db.prepare('SELECT count(*) AS n FROM versions').get());
    expect(versions).toEqual({ n: 4 });
    expect(await within(a, (file) => [...examine(file, true)])).toEqual([]);
    expect(id).toMatch(/^d-/);
  });

  it('are joined only as what they are: nothing of a strange file is run or believed', async () => {
    const { a, b } = await copies();
    await within(b, (file) => decide(file, [on(file, 0, 'accept')], { coder: 'bob' }));
    const spoilt = (name: string, sql: string): string => {
      const place = join(folder, `${name}${count++}`);
      cpSync(b, place, { recursive: true });
      const db = new DatabaseSync(join(place, 'case.sqlite'));
      db.enableDefensive(false);
      db.exec(sql);
      db.close();
      return place;
    };
    const before = await shown(a);
    await expect(
      merge(a, spoilt('altered', "DROP TRIGGER journal_is_kept; UPDATE journal SET coder = 'ada'")),
    ).rejects.toThrow('does not say what it said when it was written');
    await expect(
      merge(a, spoilt('view', 'ALTER TABLE journal RENAME TO old; CREATE VIEW journal AS SELECT * FROM old')),
    ).rejects.toThrow('is not as Entente writes one');
    await expect(
      merge(a, spoilt('computed', 'ALTER TABLE documents ADD COLUMN evil TEXT GENERATED ALWAYS AS (upper(id))')),
    ).rejects.toThrow('is not as Entente writes one');
    await expect(merge(a, spoilt('type', "UPDATE versions SET type = '../../x'"))).rejects.toThrow(
      'not as Entente writes',
    );
    await expect(merge(a, spoilt('body', "UPDATE readings SET body = x'0102'"))).rejects.toThrow(
      'not as Entente writes',
    );
    await expect(merge(a, spoilt('newer', 'PRAGMA user_version = 99'))).rejects.toThrow('newer version');
    await expect(merge(a, spoilt('strange', 'PRAGMA application_id = 1'))).rejects.toThrow('is no case');
    expect(await shown(a)).toBe(before);
    // An original that was exchanged stays behind.
    const exchanged = spoilt('source', 'SELECT 1');
    const [source] = await within(exchanged, (file) =>
      (
        file.db.prepare('SELECT lower(hex(source)) AS s, type FROM versions').all() as { s: string; type: string }[]
      ).map(({ s, type }) => `${s}.${type === 'string' ? 'txt' : type}`),
    );
    writeFileSync(join(exchanged, 'sources', source ?? ''), 'other words');
    expect(await merge(a, exchanged)).toMatchObject({ missing: ['a.txt'], entries: 1 });
  });
});
