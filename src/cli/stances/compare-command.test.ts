import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf } from '../../casefile/events/event-batch.fixture.ts';
import { openEventImport } from '../../casefile/events/import-events.ts';
import { tidyEvents } from '../../casefile/events/open-event-store.ts';
import { openCase } from '../../casefile/store/case-file.ts';
import { textWidth } from '../../report/kit/text-width.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';
import { nuclearDealRows, nuclearDealTexts } from './nuclear-deal.fixture.ts';

const folder = testFolder();
const compare = (...args: string[]): Promise<Run> => folder.entente(['compare', ...args, '--case', 'c']);
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

/** A case with texts and acts on the nuclear deal, and votes that nobody cast (examples/made-up-votes.csv). */
beforeAll(async () => {
  folder.file('texts.jsonl', nuclearDealTexts());
  folder.file('votes.csv', readFileSync(join(import.meta.dirname, '../../../examples/made-up-votes.csv')));
  await folder.entente(['init', 'c', '--as', 'Ada']);
  await folder.entente(['add', 'texts.jsonl', '--case', 'c', '--engine', 'fast', '--jobs', '1']);
  await folder.entente(['init', 'empty', '--as', 'Ada']);
  await folder.entente(['import', 'votes', 'votes.csv', '--case', 'c']);
  const file = openCase(join(folder.path, 'c'), 'c');
  const imports = openEventImport(file);
  await imports.take(...fileOf('nuclear-deal.tab', nuclearDealRows()));
  await imports.finish();
  await tidyEvents(file);
  file.close();
}, 120_000);

interface CompareJson {
  readonly evidence: readonly {
    readonly source: string;
    readonly state?: string;
    readonly value?: number;
    readonly interval?: readonly [number, number] | null;
    readonly n?: number;
    readonly none?: string;
    readonly periods: readonly { readonly from: string; readonly value: number | null; readonly n: number }[];
  }[];
  readonly issues: readonly {
    readonly issue: string;
    readonly a: { readonly value: number; readonly documents: number } | null;
    readonly b: { readonly value: number; readonly documents: number } | null;
  }[];
}
const dataOf = async (...args: string[]): Promise<CompareJson> =>
  JSON.parse((await compare(...args, '--json')).stdout) as CompareJson;

