import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';

/** Where an actor stands on an issue, how much it can bring to bear, and how much it cares. */
export interface IssueActor {
  readonly id: string;
  readonly name?: string;
  /** On the line, in the issue's own unit. */
  readonly position: number;
  /** What it can bring to bear; at least 0, in any unit that is the same for all. */
  readonly capability: number;
  /** The share of its capability that it would spend on this issue: 0 to 1. */
  readonly salience: number;
  /** By how much each input may be wrong, as a share of its value (capability, salience) or of the line (position). */
  readonly uncertainty?: { readonly position?: number; readonly capability?: number; readonly salience?: number };
}

export interface IssueLineOptions {
  /** Draws on the inputs; default 1,000; 0 for none. */
  readonly draws?: number;
  /** Whole number; the same seed gives the same bands. Default 1. */
  readonly seed?: number;
  /** Error of inputs that name none of their own; default 0.1. */
  readonly uncertainty?: number;
  /** Ends of the line: positions are not drawn beyond them. Absent: it has none. */
  readonly ends?: readonly [low: number, high: number];
}

/** The middle of what the draws gave, and the range that holds nine of ten of them. */
export interface Band {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What would happen if two positions were put to the vote. */
export interface Challenge {
  readonly challenger: string;
  readonly against: string;
  /** Weight of those nearer to the challenger's position, as a share of all weight that is not indifferent. */
  readonly support: number;
  /** In which share of the draws the challenger wins; absent without draws. */
  readonly wins?: number;
}

export interface IssueLine {
  readonly actors: readonly (IssueActor & { readonly weight: number })[];
  /** The position at which no more than half the weight stands on either side; of two such, the middle. */
  readonly median: Band;
  readonly mean: Band;
  /** Whose position is at the median, or nearest to it. */
  readonly pivot: string;
  /** In which share of the draws each actor is the pivot; absent without draws. */
  readonly pivots?: readonly { readonly actor: string; readonly share: number }[];
  /** Every actor against every other with another position. */
  readonly challenges: readonly Challenge[];
  readonly draws: number;
}

interface Weighed {
  readonly id: string;
  readonly position: number;
  readonly weight: number;
}

function weightedMedian(actors: readonly Weighed[]): number {
  const sorted = [...actors].sort((a, b) => a.position - b.position);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const [i, { position, weight }] of sorted.entries()) {
    below += weight;
    // A hair of tolerance, so that weights such as 0.1 + 0.2 and 0.3 balance.
    if (Math.abs(below - half) <= half * 1e-12) {
      const next = sorted.slice(i + 1).find((other) => other.weight > 0);
      return next ? (position + next.position) / 2 : position;
    }
    if (below > half) return position;
  }
  return sorted.at(-1)?.position ?? 0;
}

function weightedMean(actors: readonly Weighed[]): number {
  const total = actors.reduce((sum, { weight }) => sum + weight, 0);
  return actors.reduce((sum, { position, weight }) => sum + position * weight, 0) / total;
}

function nearest(actors: readonly Weighed[], point: number): string {
  return actors.reduce((best, actor) => {
    const gain = Math.abs(best.position - point) - Math.abs(actor.position - point);
    return gain > 0 || (gain === 0 && actor.weight > best.weight) ? actor : best;
  }).id;
}

/** The weight of those nearer to one position than to the other, each with its full weight. */
function supportFor(actors: readonly Weighed[], challenger: number, against: number): number {
  let [more, all] = [0, 0];
  for (const { position, weight } of actors) {
    const nearer = Math.abs(position - against) - Math.abs(position - challenger);
    if (nearer > 0) more += weight;
    if (nearer !== 0) all += weight;
  }
  return all === 0 ? 0.5 : more / all;
}

function band(value: number, drawn: readonly number[]): Band {
  if (drawn.length === 0) return { value, low: value, high: value };
  const sorted = [...drawn].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? value;
  return { value, low: at(0.05), high: at(0.95) };
}

