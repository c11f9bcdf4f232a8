import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import { DecisionDiagram, type Node } from '../model/decision-diagram.ts';
import { changesFrom, type Mover, makerAt, movesFrom, stateNumbered } from '../model/state-space.ts';
import { placesOf, stateWith } from '../model/states.ts';
import { codeAt } from '../model/truth.ts';
import { legalSequences } from '../solve/legal-sequences.ts';
import type { Solution } from '../solve/solve.ts';

/** A way in which a move can be answered: it counts if the mover prefers none of these states to the one it left. */
export interface ConditionalAnswer {
  readonly outcome: number;
  /** SMR: where the mover could still go from the outcome. Empty under the other concepts. */
  readonly escapes: readonly number[];
}

/** Either the mover does not prefer the state it can move to, or one of the answers counts. */
export interface Clause {
  readonly move: number;
  readonly answers: readonly ConditionalAnswer[];
}

/**
 * What a decision maker would have to prefer for a state to be stable: all clauses must hold. Which states it prefers
 * to this one is all that matters; what the others prefer is taken as the model has it. States by number.
 */
export interface StabilityCondition {
  readonly decisionMaker: string;
  readonly state: number;
  readonly concept: Concept;
  /** Empty: the state is stable whatever is preferred. */
  readonly clauses: readonly Clause[];
  /** All states that the clauses speak of, ascending. */
  readonly relevant: readonly number[];
}

/** More answers to one move than this are not compared with each other. */
const MOST_ANSWERS = 2048;
/** The diagram that counts rankings grows no larger. */
const MOST_NODES = 4_000_000;

function simultaneousOutcomes(
  solution: Solution,
  maker: number,
  index: number,
): ReadonlyMap<number, ReadonlySet<number>> {
  const { space, payoffs } = solution;
  const outcomes = new Map<number, Set<number>>();
  for (const place of placesOf(space, index)) {
    const code = codeAt(space, place);
    let joint = new Set([0]);
    space.movers.forEach((mover, other) => {
      if (other === maker) return;
      const own = payoffs[other];
      const wanted = changesFrom(space, mover, place).filter(({ to }) => (own?.[to] ?? 0) > (own?.[index] ?? 0));
      joint = new Set([...joint].flatMap((changes) => [changes, ...wanted.map(({ change }) => changes | change)]));
    });
    for (const { change, to } of changesFrom(space, space.movers[maker] as Mover, place)) {
      const ends = outcomes.get(to) ?? new Set();
      for (const changes of joint) ends.add(stateWith(space, code ^ (change | changes)));
      ends.delete(-1);
      outcomes.set(to, ends);
    }
  }
  return outcomes;
}

function clauseOf(solution: Solution, maker: number, index: number, concept: Concept, move: number): Clause {
  const { space, payoffs } = solution;
  const others = space.movers.flatMap((_, other) => (other === maker ? [] : [other]));
  if (concept === 'Nash') return { move, answers: [] };
  const ends =
    concept === 'SIM'
      ? [...(simultaneousOutcomes(solution, maker, index).get(move) ?? [])]
      : legalSequences(space, others, move, concept === 'SEQ' ? { improving: payoffs } : {}).ends;
  if (ends.length > MOST_ANSWERS) {
    throw new EntenteError(
      'usage',
      `The others can answer the move to state ${move + 1} in ${ends.length.toLocaleString('en-US')} ways, too many to state a condition; narrow the model with rules, or ask for Nash.`,
    );
  }
  const answers = ends.map((outcome) => {
    const onward = concept === 'SMR' ? movesFrom(space, maker, outcome) : [];
    return { outcome, escapes: onward.filter((to) => to !== index && to !== outcome) };
  });
  return { move, answers };
}

/** States that must not be preferred for an answer to count; the state itself is never preferred to itself. */
function claims({ outcome, escapes }: ConditionalAnswer, index: number): readonly number[] {
  return [outcome, ...escapes].filter((state) => state !== index);
}

/** Leaves out what follows from the rest. */
function simplified(clauses: readonly Clause[], index: number): readonly Clause[] {
  const within = (a: readonly number[], b: readonly number[]): boolean => a.every((state) => b.includes(state));
  const own = clauses.flatMap(({ move, answers }): readonly Clause[] => {
    const open = answers.filter((answer) => !claims(answer, index).includes(move));
    // An answer that asks for nothing holds in any case.
    if (open.some((answer) => claims(answer, index).length === 0)) return [];
    const fewest = open.filter(
      (answer, i) =>
        !open.some(
          (other, j) =>
            i !== j &&
            within(claims(other, index), claims(answer, index)) &&
            (claims(other, index).length < claims(answer, index).length || j < i),
        ),
    );
    return [{ move, answers: [...fewest].sort((a, b) => a.outcome - b.outcome) }];
  });
  // A clause with fewer ways to hold says more.
  const ways = own.map(({ move, answers }) => [[move], ...answers.map((answer) => claims(answer, index))]);
  const follows = (weak: number, strong: number): boolean =>
    (ways[strong] ?? []).every((way) => (ways[weak] ?? []).some((other) => within(other, way)));
  return own.filter((_, i) => !own.some((__, j) => i !== j && follows(i, j) && (!follows(j, i) || j < i)));
}

