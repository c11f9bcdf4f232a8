import { EntenteError } from '../../records/failure.ts';
import type { Payoffs } from '../model/payoffs.ts';
import { changesFrom, type Mover, makerAt, movesFrom, type StateSpace } from '../model/state-space.ts';
import { legalSequences } from './legal-sequences.ts';
import type { Solution } from './solve.ts';

/** Stability against joint moves of any group, and equilibria if fixed blocks act as one. */
export const COALITION_CONCEPTS = ['CNash', 'CGMR', 'CSMR', 'CSEQ'] as const;
export type CoalitionConcept = (typeof COALITION_CONCEPTS)[number];

/** Groups times states: each is looked at from the definitions, one by one. */
const MOST_LOOKS = 65_536;

function checkSize(space: StateSpace, groups: number): void {
  if (groups * space.size <= MOST_LOOKS) return;
  throw new EntenteError(
    'usage',
    `Coalitions are worked out for at most ${MOST_LOOKS.toLocaleString('en-US')} pairs of a group and a state; this model has ` +
      `${groups.toLocaleString('en-US')} groups and ${space.size.toLocaleString('en-US')} states. Narrow it with rules first.`,
  );
}

/** Somebody whose moves and improvements are known; all by index. */
interface Player {
  /** Where it can go. */
  readonly moves: (state: number) => readonly number[];
  /** Whether it wants to be in `to` rather than in `from`. */
  readonly prefers: (from: number, to: number) => boolean;
}

/** Remembers what a function gave for each state. */
function remembered<T>(of: (state: number) => T): (state: number) => T {
  const known = new Map<number, T>();
  return (state) => {
    const before = known.get(state);
    if (before !== undefined) return before;
    const now = of(state);
    known.set(state, now);
    return now;
  };
}

/** The ends of sequences of the players' moves in which none moves twice in succession. */
function ends(players: readonly Player[], from: number, improving: boolean): readonly number[] {
  const arrived = players.map(() => new Set<number>());
  const found = new Set<number>();
  const queue: (readonly [state: number, last: number])[] = [[from, -1]];
  for (let head = 0; head < queue.length; head++) {
    const [state, last] = queue[head] as readonly [number, number];
    players.forEach((player, p) => {
      if (p === last) return;
      for (const to of player.moves(state)) {
        if (arrived[p]?.has(to) || (improving && !player.prefers(state, to))) continue;
        arrived[p]?.add(to);
        found.add(to);
        queue.push([to, p]);
      }
    });
  }
  return [...found];
}

/** What the stability of one player depends on. */
interface Game {
  readonly player: Player;
  readonly improvements: (state: number) => readonly number[];
  /** Where the others can bring it by any moves, and by improvements. */
  readonly answers: (state: number) => readonly number[];
  readonly improvingAnswers: (state: number) => readonly number[];
}

/** Stability of a state for a player, from the definitions. */
function stableFor(game: Game, kind: CoalitionConcept, state: number): boolean {
  const { player } = game;
  const harms = (end: number): boolean => !player.prefers(state, end);
  const answered: Readonly<Record<CoalitionConcept, (improvement: number) => boolean>> = {
    CNash: () => false,
    CGMR: (improvement) => game.answers(improvement).some(harms),
    CSMR: (improvement) => game.answers(improvement).some((end) => harms(end) && player.moves(end).every(harms)),
    CSEQ: (improvement) => game.improvingAnswers(improvement).some(harms),
  };
  return game.improvements(state).every(answered[kind]);
}

function gameOf(player: Player, others: readonly Player[], improvers: readonly Player[]): Game {
  return {
    player,
    improvements: remembered((state) => player.moves(state).filter((to) => player.prefers(state, to))),
    answers: remembered((state) => ends(others, state, false)),
    improvingAnswers: remembered((state) => ends(improvers, state, true)),
  };
}

function allPrefer(payoffs: readonly Payoffs[], members: readonly number[]): Player['prefers'] {
  return (from, to) =>
    members.every((member) => {
      const own = payoffs[member] as Payoffs;
      return (own[to] as number) > (own[from] as number);
    });
}

function subsets(members: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** members.length - 1 }, (_, i) => members.filter((__, j) => ((i + 1) >>> j) & 1));
}

/** One group's stability in every state. */
export interface CoalitionStability {
  /** Ids of the members. */
  readonly members: readonly string[];
  /** Numbers of the states that are stable against it. */
  readonly stable: Readonly<Record<CoalitionConcept, readonly number[]>>;
}

export interface CoalitionResult {
  /** Every group, single decision makers first. */
  readonly coalitions: readonly CoalitionStability[];
  /** Numbers of the states that are stable against every group. */
  readonly equilibria: Readonly<Record<CoalitionConcept, readonly number[]>>;
}

function listStable(
  size: number,
  stable: (kind: CoalitionConcept, state: number) => boolean,
): CoalitionStability['stable'] {
  const list = (kind: CoalitionConcept): readonly number[] =>
    Array.from({ length: size }, (_, s) => s + 1).filter((number) => stable(kind, number - 1));
  return { CNash: list('CNash'), CGMR: list('CGMR'), CSMR: list('CSMR'), CSEQ: list('CSEQ') };
}

