import type { Panel } from '../../records/panel.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { type Distance, tableSimilarity, USUAL_DISTANCE, type VoteMeasure } from './similarity.ts';
import { chooseRollCalls, rowsByPeriod, type VoteFilter } from './vote-filter.ts';
import { ANSWERS } from './vote-table.ts';

/** What is asked about all dyads. */
export interface VotePanelOptions extends VoteFilter {
  /** Default: S. */
  readonly measure?: VoteMeasure | undefined;
  readonly distance?: Distance | undefined;
  /** Only dyads that hold one of these states. */
  readonly among?: readonly string[] | undefined;
}

/** A measure of all dyads, with the two sides of each. */
export interface VotePanel extends Panel {
  /** The two states of each unit, the first before the second in the alphabet. */
  readonly pairs: readonly (readonly [string, string])[];
}

/**
 * A measure of every dyad in every period, as impact tests need it: `periods` are years in which sessions began, units are
 * `CHN-RUS` with the states in the order of the alphabet, `n` the roll calls in which both answered.
 *
 * Answers of a state in a period are kept as bits, three masks a state, so that the table of a dyad is nine counts of
 * common bits: all dyads of 70 sessions take a fraction of a second.
 *
 * @example
 * votePanel(calls).units.length; // 21
 */
export function votePanel(calls: RollCalls, options: VotePanelOptions = {}): VotePanel {
  const { measure = 's', grain = 'session', among } = options;
  const distance = options.distance ?? USUAL_DISTANCE[measure];
  const byPeriod = rowsByPeriod(calls, chooseRollCalls(calls, options).rows, grain);
  const { states } = calls;
  const wanted = among === undefined ? undefined : new Set(among);
  const sides: (readonly [number, number])[] = [];
  for (let a = 0; a < states.length; a++)
    for (let b = a + 1; b < states.length; b++)
      if (!wanted || wanted.has(states[a] ?? '') || wanted.has(states[b] ?? '')) sides.push([a, b]);
  const pairs = sides.map(([a, b]) => [states[a] ?? '', states[b] ?? ''] as const);
  const values = new Float64Array(sides.length * byPeriod.size).fill(Number.NaN);
  const n = new Float64Array(values.length);
  const table = new Float64Array(ANSWERS * ANSWERS);
  let t = 0;
  for (const rows of byPeriod.values()) {
    const words = Math.ceil(rows.length / 32);
    const masks = answerMasks(calls, rows, words);
    const present = presentStates(masks, states.length);
    for (let u = 0; u < sides.length; u++) {
      const [a, b] = sides[u] ?? [0, 0];
      if (!present[a] || !present[b]) continue;
      const joint = countTable(masks, a, b, words, table);
      if (joint === 0) continue;
      const at = u * byPeriod.size + t;
      n[at] = joint;
      values[at] = measure === 's' ? fastS(table, joint, distance) : tableSimilarity(table, measure, distance);
    }
    t++;
  }
  const units = pairs.map(([a, b]) => `${a}-${b}`);
  return { units, pairs, periods: Int32Array.from(byPeriod.keys()), values, n };
}

/** For each state three masks of as many 32-bit words as the period needs: where it answered yes, abstained, answered no. */
function answerMasks(calls: RollCalls, rows: readonly number[], words: number): Int32Array {
  const width = calls.states.length;
  const masks = new Int32Array(width * ANSWERS * words);
  rows.forEach((row, place) => {
    for (let state = 0; state < width; state++) {
      const vote = calls.votes[row * width + state] ?? 0;
      if (vote < VOTES.yes || vote > VOTES.no) continue;
      const word = (state * ANSWERS + vote - 1) * words + (place >>> 5);
      masks[word] = (masks[word] ?? 0) | (1 << (place & 31));
    }
  });
  return masks;
}

/** 1 for each state that answered at all. */
function presentStates(masks: Int32Array, states: number): Uint8Array {
  const each = masks.length / states;
  return Uint8Array.from({ length: states }, (_, s) =>
    masks.subarray(s * each, (s + 1) * each).some((word) => word !== 0) ? 1 : 0,
  );
}

/** Fills the table of a dyad; returns in how many roll calls both answered. */
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

/** S without the switch over measures: what a donor pool asks a million times. */
function fastS(table: Float64Array, n: number, distance: Distance): number {
  const near = (table[1] ?? 0) + (table[3] ?? 0) + (table[5] ?? 0) + (table[7] ?? 0);
  const far = (table[2] ?? 0) + (table[6] ?? 0);
  switch (distance) {
    case 'nominal':
      return 1 - (2 * (near + far)) / n;
    case 'absolute':
      return 1 - (near + 2 * far) / n;
    case 'squared':
      return 1 - (near + 4 * far) / (2 * n);
  }
}
