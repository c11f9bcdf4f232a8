import { loadOptionalAsset } from '#load-asset';
import { relationOf } from '../../src/language/structure.ts';
import { type LinearWeights, linearWeights, scoreLabels } from '../../src/learning/linear-classifier.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import type { EventFrames } from '../../src/lexicon/words/event-frames.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import type { Span } from '../../src/records/span.ts';
import { phraseHeads, phraseTokens, sideFeatures } from './side-phrase-features.ts';

/** Who acts and who is acted upon in the main act of a sentence, as the text's own phrases; states or not. */
export interface SidePhrases {
  /** Offsets in the analysed text. */
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

/** Learnt from sentences without a licence, so it lies apart and may be removed: grammar then decides alone. */
const WEIGHTS = 'models/english/unlicensed-sources/side-phrases.weights';

/** The weights that come with the package; undefined where they were removed. */
export async function loadSidePhraseModel(): Promise<LinearWeights | undefined> {
  const bytes = await loadOptionalAsset(WEIGHTS);
  return bytes && linearWeights(readWeights(bytes, WEIGHTS));
}

/**
 * The sides of the main act of a sentence: the pair of phrases that the weights like best, with what is coordinated
 * with them. Without weights grammar alone decides: subject and object of the root, or of its complement.
 */
export function sidePhrases(sentence: Tree, frames: EventFrames, model: LinearWeights | undefined): SidePhrases {
  if (!model) return byGrammar(sentence);
  const heads = phraseHeads(sentence);
  const margins = heads.map((head) => {
    const scores = scoreLabels(model, sideFeatures(sentence, head, frames));
    const [source = 0, target = 0, none = 0] = SIDES.map((side) => scores[model.labels.indexOf(side)]);
    return { head, source: source - none, target: target - none };
  });
  let best: readonly [number, number] = [margins.length > 0 ? 0 : -1, -1];
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < margins.length; i++) {
    for (let j = 0; j < margins.length; j++) {
      const sum = (margins[i]?.source ?? 0) + (margins[j]?.target ?? 0);
      if (i !== j && sum > most) {
        most = sum;
        best = [i, j];
      }
    }
  }
  const phrases = (side: 'source' | 'target', chosen: (typeof margins)[number] | undefined): Span[] => {
    if (!chosen || (side === 'target' && chosen.target < LEAST_TARGET)) return [];
    const others = margins.filter(({ head, [side]: margin }) => {
      const token = sentence.token(head);
      return token.head === chosen.head && relationOf(token) === 'conj' && margin > LEAST_CONJUNCT;
    });
    return [chosen, ...others].map(({ head }) => sentence.spanOf(phraseTokens(sentence, head)));
  };
  return { source: phrases('source', margins[best[0]]), target: phrases('target', margins[best[1]]) };
}

const SIDES = ['source', 'target', 'none'] as const;
/** Margins over "neither" from which on a phrase is given, chosen by cross-validation. */
const LEAST_TARGET = -1.05;
const LEAST_CONJUNCT = -2;

function byGrammar(sentence: Tree): SidePhrases {
  const root = sentence.rootOf();
  if (root === undefined) return { source: [], target: [] };
  const told = sentence.complementsOf(root)[0] ?? root;
  const spans = (heads: readonly number[]): Span[] =>
    heads.map((head) => sentence.spanOf(phraseTokens(sentence, head)));
  const undergoers = sentence.undergoersOf(told);
  return {
    source: spans(sentence.doersOf(root)),
    target: spans(undergoers.length > 0 ? undergoers : sentence.obliques(told).slice(0, 1)),
  };
}
