import { EntenteError } from '../../records/failure.ts';
import type { Preference, Weight } from './model.ts';
import { findStates, type StateList } from './states.ts';
import { hasBit, truthOf } from './truth.ts';

/**
 * States by how much is preferred: 0 for the worst, the same number for states that are tied, no number left out.
 * Only the order means anything.
 */
export type Payoffs = Int32Array;

/** Numbers classes anew without gaps, in the order they have. `classes` lie below `bound`; `used` is scratch. */
function close(classes: Int32Array, bound: number, used: Int32Array): number {
  used.fill(0, 0, bound);
  for (let s = 0; s < classes.length; s++) used[classes[s] as number] = 1;
  let count = 0;
  for (let c = 0; c < bound; c++) if (used[c] === 1) used[c] = count++;
  for (let s = 0; s < classes.length; s++) classes[s] = used[classes[s] as number] as number;
  return count;
}

/**
 * Ordered statements, by refinement: states start in one class, and each level, from the most important down, splits
 * the classes by how many of its statements hold. No sum is formed, so any number of statements can be ordered.
 */
function byStatements(preference: Extract<Preference, { kind: 'statements' }>, states: StateList): Payoffs {
  const classes = new Int32Array(states.size);
  const widest = Math.max(1, ...preference.levels.map((level) => level.length + 1));
  const used = new Int32Array(Math.max(1024, widest * states.size));
  let bound = 1;
  for (const level of preference.levels) {
    if (level.length === 0) continue;
    const parts = level.length + 1;
    if (bound * parts > used.length) bound = close(classes, bound, used);
    const [first, ...others] = level.map(({ formula }) => truthOf(formula, states));
    if (first && others.length === 0) {
      for (let s = 0; s < states.size; s++) {
        const place = states.placeOf[s] as number;
        classes[s] = 2 * (classes[s] as number) + (((first[place >>> 5] as number) >>> (place & 31)) & 1);
      }
    } else if (first) {
      for (let s = 0; s < states.size; s++) {
        const place = states.placeOf[s] as number;
        let held = hasBit(first, place) ? 1 : 0;
        for (const bits of others) if (hasBit(bits, place)) held++;
        classes[s] = parts * (classes[s] as number) + held;
      }
    }
    bound *= parts;
  }
  close(classes, bound, used);
  return classes;
}

/** Decimal places of a number as written: 0.25 has two. */
function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** Decimal places of the most exact of the weights: two for 3 and 0.25. */
export function weightPlaces(weights: readonly Weight[]): number {
  return Math.max(0, ...weights.map(({ weight }) => decimals(weight)));
}

/** Weights as whole numbers in the same proportion, so that sums are exact: 0.1 + 0.2 is as much as 0.3. */
function wholeWeights(weights: readonly Weight[]): readonly number[] {
  const places = weightPlaces(weights);
  const whole = weights.map(({ weight }) => Math.round(weight * 10 ** places));
  if (whole.reduce((sum, weight) => sum + Math.abs(weight), 0) > Number.MAX_SAFE_INTEGER) {
    throw new EntenteError(
      'usage',
      `The weights differ too much to be added exactly (${weights.map(({ weight }) => weight).join(', ')}); use fewer digits.`,
    );
  }
  return whole;
}

function byWeights(weights: readonly Weight[], states: StateList): Payoffs {
  const worth = new Float64Array(states.size);
  const whole = wholeWeights(weights);
  weights.forEach(({ formula }, i) => {
    const bits = truthOf(formula, states);
    for (let s = 0; s < states.size; s++) {
      if (hasBit(bits, states.placeOf[s] as number)) worth[s] = (worth[s] as number) + (whole[i] as number);
    }
  });
  const levels = [...new Set(worth)].sort((a, b) => a - b);
  const rank = new Map(levels.map((level, r) => [level, r]));
  return Int32Array.from(worth, (value) => rank.get(value) as number);
}

function byRanking(order: readonly (readonly (string | number)[])[], states: StateList): Payoffs {
  const payoffs = new Int32Array(states.size);
  const groups = order.filter((tied) => tied.length > 0);
  groups.forEach((tied, i) => {
    for (const ref of tied) {
      const found = findStates(ref, states);
      if (typeof found !== 'string') for (const index of found) payoffs[index] = groups.length - 1 - i;
    }
  });
  return payoffs;
}

/**
 * The payoffs of a checked preference.
 * @throws EntenteError (usage) if weights cannot be added exactly
 */
export function payoffsOf(preference: Preference, states: StateList): Payoffs {
  switch (preference.kind) {
    case 'statements':
      return byStatements(preference, states);
    case 'weights':
      return byWeights(preference.weights, states);
    case 'ranking':
      return byRanking(preference.order, states);
  }
}

/**
 * From best to worst: the states (indices, ascending) of each payoff.
 *
 * @example
 * ranking(solution.payoffs[0]); // [[1], [0, 2], [4], [3, 5]]
 */
export function ranking(payoffs: Payoffs): readonly (readonly number[])[] {
  const groups: number[][] = [];
  payoffs.forEach((payoff, index) => {
    const tied = groups[payoff];
    if (tied) tied.push(index);
    else groups[payoff] = [index];
  });
  return groups.reverse();
}
