import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../report/kit/text-width.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';
import { nuclearDealTexts } from './nuclear-deal.fixture.ts';

const folder = testFolder();
const positions = (...args: string[]): Promise<Run> => folder.entente(['positions', ...args, '--case', 'c']);
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

beforeAll(async () => {
  folder.file('texts.jsonl', nuclearDealTexts());
  await folder.entente(['init', 'c', '--as', 'Ada']);
  await folder.entente(['init', 'empty', '--as', 'Ada']);
  const { status } = await folder.entente(['add', 'texts.jsonl', '--case', 'c', '--engine', 'fast', '--jobs', '1']);
  expect(status).toBe(0);
}, 120_000);

interface Mean {
  readonly value: number | null;
  readonly n: number;
  readonly documents: number;
  readonly interval: readonly [number, number] | null;
}
interface PositionsJson {
  readonly windows: readonly { readonly from: string }[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly positions: readonly (Mean & {
    readonly actor: string;
    readonly issue: string;
    readonly windows: readonly Mean[];
    readonly passages: readonly { readonly passage: string; readonly document: string }[];
  })[];
  readonly alike: readonly { readonly a: string; readonly b: string; readonly value: number; readonly n: number }[];
}

describe('entente positions', () => {
  it('says first what is known best, with mean, interval and documents, and that nothing changed', async () => {
    const { status, stdout } = await positions();
    expect(status).toBe(0);
    const words = inOneLine(stdout);
    expect(words).toContain('Who stands where, July 2015 to June 2021');
    expect(words).toMatch(
      /did not change beyond chance\. Most is told of the United States on “nuclear deal”: neither clearly for nor against \(−0\.20, 95 % −0\.66 to \+0\.37, 10 documents\)/,
    );
    expect(words).toMatch(/France nuclear deal \+1\.00 \+0\.13 to \+1\.00 5 5\/0\/0/);
    expect(words).toContain('What this cannot show');
  });

  it('gives no interval where there are fewer than five documents, and says so', async () => {
    const { stdout } = await positions('--json');
    const data = JSON.parse(stdout) as PositionsJson;
    expect(data.positions.length).toBeGreaterThan(10);
    for (const { documents, interval } of data.positions) expect(interval === null).toBe(documents < 5);
    expect(inOneLine((await positions()).stdout)).toMatch(
      /\d+ of the \d+ positions rest on fewer than 5 documents and have no interval \(“thin”\)/,
    );
  });

  it('leaves out what one state says of another unless all accounts are asked for', async () => {
    const iran = async (...args: string[]): Promise<readonly string[]> => {
      const { stdout } = await positions('--actor', 'Iran', '--issue', 'nuclear deal', '--json', ...args);
      return (JSON.parse(stdout) as PositionsJson).positions.map(({ value, n }) => `${value} ${n}`);
    };
    expect(await iran()).toEqual(['1 3']);
    // One text: "Iran rejects the nuclear deal, the United States said."
    expect(await iran('--accounts', 'all')).toEqual(['0.5 4']);
    expect(inOneLine((await positions()).stdout)).toMatch(
      /Left out are records of positions: 1 by what others say of the actor/,
    );
  });

  it('gives windows whose documents add up, and the records behind each position', async () => {
    const data = JSON.parse((await positions('--grain', 'year', '--json')).stdout) as PositionsJson;
    expect(data.windows.map(({ from }) => from)).toEqual(
      [2015, 2016, 2017, 2018, 2019, 2020, 2021].map((y) => `${y}-01-01`),
    );
    for (const { windows, documents, n, passages } of data.positions) {
      expect(windows.reduce((sum, window) => sum + window.documents, 0)).toBe(documents);
      expect(passages).toHaveLength(n);
      expect(new Set(passages.map(({ document }) => document)).size).toBe(documents);
    }
    const record = data.positions[0]?.passages[0]?.passage.split('#')[1] ?? '';
    const { stdout } = await folder.entente(['show', record, '--case', 'c']);
    expect(stdout).toContain('nuclear deal');
  });

  it('says who speaks alike, over how many issues', async () => {
    const { alike } = JSON.parse((await positions('--json')).stdout) as PositionsJson;
    expect(alike.find(({ a, b }) => a === 'CHN' && b === 'RUS')).toMatchObject({ value: 1, n: 3 });
    expect(alike.find(({ a, b }) => a === 'CHN' && b === 'ISR')).toMatchObject({ value: -1 });
  });

  it('holds itself to days, and prints a row for each position and each window as CSV', async () => {
    const { stdout } = await positions(
      '--actor',
      'USA',
      '--issue',
      'deal nuclear',
      '--from',
      '2017',
      '--to',
      '2018',
      '--grain',
      'year',
      '--csv',
    );
    const [head, ...rows] = stdout.trim().split('\r\n');
    expect(head).toMatch(
      /^actor,name,issue,issue_name,from,to,mean,low,high,records,documents,for,against,on_terms,change,change_p$/,
    );
    expect(rows.map((row) => row.replace(/^USA,United States,[^,]*,nuclear deal,/, ''))).toEqual([
      expect.stringMatching(/^,,-?[\d.]+,-1,[-\d.]+,\d,\d,\d,\d,0,/),
      expect.stringMatching(/^2017-01-01,2017-12-31,/),
      expect.stringMatching(/^2018-01-01,2018-12-31,-1,,,3,3,,,,,$/),
    ]);
  });

  it('writes a page on which each position opens its sentences, and a picture', async () => {
    const { status, stderr } = await positions('--html', 'page.html', '--svg', 'picture.svg', '--md');
    expect([status, stderr]).toEqual([
      0,
      'The page lies in page.html; open it in a browser.\nThe picture lies in picture.svg; open it in a browser.\n',
    ]);
    const page = readFileSync(join(folder.path, 'page.html'), 'utf8');
    const [, places = ''] = /aria-label="nuclear deal, France: \+1\.00 [^"]*" data-p="([\d,]+)"/.exec(page) ?? [];
    expect(places.split(',')).toHaveLength(5);
    for (const place of places.split(',')) {
      const [, sentence = ''] = new RegExp(`<li id="x${place}"><q dir="auto">(.*?)</q>`).exec(page) ?? [];
      expect(sentence.replace(/<\/?b>/g, '')).toMatch(/France \w+ the nuclear deal/);
    }
    expect(readFileSync(join(folder.path, 'picture.svg'), 'utf8')).toMatch(/^<svg /);
    expect((await positions('--html', 'page.html')).status).toBe(2);
  });

  it('fits a narrow terminal', async () => {
    const { stdout } = await folder.entente(['positions', '--case', 'c'], { columns: 60 });
    for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(60);
  });

  it('says of a state that takes no position that it takes none, and is done', async () => {
    const { status, stdout } = await positions('--actor', 'Norway');
    expect([status, inOneLine(stdout)]).toEqual([
      0,
      expect.stringContaining('Norway takes no position in these texts.'),
    ]);
  });

  it.each([
    [['--actor', 'Frence'], 'No state is called "Frence". Did you mean France (FRA)?'],
    [['--issue', 'whaling'], 'No issue holds the words "whaling"; those with most actors are "nuclear deal"'],
    [['--grain', 'decade'], '--grain must be one of day, week, month, quarter, year, not "decade".'],
    [['--accounts', 'most'], '--accounts must be one of own, all, not "most".'],
    [['--from', '2019', '--to', '2018'], 'The first day that is asked for lies after the last.'],
    [['--seed', 'x'], '--seed must be a whole number, not "x".'],
    [['--json', '--md'], '--json and --md cannot be used together; choose one.'],
  ])('asks again for %j', async (args, sentence) => {
    const { status, stdout, stderr } = await positions(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('says what to do in a case without texts', async () => {
    const { status, stderr } = await folder.entente(['positions', '--case', 'empty']);
    expect([status, stderr]).toEqual([
      3,
      'entente: The case in empty holds no texts yet; put some in with: entente add FILE\n',
    ]);
  });
});
