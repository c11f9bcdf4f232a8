import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexiconData } from '../load.ts';
import type { LexiconData } from '../who/entry.ts';
import { detectFormat, importActors } from './import-actors.ts';
import type { Imported } from './import-report.ts';

let data: LexiconData;
beforeAll(async () => {
  data = await loadLexiconData();
});

const read = (text: string): Imported => importActors(text, data, 'test');

describe('the format of a source', () => {
  it.each([
    ['petrarch-actors', '# a list\nNORWAY_ [NOR]\n\t[NORGOV >010101]'],
    ['petrarch-agents', 'ENVOY [~GOV]\nRELIEF_GROUP [NGO~]'],
    ['reign', 'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender'],
    ['archigos', 'obsid\tleadid\tccode\tidacr\tleader\tstartdate\tenddate\tgender'],
    ['csv', 'Name;Kind;Country\nLake Party;organization;NOR'],
    ['csv', 'name\nLake Party'],
    [undefined, 'The talks ended on Monday, and nobody signed.'],
  ])('%s is told by the text', (format, text) => {
    expect(detectFormat(text)).toBe(format);
  });

  it('that cannot be told is an error that says what to do', () => {
    expect(() => read('Nothing of the kind.')).toThrow(/test is no dictionary.*--format/);
  });
});

describe('an imported agent dictionary', () => {
  it('makes role nouns with their sector, plural and voice', () => {
    const text =
      '!PERSON! = MAN, MEN, WOMAN, WOMEN\nLAKE_WARDEN [~GOV]\nGUARD_OF_THE_LAKE {GUARDS_OF_THE_LAKE} [~MIL]\nLAKE!PERSON! [~BUS]\nLAKE_FOLK {} [~CVL]\nLAKE_CHARITY [NGO~]\nLAKE_MINIST [~GOV]\nLAKE_PRESS {} [~GOVMED]';
    expect(read(text).file.roles).toEqual([
      { text: 'lake warden', sector: 'GOV', official: true },
      { text: 'guard of the lake', sector: 'MIL', official: true },
      { text: 'lakeman', sector: 'BUS', official: false },
      { text: 'lakewoman', sector: 'BUS', official: false },
      { text: 'lake folk', plural: 'lake folk', sector: 'CVL', official: false },
      { text: 'lake charity', sector: 'SOC', official: false },
      { text: 'lake minister', sector: 'GOV', official: true },
      { text: 'lake ministry', sector: 'GOV', official: true },
      { text: 'lake press', plural: 'lake press', sector: 'JRN', official: false },
    ]);
  });

  it('leaves out what the lexicon knows better', () => {
    const { file, report } = read('AMBASSADOR [~GOV]\nSPOKESMAN [~MED]\nLAKE_WIZARD [~WIZ]');
    expect(file.roles).toEqual([]);
    expect(report.skipped).toMatchObject([
      { reason: 'the lexicon knows already', count: 2 },
      { reason: 'PLOVER has no sector for this code', count: 1 },
    ]);
  });
});

const REIGN = 'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender\n';

