import { EntenteError } from '../../records/failure.ts';
import { changesFrom, type Mover, makerAt, placesByState, type StateSpace } from '../model/state-space.ts';
import { type BitRows, emptyRows, setBit } from './bit-rows.ts';
import { legalEnds } from './closure.ts';
import {
  type CoalitionConcept,
  CoalitionGame,
  coalitionBit,
  contestStability,
  jointImprovements,
  preferredRows,
  subsets,
} from './coalition-game.ts';
import type { Tell } from './progress.ts';
import type { Solution } from './solve.ts';

/** Groups times states: memory and time grow with the square of the states. */
const MOST_LOOKS = 131_072;
/** The same where moves are listed one by one and it matters who moved last. */
const MOST_LISTED_LOOKS = 65_536;
/** Beyond, the rows of one group alone would take more than is reasonable: a bit for each pair of states. */
const MOST_STATES = 8192;

/** @throws EntenteError (usage) if a model has too many states for its groups */
export function checkCoalitionSize({ size, arcs }: StateSpace, groups: number): void {
  const most = arcs ? MOST_LISTED_LOOKS : MOST_LOOKS;
  if (groups * size <= most && size <= MOST_STATES) return;
  throw new EntenteError(
    'usage',
    `Coalitions are worked out for at most ${most.toLocaleString('en-US')} pairs of a group and a state, and for ${MOST_STATES.toLocaleString('en-US')} states; this model has ` +
      `${groups.toLocaleString('en-US')} groups and ${size.toLocaleString('en-US')} states. Narrow it with rules first, or name the groups to look at.`,
  );
}

/** One group's stability in every state. */
export interface CoalitionStability {
  /** Ids of the members. */
  readonly members: readonly string[];
  /** Numbers of the states that are stable against it. */
  readonly stable: Readonly<Record<CoalitionConcept, readonly number[]>>;
}

export interface CoalitionResult {
  /** Every group that was looked at, single decision makers first. */
  readonly coalitions: readonly CoalitionStability[];
  /** Numbers of the states that are stable against every one of these groups. */
  readonly equilibria: Readonly<Record<CoalitionConcept, readonly number[]>>;
}

export interface CoalitionOptions {
  /** Ids of the groups that can form, known beforehand; single decision makers always can. Absent: every group can. */
  readonly groups?: readonly (readonly string[])[];
  readonly progress?: Tell;
}

function listStable(stable: Uint8Array): CoalitionStability['stable'] {
  const list = (kind: CoalitionConcept): readonly number[] => {
    const numbers: number[] = [];
    stable.forEach((marks, s) => {
      if (marks & coalitionBit(kind)) numbers.push(s + 1);
    });
    return numbers;
  };
  return { CNash: list('CNash'), CGMR: list('CGMR'), CSMR: list('CSMR'), CSEQ: list('CSEQ') };
}

/** Stable for every side. */
function common(sides: readonly Uint8Array[]): CoalitionStability['stable'] {
  const [first, ...others] = sides;
  return listStable(
    (first ?? new Uint8Array()).map((marks, s) => others.reduce((left, one) => left & (one[s] as number), marks)),
  );
}

/**
 * Groups by index, single decision makers first, without repetition.
 * @throws EntenteError (usage) if one is unknown
 */
export function coalitionGroups(
  space: StateSpace,
  given: readonly (readonly string[])[] | undefined,
): readonly (readonly number[])[] {
  const everybody = space.movers.map((_, maker) => maker);
  if (given === undefined) return subsets(everybody);
  const named = given.map((ids) => [...new Set(ids.map((id) => makerAt(space, id)))].sort((a, b) => a - b));
  const all = [...everybody.map((maker) => [maker]), ...named.filter(({ length }) => length > 1)];
  const first = new Map(all.map((group) => [group.join(), group]));
  return [...first.values()].sort((a, b) => a.length - b.length);
}

/**
 * Coalition stability by legal sequences (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008): a group
 * improves on a state if its members, moving one after another, can come to a state that each of them prefers; the
 * others answer by their own moves (CGMR, CSMR) or by improvements of any groups among them (CSEQ), where no group
 * moves twice in succession.
 *
 * @param options which groups can form, if that is known beforehand; the others answer under CSEQ by any groups
 * @throws EntenteError (usage) over 131,072 pairs of a group and a state, 65,536 in general graphs
 * @example
 * coalitionStability(solution).equilibria.CNash; // [2]
 */
export function coalitionStability(
  solution: Solution,
  { groups: given, progress }: CoalitionOptions = {},
): CoalitionResult {
  const { space, payoffs } = solution;
  const groups = coalitionGroups(space, given);
  checkCoalitionSize(space, groups.length);
  const game = new CoalitionGame(space, payoffs);
  const sides = groups.map((members, g) => {
    progress?.('group', g, groups.length);
    return contestStability(game.contest(members), game.preferred);
  });
  const coalitions = groups.map((members, g) => ({
    members: members.map((maker) => space.movers[maker]?.id ?? ''),
    stable: listStable(sides[g] ?? new Uint8Array()),
  }));
  return { coalitions, equilibria: common(sides) };
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
  checkCoalitionSize(space, space.movers.length);
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
  const preferred = preferredRows(payoffs);
  const composing = space.arcs === undefined;
  const moves = groups.map((group) =>
    jointMoves(
      space,
      group.map((maker) => space.movers[maker] as Mover),
    ),
  );
  const gains = groups.map((group, b) => jointImprovements(moves[b] as BitRows, preferred, group));
  const rest = <T>(all: readonly T[], b: number): readonly T[] => all.filter((_, other) => other !== b);
  const stable = groups.map((members, b) =>
    contestStability(
      {
        members,
        moves: moves[b] as BitRows,
        ...(groups.length > 1
          ? {
              answers: () => legalEnds(space.size, rest(moves, b), composing),
              improvingAnswers: () => legalEnds(space.size, rest(gains, b), composing),
            }
          : {}),
      },
      preferred,
    ),
  );
  const { CNash, CGMR, CSMR, CSEQ } = common(stable);
  return { Nash: CNash, GMR: CGMR, SMR: CSMR, SEQ: CSEQ };
}

/** Where a block can go by changing options of all its members at once. */
function jointMoves(space: StateSpace, members: readonly Mover[]): BitRows {
  const mover = joined(members);
  const rows = emptyRows(space.size);
  placesByState(space).forEach((places, s) => {
    for (const place of places)
      for (const { to } of changesFrom(space, mover, place)) setBit(rows.bits, s * rows.words, to);
  });
  return rows;
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
