import { describe, expect, it } from 'vitest';
import { countLeft, leftOutWords, sumLeft } from './left-out.ts';
import { GRADES, type Provenance } from './provenance.ts';
import { isShown } from './shown.ts';

const graded = (grade: Provenance['grade'], by: Provenance['by'] = 'rule') => ({ provenance: { grade, by } });

describe('what is shown', () => {
  it('is what is strong or fair, and weak where it is asked for or a person decided it', () => {
    expect(GRADES.filter((grade) => isShown(graded(grade)))).toEqual(['strong', 'fair']);
    expect(isShown(graded('weak'), { weak: true })).toBe(true);
    expect(isShown(graded('weak', 'person'))).toBe(true);
    expect(isShown(graded('weak', 'model'))).toBe(false);
  });
});

describe('a line about what is left out', () => {
  it('counts it by kind, and by the kind alone where there is one', () => {
    expect(leftOutWords({})).toBe('');
    expect(leftOutWords({ forecasts: 1 })).toBe('1 weaker forecast (●○○) is not shown; --weak shows it.');
    expect(leftOutWords({ events: 2 })).toBe('2 weaker events (●○○) are not shown; --weak shows them.');
    expect(leftOutWords({ events: 2, causes: 1 }, '--weak takes them in', 'counted')).toBe(
      '3 weaker records (●○○) are not counted (2 events, 1 cause); --weak takes them in.',
    );
  });

  it('adds up over texts', () => {
    const sum = sumLeft([{ events: 2 }, {}, { events: 1, motives: 4 }]);
    expect(sum).toEqual({ events: 3, motives: 4 });
    expect(countLeft(sum)).toBe(7);
  });
});
