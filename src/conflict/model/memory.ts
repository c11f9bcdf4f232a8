import type { StateList } from './states.ts';

/** What the program takes before it has any states. */
const PROGRAM = 100e6;

/**
 * About how much memory the process takes at its most that solves so many listed states for Nash, GMR, SMR and SEQ, in
 * bytes. The figures are fitted to measurements (docs/performance.md), which they miss by a quarter at most.
 */
export function listMemory(states: number, decisionMakers: number): number {
  return PROGRAM + states * (110 + 36 * decisionMakers);
}

/** The same for states that were found: listed, or looked at among all combinations. */
export function solvingMemory({ codes, count }: StateList, decisionMakers: number): number {
  return codes ? listMemory(count, decisionMakers) : PROGRAM + count * (35 + 26 * decisionMakers);
}

/** `310 MB`, `4.2 GB`. */
export function memoryWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(bytes < 1e10 ? 1 : 0)} GB`;
  return `${Math.round(bytes / 1e7) * 10} MB`;
}
