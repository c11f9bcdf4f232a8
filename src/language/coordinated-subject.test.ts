import { describe, expect, it } from 'vitest';
import { withCoordinatedSubject } from './coordinated-subject.ts';
import type { TreeReading } from './tree-network.ts';

/** A reading of `form/UPOS/XPOS/head/relation` words; heads count from 1, 0 is the root. */
function reading(text: string): TreeReading {
  const rows = text.split(' ').map((word) => word.split('/'));
  const cell = (k: number): string[] => rows.map((row) => row[k] ?? '');
  return {
    upos: cell(1) as unknown as TreeReading['upos'],
    xpos: cell(2),
    heads: Int32Array.from(cell(3), (head) => Number(head) - 1),
    deprels: cell(4),
  };
}
const shown = ({ heads, deprels }: TreeReading): string => [...heads].map((h, i) => `${h + 1}:${deprels[i]}`).join(' ');

describe('withCoordinatedSubject', () => {
  it('gives the name behind "and" to the verb whose auxiliary follows it', () => {
    const tree = reading(
      'Chad/PROPN/NNP/2/nsubj left/VERB/VBD/0/root the/DET/DT/4/det front/NOUN/NN/2/obj and/CCONJ/CC/6/cc Mali/PROPN/NNP/4/conj would/AUX/MD/8/aux follow/VERB/VB/2/conj',
    );
    expect(shown(withCoordinatedSubject(tree))).toBe('2:nsubj 0:root 4:det 2:obj 8:cc 8:nsubj 8:aux 2:conj');
  });

  it.each([
    [
      'a verb with its own "and"',
      'Chad/PROPN/NNP/5/nsubj left/VERB/VBD/0/root Mali/PROPN/NNP/2/obj and/CCONJ/CC/5/cc Niger/PROPN/NNP/3/conj and/CCONJ/CC/8/cc would/AUX/MD/8/aux follow/VERB/VB/2/conj',
    ],
    [
      'a verb with a subject',
      'Chad/PROPN/NNP/2/nsubj left/VERB/VBD/0/root Mali/PROPN/NNP/2/obj and/CCONJ/CC/6/cc soon/ADV/RB/6/advmod it/PRON/PRP/8/nsubj would/AUX/MD/8/aux follow/VERB/VB/2/conj',
    ],
  ])('leaves alone %s', (_, text) => {
    const tree = reading(text);
    expect(withCoordinatedSubject(tree)).toBe(tree);
  });
});
