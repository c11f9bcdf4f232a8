import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkUserFile } from '../check/check-files.ts';
import { loadLexiconData } from '../load.ts';
import type { OwnActor } from '../own/actors-file.ts';
import { writeActorsFile } from '../own/actors-file-write.ts';
import type { LexiconData } from '../who/entry.ts';
import { importPetrarchActors } from './import-petrarch-actors.ts';
import type { Imported } from './import-report.ts';

let data: LexiconData;
beforeAll(async () => {
  data = await loadLexiconData();
});

const read = (text: string, until?: string): Imported => importPetrarchActors(text, data, until ? { until } : {});
const only = (text: string): OwnActor | undefined => read(text).file.actors[0];
const reasons = (imported: Imported): readonly string[] => imported.report.skipped.map(({ reason }) => reason);

describe('an imported actor dictionary', () => {
  it('makes persons with their terms, in ordinary spelling', () => {
    expect(
      only(
        'JOHN_Q._DOE-SMITH_\n+JOHN_DOE_SMITH\n+DOE-SMITH\n\t[NORELI 700101-990809]\n\t[NORGOV 990809-000507]\n\t[NORELI]',
      ),
    ).toEqual({
      id: 'per:john q. doe-smith',
      name: 'John Q. Doe-Smith',
      kind: 'person',
      country: 'NOR',
      names: [{ text: 'John Doe Smith', kind: 'common' }],
      offices: [{ of: 'NOR', role: 'official', sector: 'GOV', official: true, from: '1999-08-09', to: '2000-05-07' }],
    });
  });

  it('counts a whole month where a monthly list ends with one, and joins terms that touch', () => {
    const { offices } = only('JOHN_DOE_\n\t[NORGOV 030101-041231]\n\t[NORGOV 040601-060531]') ?? {};
    expect(offices).toMatchObject([{ from: '2003-01-01', to: '2006-05' }]);
  });

  it('leaves terms open that the dictionary leaves open, or ends them where the user says', () => {
    expect(read('JOHN_DOE_ [NORMIL >011222]').file.actors[0]?.offices).toMatchObject([
      { from: '2001-12-22', sector: 'MIL' },
    ]);
    expect(read('JOHN_DOE_ [NORMIL >011222]', '2014-01-30').file.actors[0]?.offices).toMatchObject([
      { from: '2001-12-22', to: '2014-01-30' },
    ]);
  });

  it('takes the code without dates for the time after those with dates', () => {
    const { offices } = only('JOHN_DOE_ [NORGOV 010101-050101] [NOROPP]') ?? {};
    expect(offices).toMatchObject([
      { sector: 'GOV', official: true, to: '2005-01-01' },
      { sector: 'OPP', official: false, from: '2005-01-01' },
    ]);
  });

  it('tells other names of a state from its towns, which mean it only where they act', () => {
    const imported = read('NORWAY_ [NOR]\n+NORWEIGAN_\n+KINGDOM_IN_NORWAY\n+LILLEPORT_\n+OSLO_');
    expect(imported.file.actors).toEqual([
      {
        id: 'NOR',
        name: 'Norway',
        names: [
          { text: 'Norweigan', kind: 'common' },
          { text: 'Kingdom in Norway', kind: 'common' },
        ],
        metonyms: [{ text: 'Lilleport', kind: 'seat', strength: 'agentive' }],
      },
    ]);
    expect(reasons(imported)).toContain('the lexicon knows already');
  });

  it('makes organs of official sectors, and organizations of the others', () => {
    const { file } = read(
      'NORWEGIAN_LAKE_GUARD [NORMIL]\nLAKE_PARTY_(LP) [NORPTY]\nLAKE_FRONT_RAIDERS [NORREBLFR]\nLAKE_FUND [IGOLKF]',
    );
    expect(file.actors).toEqual([
      {
        id: 'NOR',
        name: 'Norway',
        metonyms: [{ text: 'Norwegian Lake Guard', kind: 'organ', strength: 'always', sector: 'MIL' }],
      },
      {
        id: 'org:lake party',
        name: 'Lake Party',
        kind: 'organization',
        country: 'NOR',
        sector: 'PTY',
        names: [{ text: 'LP', kind: 'acronym' }],
      },
      { id: 'org:lake front raiders', name: 'Lake Front Raiders', kind: 'organization', country: 'NOR', sector: 'REB' },
      { id: 'igo:LAKE-FUND', name: 'Lake Fund', kind: 'igo' },
    ]);
  });

  it('makes companies, also without their legal form, at home where the code says', () => {
    expect(only('LAKE_POWER_CORPORATION_ [MNCNORHLH]')).toEqual({
      id: 'org:lake power corporation',
      name: 'Lake Power Corporation',
      kind: 'organization',
      country: 'NOR',
      sector: 'BUS',
      names: [{ text: 'Lake Power', kind: 'common' }],
    });
  });

  it('finds out which code stands for which body, and whose people its officials are', () => {
    const { file } = read('UNITED_NATIONS [IGOUNO]\nJOHN_DOE_ [IGOUNOREF 010101-050102]');
    expect(file.actors[0]?.offices).toMatchObject([
      { of: 'igo:UN', official: true, from: '2001-01-01', to: '2005-01-02' },
    ]);
  });

  it('adds names to actors that the lexicon knows, and leaves their offices alone', () => {
    const imported = read('ANGELA_MERKEL\n+ANGELA_DOROTHEA_MERKEL\n+CHANCELLOR_MERKEL\n\t[DEUGOV >051122]');
    expect(imported.file.actors).toEqual([
      { id: 'per:angela merkel', name: 'Angela Merkel', names: [{ text: 'Angela Dorothea Merkel', kind: 'common' }] },
    ]);
    expect(reasons(imported)).toContain('the lexicon knows the offices of this person');
  });

  it('knows persons without dates by their titles and by given names met elsewhere', () => {
    const { file } = read(
      'ZEBULON_DOE_ [NORGOV 010101-050102]\nZEBULON_ROE_ [NORGOV]\nNORWEGIAN_PRESIDENT_QUENTIN_LOE [NORGOV]\nMOE_BIN_ROE_OF_NORWAY [NORGOV]\nLAKE_COUNCIL [NORGOV]\nNORWEGIAN_GOVERN [NORGOV]',
    );
    expect(file.actors.map(({ id }) => id)).toEqual([
      'per:zebulon doe',
      'per:zebulon roe',
      'per:quentin loe',
      'per:moe bin roe',
      'NOR',
    ]);
  });

  it('keeps namesakes of two states apart, for the text to decide', () => {
    const { file } = read(
      'JOHN_DOE_ [NORGOV 010101-050102]\nJOHN_DOE_ [SWEGOV 010101-050102]\nJOHN_DOE_ [NORMIL 060101-070102]',
    );
    expect(file.actors.map(({ id, names, offices }) => [id, names?.[0]?.shared, offices?.length])).toEqual([
      ['per:john doe', true, 2],
      ['per:john doe (swe)', true, 1],
    ]);
  });

  it('says why something is left out, with line and text', () => {
    const imported = read(
      "LAND_OF_NOWHERE [QQQ]\nBOTH_SHORES [FIN/EST]\nFINLAND [SWE]\nDOE [NORGOV >010101]\nNORWEGIAN_TROOPS [NORMIL]\nSOUTH_CHINA_SEA [CHN]\nNORWAY'S_PRIME_MINISTER [NORGOV]\nALLEGEDLY [---]\n",
    );
    expect(imported.file.actors).toEqual([]);
    expect(imported.report.skipped.map(({ reason, examples }) => [examples[0]?.line, reason])).toEqual(
      expect.arrayContaining([
        [1, 'no state, kind, sector or region has this code'],
        [2, 'names two actors at once'],
        [3, 'means another actor in the lexicon'],
        [4, 'one word does not say which person is meant'],
        [5, 'is a role of a known actor, which the reader finds by itself'],
        [6, 'is the name of a place or thing in the lexicon'],
        [8, 'is a word that codes nothing'],
      ]),
    );
  });

  it('takes null codes for names that are no actor', () => {
    expect(read('NORWAY_LOBSTERS [---]').file.notActors).toEqual([{ text: 'Norway Lobsters', what: 'thing' }]);
  });

  it('counts every record and phrase somewhere', () => {
    const imported = read('JOHN_DOE_ [NORGOV >010101]\nNORWAY [NOR]\nNORWAY\nX [NOR');
    expect(imported.report).toMatchObject({
      format: 'petrarch-actors',
      records: 2,
      problems: [{ line: 3 }, { line: 4 }],
    });
  });

  it('never makes a file with a mistake, whatever the dictionary holds', () => {
    const word = fc.constantFrom(
      'JOHN',
      'DOE',
      'LAKE',
      'FRONT',
      'THE',
      'OF',
      'NORWAY',
      'GENERAL',
      'UN',
      "O'HARA",
      'AL-X',
      '(LF)',
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('_'));
    const code = fc.constantFrom(
      '[NOR]',
      '[NORGOV]',
      '[NORREB]',
      '[SWEMIL 010101-050101]',
      '[IGOUNO >010101]',
      '[SASREB]',
      '[---]',
      '[ELI]',
      '[NGO]',
    );
    const record = fc
      .tuple(phrase, fc.array(phrase, { maxLength: 2 }), fc.array(code, { minLength: 1, maxLength: 3 }))
      .map(([first, more, codes]) =>
        [first, ...more.map((each) => `+${each}`), ...codes.map((each) => `\t${each}`)].join('\n'),
      );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const { file } = read(records.join('\n'));
        expect(checkUserFile({ name: 'actors.yaml', text: writeActorsFile(file) }, data).problems).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
