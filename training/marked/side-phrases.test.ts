import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish, type EnglishEngine } from '../../src/language/index.ts';
import type { LinearWeights } from '../../src/learning/linear-classifier.ts';
import { type EventFrames, loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { loadSidePhraseModel, sidePhrases } from './side-phrases.ts';

let engine: EnglishEngine;
let frames: EventFrames;
let weights: LinearWeights | undefined;
beforeAll(async () => {
  engine = await createEnglish();
  frames = await loadEventFrames();
  weights = await loadSidePhraseModel();
});

async function sidesOf(text: string, model: LinearWeights | undefined): Promise<readonly [string, string]> {
  const { sentences } = treesOf(await engine.analyse(text));
  const [sentence] = sentences;
  if (!sentence) throw new Error('no sentence');
  const sides = sidePhrases(sentence, frames, model);
  const words = (spans: typeof sides.source): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' + ');
  return [words(sides.source), words(sides.target)];
}

describe('sidePhrases', () => {
  it.each([
    ['Coastal police arrested two smugglers on Monday.', 'Coastal police', 'two smugglers'],
    ['Norway and Iceland sent observers to Moldova.', 'Norway + Iceland', 'Moldova'],
    ['The Danish parliament on Thursday approved aid to Moldova.', 'The Danish parliament', 'Moldova'],
    ['Masked gunmen attacked a police post near the border.', 'Masked gunmen', 'a police post near the border'],
  ])('gives the whole phrases of %s', async (text, source, target) => {
    expect(await sidesOf(text, weights)).toEqual([source, target]);
  });

  it('goes by grammar where the weights were removed', async () => {
    expect(await sidesOf('Coastal police arrested two smugglers on Monday.', undefined)).toEqual([
      'Coastal police',
      'two smugglers',
    ]);
  });

  it('gives nothing for a sentence without phrases', async () => {
    expect(await sidesOf('Slowly, slowly.', weights)).toEqual(['', '']);
  });
});
