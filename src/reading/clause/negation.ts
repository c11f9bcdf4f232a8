import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

const NEGATORS = wordClass('negators');

/** Whether the token stands under a negation of its own clause ("not", "never", "no", "neither"). */
export function isNegated(tree: Syntax, index: number): boolean {
  return tree.children(index).some((child) => {
    const lemma = tree.lemma(child);
    const relation = tree.relation(child);
    if (relation === 'advmod') return NEGATORS.has(lemma);
    return relation === 'det' && (lemma === 'no' || lemma === 'neither');
  });
}
