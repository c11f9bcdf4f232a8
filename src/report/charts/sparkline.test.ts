import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

describe('a sparkline', () => {
  it('rises with the values and shows a gap as a gap', () => {
    expect(sparkline([0, 1, 2, 3, Number.NaN, 5, 6, 7], 20)).toBe('▁▂▃▄·▆▇█');
  });

  it('has no more characters than there are cells, and keeps the course', () => {
    const year = Array.from({ length: 365 }, (_, day) => day);
    expect(sparkline(year, 8)).toBe('▁▂▃▄▅▆▇█');
  });

  it('draws a series that never changes in the middle, and one without values as gaps', () => {
    expect(sparkline([3, 3, 3], 10)).toBe('▅▅▅');
    expect(sparkline([Number.NaN, Number.NaN], 10)).toBe('··');
  });

  it('takes the span that it is given, so that two can be compared', () => {
    expect(sparkline([5], 10, [0, 10])).toBe('▅');
    expect(sparkline([12], 10, [0, 10])).toBe('█');
  });
});
