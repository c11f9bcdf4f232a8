import { beforeAll, describe, expect, it } from 'vitest';
import { withFiniteRoot } from './finite-root.ts';
import { createEnglish, type EnglishEngine } from './index.ts';
import type { TreeReading } from './tree-network.ts';

/** A reading of `form/UPOS/XPOS/head/relation` words; heads count from 1, 0 is the root. */
function reading(text: string): { readonly forms: string[]; readonly tree: TreeReading } {
  const rows = text.split(' ').map((word) => word.split('/'));
  const cell = (k: number): string[] => rows.map((row) => row[k] ?? '');
  return {
    forms: cell(0),
    tree: {
      upos: cell(1) as unknown as TreeReading['upos'],
      xpos: cell(2),
      heads: Int32Array.from(cell(3), (head) => Number(head) - 1),
      deprels: cell(4),
    },
  };
}
const shown = ({ heads, deprels }: TreeReading): string => [...heads].map((h, i) => `${h + 1}:${deprels[i]}`).join(' ');

describe('withFiniteRoot', () => {
  it('makes a finite verb under a noun the root, and the noun its subject', () => {
    const { forms, tree } = reading(
      'Chad/PROPN/NNP/0/root called/VERB/VBD/1/acl for/ADP/IN/4/case talks/NOUN/NNS/2/obl ./PUNCT/./1/punct',
    );
    expect(shown(withFiniteRoot(tree, forms))).toBe('2:nsubj 0:root 4:case 2:obl 2:punct');
  });

  it('makes a participle between a name and a noun the root where the sentence has no verb', () => {
    const { forms, tree } = reading(
      'Chad/PROPN/NNP/3/compound imposed/VERB/VBN/3/amod curbs/NOUN/NNS/0/root ./PUNCT/./3/punct',
    );
    const mended = withFiniteRoot(tree, forms);
    expect(shown(mended)).toBe('2:nsubj 0:root 2:obj 2:punct');
    expect(mended.xpos[1]).toBe('VBD');
  });

  it('leaves headlines, participles of nouns and predicates with a copula alone', () => {
    for (const text of [
      'Troops/NOUN/NNS/0/root sent/VERB/VBN/1/acl home/ADV/RB/2/advmod',
      'Forces/NOUN/NNS/0/root backed/VERB/VBN/1/acl by/ADP/IN/4/case Chad/PROPN/NNP/2/obl ./PUNCT/./1/punct',
      'Chad/PROPN/NNP/4/nsubj is/AUX/VBZ/4/cop divided/VERB/VBN/4/amod land/NOUN/NN/0/root ./PUNCT/./4/punct',
    ]) {
      const { forms, tree } = reading(text);
      expect(withFiniteRoot(tree, forms)).toBe(tree);
    }
  });

  describe('in the engine', () => {
    let engine: EnglishEngine;
    beforeAll(async () => {
      engine = await createEnglish();
    });
    it.each(['Seoul imposed sanctions.', 'Brazil called for an emergency session of the assembly.'])(
      'reads %s',
      async (text) => {
        const { sentences } = await engine.analyse(text);
        const tokens = sentences[0]?.tokens ?? [];
        expect(tokens[1]?.head).toBe(-1);
        expect(tokens[0]).toMatchObject({ deprel: 'nsubj', head: 1 });
      },
    );
  });
});
