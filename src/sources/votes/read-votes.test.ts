import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { readVotes } from './read-votes.ts';
import { votesProblemSentence } from './votes-report.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const wide = join(shared, 'data/alignment/un_votes.tsv.gz');
const found = existsSync(wide);
if (!found) console.warn(`SKIPPED: ${wide} is missing; set ENTENTE_SHARED to read the votes of 1946 to 2020.`);

const file = (name: string, ...lines: string[]): { readonly name: string; readonly text: string } => ({
  name,
  text: `${lines.join('\n')}\n`,
});
/** Votes of a roll call as letters, by state. */
function votesOf(calls: RollCalls, row = 0): Readonly<Record<string, string>> {
  const letters = ['.', 'y', 'a', 'n', 'x'];
  return Object.fromEntries(
    calls.states.map((state, s) => [state, letters[calls.votes[row * calls.states.length + s] ?? 0] ?? '?']),
  );
}
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('votes of several tables', () => {
  const VOTES_TABLE = file(
    'un_votes.csv',
    '"rcid","country","country_code","vote"',
    '3,"Soviet Union",NA,no',
    '3,"France",FR,yes',
    '3,"Namibia",NA,abstain',
    '9001,"Russia",RU,yes',
    '9001,"France",FR,"yes"',
  );
  const CALLS_TABLE = file(
    'un_roll_calls.csv',
    'short,rcid,date,session,unres,importantvote,descr',
    'NA,3,1946-01-01,1,R/1/66,0,"TO ADOPT, AT LAST, ""THE"" REPORT',
    'of the committee"',
    'TALKS,9001,2019-12-18,74,A/RES/74/1,1,long words',
  );
  const ISSUES_TABLE = file(
    'issues.csv',
    'rcid,short_name,issue',
    '9001,me,Palestinian conflict',
    '9001,nu,Nuclear weapons',
  );

  it('are joined by roll call, whatever the order of columns and files', () => {
    const { calls, report } = readVotes([ISSUES_TABLE, VOTES_TABLE, CALLS_TABLE]);
    expect(calls.states).toEqual(['FRA', 'NAM', 'RUS']);
    expect(votesOf(calls)).toEqual({ FRA: 'y', NAM: 'a', RUS: 'n' });
    expect([...calls.session]).toEqual([1, 74]);
    expect([...calls.day]).toEqual([day('1946-01-01'), day('2019-12-18')]);
    expect(calls.resolution).toEqual(['R/1/66', 'A/RES/74/1']);
    expect(calls.title).toEqual(['TO ADOPT, AT LAST, "THE" REPORT of the committee', 'TALKS']);
    expect(calls.issues).toEqual([[], ['me', 'nu']]);
    expect([...calls.important]).toEqual([1, 2]);
    expect(report).toMatchObject({ rollCalls: 2, states: 3, answers: 5, leftOut: 0, problems: [] });
    expect(report.files.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['issues', 2],
      ['votes', 5],
      ['roll calls', 2],
    ]);
  });

  it('say that the table of roll calls is wanted where it is', () => {
    expect(() => readVotes([VOTES_TABLE])).toThrow(
      'un_votes.csv holds no vote that could be kept: 2 roll calls (the first is 3) have neither session nor date and are left out; give the table of roll calls too.',
    );
  });
});

describe("Voeten's table", () => {
  it('has numbers for states and votes; absence is kept apart from having no seat', () => {
    const { calls, report } = readVotes([
      file(
        'raw.tsv',
        'ccode\tmember\tsession\trcid\tvote',
        '365\t1\t5\t10\t3',
        '345\t1\t5\t10\t2',
        '710\t1\t5\t10\t1',
        '260\t0\t5\t10\t9',
        '2\t1\t5\t10\t8',
        '345\t1\t60\t11\t1',
        '260\t1\t60\t11\t1.0',
      ),
    ]);
    // In 1950 China's seat was Taipei's, and Yugoslavia's is not that of Serbia.
    expect(votesOf(calls)).toEqual({ DEU: '.', RUS: 'n', SRB: '.', TWN: 'y', USA: 'x', YUG: 'a' });
    expect(votesOf(calls, 1)).toMatchObject({ DEU: 'y', SRB: 'y', YUG: '.' });
    expect(calls.day[0]).toBe(NO_DAY);
    expect(report).toMatchObject({ answers: 5, absences: 1, leftOut: 0 });
  });
});

