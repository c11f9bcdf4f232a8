import { FeasibleCodes } from './feasible-codes.ts';
import type { GraphForm, Model, OptionForm, Rule, StateRef } from './model.ts';
import { type Bits, codeAt, hasBit, type Places, placeWith, truthOf } from './truth.ts';

/** Up to so many options every combination is looked at. */
const MOST_TRIED_OPTIONS = 20;
/** Up to so many options the states that the rules leave are listed; the code of a state is a number of 31 bits. */
export const MOST_OPTIONS = 30;
/** More states than this are not solved. */
export const MOST_STATES = 2 ** 20;
/** Where fewer than one in so many of this many combinations can be, those that can are listed. */
const THIN = { share: 8, combinations: 2 ** 12 };

/** The feasible states, by index from 0; people see numbers from 1. */
export interface StateList extends Places {
  readonly size: number;
  /**
   * The place of each state, of merged states the lowest; ascending. Its code, or, where {@link Places.codes} lists
   * combinations and in graph form, its position in the list.
   */
  readonly placeOf: Int32Array;
  /** The index of the state at each place, -1 where there is none. */
  readonly indexAt: Int32Array;
  /** Whether some state stands for several places. */
  readonly merged: boolean;
}

/** What is asked of each feasible place: the rule's formula, turned round where the rule excludes it. */
function allowed(rule: Rule, places: Places): Bits {
  const bits = truthOf(rule.formula, places);
  if (rule.kind === 'exclude') for (let w = 0; w < bits.length; w++) bits[w] = ~(bits[w] as number);
  return bits;
}

/** All combinations, or all listed states. */
function allPlaces(form: OptionForm | GraphForm): Places {
  return form.kind === 'options'
    ? { kind: 'options', names: form.options.map(({ id }) => id), count: 2 ** form.options.length }
    : { kind: 'graph', names: form.states.map(({ id }) => id), count: form.states.length };
}

/** The places that a state stands for: several where states are merged. */
export function placesOf(states: StateList, index: number): readonly number[] {
  if (!states.merged) return [states.placeOf[index] as number];
  const places: number[] = [];
  for (let place = 0; place < states.count; place++) if (states.indexAt[place] === index) places.push(place);
  return places;
}

/** The index of the state in which just these options are taken, or -1. */
export function stateWith(states: StateList, code: number): number {
  const place = placeWith(states, code);
  return place < 0 ? -1 : (states.indexAt[place] as number);
}

/** Where all the rules hold. */
function feasible(rules: readonly Rule[], places: Places): Bits {
  const bits = new Uint32Array(Math.max(1, Math.ceil(places.count / 32))).fill(0xffffffff);
  for (const rule of rules) {
    const fits = allowed(rule, places);
    for (let w = 0; w < bits.length; w++) bits[w] = (bits[w] as number) & (fits[w] as number);
  }
  return bits;
}

/** For each place the lowest one that it is merged with, itself if none. Groups that share a place are one group. */
function mergedPlaces(form: OptionForm, places: Places, open: Bits): Int32Array {
  const parent = Int32Array.from({ length: places.count }, (_, p) => p);
  const root = (p: number): number => {
    let at = p;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const { formula } of form.merges ?? []) {
    const bits = truthOf(formula, places);
    let first = -1;
    for (let p = 0; p < places.count; p++) {
      if (!hasBit(bits, p) || !hasBit(open, p)) continue;
      const [a, b] = [first < 0 ? root(p) : root(first), root(p)];
      parent[Math.max(a, b)] = Math.min(a, b);
      first = p;
    }
  }
  for (let p = 0; p < places.count; p++) parent[p] = root(p);
  return parent;
}

function countOpen(open: Bits, count: number): number {
  let number = 0;
  for (let p = 0; p < count; p++) if (hasBit(open, p)) number++;
  return number;
}

