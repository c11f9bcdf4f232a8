import { describe, expect, it } from 'vitest';
import { positionGrade, shareAgreed, shareBesideHeads } from './position-grade.ts';

describe('the grade of a position', () => {
  const own = { actor: 'NOR', speaker: 'author' };

  it('follows the weights, and what the rule looks at', () => {
    expect(positionGrade(own, { rule: 'verb-support', margin: 1.5 }, 'strong')).toBe('strong');
    expect(positionGrade(own, { rule: 'verb-support', margin: 0 }, 'strong')).toBe('fair');
    expect(positionGrade(own, { rule: 'verb-support', margin: -1 }, 'strong')).toBe('weak');
    expect(positionGrade(own, { rule: 'verb-oppose', margin: 0 }, 'strong')).toBe('strong');
    expect(positionGrade(own, { rule: 'attribute', margin: 0 }, 'strong')).toBe('weak');
  });

  it('is lower where somebody else tells it, and for groups', () => {
    expect(positionGrade({ ...own, speaker: 'SWE' }, { rule: 'verb-support', margin: 0 }, 'strong')).toBe('weak');
    expect(positionGrade({ ...own, speaker: 'NOR' }, { rule: 'verb-support', margin: 0 }, 'strong')).toBe('fair');
    expect(positionGrade({ ...own, actor: 'org:hezbollah' }, { rule: 'verb-support', margin: 0 }, 'strong')).toBe(
      'weak',
    );
  });

  it('is never strong for whom only a pronoun, a set or a guess names', () => {
    expect(positionGrade(own, { rule: 'verb-support', margin: 2 }, 'weak')).toBe('fair');
  });

  it('is fair at most where rules alone decided, unless the words say it outright', () => {
    expect(positionGrade(own, { rule: 'verb-support' }, 'strong')).toBe('fair');
    expect(positionGrade(own, { rule: 'verb-oppose' }, 'strong')).toBe('strong');
    expect(positionGrade(own, { rule: 'will' }, 'strong')).toBe('weak');
  });
});

describe('how often a position beside heads is right', () => {
  it('is less than rules alone say where the heads did not find it', () => {
    for (const share of [0.3, 0.5, 0.7]) expect(shareBesideHeads(share)).toBeLessThan(share);
  });

  it('is more than either says where both found it, and less than if they erred apart', () => {
    expect(shareAgreed(0.6, 0.5)).toBeGreaterThan(0.6);
    expect(shareAgreed(0.6, 0.5)).toBeLessThan(0.8);
    expect(shareAgreed(0.7, 0.5)).toBeGreaterThan(shareAgreed(0.6, 0.5));
    expect(shareAgreed(0.6, 0.6)).toBeGreaterThan(shareAgreed(0.6, 0.5));
  });
});
