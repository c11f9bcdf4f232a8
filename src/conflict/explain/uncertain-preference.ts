import { wilsonInterval } from '../../measures/agreement/wilson-interval.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import type { Concept } from '../model/concept.ts';
import type { DecisionMaker, Model, Preference, PreferenceStatement } from '../model/model.ts';
import { type Payoffs, payoffsOf } from '../model/payoffs.ts';
import { boundsOf } from '../model/problems.ts';
import { compile, type StateSpace } from '../model/state-space.ts';
import type { Tell } from '../solve/progress.ts';
import { type Solution, solveSpace } from '../solve/solve.ts';
import { defaultClaims, type ModelClaim, shows } from './sensitivity.ts';

/** In which share of the drawn preferences something holds. */
export interface UncertainShare {
  /** The share itself. The two differ only where likelihoods are grey: whatever they are, it lies between these. */
  readonly least: number;
  readonly most: number;
  /** 95 % interval for what endless draws would give, from below the least to above the most (Wilson 1927). */
  readonly interval: readonly [low: number, high: number];
}

export interface UncertainClaim extends UncertainShare {
  readonly claim: ModelClaim;
  /** Whether it holds if everything is as the model says. */
  readonly holds: boolean;
}

/** A state that is an equilibrium in some of the draws. */
export interface UncertainEquilibrium extends UncertainShare {
  readonly concept: Concept;
  readonly state: number;
}

export interface UncertainResult {
  readonly draws: number;
  readonly seed: number;
  /** How many statements and rankings of the model are not certain. */
  readonly uncertain: number;
  readonly claims: readonly UncertainClaim[];
  /** Every state that holds in some draw, by concept, the likeliest first. */
  readonly equilibria: readonly UncertainEquilibrium[];
  /** Some draw left open more preferences than were tried: the bounds may be a little too narrow. */
  readonly cut: boolean;
}

export interface UncertainOptions {
  /** What to ask; default: each equilibrium under the concepts, and that there are no others. */
  readonly claims?: readonly ModelClaim[];
  /** Default Nash and SEQ, or those of the claims. */
  readonly concepts?: readonly Concept[];
  /** Default 1,000. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Is told how far the work has come. */
  readonly progress?: Tell;
}

/** Of what a draw leaves open more than so many ways to settle it are not tried. */
const MOST_WAYS = 64;

/** What is drawn for one decision maker: the ways to settle its preference that the draw allows, each with a name. */
interface Drawn {
  readonly ways: readonly { readonly name: string; readonly preference: Preference }[];
  readonly cut: boolean;
}

/** A statement's bounds; undefined where it is certain. What is unknown may be anything. */
function statementBounds({ unknown, likely }: PreferenceStatement): readonly [number, number] | undefined {
  if (unknown) return [0, 1];
  return likely === undefined ? undefined : boundsOf(likely);
}

function turned(statement: PreferenceStatement): PreferenceStatement {
  return { ...statement, formula: { kind: 'not', of: statement.formula } };
}

/** Below the least it is wanted whatever the likelihood is, from the most on its opposite; between them both may be. */
function drawStatements(preference: Extract<Preference, { kind: 'statements' }>, random: () => number): Drawn {
  const open: string[] = [];
  const opposite: string[] = [];
  for (const statement of preference.levels.flat()) {
    const bounds = statementBounds(statement);
    if (!bounds) continue;
    const u = random();
    if (u >= bounds[1]) opposite.push(statement.id);
    else if (u >= bounds[0]) open.push(statement.id);
  }
  const count = 2 ** Math.min(open.length, 30);
  const tried = Array.from({ length: Math.min(count, MOST_WAYS) }, (_, i) =>
    count <= MOST_WAYS ? i : Math.floor(random() * count),
  );
  const ways = tried.map((choice) => {
    const turnedRound = new Set([...opposite, ...open.filter((_, j) => (choice >>> j) & 1)]);
    return {
      name: [...turnedRound].sort().join(),
      preference: {
        kind: 'statements' as const,
        levels: preference.levels.map((level) =>
          level.map((statement) => (turnedRound.has(statement.id) ? turned(statement) : statement)),
        ),
      },
    };
  });
  return { ways, cut: count > MOST_WAYS };
}

