import { expect, it } from 'vitest';
import { readWeights } from '../../src/learning/read-weights.ts';
import { scoreInText, vectorClassifier } from '../../src/learning/vector-classifier.ts';
import { trainLinear } from './train-linear.ts';
import { trainInText, writeInText } from './train-vectors.ts';
import { HEADERS } from './weights-headers.ts';

const SETTINGS = { c: 1, minCount: 1, balance: 0 };

/** Examples that one feature and one number of a vector tell apart together. */
const examples = [1, 2, 3, 4].flatMap((i) => [
  { features: new Map([['warm', 1]]), vectors: new Map([['word', [i, 0]]]), label: 'yes' },
  { features: new Map<string, number>(), vectors: new Map([['word', [-i, 0]]]), label: 'no' },
]);

it('weights of vectors are learnt by role and read from a file as they were', () => {
  const alone = trainLinear(examples, SETTINGS);
  const inText = trainInText(examples, { ...SETTINGS, roles: ['word', 'unseen'], width: 2 });
  const header = { ...HEADERS['unlicensed-sources/metonymy.weights'], date: '2017-07-06' };
  const read = vectorClassifier(readWeights(writeInText(alone, inText, header, 1000), 'some.weights'));
  expect([...read.roles.keys()]).toEqual(['word', 'unseen']);
  for (const { features, vectors, label } of examples) {
    const scores = scoreInText(read, features, vectors);
    const learnt = scoreInText(inText, features, vectors);
    expect(scores[read.labels.indexOf(label)]).toBe(Math.max(...scores));
    for (const [l, score] of scores.entries()) expect(score).toBeCloseTo(learnt[l] ?? 0, 1);
  }
  // The number alone decides where the feature is unknown, and a role without vector counts for nothing.
  const [no, yes] = scoreInText(read, new Map(), new Map([['word', [3, 0]]]));
  expect(yes).toBeGreaterThan(no ?? 0);
  expect(scoreInText(read, new Map(), new Map([['else', [9, 9]]]))).toEqual(read.bias);
});
