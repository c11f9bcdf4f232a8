import type { Tree } from './tree.ts';

/** "We believe that ...": the tokens of "I" and "we" that are the subject of a word or of what governs it. */
export function firstPersonsAbove(tree: Tree, word: number): readonly number[] {
  return [word, ...tree.ancestors(word)]
    .flatMap((at) => tree.children(at, 'nsubj'))
    .filter((subject) => /^(?:i|we)$/iu.test(tree.token(subject).form));
}
