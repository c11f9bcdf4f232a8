import { EntenteError } from '../../records/failure.ts';
import { type Concept, conceptBit } from '../model/concept.ts';
import type { Model } from '../model/model.ts';
import { type StateSpace, takenIn } from '../model/state-space.ts';
import type { Tell } from '../solve/progress.ts';
import { type Solution, solve } from '../solve/solve.ts';

/** A state of either variant or of both: by what is taken in it, for numbers may differ between variants. */
export interface ComparedState {
  /** Ids of the options taken; in graph form the state's own id. */
  readonly taken: readonly string[];
  /** Its numbers; absent where the state is not feasible. */
  readonly before?: number;
  readonly after?: number;
}

/** Two variants of a model side by side. */
export interface WhatIf {
  readonly before: Solution;
  readonly after: Solution;
  /** By concept: which equilibria both have, and which only one has. */
  readonly equilibria: Readonly<
    Partial<
      Record<
        Concept,
        {
          readonly kept: readonly ComparedState[];
          readonly lost: readonly ComparedState[];
          readonly gained: readonly ComparedState[];
        }
      >
    >
  >;
  /** For each lost or gained equilibrium: for whom its stability changed. */
  readonly turned: readonly {
    readonly state: ComparedState;
    readonly concept: Concept;
    readonly decisionMaker: string;
    readonly stableAfter: boolean;
  }[];
  /** How many feasible states only one of the variants has. */
  readonly statesLost: number;
  readonly statesGained: number;
}

/** A key for a state that two variants of a model share. */
export function stateKey(space: StateSpace, index: number): string {
  return JSON.stringify([...takenIn(space, index)].sort());
}

function indexByKey(space: StateSpace): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: space.size }, (_, index) => [stateKey(space, index), index]));
}

/**
 * Solves two variants of a model and compares their equilibria. States correspond if the same options are taken in
 * them; an option that only one variant has counts as not taken in the other.
 *
 * @throws EntenteError (usage) if either has problems, or one has options and the other listed states
 * @example
 * const withoutRules = { ...model, form: { ...model.form, rules: [] } };
 * const { kept } = whatIf(model, withoutRules).equilibria.Nash;
 * kept.map(({ before, after }) => [before, after]); // [[2, 2]]
 */
export function whatIf(
  before: Model,
  after: Model,
  options: { readonly concepts?: readonly Concept[]; readonly progress?: Tell } = {},
): WhatIf {
  if (before.form.kind !== after.form.kind) {
    throw new EntenteError('usage', 'A model with options cannot be compared with one whose states are listed.');
  }
  const old = solve(before, options);
  const now = solve(after, options);
  const oldAt = indexByKey(old.space);
  const nowAt = indexByKey(now.space);
  const compared = (key: string): ComparedState => {
    const [b, a] = [oldAt.get(key), nowAt.get(key)];
    const taken = b === undefined ? takenIn(now.space, a ?? 0) : takenIn(old.space, b);
    return { taken, ...(b === undefined ? {} : { before: b + 1 }), ...(a === undefined ? {} : { after: a + 1 }) };
  };
  const equilibria: Partial<
    Record<Concept, { kept: ComparedState[]; lost: ComparedState[]; gained: ComparedState[] }>
  > = {};
  const turned: WhatIf['turned'][number][] = [];
  for (const concept of old.concepts.filter((each) => now.concepts.includes(each))) {
    const keys = (solution: Solution): readonly string[] =>
      (solution.equilibria[concept] ?? []).map((number) => stateKey(solution.space, number - 1));
    const [had, has] = [keys(old), keys(now)];
    const lost = had.filter((key) => !has.includes(key));
    const gained = has.filter((key) => !had.includes(key));
    equilibria[concept] = {
      kept: had.filter((key) => has.includes(key)).map(compared),
      lost: lost.map(compared),
      gained: gained.map(compared),
    };
    for (const key of [...lost, ...gained]) turned.push(...turns(old, now, compared(key), concept));
  }
  return {
    before: old,
    after: now,
    equilibria,
    turned,
    statesLost: [...oldAt.keys()].filter((key) => !nowAt.has(key)).length,
    statesGained: [...nowAt.keys()].filter((key) => !oldAt.has(key)).length,
  };
}

function turns(
  old: Solution,
  now: Solution,
  state: ComparedState,
  concept: Concept,
): readonly WhatIf['turned'][number][] {
  if (state.before === undefined || state.after === undefined) return [];
  const bit = conceptBit(concept);
  const [before, after] = [state.before - 1, state.after - 1];
  return now.space.movers.flatMap(({ id }, maker) => {
    const then = old.space.movers.findIndex((mover) => mover.id === id);
    const was = ((old.stable[then]?.[before] ?? bit) & bit) !== 0;
    const is = ((now.stable[maker]?.[after] ?? 0) & bit) !== 0;
    return was === is ? [] : [{ state, concept, decisionMaker: id, stableAfter: is }];
  });
}
