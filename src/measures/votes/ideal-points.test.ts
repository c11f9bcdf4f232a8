import { describe, expect, it } from 'vitest';
import { idealPointOf, idealPointPanel, idealPoints } from './ideal-points.ts';
import { solveRandomWalk, walkVariances } from './random-walk.ts';
import { drawnRollCalls, rollCalls, wanderingPositions } from './roll-calls.fixture.ts';

const TRUTH = wanderingPositions(40, 12, 11);
const CALLS = drawnRollCalls(TRUTH, 60, 12);
const POINTS = idealPoints(CALLS, { anchor: 'S00' });

/** Truth on the scale of the estimate: mean 0, deviation 1, and the side of the anchor. */
function scaled(): number[] {
  const all = TRUTH.flat();
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length);
  const anchor = (TRUTH[0] ?? []).reduce((sum, x) => sum + x - mean, 0);
  return all.map((x) => (Math.sign(anchor) * (x - mean)) / deviation);
}

describe('ideal points', () => {
  it('find the positions that made the votes, and say how sure they are', () => {
    const truth = scaled();
    let [inside, cross] = [0, 0];
    truth.forEach((x, i) => {
      if (Math.abs((POINTS.position[i] ?? 9) - x) < 1.96 * (POINTS.error[i] ?? 0)) inside++;
      cross += x * (POINTS.position[i] ?? 0);
    });
    expect(cross / truth.length).toBeGreaterThan(0.95);
    const coverage = inside / truth.length;
    expect(coverage).toBeGreaterThan(0.88);
    expect(coverage).toBeLessThanOrEqual(1);
    expect(POINTS.converged).toBe(true);
  });

  it('have mean 0, deviation 1 and the anchor above the mean, and are the same on every run', () => {
    const { position } = POINTS;
    const mean = position.reduce((sum, x) => sum + x, 0) / position.length;
    expect(mean).toBeCloseTo(0, 9);
    expect(position.reduce((sum, x) => sum + x * x, 0) / position.length).toBeCloseTo(1, 9);
    const anchor = position.subarray(0, POINTS.periods.length);
    expect(anchor.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(0);
    expect(idealPoints(CALLS, { anchor: 'S00' }).position).toEqual(position);
  });

  it('turn round as a whole with another anchor, and with every yes made a no', () => {
    const far = CALLS.states.findIndex((_, s) => (POINTS.position[s * 12 + 6] ?? 0) < -1);
    const other = idealPoints(CALLS, { anchor: CALLS.states[far] ?? '' });
    expect(other.position[5]).toBeCloseTo(-(POINTS.position[5] ?? 0), 9);
    const swapped = CALLS.votes.map((vote) => (vote >= 1 && vote <= 3 ? 4 - vote : vote));
    const turned = idealPoints({ ...CALLS, votes: swapped }, { anchor: 'S00' });
    expect(Math.abs((turned.position[5] ?? 0) - (POINTS.position[5] ?? 0))).toBeLessThan(0.1);
    expect(Math.sign(turned.discrimination[3] ?? 0)).toBe(-Math.sign(POINTS.discrimination[3] ?? 0));
  });

  it('leave gaps open, and have wider errors around them', () => {
    const votes = CALLS.votes.slice();
    // S07 is absent from the fifth to the eighth session.
    for (let row = 4 * 60; row < 8 * 60; row++) votes[row * 40 + 7] = 4;
    const points = idealPoints({ ...CALLS, votes }, { anchor: 'S00' });
    expect(idealPointOf(points, 'S07', 1951)).toBeUndefined();
    expect(idealPointOf(points, 'S07', 1949)?.n).toBe(60);
    expect(points.error[7 * 12 + 3]).toBeGreaterThan(POINTS.error[7 * 12 + 3] ?? 9);
    expect(points.n[7 * 12 + 5]).toBe(0);
  });

  it('are not moved by roll calls on which all agree, nor by those in which nobody votes', () => {
    const width = CALLS.states.length;
    const more = {
      ...CALLS,
      id: [...CALLS.id, 'u', 'v'],
      session: Int32Array.from([...CALLS.session, 12, 12]),
      day: Int32Array.from([...CALLS.day, 0, 0]),
      issues: [...CALLS.issues, [], []],
      votes: Uint8Array.from([...CALLS.votes, ...Array(width).fill(1), ...Array(width).fill(4)]),
    };
    const points = idealPoints(more, { anchor: 'S00' });
    expect(points.position).toEqual(POINTS.position);
    expect(points.rollCalls).toBe(POINTS.rollCalls);
    expect(points.discrimination.at(-1)).toBeNaN();
  });

  it('refuse votes that divide nobody, and an anchor that never votes', () => {
    const alike = rollCalls(['FRA', 'USA'], [{ session: 1, votes: 'yy' }]);
    expect(() => idealPoints(alike)).toThrow('No roll call divides the states');
    expect(() => idealPoints(CALLS, { anchor: 'PRK' })).toThrow('The anchor PRK casts no vote here');
  });

  it('make a panel whose units are states', () => {
    const panel = idealPointPanel(POINTS);
    expect(panel.units).toEqual(CALLS.states);
    expect(panel.values[3 * panel.periods.length + 2]).toBe(idealPointOf(POINTS, 'S03', 1948)?.value);
  });
});

describe('a random walk that is seen with errors', () => {
  it('solves the same equations as elimination of the whole matrix', () => {
    const precision = Float64Array.from([3, 0, 1, 7]);
    const pull = Float64Array.from([6, 0, -1, 3]);
    const matrix = [
      [14, -10, 0, 0],
      [-10, 20, -10, 0],
      [0, -10, 21, -10],
      [0, 0, -10, 17],
    ];
    const path = solveRandomWalk(precision, pull, 10);
    matrix.forEach((row, i) => {
      expect(row.reduce((sum, cell, j) => sum + cell * (path[j] ?? 0), 0)).toBeCloseTo(pull[i] ?? 0, 9);
    });
    // Column i of the inverse solves for a unit pull at i.
    const variances = walkVariances(precision, 10);
    for (let i = 0; i < 4; i++) {
      const unit = new Float64Array(4);
      unit[i] = 1;
      expect(variances[i]).toBeCloseTo(solveRandomWalk(precision, unit, 10)[i] ?? 0, 12);
    }
  });
});
