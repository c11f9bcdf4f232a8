import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, type MadeRow } from '../../casefile/events/event-batch.fixture.ts';
import { openEventImport } from '../../casefile/events/import-events.ts';
import { tidyEvents } from '../../casefile/events/open-event-store.ts';
import { openCase } from '../../casefile/store/case-file.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const example = join(import.meta.dirname, '../../../examples/missile-test.dna');
const discourse = (...args: string[]) => folder.entente(['discourse', ...args, '--width', '120']);
const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await discourse(...args, '--json')).stdout) as T;
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

/** Texts written for this test. */
const TEXTS: readonly (readonly [day: string, words: string])[] = [
  ['2016-02-01', 'China supports the talks. Russia supports the talks. The United States opposes the talks.'],
  [
    '2016-03-01',
    'China opposes the sanctions. The United States supports the sanctions. Japan supports the sanctions.',
  ],
  ['2016-04-01', 'Japan opposes the talks. Russia opposes the sanctions.'],
];

/** Months of 2016 in which two states act alike towards each other. */
function acts(source: string, target: string, code: string, quad: number, score: number): readonly MadeRow[] {
  return Array.from({ length: 24 }, (_, n) => ({
    id: `${source}${target}${n}`,
    day: `2016-${String(1 + (n % 12)).padStart(2, '0')}-${n < 12 ? '05' : '20'}`,
    source,
    target,
    code,
    quad,
    score,
    mentions: 3,
    address: 'made up',
  }));
}

beforeAll(async () => {
  copyFileSync(example, join(folder.path, 'case.dna'));
  const lines = TEXTS.map(([date, text]) => `${JSON.stringify({ text, date, title: `Test ${date}` })}\n`);
  folder.file('texts.jsonl', lines.join(''));
  await folder.entente(['init', 'c', '--as', 'Ada']);
  await folder.entente(['add', 'texts.jsonl', '--case', 'c', '--engine', 'fast', '--jobs', '1']);
  const file = openCase(join(folder.path, 'c'), 'c');
  const imports = openEventImport(file);
  const rows = [
    ...acts('KOR', 'USA', '036', 1, 6),
    ...acts('CHN', 'KOR', '130', 3, -7),
    ...acts('CHN', 'RUS', '130', 3, -7),
  ];
  await imports.take(...fileOf('made-up.tab', rows));
  await imports.finish();
  await tidyEvents(file);
  file.close();
}, 120_000);

describe('the positions of a case as statements', () => {
  it('make networks and coalitions like coded ones, each tie with its statements', async () => {
    const { rows, ties } = await json<{
      rows: string[];
      ties: { from: string; to: string; weight: number; statements: number[] }[];
    }>('network', 'c', '--one-mode', '--aggregation', 'congruence');
    expect(rows).toEqual(['China', 'Japan', 'Russia', 'United States']);
    expect(ties.map(({ from, to, weight, statements }) => [from, to, weight, statements.length])).toEqual([
      ['China', 'Russia', 2, 4],
      ['Japan', 'United States', 2, 4],
    ]);
    expect((await discourse('clusters', 'c', '--html', 'c.html')).stdout).toContain('2 coalitions of 4 actors');
    expect(readFileSync(join(folder.path, 'c.html'), 'utf8')).toMatch(/<b>China<\/b> for .*China supports the talks/s);
  });

  it('are of one type, and a case without any says so', async () => {
    const other = await discourse('network', 'c', '--type', 'Annotation');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('it has position')]);
    await folder.entente(['init', 'empty', '--as', 'Ada']);
    const none = await discourse('network', 'empty');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('holds no texts yet')]);
  });
});

describe('says against does', () => {
  it('sets what coalitions say beside what their members do', async () => {
    const found = inOneLine((await discourse('deeds', 'case.dna', '--case', 'c')).stdout);
    expect(found).toContain('words and deeds part');
    expect(found).toContain('People');
    const { pairs, among } = await json<{
      pairs: { a: string; b: string; reading: string; statements: number[] }[];
      among: { a: number; b: number; tone: number | null }[];
    }>('deeds', 'case.dna', '--case', 'c');
    const reading = Object.fromEntries(pairs.map(({ a, b, reading: said }) => [`${a}-${b}`, said]));
    expect(reading).toMatchObject({ 'KOR-USA': 'alike', 'CHN-KOR': 'alike' });
    expect(pairs.every(({ statements }) => statements.length > 1)).toBe(true);
    expect(among.find(({ a, b }) => a !== b)?.tone).toBeLessThan(0);
  });

  it('needs states, and events between them', async () => {
    const people = await discourse('deeds', 'case.dna', '--case', 'c', '--only', 'organization=Japan');
    expect([people.status, people.stderr]).toEqual([2, expect.stringContaining('There is one actor')]);
    const later = await discourse('deeds', 'case.dna', '--case', 'empty');
    expect([later.status, later.stderr.split('\n').length]).toEqual([2, 2]);
  });
});
