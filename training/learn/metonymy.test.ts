import { expect, it } from 'vitest';
import { createEnglish } from '../../src/language/english.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import type { PlaceName } from '../../src/reading/actors/metonymy-features.ts';
import { placeModel, readPlace } from '../../src/reading/actors/metonymy-model.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { trainMetonymyModel, writeMetonymy } from './metonymy.ts';
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
  const read = placeModel(readWeights(writeMetonymy(learnt, header), 'metonymy.weights'));
  for (const model of [learnt, read]) {
    expect(readPlace(await placeIn('Oslo signed the treaty.', 'Oslo'), model)).toBe('met');
    expect(readPlace(await placeIn('They were born in Oslo.', 'Oslo'), model)).toBe('lit');
  }
});

it('words without vectors in their text are read by what was learnt of features alone', async () => {
  const quick = await createEnglish(undefined, 'fast');
  const [sentence] = treesOf(await quick.analyse('Oslo signed the treaty.')).sentences;
  if (!sentence) throw new RangeError('no sentence');
  const place = { sentence, first: 0, last: 0, head: 0, candidates: [] };
  const none = { labels: ['lit', 'met'], weights: new Map(), roles: new Map() };
  const model = {
    alone: { ...none, bias: Float32Array.of(0, 1) },
    inText: { ...none, bias: Float32Array.of(1, 0) },
  };
  expect(sentence.vectors?.length).toBeGreaterThan(0);
  expect(readPlace(place, model)).toBe('met');
  expect(readPlace(await placeIn('Oslo signed the treaty.', 'Oslo'), model)).toBe('lit');
});
