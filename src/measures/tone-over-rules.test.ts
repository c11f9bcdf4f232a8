import { describe, expect, it } from 'vitest';
import type { Event } from '../records/event.ts';
import { digestOf } from './digest.fixture.ts';
import type { Digest } from './digest.ts';
import { tonesOverRules } from './tone-over-rules.ts';

/** A paper that tells of one clash between India and Pakistan, as sharply as `score` says. */
function paper(name: string, score: number, day = '2024-03-04', more: Partial<Event> = {}): Digest {
  const date = { first: day, last: day, precision: 'day', how: 'stated' } as const;
  return digestOf(name, {
    date: '2024-03-05',
    acts: [['IND', 'PAK', 'ASSAULT', 'Troops of India shelled a post of Pakistan.', { score, date, ...more }]],
  });
}

describe('tonesOverRules', () => {
  it('shows how far the tone of a dyad hangs on which report is believed', () => {
    const digests = [paper('a', -8), paper('b', -10), paper('c', -10), paper('d', -9, '2024-05-01')];
    const [range, ...others] = tonesOverRules(digests);
    expect(others).toEqual([]);
    expect(range).toMatchObject({
      dyad: 'IND-PAK',
      n: 2,
      reports: 4,
      conservative: -8.5,
      representative: -9.5,
      informative: -9.5,
      everyReport: -9.25,
    });
    expect(range?.divergence[0]).toMatchObject({ field: 'score', value: 0.5, several: 1 });
  });

  it('counts no claims, and weak events only where asked to', () => {
    expect(tonesOverRules([paper('a', -8, '2024-03-04', { reality: 'claimed' })])).toEqual([]);
    const weak = paper('a', -8, '2024-03-04', {
      provenance: { stage: 'events', by: 'rule', rule: 'assault', grade: 'weak' },
    });
    expect(tonesOverRules([weak])).toEqual([]);
    expect(tonesOverRules([weak], { weak: true })).toHaveLength(1);
  });
});
