import { expect, it } from 'vitest';
import { hashedWeights } from '../src/learning/hashed-weights.ts';
import { readWeights } from '../src/learning/read-weights.ts';
import { vectorNet } from '../src/learning/vector-net.ts';
import { oddsInText, type StatementVector } from '../src/reading/attribution/attribution-vectors.ts';
import { HEADERS } from './learn/weights-headers.ts';
import { fitOdds } from './vector-net.ts';
import { writeNet } from './write-net.ts';

const SETTINGS = { roles: ['cue', 'source'], width: 3, units: 6, rate: 0.02, hide: 0, drop: 0, decay: 0, seed: 3 };

/** Right where the first numbers of cue and source have one sign: neither tells it alone. */
const examples = Array.from({ length: 200 }, (_, i) => {
  const cue = i % 2 === 0 ? 1024 : -1024;
  const source = i % 4 < 2 ? 1024 : -1024;
  const vectors: StatementVector[] = [
    ['cue', Int16Array.of(cue, 300, 0)],
    ['source', Int16Array.of(source, 0, -200)],
  ];
  return { vectors, odds: 0, right: cue === source };
});

it('a net learns what two words in their text say together, and is read from its file as it was', () => {
  const learnt = fitOdds(examples, { ...SETTINGS, epochs: 30, batch: 8 });
  const none = { table: hashedWeights(new Uint32Array(), 2), bias: [0, 0], hidden: [], out: [] };
  const header = { ...HEADERS['unlicensed-sources/attribution.weights'], date: '2017-07-06', labels: ['no', 'yes'] };
  const file = readWeights(writeNet(none, header, {}, { 'in text': learnt }), 'some.weights');
  const read = vectorNet(file, 'in text');
  for (const { vectors, right } of examples.slice(0, 4)) {
    expect(oddsInText(read, vectors) > 0).toBe(right);
    expect(oddsInText(read, vectors)).toBeCloseTo(oddsInText(learnt, vectors), 0);
  }
});

it('what is known without vectors is not learnt once more', () => {
  const known = examples.map((example) => ({ ...example, odds: example.right ? 9 : -9 }));
  const learnt = fitOdds(known, { ...SETTINGS, epochs: 5, batch: 8 });
  for (const { vectors } of examples.slice(0, 4)) expect(Math.abs(oddsInText(learnt, vectors))).toBeLessThan(1);
});

it('words without vectors add nothing to the odds', () => {
  const learnt = fitOdds(examples, { ...SETTINGS, epochs: 1, batch: 8 });
  expect(oddsInText({ ...learnt, bias: [5] }, [])).toBe(0);
});
