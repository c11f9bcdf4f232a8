import { describe, expect, it } from 'vitest';
import { suppliedSentence } from './supplied-parse.ts';

describe('a supplied parse', () => {
  it('of the first version of Universal Dependencies reads like one of the second', () => {
    const rows = [
      ['Oslo', 'PROPN', 'NNP', 3, 'nsubjpass'],
      ['was', 'VERB', 'VBD', 3, 'auxpass'],
      ['visited', 'VERB', 'VBN', 0, 'root'],
      ['by', 'ADP', 'IN', 5, 'case'],
      ['envoys', 'NOUN', 'NNS', 3, 'nmod'],
      ['and', 'CONJ', 'CC', 5, 'cc'],
      ['guests', 'NOUN', 'NNS', 5, 'conj'],
    ].map(([form, upos, xpos, head, deprel], i) =>
      [i + 1, form, form, upos, xpos, '_', head, deprel, '_', '_'].join('\t'),
    );
    const { tokens } = suppliedSentence(rows.join('\n'), 'x');
    expect(tokens.map(({ deprel }) => deprel)).toEqual(['nsubj:pass', 'aux:pass', 'root', 'case', 'obl', 'cc', 'conj']);
    expect(tokens[5]?.upos).toBe('CCONJ');
    expect(tokens.map(({ start, end }) => [start, end])[1]).toEqual([5, 8]);
  });

  it('that is missing is said to be missing', () => {
    expect(() => suppliedSentence('', 'row 7')).toThrow(/row 7 has no dependency parse/);
  });
});
