import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, testFolder } from '../command-line.fixture.ts';

const { file, entente } = testFolder();
const MADE_UP = readFileSync(join(import.meta.dirname, '../../../examples/made-up-votes.csv'));

async function votes(...args: string[]): Promise<Run> {
  return await entente(['votes', ...args, '--case', 'c']);
}

beforeAll(async () => {
  file('made-up.csv.gz', gzipSync(MADE_UP));
  await entente(['init', 'c', '--as', 'Ada']);
  await entente(['import', 'votes', 'made-up.csv.gz', '--case', 'c']);
}, 60_000);

describe('entente votes', () => {
  it('says how alike two states vote, session by session, with n, interval and what it cannot show', async () => {
    const { status, stdout } = await votes('CHN', 'RUS');
    expect(status).toBe(0);
    expect(stdout).toContain('China and Russia in the General Assembly, 2015 to 2021');
    expect(stdout).toMatch(/S of China and Russia is 0\.31 in the session of 2021 \(n = 13 joint votes, 95 %/u);
    expect(stdout).toContain('Before 1991-12-24 this is the Soviet Union.');
    expect(stdout).toMatch(/2020\s+0\.86\s+0\.\d\d to 1\.00\s+14\s+2/u);
    expect(stdout).toContain('What this cannot show');
  });

  it('lists the roll calls in which they parted, with date and resolution', async () => {
    const { stdout } = await votes('China', 'Russia', '--from', '2020', '--to', '2020', '--rollcalls');
    expect(stdout).toContain('Roll calls in which the two parted');
    expect(stdout.match(/MADE-UP\/75\/\d+/gu)).toHaveLength(2);
    const csv = await votes('CHN-RUS', '--from', '2020', '--to', '2020', '--rollcalls', '--csv');
    const [head, ...rows] = csv.stdout.trim().split('\r\n');
    expect(head).toBe('rollcall,date,session,resolution,title,issues,important,CHN,RUS');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^\d+,2020-1\d-\d\d,75,MADE-UP\/75\/\d+,,/u);
  });

  it('gives the series as JSON with the method, the filter, the table of answers and the ids behind each value', async () => {
    const { stdout } = await votes('CHN', 'RUS', '--measure', 'kappa', '--issue', 'nu', '--issue', 'me', '--json');
    const data = JSON.parse(stdout) as Record<string, unknown> & { periods: Record<string, unknown>[] };
    expect(data).toMatchObject({
      format: 'entente-votes/1',
      dyad: ['CHN', 'RUS'],
      measure: 'kappa',
      method: 'kappa (Cohen 1968), squared distances',
      filter: { issues: ['nu', 'me'] },
      leftOut: { issue: 56 },
    });
    expect(data.periods).toHaveLength(7);
    const { n, table } = data.periods[0] as { n: number; table: number[] };
    expect(table.reduce((sum, count) => sum + count, 0)).toBe(n);
  });

  it('measures the distance of ideal points, on the line of all sessions', async () => {
    const whole = await votes('USA', 'CHN', '--measure', 'ideal', '--csv');
    const part = await votes('USA', 'CHN', '--measure', 'ideal', '--csv', '--from', '2018', '--to', '2018');
    const line = whole.stdout.split('\r\n').find((row) => row.startsWith('2018,'));
    expect(part.stdout.split('\r\n')[1]).toBe(line);
    const [, value, low, high, a, b] = (line ?? '').split(',').map(Number);
    expect(value).toBeCloseTo((a ?? 0) - (b ?? 0), 5);
    expect((low ?? 9) < (value ?? 0) && (value ?? 0) < (high ?? 0)).toBe(true);
    expect((await votes('USA', 'CHN', '--measure', 'ideal')).stdout).toContain(
      'An ideal point is a place on the one line',
    );
  });

  it('says what the filter left out, and prints Markdown', async () => {
    const { stdout } = await votes('CHN', 'RUS', '--contested', '.05', '--md');
    expect(stdout).toContain('# China and Russia in the General Assembly');
    expect(stdout).toContain('2 roll calls that were nearly unanimous are left out.');
  });

  it.each([
    [['CHN', 'RUS', '--measure', 'x'], '--measure must be one of agreement, s, kappa, pi, tau, ideal, not "x".'],
    [['CHN', 'RUS', '--from', '90'], '--from must be a year such as 1990, not "90".'],
    [['CHN', 'RUS', '--from', '2000', '--to', '1990'], '--from 2000 lies after --to 1990.'],
    [['CHN', 'RUS', '--contested', '5'], '--contested must be a share between 0 and 1, such as .05, not "5".'],
    [['CHN', 'RUS', '--measure', 'ideal', '--grain', 'year'], 'Ideal points are those of sessions'],
    [['CHN', 'RUS', '--measure', 'tau', '--distance', 'squared'], '--distance goes with the measures s, kappa and pi.'],
    [['CHN', 'RUS', '--issue', 'xx'], 'No roll call is on "xx"; those of these votes are di, ec, hr, me, nu.'],
    [['CHN', 'RUS', '--json', '--csv'], '--json and --csv cannot be used together'],
    [['RUS', 'the Soviet Union'], 'Both are Russia (RUS), which has one seat; name two states.'],
    [['CHN', 'JPN'], 'No vote of JPN is known; states that vote here are BRA, CHN, FRA, GBR, IND, RUS, USA.'],
    [['CHN', 'Rusia'], 'No state is called "Rusia". Did you mean Russia (RUS)?'],
  ])('%j is wrong usage, said in a sentence', async (args, sentence) => {
    const { status, stderr } = await votes(...args);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  it('says how to bring votes in where a case has none', async () => {
    await entente(['init', 'empty', '--as', 'Ada']);
    const { status, stderr } = await entente(['votes', 'CHN', 'RUS', '--case', 'empty']);
    expect(stderr).toContain('There are no votes in empty; bring some in with: entente import votes FILE...');
    expect(status).toBe(2);
  });
});

describe('entente import votes', () => {
  it('tells what it kept, and that the case holds the same already', async () => {
    const { status, stderr } = await entente(['import', 'votes', 'made-up.csv.gz', '--case', 'c']);
    expect(stderr).toBe(
      '98 roll calls of 7 states: 670 answers, 16 absences; 0 rows left out. The case holds them already.\n',
    );
    expect(status).toBe(0);
  });

  it('never puts other votes over those of the case unasked', async () => {
    file(
      'other.csv',
      'Ballot,Member,Answer,date\n1,France,oui,2020-11-03\n1,Russia,non,2020-11-03\n1,Atlantis,oui,2020-11-03\n',
    );
    await entente(['init', 'd', '--as', 'Ada']);
    await entente(['import', 'votes', 'made-up.csv.gz', '--case', 'd']);
    const named = [
      '--columns',
      'rollcall=Ballot,state=Member,vote=Answer',
      '--values',
      'oui=yes,non=no',
      '--case',
      'd',
    ];
    const refused = await entente(['import', 'votes', 'other.csv', ...named]);
    expect(refused.stderr).toContain('The case holds 98 roll calls of made-up.csv.gz already');
    expect(refused.status).toBe(2);
    const replaced = await entente(['import', 'votes', 'other.csv', '--replace', '--json', ...named]);
    expect(JSON.parse(replaced.stdout)).toMatchObject({ outcome: 'replaced', rollCalls: 1, answers: 2, leftOut: 1 });
    expect(replaced.stderr).toContain('other.csv, line 4: the state Atlantis is not known; its votes are left out.');
    expect(replaced.status).toBe(1);
    const gone = await entente(['import', 'votes', '--forget', '--case', 'd']);
    expect([gone.status, gone.stderr]).toEqual([0, 'One roll call of other.csv went out of the case.\n']);
    const none = await entente(['import', 'votes', '--forget', '--case', 'd']);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('holds no roll calls to forget')]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['cut.gz', gzipSync(MADE_UP).subarray(0, 900), 'cut.gz is damaged: it cannot be unpacked to its end.'],
    [
      'book.xlsx',
      Buffer.from('PK\u0003\u0004'),
      'book.xlsx is an archive or a workbook; unpack it, or save it as CSV, first.',
    ],
    ['votes.rda', Buffer.from('RDX3\n\0\0'), 'votes.rda is no text; write it as CSV first, in R with write.csv('],
    ['three.csv', 'a,b,c\n1,2,3\n', 'three.csv, line 1: the columns (a, b, c) are none of a table of votes'],
    ['none.csv', '', 'none.csv is empty; give a table of votes.'],
  ])('refuses %s with a sentence', async (name, content, sentence) => {
    file(name, content);
    const { status, stderr } = await entente(['import', 'votes', name, '--case', 'c']);
    expect(stderr).toContain(sentence);
    expect(status).toBe(3);
  });

  it('refuses a mapping that names no field', async () => {
    const run = await entente(['import', 'votes', 'made-up.csv.gz', '--columns', 'ballot=x', '--case', 'c']);
    expect(run.stderr).toContain('--columns names rollcall, state, code, cow, vote,');
    expect(run.status).toBe(2);
  });
});
