import { describe, expect, it } from 'vitest';
import { VOTES } from '../../records/roll-calls.ts';
import { positionDistances, positionsSoFar } from './positions-so-far.ts';
import { drawnRollCalls } from './roll-calls.fixture.ts';

const STATES = 20;
const SESSIONS = 12;

/** Votes of states that stand on a line, of which the first goes from one end to the other in a session. */
function votes(turn: number) {
  const paths = Array.from({ length: STATES }, (_, state) =>
    Array.from({ length: SESSIONS }, (_, t) => (state === 0 && t + 1 >= turn ? 2 : -2 + (4 * state) / (STATES - 1))),
  );
  return drawnRollCalls(paths, 80, 3);
}

describe('positions from the votes so far', () => {
  const calls = votes(7);
  const positions = positionsSoFar(calls, { anchor: 'S19' });
  const at = (state: number, session: number): number => positions.values[state * SESSIONS + session - 1] ?? 0;

  it('put the states in their order', () => {
    for (let state = 4; state < STATES; state++) expect(at(state, 5)).toBeGreaterThan(at(state - 4, 5));
  });

  it('follow a state that turned, and move the others little', () => {
    expect(at(0, 6)).toBeLessThan(-1.2);
    expect(at(0, 9)).toBeGreaterThan(0.9);
    expect(Math.abs(at(10, 9) - at(10, 6))).toBeLessThan(0.3);
  });

  it('rest on nothing that came later', () => {
    const without = positionsSoFar(votes(99), { anchor: 'S19' });
    for (let state = 0; state < STATES; state++) {
      for (let t = 0; t < 6; t++) expect(without.values[state * SESSIONS + t]).toBe(at(state, t + 1));
    }
  });

  it('give distances of pairs, and none where a state did not vote', () => {
    const pairs = [
      ['S00', 'S09'],
      ['S00', 'S99'],
    ] as const;
    const { values, n } = positionDistances(positions, pairs);
    expect(values[4]).toBeCloseTo(Math.abs(at(0, 5) - at(9, 5)), 12);
    expect([values[SESSIONS], n[SESSIONS]]).toEqual([Number.NaN, 0]);
  });

  it('need votes that divide', () => {
    const alike = { ...calls, votes: calls.votes.map(() => VOTES.yes) };
    expect(() => positionsSoFar(alike)).toThrow(/No session has enough roll calls that divide the states/);
  });
});
