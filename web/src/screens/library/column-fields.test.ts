import { describe, expect, it } from 'vitest';
import { mappingOf } from './column-fields.ts';

const base = {
  separator: 'semicolon',
  quotes: true,
  header: true,
  scheme: 'plover',
  day: 'when',
  source: { actor: 'from', country: [{ column: 'from', as: 'name' }] },
  target: { country: [{ column: 'to', as: 'iso3' }] },
} as const;

describe('what a person says of the columns of a table', () => {
  it('keeps how the table is written and how states are named, and takes the rest from the person', () => {
    const chosen = new Map([
      ['reported', 'day'],
      ['from', 'target actor, target country'],
      ['to', 'source country'],
      ['kind', 'code'],
      ['link', 'address'],
      ['note', ''],
    ]);
    expect(mappingOf(structuredClone(base) as never, chosen)).toEqual({
      separator: 'semicolon',
      quotes: true,
      header: true,
      scheme: 'plover',
      day: 'reported',
      source: { country: [{ column: 'to', as: 'iso3' }] },
      target: { actor: 'from', country: [{ column: 'from', as: 'name' }] },
      code: 'kind',
      place: [],
      id: [],
      address: ['link'],
    });
  });

  it('is no mapping while no column holds the day', () => {
    expect(mappingOf(undefined, new Map([['a', 'code']]))).toBeUndefined();
  });
});
