import type { Syntax } from './syntax.ts';

/** Whether the token stands under a negation of its own clause ("not", "never", "no", "neither"). */
export function isNegated(tree: Syntax, index: number): boolean {
  return tree.children(index).some((child) => {
    const lemma = tree.lemma(child);
    const relation = tree.relation(child);
    if (relation === 'advmod') return /^(?:not|n['’]t|never|neither|nor|hardly|no)$/u.test(lemma);
    return relation === 'det' && (lemma === 'no' || lemma === 'neither');
  });
}