/**
 * The condition under which a state is stable for a decision maker.
 *
 * @param state its number
 * @throws EntenteError (usage) if decision maker or state are unknown, or SIM is asked of a general graph
 * @example
 * stabilityCondition(solution, 'upstream', 1, 'SEQ').clauses.length; // 2
 */
export function stabilityCondition(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
): StabilityCondition {
  const { space } = solution;
  const maker = makerAt(space, decisionMaker);
  const index = stateNumbered(space, state);
  if (concept === 'SIM' && space.kind === 'graph') {
    throw new EntenteError(
      'usage',
      'SIM needs options: a list of states and moves does not say where joint moves end.',
    );
  }
  const found = movesFrom(space, maker, index).map((move) => clauseOf(solution, maker, index, concept, move));
  const clauses = simplified(found, index).map(({ move, answers }) => ({
    move: move + 1,
    answers: answers.map(({ outcome, escapes }) => ({ outcome: outcome + 1, escapes: escapes.map((to) => to + 1) })),
  }));
  const relevant = new Set(
    clauses.flatMap(({ move, answers }) => [move, ...answers.flatMap((answer) => claims(answer, state))]),
  );
  return { decisionMaker, state, concept, clauses, relevant: [...relevant].sort((a, b) => a - b) };
}

/**
 * Whether the condition holds for somebody who prefers exactly these states (by number) to the state.
 *
 * @example
 * const condition = stabilityCondition(solution, 'upstream', 1, 'Nash');
 * meetsCondition(condition, (state) => state === 2); // false
 */
export function meetsCondition(condition: StabilityCondition, prefers: (state: number) => boolean): boolean {
  return condition.clauses.every(
    ({ move, answers }) =>
      !prefers(move) || answers.some((answer) => claims(answer, condition.state).every((state) => !prefers(state))),
  );
}

/**
 * The condition as one formula: `14 >= 16` says that state 14 is at least as good as state 16.
 *
 * @example
 * formatCondition(stabilityCondition(solution, 'upstream', 1, 'Nash')); // '1 >= 2 and 1 >= 3'
 */
export function formatCondition(condition: StabilityCondition): string {
  const atLeast = (other: number): string => `${condition.state} >= ${other}`;
  const parts = condition.clauses.map(({ move, answers }) => {
    const ways = answers.map((answer) => {
      const all = claims(answer, condition.state).map(atLeast);
      return all.length === 1 || answers.length === 0 ? (all[0] ?? 'true') : `(${all.join(' and ')})`;
    });
    const whole = [atLeast(move), ...ways].join(' or ');
    return ways.length > 0 && condition.clauses.length > 1 ? `(${whole})` : whole;
  });
  return parts.length > 0 ? parts.join(' and ') : 'true';
}

/** How many strict rankings of all states meet a condition. */
export interface RankingCount {
  readonly count: bigint;
  /** All strict rankings: the factorial of the number of states. */
  readonly of: bigint;
  readonly share: number;
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2; i <= n; i++) product *= BigInt(i);
  return product;
}

/**
 * Counts exactly, without listing rankings. Only the set A of relevant states that stand above the state matters; of
 * the rankings of v relevant states and the state itself, |A|! (v - |A|)! have exactly A above it, and each is the
 * order of as many rankings of all states. The sets that meet the condition are counted by size in a decision diagram.
 *
 * @param states how many states the model has
 * @throws EntenteError (usage) if the condition is too entangled
 * @example
 * const condition = stabilityCondition(solution, 'upstream', 1, 'Nash');
 * countRankings(condition, solution.space.size).share; // 0.3333333333333333
 */
export function countRankings(condition: StabilityCondition, states: number): RankingCount {
  // States that occur together are asked about together, which keeps the diagram small.
  const order = new Map<number, number>();
  const place = (state: number): number => {
    const known = order.get(state);
    if (known !== undefined) return known;
    order.set(state, order.size);
    return order.size - 1;
  };
  for (const { move, answers } of condition.clauses) {
    for (const answer of answers) for (const state of claims(answer, condition.state)) place(state);
    place(move);
  }
  const diagram = new DecisionDiagram(order.size, {
    most: MOST_NODES,
    tooMany:
      'The condition is too entangled to count its rankings; ask for Nash or SEQ, or narrow the model with rules.',
  });
  const none = (all: readonly number[]): Node =>
    [...all]
      .sort((a, b) => place(b) - place(a))
      .reduce<Node>((node, state) => diagram.and(diagram.not(place(state)), node), 1);
  let root: Node = 1;
  for (const { move, answers } of condition.clauses) {
    let clause = diagram.not(place(move));
    for (const answer of [...answers].reverse()) clause = diagram.or(none(claims(answer, condition.state)), clause);
    root = diagram.and(root, clause);
  }
  const v = order.size;
  let favourable = 0n;
  diagram.countBySize(root).forEach((sets, size) => {
    favourable += sets * factorial(size) * factorial(v - size);
  });
  const of = factorial(states);
  const among = factorial(v + 1);
  const count = (of / among) * favourable;
  return { count, of, share: Number((favourable * 10n ** 18n) / among) / 1e18 };
}
