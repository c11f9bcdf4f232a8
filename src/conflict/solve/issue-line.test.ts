import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IssueActor, issueLine } from './issue-line.ts';

const ACTORS: readonly IssueActor[] = [
  { id: 'near', position: 0, capability: 3, salience: 1 },
  { id: 'middle', position: 4, capability: 2, salience: 0.5 },
  { id: 'far', position: 10, capability: 5, salience: 0.5 },
];

describe('positions on one issue', () => {
  it('gives the weighted median and mean and who is pivotal', () => {
    const line = issueLine(ACTORS, { draws: 0 });
    expect(line.median).toEqual({ value: 4, low: 4, high: 4 });
    expect(line.mean.value).toBeCloseTo(29 / 6.5, 12);
    expect(line.pivot).toBe('middle');
    expect(line).not.toHaveProperty('pivots');
  });

  it('takes the middle where the weight is split in halves', () => {
    const two = [
      { id: 'a', position: 1, capability: 0.1 + 0.2, salience: 1 },
      { id: 'b', position: 3, capability: 0.3, salience: 1 },
    ];
    expect(issueLine(two, { draws: 0 }).median.value).toBe(2);
  });

  it('says who could out-vote whom', () => {
    const { challenges } = issueLine(ACTORS, { draws: 0 });
    const against = (challenger: string, other: string) =>
      challenges.find((one) => one.challenger === challenger && one.against === other)?.support;
    // Against the near end the middle has the far end on its side.
    expect(against('middle', 'near')).toBeCloseTo(3.5 / 6.5, 12);
    expect(against('near', 'middle')).toBeCloseTo(3 / 6.5, 12);
    expect(against('far', 'middle')).toBeCloseTo(2.5 / 6.5, 12);
  });

  it('draws the same bands for the same seed, wider ones for worse inputs', () => {
    const once = issueLine(ACTORS, { seed: 3 });
    expect(issueLine(ACTORS, { seed: 3 })).toEqual(once);
    const width = (uncertainty: number): number => {
      const { mean } = issueLine(ACTORS, { uncertainty });
      return mean.high - mean.low;
    };
    expect(width(0)).toBe(0);
    expect(width(0.3)).toBeGreaterThan(width(0.1));
    expect(once.pivots?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('has a median that no other position out-votes (Black’s theorem)', () => {
    const actors = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 })
      .map((all) => all.map(([position, capability], i) => ({ id: String(i), position, capability, salience: 1 })));
    fc.assert(
      fc.property(actors, (all) => {
        const { median, challenges } = issueLine(all, { draws: 0 });
        const atMedian = all.filter(({ position }) => position === median.value).map(({ id }) => id);
        for (const { against, support } of challenges)
          if (atMedian.includes(against)) expect(support).toBeLessThanOrEqual(0.5);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it.each<[Partial<IssueActor>, string]>([
    [{ salience: 2 }, 'The salience of “near” must be between 0 and 1, not 2.'],
    [{ capability: -1 }, 'The capability of “near” must be at least 0, not -1.'],
    [{ position: Number.NaN }, 'The position of “near” is no number.'],
    [{ id: 'far' }, 'The actor “far” stands on the line twice'],
  ])('refuses %o', (change, message) => {
    const [first, ...rest] = ACTORS;
    expect(() => issueLine([{ ...(first as IssueActor), ...change }, ...rest])).toThrow(message);
  });
});
