import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadReader } from '../kit/reader.ts';
import { type DateCase, readDateCases } from './dates-rows.ts';
import { scoreDate } from './dates-score.ts';

const CASE: DateCase = {
  id: 'x',
  kind: 'weekday past',
  date: '2017-07-06',
  text: 'Russia warned Turkey on Tuesday.',
  trigger: 'warned',
  occurrence: 1,
  first: '2017-07-04',
  last: '2017-07-04',
  or: [],
};

describe('the scorer of dates', () => {
  it('has cases of its own with different ids, and some written after the rules', () => {
    const rows = readDateCases(fileURLToPath(new URL('../data/dates.jsonl', import.meta.url)));
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ part }) => part === 'second').length).toBeGreaterThanOrEqual(40);
  });

  it('names the line of a file that is no case', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'entente-dates-')), 'cases.jsonl');
    writeFileSync(file, `${JSON.stringify(CASE)}\n${JSON.stringify({ ...CASE, trigger: 'thanked' })}\n`);
    expect(() => readDateCases(file)).toThrow(/line 2 is no case \(its trigger is not in its text\)/);
  });

  it('asks for both days, counts a shared day apart, and an act that was not found as wrong', async () => {
    const reader = await loadReader();
    const reading = await reader.read(CASE.text, { date: CASE.date });
    expect(scoreDate(reading, CASE)).toMatchObject({ found: true, right: true, overlaps: true, words: 'Tuesday' });
    expect(scoreDate(reading, { ...CASE, first: '2017-07-03' })).toMatchObject({ right: false, overlaps: true });
    expect(scoreDate(reading, { ...CASE, first: '2017-07-03', or: [['2017-07-04', '2017-07-04']] }).right).toBe(true);
    expect(scoreDate(reading, { ...CASE, first: null, last: null }).right).toBe(false);
    const missing = { ...CASE, trigger: 'Russia', first: null, last: null };
    expect(scoreDate(reading, missing)).toMatchObject({ found: false, right: false });
  });
});
