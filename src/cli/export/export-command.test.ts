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

describe('entente export of a case', () => {
  const idOf = async (kind: string, n: number): Promise<string> => {
    const { stdout } = await entente(['list', '--records', '--kind', kind, '--json', '--case', 'case']);
    return (JSON.parse(stdout.split('\n')[n] ?? '') as { id: string }).id;
  };

  beforeAll(async () => {
    file(
      'text.txt',
      'Norway recalled its envoy from Russia on Monday. Russia accused Norway of lying. Sweden sent aid to Norway.',
    );
    await entente(['init', 'case', '--title', 'Envoys', '--as', 'Ada']);
    await entente(['add', 'text.txt', '--date', '2020-03-04', '--case', 'case']);
  }, 30_000);

  it('shows what people decided, leaves out what they rejected, and is the same after undo', async () => {
    await entente(['export', 'case', '--jsonl', 'before.jsonl']);
    const [first, second] = [await idOf('events', 0), await idOf('events', 1)];
    await entente(['decide', 'reject', first, '--case', 'case']);
    await entente(['decide', 'edit', second, 'category=THREATEN', '--case', 'case', '--as', 'Grace']);
    const run = await entente(['export', '--case', 'case', '--jsonl', 'after.jsonl', '--csv', 'case-tables']);
    expect(run.status).toBe(0);
    const events = readFileSync(here('case-tables/events.csv'), 'utf8');
    expect(events).not.toContain(first);
    expect(events.split('\r\n').find((line) => line.startsWith(second))).toMatch(/THREATEN.*edited,Grace,20/u);
    expect(readFileSync(here('case-tables/codebook.md'), 'utf8')).toContain('# Codebook of Envoys');
    await entente(['undo', '--case', 'case', '--as', 'Grace']);
    await entente(['undo', '--case', 'case', '--as', 'Ada']);
    await entente(['export', 'case', '--jsonl', 'undone.jsonl']);
    expect(readFileSync(here('undone.jsonl'), 'utf8')).toBe(readFileSync(here('before.jsonl'), 'utf8'));
  });

  it('makes an answer key when all events are decided', async () => {
    await entente(['decide', 'reject', await idOf('events', 0), '--case', 'case']);
    expect((await entente(['export', 'case', '--gold', 'gold'])).status).toBe(2);
    await entente(['decide', 'accept', '--kind', 'events', '--case', 'case']);
    const run = await entente(['export', 'case', '--gold', 'gold']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toContain('1 answer key lies in gold');
    const [name = ''] = readdirSync(here('gold')).filter((each) => each.startsWith('key-'));
    const key = JSON.parse(readFileSync(join(here('gold'), name), 'utf8')) as {
      events: unknown[];
      not_events: unknown[];
    };
    expect(key.not_events).toHaveLength(1);
    expect(key.events.length).toBeGreaterThan(0);
  });

  it('says that a case goes alone, and where there is none', async () => {
    expect((await entente(['export', 'case', 'one.json', '--csl', 'x'])).stderr).toContain(
      'case is a case; export it alone.',
    );
    expect((await entente(['export', '--csl', 'x'])).stderr).toContain('There is no case here.');
  });
});
