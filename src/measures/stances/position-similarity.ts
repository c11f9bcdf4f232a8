import { Z95 } from '../agreement/ratings.ts';
import type { IssueStand } from './issue-stand.ts';
import { FEWEST_VOICES, type PositionMean, positionLimits } from './position-mean.ts';

/** An actor's mean on an issue, as a cell of `positionsOverTime` has it. */
export interface ActorPosition {
  readonly actor: string;
  readonly issue: string;
  readonly whole: PositionMean;
  /** The records behind it, by their documents. */
  readonly stands: readonly Pick<IssueStand, 'document'>[];
}

/** An issue on which two actors stand. */
export interface SharedIssue {
  readonly issue: string;
  readonly a: PositionMean;
  readonly b: PositionMean;
  /** Product of the two means: 1 where both are for or both against in every document, -1 where they stand against each other. */
  readonly value: number;
}

/** How alike two actors speak. */
export interface PositionSimilarity {
  /** Ids, `a` before `b`. */
  readonly a: string;
  readonly b: string;
  /** Mean over the shared issues, -1 to 1. */
  readonly value: number;
  /** 95 %; absent where one of the two stands on the shared issues in fewer than FEWEST_VOICES documents. */
  readonly interval?: readonly [low: number, high: number];
  /** Shared issues. */
  readonly n: number;
  /** Documents that tell where each stands on the shared issues. */
  readonly documents: readonly [a: number, b: number];
  /** Those that weigh most first. */
  readonly issues: readonly SharedIssue[];
}

/** How `positionSimilarities` is made, in words. */
export const SIMILARITY_METHOD =
  'mean over shared issues of the product of the two means: of pairs of documents, one of each actor, the share that agree less the share that disagree (congruence less conflict, each issue one voice); 95 % interval from the limits of each mean (Zou and Donner 2008)';

/**
 * How alike actors speak, by their positions on the issues that both speak of. An actor of whom nothing is known on an issue
 * neither agrees nor disagrees; pairs without a shared issue are not listed.
 *
 * @returns pairs sorted by `a`, then `b`
 * @example
 * const cells = positionsOverTime(issueStands(digests).stands).cells;
 * const [pair] = positionSimilarities(cells).filter(({ a, b }) => a === 'EGY' && b === 'ETH');
 * pair.issues.some(({ value }) => value === -1); // true
 */
export function positionSimilarities(positions: readonly ActorPosition[]): readonly PositionSimilarity[] {
  const byIssue = new Map<string, ActorPosition[]>();
  for (const position of positions) {
    if (position.whole.documents === 0) continue;
    const known = byIssue.get(position.issue);
    if (known) known.push(position);
    else byIssue.set(position.issue, [position]);
  }
  const pairs = new Map<string, Map<string, Shared[]>>();
  for (const [issue, own] of byIssue) {
    const sorted = own.toSorted((x, y) => compare(x.actor, y.actor));
    for (const [i, x] of sorted.entries()) {
      const others = pairs.get(x.actor) ?? new Map<string, Shared[]>();
      pairs.set(x.actor, others);
      for (const y of sorted.slice(i + 1)) {
        const shared = others.get(y.actor) ?? [];
        others.set(y.actor, shared);
        shared.push({ issue, x, y });
      }
    }
  }
  return [...pairs]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([a, others]) =>
      [...others].sort(([x], [y]) => compare(x, y)).map(([b, shared]) => similarityOf(a, b, shared)),
    );
}

/** Two positions on one issue. */
interface Shared {
  readonly issue: string;
  readonly x: ActorPosition;
  readonly y: ActorPosition;
}

function similarityOf(a: string, b: string, shared: readonly Shared[]): PositionSimilarity {
  const issues = shared.map(
    ({ issue, x, y }): SharedIssue => ({
      issue,
      a: x.whole,
      b: y.whole,
      value: x.whole.value * y.whole.value,
    }),
  );
  const documents = [documentsOf(shared.map(({ x }) => x)), documentsOf(shared.map(({ y }) => y))] as const;
  const value = issues.reduce((sum, one) => sum + one.value, 0) / issues.length;
  return {
    a,
    b,
    value,
    ...(Math.min(...documents) < FEWEST_VOICES ? {} : { interval: intervalOf(value, issues) }),
    n: issues.length,
    documents,
    issues: issues.toSorted((x, y) => weightOf(y) - weightOf(x) || compare(x.issue, y.issue)),
  };
}

function documentsOf(positions: readonly ActorPosition[]): number {
  return new Set(positions.flatMap(({ stands }) => stands.map(({ document }) => document))).size;
}

function weightOf({ a, b }: SharedIssue): number {
  return Math.min(a.documents, b.documents);
}

/**
 * Limits of a mean of products from the limits of each factor: how far each limit lies from its mean stands in the place of a
 * standard error, apart for below and above (MOVER, Zou and Donner 2008), with the variance of a product (Goodman 1960).
 */
function intervalOf(value: number, shared: readonly SharedIssue[]): readonly [low: number, high: number] {
  let [below, above] = [0, 0];
  for (const { a, b } of shared) {
    const [x, y] = [a.value, b.value];
    const [lowX, highX] = positionLimits(x, a.documents);
    const [lowY, highY] = positionLimits(y, b.documents);
    const [downX, upX, downY, upY] = [x - lowX, highX - x, y - lowY, highY - y];
    // Limits lie Z95 standard errors away, so that the product of two is Z95 times too far. A factor that is multiplied by a negative one pulls the product the other way.
    below +=
      ((y > 0 ? downX : upX) * y) ** 2 +
      ((x > 0 ? downY : upY) * x) ** 2 +
      (Math.max(downX * upY, upX * downY) / Z95) ** 2;
    above +=
      ((y > 0 ? upX : downX) * y) ** 2 +
      ((x > 0 ? upY : downY) * x) ** 2 +
      (Math.max(downX * downY, upX * upY) / Z95) ** 2;
  }
  return [
    Math.max(-1, value - Math.sqrt(below) / shared.length),
    Math.min(1, value + Math.sqrt(above) / shared.length),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
