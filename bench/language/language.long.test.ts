import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../kit/shared-data.ts';
import { benchLanguage } from './language.ts';
import { benchNames } from './names.ts';

if (!hasSharedData()) {
  console.warn('SKIPPED: the English weights were not checked against the treebanks; ENTENTE_SHARED names no data.');
}

/** What the weights that ship reach, a little below: a change of code or weights must not lose it. */
const FROZEN = {
  'en_ewt-ud-dev.conllu.gz': { wordF1: 0.989, sentenceF1: 0.875, upos: 0.957, uas: 0.889, las: 0.862, lemma: 0.968 },
  'en_gum-ud-dev.conllu.gz': { wordF1: 0.998, sentenceF1: 0.964, upos: 0.97, uas: 0.898, las: 0.873, lemma: 0.978 },
};

describe.skipIf(!hasSharedData())('the English weights', () => {
  it.each(Object.entries(FROZEN))('keep their scores on %s', async (file, least) => {
    const { scores, predictions } = await benchLanguage(sharedFile(`data/treebank/${file}`));
    for (const key of ['wordF1', 'sentenceF1', 'upos', 'uas', 'las', 'lemma'] as const) {
      expect(scores[key], key).toBeGreaterThanOrEqual(least[key]);
    }
    expect(scores.lasRaw).toBeGreaterThan(scores.las - 0.04);
    expect(predictions.match(/^1\t/gm)?.length).toBe(scores.sentences);
  });

  it.each([
    ['data/treebank/en_gum-ud-dev.conllu.gz', 0.785],
    ['data/names/uner-english-ewt-dev.iob2.gz', 0.665],
  ])('keep their scores on the names of %s', async (file, least) => {
    const { scores } = await benchNames(sharedFile(file));
    expect(scores.f1).toBeGreaterThanOrEqual(least);
  });
});
