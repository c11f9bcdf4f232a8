import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, stream } from './event-file.fixture.ts';
import { EventMapping } from './event-mapping.ts';
import { ICEWS_COLUMNS } from './known-mappings.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const sample = join(shared, 'data/eventfiles/icews_events.2018.sample.tab');
const found = existsSync(sample);
if (!found) console.warn(`SKIPPED: no ${sample}; set ENTENTE_SHARED to count the real rows of ICEWS.`);

/** A table of rows that are given by the names of its columns. */
function table(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[], between = '\t'): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(between)}\n`)
    .join('');
}

const CONSULT = {
  'Event ID': '77',
  'Event Date': '2018-06-01',
  'Source Name': 'Foreign Affairs (Russia)',
  'Source Sectors': 'Executive,Foreign Ministry,Government',
  'Source Country': 'Russian Federation',
  'CAMEO Code': '040',
  Intensity: '1.0',
  'Target Name': 'Foreign Affairs (Korea)',
  'Target Sectors': 'Government',
  'Target Country': 'Korea, Republic of',
  'Story ID': '9',
  'Sentence Number': '2',
  Publisher: 'Press Agency',
  Country: "Cote d'Ivoire",
};
const TURNED = {
  ...CONSULT,
  'Event ID': '78',
  'Source Name': CONSULT['Target Name'],
  'Source Country': CONSULT['Target Country'],
  'Target Name': CONSULT['Source Name'],
  'Target Country': CONSULT['Source Country'],
};

describe('rows of ICEWS', () => {
  it('have states by their names, and Intensity as score', async () => {
    const { rows, format, counts, problems } = await readAll(stream(table(ICEWS_COLUMNS, [CONSULT])));
    expect([format, counts.header, counts.rows, problems]).toEqual(['icews', 1, 1, []]);
    expect(rows[0]).toMatchObject({
      id: '77',
      day: '2018-06-01',
      source: 'RUS',
      target: 'KOR',
      sourceActor: 'Foreign Affairs (Russia)',
      sourceSectors: 'Executive,Foreign Ministry,Government',
      code: '040',
      quad: 1,
      score: 1,
      place: 'CIV',
      address: 'Press Agency',
      flags: [],
      offset: ICEWS_COLUMNS.join('\t').length + 1,
    });
  });

  it('are mirrored if one sentence has them both ways, and repeated if a publisher has them twice', async () => {
    const other = { ...CONSULT, 'Story ID': '10' };
    const { rows } = await readAll(
      stream(table(ICEWS_COLUMNS, [CONSULT, TURNED, other, { ...other, Publisher: 'B' }])),
    );
    expect(rows.map(({ flags }) => flags)).toEqual([[], ['mirrored'], ['repeated'], []]);
  });

  it('may lack side, code and score, in quotes or as NA', async () => {
    const row = { ...CONSULT, 'Target Name': 'NA', 'Target Country': 'NA', 'CAMEO Code': 'NA', Intensity: 'NA' };
    const quoted = { ...CONSULT, 'Source Sectors': '"Government"', Intensity: '', 'CAMEO Code': '190' };
    const { rows, problems } = await readAll(stream(table(ICEWS_COLUMNS, [row, quoted])));
    expect(rows[0]).toMatchObject({
      targetActor: '',
      target: '',
      code: '',
      quad: 0,
      score: Number.NaN,
      flags: ['noCountry'],
    });
    expect(rows[1]).toMatchObject({ sourceSectors: 'Government', quad: 4, score: -10 });
    expect(problems).toEqual([]);
  });

  it('tell a country of which nobody knows once, and go on', async () => {
    const odd = { ...CONSULT, 'Source Country': 'Ruritania' };
    const { rows, problems } = await readAll(stream(table(ICEWS_COLUMNS, [CONSULT, odd, { ...odd, 'Story ID': '4' }])));
    expect(rows.map(({ source }) => source)).toEqual(['RUS', '', '']);
    expect(problems).toEqual([
      'x, line 3: the country name "Ruritania" is unknown; such sides and places have no country (2 lines).',
    ]);
  });

  it.each([
    ['1/13/2017', '2017-01-02', '2017-01-13'],
    ['13/1/2017', '2017-02-01', '2017-01-13'],
  ])('with slashes in their days have the order that %s tells, though it stands last', async (last, first, day) => {
    const days = [...Array.from({ length: 3000 }, () => '1/2/2017'), last];
    const text = table(
      ICEWS_COLUMNS,
      days.map((written, i) => ({ ...CONSULT, 'Event Date': written, 'Event ID': String(i) })),
    );
    const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(join(tmpdir(), 'entente-events-'));
    try {
      writeFileSync(join(folder, 'events.2017.tab'), text);
      const { rows, problems } = await readAll(join(folder, 'events.2017.tab'));
      expect([rows[0]?.day, rows.at(-1)?.day]).toEqual([first, day]);
      expect(problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('with days in three forms are read, and told', async () => {
    const days = ['2018-06-01', '20180602', '6/30/2018', '2018-06-03', '2018-02-30', 'soon'];
    const rowsOf = days.map((written, i) => ({ ...CONSULT, 'Event Date': written, 'Event ID': String(i) }));
    const { rows, problems, facts } = await readAll(stream(table(ICEWS_COLUMNS, rowsOf)));
    expect(rows.map(({ day }) => day)).toEqual(['2018-06-01', '2018-06-02', '2018-06-30', '2018-06-03', '', '']);
    expect(rows[5]?.flags).toContain('badDate');
    expect(facts.dayForms).toEqual(['yyyy-mm-dd', 'yyyymmdd', 'm/d/yyyy']);
    expect(problems).toEqual([
      'x, line 3: days are written yyyymmdd here and yyyy-mm-dd before; each is read by its own form.',
      'x, line 4: days are written m/d/yyyy here and yyyymmdd before; each is read by its own form.',
    ]);
  });

  it('without a header are known by their columns', async () => {
    const { format, rows } = await readAll(stream(table(ICEWS_COLUMNS, [CONSULT]).split('\n').slice(1).join('\n')));
    expect([format, rows[0]?.source, rows[0]?.offset]).toEqual(['icews', 'RUS', 0]);
  });

  it.runIf(found)('of the real sample: 501 mirrored pairs, and every country is known', async () => {
    const { counts, rows, problems } = await readAll(sample);
    expect(counts).toMatchObject({ header: 1, lines: 3705, rows: 3705 });
    expect(counts.flags).toMatchObject({ mirrored: 501, badDate: 0, farDate: 0, unreadable: 0 });
    expect(problems).toEqual([]);
    const between = (source: string, target: string): number =>
      rows.filter((row) => row.source === source && row.target === target).length;
    expect([between('USA', 'PRK'), between('RUS', 'PRK')]).toEqual([181, 42]);
  });
});

const POLECAT_COLUMNS = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  'Actor Name',
  'Actor Country',
  'Actor COW',
  'Primary Actor Sector',
  'Actor Sectors',
  'Recipient Name',
  'Recipient Country',
  'Recipient COW',
  'Primary Recipient Sector',
  'Recipient Sectors',
  'Country',
  'Source',
  'Publication Date',
];
const THREAT = {
  'Event ID': 'EV-1',
  'Event Date': '2023-01-02',
  'Event Type': 'THREATEN',
  'Event Mode': 'None',
  Intensity: '-4.0',
  'Quad Code': 'VERBAL CONFLICT',
  'Actor Name': 'Ministry of Defence',
  'Actor Country': 'RUS',
  'Actor COW': '365',
  'Primary Actor Sector': 'MIL',
  'Recipient Name': 'None',
  'Recipient Country': 'None',
  'Recipient COW': 'None',
  'Primary Recipient Sector': 'None',
  Country: 'Ukraine',
  Source: 'Wire',
  'Publication Date': '2023-01-03',
};

describe('rows of POLECAT', () => {
  it('have their state by COW number, and None for nobody', async () => {
    const { rows, format } = await readAll(stream(table(POLECAT_COLUMNS, [THREAT])));
    expect(format).toBe('polecat');
    expect(rows[0]).toMatchObject({
      source: 'RUS',
      target: '',
      targetActor: '',
      sourceSectors: 'MIL',
      code: 'THREATEN',
      quad: 3,
      score: -4,
      place: 'UKR',
      flags: ['noCountry'],
    });
  });

  it('that name several actors become one row for each dyad', async () => {
    const several = {
      ...THREAT,
      'Actor Name': 'Ministry of Defence; President',
      'Actor Country': 'RUS; BLR',
      'Actor COW': '365; 370',
      'Primary Actor Sector': 'MIL; GOV',
      'Recipient Name': 'Army|Government|Kyiv',
      'Recipient Country': 'UKR',
      'Recipient COW': '369',
      'Primary Recipient Sector': 'MIL|GOV|GOV',
    };
    const { rows, counts } = await readAll(stream(table(POLECAT_COLUMNS, [several, THREAT])));
    expect(rows.map((row) => [row.source, row.sourceSectors, row.targetActor, row.target, row.targetSectors])).toEqual([
      ['RUS', 'MIL', 'Army', 'UKR', 'MIL'],
      ['RUS', 'MIL', 'Government', 'UKR', 'GOV'],
      ['RUS', 'MIL', 'Kyiv', 'UKR', 'GOV'],
      ['BLR', 'GOV', 'Army', 'UKR', 'MIL'],
      ['BLR', 'GOV', 'Government', 'UKR', 'GOV'],
      ['BLR', 'GOV', 'Kyiv', 'UKR', 'GOV'],
      ['RUS', 'MIL', '', '', ''],
    ]);
    expect(new Set(rows.slice(0, 6).map(({ offset }) => offset)).size).toBe(1);
    expect(counts).toMatchObject({ lines: 2, rows: 7, exploded: 5 });
  });

  it('may have other names of columns, tabs at the end, apostrophes, and either encoding', async () => {
    const columns = POLECAT_COLUMNS.map((name) => (name === 'Intensity' ? 'Event Intensity' : name));
    const utf8 = {
      ...THREAT,
      Intensity: '',
      'Event Intensity': '-9',
      'Actor Name': "Côte d'Ivoire's army",
      'Event Type': 'assault',
      'Event Mode': 'aerial',
    };
    const text = table(columns, [utf8]).replace(/\n$/, '\t\t\n');
    const latin = Buffer.from(table(columns, [{ ...utf8, 'Actor Name': 'Président' }]).split('\n')[1] ?? '', 'latin1');
    const { rows, problems, facts } = await readAll(stream(Buffer.concat([Buffer.from(text), latin])));
    expect(rows.map(({ sourceActor }) => sourceActor)).toEqual(["Côte d'Ivoire's army", 'Président']);
    expect(rows[0]).toMatchObject({ code: 'assault:aerial', quad: 3, score: -9 });
    expect(problems).toEqual([]);
    expect(facts.encodings).toEqual(expect.arrayContaining(['utf-8', 'windows-1252']));
  });

  it('take quad class and score from PLOVER where the file has none, and are far from their publication', async () => {
    const bare = {
      ...THREAT,
      'Event Type': 'ASSAULT',
      'Event Mode': 'aerial',
      Intensity: 'None',
      'Quad Code': 'None',
      'Event Date': '2022-01-02',
    };
    const { rows } = await readAll(stream(table(POLECAT_COLUMNS, [bare])));
    expect(rows[0]).toMatchObject({ quad: 4, score: -9.5, flags: ['farDate', 'noCountry'] });
  });
});

describe('rows of Phoenix', () => {
  it('are known without a header', async () => {
    const cells = [
      '1_v1',
      '20150301',
      '2015',
      '3',
      '1',
      'RUSGOV',
      'RUS',
      'GOV',
      '',
      'UKRMIL',
      'UKR',
      'MIL',
      '',
      '0231',
      '02',
      '0',
      '3.4',
      'ENERGY,2',
      '50.4',
      '30.5',
      'Kyiv',
      'Kyiv',
      'UKR',
      's1',
      'http://a;http://b',
      'wire',
    ];
    const { rows, format } = await readAll(stream(`${cells.join('\t')}\n`));
    expect(format).toBe('phoenix');
    expect(rows[0]).toMatchObject({
      id: '1_v1',
      day: '2015-03-01',
      source: 'RUS',
      target: 'UKR',
      sourceActor: 'RUSGOV',
      sourceSectors: 'GOV',
      code: '0231',
      quad: 1,
      score: 3.4,
      place: 'UKR',
      address: 'http://a;http://b',
      flags: [],
    });
  });
});

describe('rows of UCDP and ACLED', () => {
  it('of UCDP: governments are states, every event is material conflict', async () => {
    const columns = [
      'id',
      'type_of_violence',
      'side_a',
      'gwnoa',
      'side_b',
      'gwnob',
      'date_start',
      'country',
      'country_id',
      'source_article',
    ];
    const row = {
      id: '5',
      type_of_violence: '1',
      side_a: 'Government of Russia (Soviet Union)',
      gwnoa: '365',
      side_b: '"Front, the ""New"""',
      gwnob: '',
      date_start: '1999-08-07 00:00:00.000',
      country: 'Russia (Soviet Union)',
      country_id: '365',
      source_article: '"Wire,\nAugust"',
    };
    const { rows, format, counts } = await readAll(stream(table(columns, [row, row], ',')));
    expect(format).toBe('ucdp');
    expect(rows[0]).toMatchObject({
      id: '5',
      day: '1999-08-07',
      source: 'RUS',
      target: '',
      targetActor: 'Front, the "New"',
      quad: 4,
      score: -9,
      place: 'RUS',
      address: 'Wire,\nAugust',
      flags: ['noCountry'],
    });
    expect(counts).toMatchObject({ lines: 2, rows: 2 });
  });

  it('of ACLED: states are read out of the names of actors', async () => {
    const columns = [
      'event_id_cnty',
      'event_date',
      'event_type',
      'sub_event_type',
      'actor1',
      'actor2',
      'inter1',
      'iso',
      'country',
      'source',
    ];
    const rows = [
      {
        event_id_cnty: 'U1',
        event_date: '03 May 2023',
        event_type: 'Explosions/Remote violence',
        sub_event_type: 'Air/drone strike',
        actor1: 'Military Forces of Russia (2000-) Air Force',
        actor2: 'Civilians (Ukraine)',
        inter1: '8',
        iso: '804',
        country: 'Ukraine',
        source: 'Wire',
      },
      {
        event_id_cnty: 'U2',
        event_date: '2023-05-04',
        event_type: 'Protests',
        sub_event_type: 'Peaceful protest',
        actor1: 'Protesters (Ukraine)',
        actor2: '',
        iso: '804',
      },
      {
        event_id_cnty: 'U3',
        event_date: '2023-05-04',
        event_type: 'Strategic developments',
        sub_event_type: 'Other',
        actor1: 'Unidentified Armed Group',
        actor2: '',
      },
    ];
    const { rows: read, format, problems } = await readAll(stream(table(columns, rows, ';')));
    expect(format).toBe('acled');
    expect(read.map((row) => [row.day, row.source, row.target, row.quad, row.score])).toEqual([
      ['2023-05-03', 'RUS', 'UKR', 4, -9.5],
      ['2023-05-04', 'UKR', '', 4, -5],
      ['2023-05-04', '', '', 0, Number.NaN],
    ]);
    expect(read[0]?.code).toBe('Explosions/Remote violence:Air/drone strike');
    expect(problems).toHaveLength(1);
  });
});

describe('rows of a table of one’s own', () => {
  const mapping = EventMapping.parse({
    separator: 'semicolon',
    quotes: true,
    header: true,
    day: 'when',
    days: 'dmy',
    source: { country: [{ column: 'from', as: 'iso2' }] },
    target: { country: [{ column: 'to', as: 'cow' }] },
    code: 'what',
    categories: { visit: { quad: 1, score: 3 } },
    mentions: 'papers',
  });

  it('are read by a mapping that is kept as JSON', async () => {
    const text = 'when;from;to;what;papers\n"1/2/2020";FR;365;"visit; of state";3\n5.2.1985;de;365;visit;x\n';
    const kept = EventMapping.parse(JSON.parse(JSON.stringify(mapping)));
    const { rows, format } = await readAll(stream(text), { mapping: kept });
    expect(format).toBe('csv');
    expect(rows.map((row) => [row.day, row.source, row.target, row.code, row.quad, row.score, row.mentions])).toEqual([
      ['2020-02-01', 'FRA', 'RUS', 'visit; of state', 0, Number.NaN, 3],
      ['1985-02-05', 'DEU', 'SUN', 'visit', 1, 3, 1],
    ]);
  });

  it('need the column with the day', async () => {
    await expect(readAll(stream('a;b\n1;2\n'), { mapping, name: 'own.csv' })).rejects.toThrow(
      'own.csv has no column when, which would tell the day of an event; its columns are a, b.',
    );
  });

  it('may lack other columns, which is told', async () => {
    const { rows, problems } = await readAll(stream('when;from;what\n1.2.2020;FR;visit\n'), { mapping });
    expect(rows[0]).toMatchObject({ day: '2020-02-01', source: 'FRA', target: '', mentions: 1 });
    expect(problems).toEqual([
      'x, line 1: there is no column papers, which the mapping names.',
      'x, line 1: there is no column to, which the mapping names.',
    ]);
  });
});
