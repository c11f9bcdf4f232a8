import { type Concept, conceptBit } from '../model/concept.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Mover, StateSpace } from '../model/state-space.ts';
import type { Tell } from './progress.ts';

/**
 * Stability in option form, exactly and for all states at once. Whatever a decision maker reaches in two moves it
 * reaches in one, so the best that it can reach is a maximum along each of its options in turn, and the worst that
 * the others can bring about by legal sequences of moves is the fixed point of their minima. With T the mover's
 * maximum (staying included), C the others' minimum over all their sequences, D the same over sequences of their
 * improvements, and u the mover's payoff, a state is
 *
 *     Nash  if  T u <= u          SMR  if  T min(u, C T u) <= u
 *     GMR   if  T C u <= u        SEQ  if  T D u <= u
 *
 * for C u(t) > u(s) already says that t is an improvement from s, and one that nobody can answer. A pass over an
 * option costs one step a combination, so all of it costs about n (n + k) 2^k for n decision makers and k options.
 */

/** Above every payoff: what a combination holds that is no state, where the least is sought. */
const NO_WORST = 0x7fffffff;
/** Below every payoff: the same where the best is sought. */
const NO_BEST = -1;

/** Lets each combination take over the greater value of the other end of each option that its owner may move along. */
function spreadGreatest(values: Int32Array, mask: number, forward: number, back: number): void {
  for (let bit = 1; bit <= mask; bit <<= 1) {
    if ((mask & bit) === 0) continue;
    const take = (back & bit) === 0;
    const giveUp = (forward & bit) === 0;
    for (let base = 0; base < values.length; base += 2 * bit) {
      for (let low = base; low < base + bit; low++) {
        const off = values[low] as number;
        const on = values[low + bit] as number;
        if (off < on) {
          if (take) values[low] = on;
        } else if (giveUp) values[low + bit] = off;
      }
    }
  }
}

/** The same for the lesser value. */
function spreadLeast(values: Int32Array, mask: number, forward: number, back: number): void {
  for (let bit = 1; bit <= mask; bit <<= 1) {
    if ((mask & bit) === 0) continue;
    const take = (back & bit) === 0;
    const giveUp = (forward & bit) === 0;
    for (let base = 0; base < values.length; base += 2 * bit) {
      for (let low = base; low < base + bit; low++) {
        const off = values[low] as number;
        const on = values[low + bit] as number;
        if (off > on) {
          if (take) values[low] = on;
        } else if (giveUp) values[low + bit] = off;
      }
    }
  }
}

/**
 * One decision maker's states in lists, one for each setting of everything except its options that move both ways,
 * from its best state to its worst.
 */
interface SortedFibres {
  /** The options in which lists differ although the decision maker controls them: those that move one way only. */
  readonly oneWay: number;
  /** List l is `codes[start[l]]` to `codes[start[l + 1] - 1]`. */
  readonly start: Int32Array;
  readonly codes: Int32Array;
  readonly worth: Int32Array;
  /** The list of each combination. */
  readonly listOf: Int32Array;
  /** A combination of each list, for lists in which a state is. */
  readonly some: Int32Array;
}

class Cube {
  private readonly space: StateSpace;
  private readonly payoffs: readonly Payoffs[];
  private readonly size: number;
  private readonly holes: boolean;
  private readonly fibres: (SortedFibres | undefined)[];

  constructor(space: StateSpace, payoffs: readonly Payoffs[]) {
    this.space = space;
    this.payoffs = payoffs;
    this.size = space.count;
    this.holes = space.size < space.count;
    this.fibres = payoffs.map(() => undefined);
  }

  private mover(maker: number): Mover {
    return this.space.movers[maker] as Mover;
  }

  private opponents(maker: number): readonly number[] {
    return this.space.movers.flatMap(({ mask }, other) => (other !== maker && mask !== 0 ? [other] : []));
  }

  /** Payoffs by combination; `elsewhere` where there is no state. */
  payoffsByCode(maker: number, elsewhere: number): Int32Array {
    const payoffs = this.payoffs[maker] as Payoffs;
    if (!this.holes) return payoffs.slice();
    const values = new Int32Array(this.size).fill(elsewhere);
    for (let s = 0; s < payoffs.length; s++) values[this.space.placeOf[s] as number] = payoffs[s] as number;
    return values;
  }

