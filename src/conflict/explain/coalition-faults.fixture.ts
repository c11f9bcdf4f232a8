import type { Model } from '../model/model.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { COALITION_CONCEPTS } from '../solve/coalition-game.ts';
import { solve } from '../solve/solve.ts';
import { CoalitionExplainer } from './coalition-proof.ts';
import { coalitionSentences } from './coalition-sentences.ts';

/** What is wrong with the proofs about every group, state and concept, judged by the definitions alone. */
export function coalitionFaults(model: Model): readonly string[] {
  const oracle = oracleOf(model);
  const solution = solve(model, { concepts: [] });
  const explainer = new CoalitionExplainer(solution);
  const ids = model.decisionMakers.map(({ id }) => id);
  const index = (id: string): number => ids.indexOf(id);
  const found: string[] = [];
  const groups = Array.from({ length: 2 ** ids.length - 1 }, (_, i) => ids.filter((__, j) => ((i + 1) >> j) & 1));
  for (let state = 1; state <= oracle.size; state++) {
    for (const concept of COALITION_CONCEPTS) {
      const broken = groups.filter((group) => !oracle.coalitionStable(group.map(index), concept, state - 1));
      const smallest = broken.filter(
        (group) => !broken.some((other) => other.length < group.length && other.every((id) => group.includes(id))),
      );
      const told = explainer.breakers(state, concept).map(String);
      if ([...told].sort().join(';') !== smallest.map(String).sort().join(';')) {
        found.push(`${concept} in ${state}: broken by ${told} instead of ${smallest}`);
      }
      for (const group of groups) {
        const proof = explainer.explain(group, state, concept, 4);
        const say = (holds: boolean, what: string): void => {
          if (!holds) found.push(`${concept} of ${group} in ${state}: ${what}`);
        };
        say(proof.stable === oracle.coalitionStable(group.map(index), concept, state - 1), 'verdict');
        for (const { to, moves, gains, answer } of proof.shown) {
          say(
            gains.every(({ by }) => oracle.compare(index(by), to - 1, state - 1) > 0),
            'a member that does not gain',
          );
          say(gains.map(({ by }) => by).join() === group.join(), 'members');
          say(follows(moves, state, to, group), 'a way that is none');
          if (!answer) continue;
          const own = gains.map(({ by }) => index(by));
          say(
            own.some((maker) => oracle.compare(maker, answer.outcome - 1, state - 1) <= 0),
            'an answer without harm',
          );
          let at = to;
          let last = '';
          for (const { by, moves: way } of answer.steps) {
            const end = way.at(-1)?.to ?? 0;
            say(by.every((id) => !group.includes(id)) && String(by) !== last, 'an answer by the wrong ones');
            say(follows(way, at, end, by), 'an answer that is no way');
            if (concept === 'CSEQ') {
              say(
                by.every((id) => oracle.compare(index(id), end - 1, at - 1) > 0),
                'an answer against an interest',
              );
            }
            at = end;
            last = String(by);
          }
          say(at === answer.outcome, 'an answer that ends elsewhere');
        }
        const sentences = coalitionSentences(solution, proof).join('\n');
        if (!/^State [^\n]*\.(\n[^\n]*[.])*$/.test(sentences)) found.push(sentences);
      }
    }
  }
  return found;

  function follows(
    moves: readonly { readonly by: string; readonly from: number; readonly to: number }[],
    from: number,
    to: number,
    by: readonly string[],
  ): boolean {
    let at = from;
    let last = '';
    for (const move of moves) {
      const legal = move.from === at && by.includes(move.by) && move.by !== last;
      if (!legal || !oracle.moves(index(move.by), at - 1).includes(move.to - 1)) return false;
      at = move.to;
      last = move.by;
    }
    return at === to && moves.length > 0;
  }
}
