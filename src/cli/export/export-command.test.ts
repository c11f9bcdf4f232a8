import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileReading, missileTestReading } from '../../report/brief/reading.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const here = (name: string): string => join(folder, name);

beforeAll(() => {
  file('one.json', JSON.stringify(missileTestReading(), null, 2));
  file('two.jsonl', [missileTestReading(), hostileReading('x')].map((each) => `${JSON.stringify(each)}\n`).join(''));
});

describe('entente export', () => {
  it('writes all forms at once and says where they lie', async () => {
    const forms = ['xlsx', 'jsonl', 'annotations', 'qdpx', 'csl', 'bibtex'];
    const run = await entente([
      ...['export', 'two.jsonl', '--csv', 'tables', '--parquet', 'columns'],
      ...forms.flatMap((form) => [`--${form}`, `out.${form}`]),
    ]);
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toContain('The tables lie in tables.');
    for (const form of forms) expect(existsSync(here(`out.${form}`)), form).toBe(true);
    expect(readFileSync(here('out.qdpx')).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(here('columns'))).toContain('codebook.md');
    const lines = (name: string): unknown[] =>
      readFileSync(here(name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(lines('out.jsonl')).toEqual(lines('two.jsonl'));
  });

  it('takes a document once, though several files have it, and tells so', async () => {
    const run = await entente(['export', 'one.json', 'two.jsonl', '--jsonl', 'both.jsonl']);
    expect(run.stderr).toContain('1 of the readings are of a document that was there already');
    expect(readFileSync(here('both.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('reads standard input', async () => {
    const run = await entente(['export', '-', '--csl', 'in.json'], JSON.stringify(missileTestReading()));
    expect(run.status).toBe(0);
  });

  it('replaces nothing unasked, and what it reads never', async () => {
    file('there.xlsx', 'mine');
    const run = await entente(['export', 'one.json', '--jsonl', 'new.jsonl', '--xlsx', 'there.xlsx']);
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).toContain('there.xlsx exists already');
    expect(existsSync(here('new.jsonl'))).toBe(false);
    expect(readFileSync(here('there.xlsx'), 'utf8')).toBe('mine');
    expect((await entente(['export', 'one.json', '--xlsx', 'there.xlsx', '--force'])).status).toBe(0);
    expect((await entente(['export', 'one.json', '--jsonl', 'one.json', '--force'])).stderr).toContain(
      'not written over',
    );
  });

  it.each([
    [['one.json'], /Say what to write and where/],
    [['one.json', '--csv', 'a', '--parquet', 'a'], /--csv and --parquet cannot share a/],
    [['one.json', '--qdpx', 'a.qdpx', '--without-texts'], /--qdpx is nothing without the texts/],
    [['one.json', '--csl', 'a', '--safe-csv'], /--safe-csv goes with --csv FOLDER/],
    [['one.json', '--csv', 'a', '--same-act-days', 'two'], /must be a whole number of days/],
    [['one.json', '--gold', 'g'], /in none of the 1 documents were all events decided/],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const run = await entente(['export', ...args]);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says which line is no reading', async () => {
    file('bad.jsonl', `${JSON.stringify(missileTestReading())}\n{"format":"entente-reading/1"}\n`);
    const run = await entente(['export', 'bad.jsonl', '--csl', 'c.json']);
    expect(run).toMatchObject({ status: 3 });
    expect(run.stderr).toContain('bad.jsonl, line 2 is no reading');
  });
});
