import { expect, it } from 'vitest';
import { createEnglish } from '../../src/language/english.ts';
import { linearWeights } from '../../src/learning/linear-classifier.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import type { PlaceName } from '../../src/reading/actors/metonymy-features.ts';
import { readPlace } from '../../src/reading/actors/metonymy-model.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { trainMetonymyModel } from './metonymy.ts';
import { writeLinear } from './train-linear.ts';
import { HEADERS } from './weights-headers.ts';

const engine = await createEnglish();

async function placeIn(text: string, word: string): Promise<PlaceName> {
  const [sentence] = treesOf(await engine.analyse(text)).sentences;
  const token = sentence?.tokens.find(({ form }) => form === word);
  if (!sentence || !token) throw new RangeError(`no ${word} in ${text}`);
  return { sentence, first: token.index, last: token.index, head: token.index, candidates: [] };
}

it('what a place name means is learnt from the words around it, and outlives the file', async () => {
  const examples = [
    { place: await placeIn('Seoul signed the treaty.', 'Seoul'), label: 'met' as const },
    { place: await placeIn('Tokyo signed the treaty.', 'Tokyo'), label: 'met' as const },
    { place: await placeIn('She was born in Seoul.', 'Seoul'), label: 'lit' as const },
    { place: await placeIn('He was born in Tokyo.', 'Tokyo'), label: 'lit' as const },
  ];
  const learnt = trainMetonymyModel(examples);
  const header = { ...HEADERS['unlicensed-sources/metonymy.weights'], date: '2017-07-06' };
  const read = linearWeights(readWeights(writeLinear(learnt, header, 1000), 'metonymy.weights'));
  for (const model of [learnt, read]) {
    expect(readPlace(await placeIn('Oslo signed the treaty.', 'Oslo'), model)).toBe('met');
    expect(readPlace(await placeIn('They were born in Oslo.', 'Oslo'), model)).toBe('lit');
  }
});
