import { EntenteError } from '../../records/failure.ts';
import { type Concept, conceptBit } from '../model/concept.ts';
import type { Option } from '../model/model.ts';
import { patternOf, statusQuoOf } from '../model/state-space.ts';
import type { Solution } from '../solve/solve.ts';
import { type MovesFromState, movesTable } from './moves-table.ts';
import { type RankingTable, rankingTables } from './ranking-table.ts';
import { type StatusQuoTable, statusQuoTable } from './status-quo-table.ts';
import { type TableauForm, tableauForm } from './tableau-form.ts';

/** The tables of a conflict model, by the names under which they are asked for. */
export const MODEL_TABLES = ['options', 'rankings', 'moves', 'stability', 'status-quo', 'tableau'] as const;

export type ModelTableName = (typeof MODEL_TABLES)[number];

/** For whom a state is stable, and under which concepts for everybody. */
export interface StabilityRow {
  readonly state: number;
  /** By decision maker, in the model's order: the concepts under which it is stable. */
  readonly stable: readonly (readonly Concept[])[];
  readonly equilibrium: readonly Concept[];
}

/** The option form: which options each state takes. */
export interface OptionTable {
  readonly options: readonly Option[];
  /** Y and N for each option. */
  readonly states: readonly { readonly state: number; readonly pattern: string }[];
}

/** What a paper prints about a conflict model; states by number. */
export interface ModelTables {
  readonly decisionMakers: readonly { readonly id: string; readonly name: string }[];
  readonly concepts: readonly Concept[];
  readonly stateCount: number;
  readonly statusQuo?: number;
  /** The states of the tables: all, or in larger models the status quo and those that hold. */
  readonly states: readonly number[];
  readonly options?: OptionTable;
  readonly rankings?: readonly RankingTable[];
  readonly moves?: readonly MovesFromState[];
  readonly stability?: readonly StabilityRow[];
  readonly statusQuoAnalysis?: StatusQuoTable;
  readonly tableau?: TableauForm;
}

export interface ModelTablesOptions {
  /** Which tables; default all that the model can have. */
  readonly tables?: readonly ModelTableName[];
  /** At most so many states in a table. Default 256. */
  readonly most?: number;
  /** Number of the state that the status quo analysis begins with; default the status quo. */
  readonly from?: number;
}

/** States from which where the conflict goes is followed for a table. */
const MOST_FOLLOWED = 4096;

/**
 * The tables that a paper prints about a solved model: option form, rankings with the statements behind each step,
 * moves and improvements, stabilities, status quo analysis, and for two decision makers the tableau form.
 *
 * @throws EntenteError (usage) if a table is asked for that the model cannot have
 * @example
 * const { moves, rankings } = modelTables(solution, { tables: ['moves', 'rankings'] });
 * moves[0].makers[0]; // { decisionMaker: 'upstream', moves: [2, 3], improvements: [2] }
 * rankings[0].ranks.map(({ states }) => states); // [[2], [1, 3], [5], [4, 6]]
 */
export function modelTables(solution: Solution, { tables, most = 256, from }: ModelTablesOptions = {}): ModelTables {
  const { space } = solution;
  const { form } = space.model;
  const quo = statusQuoOf(space);
  const can = possible(solution, from);
  for (const name of tables ?? []) {
    const why = can[name];
    if (why !== true) throw new EntenteError('usage', why);
  }
  const wants = (name: ModelTableName): boolean => (tables ?? MODEL_TABLES).includes(name) && can[name] === true;
  const states = statesOfTables(solution, most);
  const all = states.length === space.size;
  return {
    decisionMakers: space.movers.map(({ id, name }) => ({ id, name })),
    concepts: solution.concepts,
    stateCount: space.size,
    ...(quo === undefined ? {} : { statusQuo: quo + 1 }),
    states,
    ...(wants('options') && form.kind === 'options'
      ? {
          options: {
            options: form.options,
            states: states.map((state) => ({ state, pattern: patternOf(space, state - 1) })),
          },
        }
      : {}),
    ...(wants('rankings') ? { rankings: rankingTables(solution, all ? undefined : new Set(states)) } : {}),
    ...(wants('moves') ? { moves: movesTable(solution, states) } : {}),
    ...(wants('stability') ? { stability: stabilityRows(solution, states) } : {}),
    ...(wants('status-quo') ? { statusQuoAnalysis: statusQuoTable(solution, from) } : {}),
    ...(wants('tableau') && all ? { tableau: tableauForm(solution) } : {}),
  };
}

/** Whether a model can have each table; the sentence that says why not. */
function possible(
  { space, concepts }: Solution,
  from: number | undefined,
): Readonly<Record<ModelTableName, true | string>> {
  const start = from !== undefined || space.model.statusQuo !== undefined;
  return {
    options: space.kind === 'options' || 'The option form needs options; this model lists its states.',
    rankings: true,
    moves: true,
    stability: true,
    'status-quo': !start
      ? 'The status quo analysis needs a state to begin with; give the model a statusQuo: or say --from STATE.'
      : space.size > MOST_FOLLOWED
        ? `The status quo analysis is made for up to ${MOST_FOLLOWED.toLocaleString('en-GB')} states; this model has ${space.size.toLocaleString('en-GB')}.`
        : true,
    tableau:
      space.movers.length !== 2
        ? 'The tableau form is for two decision makers; ask for the stability table.'
        : (concepts.includes('Nash') && concepts.includes('SEQ')) || 'The tableau form needs Nash and SEQ.',
  };
}

/** All states, or where they are too many the status quo and those that hold, the firmest first. */
function statesOfTables({ space, concepts, equilibria }: Solution, most: number): readonly number[] {
  if (space.size <= most) return Array.from({ length: space.size }, (_, i) => i + 1);
  const quo = statusQuoOf(space);
  const chosen = new Set<number>(quo === undefined ? [] : [quo + 1]);
  for (const concept of (['Nash', 'SEQ', 'SIM', 'SMR', 'GMR'] as const).filter((one) => concepts.includes(one))) {
    for (const state of equilibria[concept] ?? []) if (chosen.size < most) chosen.add(state);
  }
  return [...chosen].sort((a, b) => a - b);
}

function stabilityRows({ space, concepts, stable }: Solution, states: readonly number[]): readonly StabilityRow[] {
  return states.map((state) => {
    const rows = space.movers.map((_, maker) => {
      const marks = stable[maker]?.[state - 1] ?? 0;
      return concepts.filter((concept) => (marks & conceptBit(concept)) !== 0);
    });
    return {
      state,
      stable: rows,
      equilibrium: concepts.filter((concept) => rows.every((held) => held.includes(concept))),
    };
  });
}
