import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { lemmaAt, relationOf } from './sentence-tree.ts';

/** Whether what a word says is only supposed: it stands under "if" or "whether", or is called unlikely. */
export function isSupposed(tree: Sentence, predicate: number): boolean {
  for (let at = predicate, steps = 0; at >= 0 && steps < 4; steps++) {
    if (childrenBy(tree, at, 'mark').some((mark) => /^(?:if|whether|unless|lest)$/u.test(lemmaAt(tree, mark))))
      return true;
    const relation = relationOf(tree, at);
    if (relation !== 'xcomp' && relation !== 'conj') return false;
    at = tokenAt(tree, at).head;
    if (at >= 0 && /^(?:unlikely|improbable|doubtful|able|unable)$/u.test(lemmaAt(tree, at))) return true;
  }
  return false;
}

/** Whether a word's act is supposed or left open by a modal ("could", "may", "should"). */
export function isHypothetical(tree: Sentence, predicate: number): boolean {
  if (
    childrenBy(tree, predicate, 'aux').some((aux) =>
      /^(?:could|may|might|should|must)$/iu.test(tokenAt(tree, aux).form),
    )
  )
    return true;
  return isSupposed(tree, predicate);
}

/** Whether a clause asks rather than states. */
export function isQuestion(tree: Sentence, predicate: number): boolean {
  const last = tree.tokens.findLast((token) => /^[.!?]$/u.test(token.form));
  return last?.form === '?' && childBy(tree, predicate, 'ccomp') === undefined;
}

/** Whether a clause says what is to be done: a bare verb ("that he go") or "should", "must". */
export function isWished(tree: Sentence, clause: number): boolean {
  const auxiliaries = childrenBy(tree, clause, 'aux').filter((aux) => tokenAt(tree, aux).deprel !== 'aux:pass');
  if (auxiliaries.some((aux) => /^(?:should|must)$/iu.test(tokenAt(tree, aux).form))) return true;
  return auxiliaries.length === 0 && tokenAt(tree, clause).xpos === 'VB';
}
