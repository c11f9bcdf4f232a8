import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import type { Preference, Weight } from '../model/model.ts';
import { payoffsOf, weightPlaces } from '../model/payoffs.ts';
import { makerAt, stateNumbered } from '../model/state-space.ts';
import { type Solution, solveSpace } from '../solve/solve.ts';
import { holdsIn } from './reason.ts';
import { stabilityTest } from './stability-test.ts';

/** A weight gets another value. */
export interface WeightEdit {
  readonly kind: 'weigh';
  /** Its id. */
  readonly weight: string;
  readonly from: number;
  readonly to: number;
}

/** A way to make a state hold by other weights. */
export interface WeightPlan {
  readonly edits: readonly WeightEdit[];
  /** By how much weights change in all: the size of the change. */
  readonly change: number;
  readonly preference: Extract<Preference, { kind: 'weights' }>;
  /** Whether the state is then an equilibrium: stable for all the others as well. */
  readonly equilibrium: boolean;
}

export interface WeightEdits {
  readonly decisionMaker: string;
  readonly state: number;
  readonly concept: Concept;
  /** The smallest change first. Empty if the state is stable as it is, or no one or two weights can make it so. */
  readonly plans: readonly WeightPlan[];
  readonly stable: boolean;
}

/** So many values of a first weight are tried with a second one, the nearest first. */
const MOST_FIRST = 24;

/** How a relevant state compares with the state in question: the difference in worth, and what each weight adds to it. */
interface Rival {
  readonly state: number;
  /** In units of the last digit of the weights. */
  readonly lead: number;
  /** By weight: 1 if its condition holds there only, -1 if only in the state in question, else 0. */
  readonly gains: Int8Array;
}

interface Draft {
  /** By weight: how much is added to it, in units. */
  readonly added: ReadonlyMap<number, number>;
  readonly size: number;
}

/**
 * The smallest changes of a decision maker's weights that make a state stable for it: of one weight, or of two where no
 * single one will do. Stability changes only where two states come to be worth the same, so a weight is tried at these
 * values and between them: of one weight there is no smaller change, in steps of its last digit, each way. Of two
 * weights the nearest values of the first are tried with all of the second, and a smaller change may be missed.
 *
 * @param state its number
 * @param most how many plans to list; default 10
 * @throws EntenteError (usage) if decision maker or state are unknown, or its preference is not by weights
 * @example
 * const [first, other] = model.decisionMakers;
 * const weights = [{ id: 'fill', weight: 3, formula: { kind: 'atom', id: 'fill' } }];
 * const weighing = solve({ ...model, decisionMakers: [{ ...first, preference: { kind: 'weights', weights } }, other] });
 * weightEdits(weighing, 'upstream', 1, 'Nash').plans[0].edits; // [{ kind: 'weigh', weight: 'fill', from: 3, to: 0 }]
 */
export function weightEdits(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
  { most = 10 }: { readonly most?: number } = {},
): WeightEdits {
  const { space } = solution;
  const maker = makerAt(space, decisionMaker);
  stateNumbered(space, state);
  const preference = space.model.decisionMakers[maker]?.preference;
  if (preference?.kind !== 'weights') {
    throw new EntenteError('usage', `The preference of “${decisionMaker}” is not by weights.`);
  }
  const { weights } = preference;
  const places = weightPlaces(weights);
  const { relevant, met } = stabilityTest(solution, decisionMaker, state, concept);
  const rivals = relevant.map((other): Rival => {
    const gains = Int8Array.from(weights, (weight) => {
      const held = (index: number): number => (holdsIn(space, weight, index) ? 1 : 0);
      return held(other - 1) - held(state - 1);
    });
    const lead = weights.reduce((sum, { weight }, i) => sum + Math.round(weight * 10 ** places) * (gains[i] ?? 0), 0);
    return { state: other, lead, gains };
  });
  const place = new Map(rivals.map((rival) => [rival.state, rival]));
  const works = (added: ReadonlyMap<number, number>): boolean =>
    met((other) => {
      const rival = place.get(other);
      return rival !== undefined && leadWith(rival, added) > 0;
    });
  const none = new Map<number, number>();
  if (works(none)) return { decisionMaker, state, concept, plans: [], stable: true };
  const one = weights.flatMap((_, i) => nearest(rivals, i, none, works));
  const drafts = one.length > 0 ? one : pairs(rivals, weights.length, works);
  const plans = drafts
    .sort((a, b) => a.size - b.size)
    .slice(0, most)
    .map(({ added, size }): WeightPlan => {
      const made = { kind: 'weights' as const, weights: weights.map((own, i) => changed(own, added.get(i), places)) };
      const payoffs = solution.payoffs.map((each, i) => (i === maker ? payoffsOf(made, space) : each));
      const { equilibria } = solveSpace(space, { concepts: [concept], payoffs });
      const edits = [...added.keys()].map((i): WeightEdit => {
        const [before, after] = [weights[i], made.weights[i]];
        return { kind: 'weigh', weight: before?.id ?? '', from: before?.weight ?? 0, to: after?.weight ?? 0 };
      });
      const equilibrium = equilibria[concept]?.includes(state) ?? false;
      return { edits, change: fromUnits(size, places), preference: made, equilibrium };
    });
  return { decisionMaker, state, concept, plans, stable: false };
}

