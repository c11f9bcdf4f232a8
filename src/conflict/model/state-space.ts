import { EntenteError } from '../../records/failure.ts';
import { fibresOf } from './fibres.ts';
import type { GraphForm, Model, StateRef } from './model.ts';
import { examine } from './problems.ts';
import { findStates, type StateList } from './states.ts';
import { type Bits, codeAt, hasBit, truthOf } from './truth.ts';

/** A decision maker as the engine sees it. */
export interface Mover {
  readonly id: string;
  readonly name: string;
  /** Bits of the options it may change; of those, the ones it may only take and only give up. 0 in graph form. */
  readonly mask: number;
  readonly forward: number;
  readonly back: number;
  /** By state index: 1 where it perceives the state. Absent: it perceives all. */
  readonly seen?: Uint8Array;
  /** Moves that it may not make although its options would allow them; mostly none. */
  readonly bars: readonly Bar[];
}

/** No move from where `from` holds to where `to` holds; absent: everywhere. */
export interface Bar {
  readonly from?: Bits;
  readonly to?: Bits;
}

/** One decision maker's moves, state by state: those of state s are `target[start[s]]` to `target[start[s + 1] - 1]`. */
export interface Arcs {
  readonly start: Int32Array;
  readonly target: Int32Array;
}

/** A checked model with its states and moves. */
export interface StateSpace extends StateList {
  readonly model: Model;
  readonly movers: readonly Mover[];
  /**
   * Moves one by one, for each decision maker. Absent where they follow from the options alone (option form without
   * merged states and barred moves): then whatever can be reached in two steps of one decision maker can be reached
   * in one.
   */
  readonly arcs?: readonly Arcs[];
}

/** More moves than this are not listed; it takes merged states or barred moves to need the list at all. */
const MOST_ARCS = 2 ** 26;

/** A list of whole numbers that grows without boxing them. */
class Growing {
  private values = new Int32Array(1024);
  length = 0;