  /** T: the best over the state itself and all that the decision maker can move to. Overwrites and gives `values`. */
  best(maker: number, values: Int32Array): Int32Array {
    const { mask, forward, back, seen } = this.mover(maker);
    if (!seen) {
      this.fill(values, NO_BEST);
      spreadGreatest(values, mask, forward, back);
      return values;
    }
    const spread = this.onlySeen(values, seen, NO_BEST);
    spreadGreatest(spread, mask, forward, back);
    for (let s = 0; s < seen.length; s++) {
      const code = this.space.placeOf[s] as number;
      if (seen[s] === 1) values[code] = spread[code] as number;
    }
    return values;
  }

  /** C: the worst over the state itself and all that the others can reach together. Overwrites and gives `values`. */
  worst(maker: number, values: Int32Array): Int32Array {
    const opponents = this.opponents(maker);
    const blind = opponents.some((other) => this.mover(other).seen);
    if (!this.holes && !blind) {
      for (const other of opponents) {
        const { mask, forward, back } = this.mover(other);
        spreadLeast(values, mask, forward, back);
      }
      return values;
    }
    this.fill(values, NO_WORST);
    this.untilStill(opponents, (other) => {
      const { mask, forward, back, seen } = this.mover(other);
      const before = this.sum(values);
      if (seen) {
        const spread = this.onlySeen(values, seen, NO_WORST);
        spreadLeast(spread, mask, forward, back);
        for (let s = 0; s < seen.length; s++) {
          const code = this.space.placeOf[s] as number;
          if (seen[s] === 1) values[code] = spread[code] as number;
        }
      } else {
        spreadLeast(values, mask, forward, back);
        this.fill(values, NO_WORST);
      }
      return this.sum(values) !== before;
    });
    return values;
  }

  /** D: as C, with each step an improvement of whoever makes it. Overwrites and gives `values`. */
  worstByImprovements(maker: number, values: Int32Array): Int32Array {
    this.untilStill(this.opponents(maker), (other) => this.spreadByImprovements(this.sorted(other), other, values));
    return values;
  }

  /** Takes turns until each of the others has been without effect. Its own turn twice over is its turn once. */
  private untilStill(opponents: readonly number[], turn: (other: number) => boolean): void {
    let still = 0;
    for (let at = 0; still < opponents.length; at = (at + 1) % opponents.length) {
      still = turn(opponents[at] as number) ? 1 : still + 1;
    }
  }

  private fill(values: Int32Array, value: number): void {
    if (!this.holes) return;
    const { indexAt } = this.space;
    for (let code = 0; code < this.size; code++) if ((indexAt[code] as number) < 0) values[code] = value;
  }

  /** A number that changes whenever the values of states change in one direction. */
  private sum(values: Int32Array): number {
    const { placeOf } = this.space;
    let sum = 0;
    for (let s = 0; s < placeOf.length; s++) sum += values[placeOf[s] as number] as number;
    return sum;
  }

  private onlySeen(values: Int32Array, seen: Uint8Array, elsewhere: number): Int32Array {
    const copy = new Int32Array(this.size).fill(elsewhere);
    for (let s = 0; s < seen.length; s++) {
      const code = this.space.placeOf[s] as number;
      if (seen[s] === 1) copy[code] = values[code] as number;
    }
    return copy;
  }

  private sorted(maker: number): SortedFibres {
    const known = this.fibres[maker];
    if (known) return known;
    const { mask, forward, back, seen } = this.mover(maker);
    const { placeOf, size } = this.space;
    const payoffs = this.payoffs[maker] as Payoffs;
    const oneWay = forward | back;
    const both = mask & ~oneWay;
    const bitOfList = new Int32Array(31);
    let lists = 1;
    for (let j = 0; 1 << j < this.size; j++) {
      if ((both >>> j) & 1) continue;
      bitOfList[j] = lists;
      lists *= 2;
    }
    const listOf = new Int32Array(this.size);
    for (let code = 1; code < this.size; code++) {
      listOf[code] = (listOf[code & (code - 1)] as number) | (bitOfList[31 - Math.clz32(code & -code)] as number);
    }
    // Sorted by payoff, then, stably, by list: two counting sorts.
    const counts = new Int32Array(size + 1);
    for (let s = 0; s < size; s++)
      counts[size - (payoffs[s] as number)] = (counts[size - (payoffs[s] as number)] as number) + 1;
    for (let c = 1; c <= size; c++) counts[c] = (counts[c] as number) + (counts[c - 1] as number);
    const byWorth = new Int32Array(size);
    for (let s = size - 1; s >= 0; s--) {
      const c = size - (payoffs[s] as number);
      const at = (counts[c] as number) - 1;
      counts[c] = at;
      byWorth[at] = s;
    }
    const start = new Int32Array(lists + 1);
    const some = new Int32Array(lists);
    for (let s = 0; s < size; s++) {
      const code = placeOf[s] as number;
      const list = listOf[code] as number;
      some[list] = code;
      if (!seen || seen[s] === 1) start[list + 1] = (start[list + 1] as number) + 1;
    }
    for (let l = 1; l <= lists; l++) start[l] = (start[l] as number) + (start[l - 1] as number);
    const next = start.slice(0, lists);
    const codes = new Int32Array(start[lists] as number);
    const worth = new Int32Array(codes.length);
    for (let r = 0; r < size; r++) {
      const s = byWorth[r] as number;
      if (seen && seen[s] === 0) continue;
      const code = placeOf[s] as number;
      const list = listOf[code] as number;
      const at = next[list] as number;
      next[list] = at + 1;
      codes[at] = code;
      worth[at] = payoffs[s] as number;
    }
    const made = { oneWay, start, codes, worth, listOf, some };
    this.fibres[maker] = made;
    return made;
  }