describe('the wide form', () => {
  const HEAD = ['#rcid\tsession\tdate\tunres\tissues\tvotes', '#countries\tFrance|China|Yugoslavia'];

  it('has a letter for each state', () => {
    const { calls } = readVotes([
      file(
        'w.tsv',
        ...HEAD,
        '7\t26\t1971-10-20\tR/26/1\tnu,di\tyna',
        '8\t26\t1971-11-02\t\t\tyn.',
        '9\t50\t1995-11-01\t\t\tnx.',
      ),
    ]);
    expect(calls.issues).toEqual([['di', 'nu'], [], []]);
    expect(votesOf(calls, 0)).toEqual({ CHN: '.', FRA: 'y', TWN: 'n', YUG: 'a' });
    expect(votesOf(calls, 1)).toEqual({ CHN: 'n', FRA: 'y', TWN: '.', YUG: '.' });
    expect(votesOf(calls, 2)).toEqual({ CHN: 'x', FRA: 'n', TWN: '.', YUG: '.' });
  });

  it('leaves out a row with too few letters, tells it, and reads on', () => {
    const { calls, report } = readVotes([
      file('w.tsv', ...HEAD, '7\t26\t1971-11-20\t\t\tyn', '8\t26\t1971-11-02\t\t\tyyq'),
    ]);
    expect(calls.id).toEqual(['8']);
    expect(report.problems.map(votesProblemSentence)).toEqual([
      'w.tsv, line 3: the row has 2 votes, and line 2 names 3 states; such rows are left out',
      'w.tsv, line 4: the letter "q" is no vote; such votes are left out',
    ]);
  });

  it.runIf(found)('reads all votes of 1946 to 2020, with the shares of yes that unvotes prints for 1946', () => {
    const { calls, report } = readVotes([{ name: 'un_votes.tsv.gz', text: gunzipSync(readFileSync(wide)).toString() }]);
    expect(report).toMatchObject({ rollCalls: 6203, answers: 870_109, leftOut: 0 });
    // A special session of May 1967 that the file counts to session 23.
    expect(report.problems.map(({ reason }) => reason)).toEqual([
      'roll call 9018, of session 23, has a date that lies more than a year from its session; it is kept',
    ]);
    const in1946 = [...calls.day.keys()].filter(
      (row) => new Date((calls.day[row] ?? 0) * 86_400_000).getUTCFullYear() === 1946,
    );
    const yes = (state: string): string => {
      const votes = in1946.map((row) => calls.votes[row * calls.states.length + calls.states.indexOf(state)]);
      return `${votes.filter((vote) => vote === VOTES.yes).length}/${votes.filter((vote) => vote !== VOTES.none).length}`;
    };
    expect(['AFG', 'ARG', 'AUS', 'BLR', 'BEL', 'CAN', 'COL'].map(yes)).toEqual([
      '7/17',
      '30/43',
      '24/43',
      '19/43',
      '26/43',
      '27/42',
      '13/42',
    ]);
    const session = (state: string): number[] => {
      const s = calls.states.indexOf(state);
      const rows = [...calls.id.keys()].filter((row) => calls.votes[row * calls.states.length + s] !== VOTES.none);
      return [calls.day[rows[0] ?? 0] ?? 0, calls.day[rows.at(-1) ?? 0] ?? 0].map((d) =>
        new Date(d * 86_400_000).getUTCFullYear(),
      );
    };
    expect(['RUS', 'TWN', 'CHN', 'YUG', 'SRB', 'DEU', 'DDR', 'YEM', 'YMD'].map(session)).toEqual([
      [1946, 2020],
      [1946, 1971],
      [1971, 2020],
      [1946, 1992],
      [2000, 2020],
      [1973, 2020],
      [1973, 1989],
      [1947, 2019],
      [1967, 1989],
    ]);
  });
});

