import { evaluate, formatFormula } from '../model/logic.ts';
import { type Condition, isUnsourced } from '../model/model.ts';
import type { StateSpace } from '../model/state-space.ts';
import { codeAt } from '../model/truth.ts';

/** A statement or weight of a decision maker, to be shown beside a comparison. */
export interface Ground {
  readonly id: string;
  /** The modeller's words, or the formula. */
  readonly text: string;
  /** Whether it rests on nothing but the modeller's judgement. */
  readonly unsourced: boolean;
}

/** Why a decision maker ranks one state above another. */
export type Reason =
  /** The first level in which the two differ: what holds only in the better and only in the worse of the two. */
  | { readonly kind: 'statements'; readonly forBetter: readonly Ground[]; readonly forWorse: readonly Ground[] }
  /** The weights that count in one of the two only, and by how much the better is ahead. */
  | {
      readonly kind: 'weights';
      readonly forBetter: readonly Ground[];
      readonly forWorse: readonly Ground[];
      readonly ahead: number;
    }
  /** They stand so in the list. */
  | { readonly kind: 'ranking' }
  /** Nothing tells them apart. */
  | { readonly kind: 'tie' };

function ground(condition: Condition & { readonly id: string }): Ground {
  return {
    id: condition.id,
    text: condition.label ?? formatFormula(condition.formula),
    unsourced: isUnsourced(condition),
  };
}

/** Whether a condition holds in a state; of merged states, in their lowest member. */
export function holdsIn(space: StateSpace, condition: Condition, index: number): boolean {
  const place = space.placeOf[index] as number;
  const code = codeAt(space, place);
  const at = new Map(space.names.map((name, i) => [name, i]));
  const holds = (id: string): boolean =>
    space.kind === 'options' ? ((code >>> (at.get(id) ?? 31)) & 1) === 1 : at.get(id) === place;
  return evaluate(condition.formula, holds, space.names);
}

/**
 * What decides between two states for a decision maker.
 *
 * @param better index of the state that is ranked at least as high as `worse`
 */
export function reasonFor(space: StateSpace, maker: number, better: number, worse: number): Reason {
  const preference = space.model.decisionMakers[maker]?.preference;
  if (!preference || better === worse) return { kind: 'tie' };
  const onlyIn = <C extends Condition>(conditions: readonly C[], here: number, there: number): readonly C[] =>
    conditions.filter((condition) => holdsIn(space, condition, here) && !holdsIn(space, condition, there));
  switch (preference.kind) {
    case 'ranking': {
      return { kind: 'ranking' };
    }
    case 'statements': {
      for (const level of preference.levels) {
        const forBetter = onlyIn(level, better, worse);
        const forWorse = onlyIn(level, worse, better);
        if (forBetter.length !== forWorse.length) {
          return { kind: 'statements', forBetter: forBetter.map(ground), forWorse: forWorse.map(ground) };
        }
      }
      return { kind: 'tie' };
    }
    case 'weights': {
      const gained = onlyIn(preference.weights, better, worse);
      const lost = onlyIn(preference.weights, worse, better);
      const sum = (weights: typeof gained): number => weights.reduce((total, { weight }) => total + weight, 0);
      // Rounded, since decimal weights are not added exactly: 0.1 + 0.2.
      const ahead = Number((sum(gained) - sum(lost)).toPrecision(12));
      const speaksFor = (weights: typeof gained, sign: number): readonly Ground[] =>
        weights.filter(({ weight }) => weight * sign > 0).map(ground);
      if (ahead === 0) return { kind: 'tie' };
      return {
        kind: 'weights',
        forBetter: [...speaksFor(gained, 1), ...speaksFor(lost, -1)],
        forWorse: [...speaksFor(lost, 1), ...speaksFor(gained, -1)],
        ahead,
      };
    }
  }
}
