import { describe, expect, it } from 'vitest';
import { CHICKEN, DILEMMA, modelOf } from '../model/model.fixture.ts';
import { limitedMove, nonMyopic } from './limited-move.ts';
import { solve } from './solve.ts';

describe('foresight of two decision makers', () => {
  it('keeps cooperation in the dilemma from two moves of foresight on', () => {
    const solution = solve(DILEMMA);
    expect([1, 2, 3].map((horizon) => limitedMove(solution, horizon).equilibria)).toEqual([[1], [1, 4], [1, 4]]);
    expect(nonMyopic(solution).equilibria).toEqual([1, 4]);
  });

  it('lets both swerve in chicken', () => {
    expect(nonMyopic(solve(CHICKEN)).equilibria).toEqual([4]);
  });

  it('is Nash with one move of foresight', () => {
    expect(limitedMove(solve(CHICKEN), 1).equilibria).toEqual(solve(CHICKEN).equilibria.Nash);
  });

  it('is refused to three, and to horizons that are none', () => {
    const three = solve(modelOf({ options: { x: 'A' }, wants: { A: [], B: [], C: [] } }));
    expect(() => nonMyopic(three)).toThrow('defined for two decision makers; this model has 3');
    expect(() => limitedMove(solve(DILEMMA), 0)).toThrow('whole number from 1');
  });
});
