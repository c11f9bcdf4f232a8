import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { ANSWERS } from './vote-table.ts';

/** Answers of all states in some roll calls, packed so that the table of any pair is quick to count. */
export interface PairTables {
  /** 1 for each state that answered at all. */
  readonly present: Uint8Array;
  /** In how many of the roll calls each state answered. */
  readonly answers: Int32Array;
  /** Fills the table of a pair (yes, abstain, no of the one by those of the other); returns in how many both answered. */
  readonly fill: (a: number, b: number, table: Float64Array) => number;
}

/**
 * Packs the answers of some roll calls as bits, three masks a state, so that the table of a pair is nine counts of common
 * bits.
 */
export function pairTables(calls: RollCalls, rows: ArrayLike<number>): PairTables {
  const words = Math.ceil(rows.length / 32);
  const states = calls.states.length;
  const masks = answerMasks(calls, rows, words);
  const answers = Int32Array.from({ length: states }, (_, s) => {
    let n = 0;
    for (let word = s * ANSWERS * words; word < (s + 1) * ANSWERS * words; word++) n += bitsIn(masks[word] ?? 0);
    return n;
  });
  return {
    present: Uint8Array.from(answers, (n) => (n > 0 ? 1 : 0)),
    answers,
    fill: (a, b, table) => countTable(masks, a, b, words, table),
  };
}

/** For each state three masks of as many 32-bit words as the roll calls need: where it answered yes, abstained, answered no. */
function answerMasks(calls: RollCalls, rows: ArrayLike<number>, words: number): Int32Array {
  const width = calls.states.length;
  const masks = new Int32Array(width * ANSWERS * words);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    for (let state = 0; state < width; state++) {
      const vote = calls.votes[row * width + state] ?? 0;
      if (vote < VOTES.yes || vote > VOTES.no) continue;
      const word = (state * ANSWERS + vote - 1) * words + (place >>> 5);
      masks[word] = (masks[word] ?? 0) | (1 << (place & 31));
    }
  }
  return masks;
}

function countTable(masks: Int32Array, a: number, b: number, words: number, table: Float64Array): number {
  let joint = 0;
  for (let i = 0; i < ANSWERS; i++) {
    const one = (a * ANSWERS + i) * words;
    for (let j = 0; j < ANSWERS; j++) {
      const other = (b * ANSWERS + j) * words;
      let count = 0;
      for (let word = 0; word < words; word++) count += bitsIn((masks[one + word] ?? 0) & (masks[other + word] ?? 0));
      table[i * ANSWERS + j] = count;
      joint += count;
    }
  }
  return joint;
}

/** Number of bits that are set in 32 (Warren, Hacker's Delight, figure 5-2). */
function bitsIn(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}