/**
 * By how many ranks a place in a ranking may be off, evenly drawn, for two neighbours to keep their order with this
 * probability: the difference of two such errors is more than one rank with probability (2 - 1/w)² / 8.
 */
function rankError(likely: number): number {
  return 1 / Math.max(1e-9, 2 - Math.sqrt(8 * (1 - likely)));
}

/** Each place in the ranking is off by a part of the error; between the least and the most error orders change one by one. */
function drawRanking(preference: Extract<Preference, { kind: 'ranking' }>, random: () => number): Drawn {
  const { likely } = preference;
  if (likely === undefined) return { ways: [{ name: '', preference }], cut: false };
  const errors = preference.order.map(() => 2 * random() - 1);
  const [widest, narrowest] = boundsOf(likely).map(rankError) as [number, number];
  const changes = new Set([narrowest, widest]);
  errors.forEach((above, i) => {
    errors.slice(i + 1).forEach((below, j) => {
      const change = (j + 1) / (above - below);
      if (change > narrowest && change < widest) changes.add(change);
    });
  });
  const cuts = [...changes].sort((a, b) => a - b);
  const between = cuts.length === 1 ? cuts : cuts.slice(1).map((cut, i) => (cut + (cuts[i] as number)) / 2);
  const every = Math.ceil(between.length / MOST_WAYS);
  const tried = between.filter((_, i) => i % every === 0);
  const ways = tried.map((width) => {
    const places = preference.order.map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
    function at(i: number): number {
      return i + width * (errors[i] as number);
    }
    return { name: places.join(), preference: { ...preference, order: places.map((i) => preference.order[i] ?? []) } };
  });
  return { ways, cut: tried.length < between.length };
}

function draw({ preference }: DecisionMaker, random: () => number): Drawn {
  switch (preference.kind) {
    case 'statements':
      return drawStatements(preference, random);
    case 'ranking':
      return drawRanking(preference, random);
    case 'weights':
      return { ways: [{ name: '', preference }], cut: false };
  }
}

/** How many statements and rankings of a model are not certain. */
export function countUncertain({ decisionMakers }: Model): number {
  return decisionMakers.reduce((count, { preference }) => {
    if (preference.kind === 'ranking') return count + (preference.likely === undefined ? 0 : 1);
    if (preference.kind === 'weights') return count;
    return count + preference.levels.flat().filter((statement) => statementBounds(statement) !== undefined).length;
  }, 0);
}

/** What one choice of preferences shows: which claims hold, and which states by concept. */
interface Shown {
  readonly claims: readonly boolean[];
  readonly states: readonly string[];
}

/** Solves what is drawn, each choice of preferences once. */
class Trials {
  private readonly space: StateSpace;
  private readonly concepts: readonly Concept[];
  private readonly payoffs = new Map<string, Payoffs>();
  private readonly known = new Map<string, Shown>();
  private readonly judge: (variant: Solution) => readonly boolean[];

  constructor(space: StateSpace, concepts: readonly Concept[], judge: (variant: Solution) => readonly boolean[]) {
    this.space = space;
    this.concepts = concepts;
    this.judge = judge;
  }

  show(choice: readonly Drawn['ways'][number][]): Shown {
    const key = JSON.stringify(choice.map(({ name }) => name));
    const found = this.known.get(key);
    if (found) return found;
    const payoffs = choice.map((way, maker) => this.payoffsOf(way, maker));
    const variant = solveSpace(this.space, { concepts: this.concepts, payoffs });
    const shown = {
      claims: this.judge(variant),
      states: this.concepts.flatMap((concept) =>
        (variant.equilibria[concept] ?? []).map((state) => `${concept} ${state}`),
      ),
    };
    this.known.set(key, shown);
    return shown;
  }

  private payoffsOf({ name, preference }: Drawn['ways'][number], maker: number): Payoffs {
    const key = `${maker} ${name}`;
    const known = this.payoffs.get(key) ?? payoffsOf(preference, this.space);
    this.payoffs.set(key, known);
    return known;
  }
}

/** One way of each decision maker, in all combinations; of too many as many as are tried, drawn at random. */
function combinations(drawn: readonly Drawn[], random: () => number): readonly (readonly Drawn['ways'][number][])[] {
  const count = drawn.reduce((product, { ways }) => product * ways.length, 1);
  return Array.from({ length: Math.min(count, MOST_WAYS) }, (_, i) => {
    let left = count <= MOST_WAYS ? i : Math.floor(random() * count);
    return drawn.flatMap(({ ways }) => {
      const way = ways[left % ways.length];
      left = Math.floor(left / ways.length);
      return way ? [way] : [];
    });
  });
}

