import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

const SUPPOSING = wordClass('subordinators of supposition');
const POSSIBLE = wordClass('adjectives of possibility');
const LEAVING_OPEN = wordClass('modals that leave open');

/** Whether what a word says is only supposed: it stands under "if" or "whether", or is called unlikely. */
export function isSupposed(tree: Syntax, predicate: number): boolean {
  for (let at = predicate, steps = 0; at >= 0 && steps < 4; steps++) {
    if (tree.children(at, 'mark').some((mark) => SUPPOSING.has(tree.lemma(mark)))) return true;
    const relation = tree.relation(at);
    if (relation !== 'xcomp' && relation !== 'conj') return false;
    at = tree.token(at).head;
    if (at >= 0 && POSSIBLE.has(tree.lemma(at))) return true;
  }
  return false;
}

/** Whether a word's act is supposed or left open by a modal ("could", "may", "should"). */
export function isHypothetical(tree: Syntax, predicate: number): boolean {
  if (tree.children(predicate, 'aux').some((aux) => LEAVING_OPEN.has(tree.token(aux).form.toLowerCase()))) return true;
  return isSupposed(tree, predicate);
}

/** Whether a clause asks rather than states. */
export function isQuestion(tree: Syntax, predicate: number): boolean {
  const last = tree.tokens.findLast((token) => /^[.!?]$/u.test(token.form));
  return last?.form === '?' && tree.child(predicate, 'ccomp') === undefined;
}