/** The combinations that can be, as places, and where they are open; or how many there are, if they are too many. */
function openPlaces(form: OptionForm | GraphForm): { readonly places: Places; readonly open: Bits } | number {
  const listing = (names: readonly string[], codes: Int32Array): { readonly places: Places; readonly open: Bits } => ({
    places: { kind: 'options', names, count: codes.length, codes },
    open: new Uint32Array(Math.max(1, Math.ceil(codes.length / 32))).fill(0xffffffff),
  });
  if (form.kind === 'options' && form.options.length > MOST_TRIED_OPTIONS) {
    const found = new FeasibleCodes(form);
    const { count } = found;
    return count > MOST_STATES
      ? count
      : listing(
          form.options.map(({ id }) => id),
          found.list(),
        );
  }
  const places = allPlaces(form);
  if (form.kind === 'graph') return { places, open: feasible([], places) };
  const open = feasible(form.rules, places);
  if (places.count < THIN.combinations) return { places, open };
  const count = countOpen(open, places.count);
  if (count * THIN.share > places.count) return { places, open };
  const codes = new Int32Array(count);
  for (let p = 0, at = 0; p < places.count; p++) if (hasBit(open, p)) codes[at++] = p;
  return listing(places.names, codes);
}

/** Lists the states of a model whose names and formulas are in order; or says how many there are, if they are too many. */
export function listStates(model: Model): StateList | number {
  const { form } = model;
  const found = openPlaces(form);
  if (typeof found === 'number') return found;
  const { places, open } = found;
  const merging = form.kind === 'options' && (form.merges ?? []).length > 0;
  const lowest = merging ? mergedPlaces(form, places, open) : undefined;
  const indexAt = new Int32Array(places.count).fill(-1);
  let size = 0;
  let stands = 0;
  for (let p = 0; p < places.count; p++) {
    if (!hasBit(open, p)) continue;
    stands++;
    const low = lowest?.[p] ?? p;
    indexAt[p] = low === p ? size++ : (indexAt[low] as number);
  }
  const placeOf = new Int32Array(size);
  for (let p = places.count - 1; p >= 0; p--) {
    const index = indexAt[p] as number;
    if (index >= 0) placeOf[index] = p;
  }
  return { ...places, size, placeOf, indexAt, merged: stands > size };
}

/** The fewest rules (by leaving out one after another) that together leave no state. */
export function clashingRules(form: OptionForm): readonly Rule[] {
  const places = allPlaces(form);
  const empty = (rules: readonly Rule[]): boolean => {
    if (form.options.length > MOST_TRIED_OPTIONS) return new FeasibleCodes(form, rules).count === 0;
    const bits = feasible(rules, places);
    for (let p = 0; p < places.count; p++) if (hasBit(bits, p)) return false;
    return true;
  };
  let kept = form.rules;
  for (const rule of form.rules) {
    const without = kept.filter((other) => other !== rule);
    if (empty(without)) kept = without;
  }
  return kept;
}

/** Which states a reference means (indices, ascending), or a phrase that says what is wrong with it. */
export function findStates(ref: StateRef, states: StateList): readonly number[] | string {
  if (typeof ref === 'number') {
    if (Number.isInteger(ref) && ref >= 1 && ref <= states.size) return [ref - 1];
    return `there is no state ${ref}; states are numbered from 1 to ${states.size}`;
  }
  if (states.kind === 'graph') {
    const place = states.names.indexOf(ref);
    return place >= 0 ? [place] : `there is no state “${ref}”`;
  }
  if (!/^[YN-]+$/.test(ref)) return `“${ref}” is neither the number of a state nor a pattern of Y, N and -`;
  if (ref.length !== states.names.length) {
    return `the pattern ${ref} has ${ref.length} places, but there are ${states.names.length} options`;
  }
  const found = new Set<number>();
  if (states.codes) {
    const [care, want] = ['YN', 'Y'].map((signs) =>
      [...ref].reduce((code, sign, j) => (signs.includes(sign) ? code | (1 << j) : code), 0),
    ) as [number, number];
    for (let place = 0; place < states.count; place++) {
      if ((codeAt(states, place) & care) === want) found.add(states.indexAt[place] as number);
    }
    return found.size > 0 ? [...found].sort((a, b) => a - b) : `no feasible state fits ${ref}`;
  }
  const free = [...ref].flatMap((sign, j) => (sign === '-' ? [1 << j] : []));
  const fixed = [...ref].reduce((code, sign, j) => (sign === 'Y' ? code | (1 << j) : code), 0);
  for (let choice = 0; choice < 2 ** free.length; choice++) {
    const code = free.reduce((sum, bit, j) => ((choice >>> j) & 1 ? sum | bit : sum), fixed);
    const index = states.indexAt[code] ?? -1;
    if (index >= 0) found.add(index);
  }
  return found.size > 0 ? [...found].sort((a, b) => a - b) : `no feasible state fits ${ref}`;
}
