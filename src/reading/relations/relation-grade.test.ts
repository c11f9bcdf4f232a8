import { describe, expect, it } from 'vitest';
import { relationGrade } from './relation-grade.ts';

describe('the grade of a relation', () => {
  it('is strong for two states that are called what they are to each other', () => {
    expect(relationGrade({ a: 'NOR', b: 'SWE', quality: 'ally' }, 'role', 'strong')).toBe('strong');
    expect(relationGrade({ a: 'NOR', b: 'SWE', quality: 'ally' }, 'role', 'weak')).toBe('fair');
  });

  it('is lower where one is a group, a patron or hostile, or where an act is taken for a bond', () => {
    expect(relationGrade({ a: 'IRN', b: 'org:hezbollah', quality: 'patron' }, 'compound', 'strong')).toBe('weak');
    expect(relationGrade({ a: 'NOR', b: 'SWE', quality: 'patron' }, 'role', 'strong')).toBe('strong');
    expect(relationGrade({ a: 'NOR', b: 'SWE', quality: 'hostile' }, 'bond', 'strong')).toBe('fair');
    expect(relationGrade({ a: 'NOR', b: 'SWE', quality: 'patron' }, 'support', 'strong')).toBe('weak');
  });
});
