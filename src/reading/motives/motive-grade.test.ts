import { describe, expect, it } from 'vitest';
import { motiveGrade } from './motive-grade.ts';

describe('the grade of a motive', () => {
  const own = { actor: 'NOR', speaker: 'author' };

  it('is strong where a verb says what a state wants', () => {
    expect(motiveGrade(own, { rule: 'verb-wants', words: 8 }, 'strong')).toBe('strong');
    expect(motiveGrade(own, { rule: 'verb-wants', words: 8 }, 'weak')).toBe('fair');
  });

  it('is lower for nouns and adjectives, few words, groups, and what others ascribe', () => {
    expect(motiveGrade(own, { rule: 'noun-wants', words: 8 }, 'strong')).toBe('fair');
    expect(motiveGrade(own, { rule: 'noun-wants', words: 2 }, 'strong')).toBe('weak');
    expect(motiveGrade(own, { rule: 'adjective-wants', words: 8 }, 'strong')).toBe('weak');
    expect(motiveGrade({ ...own, speaker: 'SWE' }, { rule: 'verb-wants', words: 8 }, 'strong')).toBe('fair');
    expect(motiveGrade({ ...own, actor: 'org:hezbollah' }, { rule: 'verb-wants', words: 8 }, 'strong')).toBe('fair');
  });
});
