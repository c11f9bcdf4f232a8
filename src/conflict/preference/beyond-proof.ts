import { makerAt, stateNumbered } from '../model/state-space.ts';
import { isStable, type Solution, solveSpace } from '../solve/solve.ts';
import { hasAttitudes, type RelationalConcept, relationalNotions } from './attitudes.ts';
import { type MoveLists, moveLists } from './legal-reach.ts';
import { holdsDown, type Notion } from './notion.ts';
import { bandsOf, hasStrength, STRENGTH_CONCEPTS, type StrengthConcept, strongNotions } from './strength.ts';
import { hasUnknown, type Reading, readingNotions, relationsOf } from './unknown.ts';

/** One state for which a decision maker would leave, and what the others can do about it. Numbers of states. */
export interface Departure {
  readonly to: number;
  /** Moves of the others in turn, after which it is held down; absent: there are none. */
  readonly answer?: readonly { readonly by: string; readonly from: number; readonly to: number }[];
}

/** Whether a state is stable for a decision maker under a notion, with everything it would leave it for. */
export interface NotionVerdict {
  readonly stable: boolean;
  readonly departures: readonly Departure[];
}

/** What lies beyond the order in the stability of one state for one decision maker under one concept. */
export interface BeyondProof {
  /** Present where somebody's preference has strength and the concept knows strong stability. */
  readonly strength?: NotionVerdict & { readonly kind: 'strong' | 'weak' | 'none' };
  /** Present where somebody's preference has gaps: the four readings of what is unknown. */
  readonly unknown?: Readonly<Record<Reading, NotionVerdict>>;
  /** Present where somebody has an attitude out of the usual. */
  readonly relational?: NotionVerdict;
}

type Steps = readonly { readonly by: number; readonly from: number; readonly to: number }[];

/** A shortest legal sequence of others that ends where `ends` holds; undefined if there is none. */
function answerTo(
  { targets }: MoveLists,
  notion: Notion,
  maker: number,
  start: number,
  ends: (state: number) => boolean,
): Steps | undefined {
  interface Arrival {
    readonly state: number;
    readonly last: number;
    readonly steps: Steps;
  }
  const queue: Arrival[] = [{ state: start, last: maker, steps: [] }];
  const seen = new Set<string>();
  for (let arrival = queue.shift(); arrival; arrival = queue.shift()) {
    const { state, last, steps } = arrival;
    for (const [by, own] of targets.entries()) {
      if (by === maker || by === last) continue;
      for (const to of own[state] ?? []) {
        if (notion.answers === 'credible' && !notion.credible(by, state, to)) continue;
        const longer = [...steps, { by, from: state, to }];
        if (to !== start && ends(to)) return longer;
        if (seen.has(`${to} ${by}`)) continue;
        seen.add(`${to} ${by}`);
        queue.push({ state: to, last: by, steps: longer });
      }
    }
  }
  return undefined;
}

function verdictOf(solution: Solution, moves: MoveLists, notion: Notion, maker: number, state: number): NotionVerdict {
  const { movers } = solution.space;
  const departures = (moves.targets[maker]?.[state] ?? [])
    .filter((to) => notion.leaves(maker, state, to))
    .map((to): Departure => {
      const steps =
        notion.answers === 'none'
          ? undefined
          : answerTo(moves, notion, maker, to, (end) => holdsDown(moves, notion, maker, state, end));
      if (!steps) return { to: to + 1 };
      const answer = steps.map((step) => ({ by: movers[step.by]?.id ?? '', from: step.from + 1, to: step.to + 1 }));
      return { to: to + 1, answer };
    });
  return { stable: departures.every(({ answer }) => answer !== undefined), departures };
}

function isStrengthConcept(concept: string): concept is StrengthConcept {
  return STRENGTH_CONCEPTS.some((one) => one === concept);
}

/**
 * Why a state is strongly or weakly stable for a decision maker, or not, how that hangs on what is unknown, and what
 * attitudes make of it. Empty for a model whose preferences are orders and no more.
 *
 * @param state its number
 * @throws EntenteError (usage) if decision maker or state are unknown
 * @example
 * beyondProof(solution, 'downstream', 2, 'SEQ'); // {}
 */
export function beyondProof(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: RelationalConcept,
): BeyondProof {
  const { space, payoffs } = solution;
  const maker = makerAt(space, decisionMaker);
  const index = stateNumbered(space, state);
  const moves = moveLists(space);
  const judge = (notion: Notion): NotionVerdict => verdictOf(solution, moves, notion, maker, index);
  const relations = hasUnknown(space.model) ? relationsOf(solution) : undefined;
  return {
    ...strengthOf(solution, decisionMaker, state, concept, judge),
    ...(relations
      ? {
          unknown: readingsJudged(readingNotions(relations)[concept], judge),
        }
      : {}),
    ...(hasAttitudes(space.model) ? { relational: judge(relationalNotions({ space, payoffs })[concept]) } : {}),
  };
}

function readingsJudged(
  notions: Readonly<Record<Reading, Notion>>,
  judge: (notion: Notion) => NotionVerdict,
): Readonly<Record<Reading, NotionVerdict>> {
  return { a: judge(notions.a), b: judge(notions.b), c: judge(notions.c), d: judge(notions.d) };
}

function strengthOf(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: RelationalConcept,
  judge: (notion: Notion) => NotionVerdict,
): Pick<BeyondProof, 'strength'> {
  if (!hasStrength(solution.space.model) || !isStrengthConcept(concept)) return {};
  const verdict = judge(strongNotions(solution.payoffs, bandsOf(solution))[concept]);
  const { space, payoffs } = solution;
  const general = solution.concepts.includes(concept) ? solution : solveSpace(space, { concepts: [concept], payoffs });
  const kind = verdict.stable ? 'strong' : isStable(general, decisionMaker, concept, state) ? 'weak' : 'none';
  return { strength: { ...verdict, kind } };
}
