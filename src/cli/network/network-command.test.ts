import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedCase } from '../../casefile/events/invented-events.fixture.ts';
import { createCase } from '../../casefile/store/case-file.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';

const { file, path, entente } = testFolder();
const MADE_UP = readFileSync(join(import.meta.dirname, '../../../examples/made-up-votes.csv'));
/** The votes are few: with these thresholds most signs are known. */
const LOOSE = ['--thresholds', '0,0.3'];

const network = async (...args: string[]): Promise<Run> => await entente(['network', ...args, '--case', 'votes']);
const blocs = async (...args: string[]): Promise<Run> => await entente(['blocs', ...args, '--case', 'votes']);

beforeAll(async () => {
  file('made-up.csv', MADE_UP);
  await entente(['init', 'votes', '--as', 'Ada']);
  await entente(['import', 'votes', 'made-up.csv', '--case', 'votes']);
  (await inventedCase(join(path, 'events'))).close();
  createCase(join(path, 'empty')).close();
}, 60_000);

interface NetworkJson {
  readonly from: string;
  readonly to: string;
  readonly frustration: { readonly value: number; readonly lower: number; readonly proved: boolean };
  readonly actors: readonly { readonly id: string; readonly side: number | null; readonly margin: number | null }[];
  readonly ties: readonly { readonly a: string; readonly b: string; readonly state: string; readonly n: number }[];
  readonly grid: readonly { readonly plus: number; readonly minus: number; readonly unknown: number }[];
}

describe('entente network', () => {
  it('says which sides there are, with proof, who stands between, and what other thresholds would give', async () => {
    const { status, stdout } = await network('--at', '2020', ...LOOSE);
    expect(status).toBe(0);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('Who stands with whom, by votes, the session of 2020');
    expect(words).toMatch(
      /7 actors fall into sides of \d and \d.*, which violate \d+ of \d+ ties with a known sign; no division violates less \(proved\)/,
    );
    expect(words).toMatch(/between the sides/);
    expect(words).toContain('Where their number is free');
    expect(stdout).toMatch(/0 and 0\.3 \(here\)\s+\d+\s+\d+\s+\d+\s+\d+, proved/);
    expect(stdout).toContain('What this cannot show');
  });

  it('gives actors, ties and grid as data; states of ties add up to the pairs', async () => {
    const data = JSON.parse((await network('--at', '2020', ...LOOSE, '--json')).stdout) as NetworkJson;
    expect(data.actors).toHaveLength(7);
    expect(data.ties).toHaveLength(21);
    expect(data.frustration.lower).toBe(data.frustration.value);
    for (const { plus, minus, unknown } of data.grid) expect(plus + minus + unknown).toBe(21);
    const csv = (await network('--at', '2020', ...LOOSE, '--csv')).stdout.trim().split('\r\n');
    expect(csv).toHaveLength(22);
    expect(csv[0]).toBe('a,b,name_a,name_b,state,value,low,high,n,weight,from,to');
    expect(csv[1]).toMatch(/^BRA,CHN,Brazil,China,/);
  });

  it('takes months, a year that is given, and only the states that are asked for', async () => {
    const of = async (...args: string[]) =>
      JSON.parse((await network(...args, ...LOOSE, '--json')).stdout) as NetworkJson;
    const months = await of('--at', '2020-12', '--window', '1y');
    expect([months.from, months.to]).toEqual(['2020-01-01', '2020-12-31']);
    const three = await of('--at', '2020', '--among', 'China,RUS,usa');
    expect(three.actors.map(({ id }) => id)).toEqual(['CHN', 'RUS', 'USA']);
  });

  it('writes a page on which a tie opens its roll calls, and a picture', async () => {
    const { status, stderr } = await network('--at', '2020', ...LOOSE, '--html', 'page.html', '--svg', 'page.svg');
    expect([status, stderr]).toEqual([
      0,
      'The page lies in page.html; open it in a browser.\nThe picture lies in page.svg; open it in a browser.\n',
    ]);
    const page = readFileSync(join(path, 'page.html'), 'utf8');
    expect(page).toContain('Side A');
    expect(page).toContain('MADE-UP/75/');
    const [, first = ''] = /data-p="(\d+)[\d,]*" aria-label="[^"]*: Brazil"/.exec(page) ?? [];
    expect(page).toMatch(new RegExp(`id="x${first}" class="event-row"`));
    expect(readFileSync(join(path, 'page.svg'), 'utf8')).toContain('</svg>');
  });

  it('measures events by months up to the one that is asked for', async () => {
    const run = async (...args: string[]) => await entente(['network', ...args, '--case', 'events']);
    const { stdout } = await run('--at', '2017-07');
    expect(stdout).toContain('Who stands with whom, by events, 2017-05 to 2017-07');
    expect(stdout).toMatch(/Chile\s+Peru\s+\+ friends/);
    const data = JSON.parse((await run('--at', '2017-07', '--window', '6mo', '--json')).stdout) as NetworkJson;
    expect([data.from, data.to]).toEqual(['2017-02-01', '2017-07-31']);
    await run('--at', '2017-07', '--html', 'events.html');
    expect(readFileSync(join(path, 'events.html'), 'utf8')).toMatch(/Chile and Peru, 2017-05 to 2017-07/);
  });

  it.each([
    [
      ['--at', '2030'],
      'No roll call lies in the session of 2030; the votes run from the session of 2015 to that of 2021.',
    ],
    [['--at', 'now'], '"now" is no day; give it as 2017-07-04, 2017-07 or 2017.'],
    [['--window', '5q'], '--window must be a length such as 3mo or 1y, not "5q".'],
    [['--from', 'songs'], '--from must be one of votes, events, positions, not "songs".'],
    [['--from', 'events'], 'The case holds no event data. Bring some in with entente import FILE...'],
    [['--from', 'positions'], 'The texts of votes tell no position of anybody who is known beyond one text'],
    [['--thresholds', '.5,.1'], 'With --thresholds .5,.1 one tie would have both signs'],
    [['--thresholds', 'half'], '--thresholds must be two numbers such as -0.1,0.5, or one for both sides, not "half".'],
    [['--among', 'CHN,XYZ'], 'No state is called "XYZ".'],
    [['--among', 'CHN,DEU'], 'No vote of DEU is known.'],
    [['--among', 'CHN'], 'There are no ties of CHN alone'],
    [
      ['--thresholds', '1,2'],
      'With --thresholds 1,2 no pair can be a friend: how alike two states vote lies between -1 and 1',
    ],
    [['--thresholds', '-2,2'], 'No sign is known of any of the 21 pairs'],
    [['--issue', 'xx'], 'No roll call is on "xx"'],
    [['--export', 'png'], '--export must be one of graphml, gexf, csv, not "png".'],
    [['--export', 'gexf', '--json'], '--export and --json both print; write one into a file with --out.'],
    [['--out', 'file.gexf'], '--out goes with --export graphml, gexf or csv.'],
  ])('says in one sentence what is wrong with %j', async (args, words) => {
    const { status, stdout, stderr } = await network(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says what to bring in where the case is empty, and that events are taken by months', async () => {
    const empty = await entente(['network', '--case', 'empty', '--from', 'votes']);
    expect(empty.stderr).toContain('There are no votes in empty; bring some in with');
    const day = await entente(['network', '--case', 'events', '--at', '2017-07-04']);
    expect(day.stderr).toBe('entente: Events are taken by months; give --at as 2017-07.\n');
    const before = await entente(['network', '--case', 'events', '--at', '1999-07']);
    expect(before.stderr).toContain(
      'No event lies in 1999-05-01 to 1999-07-31; the events run from 2010-01-01 to 2017-12-31.',
    );
  });
});

