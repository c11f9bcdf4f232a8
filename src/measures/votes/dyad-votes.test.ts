import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyadVotes, partedVotes } from './dyad-votes.ts';
import { drawnRollCalls, rollCalls, wanderingPositions } from './roll-calls.fixture.ts';
import { VOTE_MEASURES } from './similarity.ts';
import { votePanel } from './vote-panel.ts';

const STATES = ['CHN', 'RUS', 'USA'];
const CALLS = rollCalls(STATES, [
  { session: 45, votes: 'yyn', issues: ['me'] },
  { session: 45, votes: 'yan', issues: ['nu', 'di'], date: '1991-01-10' },
  { session: 45, votes: 'yxn' },
  { session: 46, votes: 'y.n' },
  { session: 46, votes: 'ynn', important: true, issues: ['me'] },
  { session: 46, votes: 'yyy', important: false },
]);

/** To nine digits; NaN stays what it is. */
const rounded = (value: number): number => Math.round(value * 1e9) + 0;

describe('votes of two states', () => {
  it('count only roll calls in which both answered, session by session', () => {
    const { periods, method } = dyadVotes(CALLS, 'CHN', 'RUS');
    expect(periods.map(({ period, n, value, rollCalls }) => [period, n, value, rollCalls])).toEqual([
      [1990, 2, 0.5, [0, 1]],
      [1991, 2, 0, [4, 5]],
    ]);
    expect(method).toBe('S (Signorino and Ritter 1999), absolute distances');
  });

  it('may be had by year of the calendar, by issue, without the nearly unanimous, and only the important ones', () => {
    const n = (options: Parameters<typeof dyadVotes>[3]): unknown =>
      dyadVotes(CALLS, 'CHN', 'RUS', options).periods.map(({ period, n: votes }) => [period, votes]);
    expect(n({ grain: 'year' })).toEqual([
      [1990, 1],
      [1991, 3],
    ]);
    expect(n({ issues: ['me'] })).toEqual([
      [1990, 1],
      [1991, 1],
    ]);
    expect(n({ from: 1991 })).toEqual([[1991, 2]]);
    expect(n({ important: true })).toEqual([[1991, 1]]);
    const contested = dyadVotes(CALLS, 'CHN', 'RUS', { contested: 0.1 });
    expect(contested.leftOut).toEqual({ period: 0, issue: 0, nearlyUnanimous: 1, notImportant: 0 });
    expect(contested.periods.at(-1)?.n).toBe(1);
  });

  it('keep a gap where one of the two was not there', () => {
    const calls = rollCalls(
      ['USA', 'ZAF'],
      [
        { session: 28, votes: 'yn' },
        { session: 30, votes: 'y.' },
        { session: 49, votes: 'yy' },
      ],
    );
    expect(dyadVotes(calls, 'USA', 'ZAF').periods.map(({ period, n, value }) => [period, n, value])).toEqual([
      [1973, 1, -1],
      [1975, 0, Number.NaN],
      [1994, 1, 1],
    ]);
  });

  it('can weigh roll calls, and then give no interval', () => {
    const [first] = dyadVotes(CALLS, 'CHN', 'RUS', { weights: [3, 1, 1, 1, 1, 1] }).periods;
    expect(first?.value).toBe(0.75);
    expect(first?.interval).toBeUndefined();
  });

  it('name the roll calls in which the two parted', () => {
    expect(partedVotes(CALLS, 'CHN', 'RUS')).toEqual([
      { row: 1, a: 1, b: 2 },
      { row: 4, a: 1, b: 3 },
    ]);
    expect(partedVotes(CALLS, 'CHN', 'RUS', { issues: ['nu'] }).map(({ row }) => row)).toEqual([1]);
  });

  it('say which states vote where one is asked for that does not', () => {
    expect(() => dyadVotes(CALLS, 'CHN', 'PRK')).toThrow(
      'No vote of PRK is known; states that vote here are CHN, RUS, USA.',
    );
  });

  it('are the same with the states changed over, and with roll calls added in which both were absent', () => {
    const votes = fc.array(fc.constantFrom('y', 'a', 'n', 'x', '.'), { minLength: 3, maxLength: 3 });
    const made = fc.array(fc.record({ session: fc.integer({ min: 1, max: 4 }), votes }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(made, fc.constantFrom(...VOTE_MEASURES), (rows, measure) => {
        const calls = rollCalls(
          STATES,
          rows.map(({ session, votes: each }) => ({ session, votes: each.join('') })),
        );
        const options = { measure, resamples: 20 } as const;
        const one = dyadVotes(calls, 'CHN', 'RUS', options).periods;
        const other = dyadVotes(calls, 'RUS', 'CHN', options).periods;
        expect(other.map(({ n }) => n)).toEqual(one.map(({ n }) => n));
        other.forEach(({ value }, i) => {
          expect(rounded(value)).toBe(rounded(one[i]?.value ?? 0));
        });
        const more = rollCalls(STATES, [
          ...rows.map(({ session, votes: each }) => ({ session, votes: each.join('') })),
          ...rows.map(({ session }) => ({ session, votes: 'xxy' })),
        ]);
        expect(dyadVotes(more, 'CHN', 'RUS', options).periods).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the panel of all dyads', () => {
  it('has for every dyad and session the value and n that the dyad has alone', () => {
    const calls = drawnRollCalls(wanderingPositions(9, 5, 3), 70, 4);
    for (const measure of VOTE_MEASURES) {
      for (const distance of ['nominal', 'absolute', 'squared'] as const) {
        const panel = votePanel(calls, { measure, distance });
        panel.pairs.forEach(([a, b], u) => {
          const { periods } = dyadVotes(calls, a, b, { measure, distance, resamples: 0 });
          periods.forEach(({ value, n }, t) => {
            const at = u * panel.periods.length + t;
            expect(panel.n[at]).toBe(n);
            expect(rounded(panel.values[at] ?? 9)).toBe(rounded(value));
          });
        });
        expect(panel.units).toHaveLength(36);
      }
    }
  });

  it('leaves a hole where two never both answered, and can be had of one state', () => {
    const panel = votePanel(CALLS, { among: ['RUS'], issues: ['nu'] });
    expect(panel.units).toEqual(['CHN-RUS', 'RUS-USA']);
    expect([...panel.periods]).toEqual([1990]);
    const apart = votePanel(
      rollCalls(
        ['CSK', 'CZE'],
        [
          { session: 1, votes: 'y.' },
          { session: 50, votes: '.y' },
        ],
      ),
    );
    expect([...apart.values, ...apart.n]).toEqual([Number.NaN, Number.NaN, 0, 0]);
  });
});
