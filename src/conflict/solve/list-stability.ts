import { type Concept, conceptBit } from '../model/concept.ts';
import { fibresOf } from '../model/fibres.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Mover, StateSpace } from '../model/state-space.ts';
import type { Tell } from './progress.ts';

/**
 * Stability on a list of combinations, where most of the combinations cannot be. It is found as on all of them (see
 * cube-stability.ts): by the best that the mover can reach and the worst that the others can bring about. But in place
 * of passes along options, each decision maker's states stand in groups within which it can move, and a pass costs a
 * step or two a state, so all of it costs about n² times the states for each round of the others' answers.
 */

/** Above every payoff. */
const NO_WORST = 0x7fffffff;

/**
 * One decision maker's moves. States that differ only in its options that move both ways stand in one list, from its
 * best to its worst; from a list it can go to all of that list and to all of some others.
 */
interface MoverLists {
  /** List l is `members[start[l]]` to `members[start[l + 1] - 1]`. States that it does not perceive stand in none. */
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** Other lists to which list l leads, by its one-way options: `leads[leadStart[l]]` and so on. Absent: none does. */
  readonly leadStart?: Int32Array;
  readonly leads?: Int32Array;
}

/** Lists and where they lead. */
function listsOf(codes: Int32Array, mover: Mover, payoffs: Payoffs): MoverLists {
  const { mask, forward, back, seen } = mover;
  const oneWay = forward | back;
  const { start: fibreStart, places } = fibresOf(codes, mask & ~oneWay);
  const start: number[] = [];
  const members = new Int32Array(places.length);
  /** A combination of each list. */
  const some: number[] = [];
  let at = 0;
  for (let fibre = 0; fibre + 1 < fibreStart.length; fibre++) {
    const from = at;
    for (let p = fibreStart[fibre] as number; p < (fibreStart[fibre + 1] as number); p++) {
      const state = places[p] as number;
      if (!seen || seen[state] === 1) members[at++] = state;
    }
    if (at === from) continue;
    members.subarray(from, at).sort((a, b) => (payoffs[b] as number) - (payoffs[a] as number) || a - b);
    start.push(from);
    some.push(codes[members[from] as number] as number);
  }
  const lists = { start: Int32Array.from([...start, at]), members: members.subarray(0, at) };
  return oneWay === 0 ? lists : { ...lists, ...leadsOf(some, mover) };
}

/** Lists that differ in one-way options only, and among them which lead to which. */
function leadsOf(
  some: readonly number[],
  { mask, forward, back }: Mover,
): Required<Pick<MoverLists, 'leadStart' | 'leads'>> {
  const groups = new Map<number, number[]>();
  some.forEach((code, list) => {
    const rest = code & ~mask;
    const group = groups.get(rest);
    if (group) group.push(list);
    else groups.set(rest, [list]);
  });
  const leads: number[] = [];
  const leadStart = new Int32Array(some.length + 1);
  some.forEach((code, list) => {
    for (const other of groups.get(code & ~mask) ?? []) {
      const end = some[other] as number;
      const taken = (code & ~end & forward) === 0;
      const dropped = (end & ~code & back) === 0;
      if (other !== list && taken && dropped) leads.push(other);
    }
    leadStart[list + 1] = leads.length;
  });
  return { leadStart, leads: Int32Array.from(leads) };
}

class Lists {
  private readonly space: StateSpace;
  private readonly payoffs: readonly Payoffs[];
  private readonly codes: Int32Array;
  private readonly lists: (MoverLists | undefined)[];

  constructor(space: StateSpace, codes: Int32Array, payoffs: readonly Payoffs[]) {
    this.space = space;
    this.codes = codes;
    this.payoffs = payoffs;
    this.lists = payoffs.map(() => undefined);
  }

  private of(maker: number): MoverLists {
    const found = this.lists[maker];
    if (found) return found;
    const made = listsOf(this.codes, this.space.movers[maker] as Mover, this.payoffs[maker] as Payoffs);
    this.lists[maker] = made;
    return made;
  }

  private opponents(maker: number): readonly number[] {
    return this.space.movers.flatMap(({ mask }, other) => (other !== maker && mask !== 0 ? [other] : []));
  }

  /** The best over the state itself and all that the decision maker can move to. Overwrites and gives `values`. */
  best(maker: number, values: Int32Array): Int32Array {
    spread(this.of(maker), values, -1);
    return values;
  }

  /** The worst over the state itself and all that the others can reach together. Overwrites and gives `values`. */
  worst(maker: number, values: Int32Array): Int32Array {
    this.untilStill(this.opponents(maker), (other) => spread(this.of(other), values, 1));
    return values;
  }

