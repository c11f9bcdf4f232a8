import type { RollCalls } from '../../records/roll-calls.ts';
import { periodOf } from './vote-filter.ts';
import { isAnswer } from './vote-table.ts';

/** Answers roll call by roll call, packed; a cell is a state in a period, at `period * states + state`. */
export interface Answers {
  readonly states: number;
  readonly periods: Int32Array;
  /** The roll calls that divide, as rows of the roll calls. */
  readonly rows: Int32Array;
  /** Where the answers of each begin; one more than `rows`. */
  readonly start: Int32Array;
  readonly cell: Int32Array;
  /** 1 yes, 2 abstain, 3 no. */
  readonly answer: Uint8Array;
  /** How many answers each cell has. */
  readonly n: Float64Array;
  /** First and last period in which each state answered; last < first for one that never did. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Packs the answers of those roll calls in which not all gave the same. */
export function gatherAnswers(calls: RollCalls, chosen: Int32Array): Answers {
  const states = calls.states.length;
  const rows = chosen.filter((row) => divides(calls, row));
  const periodsOfRows = rows.map((row) => periodOf(calls, row, 'session'));
  const periods = Int32Array.from(new Set(periodsOfRows)).sort();
  const placeOf = new Map([...periods].map((period, t) => [period, t] as const));
  const cell = new Int32Array(rows.length * states);
  const answer = new Uint8Array(cell.length);
  const start = new Int32Array(rows.length + 1);
  const n = new Float64Array(periods.length * states);
  const first = new Int32Array(states).fill(periods.length);
  const last = new Int32Array(states).fill(-1);
  let filled = 0;
  rows.forEach((row, k) => {
    const t = placeOf.get(periodsOfRows[k] ?? 0) ?? 0;
    for (let s = 0; s < states; s++) {
      const vote = calls.votes[row * states + s] ?? 0;
      if (!isAnswer(vote)) continue;
      const at = t * states + s;
      cell[filled] = at;
      answer[filled++] = vote;
      n[at] = (n[at] ?? 0) + 1;
      first[s] = Math.min(first[s] ?? t, t);
      last[s] = Math.max(last[s] ?? t, t);
    }
    start[k + 1] = filled;
  });
  return { states, periods, rows, start, cell: cell.slice(0, filled), answer: answer.slice(0, filled), n, first, last };
}

function divides(calls: RollCalls, row: number): boolean {
  const states = calls.states.length;
  let seen = 0;
  for (let i = row * states; i < (row + 1) * states; i++) {
    const vote = calls.votes[i] ?? 0;
    if (!isAnswer(vote)) continue;
    if (seen !== 0 && vote !== seen) return true;
    seen = vote;
  }
  return false;
}
