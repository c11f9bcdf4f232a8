import { wilsonInterval } from '../../measures/agreement/wilson-interval.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { type Concept, conceptBit } from '../model/concept.ts';
import { type Formula, formatFormula } from '../model/logic.ts';
import { type DecisionMaker, isUnsourced, type Model, type OptionForm, type Preference } from '../model/model.ts';
import { type Payoffs, payoffsOf } from '../model/payoffs.ts';
import { compile, patternOf, type StateSpace, statusQuoOf } from '../model/state-space.ts';
import { type Bits, hasBit, truthOf } from '../model/truth.ts';
import type { Tell } from '../solve/progress.ts';
import { type Solution, solve, solveSpace } from '../solve/solve.ts';
import { stateKey } from './what-if.ts';

/** Something that a model is said to show; whether it still shows it is asked of every variant. */
export type ModelClaim = {
  readonly id: string;
  readonly concept: Concept;
} /** The state is an equilibrium. It is found again by what is taken in it. */ & (
  | { readonly kind: 'equilibrium'; readonly state: number }
  /** Among the equilibria where `within` holds (absent: all), the formula holds in each, in some, in none. */
  | { readonly kind: 'always' | 'some' | 'never'; readonly formula: Formula; readonly within?: Formula }
  /** The equilibria (where `within` holds) are the same as in the model as it stands. */
  | { readonly kind: 'unchanged'; readonly within?: Formula }
);

/** One assumption changed. */
export interface Variation {
  readonly kind: 'swap' | 'drop' | 'rule';
  /** Whose preference it changes; absent for rules. */
  readonly decisionMaker?: string;
  /** Ids of the statements (of two neighbouring levels, or the one that is dropped), or of the rule. */
  readonly items: readonly string[];
  readonly text: string;
  /** Whether what is changed rests on nothing but the modeller's judgement: the one dropped, one of those swapped. */
  readonly unsourced: boolean;
}

/** How firmly a claim stands. */
export interface ClaimResult {
  readonly claim: ModelClaim;
  /** Whether it holds in the model as it stands. */
  readonly holds: boolean;
  /** In how many variations it holds, of how many. */
  readonly held: number;
  readonly of: number;
  /** In how many of the sampled orders, with the 95 % interval of the share; absent without samples. */
  readonly sampled?: {
    readonly held: number;
    readonly of: number;
    readonly interval: readonly [low: number, high: number];
  };
  /** Single changes that break it (or, if it does not hold, that make it hold): unsourced first, drops before swaps. */
  readonly turnedBy: readonly Variation[];
}

/** An assumption on which conclusions rest. */
export interface Carrier {
  readonly variation: Variation;
  /** Ids of the claims that hold in the model and no longer hold when it is changed. */
  readonly breaks: readonly string[];
}

export interface SensitivityResult {
  readonly claims: readonly ClaimResult[];
  /** Changes that break a claim: unsourced first, then drops before rules before swaps, then by how many they break. */
  readonly carriers: readonly Carrier[];
  readonly swaps: number;
  readonly drops: number;
  readonly rules: number;
}

export interface SensitivityOptions {
  /** What to ask; default: each equilibrium under the concepts, and that there are no others. */
  readonly claims?: readonly ModelClaim[];
  /** Concepts of the default claims; default Nash and SEQ. */
  readonly concepts?: readonly Concept[];
  /** Drop single feasibility rules too. They change which states there are. */
  readonly rules?: boolean;
  /**
   * Sampled orders besides: each level of everybody's statements or ranking is moved by up to `spread` ranks (default 2), at
   * random but the same for the same `seed`.
   */
  readonly samples?: { readonly count: number; readonly seed: number; readonly spread?: number };
  /** Is told how far the work has come. */
  readonly progress?: Tell;
}

function ids(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}

function words(items: readonly { readonly id: string; readonly label?: string; readonly formula: Formula }[]): string {
  return items.map(({ label, formula }) => label ?? formatFormula(formula)).join(' = ');
}

/** A preference with one thing changed. */
interface Change {
  readonly variation: Variation;
  readonly preference: Preference;
}

