import { makerAt, type StateSpace, stateNumbered } from '../model/state-space.ts';
import { bitAt, rowStart } from '../solve/bit-rows.ts';
import { type CoalitionConcept, CoalitionGame, Judge, subsets } from '../solve/coalition-game.ts';
import { checkCoalitionSize, coalitionGroups } from '../solve/coalitions.ts';
import { legalSequences } from '../solve/legal-sequences.ts';
import type { Tell } from '../solve/progress.ts';
import type { Solution } from '../solve/solve.ts';
import { type Comparison, compareStates, type ExplainedMove, explainMove } from './explain.ts';

/** A comparison with who makes it. */
export interface MemberComparison {
  readonly by: string;
  readonly comparison: Comparison;
}

/** What the others do about a joint move. */
export interface JointAnswer {
  /** In turn: who acts together, and each one's moves. Under CGMR and CSMR everybody acts alone. */
  readonly steps: readonly { readonly by: readonly string[]; readonly moves: readonly ExplainedMove[] }[];
  /** Where it ends. */
  readonly outcome: number;
  /** A member of the group that is then no better off than before. */
  readonly harm: MemberComparison;
}

/** One better state that a group can come to. */
export interface JointImprovement {
  readonly to: number;
  /** A shortest way there by moves of the members, in turn. */
  readonly moves: readonly ExplainedMove[];
  /** Why each member prefers it. */
  readonly gains: readonly MemberComparison[];
  /** Absent: nothing that the concept lets the others do leaves a member no better off. */
  readonly answer?: JointAnswer;
}

/** Why a state is stable against a group, or is not. */
export interface CoalitionProof {
  /** Ids of the members. */
  readonly members: readonly string[];
  /** A number, as everywhere outside. */
  readonly state: number;
  readonly concept: CoalitionConcept;
  readonly stable: boolean;
  /** How many states the group can come to that each member prefers, and how many of these the others cannot answer. */
  readonly improvements: number;
  readonly unanswered: number;
  /** Some of them: those without an answer first, then the nearest. */
  readonly shown: readonly JointImprovement[];
}

/**
 * Answers questions about groups and one state after another; what it learns about the model is kept for the next
 * question.
 */
export class CoalitionExplainer {
  private readonly solution: Solution;
  private readonly game: CoalitionGame;

  /** @throws EntenteError (usage) if the model is too large, see `coalitionStability` */
  constructor(solution: Solution) {
    checkCoalitionSize(solution.space, 2 ** solution.space.movers.length - 1);
    this.solution = solution;
    this.game = new CoalitionGame(solution.space, solution.payoffs);
  }

  /**
   * The groups against which a state is not stable, the smallest first; those that hold a smaller one are left out.
   *
   * @param groups ids of the groups that can form; absent: every one
   * @param progress is told how far the work has come
   */
  breakers(
    state: number,
    concept: CoalitionConcept,
    groups?: readonly (readonly string[])[],
    progress?: Tell,
  ): readonly (readonly string[])[] {
    const { space } = this.solution;
    const index = stateNumbered(space, state);
    const found: (readonly number[])[] = [];
    const all = coalitionGroups(space, groups);
    for (const [g, group] of all.entries()) {
      progress?.(`${concept}, group`, g, all.length);
      if (found.some((smaller) => smaller.every((maker) => group.includes(maker)))) continue;
      const judge = this.judge(group, index);
      const breaks = [...judge.improvements(index)].some((to) => !judge.isAnswered(concept, to));
      if (breaks) found.push(group);
    }
    return found.map((group) => namesOf(space, group));
  }

  /**
   * Why a state is stable against a group, or is not.
   *
   * @param most how many of the group's improvements to show
   */
  explain(members: readonly string[], state: number, concept: CoalitionConcept, most = 3): CoalitionProof {
    const { space } = this.solution;
    const index = stateNumbered(space, state);
    const group = [...new Set(members.map((id) => makerAt(space, id)))].sort((a, b) => a - b);
    const judge = this.judge(group, index);
    const better = new Set(judge.improvements(index));
    const open = new Set([...better].filter((to) => !judge.isAnswered(concept, to)));
    const reached = legalSequences(space, group, index);
    const near = reached.ends.filter((end) => better.has(end));
    const first = [...near.filter((end) => open.has(end)), ...near.filter((end) => !open.has(end))];
    return {
      members: namesOf(space, group),
      state,
      concept,
      stable: open.size === 0,
      improvements: better.size,
      unanswered: open.size,
      shown: first.slice(0, most).map((to) => ({
        to: to + 1,
        moves: reached.pathTo(to).map((step) => explainMove(this.solution, step)),
        gains: group.map((maker) => this.comparison(maker, to, index)),
        ...(open.has(to) ? {} : { answer: this.answer(judge, group, index, concept, to) }),
      })),
    };
  }

