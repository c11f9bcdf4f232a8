import { evaluate, type Formula } from './logic.ts';
import type { Model, Preference, StateRef } from './model.ts';

/**
 * The definitions of the Graph Model word for word, as slowly as need be: a second opinion on the engine that shares
 * nothing with it but the types and the meaning of a formula. States are sets of combinations; everything is found by
 * trying all.
 */
export interface Oracle {
  readonly size: number;
  /** Whether a formula holds in a state; of merged states in the lowest. */
  readonly holdsIn: (formula: Formula, state: number) => boolean;
  /** Whether a reference means a state. */
  readonly fits: (ref: StateRef, state: number) => boolean;
  /** What a decision maker can reach in one move; indices. */
  readonly moves: (maker: number, state: number) => readonly number[];
  /** Above 0 if the first state is better for the decision maker, 0 if tied. */
  readonly compare: (maker: number, a: number, b: number) => number;
  readonly stable: (maker: number, concept: string, state: number) => boolean;
  /** CNash, CGMR, CSMR, CSEQ of a group of decision makers. */
  readonly coalitionStable: (members: readonly number[], concept: string, state: number) => boolean;
  /** Whether the others could answer every improvement of a maker in a block that acts as one. */
  readonly blockStable: (
    blocks: readonly (readonly number[])[],
    block: number,
    concept: string,
    state: number,
  ) => boolean;
  /** Where the conflict ends with so many moves of foresight; two decision makers. */
  readonly foreseen: (horizon: number, maker: number, state: number) => number;
}

/** The same function, slow only once for the same arguments. */
function remembering<A extends readonly (number | readonly number[])[], T>(of: (...given: A) => T): (...given: A) => T {
  type Known = Map<number | string, Known | T>;
  const known: Known = new Map();
  return (...given) => {
    let at = known;
    // `map` gives more arguments than the function takes.
    for (let i = 0; i < of.length - 1; i++) {
      const key = keyOf(given[i]);
      const next = (at.get(key) as Known | undefined) ?? new Map();
      if (next.size === 0) at.set(key, next);
      at = next;
    }
    const last = keyOf(given[of.length - 1]);
    const answer = at.get(last) as T | undefined;
    if (answer !== undefined) return answer;
    const found = of(...given);
    at.set(last, found);
    return found;
  };
}

function keyOf(argument: number | readonly number[] | undefined): number | string {
  return typeof argument === 'number' ? argument : (argument?.join() ?? '');
}

const bit = (code: number, j: number): boolean => (code >> j) % 2 === 1;