function changesOf({ id: decisionMaker, preference }: DecisionMaker): readonly Change[] {
  switch (preference.kind) {
    case 'statements': {
      const { levels } = preference;
      const swaps = levels.slice(1).map((lower, i): Change => {
        const upper = levels[i] ?? [];
        return {
          preference: { kind: 'statements', levels: [...levels.slice(0, i), lower, upper, ...levels.slice(i + 2)] },
          variation: {
            kind: 'swap',
            decisionMaker,
            items: [...ids(upper), ...ids(lower)],
            text: `${words(upper)} ↔ ${words(lower)}`,
            unsourced: [...upper, ...lower].some(isUnsourced),
          },
        };
      });
      const drops = levels.flatMap((level, i) =>
        level.map((statement): Change => {
          const left = level.filter((other) => other !== statement);
          const kept = left.length > 0 ? [left] : [];
          return {
            preference: { kind: 'statements', levels: [...levels.slice(0, i), ...kept, ...levels.slice(i + 1)] },
            variation: {
              kind: 'drop',
              decisionMaker,
              items: [statement.id],
              text: words([statement]),
              unsourced: isUnsourced(statement),
            },
          };
        }),
      );
      return [...swaps, ...drops];
    }
    case 'weights':
      return preference.weights.map((weight) => ({
        preference: { kind: 'weights', weights: preference.weights.filter((other) => other !== weight) },
        variation: {
          kind: 'drop',
          decisionMaker,
          items: [weight.id],
          text: words([weight]),
          unsourced: isUnsourced(weight),
        },
      }));
    case 'ranking': {
      const { order } = preference;
      return order.slice(1).map((lower, i) => {
        const upper = order[i] ?? [];
        const texts = [upper.join(' = '), lower.join(' = ')];
        return {
          preference: { ...preference, order: [...order.slice(0, i), lower, upper, ...order.slice(i + 2)] },
          variation: {
            kind: 'swap',
            decisionMaker,
            items: texts,
            text: `state ${texts.join(' ↔ state ')}`,
            unsourced: isUnsourced(preference),
          },
        };
      });
    }
  }
}

/** The levels in an order that differs from the given one by about `spread` ranks at most. */
function shaken(preference: Preference, spread: number, random: () => number): Preference {
  const inOrder = <T>(levels: readonly T[]): readonly T[] =>
    levels
      .map((level, i) => ({ level, key: i + spread * (2 * random() - 1), i }))
      .sort((a, b) => a.key - b.key || a.i - b.i)
      .map(({ level }) => level);
  switch (preference.kind) {
    case 'statements':
      return { kind: 'statements', levels: inOrder(preference.levels) };
    case 'ranking':
      return { ...preference, order: inOrder(preference.order) };
    case 'weights':
      return preference;
  }
}

/** Where formulas hold, by space: a claim is asked of many variants of one space. */
const known = new WeakMap<StateSpace, Map<Formula, Bits>>();

function within(space: StateSpace, formula: Formula | undefined, number: number): boolean {
  if (!formula) return true;
  const own = known.get(space) ?? new Map<Formula, Bits>();
  known.set(space, own);
  const bits = own.get(formula) ?? truthOf(formula, space);
  own.set(formula, bits);
  return hasBit(bits, space.placeOf[number - 1] as number);
}

/** The equilibria that a claim speaks of, by number. */
function spokenOf(solution: Solution, claim: ModelClaim): readonly number[] {
  const among = claim.kind === 'equilibrium' ? undefined : claim.within;
  return (solution.equilibria[claim.concept] ?? []).filter((number) => within(solution.space, among, number));
}

/** Whether a variant still shows what is claimed of the base. */
export function shows(claim: ModelClaim, variant: Solution, base: Solution): boolean {
  const { space } = variant;
  // Where the states are the same, their numbers are; where a rule was dropped, what is taken tells them.
  const same = space === base.space;
  switch (claim.kind) {
    case 'equilibrium': {
      const bit = conceptBit(claim.concept);
      if (same) return variant.stable.every((marks) => ((marks[claim.state - 1] as number) & bit) !== 0);
      const key = stateKey(base.space, claim.state - 1);
      return spokenOf(variant, claim).some((number) => stateKey(space, number - 1) === key);
    }
    case 'unchanged': {
      const [now, then] = [spokenOf(variant, claim), spokenOf(base, claim)];
      if (now.length !== then.length) return false;
      return now.every((number, i) => {
        const other = then[i] as number;
        return same ? number === other : stateKey(space, number - 1) === stateKey(base.space, other - 1);
      });
    }
    default: {
      const all = spokenOf(variant, claim);
      const fits = all.filter((number) => within(space, claim.formula, number)).length;
      if (claim.kind === 'always') return fits === all.length;
      return claim.kind === 'some' ? fits > 0 : fits === 0;
    }
  }
}

/** What is asked if nothing else is: each equilibrium, and that there are no others. */
export function defaultClaims(solution: Solution, concepts: readonly Concept[]): readonly ModelClaim[] {
  return concepts.flatMap((concept): readonly ModelClaim[] => [
    ...(solution.equilibria[concept] ?? []).map((state): ModelClaim => {
      const name = solution.space.kind === 'graph' ? patternOf(solution.space, state - 1) : `state ${state}`;
      return { id: `${name} is a ${concept} equilibrium`, kind: 'equilibrium', concept, state };
    }),
    { id: `the ${concept} equilibria are these and no others`, kind: 'unchanged', concept },
  ]);
}

/** Of more equilibria than this, each by itself would fill pages and take its time. */
const MOST_ASKED = 12;

/** The equilibria, and that there are no others; of many equilibria only the status quo is asked about by itself. */
export function fewClaims(model: Model, concepts: readonly Concept[]): readonly ModelClaim[] {
  const solution = solve(model, { concepts });
  const quo = statusQuoOf(solution.space);
  return defaultClaims(solution, concepts).filter(
    (claim) =>
      claim.kind !== 'equilibrium' ||
      (solution.equilibria[claim.concept] ?? []).length <= MOST_ASKED ||
      claim.state - 1 === quo,
  );
}