  /** The same with each step an improvement of whoever makes it. Overwrites and gives `values`. */
  worstByImprovements(maker: number, values: Int32Array): Int32Array {
    this.untilStill(this.opponents(maker), (other) =>
      spreadByImprovements(this.of(other), this.payoffs[other] as Payoffs, values),
    );
    return values;
  }

  /** Takes turns until each of the others has been without effect. Its own turn twice over is its turn once. */
  private untilStill(opponents: readonly number[], turn: (other: number) => boolean): void {
    let still = 0;
    for (let at = 0; still < opponents.length; at = (at + 1) % opponents.length) {
      still = turn(opponents[at] as number) ? 1 : still + 1;
    }
  }
}

/**
 * Gives each state the least value (`sign` 1) or the greatest (-1) among itself and all that can be reached from it.
 * @returns whether any value changed
 */
function spread({ start, members, leadStart, leads }: MoverLists, values: Int32Array, sign: 1 | -1): boolean {
  const count = start.length - 1;
  const least = new Int32Array(count);
  for (let list = 0; list < count; list++) {
    let found = NO_WORST;
    for (let at = start[list] as number; at < (start[list + 1] as number); at++) {
      const value = sign * (values[members[at] as number] as number);
      if (value < found) found = value;
    }
    least[list] = found;
  }
  let changed = false;
  for (let list = 0; list < count; list++) {
    let found = least[list] as number;
    if (leadStart && leads) {
      for (let at = leadStart[list] as number; at < (leadStart[list + 1] as number); at++) {
        const value = least[leads[at] as number] as number;
        if (value < found) found = value;
      }
    }
    for (let at = start[list] as number; at < (start[list + 1] as number); at++) {
      const state = members[at] as number;
      if (sign * (values[state] as number) === found) continue;
      values[state] = sign * found;
      changed = true;
    }
  }
  return changed;
}

/** One decision maker's improvements; whether any value sank. */
function spreadByImprovements(
  { start, members, leadStart, leads }: MoverLists,
  own: Payoffs,
  values: Int32Array,
): boolean {
  let changed = false;
  const join = (from: number, fromEnd: number, to: number, toEnd: number): void => {
    let better = to;
    let least = NO_WORST;
    for (let at = from; at < fromEnd; at++) {
      const state = members[at] as number;
      const here = own[state] as number;
      for (; better < toEnd && (own[members[better] as number] as number) > here; better++) {
        const value = values[members[better] as number] as number;
        if (value < least) least = value;
      }
      if (least < (values[state] as number)) {
        values[state] = least;
        changed = true;
      }
    }
  };
  for (let list = 0; list + 1 < start.length; list++) {
    const [from, end] = [start[list] as number, start[list + 1] as number];
    join(from, end, from, end);
    if (!leadStart || !leads) continue;
    for (let at = leadStart[list] as number; at < (leadStart[list + 1] as number); at++) {
      const other = leads[at] as number;
      join(from, end, start[other] as number, start[other + 1] as number);
    }
  }
  return changed;
}

/**
 * Which states are stable in a space that lists combinations and whose moves follow from the options alone.
 *
 * @param codes the combinations, which are the states
 * @param concepts Nash, GMR, SMR and SEQ are worked out; others are passed over
 * @returns for each decision maker a byte for each state, with the bits of {@link conceptBit}
 */
export function listStability(
  space: StateSpace,
  codes: Int32Array,
  payoffs: readonly Payoffs[],
  concepts: readonly Concept[],
  progress?: Tell,
): readonly Uint8Array[] {
  const lists = new Lists(space, codes, payoffs);
  return space.movers.map((_, maker) => {
    progress?.('decision maker', maker, space.movers.length);
    const own = payoffs[maker] as Payoffs;
    const stable = new Uint8Array(space.size);
    const mark = (concept: Concept, values: Int32Array): void => {
      const reached = lists.best(maker, values);
      const bit = conceptBit(concept);
      for (let s = 0; s < stable.length; s++) {
        if ((reached[s] as number) <= (own[s] as number)) stable[s] = (stable[s] as number) | bit;
      }
    };
    const wants = (concept: Concept): boolean => concepts.includes(concept);
    if (wants('Nash')) mark('Nash', own.slice());
    if (wants('SMR')) {
      const kept = lists.worst(maker, lists.best(maker, own.slice()));
      for (let s = 0; s < kept.length; s++) kept[s] = Math.min(kept[s] as number, own[s] as number);
      mark('SMR', kept);
    }
    if (wants('GMR')) mark('GMR', lists.worst(maker, own.slice()));
    if (wants('SEQ')) mark('SEQ', lists.worstByImprovements(maker, own.slice()));
    return stable;
  });
}
