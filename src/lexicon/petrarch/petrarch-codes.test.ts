import { describe, expect, it } from 'vitest';
import { readActorCode } from './petrarch-codes.ts';

describe('a CAMEO actor code', () => {
  it.each([
    ['RUSGOV', { country: 'RUS', sectors: ['GOV'], others: [] }],
    ['IGOUNOREF', { kind: 'IGO', sectors: ['REF'], others: ['UNO'] }],
    ['PSEREBHMS', { country: 'PSE', sectors: ['REB'], others: ['HMS'] }],
    ['IMGMUSALQ', { kind: 'IMG', sectors: ['REL'], others: ['MUS', 'ALQ'] }],
    ['MNCUSAHLH', { kind: 'MNC', home: 'USA', sectors: ['MED'], others: [] }],
    ['ELI', { sectors: ['ELI'], others: [] }],
    ['SASREB', { sectors: ['REB'], others: ['SAS'] }],
  ])('%s is taken apart', (code, parts) => {
    expect(readActorCode(code)).toEqual(parts);
  });

  it('keeps the media (MED of CAMEO) from the health sector (MED of PLOVER)', () => {
    expect(readActorCode('NORMED')?.sectors).toEqual(['JRN']);
    expect(readActorCode('NORHLH')?.sectors).toEqual(['MED']);
  });

  it.each(['HOB', 'RU', 'RUSGO', '---', 'rusgov'])('%s is none', (code) => {
    expect(readActorCode(code)).toBeUndefined();
  });
});
