import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAM, DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Model } from '../model/model.ts';
import { type Oracle, oracleOf } from '../model/oracle.fixture.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { explain, type Proof } from './explain.ts';
import { proofSentences } from './proof-sentences.ts';

/** What is wrong with a proof, judged by the definitions alone. */
function faults(model: Model, oracle: Oracle, proof: Proof): readonly string[] {
  const ids = model.decisionMakers.map(({ id }) => id);
  const maker = ids.indexOf(proof.decisionMaker);
  const state = proof.state - 1;
  const found: string[] = [];
  const say = (holds: boolean, what: string): void => {
    if (!holds) found.push(`${proof.concept} of ${proof.decisionMaker} in ${proof.state}: ${what}`);
  };
  say(proof.stable === oracle.stable(maker, proof.concept, state), 'verdict');
  const improvements = oracle.moves(maker, state).filter((to) => oracle.compare(maker, to, state) > 0);
  say(String(proof.improvements.map(({ move }) => move.to - 1)) === String(improvements), 'improvements');
  for (const { move, answer } of proof.improvements) {
    say(move.gain !== undefined, 'an improvement without gain');
    if (!answer) continue;
    say(oracle.compare(maker, answer.outcome - 1, state) <= 0, 'an answer that does no harm');
    if (proof.concept === 'SIM') continue;
    let at = move.to;
    let last = -1;
    for (const step of answer.moves) {
      const by = ids.indexOf(step.by);
      say(by !== maker && by !== last && step.from === at, 'an illegal sequence');
      say(oracle.moves(by, step.from - 1).includes(step.to - 1), 'no move of the kind');
      if (proof.concept === 'SEQ') say(oracle.compare(by, step.to - 1, step.from - 1) > 0, 'no improvement');
      last = by;
      at = step.to;
    }
    say(at === answer.outcome && answer.moves.length > 0, 'a sequence that ends elsewhere');
    if (proof.concept === 'SMR') {
      const onward = oracle.moves(maker, answer.outcome - 1);
      say(
        onward.every((to) => oracle.compare(maker, to, state) <= 0),
        'an escape',
      );
    }
  }
  return found;
}

describe('proofs', () => {
  it('hold by the definitions, step by step (2,000 models, every state, decision maker and concept)', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(fc.oneof(randomOptionModel({ options: [2, 4], listed: true }), randomGraphModel()), (model) => {
        const oracle = oracleOf(model);
        const solution = solve(model);
        const found: string[] = [];
        for (const { id } of model.decisionMakers) {
          for (let state = 1; state <= oracle.size; state++) {
            for (const concept of solution.concepts) {
              const proof = explain(solution, id, state, concept);
              found.push(...faults(model, oracle, proof));
              const told = proofSentences(solution, proof).join('\n');
              if (!/^For [^\n]*\.(\n[^\n]*[.:])*$/.test(told)) found.push(told);
            }
          }
        }
        expect(found).toEqual([]);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('name the statements that decide, and say which are unsourced', () => {
    const solution = solve(DAM);
    const proof = explain(solution, 'Up', 1, 'Nash');
    expect(proof).toMatchObject({ stable: false, improvements: [{ move: { takes: ['build'], drops: [], to: 3 } }] });
    expect(proof.improvements[0]?.move.gain?.reason).toEqual({
      kind: 'statements',
      forBetter: [{ id: '2', text: 'build', unsourced: true }],
      forWorse: [],
    });
    expect(proofSentences(solution, explain(solution, 'Up', 1, 'SEQ'))).toMatchInlineSnapshot(`
      [
        "For Up, state 1 is SEQ-stable: whatever better state it moves to, the others have moves in their own interest that leave it no better off.",
        "Up can go to state 3 by taking “build”. There it is better off: it prefers state 3 to state 1 (payoff 5 against 4): “build” (unsourced) holds only in state 3.",
        "The others can answer: Down goes to state 6 by taking “close” (Down gains: payoff 1 after 0).",
        "That leaves Up no better off: it prefers state 1 to state 6 (payoff 4 against 2): “not close” (unsourced) holds only in state 1.",
      ]
    `);
  });

  it('are readable where a threat holds somebody back', () => {
    const solution = solve(DILEMMA);
    expect(proofSentences(solution, explain(solution, 'Row', 4, 'SMR'))).toMatchInlineSnapshot(`
      [
        "For Row, state 4 is SMR-stable: whatever better state it moves to, the others have moves that leave it no better off, and it cannot get away from there.",
        "Row can go to state 3 by giving up “row”. There it is better off: it prefers state 3 to state 4 (payoff 3 against 2) in its ranking.",
        "The others can answer: Column goes to state 1 by giving up “column” (Column gains: payoff 1 after 0).",
        "That leaves Row no better off: it prefers state 4 to state 1 (payoff 2 against 1) in its ranking.",
        "The best that Row can reach from there is state 2, and it prefers state 4 to state 2 (payoff 2 against 0) in its ranking.",
      ]
    `);
  });

  it('say so if there is nothing to gain', () => {
    const solution = solve(DILEMMA);
    expect(proofSentences(solution, explain(solution, 'Row', 1, 'Nash'))).toEqual([
      'For Row, state 1 is Nash-stable: it has no move to a state that it prefers.',
      'From state 1 Row has no move to a state that it prefers.',
    ]);
  });

  it('show what is answered at the same time', () => {
    const model = modelOf({
      options: { f1: 'F', f2: 'F', g: 'G' },
      wants: {
        F: { ranking: [2, 3, 1, 4, [5, 6]] },
        G: {
          ranking: [
            [4, 5, 6],
            [1, 2, 3],
          ],
        },
      },
      exclude: ['f1 and f2'],
    });
    const [first] = explain(solve(model), 'F', 1, 'SIM').improvements;
    expect(first).toMatchObject({ move: { to: 2 }, answer: { outcome: 5, moves: [{ by: 'G', takes: ['g'] }] } });
  });
});
