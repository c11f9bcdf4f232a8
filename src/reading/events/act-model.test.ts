import { describe, expect, it } from 'vitest';
import { evidenceModel, parseEvidenceModel, trainEvidence, writeEvidenceModel } from '../../learning/evidence-model.ts';

const vectors = new Map([
  ['shell', Float32Array.of(1, 0)],
  ['bomb', Float32Array.of(0.9, 0.1)],
  ['praise', Float32Array.of(0, 1)],
  ['applaud', Float32Array.of(0.1, 0.9)],
]);
const vectorOf = (word: string): Float32Array | undefined => vectors.get(word);
const example = (word: string, label: string) => ({ evidence: { facts: [], words: [['v', word] as const] }, label });

describe('the weights of acts', () => {
  const model = trainEvidence([example('shell', 'ASSAULT'), example('praise', 'SUPPORT')], vectorOf, {
    minCount: 1,
    c: 10,
  });

  it('tell an unknown word by its like', () => {
    const { labels, score } = evidenceModel(model, vectorOf);
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
    const { score } = evidenceModel(facts, vectorOf);
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

  it('are the same after they were written and read', () => {
    const text = writeEvidenceModel(model);
    expect(writeEvidenceModel(parseEvidenceModel(text))).toBe(text);
  });
});