describe('a table of any other make', () => {
  it('is read with a mapping of its columns and words', () => {
    const table = file(
      'eigen.csv',
      'Abstimmung;Land;Stimme;Tag',
      '1;France;ja;18.12.2019',
      '1;Russian Federation;nein;18.12.2019',
    );
    const columns = { rollcall: 'Abstimmung', state: 'Land', vote: 'Stimme', date: 'Tag' };
    const { calls } = readVotes([table], { columns, values: { ja: 'yes', nein: 'no' } });
    expect(votesOf(calls)).toEqual({ FRA: 'y', RUS: 'n' });
    expect(calls.session[0]).toBe(74);
    expect(() => readVotes([table], { columns, values: { ja: 'maybe' } })).toThrow('"ja" cannot mean "maybe"');
  });

  it("may be the UN's own list of votes", () => {
    const { calls } = readVotes([
      file(
        'undl.csv',
        'undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title',
        '4040,TUR,TÜRKIYE,Y,2022-03-02,76,A/RES/76/1,Talks',
        '4040,BOL,BOLIVIA (PLURINATIONAL STATE OF),A,2022-03-02,76,A/RES/76/1,Talks',
        '4040,PRK,"DEMOCRATIC PEOPLE\'S REPUBLIC OF KOREA",X,2022-03-02,76,A/RES/76/1,Talks',
      ),
    ]);
    expect(votesOf(calls)).toEqual({ BOL: 'a', PRK: 'x', TUR: 'y' });
    expect(calls.title).toEqual(['Talks']);
  });

  it.each([['2019-12-18'], ['2019-12-18T15:00:00Z'], ['20191218'], ['12/18/2019'], ['18/12/2019'], ['18.12.2019']])(
    'may write a day as %s',
    (date) => {
      const { calls } = readVotes([file('v.csv', 'rcid,country,vote,date', `1,France,yes,${date}`)]);
      expect(calls.day[0]).toBe(day('2019-12-18'));
    },
  );
});

describe('bad input', () => {
  const GOOD = '1,France,yes,2019-12-18,74';

  it('is told once for each kind, with file and line, and the rest goes on', () => {
    const { calls, report } = readVotes([
      file(
        'v.csv',
        'rcid,country,vote,date,session',
        GOOD,
        '1,Atlantis,yes,2019-12-18,74',
        '2,Atlantis,no,2019-12-18,74',
        '2,France,perhaps,2019-12-18,74',
        ',France,yes,2019-12-18,74',
        '2,France',
        '3,France,no,2019-02-30,seven',
        '1,France,no,2019-12-18,74',
        '4,Taiwan,yes,1999-11-01,54',
        '5,France,no,1946-11-01,74',
      ),
    ]);
    expect(calls.id).toEqual(['4', '5', '1', '2']);
    expect([0, 1, 2, 3].map((row) => votesOf(calls, row).FRA)).toEqual(['.', 'n', 'y', '.']);
    expect(report.problems.map(votesProblemSentence)).toEqual([
      'v.csv, line 5: the vote "perhaps" is not known; say what it means with --values, such as perhaps=yes; such votes are left out',
      'v.csv, line 6: no roll call is named; such rows are left out',
      'v.csv, line 7: the row has 2 cells, and 5 are needed; such rows are left out',
      'v.csv, line 8: the session "seven" is no number of a session; the date tells it instead, where there is one',
      'v.csv, line 8: the date "2019-02-30" is none that is known; write it as YYYY-MM-DD',
      'v.csv, line 2: roll call 3 has neither session nor date and is left out; give the table of roll calls too',
      'v.csv, line 1: roll call 5, of session 74, has a date that lies more than a year from its session; it is kept',
      'v.csv, line 3 (and 1 more): the state Atlantis is not known; its votes are left out',
      'v.csv, line 10: Taiwan has votes on days when it had no seat; they are left out',
      'v.csv, line 2: FRA votes twice, and not alike, in one roll call (first in 1); the first vote is kept',
    ]);
  });

  it('of a whole file ends with a sentence that says what is needed', () => {
    expect(() => readVotes([file('x.csv', 'a,b,c', '1,2,3')])).toThrow(
      'x.csv, line 1: the columns (a, b, c) are none of a table of votes; it needs a roll call (rcid), a state (country, ccode) and a vote. Name yours with --columns, such as rollcall=Ballot,state=Member,vote=Answer.',
    );
    expect(() => readVotes([file('x.csv', '')])).toThrow('x.csv is empty');
    expect(() => readVotes([file('x.csv', 'x'.repeat(200_000))])).toThrow('line 1 is longer than 100000 letters');
    expect(() => readVotes([file('x.csv', 'rcid,country,vote,date', '1,Atlantis,yes,2019-12-18')])).toThrow(
      'x.csv holds no vote that could be kept: the state Atlantis is not known; its votes are left out.',
    );
    expect(() => readVotes([file('w.tsv', '#rcid\tsession', '#countries\tFrance')])).toThrow(
      'the wide form of votes has the columns',
    );
  });

  it('is not swallowed by a quote that is never closed', () => {
    const { calls } = readVotes([
      file(
        'v.csv',
        'rcid,country,vote,date,short',
        '1,France,yes,2019-12-18,"the 12" gun',
        '1,Russia,no,2019-12-18,plain',
      ),
    ]);
    expect(votesOf(calls)).toEqual({ FRA: 'y', RUS: 'n' });
  });
});
