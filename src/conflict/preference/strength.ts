import type { Model } from '../model/model.ts';
import type { Payoffs } from '../model/payoffs.ts';
import { isStable, type Solution, solveSpace } from '../solve/solve.ts';
import { moveLists } from './legal-reach.ts';
import { commonStates, type Judgement, markedStates, type Notion, refuseLarge, Stability } from './notion.ts';
import { marksStrength, strengthBands } from './relation.ts';

/** The concepts that know strong and weak stability. Nash stability has one kind: nothing is answered. */
export const STRENGTH_CONCEPTS = ['GMR', 'SMR', 'SEQ'] as const;

export type StrengthConcept = (typeof STRENGTH_CONCEPTS)[number];

/** What holds under one concept where preferences have strength. Numbers of states. */
export interface StrengthResult {
  /** Stable for everybody, strength left aside: the equilibria of the model. */
  readonly general: readonly number[];
  /** Strongly stable for everybody: whoever left would be put where it is greatly worse off. */
  readonly strong: readonly number[];
  /** The rest of the general ones: stable for everybody, for somebody in the weak sense only. */
  readonly weak: readonly number[];
  /** By decision maker, in the model's order: where it is strongly stable, and where stable but not strongly. */
  readonly decisionMakers: readonly {
    readonly id: string;
    readonly strong: readonly number[];
    readonly weak: readonly number[];
  }[];
}

/** What holds by concept. */
export type StrengthStability = Readonly<Record<StrengthConcept, StrengthResult>>;

/**
 * The notions of strong stability by concept: every improvement can be answered so that the mover ends greatly worse
 * off, under SMR whatever it then does.
 */
export function strongNotions(
  payoffs: readonly Payoffs[],
  bands: readonly Int32Array[],
): Readonly<Record<StrengthConcept, Notion>> {
  const improves: Judgement = (maker, from, to) => {
    const own = payoffs[maker] as Payoffs;
    return (own[to] as number) > (own[from] as number);
  };
  const notGreatlyWorse: Judgement = (maker, from, to) => {
    const own = bands[maker] as Int32Array;
    return (own[to] as number) >= (own[from] as number);
  };
  const GMR: Notion = {
    leaves: improves,
    answers: 'any',
    credible: improves,
    spares: notGreatlyWorse,
    symmetric: false,
  };
  return { GMR, SMR: { ...GMR, symmetric: true }, SEQ: { ...GMR, answers: 'credible' } };
}

/** Whether a model marks anything with >>. */
export function hasStrength({ decisionMakers }: Model): boolean {
  return decisionMakers.some(({ preference }) => marksStrength(preference));
}

/** By decision maker the bands of states that are not greatly preferred to each other. */
export function bandsOf({ space, payoffs }: Solution): readonly Int32Array[] {
  return space.model.decisionMakers.map(({ preference }, maker) =>
    strengthBands(preference, space, payoffs[maker] as Payoffs),
  );
}

/**
 * General, strong and weak stability under preferences of two strengths, > and >> (Hamouda, Kilgour and Hipel 2004 for
 * two decision makers, 2006 for more). Improvements, of either strength, count as before. A state is strongly stable
 * for a decision maker if each improvement can be answered so that it ends in a state to which the one it left is
 * greatly preferred; under SMR every state to which it could go on from there must be so, too. What is stable but not
 * strongly is weakly stable.
 *
 * @throws EntenteError (usage) if the model has more than 4,096 states
 * @example
 * strengthStability(solution).SEQ.strong; // [2]
 */
export function strengthStability(solution: Solution): StrengthStability {
  const { space, payoffs } = solution;
  refuseLarge(space, 'Strength of preference');
  const general = STRENGTH_CONCEPTS.every((concept) => solution.concepts.includes(concept))
    ? solution
    : solveSpace(space, { concepts: STRENGTH_CONCEPTS, payoffs });
  const bands = bandsOf(solution);
  const notions = strongNotions(payoffs, bands);
  const stability = new Stability(moveLists(space));
  const resultFor = (concept: StrengthConcept): StrengthResult => {
    const strong = stability.under(notions[concept]);
    const equilibria = general.equilibria[concept] ?? [];
    const common = commonStates(strong);
    return {
      general: equilibria,
      strong: common,
      weak: equilibria.filter((state) => !common.includes(state)),
      decisionMakers: space.movers.map(({ id }, maker) => {
        const own = strong[maker] as Uint8Array;
        const numbers = Array.from({ length: space.size }, (_, s) => s + 1);
        return {
          id,
          strong: markedStates(own),
          weak: numbers.filter((state) => own[state - 1] !== 1 && isStable(general, id, concept, state)),
        };
      }),
    };
  };
  return { GMR: resultFor('GMR'), SMR: resultFor('SMR'), SEQ: resultFor('SEQ') };
}
