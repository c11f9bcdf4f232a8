import { EntenteError } from '../../records/failure.ts';
import { type Concept, conceptBit } from '../model/concept.ts';
import { ranking } from '../model/payoffs.ts';
import type { Solution } from '../solve/solve.ts';
import { movesTable } from './moves-table.ts';

/**
 * What a tableau says of a state for one of the two: `r`, rational: it has no improvement; `s`, each improvement is
 * sanctioned by an improvement of the other; `u`, unstable; `us`, unstable for both, but their improvements made at the
 * same time end no better.
 */
export type TableauMark = 'r' | 's' | 'u' | 'us';

export interface TableauColumn {
  readonly state: number;
  readonly mark: TableauMark;
  /** Whether it is an equilibrium. */
  readonly equilibrium: boolean;
  /** Improvements, the best first. */
  readonly improvements: readonly number[];
  /** Whether the next column is tied with this one. */
  readonly tied: boolean;
}

export interface TableauSide {
  readonly decisionMaker: string;
  /** The preference vector: states from best to worst. */
  readonly columns: readonly TableauColumn[];
}

/** The tableau form of a stability analysis of two decision makers. */
export interface TableauForm {
  readonly sides: readonly TableauSide[];
  /** Numbers of the states that are stable for both in the tableau. */
  readonly equilibria: readonly number[];
  /** Whether moves at the same time were looked at. */
  readonly simultaneous: boolean;
}

/**
 * The analysis in tableau form (Fraser and Hipel 1979, 1984): for each of two decision makers the states from best to
 * worst, with the improvements below and the stability above them, and which states are equilibria. A state that is
 * unstable for both is an equilibrium if it is stable by simultaneous sanctioning for both.
 *
 * @throws EntenteError (usage) for more or fewer than two decision makers, or without Nash and SEQ
 * @example
 * const [upstream] = tableauForm(solution).sides;
 * upstream.columns.map(({ state, mark }) => `${state}${mark}`).join(' '); // '2r 1u 3u 5r 4u 6u'
 */
export function tableauForm(solution: Solution): TableauForm {
  const { space, payoffs, concepts, stable } = solution;
  if (space.movers.length !== 2) {
    throw new EntenteError('usage', 'The tableau form is for two decision makers; ask for the stability table.');
  }
  if (!concepts.includes('Nash') || !concepts.includes('SEQ')) {
    throw new EntenteError('usage', 'The tableau form needs Nash and SEQ; name them among the concepts to solve.');
  }
  const simultaneous = concepts.includes('SIM');
  const holds = (maker: number, concept: Concept, state: number): boolean =>
    ((stable[maker]?.[state - 1] ?? 0) & conceptBit(concept)) !== 0;
  const unstable = (maker: number, state: number): boolean => !holds(maker, 'SEQ', state);
  const mark = (maker: number, state: number): TableauMark => {
    if (holds(maker, 'Nash', state)) return 'r';
    if (!unstable(maker, state)) return 's';
    const both = unstable(0, state) && unstable(1, state);
    return simultaneous && both && holds(maker, 'SIM', state) ? 'us' : 'u';
  };
  const equilibria = Array.from({ length: space.size }, (_, i) => i + 1).filter(
    (state) => mark(0, state) !== 'u' && mark(1, state) !== 'u',
  );
  const held = new Set(equilibria);
  const sides = space.movers.map(({ id }, maker): TableauSide => {
    const classes = ranking(payoffs[maker] ?? new Int32Array());
    const columns = classes.flatMap((indices) =>
      indices.map((index, i): TableauColumn => {
        const state = index + 1;
        const [row] = movesTable(solution, [state]);
        return {
          state,
          mark: mark(maker, state),
          equilibrium: held.has(state),
          improvements: row?.makers[maker]?.improvements ?? [],
          tied: i < indices.length - 1,
        };
      }),
    );
    return { decisionMaker: id, columns };
  });
  return { sides, equilibria, simultaneous };
}
