import { expect, it } from 'vitest';
import { readWeights } from '../../src/learning/read-weights.ts';
import { loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { classifyInText, loadPairReader, pairModel } from '../marked/classify-pair.ts';
import type { MarkedPair } from '../marked/pair-features.ts';
import { trainPairModel, trainPairs, writePairs } from './pairs.ts';
import { HEADERS } from './weights-headers.ts';

/** The first words before and behind the verb are the sides. */
function pair(source: string, verb: string, target: string, rest: string): MarkedPair {
  const text = `${source} ${verb} ${target} ${rest}`;
  const from = source.length + verb.length + 2;
  return {
    text,
    sources: [{ start: 0, end: source.length }],
    targets: [{ start: from, end: from + target.length }],
  };
}

const ROWS = [
  { ...pair('Kenya', 'bombed', 'Somalia', 'on Friday.'), label: 'ASSAULT' },
  { ...pair('Peru', 'bombed', 'Chile', 'last night.'), label: 'ASSAULT' },
  { ...pair('France', 'praised', 'Tunisia', 'on Friday.'), label: 'SUPPORT' },
  { ...pair('Norway', 'praised', 'Sudan', 'last night.'), label: 'SUPPORT' },
];
const asked = [pair('Ghana', 'bombed', 'Togo', 'at noon.'), pair('Ghana', 'praised', 'Togo', 'at noon.')];

it('learnt pairs are answered alike before their weights were written and after they were read', async () => {
  const answers = await (await trainPairs(ROWS))(asked);
  expect(answers.map(({ category }) => category)).toEqual(['ASSAULT', 'SUPPORT']);
  const [frames, reader] = await Promise.all([loadEventFrames(), loadPairReader()]);
  const header = { ...HEADERS['unlicensed-sources/pair-classifier.weights'], date: '2017-07-06' };
  const file = writePairs(await trainPairModel(ROWS), header);
  const read = pairModel(readWeights(file, 'pair-classifier.weights'));
  expect(reader).toBeDefined();
  // With the encoder's vectors, and by words alone.
  for (const by of [reader, undefined]) expect(await classifyInText(asked, frames, read, by)).toEqual(answers);
});
