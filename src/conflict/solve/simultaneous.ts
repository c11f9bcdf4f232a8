import type { Payoffs } from '../model/payoffs.ts';
import { changesFrom, type Mover, type StateSpace } from '../model/state-space.ts';
import { placesOf, stateWith } from '../model/states.ts';
import { codeAt } from '../model/truth.ts';

/** One improvement and the move that answers it at the same time. */
export interface SimultaneousAnswer {
  readonly improvement: number;
  /** The state in which all that is changed at once ends; absent if no answer harms the mover. */
  readonly outcome?: number;
  /** Where each of the others alone wanted to go, by decision maker; those who stay are absent. */
  readonly meant?: ReadonlyMap<number, number>;
}

type Change = ReturnType<typeof changesFrom>[number];

function improvements(space: StateSpace, own: Payoffs, maker: number, place: number): readonly Change[] {
  const level = own[space.indexAt[place] as number] as number;
  return changesFrom(space, space.movers[maker] as Mover, place).filter(({ to }) => (own[to] as number) > level);
}

/**
 * The improvements of a decision maker and what answers each if every other decision maker may, at the same time,
 * stay or make an improvement of its own (Fraser and Hipel 1979). All changes are carried out together: an option
 * that two of them change is changed. Only where that ends in a feasible state no better for the mover is there an
 * answer. A merged state is looked at from each of its members.
 */
export function simultaneousAnswers(
  space: StateSpace,
  payoffs: readonly Payoffs[],
  maker: number,
  index: number,
): readonly SimultaneousAnswer[] {
  const own = payoffs[maker] as Payoffs;
  const level = own[index] as number;
  const answers = new Map<number, SimultaneousAnswer>();
  for (const place of placesOf(space, index)) {
    const code = codeAt(space, place);
    const mine = improvements(space, own, maker, place);
    for (const { to } of mine) if (!answers.has(to)) answers.set(to, { improvement: to });
    const open = mine.filter(({ to }) => answers.get(to)?.outcome === undefined);
    if (open.length === 0) continue;
    const joint = jointChanges(space, payoffs, maker, place);
    for (const { change, to } of open) {
      if (answers.get(to)?.outcome !== undefined) continue;
      for (const [changes, meant] of joint) {
        const outcome = stateWith(space, code ^ (change | changes));
        if (outcome < 0 || (own[outcome] as number) > level) continue;
        answers.set(to, { improvement: to, outcome, meant });
        break;
      }
    }
  }
  return [...answers.values()].sort((a, b) => a.improvement - b.improvement);
}

/** All that the others can change together, each with one way to come about: where each of them wanted to go. */
function jointChanges(
  space: StateSpace,
  payoffs: readonly Payoffs[],
  maker: number,
  place: number,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  let joint = new Map<number, ReadonlyMap<number, number>>([[0, new Map()]]);
  for (const other of space.movers.keys()) {
    const wanted = other === maker ? [] : improvements(space, payoffs[other] as Payoffs, other, place);
    const wider = new Map(joint);
    for (const [changes, meant] of joint) {
      for (const { change, to } of wanted) {
        if (!wider.has(changes | change)) wider.set(changes | change, new Map([...meant, [other, to]]));
      }
    }
    joint = wider;
  }
  return joint;
}

/** Whether a state is SIM-stable for a decision maker: each improvement can be answered at the same time. */
export function simultaneouslyStable(
  space: StateSpace,
  payoffs: readonly Payoffs[],
  maker: number,
  index: number,
): boolean {
  return simultaneousAnswers(space, payoffs, maker, index).every(({ outcome }) => outcome !== undefined);
}