  private judge(group: readonly number[], index: number): Judge {
    const judge = new Judge(this.game.contest(group), this.game.preferred);
    judge.ask(index);
    return judge;
  }

  private comparison(maker: number, better: number, worse: number): MemberComparison {
    return {
      by: this.solution.space.movers[maker]?.id ?? '',
      comparison: compareStates(this.solution, maker, better, worse),
    };
  }

  private answer(
    judge: Judge,
    group: readonly number[],
    index: number,
    concept: CoalitionConcept,
    to: number,
  ): JointAnswer {
    const { space, payoffs } = this.solution;
    const others = space.movers.flatMap((_, maker) => (group.includes(maker) ? [] : [maker]));
    const harms = (end: number): boolean => judge.harms(concept, end);
    const { end, steps } = concept === 'CSEQ' ? this.jumps(others, to, harms) : this.singleMoves(others, to, harms);
    const harmed = group.find((maker) => {
      const own = payoffs[maker];
      return (own?.[end] ?? 0) <= (own?.[index] ?? 0);
    });
    return { steps, outcome: end + 1, harm: this.comparison(harmed ?? 0, index, end) };
  }

  private singleMoves(
    others: readonly number[],
    from: number,
    harms: (end: number) => boolean,
  ): { readonly end: number; readonly steps: JointAnswer['steps'] } {
    const reached = legalSequences(this.solution.space, others, from, { until: harms });
    const end = reached.ends.find(harms) ?? from;
    const moves = reached.pathTo(end).map((step) => explainMove(this.solution, step));
    return { end, steps: moves.map((move) => ({ by: [move.by], moves: [move] })) };
  }

  /** A shortest sequence of joint improvements to a state that harms; no group acts twice in succession. */
  private jumps(
    others: readonly number[],
    from: number,
    harms: (end: number) => boolean,
  ): { readonly end: number; readonly steps: JointAnswer['steps'] } {
    const { space } = this.solution;
    const groups = subsets(others);
    type Arrival = { readonly state: number; readonly by: number; readonly before?: Arrival };
    const queue: Arrival[] = [{ state: from, by: -1 }];
    const seen = groups.map(() => new Set<number>());
    for (const arrival of queue) {
      for (const [g, group] of groups.entries()) {
        if (g === arrival.by) continue;
        const gains = this.game.gains(group);
        const start = rowStart(gains, arrival.state);
        for (let to = 0; to < space.size; to++) {
          if (!bitAt(gains.bits, start, to) || seen[g]?.has(to)) continue;
          seen[g]?.add(to);
          const next: Arrival = { state: to, by: g, before: arrival };
          if (!harms(to)) {
            queue.push(next);
            continue;
          }
          const path: JointAnswer['steps'][number][] = [];
          for (let at = next; at.before; at = at.before)
            path.push(this.step(groups[at.by] ?? [], at.before.state, at.state));
          return { end: to, steps: path.reverse() };
        }
      }
    }
    return { end: from, steps: [] };
  }

  private step(group: readonly number[], from: number, to: number): JointAnswer['steps'][number] {
    const { space } = this.solution;
    const reached = legalSequences(space, group, from, { until: (end) => end === to });
    return {
      by: namesOf(space, group),
      moves: reached.pathTo(to).map((step) => explainMove(this.solution, step)),
    };
  }
}

function namesOf(space: StateSpace, group: readonly number[]): readonly string[] {
  return group.map((maker) => space.movers[maker]?.id ?? '');
}

/**
 * Why a state is stable against a group under CNash, CGMR, CSMR or CSEQ, or is not: what the group can come to, one
 * member moving after another, why each member prefers it, and how the others can answer.
 *
 * @param state its number
 * @param most how many of the group's improvements to show; default 3
 * @throws EntenteError (usage) if somebody or the state is unknown, or the model is too large
 * @example
 * const { stable, shown } = explainCoalition(solution, ['upstream', 'downstream'], 4, 'CNash');
 * [stable, shown[0].to]; // [false, 1]
 */
export function explainCoalition(
  solution: Solution,
  members: readonly string[],
  state: number,
  concept: CoalitionConcept,
  { most = 3 }: { readonly most?: number } = {},
): CoalitionProof {
  return new CoalitionExplainer(solution).explain(members, state, concept, most);
}

/**
 * The groups that break a state: against which it is not stable, the smallest first, none that holds another of them.
 *
 * @param state its number
 * @param groups ids of the groups that can form; absent: every group
 * @throws EntenteError (usage) if the state is unknown or the model is too large
 * @example
 * breakingGroups(solution, 2, 'CNash'); // []
 */
export function breakingGroups(
  solution: Solution,
  state: number,
  concept: CoalitionConcept,
  groups?: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return new CoalitionExplainer(solution).breakers(state, concept, groups);
}
