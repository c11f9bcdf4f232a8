import type { Answers } from './answers.ts';

/** Rounds of the power method in each session. */
const ROUNDS = 12;
/** A session with fewer dividing roll calls tells nothing by itself, and keeps the positions of the one before. */
const FEWEST = 4;

/**
 * A first guess: in each session the first principal component of the answers, found by the power method from where the
 * states stood in the session before, so that the line keeps its direction. A fit that began elsewhere (with likeness to
 * one state, say) could end with the line turned round in some years.
 */
export function startPositions(answers: Answers): Float64Array {
  const { states, periods, rows, start } = answers;
  const theta = new Float64Array(states * periods.length);
  const latest = new Float64Array(states);
  let k = 0;
  for (let t = 0; t < periods.length; t++) {
    const begin = k;
    while (k < rows.length && periodOfItem(answers, k) === t) k++;
    const enough = k - begin >= FEWEST;
    const found = enough ? component(answers, begin, k, latest) : latest;
    for (let i = start[begin] ?? 0; i < (start[k] ?? 0); i++) {
      const at = answers.cell[i] ?? 0;
      theta[at] = found[at - t * states] ?? 0;
    }
    for (let s = 0; s < states; s++) if (enough && answers.n[t * states + s]) latest[s] = found[s] ?? 0;
  }
  return theta;
}

function periodOfItem({ cell, start, states }: Answers, k: number): number {
  return Math.floor((cell[start[k] ?? 0] ?? 0) / states);
}

/** The first component of the answers of roll calls `begin` to `end`, with deviation 1 over those who answered. */
function component(answers: Answers, begin: number, end: number, from: Float64Array): Float64Array {
  const moments = Array.from({ length: end - begin }, (_, i) => answerMoments(answers, begin + i));
  let line: Float64Array = from.some((value) => value !== 0) ? from : firstLine(answers, begin, end);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(answers.states);
    const n = new Float64Array(answers.states);
    moments.forEach(({ mean, variance }, i) => {
      addComponent(answers, begin + i, mean, variance, line, sums, n);
    });
    line = standardised(sums, n);
  }
  return line;
}

function answerMoments({ start, answer }: Answers, k: number): { readonly mean: number; readonly variance: number } {
  let [n, sum, squares] = [0, 0, 0];
  for (let i = start[k] ?? 0; i < (start[k + 1] ?? 0); i++) {
    n++;
    sum += answer[i] ?? 0;
    squares += (answer[i] ?? 0) ** 2;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}

/** One roll call's part of a step of the power method: how it goes along the line, given back to those who answered. */
function addComponent(
  { states, cell, start, answer }: Answers,
  k: number,
  mean: number,
  variance: number,
  line: Float64Array,
  sums: Float64Array,
  n: Float64Array,
): void {
  const [from, to] = [start[k] ?? 0, start[k + 1] ?? 0];
  let load = 0;
  for (let i = from; i < to; i++) load += ((answer[i] ?? 0) - mean) * (line[(cell[i] ?? 0) % states] ?? 0);
  for (let i = from; i < to; i++) {
    const s = (cell[i] ?? 0) % states;
    sums[s] = (sums[s] ?? 0) + (load / variance) * ((answer[i] ?? 0) - mean);
    n[s] = (n[s] ?? 0) + 1;
  }
}

/** Where nothing came before, the answers to the roll call that divided most. */
function firstLine({ states, cell, start, answer }: Answers, begin: number, end: number): Float64Array {
  let [best, most] = [begin, -1];
  for (let k = begin; k < end; k++) {
    const counts = [0, 0, 0];
    for (let i = start[k] ?? 0; i < (start[k + 1] ?? 0); i++) {
      const given = (answer[i] ?? 1) - 1;
      counts[given] = (counts[given] ?? 0) + 1;
    }
    const divided = Math.min(counts[0] ?? 0, counts[2] ?? 0);
    if (divided > most) [best, most] = [k, divided];
  }
  const line = new Float64Array(states);
  for (let i = start[best] ?? 0; i < (start[best + 1] ?? 0); i++) line[(cell[i] ?? 0) % states] = 2 - (answer[i] ?? 2);
  // All states alike would stay so for ever.
  return line.every((value) => value === line[0]) ? line.map((_, s) => s / states - 0.5) : line;
}

/** Mean 0 and deviation 1 over the states that answered; each sum is first divided by how many it is of. */
function standardised(sums: Float64Array, n: Float64Array): Float64Array {
  let [count, sum, squares] = [0, 0, 0];
  const line = sums.map((value, s) => (n[s] ? value / (n[s] ?? 1) : 0));
  line.forEach((value, s) => {
    if (!n[s]) return;
    count++;
    sum += value;
    squares += value * value;
  });
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(1e-12, squares / count - mean * mean));
  return line.map((value, s) => (n[s] ? (value - mean) / deviation : 0));
}
