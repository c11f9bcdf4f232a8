import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, stream } from './event-file.fixture.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const real = join(shared, 'data/eventfiles/gdelt2_20191024143000.export.CSV');
const found = existsSync(real);
if (!found) console.warn(`SKIPPED: no ${real}; set ENTENTE_SHARED to count the real rows of GDELT.`);

/** A row of GDELT 2.0 of which only some fields are filled. */
function row(fields: Readonly<Record<number, string>>, columns = 61): string {
  return Array.from({ length: columns }, (_, i) => fields[i] ?? '').join('\t');
}

const VISIT = {
  0: '900000001',
  1: '20191024',
  5: 'RUSGOV',
  7: 'RUS',
  12: 'GOV',
  13: 'MIL',
  15: 'CHN',
  17: 'CHN',
  25: '1',
  26: '042',
  29: '1',
  30: '1.9',
  31: '4',
  52: 'Beijing, Beijing, China',
  53: 'CH',
  59: '20191024143000',
  60: 'https://example.org/visit',
};

describe('rows of GDELT', () => {
  it('give sides, act, place and article', async () => {
    const { rows } = await readAll(stream(`${row(VISIT)}\n`), { name: '20191024143000.export.CSV' });
    expect(rows).toEqual([
      {
        id: '900000001',
        day: '2019-10-24',
        source: 'RUS',
        target: 'CHN',
        sourceActor: 'RUSGOV',
        targetActor: 'CHN',
        sourceSectors: 'GOV;MIL',
        targetSectors: '',
        code: '042',
        quad: 1,
        score: 1.9,
        mentions: 4,
        root: 1,
        place: 'CHN',
        address: 'https://example.org/visit',
        flags: [],
        offset: 0,
        bytes: row(VISIT).length,
      },
    ]);
  });

  it('are flagged for what is odd about them, and none is dropped', async () => {
    const lines = [
      row(VISIT),
      row({ ...VISIT, 0: '2', 1: '20181024' }),
      row({ ...VISIT, 0: '3', 1: '20191017' }),
      row({ ...VISIT, 0: '4', 1: '20190230' }),
      row({ ...VISIT, 0: '5', 7: '', 26: '190' }),
      row({ ...VISIT, 0: '6', 7: 'CHN', 26: '190' }),
      row({ ...VISIT, 0: '7', 5: 'CHN', 7: 'CHN', 15: 'RUSGOV', 17: 'RUS' }),
      row({ ...VISIT, 0: '8' }),
      'three\tcolumns\tonly',
    ];
    const { rows, counts, problems } = await readAll(stream(lines.join('\n')), { name: '20191024143000.export.CSV' });
    expect(rows.map(({ flags }) => flags)).toEqual([
      [],
      ['farDate'],
      [],
      ['badDate'],
      ['noCountry'],
      ['sameCountry'],
      ['mirrored'],
      ['repeated'],
      ['unreadable'],
    ]);
    expect(counts).toMatchObject({ lines: 9, rows: 9, kept: 2, flagged: 7 });
    expect(problems).toEqual([
      'x, line 9: the row has 3 columns; tables of GDELT have 57, 58 or 61, with tabs between.',
    ]);
  });

  it.runIf(found)('of a real file are all there, with the oddities that were counted by hand', async () => {
    const { counts, rows } = await readAll(real);
    expect(counts).toMatchObject({ lines: 2111, rows: 2111, blank: 0, header: 0, bytes: 855_412 });
    expect(counts.flags).toMatchObject({ unreadable: 0, badDate: 0, farDate: 44, repeated: 463 });
    expect(rows.filter(({ day }) => day !== '2019-10-24')).toHaveLength(60);
    expect(rows.filter(({ day }) => day === '2018-10-24')).toHaveLength(24);
  });
});
