import { describe, expect, it } from 'vitest';
import { readAll, stream } from './event-file.fixture.ts';
import { EventMapping } from './event-mapping.ts';
import { previewMapping } from './guess-mapping.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const OWN =
  'Event_ID,Date,From,To,Category,Score,Paper\n1,24/10/2019,FRA,MLI,AID,4.5,Le Monde\n2,25/10/2019,FRA,MLI,REJECT,,Le Soir\n';

describe('the preview of a table', () => {
  it('shows what each column is taken for, with examples, and what is missing', () => {
    const { columns, missing, mapping } = previewMapping(bytes(OWN));
    expect(columns.map(({ name, field, examples }) => [name, field, examples])).toEqual([
      ['Event_ID', 'id', ['1', '2']],
      ['Date', 'day', ['24/10/2019', '25/10/2019']],
      ['From', 'source actor, source country', ['FRA']],
      ['To', 'target actor, target country', ['MLI']],
      ['Category', 'code', ['AID', 'REJECT']],
      ['Score', 'score', ['4.5']],
      ['Paper', '', ['Le Monde', 'Le Soir']],
    ]);
    expect(missing).toEqual([]);
    expect(mapping).toMatchObject({ separator: 'comma', scheme: 'plover', source: { country: [{ as: 'iso3' }] } });
  });

  it('gives a mapping by which the table is read', async () => {
    const { mapping } = previewMapping(bytes(OWN));
    const { rows } = await readAll(stream(OWN), { mapping: EventMapping.parse(mapping) });
    expect(rows.map((row) => [row.id, row.day, row.source, row.target, row.quad, row.score])).toEqual([
      ['1', '2019-10-24', 'FRA', 'MLI', 2, 4.5],
      ['2', '2019-10-25', 'FRA', 'MLI', 3, -2],
    ]);
  });

  it('knows tables of known programs, and shows a mapping that is given', () => {
    const head = 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,iso\nX1,2020-01-01,Riots,,A,B,4\n';
    expect(previewMapping(bytes(head)).mapping?.origin).toBe('acled');
    const given = EventMapping.parse({
      separator: 'comma',
      quotes: true,
      header: true,
      day: 'Paper',
      source: {},
      target: {},
    });
    const { columns, missing } = previewMapping(bytes(OWN), given);
    expect(columns.filter(({ field }) => field !== '').map(({ name }) => name)).toEqual(['Paper']);
    expect(missing).toHaveLength(5);
  });

  it('knows columns by everyday names too', () => {
    const { columns, mapping } = previewMapping(bytes('when,from,to,what\n2020-02-01,France,Mali,AID\n'));
    expect(columns.map(({ field }) => field.split(',')[0])).toEqual(['day', 'source actor', 'target actor', 'code']);
    expect(mapping?.scheme).toBe('plover');
  });

  it('has no mapping where no column holds days', () => {
    const { mapping, missing } = previewMapping(bytes('a,b\n1,2\n'));
    expect(mapping).toBeUndefined();
    expect(missing[0]).toMatch(/^no column with days/);
  });

  it.each([
    ['365', 'cow'],
    ['Russian Federation', 'name'],
    ['RU', 'iso2'],
    ['Nowhere', 'any'],
  ])('takes %s for a country by %s', (value, as) => {
    expect(previewMapping(bytes(`date,from,to\n2020-01-01,${value},${value}\n`)).mapping?.source.country).toEqual([
      { column: 'from', as },
    ]);
  });
});