describe('entente blocs', () => {
  it('tells windows with their frustration, who changes side, and the sides of each', async () => {
    const { status, stdout } = await blocs(...LOOSE);
    expect(status).toBe(0);
    expect(stdout).toContain('Blocs by votes, 2015 to 2021');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /Over 7 windows .*; the violated share of ties lies between 0\.\d+ and 0\.\d+ \(7 of 7 proved\)/,
    );
    expect(stdout).toContain('Who changes side');
    expect(stdout).toMatch(/2015\s+2016\s+2017/);
  });

  it('labels no window by a later one', async () => {
    const rows = async (...args: string[]) => (await blocs(...LOOSE, ...args, '--csv')).stdout.trim().split('\r\n');
    const [all, some] = [await rows(), await rows('--at', '2018')];
    expect(some.length).toBeGreaterThan(20);
    expect(all.slice(0, some.length)).toEqual(some);
  });

  it('writes GEXF with spells that another program opens, and never over a file unasked', async () => {
    const { status, stderr } = await blocs(...LOOSE, '--since', '2019', '--export', 'gexf', '--out', 'blocs.gexf');
    expect([status, stderr]).toEqual([0, 'The network lies in blocs.gexf.\n']);
    const text = readFileSync(join(path, 'blocs.gexf'), 'utf8');
    const read = gexf.parse(MultiGraph, text, { allowUndeclaredAttributes: false });
    expect(read.order).toBe(7);
    expect(text.match(/<node id="CHN".*<\/node>/)?.[0].match(/<spell /g)).toHaveLength(3);
    const again = await blocs(...LOOSE, '--since', '2019', '--export', 'gexf', '--out', 'blocs.gexf');
    expect([again.status, again.stderr]).toEqual([
      2,
      'entente: blocs.gexf exists already; choose another name, or replace it with --force.\n',
    ]);
    const printed = await blocs(...LOOSE, '--since', '2019', '--export', 'gexf');
    expect(printed.stdout).toBe(text);
  });

  it('names windows of which nothing is known, and goes on without them', async () => {
    const { status, stdout } = await entente(['blocs', '--case', 'events', '--window', '1y']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/No sign is known of any pair in 2010/);
    const { stderr } = await blocs('--since', '2030');
    expect(stderr).toContain('--since 2030 lies after the last window');
  });
});
