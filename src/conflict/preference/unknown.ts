import type { Model } from '../model/model.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Solution } from '../solve/solve.ts';
import { moveLists } from './legal-reach.ts';
import { commonStates, type Judgement, markedStates, type Notion, refuseLarge, Stability } from './notion.ts';
import { marksUnknown, type Relation, relationOf } from './relation.ts';

/** How a decision maker takes what is unknown of its preference. */
export const READINGS = ['a', 'b', 'c', 'd'] as const;

/**
 * `a`: it leaves for what may be better, and minds only what is surely no better. `b`: it leaves only for what is
 * surely better, and minds only what is surely no better. `c`: it leaves for what may be better, and minds what may be
 * no better. `d`: it leaves only for what is surely better, and minds what may be no better.
 */
export type Reading = (typeof READINGS)[number];

/** The concepts that have four readings. */
export const UNKNOWN_CONCEPTS = ['Nash', 'GMR', 'SMR', 'SEQ'] as const;

export type UnknownConcept = (typeof UNKNOWN_CONCEPTS)[number];

/** What holds under one concept and reading. Numbers of states. */
export interface UnknownResult {
  readonly equilibria: readonly number[];
  /** By decision maker, in the model's order: where it is stable. */
  readonly stable: readonly (readonly number[])[];
}

/** By concept and reading. */
export type UnknownStability = Readonly<Record<UnknownConcept, Readonly<Record<Reading, UnknownResult>>>>;

/** The notions behind the concepts in their readings. */
export function readingNotions(
  relations: readonly Relation[],
): Readonly<Record<UnknownConcept, Readonly<Record<Reading, Notion>>>> {
  const surely: Judgement = (maker, from, to) => {
    const compared = (relations[maker] as Relation).compare(to, from);
    return compared === 'better' || compared === 'greatly better';
  };
  const maybe: Judgement = (maker, from, to) => {
    const compared = (relations[maker] as Relation).compare(to, from);
    return compared === 'better' || compared === 'greatly better' || compared === 'unknown';
  };
  const readingsOf = (answers: Notion['answers'], symmetric: boolean): Readonly<Record<Reading, Notion>> => {
    const shared = { answers, credible: maybe, symmetric };
    // What is surely no better is what is not even maybe better; what may be no better is what is not surely better.
    return {
      a: { ...shared, leaves: maybe, spares: maybe },
      b: { ...shared, leaves: surely, spares: maybe },
      c: { ...shared, leaves: maybe, spares: surely },
      d: { ...shared, leaves: surely, spares: surely },
    };
  };
  return {
    Nash: readingsOf('none', false),
    GMR: readingsOf('any', false),
    SMR: readingsOf('any', true),
    SEQ: readingsOf('credible', false),
  };
}

/** Whether a model marks anything of anybody's preference as unknown. */
export function hasUnknown({ decisionMakers }: Model): boolean {
  return decisionMakers.some(({ preference }) => marksUnknown(preference));
}

/** Everybody's preference with its strength and what is unknown of it. */
export function relationsOf({ space, payoffs }: Solution): readonly Relation[] {
  return space.model.decisionMakers.map((maker, i) => relationOf(maker, space, payoffs[i] as Payoffs));
}

/**
 * Stability where some comparisons are unknown, in the four readings a to d of Li, Hipel, Kilgour and Fang (2004). The
 * readings differ in whether a decision maker leaves for a state that it cannot compare with the present one, and in
 * whether it fears to end in one. Under SEQ the others answer by moves that are or may be improvements.
 *
 * @throws EntenteError (usage) if the model has more than 4,096 states
 * @example
 * unknownStability(solution).SEQ.a.equilibria; // [2]
 */
export function unknownStability(solution: Solution): UnknownStability {
  const { space } = solution;
  refuseLarge(space, 'Unknown preference');
  const relations = relationsOf(solution);
  const notions = readingNotions(relations);
  const stability = new Stability(moveLists(space));
  const resultFor = (concept: UnknownConcept, reading: Reading): UnknownResult => {
    const stable = stability.under(notions[concept][reading]);
    return { equilibria: commonStates(stable), stable: stable.map(markedStates) };
  };
  const readingsOf = (concept: UnknownConcept): Readonly<Record<Reading, UnknownResult>> => ({
    a: resultFor(concept, 'a'),
    b: resultFor(concept, 'b'),
    c: resultFor(concept, 'c'),
    d: resultFor(concept, 'd'),
  });
  return { Nash: readingsOf('Nash'), GMR: readingsOf('GMR'), SMR: readingsOf('SMR'), SEQ: readingsOf('SEQ') };
}
