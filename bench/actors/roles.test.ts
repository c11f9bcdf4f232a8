import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { EntenteError } from '../../src/records/failure.ts';
import { type BenchReader, loadReader } from '../kit/reader.ts';
import { type RoleCase, readRoleCases } from './roles-rows.ts';
import { scoreRole } from './roles-score.ts';

const file = fileURLToPath(new URL('../data/roles.jsonl', import.meta.url));

describe('the dated cases', () => {
  const rows = readRoleCases(file);

  it('are many, of many kinds, each with an id of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(380);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
  });

  it('hold 60 that were written after the rules', () => {
    expect(rows.filter(({ part }) => part === 'second')).toHaveLength(60);
  });

  it('are refused with line and reason where they are wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-roles-'));
    const wrong = join(folder, 'wrong.jsonl');
    const row = { id: 'a', kind: 'b', date: '2017-07-06', text: 'Moscow answered.', mention: 'Berlin', actor: 'DEU' };
    writeFileSync(wrong, `${JSON.stringify(row)}\n`);
    try {
      expect(() => readRoleCases(wrong)).toThrow(EntenteError);
      expect(() => readRoleCases(wrong)).toThrow('line 1 is no case (its mention is not in its text)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the dated cases on leaders', () => {
  const leaders = readRoleCases(fileURLToPath(new URL('../data/leaders.jsonl', import.meta.url)));

  it('are at least 200, each with an id of its own, over eighty years', () => {
    expect(leaders.length).toBeGreaterThanOrEqual(200);
    expect(new Set(leaders.map(({ id }) => id)).size).toBe(leaders.length);
    expect(new Set(leaders.map(({ date }) => date.slice(0, 3))).size).toBeGreaterThanOrEqual(9);
  });

  it('hold some that were written after the rules', () => {
    expect(leaders.filter(({ part }) => part === 'second')).toHaveLength(48);
  });
});

describe('the score of a case', () => {
  let reader: BenchReader;
  beforeAll(async () => {
    reader = await loadReader();
  });
  const asked: RoleCase = {
    id: 'x',
    kind: 'title',
    date: '2010-05-01',
    text: 'The Russian president arrived in Berlin.',
    mention: 'The Russian president',
    nth: 1,
    actor: 'RUS',
    orActor: [],
    person: 'per:dmitry medvedev',
    role: 'president',
    sector: 'GOV',
  };
  const score = async (change: Partial<RoleCase>) => {
    const row = { ...asked, ...change };
    const { actorRight, roleRight } = scoreRole(await reader.read(row.text, { date: row.date }), row);
    return [actorRight, roleRight];
  };

  it('asks for the state, the person and the role', async () => {
    expect(await score({})).toEqual([true, true]);
    expect(await score({ person: 'per:vladimir putin' })).toEqual([false, true]);
    expect(await score({ actor: 'UKR' })).toEqual([false, true]);
    expect(await score({ role: ['prime minister', 'premier'] })).toEqual([true, false]);
  });

  it('takes any of several good answers', async () => {
    expect(await score({ actor: 'UKR', orActor: ['RUS'], role: ['president', 'leader'] })).toEqual([true, true]);
  });

  it('asks that a place be nobody, and looks at the words themselves for that', async () => {
    const place = { mention: 'Berlin', actor: null, person: undefined, role: undefined, sector: undefined };
    expect(await score(place as Partial<RoleCase>)).toEqual([true, undefined]);
    expect(await score({ ...place, actor: 'DEU' } as Partial<RoleCase>)).toEqual([false, undefined]);
  });
});
