import { describe, expect, it } from 'vitest';
import { forecastGrade } from './forecast-grade.ts';

const span = { start: 0, end: 10 };

describe('the grade of a forecast', () => {
  it('is higher where it is hedged or has a condition', () => {
    const told = { rule: 'modal', words: 4 };
    expect(forecastGrade({ by: 'author', hedge: 'certain' }, told)).toBe('fair');
    expect(forecastGrade({ by: 'author', hedge: 'likely' }, told)).toBe('strong');
    expect(forecastGrade({ by: 'author', hedge: 'certain', if: span }, told)).toBe('strong');
    expect(forecastGrade({ by: 'author', hedge: 'certain', unless: span }, told)).toBe('strong');
  });

  it('is lower for what is foreseen by a noun ("a chance of war"), in few words, by the author', () => {
    expect(forecastGrade({ by: 'RUS', hedge: 'certain' }, { rule: 'event', words: 4 })).toBe('weak');
    expect(forecastGrade({ by: 'RUS', hedge: 'certain' }, { rule: 'modal', words: 4 })).toBe('fair');
    expect(forecastGrade({ by: 'RUS', hedge: 'certain' }, { rule: 'modal', words: 9 })).toBe('strong');
  });
});
