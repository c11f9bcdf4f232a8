import type { StateSpace } from '../model/state-space.ts';
import { movesFrom } from '../model/state-space.ts';

/** Everybody's moves as lists: the states that decision maker m reaches from state s are `targets[m][s]`. */
export interface MoveLists {
  readonly size: number;
  readonly targets: readonly (readonly (readonly number[])[])[];
  /** Two moves of one decision maker make one, so that it does not matter who moved last. */
  readonly transitive: boolean;
}

/** Rows of bits, one a state: bit t of row s. */
export interface BitRows {
  readonly words: number;
  readonly bits: Uint32Array;
}

/** The moves of a space, written out. */
export function moveLists(space: StateSpace): MoveLists {
  const states = Array.from({ length: space.size }, (_, s) => s);
  return {
    size: space.size,
    targets: space.movers.map((_, maker) => states.map((s) => movesFrom(space, maker, s))),
    transitive: space.arcs === undefined,
  };
}

/** The states whose bits are set in row `s`, ascending. */
export function rowMembers(rows: BitRows, s: number): readonly number[] {
  const found: number[] = [];
  for (let w = 0; w < rows.words; w++) {
    for (let left = rows.bits[s * rows.words + w] as number; left !== 0; left &= left - 1) {
      found.push(w * 32 + (31 - Math.clz32(left & -left)));
    }
  }
  return found;
}

/**
 * Where legal sequences of some decision makers end, from every state at once (Fang, Hipel and Kilgour 1993): each
 * step is a move of one of them, nobody moves twice in succession. A return to the state where a sequence began is no
 * end of it: nothing was answered then. Ends of sequences are joined until nothing is added, 32 states at a time.
 *
 * @param makers who may move
 * @param admits whether a step counts; absent: all do
 */
export function legalEnds(
  { size, targets, transitive }: MoveLists,
  makers: readonly number[],
  admits?: (maker: number, from: number, to: number) => boolean,
): BitRows {
  const words = Math.max(1, Math.ceil(size / 32));
  const steps = makers.map((maker) =>
    (targets[maker] ?? []).map((reached, from) => reached.filter((to) => admits?.(maker, from, to) ?? true)),
  );
  // What somebody would do in two steps it need not be ready to do in one.
  const anyLast = transitive && admits === undefined;
  // A slot for each of those who may have moved last, and one more for a sequence that begins here.
  const slots = anyLast ? 1 : makers.length + 1;
  const start = slots - 1;
  const bits = new Uint32Array(size * slots * words);
  let added = true;
  const join = (node: number, to: number, mover: number): void => {
    const at = node * words;
    const from = (to * slots + (anyLast ? 0 : mover)) * words;
    for (let w = 0; w < words; w++) {
      const before = bits[at + w] as number;
      let after = before | (bits[from + w] as number);
      if (w === to >>> 5) after |= 1 << (to & 31);
      after >>>= 0;
      if (after === before) continue;
      bits[at + w] = after;
      added = true;
    }
  };
  while (added) {
    added = false;
    for (let state = size - 1; state >= 0; state--) {
      for (let last = 0; last < slots; last++) {
        steps.forEach((own, mover) => {
          if (!anyLast && last !== start && mover === last) return;
          for (const to of own[state] ?? []) join(state * slots + last, to, mover);
        });
      }
    }
  }
  const rows = new Uint32Array(size * words);
  for (let state = 0; state < size; state++) {
    const node = (state * slots + start) * words;
    rows.set(bits.subarray(node, node + words), state * words);
    const at = state * words + (state >>> 5);
    rows[at] = (rows[at] as number) & ~(1 << (state & 31));
  }
  return { words, bits: rows };
}
