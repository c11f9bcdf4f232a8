import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import type { Payoffs } from '../model/payoffs.ts';
import { makerAt, movesFrom, stateNumbered, takenIn } from '../model/state-space.ts';
import { legalSequences, type Step } from '../solve/legal-sequences.ts';
import { simultaneousAnswers } from '../solve/simultaneous.ts';
import { isStable, type Solution } from '../solve/solve.ts';
import { type Reason, reasonFor } from './reason.ts';

/** A comparison of two states by one decision maker. States by number; payoffs count from 0, the worst. */
export interface Comparison {
  readonly better: number;
  readonly worse: number;
  readonly payoffs: readonly [better: number, worse: number];
  readonly reason: Reason;
}

/** One move with what it changes and whether whoever makes it gains. */
export interface ExplainedMove {
  readonly by: string;
  readonly from: number;
  readonly to: number;
  /** Ids of options; both empty in graph form. */
  readonly takes: readonly string[];
  readonly drops: readonly string[];
  readonly payoffs: readonly [before: number, after: number];
  /** Present if the mover is better off after it. */
  readonly gain?: Comparison;
}

/** What the others can do about an improvement. */
export interface Answer {
  /** In turn; for SIM, what each of the others does at the same time as the mover. */
  readonly moves: readonly ExplainedMove[];
  /** Where it ends: a state no better for the mover than the one it left. */
  readonly outcome: number;
  readonly harm: Comparison;
  /** SMR and SSEQ: the best that the mover can then still reach; absent if it cannot move. */
  readonly escape?: { readonly to: number; readonly comparison: Comparison };
}

/** One improvement of the decision maker and its fate. */
export interface ProvenImprovement {
  readonly move: ExplainedMove;
  /** Absent: nothing that the concept lets the others do leaves the mover no better off. */
  readonly answer?: Answer;
  /** SMR and SSEQ only, where `answer` is absent: an answer that would harm if the mover could not escape from it. */
  readonly evaded?: Answer;
  /** How many states the others can bring about; absent where the search ended with an answer. */
  readonly examined?: number;
}

/** A concept that can be proved: one of the usual ones and symmetric sequential stability (Rêgo and Vieira 2017). */
export type ProofConcept = Concept | 'SSEQ';

/** Whether the others answer by improvements only, and whether the mover looks beyond their answer. */
export function answersOf(concept: ProofConcept): { readonly improving: boolean; readonly symmetric: boolean } {
  return { improving: concept === 'SEQ' || concept === 'SSEQ', symmetric: concept === 'SMR' || concept === 'SSEQ' };
}

/** Why a state is stable for a decision maker, or is not. */
export interface Proof {
  readonly decisionMaker: string;
  readonly state: number;
  readonly concept: ProofConcept;
  /** Whether each improvement is answered. */
  readonly stable: boolean;
  readonly payoff: number;
  /** How many payoffs there are: the best is one less. */
  readonly levels: number;
  readonly improvements: readonly ProvenImprovement[];
}

/** The better state of two beside the worse, with what decides. States by index. */
export function compareStates(solution: Solution, maker: number, better: number, worse: number): Comparison {
  const own = solution.payoffs[maker] as Payoffs;
  return {
    better: better + 1,
    worse: worse + 1,
    payoffs: [own[better] as number, own[worse] as number],
    reason: reasonFor(solution.space, maker, better, worse),
  };
}

/** A step in words' reach: what it changes, and what its maker gains by it. */
export function explainMove(solution: Solution, { maker, from, to }: Step): ExplainedMove {
  const { space } = solution;
  const own = solution.payoffs[maker] as Payoffs;
  const before = space.kind === 'options' ? takenIn(space, from) : [];
  const after = space.kind === 'options' ? takenIn(space, to) : [];
  return {
    by: space.movers[maker]?.id ?? '',
    from: from + 1,
    to: to + 1,
    takes: after.filter((id) => !before.includes(id)),
    drops: before.filter((id) => !after.includes(id)),
    payoffs: [own[from] as number, own[to] as number],
    ...((own[to] as number) > (own[from] as number) ? { gain: compareStates(solution, maker, to, from) } : {}),
  };
}

