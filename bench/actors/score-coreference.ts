import { bestAssignment } from '../kit/assignment.ts';

/** A cluster: keys of mentions (such as `12-17`) that mean the same; a mention is in one cluster only. */
export type Cluster = readonly string[];

export interface ClusterF1 {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface ConllScores {
  /** Mean F1 of MUC, B-cubed and CEAF-e, the figure of the CoNLL-2012 shared task. */
  readonly conll: number;
  readonly muc: ClusterF1;
  readonly b3: ClusterF1;
  readonly ceafe: ClusterF1;
}

/** Sums over documents: numerator and denominator of recall, then of precision. */
interface Sums {
  hitsOfGold: number;
  gold: number;
  hitsOfPredicted: number;
  predicted: number;
}

function f1Of({ hitsOfGold, gold, hitsOfPredicted, predicted }: Sums): ClusterF1 {
  const recall = gold ? hitsOfGold / gold : 0;
  const precision = predicted ? hitsOfPredicted / predicted : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

function clusterIndex(clusters: readonly Cluster[]): ReadonlyMap<string, number> {
  return new Map(clusters.flatMap((cluster, i) => cluster.map((mention) => [mention, i] as const)));
}

/** Links of `clusters` that survive in `others`: mentions less the parts into which the others cut them (Vilain 1995). */
function mucHits(clusters: readonly Cluster[], others: readonly Cluster[]): { hits: number; all: number } {
  const index = clusterIndex(others);
  let hits = 0;
  let all = 0;
  for (const cluster of clusters) {
    const parts = new Set(cluster.map((mention) => index.get(mention) ?? mention));
    hits += cluster.length - parts.size;
    all += cluster.length - 1;
  }
  return { hits, all };
}

/** For each mention the share of its cluster that the other side's cluster of it holds (Bagga and Baldwin 1998). */
function b3Hits(clusters: readonly Cluster[], others: readonly Cluster[]): { hits: number; all: number } {
  const index = clusterIndex(others);
  let hits = 0;
  let all = 0;
  for (const cluster of clusters) {
    const together = new Map<number, number>();
    for (const mention of cluster) {
      const other = index.get(mention);
      if (other !== undefined) together.set(other, (together.get(other) ?? 0) + 1);
    }
    for (const count of together.values()) hits += (count * count) / cluster.length;
    all += cluster.length;
  }
  return { hits, all };
}

/** Total similarity of the best one-to-one alignment of clusters; similarity is Dice's (Luo 2005, phi-4). */
function ceafeHits(gold: readonly Cluster[], predicted: readonly Cluster[]): number {
  const index = clusterIndex(predicted);
  const weights = gold.map((cluster) => {
    const row = predicted.map(() => 0);
    for (const mention of cluster) {
      const other = index.get(mention);
      if (other !== undefined) row[other] = (row[other] ?? 0) + 1;
    }
    return row.map((both, j) => (2 * both) / (cluster.length + (predicted[j]?.length ?? 0)));
  });
  return bestAssignment(weights).reduce((sum, j, i) => sum + (j >= 0 ? (weights[i]?.[j] ?? 0) : 0), 0);
}

/**
 * The CoNLL score with predicted mentions. Clusters of one mention are left out on both sides, as in that task; sums
 * run over documents.
 *
 * @param gold clusters of each document
 * @param predicted clusters of each document, in the same order
 */
export function scoreConll(
  gold: readonly (readonly Cluster[])[],
  predicted: readonly (readonly Cluster[])[],
): ConllScores {
  const empty = (): Sums => ({ hitsOfGold: 0, gold: 0, hitsOfPredicted: 0, predicted: 0 });
  const muc = empty();
  const b3 = empty();
  const ceafe = empty();
  gold.forEach((clusters, i) => {
    const key = clusters.filter((cluster) => cluster.length > 1);
    const response = (predicted[i] ?? []).filter((cluster) => cluster.length > 1);
    for (const [sums, count] of [
      [muc, mucHits],
      [b3, b3Hits],
    ] as const) {
      const ofGold = count(key, response);
      const ofPredicted = count(response, key);
      sums.hitsOfGold += ofGold.hits;
      sums.gold += ofGold.all;
      sums.hitsOfPredicted += ofPredicted.hits;
      sums.predicted += ofPredicted.all;
    }
    const similarity = ceafeHits(key, response);
    ceafe.hitsOfGold += similarity;
    ceafe.hitsOfPredicted += similarity;
    ceafe.gold += key.length;
    ceafe.predicted += response.length;
  });
  const scores = { muc: f1Of(muc), b3: f1Of(b3), ceafe: f1Of(ceafe) };
  return { conll: (scores.muc.f1 + scores.b3.f1 + scores.ceafe.f1) / 3, ...scores };
}

/** A "he" or "she" that means someone whom the text names before it. */
export interface Pronoun {
  readonly mention: string;
  /** Keys of the named mentions of the same person. */
  readonly names: readonly string[];
}

/**
 * Share of the pronouns whose predicted antecedent names the right person.
 *
 * @param pronouns those with a named antecedent
 * @param antecedentOf the named mention that was predicted for a pronoun; undefined: none
 */
export function scoreHeShe(
  pronouns: readonly Pronoun[],
  antecedentOf: (pronoun: string) => string | undefined,
): { readonly heShe: number; readonly right: number; readonly n: number } {
  const right = pronouns.filter(({ mention, names }) => {
    const found = antecedentOf(mention);
    return found !== undefined && names.includes(found);
  }).length;
  return { heShe: pronouns.length ? right / pronouns.length : 0, right, n: pronouns.length };
}
