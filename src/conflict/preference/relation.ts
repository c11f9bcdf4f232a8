import type { DecisionMaker, Preference, PreferenceStatement, RankingPreference } from '../model/model.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { StateSpace } from '../model/state-space.ts';
import { findStates } from '../model/states.ts';
import { hasBit, truthOf } from '../model/truth.ts';

/** How a decision maker compares a first state with a second. */
export type Compared = 'greatly better' | 'better' | 'equal' | 'worse' | 'greatly worse' | 'unknown';

/** A decision maker's preference beyond its order. */
export interface Relation {
  readonly compare: (first: number, second: number) => Compared;
}

type Levels = readonly (readonly PreferenceStatement[])[];

/** How many of the statements of a level hold in a state, by state. */
function heldCounts(statements: readonly PreferenceStatement[], space: StateSpace): Uint8Array {
  const bits = statements.map(({ formula }) => truthOf(formula, space));
  return Uint8Array.from(space.placeOf, (place) => bits.filter((one) => hasBit(one, place)).length);
}

/** The most important level in which two states differ in how many of its statements hold; -1: in none. */
function firstDifference(counts: readonly Uint8Array[], a: number, b: number): number {
  return counts.findIndex((held) => held[a] !== held[b]);
}

/** Whether something in a preference is marked with >>. */
export function marksStrength(preference: Preference): boolean {
  switch (preference.kind) {
    case 'statements':
      return preference.levels.some((level) => level.some(({ strong }) => strong));
    case 'ranking':
      return (preference.strongAfter ?? []).length > 0;
    case 'weights':
      return false;
  }
}

/** Whether some comparisons of a preference are marked unknown. */
export function marksUnknown(preference: Preference): boolean {
  switch (preference.kind) {
    case 'statements':
      return preference.levels.some((level) => level.some(({ unknown }) => unknown));
    case 'ranking':
      return (preference.unknown ?? []).length > 0;
    case 'weights':
      return false;
  }
}

/** For each step of a ranking whether it separates by >>: step c leads from payoff c to payoff c + 1. */
function strongSteps(preference: Preference, space: StateSpace, payoffs: Payoffs): readonly boolean[] {
  const steps = payoffs.reduce((most, payoff) => Math.max(most, payoff), 0);
  if (preference.kind === 'ranking') {
    const groups = preference.order.map((tied) => tied.length > 0);
    return Array.from({ length: steps }, (_, c) =>
      (preference.strongAfter ?? []).some((after) => groups.slice(0, after).filter(Boolean).length === steps - c),
    );
  }
  if (preference.kind === 'weights') return Array.from({ length: steps }, () => false);
  const counts = preference.levels.map((level) => heldCounts(level, space));
  const strong = preference.levels.map((level) => level.some((statement) => statement.strong));
  const some = new Int32Array(steps + 1);
  payoffs.forEach((payoff, state) => {
    some[payoff] = state;
  });
  return Array.from({ length: steps }, (_, c) => {
    const level = firstDifference(counts, some[c] as number, some[c + 1] as number);
    return strong[level] ?? false;
  });
}

/**
 * Bands of states that are not greatly preferred to each other: a state is greatly preferred to another if, down the
 * ranking from the one to the other, some step separates by >>. So strength never runs against the order: whoever
 * greatly prefers a to b and b to c greatly prefers a to c.
 */
export function strengthBands(preference: Preference, space: StateSpace, payoffs: Payoffs): Int32Array {
  if (!marksStrength(preference)) return new Int32Array(payoffs.length);
  let band = 0;
  const bandOf = [0, ...strongSteps(preference, space, payoffs).map((strong) => (strong ? ++band : band))];
  return payoffs.map((payoff) => bandOf[payoff] as number);
}

/** One level as far as it is known, by state: how much certainly holds, and which of the open statements, as bits. */
interface PartlyKnown {
  readonly sure: Uint8Array;
  readonly open: Uint32Array;
}

function partlyKnown(levels: Levels, space: StateSpace): readonly PartlyKnown[] {
  return levels.map((level) => {
    const open = level.filter(({ unknown }) => unknown).map(({ formula }) => truthOf(formula, space));
    return {
      sure: heldCounts(
        level.filter(({ unknown }) => !unknown),
        space,
      ),
      open: Uint32Array.from(space.placeOf, (place) =>
        open.reduce((held, bits, i) => (hasBit(bits, place) ? held | (1 << i) : held), 0),
      ),
    };
  });
}

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * Whether the comparison of two states hangs on a statement of which nobody knows whether it is wanted or its
 * opposite: it does if such statements could turn the most important level in which the states differ at all.
 */
function unknownByStatements(levels: readonly PartlyKnown[], a: number, b: number): boolean {
  for (const { sure, open } of levels) {
    const ahead = Math.abs((sure[a] as number) - (sure[b] as number));
    const differing = ones((open[a] as number) ^ (open[b] as number));
    if (ahead > differing) return false;
    if (differing > 0) return true;
  }
  return false;
}

/** Sets of states within which comparisons are unknown, as marks by state. */
function unknownSets(preference: RankingPreference, space: StateSpace): readonly Uint8Array[] {
  return (preference.unknown ?? []).map((set) => {
    const marks = new Uint8Array(space.size);
    for (const ref of set) {
      const found = findStates(ref, space);
      if (typeof found !== 'string') for (const index of found) marks[index] = 1;
    }
    return marks;
  });
}

function unknownPair(preference: Preference, space: StateSpace): ((a: number, b: number) => boolean) | undefined {
  switch (preference.kind) {
    case 'statements': {
      if (!marksUnknown(preference)) return undefined;
      const levels = partlyKnown(preference.levels, space);
      return (a, b) => unknownByStatements(levels, a, b);
    }
    case 'ranking': {
      const sets = unknownSets(preference, space);
      if (sets.length === 0) return undefined;
      return (a, b) => a !== b && sets.some((marks) => marks[a] === 1 && marks[b] === 1);
    }
    case 'weights':
      return undefined;
  }
}

/** A decision maker's preference with its strength and its gaps. */
export function relationOf({ preference }: DecisionMaker, space: StateSpace, payoffs: Payoffs): Relation {
  const bands = strengthBands(preference, space, payoffs);
  const unknown = unknownPair(preference, space);
  return {
    compare: (a, b) => {
      if (unknown?.(a, b)) return 'unknown';
      const ahead = (payoffs[a] as number) - (payoffs[b] as number);
      if (ahead === 0) return 'equal';
      const great = bands[a] !== bands[b];
      if (ahead > 0) return great ? 'greatly better' : 'better';
      return great ? 'greatly worse' : 'worse';
    },
  };
}