describe('entente compare, two actors', () => {
  it('says first how they vote, speak and act, with values, intervals and n, and where these part', async () => {
    const { status, stdout } = await compare('Britain', 'Iran');
    expect(status).toBe(0);
    const words = inOneLine(stdout);
    expect(words).toContain('United Kingdom and Iran: votes, words and deeds, 2015 to 2021');
    expect(words).toMatch(
      /The United Kingdom and Iran speak alike \(\+1\.00, 2 shared issues\) and act against each other \(−\d\.\d\d, 95 % −\d\.\d\d to −\d\.\d\d, 16 events\)\. They part: friendly words, hostile deeds\. Of votes nothing is known here\./,
    );
    expect(words).toContain('Votes: No vote of IRN is known.');
    expect(words).toContain('What this cannot show');
  });

  it('lays the votes of two states beside their words, and says that deeds are not known', async () => {
    const words = inOneLine((await compare('USA-RUS')).stdout);
    expect(words).toMatch(
      /The United States and Russia vote against each other \(−0\.43, 95 % [^)]*, 92 joint votes\) and speak (?:against each other|neither clearly alike nor clearly apart) \(−0\.\d\d, 95 % [^)]*, 3 shared issues\)\. None of these clearly parts from another\. Of deeds nothing is known here\./,
    );
    expect(words).toMatch(/they stand clearly on opposite sides of [12]/);
    expect(words).toMatch(/Deeds: No event .* lies in 2015-01-01 to 2021-12-31/);
  });

  it('gives all of it as data on the same stretches of time, whose numbers add up', async () => {
    const { evidence, issues } = await dataOf('USA', 'Iran', '--grain', 'year');
    expect(evidence.map(({ source }) => source)).toEqual(['votes', 'positions', 'events']);
    const events = evidence[2];
    expect(events?.periods).toHaveLength(7);
    expect(events?.periods.reduce((sum, { n }) => sum + n, 0)).toBe(events?.n);
    expect(evidence[0]?.none).toContain('IRN');
    for (const { a, b } of issues) expect((a?.documents ?? 0) + (b?.documents ?? 0)).toBeGreaterThan(0);
    const votes = (await dataOf('CHN', 'RUS', '--grain', 'year')).evidence[0];
    expect(votes?.periods.reduce((sum, { n }) => sum + n, 0)).toBe(votes?.n);
  });

  it('holds itself to the time that is asked for, and changes nothing of it by what came later', async () => {
    const until = await dataOf('USA', 'Iran', '--from', '2015', '--to', '2018', '--grain', 'year');
    const longer = await dataOf('USA', 'Iran', '--from', '2015', '--to', '2021', '--grain', 'year');
    for (const [n, { periods }] of until.evidence.entries()) {
      expect(longer.evidence[n]?.periods.slice(0, periods.length)).toEqual(periods);
    }
    const before = until.issues.find(({ issue }) => issue === 'nuclear deal');
    const all = longer.issues.find(({ issue }) => issue === 'nuclear deal');
    expect(before?.a?.documents).toBeLessThan(all?.a?.documents ?? 0);
  });

  it('prints rows for the whole, for each time and for each issue as CSV, and Markdown', async () => {
    const { stdout } = await compare('GBR', 'IRN', '--csv');
    const [head, ...rows] = stdout.trim().split('\r\n');
    expect(head).toBe('kind,of,from,to,value,low,high,n,state');
    expect(rows.filter((row) => row.startsWith('whole,'))).toEqual([
      'whole,words,2015-01-01,2021-12-31,1,,,2,+',
      expect.stringMatching(/^whole,deeds,2015-01-01,2021-12-31,-3\.\d+,-\d[\d.]*,-[\d.]+,16,-$/),
    ]);
    expect(rows).toContainEqual(expect.stringMatching(/^issue,Iran: nuclear deal,/));
    expect((await compare('GBR', 'IRN', '--md')).stdout).toContain(
      '# United Kingdom and Iran: votes, words and deeds, 2015 to 2021',
    );
  });

  it('writes a page on which words open sentences, deeds rows and votes roll calls', async () => {
    const { status, stderr } = await compare('GBR', 'IRN', '--html', 'pair.html', '--svg', 'pair.svg');
    expect([status, stderr]).toEqual([
      0,
      'The page lies in pair.html; open it in a browser.\nThe picture lies in pair.svg; open it in a browser.\n',
    ]);
    const page = readFileSync(join(folder.path, 'pair.html'), 'utf8');
    const opened = (label: string): readonly string[] => {
      const [, places = ''] = new RegExp(`aria-label="[^"]*${label}[^"]*" data-p="([\\d,]+)"`).exec(page) ?? [];
      return places.split(',').map((place) => new RegExp(`<li id="x${place}".*?</li>`).exec(page)?.[0] ?? '');
    };
    expect(opened('deeds \\(tone').join()).toContain('holds the ambassador');
    expect(opened('words \\(agreement').length).toBeGreaterThan(5);
    expect(opened('words \\(agreement').join()).toContain('supports the nuclear deal');
    await compare('USA', 'RUS', '--html', 'votes.html');
    const votes = readFileSync(join(folder.path, 'votes.html'), 'utf8');
    expect(votes).toMatch(/<li id="x\d+" class="event-row">.*?United States \w+, Russia \w+/);
    expect(readFileSync(join(folder.path, 'pair.svg'), 'utf8')).toMatch(/^<svg /);
    expect((await compare('GBR', 'IRN', '--html', 'pair.html')).status).toBe(2);
  });

  it('takes the acts of the texts for deeds where no event data were imported, and says so', async () => {
    await folder.entente(['demo', 'dam']);
    const { status, stdout } = await folder.entente(['compare', 'EGY', 'ETH', '--case', 'dam']);
    expect(status).toBe(0);
    const words = inOneLine(stdout);
    expect(words).toContain('Votes: The case holds no votes; bring some in with: entente import votes FILE...');
    expect(words).toContain('No event data were imported: deeds are the acts that the texts of the case tell.');
    expect(words).toMatch(/act neither clearly as friends nor clearly as foes \(−\d\.\d\d, 95 % [^)]*, \d+ events\)/);
    // Few of the texts tell where both stand on one thing.
    expect(words).toMatch(/speak neither clearly alike nor clearly apart \(\+?0\.\d\d, \d shared issues\)/);
  }, 60_000);

  it('fits a narrow terminal', async () => {
    for (const args of [['compare', 'GBR', 'IRN'], ['compare']]) {
      const { stdout } = await folder.entente([...args, '--case', 'c'], { columns: 60 });
      for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(60);
    }
  });

  it.each([
    [['USA'], 'A dyad is two states, such as CHN-RUS, not "USA".'],
    [['USA', 'the United States'], '"USA" and "the United States" are both United States; name two actors.'],
    [['USA', 'Iran', 'China'], 'Two actors are compared; put names of several words in quotation marks.'],
    [['USA', 'Irann'], 'No state is called "Irann". Did you mean Iran (IRN)?'],
    [['USA', 'Iran', '--grain', 'decade'], '--grain must be one of day, week, month, quarter, year, not "decade".'],
    [['USA', 'Iran', '--from', '2022'], 'The time from 2022-01-01 to 2021-12-31 is empty; give --from and --to.'],
    [['USA', 'Iran', '--accounts', 'x'], '--accounts must be one of own, all, not "x".'],
    [['--from', '1990', '--to', '1991'], 'Nobody takes a stand in 1990-01-01 to 1991-12-31'],
  ])('asks again for %j', async (args, sentence) => {
    const { status, stdout, stderr } = await compare(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('says what to do in a case without texts', async () => {
    const { status, stderr } = await folder.entente(['compare', 'USA', 'Iran', '--case', 'empty']);
    expect([status, stderr]).toEqual([
      3,
      'entente: The case in empty holds no texts yet; put some in with: entente add FILE\n',
    ]);
  });
});

describe('entente compare, in a case of votes alone', () => {
  it('compares the votes, and says that nothing is known of words and deeds', async () => {
    await folder.entente(['init', 'votes', '--as', 'Ada']);
    const table = join(import.meta.dirname, '../../../examples/made-up-votes.csv');
    await folder.entente(['import', 'votes', table, '--case', 'votes']);
    const { status, stdout } = await folder.entente(['compare', 'CHN', 'RUS', '--case', 'votes']);
    expect(status).toBe(0);
    expect(inOneLine(stdout)).toMatch(/joint votes\)\. Of words and deeds nothing is known here\./);
  });
});

