import { describe, expect, it } from 'vitest';
import { DILEMMA } from '../../src/conflict/model/model.fixture.ts';
import { compile } from '../../src/conflict/model/state-space.ts';
import type { ConflictExpectation } from './conflict-case.ts';
import { sizeModel } from './conflict-sizes.ts';
import { scoreConflict } from './score-conflict.ts';

function differences(expected: ConflictExpectation, computed: ConflictExpectation = {}): readonly string[] {
  return scoreConflict({ id: 'dilemma', model: DILEMMA, expected, computed }).differences;
}

const RIGHT: ConflictExpectation = {
  feasible: 4,
  equilibria: { Nash: [1], SEQ: [1, 4] },
  stable: { Row: { Nash: [1, 3] } },
  reachable: { Row: { '1': [2], '2': [1], '3': [4], '4': [3] }, Column: { '1': [3], '2': [4], '3': [1], '4': [2] } },
  rankings: { Row: [3, 4, 1, 2] },
  inverse: [{ state: 4, vary: ['Row'], counts: { Nash: 12 } }],
  Lh: { '1': [1], '2': [1, 4] },
  NM: [1, 4],
  jointCoalition: { 'Row+Column': { Nash: [2, 3, 4] } },
  coalitional: { CNash: [] },
};

describe('the scorer of conflict cases', () => {
  it('finds nothing to say of a case that is right', () => {
    expect(differences(RIGHT, RIGHT)).toEqual([]);
  });

  it.each<[string, ConflictExpectation, string]>([
    ['feasible states', { feasible: 5 }, 'feasible states: 4 instead of 5'],
    ['an equilibrium too many', { equilibria: { Nash: [1, 4] } }, 'Nash equilibria: [1] instead of [1,4]'],
    ['stability', { stable: { Row: { Nash: [1] } } }, 'Nash of Row: [1,3] instead of [1]'],
    ['a move', { reachable: { Row: { '1': [] } } }, 'moves of Row from 1: [2] instead of []'],
    ['a ranking', { rankings: { Row: [4, 3, 1, 2] } }, 'ranking of Row'],
    ['a count', { inverse: [{ state: 4, vary: ['Row'], counts: { Nash: 13 } }] }, 'Nash rankings of Row for state 4'],
    ['foresight', { Lh: { '2': [1] } }, 'limited moves, horizon 2: [1,4] instead of [1]'],
    ['non-myopic stability', { NM: [1] }, 'non-myopic equilibria'],
    ['blocks', { jointCoalition: { 'Row+Column': { Nash: [1] } } }, 'Nash with Row+Column'],
    ['coalitions', { coalitional: { CNash: [1] } }, 'CNash: [] instead of [1]'],
    ['a concept that nobody knows', { equilibria: { Mash: [1] } }, 'Mash equilibria: undefined instead of [1]'],
  ])('notices a difference in %s', (_, expected, message) => {
    expect(differences(expected).join()).toContain(message);
  });

  it('takes a state that a whole list of moves leaves out for one without moves', () => {
    expect(differences({}, { reachable: { Row: { '1': [2], '2': [1], '3': [4] } } })).toEqual([
      'moves of Row from 4: [3] instead of []',
    ]);
  });
});

describe('models made to measure', () => {
  it('have 43 % holes where they should', () => {
    const { size } = compile(sizeModel({ options: 20, decisionMakers: 5, holes: true }));
    expect(size / 2 ** 20).toBeCloseTo((7 / 8) ** 4 * (31 / 32), 6);
  });
});