/** The answer of one kind to each improvement. */
function prove(solution: Solution, maker: number, index: number, concept: ProofConcept): readonly ProvenImprovement[] {
  const { space, payoffs } = solution;
  const own = payoffs[maker] as Payoffs;
  const level = own[index] as number;
  const others = space.movers.flatMap((_, other) => (other === maker ? [] : [other]));
  const harms = (end: number): boolean => (own[end] as number) <= level;
  const moveTo = (to: number): ExplainedMove => explainMove(solution, { maker, from: index, to });
  const bestFrom = (end: number): number | undefined =>
    movesFrom(space, maker, end).reduce<number | undefined>(
      (best, to) => (best === undefined || (own[to] as number) > (own[best] as number) ? to : best),
      undefined,
    );

  if (concept === 'SIM') {
    return simultaneousAnswers(space, payoffs, maker, index).map(({ improvement, outcome, meant }) => ({
      move: moveTo(improvement),
      ...(outcome === undefined
        ? {}
        : {
            answer: {
              moves: [...(meant ?? [])].map(([other, to]) => explainMove(solution, { maker: other, from: index, to })),
              outcome: outcome + 1,
              harm: compareStates(solution, maker, index, outcome),
            },
          }),
    }));
  }
  const improvements = movesFrom(space, maker, index).filter((to) => !harms(to));
  if (concept === 'Nash') return improvements.map((to) => ({ move: moveTo(to) }));
  const { improving, symmetric } = answersOf(concept);
  return improvements.map((improvement) => {
    const holds = (end: number): boolean => {
      if (!harms(end)) return false;
      if (!symmetric) return true;
      const best = bestFrom(end);
      return best === undefined || harms(best);
    };
    const reached = legalSequences(space, others, improvement, {
      until: holds,
      ...(improving ? { improving: payoffs } : {}),
    });
    const answerAt = (end: number): Answer => {
      const best = symmetric ? bestFrom(end) : undefined;
      const beside = (to: number): Comparison =>
        harms(to) ? compareStates(solution, maker, index, to) : compareStates(solution, maker, to, index);
      return {
        moves: reached.pathTo(end).map((step) => explainMove(solution, step)),
        outcome: end + 1,
        harm: compareStates(solution, maker, index, end),
        ...(best === undefined ? {} : { escape: { to: best + 1, comparison: beside(best) } }),
      };
    };
    const end = reached.ends.find(holds);
    if (end !== undefined) return { move: moveTo(improvement), answer: answerAt(end) };
    const evadable = reached.ends.find(harms);
    return {
      move: moveTo(improvement),
      examined: reached.ends.length,
      ...(evadable === undefined ? {} : { evaded: answerAt(evadable) }),
    };
  });
}

/**
 * The proof that a state is stable for a decision maker, or is not: each of its improvements, the sequence with which
 * the others answer it, and the statements that decide every comparison.
 *
 * @param state its number
 * @throws EntenteError (usage) if decision maker or state are unknown, or SIM is asked of a general graph
 * @example
 * const { stable, improvements } = explain(solution, 'upstream', 1, 'Nash');
 * [stable, improvements.length]; // [false, 1]
 */
export function explain(solution: Solution, decisionMaker: string, state: number, concept: ProofConcept): Proof {
  const { space } = solution;
  const maker = makerAt(space, decisionMaker);
  const index = stateNumbered(space, state);
  if (concept === 'SIM' && space.kind === 'graph') {
    throw new EntenteError(
      'usage',
      'SIM needs options: a list of states and moves does not say where joint moves end.',
    );
  }
  const own = solution.payoffs[maker] as Payoffs;
  const improvements = prove(solution, maker, index, concept);
  return {
    decisionMaker,
    state,
    concept,
    stable: improvements.every(({ answer }) => answer !== undefined),
    payoff: own[index] as number,
    levels: own.reduce((most, payoff) => Math.max(most, payoff), 0) + 1,
    improvements,
  };
}

/** The strongest concept under which the state is stable for a decision maker; where there is none, GMR, the weakest. */
export function tellingConcept(solution: Solution, maker: string, state: number): Concept {
  const order: readonly Concept[] = ['Nash', 'SEQ', 'SMR', 'GMR'];
  return order.find((concept) => isStable(solution, maker, concept, state)) ?? 'GMR';
}
