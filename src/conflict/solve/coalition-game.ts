import type { Payoffs } from '../model/payoffs.ts';
import { movesFrom, type StateSpace } from '../model/state-space.ts';
import { type BitRows, bitAt, emptyRows, rowStart, setBit, wordsFor } from './bit-rows.ts';
import { legalEnds } from './closure.ts';

/** Stability against joint moves of any group, and equilibria if fixed blocks act as one. */
export const COALITION_CONCEPTS = ['CNash', 'CGMR', 'CSMR', 'CSEQ'] as const;
export type CoalitionConcept = (typeof COALITION_CONCEPTS)[number];

/** A state's concepts in one number: bit 0 for CNash and so on. */
export function coalitionBit(concept: CoalitionConcept): number {
  return 1 << COALITION_CONCEPTS.indexOf(concept);
}

/** Which states each decision maker prefers to a state, as rows of bits; those with the same payoff share a row. */
export function preferredRows(payoffs: readonly Payoffs[]): readonly BitRows[] {
  return payoffs.map((own) => {
    const size = own.length;
    const words = wordsFor(size);
    const levels = own.reduce((most, payoff) => Math.max(most, payoff), 0) + 1;
    const bits = new Uint32Array(levels * words);
    for (let s = 0; s < size; s++) {
      // Filled first with the states of each payoff, then summed from the best down.
      setBit(bits, (own[s] as number) * words, s);
    }
    const above = new Uint32Array(words);
    for (let level = levels - 1; level >= 0; level--) {
      const row = level * words;
      for (let w = 0; w < words; w++) {
        const at = bits[row + w] as number;
        bits[row + w] = above[w] as number;
        above[w] = (above[w] as number) | at;
      }
    }
    return { size, words, rowOf: own, bits };
  });
}

/** Puts into `into` the states that every one of these prefers to a state. */
function preferredByAll(
  preferred: readonly BitRows[],
  members: readonly number[],
  state: number,
  into: Uint32Array,
): void {
  into.fill(0xffffffff);
  for (const member of members) {
    const rows = preferred[member] as BitRows;
    const from = rowStart(rows, state);
    for (let w = 0; w < into.length; w++) into[w] = (into[w] as number) & (rows.bits[from + w] as number);
  }
}

/** The moves of one decision maker as rows of bits. */
function moveRows(space: StateSpace, maker: number): BitRows {
  const rows = emptyRows(space.size);
  for (let s = 0; s < space.size; s++)
    for (const to of movesFrom(space, maker, s)) setBit(rows.bits, s * rows.words, to);
  return rows;
}

/** The moves of a group that every member gains by. */
export function jointImprovements(moves: BitRows, preferred: readonly BitRows[], members: readonly number[]): BitRows {
  const rows = emptyRows(moves.size);
  const better = new Uint32Array(rows.words);
  for (let s = 0; s < rows.size; s++) {
    preferredByAll(preferred, members, s, better);
    const from = rowStart(moves, s);
    const row = s * rows.words;
    for (let w = 0; w < rows.words; w++) rows.bits[row + w] = (moves.bits[from + w] as number) & (better[w] as number);
  }
  return rows;
}

/** One side and what the others can do about its moves. */
export interface Contest {
  readonly members: readonly number[];
  /** Where the side can go. */
  readonly moves: BitRows;
  /** Where the others can bring it by any moves, and by improvements, worked out when asked; absent if there are none. */
  readonly answers?: () => BitRows;
  readonly improvingAnswers?: () => BitRows;
}

/** Stability of every state for one side, from the definitions: a byte for each, with the bits of {@link coalitionBit}. */
export function contestStability(contest: Contest, preferred: readonly BitRows[]): Uint8Array {
  const judge = new Judge(contest, preferred);
  return Uint8Array.from({ length: contest.moves.size }, (_, state) => judge.verdict(state));
}

/** Which states each row reaches, as found for one state in question after another. */
class RowMemory {
  private readonly known: Int32Array;
  readonly rows: BitRows;

  constructor(rows: BitRows) {
    this.rows = rows;
    this.known = new Int32Array(rows.bits.length / rows.words);
  }

  /** @param stamp even, and greater for each state in question */
  holds(state: number, stamp: number, find: (start: number) => boolean): boolean {
    const row = this.rows.rowOf[state] as number;
    const before = this.known[row] as number;
    if (before >= stamp) return before > stamp;
    const now = find(row * this.rows.words);
    this.known[row] = stamp + (now ? 1 : 0);
    return now;
  }
}

/** Judges states for one side. What it finds about a row for one state is not looked for again for that state. */
export class Judge {
  private readonly contest: Contest;
  private readonly preferred: readonly BitRows[];
  /** The states that all of the side prefer to the one in question. */
  private readonly better: Uint32Array;
  private readonly held: RowMemory;
  private answered: RowMemory | undefined;
  private answeredForGood: RowMemory | undefined;
  private answeredByImprovements: RowMemory | undefined;
  private stamp = 0;

  constructor(contest: Contest, preferred: readonly BitRows[]) {
    this.contest = contest;
    this.preferred = preferred;
    this.better = new Uint32Array(contest.moves.words);
    this.held = new RowMemory(contest.moves);
  }

  /** Turns to a state: what follows is about it. */
  ask(state: number): void {
    this.stamp += 2;
    preferredByAll(this.preferred, this.contest.members, state, this.better);
  }