function check(actors: readonly IssueActor[], draws: number): void {
  const say = (message: string): never => {
    throw new EntenteError('usage', message);
  };
  const ids = actors.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) say(`The actor “${twice}” stands on the line twice; give it one position.`);
  for (const { id, position, capability, salience, uncertainty } of actors) {
    if (!Number.isFinite(position)) say(`The position of “${id}” is no number.`);
    if (!(capability >= 0 && Number.isFinite(capability)))
      say(`The capability of “${id}” must be at least 0, not ${capability}.`);
    if (!(salience >= 0 && salience <= 1)) say(`The salience of “${id}” must be between 0 and 1, not ${salience}.`);
    const wrong = Object.values(uncertainty ?? {}).find((share) => !(share >= 0 && share <= 1));
    if (wrong !== undefined) say(`The uncertainty of “${id}” must be between 0 and 1, not ${wrong}.`);
  }
  if (!actors.some(({ capability, salience }) => capability * salience > 0)) {
    say('Nobody on the line has any weight; at least one actor needs a capability and a salience above 0.');
  }
  if (!Number.isInteger(draws) || draws < 0 || draws > 1_000_000) {
    say(`The number of draws must be a whole number from 0 to 1,000,000, not ${draws}.`);
  }
}

/**
 * Positions on one issue, weighed by capability times salience: the weighted median (Black 1948: on a line it beats
 * every other position) and mean, who could out-vote whom, and how far these move if the inputs are somewhat wrong.
 * Inputs are drawn evenly from their value plus or minus the uncertainty; bands hold nine of ten draws. It says where
 * the weight lies, not what will happen: expected-utility forecasts built on such inputs are not reproducible.
 *
 * @throws EntenteError (usage) if an input is out of its range or nobody has any weight
 * @example
 * const actors = [
 *   { id: 'A', position: 0, capability: 3, salience: 1 },
 *   { id: 'B', position: 4, capability: 2, salience: 0.5 },
 *   { id: 'C', position: 10, capability: 5, salience: 0.5 },
 * ];
 * issueLine(actors, { draws: 0 }).median.value; // 4
 */
export function issueLine(actors: readonly IssueActor[], options: IssueLineOptions = {}): IssueLine {
  const { draws = 1000, seed = 1, uncertainty = 0.1, ends = [-Infinity, Infinity] } = options;
  if (!(uncertainty >= 0 && uncertainty <= 1)) {
    throw new EntenteError('usage', `The uncertainty must be between 0 and 1, not ${uncertainty}.`);
  }
  check(actors, draws);
  const positions = actors.map(({ position }) => position);
  const length = Math.max(...positions) - Math.min(...positions);
  const weighed = actors.map((actor): Weighed & IssueActor => ({
    ...actor,
    weight: actor.capability * actor.salience,
  }));
  const pairs = actors.flatMap((challenger, i) =>
    actors.flatMap((against, j) => (challenger.position === against.position ? [] : [[i, j] as const])),
  );

  const random = seededRandom(seed);
  const around = (): number => 2 * random() - 1;
  const medians: number[] = [];
  const means: number[] = [];
  const pivots = new Map<string, number>();
  const wins = pairs.map(() => 0);
  for (let n = 0; n < draws; n++) {
    const drawn = actors.map((actor): Weighed => {
      const own = actor.uncertainty ?? {};
      const drawnAt = actor.position + around() * (own.position ?? uncertainty) * length;
      const position = Math.min(ends[1], Math.max(ends[0], drawnAt));
      const capability = actor.capability * (1 + around() * (own.capability ?? uncertainty));
      const salience = actor.salience * (1 + around() * (own.salience ?? uncertainty));
      return { id: actor.id, position, weight: capability * Math.min(1, salience) };
    });
    const median = weightedMedian(drawn);
    medians.push(median);
    means.push(weightedMean(drawn));
    const pivot = nearest(drawn, median);
    pivots.set(pivot, (pivots.get(pivot) ?? 0) + 1);
    pairs.forEach(([i, j], p) => {
      const support = supportFor(drawn, drawn[i]?.position ?? 0, drawn[j]?.position ?? 0);
      if (support > 0.5) wins[p] = (wins[p] ?? 0) + 1;
    });
  }
  const median = weightedMedian(weighed);
  return {
    actors: weighed,
    median: band(median, medians),
    mean: band(weightedMean(weighed), means),
    pivot: nearest(weighed, median),
    ...(draws > 0
      ? {
          pivots: actors
            .map(({ id }) => ({ actor: id, share: (pivots.get(id) ?? 0) / draws }))
            .sort((a, b) => b.share - a.share),
        }
      : {}),
    challenges: pairs.map(([i, j], p) => {
      const [challenger, against] = [actors[i] as IssueActor, actors[j] as IssueActor];
      return {
        challenger: challenger.id,
        against: against.id,
        support: supportFor(weighed, challenger.position, against.position),
        ...(draws > 0 ? { wins: (wins[p] ?? 0) / draws } : {}),
      };
    }),
    draws,
  };
}
