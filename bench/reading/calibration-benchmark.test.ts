import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration-benchmark.ts';

const told = (probability: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ probability, right: true })),
  ...Array.from({ length: wrong }, () => ({ probability, right: false })),
];

describe('the error of calibration', () => {
  it('stands beside how often records are right and say so', () => {
    const { records, right, said, bins } = calibrationOf([...told(0.8, 80, 20), ...told(0.2, 20, 80)]);
    expect([records, right, said]).toEqual([200, 0.5, expect.closeTo(0.5, 9)]);
    expect(bins.filter((bin) => bin.records > 0)).toEqual([
      { from: 0.8, records: 100, right: 0.8 },
      { from: 0.2, records: 100, right: 0.2 },
    ]);
  });

  it('is the distance where all say the same and are right otherwise', () => {
    expect(calibrationOf(told(0.9, 50, 0)).error).toBeCloseTo(0.1, 9);
    expect(calibrationOf(told(0.9, 0, 50)).error).toBeCloseTo(0.9, 9);
  });
});
