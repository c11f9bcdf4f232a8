import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import { isStable, type Solution } from '../solve/solve.ts';
import { type MediatorEdits, mediatorEdits } from './mediator-edits.ts';
import { type RankingEdits, rankingEdits } from './ranking-edits.ts';
import {
  countRankings,
  type RankingCount,
  type StabilityCondition,
  stabilityCondition,
} from './stability-condition.ts';
import { type SmallestEdits, type StatementEdit, smallestEdits } from './statement-edits.ts';
import { type WeightEdits, weightEdits } from './weight-edits.ts';

/** What one decision maker would have to prefer for a state to hold. */
export interface InverseAnswer {
  readonly decisionMaker: string;
  /** Absent where it is too long to be stated, as `tooLong` then says. */
  readonly condition?: StabilityCondition;
  /** Absent where the rankings could not be counted. */
  readonly count?: RankingCount;
  readonly tooLong?: string;
  /** Where the preference is given by ordered statements. */
  readonly edits?: SmallestEdits;
  /** Where it is given by a ranking. */
  readonly rankingEdits?: RankingEdits;
  /** Where it is given by weights. */
  readonly weightEdits?: WeightEdits;
}

/** What would have to be preferred for a state to hold. */
export interface Inverse {
  readonly state: number;
  readonly concept: Concept;
  /** Ids of those for whom it holds already. */
  readonly stable: readonly string[];
  readonly answers: readonly InverseAnswer[];
  /** What several would have to change at once; absent where not more than one was asked about. */
  readonly together?: MediatorEdits;
}

/** What of an inverse is asked. */
export interface InverseQuestion {
  /** Ids of the decision makers; absent: all for whom the state does not hold, also together. */
  readonly by?: readonly string[] | undefined;
  /** How many ways to list. Default 5. */
  readonly most?: number | undefined;
  /** Which edits of statements to try; absent: all. */
  readonly kinds?: readonly StatementEdit['kind'][] | undefined;
}

/**
 * What decision makers would have to prefer for a state to hold: as a condition, as a count of rankings, and as the
 * smallest change of what they prefer. What is too long to be stated or counted is left out with the reason.
 *
 * @param state its number
 * @throws EntenteError (usage) if the state or somebody is unknown, or the concept was not worked out
 */
export function inverse(
  solution: Solution,
  state: number,
  concept: Concept,
  { by, most = 5, kinds }: InverseQuestion = {},
): Inverse {
  const everybody = solution.space.movers.map(({ id }) => id);
  const stable = everybody.filter((id) => isStable(solution, id, concept, state));
  const makers = by ?? everybody.filter((id) => !stable.includes(id));
  const asked = { most, ...(kinds ? { kinds } : {}) };
  const answers = makers.map(
    (maker): InverseAnswer => ({
      decisionMaker: maker,
      ...conditionOf(solution, maker, state, concept),
      ...editsOf(solution, maker, state, concept, asked),
    }),
  );
  const several = by === undefined && makers.length > 1;
  return {
    state,
    concept,
    stable,
    answers,
    ...(several ? { together: mediatorEdits(solution, state, concept, asked) } : {}),
  };
}

function editsOf(
  solution: Solution,
  maker: string,
  state: number,
  concept: Concept,
  asked: { readonly most: number; readonly kinds?: readonly StatementEdit['kind'][] },
): Pick<InverseAnswer, 'edits' | 'rankingEdits' | 'weightEdits'> {
  const preference = solution.space.model.decisionMakers.find(({ id }) => id === maker)?.preference;
  switch (preference?.kind) {
    case 'statements':
      return { edits: smallestEdits(solution, maker, state, concept, asked) };
    case 'ranking':
      return { rankingEdits: rankingEdits(solution, maker, state, concept, asked) };
    case 'weights':
      return { weightEdits: weightEdits(solution, maker, state, concept, asked) };
    default:
      return {};
  }
}

function conditionOf(
  solution: Solution,
  maker: string,
  state: number,
  concept: Concept,
): Pick<InverseAnswer, 'condition' | 'count' | 'tooLong'> {
  let condition: StabilityCondition | undefined;
  try {
    condition = stabilityCondition(solution, maker, state, concept);
    return { condition, count: countRankings(condition, solution.space.size) };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { ...(condition ? { condition } : {}), tooLong: error.message };
  }
}
