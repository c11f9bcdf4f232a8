import { loadOptionalAsset } from '#load-asset';
import { featureHash } from '../../src/learning/feature-hash.ts';
import { rowOf } from '../../src/learning/hashed-weights.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import { type ShallowNet, scoreRows, shallowNet } from '../../src/learning/shallow-net.ts';
import { loadPolarity, type Polarity, toneOf } from '../../src/lexicon/words/polarity.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import { type ActorTokens, actorHead, upwards } from './sides-in-tree.ts';
import { stanceFeatures } from './stance-features.ts';

/** How one of two actors of a sentence stands towards the other one, as the sentence has it. */
export type StanceDirection = 'none' | 'first+second' | 'second+first' | 'first-second' | 'second-first';

/**
 * In the order of the nets' labels: no stance; the first is for the second; the second for the first; the first against the second;
 * the second against the first.
 */
export const STANCE_DIRECTIONS: readonly StanceDirection[] = [
  'none',
  'first+second',
  'second+first',
  'first-second',
  'second-first',
];
/** The label that each becomes when the actors change places. */
export const SWAPPED: readonly number[] = [0, 2, 1, 4, 3];

/** All that finding a stance needs. Without weights the list of tones decides. */
export interface StanceStage {
  readonly polarity: Polarity;
  readonly net: ShallowNet | undefined;
}

export interface DirectedStance {
  readonly direction: StanceDirection;
  /** How likely each direction is, in the order of `STANCE_DIRECTIONS`; sums to 1. 1 and 0 without weights. */
  readonly shares: readonly number[];
}

/** Learnt from sentences without a licence, so it lies apart and may be removed. */
const STANCE_FILE = 'models/english/unlicensed-sources/stance.weights';

/**
 * Loads the list of tones, and the weights if they are there.
 *
 * @param options.learnt false leaves the weights out
 */
export async function loadStance(options: { readonly learnt?: boolean } = {}): Promise<StanceStage> {
  const polarity = await loadPolarity();
  const bytes = options.learnt === false ? undefined : await loadOptionalAsset(STANCE_FILE);
  return { polarity, net: bytes && shallowNet(readWeights(bytes, STANCE_FILE)) };
}

/**
 * Tells how one of two actors of a sentence stands towards the other: who praises, backs, blames, attacks whom. The same sentence is
 * read from both sides, so that the answer does not change with the order in which the two are given.
 *
 * @param tree the sentence, or several as one (`asOneSentence`)
 * @param first tokens that name one actor
 * @param second tokens that name the other
 * @example
 * const [sentence] = (await engine.analyse('Ankara thanked Doha for its help.')).sentences;
 * directedStance(sentence, { first: 0, last: 0 }, { first: 2, last: 2 }, await loadStance()).direction; // 'first+second'
 */
export function directedStance(
  tree: Tree,
  first: ActorTokens,
  second: ActorTokens,
  { polarity, net }: StanceStage,
): DirectedStance {
  if (net === undefined) {
    const direction = ruledStance(tree, first, second, polarity);
    return { direction, shares: STANCE_DIRECTIONS.map((one) => (one === direction ? 1 : 0)) };
  }
  const forward = hashes(stanceFeatures(tree, first, second, polarity));
  const backward = hashes(stanceFeatures(tree, second, first, polarity));
  const shares = softmax(stanceScores(net, forward, backward));
  const best = shares.indexOf(Math.max(...shares));
  return { direction: STANCE_DIRECTIONS[best] as StanceDirection, shares };
}

/** Hashes of features, each once. */
export function hashes(features: readonly string[]): number[] {
  return [...new Set(features.map(featureHash))];
}

/** Mean log-shares of the labels over both ways of reading the sentence. */
export function stanceScores(net: ShallowNet, forward: readonly number[], backward: readonly number[]): number[] {
  const shares = (names: readonly number[]): number[] =>
    softmax([
      ...scoreRows(
        net,
        Int32Array.from(names, (hash) => rowOf(net.table, hash)),
      ),
    ]);
  const there = shares(forward);
  const back = shares(backward);
  return there.map((share, label) => (Math.log(share) + Math.log(back[SWAPPED[label] as number] as number)) / 2);
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.max(1e-9, Math.exp(score - highest)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Without weights: a word of tone on the way between two actors, of whom one is its subject. */
function ruledStance(tree: Tree, first: ActorTokens, second: ActorTokens, polarity: Polarity): StanceDirection {
  const fromFirst = upwards(tree, actorHead(tree, first));
  const fromSecond = upwards(tree, actorHead(tree, second));
  const meet = fromFirst.find((at) => fromSecond.includes(at));
  if (meet === undefined) return 'none';
  const up = fromFirst.slice(0, fromFirst.indexOf(meet) + 1);
  const down = fromSecond.slice(0, fromSecond.indexOf(meet));
  const way = [...up, ...down].filter(
    (at) => !(at >= first.first && at <= first.last) && !(at >= second.first && at <= second.last),
  );
  if (way.length > 4) return 'none';
  const toned = way.find((at) => toneOf(tree.token(at), polarity) !== '');
  if (toned === undefined) return 'none';
  const friendly = (toneOf(tree.token(toned), polarity) === '+') !== tree.hasNegator(toned);
  const role = (chain: readonly number[]): string => {
    const at = chain.findLast((token) => token !== meet && tree.token(token).head === meet);
    return at === undefined ? '' : tree.token(at).deprel;
  };
  const firstActs = /^(?:nsubj|nmod:poss)$/u.test(role(up)) || /^(?:nsubj:pass|obl:agent)$/u.test(role(down));
  const secondActs = /^(?:nsubj|nmod:poss|obl:agent)$/u.test(role([...down, meet])) || /^nsubj:pass$/u.test(role(up));
  if (secondActs && !/^nsubj$/u.test(role(up))) return friendly ? 'second+first' : 'second-first';
  return firstActs ? (friendly ? 'first+second' : 'first-second') : 'none';
}
