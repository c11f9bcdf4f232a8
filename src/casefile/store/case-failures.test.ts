import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { applyEntries } from './apply.ts';
import { said, testCases } from './case.fixture.ts';
import { type CaseFile, createCase, openCase } from './case-file.ts';
import { decide } from './decide.ts';
import { documents } from './documents.ts';
import { journal } from './log.ts';
import { states } from './state.ts';

const cases = testCases();
const ME = { coder: 'ada' };
const memo = (file: CaseFile, text = 'a note') =>
  decide(
    file,
    [{ action: 'memo', target: { type: 'document', id: [...documents(file)][0]?.id ?? '' }, after: text }],
    ME,
  );

describe('a case that', () => {
  it('is not there is told with how to make one', () => {
    expect(() => openCase(join(cases.folder, 'none'), 'none')).toThrow(
      'There is no case in none; make one with: entente init none',
    );
  });

  it('is there already is not made again', async () => {
    const file = await cases.make();
    expect(() => createCase(file.place, 'mine')).toThrow('There is a case in mine already');
  });

  it('was written by a newer version is left alone', async () => {
    const file = await cases.make();
    file.db.exec('PRAGMA user_version = 99');
    file.close();
    expect(() => openCase(file.place, 'mine')).toThrow('written by a newer version of Entente (form 99');
  });

  it('is a database of another program is left alone', () => {
    const place = join(cases.folder, 'other');
    mkdirSync(place);
    const db = new DatabaseSync(join(place, 'case.sqlite'));
    db.exec('CREATE TABLE notes (text)');
    db.close();
    expect(() => openCase(place, 'mine')).toThrow('a database of another program');
  });

  it('is no database at all is told', () => {
    const place = join(cases.folder, 'plain');
    mkdirSync(place);
    writeFileSync(join(place, 'case.sqlite'), 'x'.repeat(5000));
    expect(() => openCase(place, 'mine')).toThrow(/^case\.sqlite in mine is damaged\. Leave it as it is/);
  });

  it('is locked for longer than one can wait is told, and nothing is changed', async () => {
    const file = await cases.make();
    const other = openCase(file.place, 'mine', { patience: 10 });
    file.db.exec('BEGIN IMMEDIATE');
    expect(() => memo(other)).toThrow('is being written by another program');
    file.db.exec('ROLLBACK');
    expect([...journal(other)]).toEqual([]);
    memo(other);
    expect([...journal(file)]).toHaveLength(1);
    other.close();
  });

  it('is being written can be opened and looked at meanwhile', async () => {
    const file = await cases.make();
    const before = said(file);
    file.db.exec('BEGIN IMMEDIATE');
    for (const readOnly of [true, false]) {
      const other = openCase(file.place, 'mine', { readOnly, patience: 1 });
      expect(said(other)).toBe(before);
      other.close();
    }
    file.db.exec('ROLLBACK');
  });

  it('has no room left on its disk keeps what was decided', async () => {
    const file = await cases.make();
    memo(file, 'kept');
    const before = said(file);
    const { page_count: pages } = file.db.prepare('PRAGMA page_count').get() as { page_count: number };
    file.db.exec(`PRAGMA max_page_count = ${pages}`);
    expect(() => memo(file, 'x'.repeat(100_000))).toThrow(/disk .* is full/);
    expect(said(file)).toBe(before);
    expect([...journal(file)].map(({ after }) => after)).toEqual(['kept']);
  });

  it('is gone while it is open is told before anything is lost without a word', async () => {
    const file = await cases.make();
    renameSync(file.place, `${file.place}-moved`);
    expect(() => memo(file)).toThrow('is no longer there');
    renameSync(`${file.place}-moved`, file.place);
    expect([...journal(openCase(file.place))]).toEqual([]);
  });

  it('was put in the place of another while that was open is not taken for it', async () => {
    const [file, other] = [await cases.make(), await cases.make()];
    other.close();
    const copy = readFileSync(join(other.place, 'case.sqlite'));
    rmSync(join(file.place, 'case.sqlite'));
    writeFileSync(join(file.place, 'case.sqlite'), copy);
    expect(() => memo(file)).toThrow('is no longer there');
  });

  it('is told of a decision of another copy that speaks of what is not here', async () => {
    const [file, other] = [await cases.make(), await cases.make()];
    const [{ id: document = '' } = {}] = [...documents(file)];
    const kept = [...states(file)].flatMap((state) => state.records).find((one) => one.document === document);
    const here = { type: 'record', id: kept?.id ?? '', document } as const;
    decide(other, [{ action: 'accept', target: here }], ME);
    const added = { ...here, id: 'e-0123456789ab' };
    const after = JSON.parse(JSON.stringify({ ...kept?.record, id: added.id }));
    decide(other, [{ action: 'add', target: added, after }], ME);
    decide(other, [{ action: 'reject', target: added }], ME);
    const entries = [...journal(other)];
    const { homeless } = applyEntries(file, entries.slice(0, 1));
    expect(homeless).toEqual([]);
    expect(applyEntries(await cases.make(), entries.slice(2)).homeless).toEqual(entries.slice(2));
    expect(applyEntries(file, entries).homeless).toEqual([]);
  });

  it('refuses decisions on what is not there', async () => {
    const file = await cases.make();
    const record = { type: 'record', id: 'e-000000000000', document: [...documents(file)][0]?.id ?? '' } as const;
    expect(() => decide(file, [{ action: 'accept', target: record }], ME)).toThrow('There is no record e-000000000000');
    expect(() => decide(file, [{ action: 'title', target: { type: 'document', id: 'd-1' }, after: 'x' }], ME)).toThrow(
      'There is no document d-1',
    );
    expect([...journal(file)]).toEqual([]);
  });
});