/**
 * Coalition stability by legal sequences (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008): a group
 * improves on a state if its members, moving one after another, can come to a state that each of them prefers; the
 * others answer by their own moves (CGMR, CSMR) or by improvements of any groups among them (CSEQ), where no group
 * moves twice in succession.
 *
 * @throws EntenteError (usage) over 65,536 pairs of a group and a state
 * @example
 * coalitionStability(solution).equilibria.CNash; // [2]
 */
export function coalitionStability(solution: Solution): CoalitionResult {
  const { space, payoffs } = solution;
  checkSize(space, 2 ** space.movers.length - 1);
  const everybody = space.movers.map((_, maker) => maker);
  const singles = everybody.map(
    (maker): Player => ({
      moves: remembered((state) => movesFrom(space, maker, state)),
      prefers: allPrefer(payoffs, [maker]),
    }),
  );
  const groups = [...subsets(everybody)].sort((a, b) => a.length - b.length);
  const players = groups.map(
    (members): Player => ({
      moves: remembered((state) => legalSequences(space, members, state).ends),
      prefers: allPrefer(payoffs, members),
    }),
  );
  const coalitions = groups.map((members, g) => {
    const others = everybody.filter((maker) => !members.includes(maker));
    const rivals = players.filter((_, h) => groups[h]?.every((maker) => others.includes(maker)));
    const game = gameOf(
      players[g] as Player,
      others.map((maker) => singles[maker] as Player),
      rivals,
    );
    return {
      members: members.map((maker) => space.movers[maker]?.id ?? ''),
      stable: listStable(space.size, (kind, state) => stableFor(game, kind, state)),
    };
  });
  return { coalitions, equilibria: common(coalitions.map(({ stable }) => stable)) };
}

function common(all: readonly CoalitionStability['stable'][]): CoalitionStability['stable'] {
  const inAll = (kind: CoalitionConcept): readonly number[] => {
    const [first, ...others] = all.map((stable) => stable[kind]);
    const sets = others.map((numbers) => new Set(numbers));
    return (first ?? []).filter((number) => sets.every((set) => set.has(number)));
  };
  return { CNash: inAll('CNash'), CGMR: inAll('CGMR'), CSMR: inAll('CSMR'), CSEQ: inAll('CSEQ') };
}

/** Equilibria by what the blocks expect of each other. */
export type BlockEquilibria = Readonly<Record<'Nash' | 'GMR' | 'SMR' | 'SEQ', readonly number[]>>;

/**
 * Equilibria if fixed blocks act as one (the coalitions of GMCR+): a block changes all its options at once, and only
 * if each member gains. It can thereby jump over a combination that is infeasible, which a sequence cannot; so this
 * is another notion than {@link coalitionStability}.
 *
 * @param blocks ids of decision makers; whoever is not named stands alone
 * @throws EntenteError (usage) if somebody is named twice or unknown, in graph form, or if the model is too large
 * @example
 * blockEquilibria(solution, [['upstream', 'downstream']]).Nash; // [1, 2, 3]
 */
export function blockEquilibria(solution: Solution, blocks: readonly (readonly string[])[]): BlockEquilibria {
  const { space, payoffs } = solution;
  checkSize(space, space.movers.length);
  if (space.kind === 'graph') {
    throw new EntenteError('usage', 'Blocks change options at once; a list of states and moves has none.');
  }
  const named = blocks.flat();
  const twice = named.find((id, i) => named.indexOf(id) !== i);
  if (twice !== undefined) throw new EntenteError('usage', `The decision maker “${twice}” stands in two blocks.`);
  const groups = [
    ...blocks.map((block) => block.map((id) => makerAt(space, id))),
    ...space.movers.flatMap(({ id }, maker) => (named.includes(id) ? [] : [[maker]])),
  ].filter((group) => group.length > 0);
  const members = Array.from({ length: space.size }, (): number[] => []);
  space.indexAt.forEach((index, place) => {
    members[index]?.push(place);
  });
  const players = groups.map((group): Player => {
    const mover = joined(group.map((maker) => space.movers[maker] as Mover));
    return {
      moves: remembered((state) => [
        ...new Set((members[state] ?? []).flatMap((place) => changesFrom(space, mover, place).map(({ to }) => to))),
      ]),
      prefers: allPrefer(payoffs, group),
    };
  });
  const stable = players.map((player) => {
    const others = players.filter((other) => other !== player);
    const game = gameOf(player, others, others);
    return listStable(space.size, (kind, state) => stableFor(game, kind, state));
  });
  const { CNash, CGMR, CSMR, CSEQ } = common(stable);
  return { Nash: CNash, GMR: CGMR, SMR: CSMR, SEQ: CSEQ };
}

/** A block as one mover: it sees what all its members see and may not do what one of them may not. */
function joined(members: readonly Mover[]): Mover {
  const [first] = members;
  const blind = members.flatMap(({ seen }) => (seen ? [seen] : []));
  const seen = blind[0]?.map((_, s) => (blind.every((one) => one[s] === 1) ? 1 : 0));
  return {
    id: members.map(({ id }) => id).join('+'),
    name: first?.name ?? '',
    mask: members.reduce((bits, { mask }) => bits | mask, 0),
    forward: members.reduce((bits, { forward }) => bits | forward, 0),
    back: members.reduce((bits, { back }) => bits | back, 0),
    bars: members.flatMap(({ bars }) => bars),
    ...(seen ? { seen } : {}),
  };
}
