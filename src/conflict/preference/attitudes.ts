import type { Attitude, DecisionMaker, Model } from '../model/model.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Solution } from '../solve/solve.ts';
import { moveLists } from './legal-reach.ts';
import { commonStates, type Judgement, markedStates, type Notion, refuseLarge, Stability } from './notion.ts';

/** The concepts that have a relational form. */
export const RELATIONAL_CONCEPTS = ['Nash', 'GMR', 'SMR', 'SEQ'] as const;

export type RelationalConcept = (typeof RELATIONAL_CONCEPTS)[number];

/** What holds under one concept, attitudes considered. Numbers of states. */
export interface RelationalResult {
  readonly equilibria: readonly number[];
  /** By decision maker, in the model's order: where it is stable. */
  readonly stable: readonly (readonly number[])[];
}

/** By concept: RNash, RGMR, RSMR and RSEQ. */
export type RelationalStability = Readonly<Record<RelationalConcept, RelationalResult>>;

/** The attitude of one towards another: by default it wishes itself well and does not care about others. */
function attitudeOf({ id, attitudes }: DecisionMaker, towards: string): Attitude {
  return attitudes?.[towards]?.attitude ?? (towards === id ? 'positive' : 'neutral');
}

/** Whether any decision maker has an attitude other than the usual one. */
export function hasAttitudes({ decisionMakers: makers }: Model): boolean {
  return makers.some((maker) =>
    makers.some(({ id }) => attitudeOf(maker, id) !== (id === maker.id ? 'positive' : 'neutral')),
  );
}

/**
 * Whether a decision maker relationally prefers going from one state to another: it must be no worse for each towards
 * whom the attitude is positive, and worse for each towards whom it is negative.
 */
function relationallyPrefers({ space, payoffs }: Pick<Solution, 'space' | 'payoffs'>): Judgement {
  const makers = space.model.decisionMakers;
  const towards = makers.map((maker) => makers.map(({ id }) => attitudeOf(maker, id)));
  return (maker, from, to) =>
    (towards[maker] ?? []).every((attitude, other) => {
      if (attitude === 'neutral') return true;
      const own = payoffs[other] as Payoffs;
      const noWorse = (own[to] as number) >= (own[from] as number);
      return attitude === 'positive' ? noWorse : !noWorse;
    });
}

/** The notions behind the relational concepts. */
export function relationalNotions(
  solution: Pick<Solution, 'space' | 'payoffs'>,
): Readonly<Record<RelationalConcept, Notion>> {
  const prefers = relationallyPrefers(solution);
  const GMR: Notion = { leaves: prefers, answers: 'any', credible: prefers, spares: prefers, symmetric: false };
  return {
    Nash: { ...GMR, answers: 'none' },
    GMR,
    SMR: { ...GMR, symmetric: true },
    SEQ: { ...GMR, answers: 'credible' },
  };
}

/**
 * Stability under attitudes: relational Nash, GMR, SMR and SEQ stability (Inohara, Hipel and Walker 2007; Inohara and
 * Hipel 2009). A decision maker moves to a state that is no worse for those whom it wishes well and worse for those
 * whom it wishes ill, itself included. What holds it back is an end that it does not relationally prefer to the state
 * it left. With the usual attitudes and without ties these are the usual concepts; with ties a state that is just as
 * good counts as a reason to move.
 *
 * @throws EntenteError (usage) if the model has more than 4,096 states
 * @example
 * relationalStability(solution).Nash.equilibria; // [2]
 */
export function relationalStability(solution: Solution): RelationalStability {
  const { space } = solution;
  refuseLarge(space, 'Stability under attitudes');
  const notions = relationalNotions(solution);
  const stability = new Stability(moveLists(space));
  const resultFor = (concept: RelationalConcept): RelationalResult => {
    const stable = stability.under(notions[concept]);
    return { equilibria: commonStates(stable), stable: stable.map(markedStates) };
  };
  return { Nash: resultFor('Nash'), GMR: resultFor('GMR'), SMR: resultFor('SMR'), SEQ: resultFor('SEQ') };
}
