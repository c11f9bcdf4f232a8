import type { Model } from '../model/model.ts';
import { type Oracle, oracleOf } from '../model/oracle.fixture.ts';
import { padded } from '../model/padded-model.fixture.ts';
import { movesFrom } from '../model/state-space.ts';
import { isStable, solve } from './solve.ts';

const CONCEPTS = ['Nash', 'GMR', 'SMR', 'SEQ', 'SIM'] as const;

/** In what the list of combinations of a widened model and the definitions of the model itself differ, in words. */
export function listDifferences(model: Model, extra: number): readonly string[] {
  const oracle: Oracle = oracleOf(model);
  const solution = solve(padded(model, extra), { concepts: CONCEPTS });
  const { space } = solution;
  if (space.codes === undefined) return ['no list was made'];
  if (space.size !== oracle.size) return [`${space.size} states instead of ${oracle.size}`];
  return model.decisionMakers.flatMap(({ id }, maker) =>
    Array.from({ length: oracle.size }, (_, s) => s).flatMap((s) => [
      ...(String(movesFrom(space, maker, s)) === String(oracle.moves(maker, s))
        ? []
        : [`moves of ${id} from ${s + 1}`]),
      ...CONCEPTS.filter((concept) => isStable(solution, id, concept, s + 1) !== oracle.stable(maker, concept, s)).map(
        (concept) => `${concept} of ${id} in ${s + 1}`,
      ),
    ]),
  );
}
