import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedCase } from '../../casefile/events/invented-events.fixture.ts';
import { createCase } from '../../casefile/store/case-file.ts';
import { textWidth } from '../../report/kit/text-width.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const dyad = (...args: string[]) => folder.entente(['dyad', ...args, '--case', 'case']);

beforeAll(async () => {
  (await inventedCase(join(folder.path, 'case'))).close();
  createCase(join(folder.path, 'empty')).close();
});

interface DyadJson {
  readonly pair: readonly { readonly code: string }[];
  readonly periods: readonly {
    readonly from: string;
    readonly both: {
      readonly n: number;
      readonly tone: { readonly value: number; readonly low: number; readonly high: number };
    };
    readonly forth: { readonly n: number };
    readonly back: { readonly n: number };
  }[];
  readonly changePoints: { readonly changes: readonly { readonly next: number }[] };
}

describe('entente dyad', () => {
  it('says in its first sentence what changed, when, over which time and on how many events', async () => {
    const { status, stdout } = await dyad('Chile', 'Peru');
    expect(status).toBe(0);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(
      /The tone between Chile and Peru changes once \(January 2010 to December 2017, by month; n = \d+ events\); it rises from \+\d\.\d\d to \+\d\.\d\d in (?:June|July|August) 2015/,
    );
    expect(words).toContain('What this cannot show');
    expect(stdout).toMatch(/tone +[▁-█·]{30,}/u);
  });

  it('takes names, codes and a pair in one word for the same, and offers a name that is near', async () => {
    const { stdout } = await dyad('Chile', 'Peru');
    expect((await dyad('CHL-PER')).stdout).toBe(stdout);
    const { status, stderr } = await dyad('Chille', 'Peru');
    expect([status, stderr]).toEqual([2, 'entente: No state is called "Chille". Did you mean Chile (CHL)?\n']);
  });

  it('gives every period as data: values with n and interval, both directions', async () => {
    const { stdout } = await dyad('CHL', 'PER', '--json');
    const data = JSON.parse(stdout) as DyadJson;
    expect(data.pair.map(({ code }) => code)).toEqual(['CHL', 'PER']);
    expect(data.periods).toHaveLength(96);
    for (const { both, forth, back } of data.periods) {
      expect(forth.n + back.n).toBe(both.n);
      expect(both.tone.low).toBeLessThan(both.tone.value);
      expect(both.tone.high).toBeGreaterThan(both.tone.value);
    }
    expect(data.changePoints.changes).toHaveLength(1);
  });

  it('prints the series as CSV, a row a period', async () => {
    const { stdout } = await dyad('CHL', 'PER', '--csv', '--grain', 'year');
    const [head, ...rows] = stdout.trim().split('\r\n');
    expect(head).toMatch(/^from,to,partial,events,reports,tone,tone_low,tone_high,tone_raw,/);
    expect(rows.map((row) => row.slice(0, 21))).toEqual(
      Array.from({ length: 8 }, (_, n) => `${2010 + n}-01-01,${2010 + n}-12-31`),
    );
  });

  it('counts what a filter leaves, and says what it leaves out', async () => {
    const all = JSON.parse((await dyad('CHL', 'PER', '--json')).stdout) as DyadJson;
    const { stdout } = await dyad('CHL', 'PER', '--quad', '3,4', '--from', '2014', '--to', '2014-06', '--json');
    const some = JSON.parse(stdout) as DyadJson;
    expect(some.periods.map(({ from }) => from.slice(0, 7))).toEqual(
      ['01', '02', '03', '04', '05', '06'].map((m) => `2014-${m}`),
    );
    const n = (data: DyadJson) => data.periods.reduce((sum, { both }) => sum + both.n, 0);
    expect(n(some)).toBeGreaterThan(0);
    expect(n(some)).toBeLessThan(n(all));
    const words = (await dyad('CHL', 'PER', '--quad', '3,4')).stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(/of other classes \(--quad\) \d+/);
  });

  it.each([['tone'], ['share'], ['volume'], ['latent']])('speaks of %s', async (measure) => {
    const { status, stdout } = await dyad('CHL', 'PER', '--measure', measure);
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('writes a page on which a month opens its rows, and a picture', async () => {
    const { status, stderr } = await dyad('CHL', 'PER', '--html', 'page.html', '--svg', 'picture.svg');
    expect([status, stderr]).toEqual([
      0,
      'The page lies in page.html; open it in a browser.\nThe picture lies in picture.svg; open it in a browser.\n',
    ]);
    const page = readFileSync(join(folder.path, 'page.html'), 'utf8');
    expect(page).toMatch(/<a class="hit" href="#x0" aria-label="January 2010: tone /);
    expect(page).toMatch(/<li id="x0".*?invented example \d+/);
    expect(page).toContain('invented-example.tab, byte ');
    expect(readFileSync(join(folder.path, 'picture.svg'), 'utf8')).toMatch(/^<svg /);
    // A file that exists is not written over unasked.
    expect((await dyad('CHL', 'PER', '--html', 'page.html')).status).toBe(2);
  });

  it('fits a narrow terminal', async () => {
    const { stdout } = await folder.entente(['dyad', 'CHL', 'PER', '--case', 'case'], { columns: 60 });
    for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(60);
  });

  it('says of a pair without events that there are none, and is done', async () => {
    const { status, stdout } = await dyad('Norway', 'Chile');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'The data hold no event between Norway and Chile in January 2010 to December 2017.',
    );
  });

  it.each([
    [['CHL'], 'A dyad is two states, such as CHN-RUS, not "CHL".'],
    [['CHL', 'Chile'], '"CHL" and "Chile" are both Chile; a dyad is two states.'],
    [['CHL', 'PER', '--grain', 'decade'], '--grain must be one of day, week, month, quarter, year, not "decade".'],
    [['CHL', 'PER', '--from', '2014-13'], '"2014-13" is no day; give it as 2017-07-04, 2017-07 or 2017.'],
    [
      ['CHL', 'PER', '--from', '1990', '--to', '1991'],
      'No event lies in the time that is asked for (1990-01-01 to 1991-12-31); the data run from 2010-01-',
    ],
    [['CHL', 'PER', '--json', '--csv'], '--json and --csv cannot be used together; choose one.'],
  ])('asks again for %j', async (args, sentence) => {
    const { status, stdout, stderr } = await dyad(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('says what to do in a case without event data', async () => {
    const { status, stderr } = await folder.entente(['dyad', 'CHL', 'PER', '--case', 'empty']);
    expect([status, stderr]).toEqual([
      2,
      'entente: The case holds no event data. Bring some in with entente import FILE..., or count what its own texts tell with --origin case.\n',
    ]);
  });
});
