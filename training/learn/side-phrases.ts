import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import type { EventFrames } from '../../src/lexicon/words/event-frames.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import { phraseHeads, sideFeatures } from '../marked/side-phrase-features.ts';
import { type Example, trainLinear } from './train-linear.ts';

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
