import type { Solution } from '../../../conflict/solve/solve.ts';
import type { ModelTableName, ModelTables } from '../../../conflict/tables/model-tables.ts';
import { type Cell, csvText } from '../../kit/csv-text.ts';
import { conflictWords } from '../conflict-words.ts';
import { reasonWords } from './table-words.ts';

/**
 * One table of a model as CSV (RFC 4180, lines end in CRLF), a fact a row: a state and its options, a decision maker
 * and a rank, a move, a stability, a state reached, a column of a tableau. Lists in one cell are joined by `;`.
 *
 * @param safe puts an apostrophe before text that a spreadsheet could take for a formula
 */
export function tableCsv(
  solution: Solution,
  tables: ModelTables,
  name: ModelTableName,
  { safe = false }: { readonly safe?: boolean } = {},
): string {
  return csvText(ROWS[name](tables, solution), safe);
}

const ROWS: Readonly<
  Record<ModelTableName, (tables: ModelTables, solution: Solution) => readonly (readonly Cell[])[]>
> = {
  options: ({ options, statusQuo }, { space }) => [
    ['state', 'pattern', ...(options?.options ?? []).map(({ id }) => id), 'status_quo', 'words'],
    ...(options?.states ?? []).map(({ state, pattern }) => [
      state,
      pattern,
      ...Array.from(pattern, (sign) => (sign === 'Y' ? 1 : 0)),
      state === statusQuo,
      conflictWords(space).state(state),
    ]),
  ],
  rankings: ({ rankings }) => [
    ['decision_maker', 'rank', 'states', 'better_than_next_because'],
    ...(rankings ?? []).flatMap(({ decisionMaker, ranks }) =>
      ranks.map(({ rank, states, above }) => [decisionMaker, rank, states.join(';'), reasonWords(above)]),
    ),
  ],
  moves: ({ moves }) => [
    ['from', 'decision_maker', 'to', 'improvement'],
    ...(moves ?? []).flatMap(({ state, makers }) =>
      makers.flatMap(({ decisionMaker, moves: all, improvements }) =>
        all.map((to) => [state, decisionMaker, to, improvements.includes(to)]),
      ),
    ),
  ],
  stability: ({ stability, concepts, decisionMakers }) => [
    ['state', 'concept', ...decisionMakers.map(({ id }) => id), 'equilibrium'],
    ...(stability ?? []).flatMap(({ state, stable, equilibrium }) =>
      concepts.map((concept) => [
        state,
        concept,
        ...stable.map((held) => held.includes(concept)),
        equilibrium.includes(concept),
      ]),
    ),
  ],
  'status-quo': ({ statusQuoAnalysis: table }) => [
    ['from', 'state', 'steps_by_improvements', 'last_improvement_by', 'steps_by_moves', 'last_move_by'],
    ...(table?.reached ?? []).map(({ state, byImprovements, byMoves }) => [
      table?.from,
      state,
      byImprovements?.steps,
      byImprovements?.last.join(';'),
      byMoves?.steps,
      byMoves?.last.join(';'),
    ]),
  ],
  tableau: ({ tableau }) => [
    ['decision_maker', 'place', 'state', 'stability', 'equilibrium', 'improvements', 'tied_with_next'],
    ...(tableau?.sides ?? []).flatMap(({ decisionMaker, columns }) =>
      columns.map(({ state, mark, equilibrium, improvements, tied }, i) => [
        decisionMaker,
        i + 1,
        state,
        mark,
        equilibrium,
        improvements.join(';'),
        tied,
      ]),
    ),
  ],
};
