import type { Concept } from '../../conflict/model/concept.ts';
import { makerAt, movesFrom, statusQuoOf } from '../../conflict/model/state-space.ts';
import { evolution, type Move } from '../../conflict/solve/evolution.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import { conceptsByState } from './conflict-solution.ts';

/** What a drawing of a conflict shows; states by number. */
export interface GraphChoice {
  /** From which state the drawing looks: the status quo, or the first state shown. */
  readonly from: number;
  readonly states: readonly number[];
  readonly arrows: readonly GraphArrow[];
  readonly concepts: ReadonlyMap<number, readonly Concept[]>;
  /** By state: the best improvement of each decision maker that leads to a state that is not shown. */
  readonly elsewhere: ReadonlyMap<number, readonly Move[]>;
  /** How many states there are in all. */
  readonly total: number;
  /** Whether every move between the states shown is drawn. */
  readonly whole: boolean;
  /** Id of the decision maker whose moves alone are drawn. */
  readonly by?: string;
}

/** A move to be drawn. */
export interface GraphArrow extends Move {
  readonly improvement: boolean;
  /** Whether the same decision maker can also move back. */
  readonly back: boolean;
}

export interface GraphChoiceOptions {
  /** Number of the state in the middle of attention; default the status quo, else the first state that holds. */
  readonly from?: number;
  /** At most this many states. Default 14. */
  readonly most?: number;
  /** Id of the decision maker whose moves are drawn, all of them; default those of all. */
  readonly by?: string;
  /**
   * `some`: from the state in the middle all moves, from the others each side's best improvement. `all`: every move
   * between the states shown, the integrated graph. Default `some`, with `by` always `all`.
   */
  readonly moves?: 'some' | 'all';
}

/** Concepts whose equilibria come before all else. */
const STRONG: readonly Concept[] = ['Nash', 'SEQ', 'SIM'];
/** Where moves lead is followed in models up to this size; in larger ones only the next moves are shown. */
const MOST_FOLLOWED = 4096;

/**
 * Chooses what is worth drawing: where the conflict stands, the states that hold, the ways there, the moves from where
 * it stands, then others until there is no more room.
 */
export function chooseGraph(
  solution: Solution,
  { from, most = 14, by, moves = 'some' }: GraphChoiceOptions = {},
): GraphChoice {
  const { space } = solution;
  const concepts = conceptsByState(solution);
  const strong = [...concepts].filter(([, held]) => held.some((one) => STRONG.includes(one))).map(([state]) => state);
  const quo = statusQuoOf(space);
  const start = from ?? (quo === undefined ? (strong[0] ?? 1) : quo + 1);

  const wanted = new Set<number>([start]);
  const add = (states: Iterable<number>): void => {
    for (const state of states) if (wanted.size < most) wanted.add(state);
  };
  const path: Move[] = [];
  const evolved = space.size <= MOST_FOLLOWED ? evolution(solution, start) : undefined;
  const wayTo = (end: number): readonly Move[] | undefined =>
    (evolved?.byImprovements.find(({ state }) => state === end) ?? evolved?.byMoves.find(({ state }) => state === end))
      ?.path;
  // Of many states that hold, those to which there is a way come first.
  const ends = [...strong].sort((x, y) => Number(wayTo(y) !== undefined) - Number(wayTo(x) !== undefined) || x - y);
  add(ends.slice(0, Math.ceil(most / 3)));
  for (const end of ends) {
    const way = wayTo(end) ?? [];
    if (!wanted.has(end) || wanted.size + way.length > most) continue;
    add(way.map(({ to }) => to));
    path.push(...way);
  }
  // Where everybody would go first, and from there.
  const frontier = [start];
  for (let state = frontier.shift(); state !== undefined && wanted.size < most / 2; state = frontier.shift()) {
    const next = space.movers.flatMap((_, maker) => bestImprovement(solution, maker, state) ?? []);
    frontier.push(...next.filter((to) => !wanted.has(to)));
    add(next);
  }
  add(evolved?.byImprovements.map(({ state }) => state) ?? []);
  add(space.movers.flatMap((_, maker) => movesFrom(space, maker, start - 1)).map((index) => index + 1));
  add(concepts.keys());
  for (let state = 1; state <= space.size && wanted.size < most; state++) wanted.add(state);

  const states = [...wanted].sort((a, b) => a - b);
  const whole = by !== undefined || moves === 'all';
  const makers = by === undefined ? space.movers.map((_, maker) => maker) : [makerAt(space, by)];
  return {
    from: start,
    states,
    concepts,
    total: space.size,
    whole,
    ...(by === undefined ? {} : { by }),
    ...(whole ? allArrows(solution, makers, states) : arrowsBetween(solution, start, states, path)),
  };
}

