import type { LanguageEngine } from '../../src/language/tree.ts';
import type { RoleVectors } from '../../src/learning/vector-classifier.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import type { ClassProbabilities, RecordHeads } from '../../src/reading/heads/record-heads.ts';
import type { MarkedPair } from './pair-features.ts';
import { actorHead, actorTokens, asOneSentence, upwards } from './sides-in-tree.ts';

/** What the encoder makes of a marked pair: vectors by {@link PAIR_ROLES}, and how likely each act is, as features. */
export interface PairInText {
  readonly vectors: RoleVectors;
  readonly features: ReadonlyMap<string, number>;
}

/** Reads marked pairs in their sentence; undefined where no word lies under a mark. */
export type PairReader = (pair: MarkedPair) => Promise<PairInText | undefined>;

/**
 * Words whose vectors tell what the source does to the target, as means: of the way in the tree from one to the other, of the whole sentence,
 * and of all words, weighed by how likely each tells an act.
 */
export const PAIR_ROLES = ['way', 'sentence', 'acts'] as const;

/** What one unit of a vector and of a logarithm counts beside the other features; chosen by five folds. */
const VECTOR_STEP = 0.075 / 1024;
const LOG_STEP = 0.025;
/** Probabilities are taken as no smaller, so that logarithms stay small. */
const LEAST = 0.001;
/** An act that no word is likely to tell weighs no more than words do at random. */
const LEAST_ACT = 0.05;

/** Reads pairs by an engine that has the encoder's vectors, and by the heads over them. A text is analysed once. */
export function pairReader(engine: LanguageEngine, heads: RecordHeads): PairReader {
  const read = new Map<string, Promise<Tree>>();
  return async (pair) => {
    const { text } = pair;
    const tree = await (read.get(text) ?? read.set(text, engine.analyse(text).then(asOneSentence)).get(text));
    const acts = tree?.vectors && heads.classes(tree.vectors).get('event');
    return tree && acts && pairInText(tree, acts, pair);
  };
}

function pairInText(tree: Tree, acts: ClassProbabilities, { sources, targets }: MarkedPair): PairInText | undefined {
  const under = (spans: MarkedPair['sources']) => spans.flatMap((span) => actorTokens(tree, span) ?? []);
  const [marked, other] = [under(sources), under(targets)];
  const [source] = marked;
  const [target] = other;
  if (!source && !target) return undefined;
  const isMarked = (i: number): boolean => [...marked, ...other].some(({ first, last }) => i >= first && i <= last);
  const chain = (side: typeof source) => (side ? upwards(tree, actorHead(tree, side)) : []);
  const fromSource = chain(source);
  const fromTarget = chain(target);
  const meeting = fromSource.find((at) => fromTarget.includes(at));
  const until = (from: readonly number[]) => (meeting === undefined ? [] : from.slice(0, from.indexOf(meeting)));
  const way = [...until(fromSource), ...(meeting === undefined ? [] : [meeting]), ...until(fromTarget)];
  const unmarked = way.filter((at) => !isMarked(at));
  const all = tree.tokens.map(({ index }) => index);
  const { values, rows } = acts;
  const probability = (i: number, act: number): number => rows[i * values.length + act] as number;
  const told = all.map((i) => 1 - probability(i, 0));
  const vectors: Readonly<Record<(typeof PAIR_ROLES)[number], Float32Array>> = {
    way: meanVector(tree, unmarked),
    sentence: meanVector(tree, all),
    acts: meanVector(tree, all, (i) => told[i] as number, LEAST_ACT),
  };
  const features = new Map<string, number>();
  values.forEach((act, k) => {
    for (const [where, words] of [
      ['sentence', all],
      ['way', unmarked],
    ] as const) {
      const most = Math.max(0, ...words.map((i) => probability(i, k)));
      features.set(`head ${where} ${act}`, Math.log(most + LEAST) * LOG_STEP);
    }
  });
  return { vectors: new Map(Object.entries(vectors)), features };
}

/** The mean of words' vectors, weighed; zeros where there are none. */
function meanVector(tree: Tree, words: readonly number[], weightOf = (_: number) => 1, more = 0): Float32Array {
  const sum = new Float32Array(tree.vectorInText(0)?.length ?? 0);
  const weight = words.reduce((total, i) => total + weightOf(i), more);
  for (const i of words) {
    const own = (weightOf(i) / weight) * VECTOR_STEP;
    tree.vectorInText(i)?.forEach((value, k) => {
      sum[k] = (sum[k] as number) + own * value;
    });
  }
  return sum;
}
