import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';

const TIME = wordClass('nouns of coming time');
const WHEN = wordClass('adverbs of coming time');

/** The time by or for which an outcome is foreseen: "within days", "by June", "next year", "for decades", "soon". */
export function horizonOf(tree: Tree, head: number, from: number, to: number): Span | undefined {
  const seen = [head, ...tree.children(head, 'xcomp', 'obj', 'conj')];
  for (const root of seen) {
    for (const child of tree.children(root, 'obl', 'nmod', 'advmod')) {
      if (child < from || child > to) continue;
      const relation = tree.relation(child);
      if (relation === 'advmod') {
        if (WHEN.has(tree.lemma(child))) return tree.stretch(child, child);
        continue;
      }
      const phrase = tree.subtree(child, (token) => /^(?:acl|advcl)/u.test(tree.token(token).deprel));
      const timed = isTime(tree.lemma(child));
      if (
        !timed ||
        (tree.lemma(child) === 'end' && !phrase.some((token) => token !== child && isTime(tree.lemma(token))))
      )
        continue;
      return tree.stretch(phrase[0] ?? child, phrase.at(-1) ?? child);
    }
  }
  return undefined;
}

/** A unit or name of time, or a year or decade in figures. */
function isTime(lemma: string): boolean {
  return TIME.has(lemma) || /^(?:19|20)\d\ds?$/u.test(lemma);
}