/** Every move of some decision makers between the states shown. */
function allArrows(
  { space, payoffs }: Solution,
  makers: readonly number[],
  states: readonly number[],
): Pick<GraphChoice, 'arrows' | 'elsewhere'> {
  const arrows = makers.flatMap((maker) => {
    const worth = (state: number): number => payoffs[maker]?.[state - 1] ?? 0;
    const leads = (from: number, to: number): boolean => movesFrom(space, maker, from - 1).includes(to - 1);
    return states.flatMap((from) =>
      states
        .filter((to) => to !== from && leads(from, to))
        .map(
          (to): GraphArrow => ({
            by: space.movers[maker]?.id ?? '',
            from,
            to,
            improvement: worth(to) > worth(from),
            back: leads(to, from),
          }),
        ),
    );
  });
  return { arrows: onceEach(arrows), elsewhere: new Map() };
}

/** Of a move and its way back the one that betters somebody's position says it all. */
function onceEach(arrows: readonly GraphArrow[]): readonly GraphArrow[] {
  const byPlace = new Map(arrows.map((arrow) => [`${arrow.by} ${arrow.from} ${arrow.to}`, arrow]));
  return arrows.filter(({ by, from, to, improvement }) => {
    const back = byPlace.get(`${by} ${to} ${from}`);
    return !back || improvement || !(back.improvement || from > to);
  });
}

/** The state that a decision maker likes best of those it can move to, if it likes it better; of equals the lowest. */
function bestImprovement({ space, payoffs }: Solution, maker: number, state: number): number | undefined {
  const own = payoffs[maker];
  let best: number | undefined;
  let most = own?.[state - 1] ?? 0;
  for (const to of movesFrom(space, maker, state - 1)) {
    if ((own?.[to] ?? 0) > most) {
      most = own?.[to] ?? 0;
      best = to + 1;
    }
  }
  return best;
}

function arrowsBetween(
  solution: Solution,
  start: number,
  states: readonly number[],
  path: readonly Move[],
): Pick<GraphChoice, 'arrows' | 'elsewhere'> {
  const { space, payoffs } = solution;
  const shown = new Set(states);
  const arrows = new Map<string, GraphArrow>();
  const elsewhere = new Map<number, Move[]>();
  const worth = (maker: number, state: number): number => payoffs[maker]?.[state - 1] ?? 0;
  const draw = (maker: number, from: number, to: number): void => {
    const by = space.movers[maker]?.id ?? '';
    const improvement = worth(maker, to) > worth(maker, from);
    const back = movesFrom(space, maker, to - 1).includes(from - 1);
    arrows.set(`${by} ${from} ${to}`, { by, from, to, improvement, back });
  };
  space.movers.forEach(({ id }, maker) => {
    for (const state of states) {
      if (state === start) {
        const targets = movesFrom(space, maker, state - 1).map((index) => index + 1);
        for (const to of targets.filter((one) => shown.has(one))) draw(maker, state, to);
      }
      const best = bestImprovement(solution, maker, state);
      if (best === undefined) continue;
      if (shown.has(best)) draw(maker, state, best);
      else elsewhere.set(state, [...(elsewhere.get(state) ?? []), { by: id, from: state, to: best }]);
    }
  });
  for (const { by, from, to } of path)
    draw(
      space.movers.findIndex(({ id }) => id === by),
      from,
      to,
    );
  return { arrows: onceEach([...arrows.values()]), elsewhere };
}