export function oracleOf(model: Model): Oracle {
  const { form, decisionMakers } = model;
  const names = (form.kind === 'options' ? form.options : form.states).map(({ id }) => id);
  const holds = (formula: Formula, place: number): boolean =>
    evaluate(formula, (id) => (form.kind === 'options' ? bit(place, names.indexOf(id)) : names[place] === id), names);

  const places: number[] = [];
  const count = form.kind === 'options' ? 2 ** names.length : names.length;
  for (let place = 0; place < count; place++) {
    const rules = form.kind === 'options' ? form.rules : [];
    if (rules.every((rule) => holds(rule.formula, place) === (rule.kind === 'require'))) places.push(place);
  }

  let groups = places.map((place) => [place]);
  for (const { formula } of (form.kind === 'options' && form.merges) || []) {
    const touched = groups.filter((group) => group.some((place) => holds(formula, place)));
    if (touched.length > 0) {
      groups = [...groups.filter((group) => !touched.includes(group)), touched.flat().sort((a, b) => a - b)];
    }
  }
  groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const first = (state: number): number => groups[state]?.[0] ?? -1;
  const stateOf = remembering((place: number) => groups.findIndex((group) => group.includes(place)));

  const sees = remembering((maker: number, state: number) =>
    (decisionMakers[maker]?.unseen ?? []).every(({ formula }) => !holds(formula, first(state))),
  );

  /** Combinations that differ only in options that one of these may change, each in a direction it may go. */
  const placeMoves = remembering((makers: readonly number[], from: number): readonly number[] => {
    if (form.kind !== 'options') return [];
    const ids = makers.map((maker) => decisionMakers[maker]?.id ?? '');
    return places.filter((to) => {
      if (stateOf(to) === stateOf(from)) return false;
      if (!makers.every((maker) => sees(maker, stateOf(from)) && sees(maker, stateOf(to)))) return false;
      const fits = form.options.every((option, j) => {
        if (bit(from, j) === bit(to, j)) return true;
        if (!option.owners.some((owner) => ids.includes(owner))) return false;
        return option.direction === 'both' || (option.direction === 'forward') === bit(to, j);
      });
      const barred = (form.barred ?? []).some(
        (bar) =>
          (bar.by === undefined || bar.by.some((id) => ids.includes(id))) &&
          (bar.from === undefined || holds(bar.from, from)) &&
          (bar.to === undefined || holds(bar.to, to)),
      );
      return fits && !barred;
    });
  });
  const blockMoves = (makers: readonly number[], state: number): readonly number[] => {
    const reached = new Set((groups[state] ?? []).flatMap((place) => placeMoves(makers, place)).map(stateOf));
    return [...reached].sort((a, b) => a - b);
  };
  const moves = remembering((maker: number, state: number): readonly number[] => {
    if (form.kind === 'options') return blockMoves([maker], state);
    const by = decisionMakers[maker]?.id;
    const found = form.moves
      .filter((move) => move.by === by && move.from === names[state])
      .map(({ to }) => names.indexOf(to))
      .filter((to) => sees(maker, state) && sees(maker, to));
    return [...new Set(found)].sort((a, b) => a - b);
  });

  const fits = (ref: StateRef, state: number): boolean => {
    if (typeof ref === 'number') return ref - 1 === state;
    if (form.kind === 'graph') return names[state] === ref;
    return (groups[state] ?? []).some((place) =>
      [...ref].every((sign, j) => sign === '-' || (sign === 'Y') === bit(place, j)),
    );
  };
  /** What a state has for a decision maker, the most important first. */
  const merits = remembering((maker: number, state: number): readonly number[] => {
    const preference: Preference = decisionMakers[maker]?.preference ?? { kind: 'statements', levels: [] };
    switch (preference.kind) {
      case 'statements':
        return preference.levels.map((level) => level.filter(({ formula }) => holds(formula, first(state))).length);
      case 'weights': {
        // In thousandths, as the generated weights have three decimals at most.
        const held = preference.weights.filter(({ formula }) => holds(formula, first(state)));
        return [held.reduce((sum, { weight }) => sum + Math.round(weight * 1000), 0)];
      }
      case 'ranking':
        return [-preference.order.findIndex((tied) => tied.some((ref) => fits(ref, state)))];
    }
  });
  const compare = (maker: number, a: number, b: number): number => {
    const [one, other] = [merits(maker, a), merits(maker, b)];
    const differing = one.findIndex((merit, i) => merit !== other[i]);
    return (one[differing] ?? 0) - (other[differing] ?? 0);
  };

  type Player = {
    readonly moves: (state: number) => readonly number[];
    readonly wants: (from: number, to: number) => boolean;
  };
  const single = (maker: number): Player => ({
    moves: (state) => moves(maker, state),
    wants: (from, to) => compare(maker, to, from) > 0,
  });
  /** All ends of sequences of steps in which no player moves twice in succession. */
  const reach = (players: readonly Player[], from: number, improving: boolean): readonly number[] => {
    const seen = new Set<string>();
    const found = new Set<number>();
    const follow = (state: number, last: number): void => {
      players.forEach((player, p) => {
        if (p === last) return;
        for (const to of player.moves(state)) {
          if (improving && !player.wants(state, to)) continue;
          found.add(to);
          if (seen.has(`${to}/${p}`)) continue;
          seen.add(`${to}/${p}`);
          follow(to, p);
        }
      });
    };
    follow(from, -1);
    return [...found];
  };
  const stableAmong = (
    player: Player,
    others: readonly Player[],
    improvers: readonly Player[],
    concept: string,
    state: number,
  ): boolean => {
    const bad = (end: number): boolean => !player.wants(state, end);
    for (const improvement of player.moves(state).filter((to) => player.wants(state, to))) {
      if (concept.endsWith('Nash')) return false;
      const answers = reach(concept.endsWith('SEQ') ? improvers : others, improvement, concept.endsWith('SEQ'));
      const answered = answers.some(
        (answer) => bad(answer) && (!concept.endsWith('SMR') || player.moves(answer).every(bad)),
      );
      if (!answered) return false;
    }
    return true;
  };

  const everybody = decisionMakers.map((_, maker) => maker);
  /** From one combination of options: each of the others stays or goes for an improvement, all at once. */
  const simultaneous = (maker: number, state: number): boolean => {
    if (form.kind !== 'options') throw new Error('SIM needs options');
    const improving = (who: number, from: number): readonly number[] =>
      placeMoves([who], from).filter((to) => compare(who, stateOf(to), state) > 0);
    const others = everybody.filter((other) => other !== maker);
    const targets = new Set((groups[state] ?? []).flatMap((from) => improving(maker, from)).map(stateOf));
    return [...targets].every((target) =>
      (groups[state] ?? []).some((from) =>
        improving(maker, from)
          .filter((to) => stateOf(to) === target)
          .some((to) => {
            const combine = (left: readonly number[], chosen: readonly number[]): boolean => {
              const [next, ...rest] = left;
              if (next !== undefined) {
                return [from, ...improving(next, from)].some((end) => combine(rest, [...chosen, end]));
              }
              let end = 0;
              names.forEach((_, j) => {
                const changed = chosen.some((one) => bit(one, j) !== bit(from, j));
                if (bit(from, j) !== changed) end += 2 ** j;
              });
              const outcome = stateOf(end);
              return outcome >= 0 && compare(maker, outcome, state) <= 0;
            };
            return combine(others, [to]);
          }),
      ),
    );
  };

  const group = (members: readonly number[]): Player => ({
    moves: (state) => reach(members.map(single), state, false),
    wants: (from, to) => members.every((member) => compare(member, to, from) > 0),
  });
  const block = (members: readonly number[]): Player => ({
    moves: (state) => blockMoves(members, state),
    wants: (from, to) => members.every((member) => compare(member, to, from) > 0),
  });
  const foreseen = remembering((horizon: number, maker: number, state: number): number => {
    if (horizon === 0) return state;
    let best = state;
    for (const to of moves(maker, state)) {
      const end = foreseen(horizon - 1, 1 - maker, to);
      if (compare(maker, end, best) > 0) best = end;
    }
    return best;
  });

  return {
    size: groups.length,
    holdsIn: (formula, state) => holds(formula, first(state)),
    fits,
    moves,
    compare,
    stable: (maker, concept, state) => {
      if (concept === 'SIM') return simultaneous(maker, state);
      const others = everybody.filter((other) => other !== maker).map(single);
      return stableAmong(single(maker), others, others, concept, state);
    },
    coalitionStable: (members, concept, state) => {
      const others = everybody.filter((maker) => !members.includes(maker));
      const subsets = Array.from({ length: 2 ** others.length - 1 }, (_, i) => others.filter((__, j) => bit(i + 1, j)));
      return stableAmong(group(members), others.map(single), subsets.map(group), concept, state);
    },
    blockStable: (blocks, which, concept, state) => {
      const players = blocks.map(block);
      const [player] = players.filter((_, b) => b === which);
      if (!player) throw new Error('no such block');
      const others = players.filter((_, b) => b !== which);
      return stableAmong(player, others, others, concept, state);
    },
    foreseen,
  };
}