describe('entente compare, all states of the texts', () => {
  it('names first the pair whose words and deeds part, with what each rests on', async () => {
    const { status, stdout } = await compare();
    expect(status).toBe(0);
    const words = inOneLine(stdout);
    expect(words).toMatch(
      /Words and deeds of the United Kingdom and Iran part: they speak alike \(\+1\.00 over 2 shared issues\) and act against each other \(mean score −\d\.\d\d, 16 events\)\./,
    );
    expect(words).toContain('Words and deeds part in 1 of 5 pairs');
    // One pair is no basis for a share.
    expect(words).not.toContain('go together in');
    expect(words).toMatch(/In 5 pairs of 5 one of the two speaks of what both speak of in fewer than 5 documents/);
  });

  it('counts every pair once by words and deeds, and names the passages behind the words', async () => {
    const { pairs, counts } = JSON.parse((await compare('--json')).stdout) as {
      readonly pairs: readonly {
        readonly a: string;
        readonly b: string;
        readonly reading: string;
        readonly passages: readonly string[];
      }[];
      readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
    };
    expect(pairs.map(({ reading }) => reading)).toEqual(['friends in words', 'open', 'open', 'open', 'open']);
    const counted = Object.values(counts).flatMap((row) => Object.values(row));
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(pairs.length);
    expect(pairs[0]?.passages.length).toBeGreaterThan(5);
    const csv = (await compare('--csv')).stdout.trim().split('\r\n');
    expect(csv[1]).toMatch(/^GBR,IRN,friends in words,\+,1,,,2,-,-3\./);
    expect(csv).toHaveLength(pairs.length + 1);
  });

  it('writes a page on which a pair opens its sentences and its events', async () => {
    await compare('--html', 'all.html');
    const page = readFileSync(join(folder.path, 'all.html'), 'utf8');
    const [, places = ''] =
      /aria-label="United Kingdom – Iran: friends in words[^"]*" data-p="([\d,]+)"/.exec(page) ?? [];
    const items = places.split(',').map((place) => new RegExp(`<li id="x${place}".*?</li>`).exec(page)?.[0] ?? '');
    expect(items.filter((item) => item.includes('nuclear deal') && item.includes('<q'))).not.toHaveLength(0);
    expect(items.filter((item) => item.includes('event-row'))).toHaveLength(5);
  });
});
