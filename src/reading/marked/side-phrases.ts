import { loadOptionalAsset } from '#load-asset';
import { relationOf } from '../../language/structure.ts';
import { type Example, type LinearModel, scoreLabels, trainLinear } from '../../learning/linear-classifier.ts';
import { parsePairModel } from '../../learning/linear-model-file.ts';
import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { phraseHeads, phraseTokens, sideFeatures } from './side-phrase-features.ts';

/** Who acts and who is acted upon in the main act of a sentence, as the text's own phrases; states or not. */
export interface SidePhrases {
  /** Offsets in the analysed text. */
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

/** Learnt from sentences without a licence, so it lies apart and may be removed: grammar then decides alone. */
const WEIGHTS = 'models/english/unlicensed-sources/side-phrases.tsv';
/** The weights are small: the file counts them in parts of this. */
export const SIDE_SCALE = 1000;

/** The weights that come with the package; undefined where they were removed. */
export async function loadSidePhraseModel(): Promise<LinearModel | undefined> {
  const bytes = await loadOptionalAsset(WEIGHTS);
  return bytes && parsePairModel(new TextDecoder().decode(bytes), SIDE_SCALE);
}

/** A sentence with the tokens that name its sides, to learn from. */
export interface SideExample {
  readonly sentence: Tree;
  readonly source: ReadonlySet<number>;
  readonly target: ReadonlySet<number>;
}

/** Learns which phrases are sides: one linear classifier for source, target and neither. */
export function trainSidePhrases(examples: readonly SideExample[], frames: EventFrames): LinearModel {
  const rows = examples.flatMap(({ sentence, source, target }): Example[] => {
    const inside = (side: ReadonlySet<number>, i: number): boolean => side.has(i) && !side.has(sentence.token(i).head);
    return phraseHeads(sentence).map((head) => ({
      features: sideFeatures(sentence, head, frames),
      label: inside(source, head) ? 'source' : inside(target, head) ? 'target' : 'none',
    }));
  });
  return trainLinear(rows, { c: 0.15, minCount: 2, epochs: 60, balance: 0.3 });
}

/**
 * The sides of the main act of a sentence: the pair of phrases that the weights like best, with what is coordinated
 * with them. Without weights grammar alone decides: subject and object of the root, or of its complement.
 */
export function sidePhrases(sentence: Tree, frames: EventFrames, model: LinearModel | undefined): SidePhrases {
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
