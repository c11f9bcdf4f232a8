import { describe, expect, it } from 'vitest';
import { parseGivenNames } from '../../lexicon/words/given-names.ts';
import { genderOfName, genderOfNoun } from './gender.ts';

const names = parseGivenNames('# names\nm\tJohn; Wolfgang\nf\tAna; Marie\n');

describe('gender', () => {
  it.each([
    ['john smith', 'm'],
    ['ana roth', 'f'],
    ['marie-claire dupont', 'f'],
    ['irina petrova', 'f'],
    ['kim il', undefined],
    ['john', undefined],
  ])('of %s is %s', (name, gender) => {
    expect(genderOfName(name.split(' '), names)).toBe(gender);
  });

  it.each([
    ['spokeswoman', 'f'],
    ['chairman', 'm'],
    ['widow', 'f'],
    ['human', undefined],
    ['minister', undefined],
  ])('of a %s is %s', (noun, gender) => {
    expect(genderOfNoun(noun)).toBe(gender);
  });

  it('is told by a table that names its bad line', () => {
    expect(() => parseGivenNames('m\tJohn\nx\tAna')).toThrow(/line 2/);
  });
});