describe('an imported list of leaders', () => {
  it('of REIGN has starts to the day and ends to the month, or to the start of the next leader', () => {
    const { file } = read(
      `${REIGN}TON,955,a,"Doe, Jane",3,2,1961,4,1965,1920,0\nTON,955,b,Roe,7,4,1965,8,1970,1931,1\nTON,955,c,Council of State,1,9,1970,10,1970,,\n`,
    );
    expect(file.actors).toEqual([
      {
        id: 'per:jane doe',
        name: 'Jane Doe',
        kind: 'person',
        country: 'TON',
        gender: 'f',
        offices: [{ of: 'TON', role: 'leader', sector: 'GOV', official: true, from: '1961-02-03', to: '1965-04-07' }],
      },
      {
        id: 'per:roe (ton)',
        name: 'Roe',
        kind: 'person',
        country: 'TON',
        names: [{ text: 'Roe', kind: 'surname', alone: 'after-first-mention' }],
        gender: 'm',
        offices: [{ of: 'TON', role: 'leader', sector: 'GOV', official: true, from: '1965-04-07', to: '1970-08' }],
      },
    ]);
  });

  it('tells who the lexicon has already, and where its dates differ', () => {
    const { file, report } = read(
      `${REIGN}USA,2,x,Obama,20,1,2009,1,2017,1961,1\nGMY,255,x,Merkel,22,11,2005,3,2015,1954,0\n`,
    );
    expect(file.actors).toEqual([]);
    expect(report.skipped).toMatchObject([
      { reason: 'the lexicon has this term', count: 1 },
      { reason: 'the lexicon has this term with other dates; compare them', count: 1 },
    ]);
  });

  it('keeps two leaders of one name apart by their years of birth, and gives one person all terms', () => {
    const { file } = read(
      `${REIGN}TON,955,a,Roe,1,1,1950,1,1955,1900,1\nTON,955,b,Roe,1,1,1955,1,1960,1925,1\nTON,955,c,Roe,1,1,1970,1,1971,1925,1\n`,
    );
    expect(file.actors.map(({ id, offices }) => [id, offices?.length])).toEqual([
      ['per:roe (ton)', 1],
      ['per:roe (ton), born 1925', 2],
    ]);
  });

  it('of Archigos has dates to the day, and none where a leader is still in office', () => {
    const head = 'obsid\tleadid\tccode\tidacr\tleader\tstartdate\tenddate\tentry\texit\tgender\tyrborn\n';
    const { file, report } = read(
      `${head}A\tb\t955\tTON\tJane Doe\t1961-02-03\t1965-04-07\tRegular\tRegular\tF\t1920\nC\td\t955\tTON\tRichard Roe\t1965-04-07\t2015-12-31\tRegular\tStill in Office\tM\t1931\nE\tf\t955\tTON\tX\t61\t65\t\t\t\t\n`,
    );
    expect(file.actors.map(({ id, offices }) => [id, offices?.[0]?.from, offices?.[0]?.to])).toEqual([
      ['per:jane doe', '1961-02-03', '1965-04-07'],
      ['per:richard roe', '1965-04-07', undefined],
    ]);
    expect(report.problems).toMatchObject([{ line: 4 }]);
  });

  it('chooses between the states of one number by the time of the term', () => {
    const { file } = read(
      `${REIGN}RUS,365,x,Richard Roe,1,2,1950,1,1951,1900,1\nRUS,365,x,Jane Roe,1,1,2010,1,2011,1950,0\n`,
    );
    expect(file.actors.map((actor) => actor.country)).toEqual(['SUN', 'RUS']);
  });
});

describe('an imported table', () => {
  it('has one row an office, with aliases and codes', () => {
    const { file, report } = read(
      'name,kind,aliases,country,role,of,sector,official,from,to,cameo\nJane Roe,person,J. Roe | Roe of Bergen,NOR,lake warden,,GOV,yes,2001,2005-06,\nJane Roe,person,,NOR,envoy,igo:UN,GOV,,2006-01-15,,\nLake Party,organization,LP,NOR,,,PTY,,1990,,NORPTYLKP\n',
    );
    expect(report.problems).toEqual([]);
    expect(file.actors).toEqual([
      {
        name: 'Jane Roe',
        kind: 'person',
        country: 'NOR',
        names: [
          { text: 'J. Roe', kind: 'common' },
          { text: 'Roe of Bergen', kind: 'common' },
        ],
        offices: [
          { of: 'NOR', role: 'lake warden', sector: 'GOV', official: true, from: '2001', to: '2005-06' },
          { of: 'igo:UN', role: 'envoy', sector: 'GOV', from: '2006-01-15' },
        ],
      },
      {
        name: 'Lake Party',
        kind: 'organization',
        country: 'NOR',
        names: [{ text: 'LP', kind: 'acronym' }],
        codes: { cameo: 'NORPTYLKP' },
        sector: 'PTY',
        from: '1990',
      },
    ]);
  });

  it('reports a bad value with its line and column, and columns that it does not know', () => {
    const { file, report } = read(
      'name,kind,from,shoe size\nLake Party,organisation,,\nRiver Party,organization,last year,\nSea Party,organization,,44\n',
    );
    expect(report.problems).toMatchObject([
      { line: 2, reason: expect.stringContaining('kind') },
      { line: 3, reason: expect.stringContaining('from') },
    ]);
    expect(file.actors).toHaveLength(1);
    expect(report.skipped).toMatchObject([{ reason: 'there is no such column', examples: [{ text: 'shoe size' }] }]);
  });
});
