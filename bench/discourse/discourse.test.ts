import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../kit/shared-data.ts';
import { discourseBenchmark } from './discourse-benchmark.ts';
import { departures } from './expected-cases.ts';

describe.skipIf(!hasSharedData())('networks of statements (skipped without the shared data)', () => {
  it('are those of the Discourse Network Analyzer as it has them, and the corrected ones by default', async () => {
    const { json } = await discourseBenchmark({ files: [sharedFile('data/discourse/expected.json')] });
    expect(json.differing).toEqual([]);
    expect(json).toMatchObject({ asDna: 164, fixed: 8, fromTests: 9, differ: 0 });
  });
});

describe('the comparison', () => {
  it('finds a number, a label, a length and a place that depart', () => {
    const expected = { rows: ['a', 'b'], matrix: [[0, 1]], n: null };
    expect(departures({ rows: ['a', 'b'], matrix: [[0, 1 + 1e-12]], n: Number.NaN }, expected, 1e-9)).toEqual([]);
    expect(departures({ rows: ['a', 'c'], matrix: [[0, 1.1]], n: 0 }, expected, 1e-9)).toEqual([
      '.rows[1]: "c", expected "b"',
      '.matrix[0][1]: 1.1, expected 1',
      '.n: 0, expected no number',
    ]);
    expect(departures({ rows: ['a'] }, expected, 1e-9)).toHaveLength(3);
    expect(departures(undefined, { n: 1 }, 1e-9)).toHaveLength(1);
  });
});