  add(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  taken(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

/** Bits of the options that may be changed in a state: not those that are already where they may only go. */
function changeable({ mask, forward, back }: Pick<Mover, 'mask' | 'forward' | 'back'>, code: number): number {
  return mask & ~(forward & code) & ~(back & ~code);
}

function sees(mover: Mover, index: number): boolean {
  return mover.seen === undefined || mover.seen[index] === 1;
}

/**
 * What a decision maker can do in one combination of options: the bits that it changes, and the state where that ends,
 * which is never the state itself.
 */
export function changesFrom(
  states: StateList,
  mover: Mover,
  place: number,
): readonly { readonly change: number; readonly to: number }[] {
  const index = states.indexAt[place] as number;
  if (index < 0 || !sees(mover, index)) return [];
  const found: { change: number; to: number }[] = [];
  const look = (change: number, end: number): void => {
    const to = states.indexAt[end] as number;
    if (to < 0 || to === index || !sees(mover, to)) return;
    const barred = mover.bars.some((bar) => (!bar.from || hasBit(bar.from, place)) && (!bar.to || hasBit(bar.to, end)));
    if (!barred) found.push({ change, to });
  };
  const code = codeAt(states, place);
  const free = changeable(mover, code);
  if (states.codes) {
    // Of the listed combinations only those count that differ in nothing else.
    const { fibreOf, start, places } = fibresOf(states.codes, mover.mask);
    const fibre = fibreOf[place] as number;
    for (let at = (start[fibre + 1] as number) - 1; at >= (start[fibre] as number); at--) {
      const end = places[at] as number;
      const change = code ^ codeAt(states, end);
      if (change !== 0 && (change & ~free) === 0) look(change, end);
    }
    return found;
  }
  for (let change = free; change > 0; change = (change - 1) & free) look(change, place ^ change);
  return found;
}

/** The places that each state stands for. */
export function placesByState(states: StateList): readonly (readonly number[])[] {
  const places: number[][] = Array.from({ length: states.size }, () => []);
  for (let place = 0; place < states.count; place++) places[states.indexAt[place] as number]?.push(place);
  return places;
}

function optionArcs(states: StateList, mover: Mover): Arcs {
  const members = placesByState(states);
  const start = new Int32Array(states.size + 1);
  const target = new Growing();
  for (let index = 0; index < states.size; index++) {
    const reached = new Set(
      (members[index] ?? []).flatMap((place) => changesFrom(states, mover, place).map(({ to }) => to)),
    );
    for (const to of [...reached].sort((a, b) => a - b)) target.add(to);
    if (target.length > MOST_ARCS) {
      throw new EntenteError(
        'usage',
        `The decision maker “${mover.id}” has more than ${MOST_ARCS.toLocaleString('en-US')} moves, too many to list one by one; leave out the merged states and barred moves, or some options.`,
      );
    }
    start[index + 1] = target.length;
  }
  return { start, target: target.taken() };
}

function graphArcs(form: GraphForm, states: StateList, mover: Mover): Arcs {
  const place = new Map(states.names.map((name, i) => [name, i]));
  const reached: Set<number>[] = Array.from({ length: states.size }, () => new Set());
  for (const { by, from, to } of form.moves) {
    const [a, b] = [place.get(from) ?? -1, place.get(to) ?? -1];
    if (by === mover.id && sees(mover, a) && sees(mover, b)) reached[a]?.add(b);
  }
  const start = new Int32Array(states.size + 1);
  reached.forEach((targets, index) => {
    start[index + 1] = (start[index] as number) + targets.size;
  });
  return { start, target: Int32Array.from(reached.flatMap((targets) => [...targets].sort((a, b) => a - b))) };
}

function notIn(hidden: readonly Bits[], { placeOf }: StateList): Uint8Array {
  return Uint8Array.from(placeOf, (place) => (hidden.some((bits) => hasBit(bits, place)) ? 0 : 1));
}

/**
 * Checks a model and lists its states and moves.
 * @throws EntenteError (usage) with the first of its problems
 * @example
 * compile(model).size; // 6
 */
export function compile(model: Model): StateSpace {
  const { problems, states } = examine(model);
  const [first] = problems;
  if (first || !states) {
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more of the kind)` : '';
    throw new EntenteError('usage', `The model “${model.title}” cannot be solved: ${first?.message}${more}.`);
  }
  const { form } = model;
  const movers = model.decisionMakers.map(({ id, name, unseen }): Mover => {
    let [mask, forward, back] = [0, 0, 0];
    if (form.kind === 'options') {
      form.options.forEach(({ owners, direction }, j) => {
        if (!owners.includes(id)) return;
        mask |= 1 << j;
        if (direction === 'forward') forward |= 1 << j;
        if (direction === 'back') back |= 1 << j;
      });
    }
    const hidden = (unseen ?? []).map(({ formula }) => truthOf(formula, states));
    const bars = (form.kind === 'options' ? (form.barred ?? []) : [])
      .filter(({ by }) => by === undefined || by.includes(id))
      .map(({ from, to }) => ({
        ...(from ? { from: truthOf(from, states) } : {}),
        ...(to ? { to: truthOf(to, states) } : {}),
      }));
    return { id, name, mask, forward, back, bars, ...(hidden.length > 0 ? { seen: notIn(hidden, states) } : {}) };
  });
  if (form.kind === 'graph') {
    return { ...states, model, movers, arcs: movers.map((mover) => graphArcs(form, states, mover)) };
  }
  if (states.merged || (form.barred ?? []).length > 0) {
    return { ...states, model, movers, arcs: movers.map((mover) => optionArcs(states, mover)) };
  }
  return { ...states, model, movers };
}

/**
 * The states that a decision maker can reach alone in one move: indices, ascending.
 *
 * @example
 * movesFrom(space, 0, 0); // [1, 2]
 */
export function movesFrom(space: StateSpace, maker: number, index: number): readonly number[] {
  const arcs = space.arcs?.[maker];
  if (arcs) return [...arcs.target.subarray(arcs.start[index] as number, arcs.start[index + 1] as number)];
  return changesFrom(space, space.movers[maker] as Mover, space.placeOf[index] as number)
    .map(({ to }) => to)
    .sort((a, b) => a - b);
}

/**
 * The index of the one state that a reference means.
 * @throws EntenteError (usage)
 * @example
 * stateAt(space, 'YNN'); // 1
 */
export function stateAt(space: StateSpace, ref: StateRef): number {
  const found = findStates(ref, space);
  if (typeof found === 'string') throw new EntenteError('usage', `The state is not found: ${found}.`);
  const [first, second] = found;
  if (first === undefined || second !== undefined) {
    throw new EntenteError('usage', `One state is needed, but ${found.length} fit ${ref}; name one by its number.`);
  }
  return first;
}

/**
 * The place of a decision maker among the movers.
 * @throws EntenteError (usage)
 */
export function makerAt(space: StateSpace, id: string): number {
  const index = space.movers.findIndex((mover) => mover.id === id);
  if (index >= 0) return index;
  const known = space.movers.map((mover) => mover.id).join(', ');
  throw new EntenteError('usage', `There is no decision maker “${id}”; there are ${known}.`);
}

/**
 * The index of a state by its number, which counts from 1.
 * @throws EntenteError (usage)
 */
export function stateNumbered(space: StateSpace, state: number): number {
  const index = state - 1;
  if (index in space.placeOf) return index;
  throw new EntenteError('usage', `There is no state ${state}; states are numbered from 1 to ${space.size}.`);
}

/** The index of the status quo, if the model names one. */
export function statusQuoOf(space: StateSpace): number | undefined {
  return space.model.statusQuo === undefined ? undefined : stateAt(space, space.model.statusQuo);
}

/**
 * A state's options as Y and N in the model's order; in graph form its id.
 *
 * @example
 * patternOf(space, 1); // 'YNN'
 */
export function patternOf(space: StateSpace, index: number): string {
  if (space.kind === 'graph') return space.names[index] ?? '';
  const code = codeAt(space, space.placeOf[index] as number);
  return space.names.map((_, j) => ((code >>> j) & 1 ? 'Y' : 'N')).join('');
}

/**
 * Ids of the options that are taken in a state, in the model's order; in graph form the state's own id.
 *
 * @example
 * takenIn(space, 1); // ['fill']
 */
export function takenIn(space: StateSpace, index: number): readonly string[] {
  if (space.kind === 'graph') return [space.names[index] ?? ''];
  const code = codeAt(space, space.placeOf[index] as number);
  return space.names.filter((_, j) => (code >>> j) & 1);
}