function leadWith({ lead, gains }: Rival, added: ReadonlyMap<number, number>): number {
  let sum = lead;
  for (const [weight, more] of added) sum += more * (gains[weight] ?? 0);
  return sum;
}

function changed(weight: Weight, more: number | undefined, places: number): Weight {
  if (more === undefined) return weight;
  return { ...weight, weight: fromUnits(Math.round(weight.weight * 10 ** places) + more, places) };
}

/** Units, or halves of them, as a weight: without the digits that sums of decimal fractions leave behind. */
function fromUnits(units: number, places: number): number {
  return Number(`${units * 10}e-${places + 1}`);
}

/**
 * What may be added to a weight, the least first: what makes a rival just as good as the state, and something between
 * every two of these values, the nearest to no change at all.
 */
function values(rivals: readonly Rival[], weight: number, added: ReadonlyMap<number, number>): readonly number[] {
  const ties = new Set([0]);
  for (const rival of rivals) {
    const gain = rival.gains[weight] ?? 0;
    if (gain !== 0) ties.add(-leadWith(rival, added) / gain);
  }
  const sorted = [...ties].sort((a, b) => a - b);
  const between = sorted.flatMap((tie, i): readonly number[] => {
    const step = (to: number | undefined): number => (to === undefined || Math.abs(to - tie) > 1 ? 1 : 0.5);
    return [...(tie >= 0 ? [tie + step(sorted[i + 1])] : []), ...(tie <= 0 ? [tie - step(sorted[i - 1])] : [])];
  });
  return [...new Set([...sorted, ...between])].sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
}

/** The least that can be added to a weight, and the least that can be taken off, for the state to hold. */
function nearest(
  rivals: readonly Rival[],
  weight: number,
  before: ReadonlyMap<number, number>,
  works: (added: ReadonlyMap<number, number>) => boolean,
): readonly Draft[] {
  const found: Draft[] = [];
  for (const sign of [1, -1]) {
    const value = values(rivals, weight, before).find(
      (more) => more * sign > 0 && works(new Map([...before, [weight, more]])),
    );
    if (value === undefined) continue;
    const added = new Map([...before, [weight, value]]);
    found.push({ added, size: [...added.values()].reduce((sum, more) => sum + Math.abs(more), 0) });
  }
  return found;
}

function pairs(
  rivals: readonly Rival[],
  count: number,
  works: (added: ReadonlyMap<number, number>) => boolean,
): Draft[] {
  const found: Draft[] = [];
  for (let first = 0; first < count; first++) {
    const tried = values(rivals, first, new Map()).filter((more) => more !== 0);
    for (let second = 0; second < count; second++) {
      if (second === first) continue;
      const best = tried
        .slice(0, MOST_FIRST)
        .flatMap((more) => nearest(rivals, second, new Map([[first, more]]), works))
        .sort((a, b) => a.size - b.size)[0];
      if (best && !found.some(({ added, size }) => size <= best.size && sameWeights(added, best.added))) {
        found.push(best);
      }
    }
  }
  return found;
}

function sameWeights(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return [...a.keys()].every((weight) => b.has(weight));
}
