import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../measures/picture.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';

const example = fileURLToPath(new URL('../../../examples/nile-dam-2020', import.meta.url));
const { path: folder, file, ...commandLine } = testFolder();
const entente = (...args: readonly string[]): Promise<Run> => commandLine.entente(args);

describe('entente read --picture', () => {
  it('draws the example together: acts with several witnesses, stances, a change, a proposal with its answer', async () => {
    const { status, stdout, stderr } = await entente('read', example, '--picture', '--json');
    expect(status).toBe(0);
    expect(stderr).toContain('6 of 6 documents read.');
    const picture = JSON.parse(stdout) as Picture;
    expect(picture.format).toBe('entente-picture/1');
    expect(picture.period).toEqual({ first: '2020-06-20', last: '2020-11-21' });
    const accused = picture.acts.find(
      ({ source, target, documents }) => source[0] === 'EGY' && target[0] === 'ETH' && documents > 1,
    );
    expect(accused).toMatchObject({ category: 'ACCUSE', reality: 'actual' });
    const hostile = picture.relations.find(({ a, b }) => a === 'EGY' && b === 'ETH');
    expect(hostile?.all.conflict).toBeGreaterThan(hostile?.all.cooperation ?? 0);
    const filling = picture.issues.find(({ name }) => name.includes('filling of the reservoir'));
    expect(filling?.actors).toEqual(expect.arrayContaining(['EGY', 'ETH']));
    expect(picture.proposals.some(({ answers }) => answers.some(({ actor }) => actor === 'EGY'))).toBe(true);
    expect((await entente('read', example, '--picture', '--json')).stdout).toBe(stdout);
  });

  it('writes the page and the tables beside what it prints, and fits the terminal', async () => {
    const { status, stdout, stderr } = await entente(
      ...['read', example, '--picture', '--html', 'p.html', '--csv', 'tables', '--width', '70'],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('WHO ACTS TOWARDS WHOM');
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(70);
    expect(stderr).toContain('The picture lies in p.html');
    expect(readFileSync(join(folder, 'p.html'), 'utf8')).toContain('Picture of 6 texts');
    expect(readdirSync(join(folder, 'tables'))).toEqual(
      expect.arrayContaining(['datapackage.json', 'picture_relations.csv', 'picture_passages.csv']),
    );
    expect((await entente('read', example, '--picture', '--md')).stdout).toContain('## Who acts towards whom');
  });

  it('reads articles in a .jsonl file and is held to chosen actors', async () => {
    const rows = ['Moscow condemned Ankara on Monday.', 'Washington praised Ankara on Tuesday.'].map((text, n) =>
      JSON.stringify({ id: n, text, title: `Text ${n}`, date: `2016-01-0${n + 5}` }),
    );
    const path = file('articles.jsonl', `${rows.join('\n')}\n`);
    const { status, stdout } = await entente('read', path, '--picture', '--json', '--among', 'RUS,TUR');
    expect(status).toBe(0);
    const picture = JSON.parse(stdout) as Picture;
    expect(picture.documents.map(({ date, title }) => [date, title])).toEqual([
      ['2016-01-05', 'Text 0'],
      ['2016-01-06', 'Text 1'],
    ]);
    expect(picture.relations.map(({ id }) => id)).toEqual(['RUS|TUR']);
    expect((await entente('read', path, '--picture', '--among', 'RUS,XXX')).stderr).toContain(
      'XXX occurs in no record',
    );
  });

  it('works for one text, without dates and without any act, and says so', async () => {
    const one = await entente('read', file('one.txt', 'Moscow condemned Ankara.'), '--picture');
    expect(one.status).toBe(0);
    expect(one.stdout).toContain('There is one text only');
    expect(one.stdout).toContain('no date');
    const none = await entente(
      'read',
      file('none.txt', 'The soup was good. It rained all day.'),
      '--picture',
      '--html',
      'n.html',
    );
    expect(none.status).toBe(0);
    expect(none.stdout).toContain('No acts, positions, proposals or relations');
    expect(readFileSync(join(folder, 'n.html'), 'utf8')).toContain('nothing to draw');
  });

  it('reads the rest where some files cannot be read, and ends with 1; with none readable, with 1 and no picture', async () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    writeFileSync(join(mixed, 'a.txt'), 'Seoul condemned the launch by Pyongyang on Monday.');
    writeFileSync(join(mixed, 'b.pdf'), '%PDF-1.7 broken');
    const { status, stdout, stderr } = await entente('read', mixed, '--picture');
    expect(status).toBe(1);
    expect(stdout).toContain('1 text');
    expect(stderr).toContain('b.pdf');
    expect(stderr).toContain('1 of 2 documents read');
    const bad = await entente('read', file('bad.jsonl', 'nothing\n{}\n'), '--picture', '--html', 'bad.html');
    expect(bad.status).toBe(1);
    expect(bad.stdout).toBe('');
    expect(readdirSync(folder)).not.toContain('bad.html');
  });

  it.each([
    [['--jsonl'], /use --json/],
    [['--among', 'RUS'], /two actors or more/],
    [['--same-act-days', 'x'], /whole number of days/],
  ])('%j is wrong usage and says why', async (options, words) => {
    const { status, stdout, stderr } = await entente('read', example, '--picture', ...options);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  it('is needed for --among', async () => {
    expect(await entente('read', example, '--among', 'RUS,USA')).toMatchObject({ status: 2 });
  });
});
