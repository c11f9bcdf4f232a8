import { CONCEPTS, type Concept, conceptBit } from '../../conflict/model/concept.ts';
import { patternOf, statusQuoOf } from '../../conflict/model/state-space.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import { csvText } from '../kit/csv-text.ts';
import { conflictWords, STRONGEST_FIRST } from './conflict-words.ts';

/** States a piece: enough that a piece is written at once, few enough that it is small beside the solution. */
const STATES_A_PIECE = 1024;

/**
 * A solved model as one CSV table (RFC 4180, lines end in CRLF), one row a state: its number and pattern, each option
 * as 1 or 0, each decision maker's payoff (0 is the worst) and the concepts under which the state is stable for it,
 * those under which it is an equilibrium, whether it is the status quo, and what is done in it. Several concepts in
 * one cell are joined by `;`. The table comes in pieces of whole rows, so that a million states need not be held.
 *
 * @param safe puts an apostrophe before text that a spreadsheet could take for a formula
 */
export function* solutionCsvPieces(
  solution: Solution,
  { safe = false }: { readonly safe?: boolean } = {},
): Generator<string> {
  const { space, payoffs, stable } = solution;
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
  const quo = statusQuoOf(space);
  const words = conflictWords(space);
  const inModelsOrder = conceptCells(CONCEPTS.filter((concept) => solution.concepts.includes(concept)));
  const strongestFirst = conceptCells(STRONGEST_FIRST.filter((concept) => solution.concepts.includes(concept)));
  const text = (cell: string): string => csvText([[cell]], safe).slice(0, -2);
  let piece = csvText([head], safe);
  for (let s = 0; s < space.size; s++) {
    const pattern = patternOf(space, s);
    let row = `${s + 1},${text(pattern)},`;
    for (let j = 0; j < options.length; j++) row += pattern[j] === 'Y' ? '1,' : '0,';
    let all = 255;
    for (let maker = 0; maker < payoffs.length; maker++) {
      const marks = (stable[maker] as Uint8Array)[s] as number;
      all &= marks;
      row += `${payoffs[maker]?.[s] ?? 0},${inModelsOrder[marks]},`;
    }
    piece += `${row}${strongestFirst[all]},${quo === s},${text(words.state(s + 1))}\r\n`;
    if ((s + 1) % STATES_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** For every byte of marks the cell that names its concepts. */
function conceptCells(concepts: readonly Concept[]): readonly string[] {
  return Array.from({ length: 256 }, (_, marks) => concepts.filter((concept) => marks & conceptBit(concept)).join(';'));
}
