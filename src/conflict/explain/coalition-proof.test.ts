import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DILEMMA, modelOf } from '../model/model.fixture.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { coalitionFaults } from './coalition-faults.fixture.ts';
import { breakingGroups, CoalitionExplainer, explainCoalition } from './coalition-proof.ts';
import { coalitionSentences } from './coalition-sentences.ts';

describe('what a group does', () => {
  it('holds by the definitions, step by step (40 models; 2,000 in the long tests)', () => {
    const models = fc.oneof(
      randomOptionModel({ makers: [2, 4], options: [2, 3], listed: true }),
      randomGraphModel([2, 3], 5),
    );
    fc.assert(
      fc.property(models, (model) => {
        expect(coalitionFaults(model)).toEqual([]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('says how far it has come', () => {
    const told: string[] = [];
    const explainer = new CoalitionExplainer(solve(DILEMMA));
    explainer.breakers(4, 'CNash', undefined, (part, done, of) => told.push(`${part} ${done + 1} of ${of}`));
    expect(told).toEqual(['CNash, group 1 of 3', 'CNash, group 2 of 3', 'CNash, group 3 of 3']);
  });

  it('says which group leaves a state, by which way, and who stops it', () => {
    const solution = solve(
      modelOf({
        options: { a: 'A', b: 'B', c: 'C' },
        wants: { A: ['not c', 'a and b', 'not a'], B: ['a and b', 'not b'], C: ['if a then c', 'not c'] },
      }),
    );
    expect(breakingGroups(solution, 1, 'CNash')).toEqual([['A', 'B']]);
    expect(breakingGroups(solution, 1, 'CSEQ')).toEqual([]);
    const proof = explainCoalition(solution, ['B', 'A'], 1, 'CSEQ');
    expect(coalitionSentences(solution, proof)).toMatchInlineSnapshot(`
      [
        "State 1 is CSEQ-stable against A and B: wherever all of them are better off, the others have moves in their own interest, alone or in groups, that leave one of them no better off.",
        "A goes to state 2 by taking “a”, then B goes to state 4 by taking “b” (B gains: payoff 2 after 1).",
        "There each is better off. A: it prefers state 4 to state 1 (payoff 5 against 4): “a and b” (unsourced) holds only in state 4. B: it prefers state 4 to state 1 (payoff 2 against 1): “a and b” (unsourced) holds only in state 4.",
        "The others can answer: C goes to state 8 by taking “c” (C gains: payoff 1 after 0).",
        "That leaves A no better off: it prefers state 1 to state 8 (payoff 4 against 2): “not c” (unsourced) holds only in state 1.",
      ]
    `);
    expect(coalitionSentences(solution, explainCoalition(solution, ['A', 'B'], 1, 'CNash'))[0]).toBe(
      'State 1 is not CNash-stable: A and B can leave it together.',
    );
  });
});