function shareOf(surely: number, maybe: number, draws: number): UncertainShare {
  return {
    least: surely / draws,
    most: maybe / draws,
    interval: [wilsonInterval(surely, draws).interval[0], wilsonInterval(maybe, draws).interval[1]],
  };
}

/**
 * In which share of the preferences that are possible each conclusion holds, where preferences are uncertain: a
 * statement with a likelihood is wanted with that probability and its opposite otherwise, so that the probability of
 * preferring one state to another is the likelihood of the statement that decides between them (probabilistic
 * preference: Rêgo and dos Santos 2015; fuzzy preference, its degree read as a probability: Bashar, Kilgour and Hipel
 * 2012). A likelihood with bounds is a grey number (Kuang, Bashar, Hipel and Kilgour 2015): each draw tries everything
 * that the bounds allow, and the share lies between that of draws in which the conclusion holds in any case and that of
 * draws in which it may hold. Unknown statements are grey from 0 to 1. Preferences of different decision makers, and
 * statements of one, are drawn independently.
 *
 * @throws EntenteError (usage) if the model has problems
 * @example
 * const { claims } = uncertainShares(model, { draws: 100 });
 * claims[0].least; // 1
 */
export function uncertainShares(model: Model, options: UncertainOptions = {}): UncertainResult {
  const { draws = 1000, seed = 1 } = options;
  const space = compile(model);
  const asked: readonly Concept[] = options.claims?.map(({ concept }) => concept) ?? ['Nash', 'SEQ'];
  const concepts = options.concepts ?? [...new Set(asked)];
  const base = solveSpace(space, { concepts });
  const claims = options.claims ?? defaultClaims(base, concepts);
  const trials = new Trials(space, concepts, (variant) => claims.map((claim) => shows(claim, variant, base)));
  const random = seededRandom(seed);
  const counts = claims.map(() => ({ surely: 0, maybe: 0 }));
  const states = new Map<string, { surely: number; maybe: number }>();
  let cut = false;
  for (let n = 0; n < draws; n++) {
    options.progress?.('draw', n, draws);
    const drawn = model.decisionMakers.map((maker) => draw(maker, random));
    const chosen = combinations(drawn, random);
    const ways = drawn.reduce((product, one) => product * one.ways.length, 1);
    cut ||= ways > chosen.length || drawn.some((one) => one.cut);
    const shown = chosen.map((choice) => trials.show(choice));
    counts.forEach((count, c) => {
      if (shown.every((one) => one.claims[c])) count.surely++;
      if (shown.some((one) => one.claims[c])) count.maybe++;
    });
    for (const key of new Set(shown.flatMap((one) => one.states))) {
      const count = states.get(key) ?? { surely: 0, maybe: 0 };
      if (shown.every((one) => one.states.includes(key))) count.surely++;
      count.maybe++;
      states.set(key, count);
    }
  }
  return {
    draws,
    seed,
    uncertain: countUncertain(model),
    claims: claims.map((claim, c) => {
      const { surely, maybe } = counts[c] ?? { surely: 0, maybe: 0 };
      return { claim, holds: shows(claim, base, base), ...shareOf(surely, maybe, draws) };
    }),
    equilibria: equilibriaOf(states, concepts, draws),
    cut,
  };
}

function equilibriaOf(
  states: ReadonlyMap<string, { readonly surely: number; readonly maybe: number }>,
  concepts: readonly Concept[],
  draws: number,
): readonly UncertainEquilibrium[] {
  const found = [...states].flatMap(([key, { surely, maybe }]): readonly UncertainEquilibrium[] => {
    const [name, state] = key.split(' ');
    const concept = concepts.find((one) => one === name);
    return concept ? [{ concept, state: Number(state), ...shareOf(surely, maybe, draws) }] : [];
  });
  return found.sort(
    (a, b) =>
      concepts.indexOf(a.concept) - concepts.indexOf(b.concept) ||
      b.least + b.most - a.least - a.most ||
      a.state - b.state,
  );
}
