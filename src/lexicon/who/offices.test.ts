import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affiliation, LexiconEntry } from './entry.ts';
import { foremost, formerOffice, isSameOffice, OfficeBook } from './offices.ts';

const spell = (role: string, rest: Partial<Affiliation> = {}): Affiliation => ({
  actor: 'NOR',
  role,
  sector: 'GOV',
  official: true,
  ...rest,
});
const person = (...affiliations: readonly Affiliation[]): LexiconEntry => ({
  id: 'per:x y',
  kind: 'person',
  name: 'X Y',
  names: [{ text: 'X Y', kind: 'common' }],
  affiliations,
});

describe('what somebody with several offices is', () => {
  it.each([
    [['foreign minister', 'prime minister'], 'prime minister'],
    [['general secretary', 'president'], 'president'],
    [['adviser', 'deputy prime minister'], 'deputy prime minister'],
  ])('of %j it is the %s', (roles, expected) => {
    expect(foremost(roles.map((role) => spell(role)))?.role).toBe(expected);
  });

  it('a candidate for the presidency before a senator, a minister before both', () => {
    const senator = spell('senator', { sector: 'LEG' });
    const candidate = spell('presidential candidate', { sector: 'PTY', official: false });
    expect(foremost([senator, candidate])).toBe(candidate);
    expect(foremost([senator, candidate, spell('energy minister')])?.role).toBe('energy minister');
  });

  it('is one of them, whatever their order', () => {
    const roles = fc.uniqueArray(fc.constantFrom('president', 'prime minister', 'vice president', 'foreign minister'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(roles, (names) => {
        const spells = names.map((name) => spell(name));
        expect(foremost(spells.toReversed())).toBe(foremost(spells));
        expect(spells).toContain(foremost(spells));
      }),
    );
  });
});

describe('what a former official was', () => {
  const entry = person(
    spell('foreign minister', { from: '2001-01-01', to: '2003-01-01' }),
    spell('prime minister', { from: '2003-01-01', to: '2006-05' }),
    spell('expert', { sector: 'EDU', official: false, from: '2007', to: '2009' }),
  );

  it('is the weightiest office that had ended by the day', () => {
    expect(formerOffice(entry, '2003-06-01')?.role).toBe('foreign minister');
    expect(formerOffice(entry, '2010-06-01')?.role).toBe('prime minister');
  });

  it('is leader for one who led without an office after having had one', () => {
    const minister = spell('prime minister', { from: '1970', to: '1972' });
    const led = person(minister, spell('leader', { from: '1969', to: '2011-08-23' }));
    expect(formerOffice(led, '2015-01-01')?.role).toBe('leader');
  });

  it('is nothing before any office has ended, and nothing where the day is not known', () => {
    expect(formerOffice(entry, '2002-06-01')).toBeUndefined();
    expect(formerOffice(entry, undefined)).toBeUndefined();
  });
});

describe('offices that differ in name only', () => {
  it('are the same', () => {
    expect(isSameOffice('secretary of state', 'foreign minister')).toBe(true);
    expect(isSameOffice('chancellor', 'prime minister')).toBe(true);
    expect(isSameOffice('president', 'prime minister')).toBe(false);
  });
});

describe('an office that changes hands', () => {
  const named = (name: string, ...affiliations: readonly Affiliation[]): readonly [string, LexiconEntry] => [
    `per:${name}`,
    { ...person(...affiliations), id: `per:${name}`, name },
  ];
  const book = new OfficeBook(
    new Map([
      named('first', spell('president', { from: '1990-01-01', to: '2000-03-10' })),
      named('stand-in', spell('acting president', { from: '2000-03-10', to: '2000-06-01' })),
      named('second', spell('president', { from: '2000-06-01', to: '2004-06-01' })),
      named('third', spell('president', { from: '2004-06-01', to: '2008-02' })),
    ]),
  );

  it('was left that day by whoever nobody has succeeded yet but in acting', () => {
    expect(book.leftOn('NOR', 'president', '2000-03-10')).toMatchObject({ entry: { name: 'first' }, succeeded: false });
    expect(book.leftOn('NOR', 'president', '2004-06-01')).toMatchObject({ entry: { name: 'second' }, succeeded: true });
    expect(book.leftOn('NOR', 'president', '2000-03-11')).toBeUndefined();
  });

  it('was held last by whoever left it, for a month', () => {
    expect(book.lastHolder('NOR', 'president', '2000-03-31')?.name).toBe('first');
    expect(book.lastHolder('NOR', 'president', '2000-05-31')).toBeUndefined();
    expect(book.lastHolder('NOR', 'president', '2008-03-02')?.name).toBe('third');
  });

  it('has an ousted holder for two years', () => {
    expect(book.ousted('NOR', 'president', '2001-01-01')?.name).toBe('first');
    expect(book.ousted('NOR', 'president', '2003-01-01')).toBeUndefined();
  });
});