/**
 * How much each conclusion depends on single assumptions: every two neighbouring levels of everybody's statements are
 * swapped, every statement (and, on request, every rule) is dropped, one at a time, and, on request, orders are sampled.
 *
 * @throws EntenteError (usage) if the model has problems, or a claim names a state that is not there
 * @example
 * const { swaps, drops } = sensitivity(model);
 * [swaps, drops]; // [4, 6]
 */
export function sensitivity(model: Model, options: SensitivityOptions = {}): SensitivityResult {
  const space = compile(model);
  const concepts = options.concepts ?? (['Nash', 'SEQ'] as const);
  const needed = options.claims ? [...new Set(options.claims.map(({ concept }) => concept))] : concepts;
  const base = solveSpace(space, { concepts: needed });
  const claims = options.claims ?? defaultClaims(base, concepts);
  for (const claim of claims) {
    if (claim.kind === 'equilibrium' && !(claim.state - 1 in space.placeOf)) {
      throw new EntenteError(
        'usage',
        `The claim “${claim.id}” names state ${claim.state}; states are numbered from 1 to ${space.size}.`,
      );
    }
  }
  const withPayoffs = (payoffs: readonly Payoffs[]): Solution => solveSpace(space, { concepts: needed, payoffs });
  const variants: { readonly variation: Variation; readonly holds: readonly boolean[] }[] = [];
  const ask = (variation: Variation, variant: Solution): void => {
    variants.push({ variation, holds: claims.map((claim) => shows(claim, variant, base)) });
  };
  const { progress } = options;
  const changes = model.decisionMakers.map(changesOf);
  changes.forEach((own, i) => {
    for (const { variation, preference } of own) {
      progress?.('change', variants.length, changes.flat().length);
      const changed = payoffsOf(preference, space);
      const before = base.payoffs[i] as Payoffs;
      // A change that leaves the order of the states alone leaves all else alone.
      const idle = changed.every((payoff, s) => payoff === before[s]);
      ask(variation, idle ? base : withPayoffs(base.payoffs.map((own, j) => (i === j ? changed : own))));
    }
  });
  const { form } = model;
  if (options.rules && form.kind === 'options') {
    for (const rule of form.rules) {
      const variant = withoutRule(model, form, rule.id, needed);
      ask({ kind: 'rule', items: [rule.id], text: words([rule]), unsourced: isUnsourced(rule) }, variant);
    }
  }
  const sampled = claims.map(() => 0);
  if (options.samples) {
    const { count, seed, spread = 2 } = options.samples;
    const random = seededRandom(seed);
    for (let n = 0; n < count; n++) {
      progress?.('order', n, count);
      const variant = withPayoffs(
        model.decisionMakers.map(({ preference }) => payoffsOf(shaken(preference, spread, random), space)),
      );
      claims.forEach((claim, c) => {
        if (shows(claim, variant, base)) sampled[c] = (sampled[c] ?? 0) + 1;
      });
    }
  }
  const results = claims.map((claim, c): ClaimResult => {
    const holds = shows(claim, base, base);
    const turned = variants.filter((variant) => variant.holds[c] !== holds).map(({ variation }) => variation);
    return {
      claim,
      holds,
      held: variants.filter((variant) => variant.holds[c]).length,
      of: variants.length,
      ...(options.samples ? { sampled: sampledShare(sampled[c] ?? 0, options.samples.count) } : {}),
      turnedBy: [...turned].sort(weakestFirst),
    };
  });
  const carriers = variants
    .map(({ variation, holds }) => ({
      variation,
      breaks: results.flatMap((result, c) => (result.holds && !holds[c] ? [result.claim.id] : [])),
    }))
    .filter(({ breaks }) => breaks.length > 0)
    .sort((a, b) => weakestFirst(a.variation, b.variation) || b.breaks.length - a.breaks.length);
  const made = (kind: Variation['kind']): number => variants.filter(({ variation }) => variation.kind === kind).length;
  return { claims: results, carriers, swaps: made('swap'), drops: made('drop'), rules: made('rule') };
}

function sampledShare(held: number, of: number): NonNullable<ClaimResult['sampled']> {
  return { held, of, interval: wilsonInterval(held, of).interval };
}

/** Unsourced before sourced, drops before rules before swaps; otherwise in the order of the model. */
function weakestFirst(a: Variation, b: Variation): number {
  const order = ['drop', 'rule', 'swap'];
  return Number(b.unsourced) - Number(a.unsourced) || order.indexOf(a.kind) - order.indexOf(b.kind);
}

/** Rankings list the states of the model as it stands, so they say nothing of the states that a dropped rule adds. */
function withoutRule(model: Model, form: OptionForm, rule: string, concepts: readonly Concept[]): Solution {
  const ranked = model.decisionMakers.find(({ preference }) => preference.kind === 'ranking');
  if (ranked) {
    throw new EntenteError(
      'usage',
      `Rules cannot be dropped while “${ranked.id}” ranks states directly: the states that come in are not in its ranking.`,
    );
  }
  const rules = form.rules.filter(({ id }) => id !== rule);
  return solveSpace(compile({ ...model, form: { ...form, rules } }), { concepts });
}
