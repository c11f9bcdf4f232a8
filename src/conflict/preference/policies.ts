import { EntenteError } from '../../records/failure.ts';
import type { Payoffs } from '../model/payoffs.ts';
import { stateNumbered, takenIn } from '../model/state-space.ts';
import { legalSequences } from '../solve/legal-sequences.ts';
import type { Solution } from '../solve/solve.ts';
import { type BitRows, legalEnds, type MoveLists, moveLists, rowMembers } from './legal-reach.ts';
import { commonStates, type Judgement, markedStates, refuseLarge } from './notion.ts';

/** Which states policies can hold. Numbers of states. */
export interface PolicyStability {
  /** Whether policies hold improvements of whoever moves only. */
  readonly credible: boolean;
  /** States from which nobody gains by going off its policy: with two decision makers the policy stable states. */
  readonly equilibria: readonly number[];
  /** By decision maker, in the model's order: where the others have policies that keep it from leaving. */
  readonly stable: readonly (readonly number[])[];
}

/** What the others do once somebody has gone from a state that policies hold to another. */
export interface PolicyAnswer {
  /** Whoever left, or went on. */
  readonly decisionMaker: string;
  /** Where it went. Numbers of states. */
  readonly to: number;
  /** What the others' policies do there, in turn. */
  readonly moves: readonly { readonly by: string; readonly from: number; readonly to: number }[];
}

/** Whatever a policy does in a state, every state is weighed against each payoff: larger models are refused. */
const MOST_STATES = 1024;

/** For one decision maker and one payoff: where the others can keep it from ending better. */
interface Held {
  /** States, the others having the turn, from which it never ends better. */
  readonly safe: Uint8Array;
  /** States to which the others may go: no better, and every move of its own from there is safe again. */
  readonly resort: Uint8Array;
}

/**
 * The greatest set of states from which the others keep a decision maker at or below a payoff for good: where the
 * state is no better the others rest; elsewhere they go to a state that is no better and from which it can only go to
 * states of the set. Play without end is no gain.
 */
function held(own: Payoffs, level: number, moves: MoveLists, maker: number, rows: BitRows): Held {
  const { size } = moves;
  const safe = new Uint8Array(size).fill(1);
  const resort = new Uint8Array(size);
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (let state = 0; state < size; state++) {
      const low = (own[state] as number) <= level;
      resort[state] = low && (moves.targets[maker]?.[state] ?? []).every((to) => safe[to] === 1) ? 1 : 0;
    }
    for (let state = 0; state < size; state++) {
      if (safe[state] === 0 || (own[state] as number) <= level) continue;
      if (rowMembers(rows, state).some((end) => resort[end] === 1)) continue;
      safe[state] = 0;
      shrunk = true;
    }
  }
  return { safe, resort };
}

function improving({ payoffs }: Solution): Judgement {
  return (maker, from, to) => {
    const own = payoffs[maker] as Payoffs;
    return (own[to] as number) > (own[from] as number);
  };
}

function endsAgainst(solution: Solution, moves: MoveLists, maker: number, credible: boolean): BitRows {
  const others = solution.space.movers.flatMap((_, other) => (other === maker ? [] : [other]));
  return legalEnds(moves, others, credible ? improving(solution) : undefined);
}

/**
 * Policy stable states (Zeng, Fang, Hipel and Kilgour 2004, 2007): a policy says for every state where its decision
 * maker goes from there, if anywhere. A state is policy stable if there is a profile of policies under which everybody
 * stays there, and nobody ends better by changing its own. Each turn ends with a move or with rest; play that never
 * rests is no gain. Found from the largest set of states in which the others can hold a deviator down. With two decision
 * makers the answer is exact; with more, deviators are looked at one at a time, so that the policies against one and
 * against another need not be the same: what is not stable then surely is not, what is stable may need more than
 * policies that look at the state alone.
 *
 * @param options.credible policies may hold only moves that are improvements for their decision maker; default false
 * @throws EntenteError (usage) if the model has more than 1,024 states
 * @example
 * policyStability(solution).equilibria; // [1, 2, 3]
 */
export function policyStability(
  solution: Solution,
  { credible = false }: { readonly credible?: boolean } = {},
): PolicyStability {
  const { space, payoffs } = solution;
  refuseLarge(space, 'Policy stability', MOST_STATES);
  const moves = moveLists(space);
  const stable = space.movers.map((_, maker) => {
    const own = payoffs[maker] as Payoffs;
    const rows = endsAgainst(solution, moves, maker, credible);
    const byLevel = new Map<number, Held>();
    return Uint8Array.from(own, (level, state) => {
      const known = byLevel.get(level) ?? held(own, level, moves, maker, rows);
      byLevel.set(level, known);
      return (moves.targets[maker]?.[state] ?? []).every((to) => known.safe[to] === 1) ? 1 : 0;
    });
  });
  return { credible, equilibria: commonStates(stable), stable: stable.map(markedStates) };
}

/**
 * The policies that hold a state: what the others do against each deviation, and against every move by which the
 * deviator could go on.
 *
 * @param state its number
 * @throws EntenteError (usage) if policies cannot hold the state, or as {@link policyStability}
 * @example
 * policiesHolding(solution, 2); // []
 */
export function policiesHolding(
  solution: Solution,
  state: number,
  { credible = false }: { readonly credible?: boolean } = {},
): readonly PolicyAnswer[] {
  const { space, payoffs } = solution;
  refuseLarge(space, 'Policy stability', MOST_STATES);
  const start = stateNumbered(space, state);
  const moves = moveLists(space);
  return space.movers.flatMap(({ id }, maker) => {
    const own = payoffs[maker] as Payoffs;
    const { safe, resort } = held(
      own,
      own[start] as number,
      moves,
      maker,
      endsAgainst(solution, moves, maker, credible),
    );
    const others = space.movers.flatMap((_, other) => (other === maker ? [] : [other]));
    const answers = new Map<number, PolicyAnswer>();
    const waiting = [start];
    for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
      for (const to of moves.targets[maker]?.[from] ?? []) {
        if (safe[to] === 0) {
          const taken = takenIn(space, start).join(', ') || 'nothing';
          throw new EntenteError('usage', `Policies cannot hold state ${state} (${taken}): “${id}” gains by leaving.`);
        }
        if ((own[to] as number) <= (own[start] as number) || answers.has(to)) continue;
        const sequence = legalSequences(space, others, to, {
          until: (end) => resort[end] === 1,
          ...(credible ? { improving: payoffs } : {}),
        });
        const end = sequence.ends.find((one) => resort[one] === 1) ?? to;
        const steps = sequence.pathTo(end).map((step) => ({
          by: space.movers[step.maker]?.id ?? '',
          from: step.from + 1,
          to: step.to + 1,
        }));
        answers.set(to, { decisionMaker: id, to: to + 1, moves: steps });
        waiting.push(end);
      }
    }
    return [...answers.values()];
  });
}
