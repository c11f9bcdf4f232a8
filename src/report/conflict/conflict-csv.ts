import { patternOf, statusQuoOf } from '../../conflict/model/state-space.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import { type Cell, csvText } from '../kit/csv-text.ts';
import { conceptsByState, stableConcepts } from './conflict-solution.ts';
import { conflictWords } from './conflict-words.ts';

/**
 * A solved model as one CSV table (RFC 4180, lines end in CRLF), one row a state: its number and pattern, each option
 * as 1 or 0, each decision maker's payoff (0 is the worst) and the concepts under which the state is stable for it,
 * those under which it is an equilibrium, whether it is the status quo, and what is done in it. Several concepts in
 * one cell are joined by `;`.
 *
 * @param safe puts an apostrophe before text that a spreadsheet could take for a formula
 */
export function solutionCsv(solution: Solution, { safe = false }: { readonly safe?: boolean } = {}): string {
  const { space, payoffs } = solution;
  const options = space.kind === 'options' ? space.names : [];
  const head = [
    'state',
    'pattern',
    ...options,
    ...space.movers.flatMap(({ id }) => [`payoff_${id}`, `stable_${id}`]),
    'equilibrium',
    'status_quo',
    'words',
  ];
  const byState = conceptsByState(solution);
  const quo = statusQuoOf(space);
  const words = conflictWords(space);
  const rows: Cell[][] = [head];
  for (let number = 1; number <= space.size; number++) {
    const pattern = patternOf(space, number - 1);
    rows.push([
      number,
      pattern,
      ...options.map((_, j) => (pattern[j] === 'Y' ? 1 : 0)),
      ...space.movers.flatMap((_, maker) => [
        payoffs[maker]?.[number - 1] ?? 0,
        stableConcepts(solution, maker, number).join(';'),
      ]),
      (byState.get(number) ?? []).join(';'),
      quo === number - 1,
      words.state(number),
    ]);
  }
  return csvText(rows, safe);
}
