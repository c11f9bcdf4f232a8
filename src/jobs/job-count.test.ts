import { describe, expect, it } from 'vitest';
import { jobCount } from './job-count.ts';

const machine = { cores: 8, memory: 64e9 };

describe('how many texts are read at a time', () => {
  it.each([
    ['as many as there are cores', { ...machine }, 8],
    ['one for eight texts', { ...machine, texts: 31 }, 3],
    ['one where a thread would load longer than it reads', { ...machine, texts: 15 }, 1],
    ['no more than half of the free memory holds', { ...machine, memory: 2e9 }, 2],
    ['fewer where each takes more', { ...machine, memory: 1.8e9, engine: 'encoder' as const }, 1],
    ['one where memory is scarce', { ...machine, memory: 1e8 }, 1],
  ])('with auto: %s', (_, circumstances, jobs) => {
    expect(jobCount('auto', circumstances)).toBe(jobs);
  });

  it('is what the user says, but no more than there are texts', () => {
    expect(jobCount(3, { ...machine, memory: 0 })).toBe(3);
    expect(jobCount(3, { texts: 2 })).toBe(2);
    expect(jobCount(3, { texts: 0 })).toBe(1);
  });

  it.each([0, -1, 1.5, Number.NaN, 1000])('is refused where it is none: %s', (jobs) => {
    expect(() => jobCount(jobs)).toThrow(/whole number from 1 to 256/);
  });
});
