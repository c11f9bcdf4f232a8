import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish, type EnglishEngine } from '../../language/english.ts';
import { treesOf } from '../clause/tree.ts';
import { actsAsGovernment, isPossessor, isTiedAsGovernment } from './metonymy.ts';
import { metonymyFeatures, type PlaceName } from './metonymy-features.ts';
import { meansGovernment, readPlace } from './metonymy-model.ts';

let engine: EnglishEngine;
beforeAll(async () => {
  engine = await createEnglish();
});

/** The place name that stands in a text as a single word. */
async function placeIn(text: string, word: string): Promise<PlaceName> {
  const { sentences } = treesOf(await engine.analyse(text));
  const [sentence] = sentences;
  const token = sentence?.tokens.find(({ form }) => form === word);
  if (!sentence || !token) throw new RangeError(`no ${word} in ${text}`);
  return { sentence, first: token.index, last: token.index, head: token.index, candidates: [] };
}

describe('by grammar alone', () => {
  it.each([
    ['Seoul rejected the offer.', 'Seoul', true],
    ["Seoul's answer came late.", 'Seoul', true],
    ['Talks between Seoul and Tokyo failed.', 'Seoul', true],
    ['Two envoys landed in Seoul.', 'Seoul', false],
    ['Seoul lies near the sea.', 'Seoul', false],
  ])('%s', async (text, word, acts) => {
    const place = await placeIn(text, word);
    expect(actsAsGovernment(place.sentence, place.head)).toBe(acts);
    expect(readPlace(place, undefined)).toBe(acts ? 'met' : 'lit');
    expect(meansGovernment(place, undefined)).toBe(acts);
  });

  it.each([
    ["Hezbollah is Tehran's strongest ally in the region.", 'Tehran', true],
    ['Suspicion between Tehran and London runs deep.', 'London', true],
    ['Kyiv is no ally of the United States.', 'Kyiv', true],
    ["Tehran's streets were empty.", 'Tehran', false],
    ['It has allies in Tehran.', 'Tehran', false],
  ])('what ties governments: %s', async (text, word, tied) => {
    const place = await placeIn(text, word);
    expect(isTiedAsGovernment(place.sentence, place.head)).toBe(tied);
  });

  it('knows what owns', async () => {
    const place = await placeIn("Seoul's answer came late.", 'Seoul');
    expect(isPossessor(place.sentence, place.head)).toBe(true);
  });
});

describe('the evidence for weights', () => {
  it('never hangs on the name itself', async () => {
    const names = [...metonymyFeatures(await placeIn('Seoul signed the treaty.', 'Seoul')).keys()].join(' ');
    expect(names.toLowerCase()).not.toContain('seoul');
  });
});
