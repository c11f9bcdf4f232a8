import { type RollCalls, VOTES } from '../../records/roll-calls.ts';

/** Yes, abstain, no: the answers that are compared. An absence is no answer. */
export const ANSWERS = 3;

/**
 * How often two states gave each pair of answers: yes, abstain, no of the one by yes, abstain, no of the other, row by
 * row. Only roll calls in which both answered count.
 *
 * @param rows which roll calls
 * @param weights what each roll call counts for, in the order of `calls`; 1 without them
 */
export function voteTable(
  calls: RollCalls,
  a: number,
  b: number,
  rows: Iterable<number>,
  weights?: ArrayLike<number>,
): Float64Array {
  const table = new Float64Array(ANSWERS * ANSWERS);
  const width = calls.states.length;
  for (const row of rows) {
    const one = calls.votes[row * width + a] ?? 0;
    const other = calls.votes[row * width + b] ?? 0;
    if (!isAnswer(one) || !isAnswer(other)) continue;
    const cell = (one - 1) * ANSWERS + other - 1;
    table[cell] = (table[cell] ?? 0) + (weights?.[row] ?? 1);
  }
  return table;
}

/** Whether a vote is yes, abstain or no. */
export function isAnswer(vote: number): boolean {
  return vote >= VOTES.yes && vote <= VOTES.no;
}
