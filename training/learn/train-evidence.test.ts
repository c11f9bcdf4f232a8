import { describe, expect, it } from 'vitest';
import type { Telling } from '../../src/learning/evidence.ts';
import { evidenceModel, evidenceWeights } from '../../src/learning/evidence-model.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import { learntEvidence, trainEvidence, writeEvidence } from './train-evidence.ts';
import { HEADERS } from './weights-headers.ts';

const vectors = new Map([
  ['shell', Float32Array.of(1, 0)],
  ['bomb', Float32Array.of(0.9, 0.1)],
  ['praise', Float32Array.of(0, 1)],
  ['applaud', Float32Array.of(0.1, 0.9)],
]);
const vectorOf = (word: string): Float32Array | undefined => vectors.get(word);
const example = (word: string, label: string) => ({ evidence: { facts: [], words: [['v', word] as const] }, label });

describe('weights of evidence', () => {
  const model = trainEvidence([example('shell', 'ASSAULT'), example('praise', 'SUPPORT')], vectorOf, {
    minCount: 1,
    c: 10,
  });

  it('tell an unknown word by its like', () => {
    const { labels, score } = evidenceModel(learntEvidence(model), vectorOf);
    const best = (word: string): string | undefined => {
      const scores = [...score(({ word: say }) => say('v', word))];
      return labels[scores.indexOf(Math.max(...scores))];
    };
    expect(best('bomb')).toBe('ASSAULT');
    expect(best('applaud')).toBe('SUPPORT');
  });

  it('count a fact once, however often and with whatever pieces it is told', () => {
    const told = [
      { evidence: { facts: ['sides strong none'], words: [] }, label: 'ASSAULT' },
      { evidence: { facts: ['sides none'], words: [] }, label: 'SUPPORT' },
    ];
    const facts = trainEvidence(told, vectorOf, { minCount: 1, c: 10 });
    const { score } = evidenceModel(learntEvidence(facts), vectorOf);
    const [by, to] = ['strong', 'none'];
    const once = score(({ fact }) => fact`sides strong none`);
    const twice = score(({ fact }) => {
      fact`sides ${by} ${to}`;
      fact`${'sides strong'} ${to}`;
    });
    expect([...twice]).toEqual([...once]);
    expect([...once]).not.toEqual([...facts.bias]);
    expect([...score(({ fact }) => fact`sides ${by} strong`)]).toEqual([...facts.bias]);
  });

  it('score the same after they were written and read, but for rounding', () => {
    const said = [
      { evidence: { facts: ['row verb = hold #any'], words: [['v', 'shell'] as const] }, label: 'ASSAULT' },
    ];
    const both = trainEvidence([...said, example('praise', 'SUPPORT')], vectorOf, { minCount: 1, c: 10 });
    const file = writeEvidence(both, { ...HEADERS['unlicensed-sources/positions.weights'], date: '2017-07-06' });
    const read = readWeights(file, 'positions.weights');
    expect(read.header).toMatchObject({ model: 'positions-1', labels: ['ASSAULT', 'SUPPORT'], date: '2017-07-06' });
    const tell: Telling = ({ fact, word }) => {
      fact`row verb = hold ${'#any'}`;
      word('v', 'bomb');
    };
    const written = evidenceModel(learntEvidence(both), vectorOf).score(tell);
    const again = evidenceModel(evidenceWeights(read), vectorOf).score(tell);
    again.forEach((score, l) => {
      expect(score).toBeCloseTo(written[l] ?? 0, 1);
    });
    expect(again[0]).toBeGreaterThan(again[1] ?? 0);
  });
});