  /** One decision maker's improvements; whether any value sank. */
  private spreadByImprovements(fibres: SortedFibres, maker: number, values: Int32Array): boolean {
    const { oneWay, start, codes, worth, listOf, some } = fibres;
    const { forward, back } = this.mover(maker);
    let changed = false;
    const join = (from: number, fromEnd: number, to: number, toEnd: number): void => {
      let better = to;
      let least = NO_WORST;
      for (let at = from; at < fromEnd; at++) {
        const here = worth[at] as number;
        while (better < toEnd && (worth[better] as number) > here) {
          const value = values[codes[better] as number] as number;
          if (value < least) least = value;
          better++;
        }
        const code = codes[at] as number;
        if (least < (values[code] as number)) {
          values[code] = least;
          changed = true;
        }
      }
    };
    for (let list = 0; list < some.length; list++) {
      const from = start[list] as number;
      const fromEnd = start[list + 1] as number;
      if (from === fromEnd) continue;
      join(from, fromEnd, from, fromEnd);
      if (oneWay === 0) continue;
      const code = some[list] as number;
      const free = oneWay & ~(forward & code) & ~(back & ~code);
      for (let change = free; change > 0; change = (change - 1) & free) {
        const other = listOf[code ^ change] as number;
        join(from, fromEnd, start[other] as number, start[other + 1] as number);
      }
    }
    return changed;
  }
}

/**
 * Which states are stable in a space whose moves follow from the options alone.
 *
 * @param concepts Nash, GMR, SMR and SEQ are worked out; others are passed over
 * @returns for each decision maker a byte for each state, with the bits of {@link conceptBit}
 */
export function cubeStability(
  space: StateSpace,
  payoffs: readonly Payoffs[],
  concepts: readonly Concept[],
  progress?: Tell,
): readonly Uint8Array[] {
  const cube = new Cube(space, payoffs);
  return space.movers.map((_, maker) => {
    progress?.('decision maker', maker, space.movers.length);
    const stable = new Uint8Array(space.size);
    const own = payoffs[maker] as Payoffs;
    const mark = (concept: Concept, reached: Int32Array): void => {
      const bit = conceptBit(concept);
      for (let s = 0; s < stable.length; s++) {
        if ((reached[space.placeOf[s] as number] as number) <= (own[s] as number))
          stable[s] = (stable[s] as number) | bit;
      }
    };
    const wants = (concept: Concept): boolean => concepts.includes(concept);
    const best = wants('Nash') || wants('SMR') ? cube.best(maker, cube.payoffsByCode(maker, NO_BEST)) : undefined;
    if (best && wants('Nash')) mark('Nash', best);
    if (best && wants('SMR')) {
      const kept = cube.worst(maker, best);
      for (let s = 0; s < stable.length; s++) {
        const code = space.placeOf[s] as number;
        kept[code] = Math.min(kept[code] as number, own[s] as number);
      }
      mark('SMR', cube.best(maker, kept));
    }
    if (wants('GMR')) mark('GMR', cube.best(maker, cube.worst(maker, cube.payoffsByCode(maker, NO_WORST))));
    if (wants('SEQ'))
      mark('SEQ', cube.best(maker, cube.worstByImprovements(maker, cube.payoffsByCode(maker, NO_WORST))));
    return stable;
  });
}