  /** The better states that the side can reach from the state in question, ascending. */
  *improvements(state: number): Generator<number> {
    const { moves } = this.contest;
    const from = rowStart(moves, state);
    for (let w = 0; w < moves.words; w++) {
      for (let word = (moves.bits[from + w] as number) & (this.better[w] as number); word !== 0; word &= word - 1) {
        yield 32 * w + 31 - Math.clz32(word & -word);
      }
    }
  }

  /** Whether the others can answer a move to a better state. */
  isAnswered(concept: CoalitionConcept, to: number): boolean {
    const { answers, improvingAnswers } = this.contest;
    if (concept === 'CNash' || !answers || !improvingAnswers) return false;
    switch (concept) {
      case 'CGMR':
        this.answered ??= new RowMemory(answers());
        return this.answered.holds(to, this.stamp, (start) => this.anyHarm((this.answered as RowMemory).rows, start));
      case 'CSMR':
        this.answeredForGood ??= new RowMemory(answers());
        return this.answeredForGood.holds(to, this.stamp, (start) =>
          this.lastingHarm((this.answeredForGood as RowMemory).rows, start),
        );
      case 'CSEQ':
        this.answeredByImprovements ??= new RowMemory(improvingAnswers());
        return this.answeredByImprovements.holds(to, this.stamp, (start) =>
          this.anyHarm((this.answeredByImprovements as RowMemory).rows, start),
        );
    }
  }

  /** Whether an end is one that not all of the side prefer and, for CSMR, from which they cannot get away. */
  harms(concept: CoalitionConcept, end: number): boolean {
    if (bitAt(this.better, 0, end)) return false;
    return concept !== 'CSMR' || this.isHeld(end);
  }

  /** The bits of the concepts under which the state is stable. */
  verdict(state: number): number {
    this.ask(state);
    let left = COALITION_CONCEPTS.filter((concept) => concept !== 'CNash');
    let bits = COALITION_CONCEPTS.reduce((sum, concept) => sum | coalitionBit(concept), 0);
    for (const to of this.improvements(state)) {
      bits &= ~coalitionBit('CNash');
      for (const concept of left) if (!this.isAnswered(concept, to)) bits &= ~coalitionBit(concept);
      left = left.filter((concept) => (bits & coalitionBit(concept)) !== 0);
      if (left.length === 0) return 0;
    }
    return bits;
  }

  /** Whether some state of a row is one that not all of the side prefer. */
  private anyHarm(rows: BitRows, start: number): boolean {
    for (let w = 0; w < rows.words; w++) {
      if (((rows.bits[start + w] as number) & ~(this.better[w] as number)) !== 0) return true;
    }
    return false;
  }

  /** Whether there is such a state from which the side cannot get away to a better one. */
  private lastingHarm(rows: BitRows, start: number): boolean {
    for (let w = 0; w < rows.words; w++) {
      for (let word = (rows.bits[start + w] as number) & ~(this.better[w] as number); word !== 0; word &= word - 1) {
        if (this.isHeld(32 * w + 31 - Math.clz32(word & -word))) return true;
      }
    }
    return false;
  }

  /** Whether the side has no way from a state to a better one. */
  private isHeld(state: number): boolean {
    const { moves } = this.contest;
    return this.held.holds(state, this.stamp, (start) => {
      for (let w = 0; w < moves.words; w++) {
        if (((moves.bits[start + w] as number) & (this.better[w] as number)) !== 0) return false;
      }
      return true;
    });
  }
}

/** Every non-empty choice of some members, the fewest first. */
export function subsets(members: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** members.length - 1 }, (_, i) => members.filter((__, j) => ((i + 1) >>> j) & 1)).sort(
    (a, b) => a.length - b.length,
  );
}

/** A model's groups and all that they can do, worked out as it is asked for. */
export class CoalitionGame {
  readonly space: StateSpace;
  readonly preferred: readonly BitRows[];
  private readonly singles: readonly BitRows[];
  /** Whether two moves of one decision maker make one. */
  private readonly composing: boolean;
  private readonly known = new Map<string, BitRows>();

  constructor(space: StateSpace, payoffs: readonly Payoffs[]) {
    this.space = space;
    this.preferred = preferredRows(payoffs);
    this.composing = space.arcs === undefined;
    this.singles = space.movers.map((_, maker) => moveRows(space, maker));
  }

  /** Where the members can come, one after another. */
  moves(members: readonly number[]): BitRows {
    return this.remembered(`moves ${members}`, () =>
      legalEnds(
        this.space.size,
        members.map((maker) => this.singles[maker] as BitRows),
        this.composing,
      ),
    );
  }

  /** The moves of a group that each member gains by. */
  gains(members: readonly number[]): BitRows {
    return this.remembered(`gains ${members}`, () => jointImprovements(this.moves(members), this.preferred, members));
  }

  contest(members: readonly number[]): Contest {
    const others = this.space.movers.flatMap((_, maker) => (members.includes(maker) ? [] : [maker]));
    const moves = this.moves(members);
    if (others.length === 0) return { members, moves };
    return {
      members,
      moves,
      answers: () => this.moves(others),
      // Groups among the others act one after another, each to the good of all its members.
      improvingAnswers: () =>
        legalEnds(
          this.space.size,
          subsets(others).map((group) => this.gains(group)),
          this.composing,
        ),
    };
  }

  private remembered(key: string, make: () => BitRows): BitRows {
    const before = this.known.get(key);
    if (before) return before;
    const made = make();
    this.known.set(key, made);
    return made;
  }
}
