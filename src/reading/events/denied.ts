import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Category } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';

/** Verbs that say of what stands under them that it did not take place: "denied that it had shelled the town". */
const DENYING = wordClass('verbs that say it did not happen');
/** Steps up to such a verb that stay within what it denies. */
const CONTENT = /^(?:ccomp|xcomp|conj|acl|obj|nmod|nsubj:pass|obl)$/;

/** Acts that one is charged with, and denies. */
export const WRONGS: ReadonlySet<Category> = new Set<Category>([
  'AID',
  'REJECT',
  'THREATEN',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'COOPERATE',
]);

/** Whether somebody denies what a word names; without the denial itself being denied ("did not deny that"). */
export function isDenied(sentence: Tree, word: number): boolean {
  let at = word;
  for (;;) {
    const { head } = sentence.token(at);
    if (head < 0 || !CONTENT.test(sentence.relation(at))) return false;
    if (sentence.token(head).upos === 'VERB' && DENYING.has(sentence.lemma(head))) {
      // "denied the town water": what is withheld is no act.
      return sentence.relation(at) !== 'conj' && !sentence.isNegated(head);
    }
    at = head;
  }
}

/** Whether a verb says that something did not take place: "had not fired", "never sent"; not what will or may not. */
export function isUndone(sentence: Tree, verb: number): boolean {
  if (!sentence.isNegated(verb) || sentence.modalOf(verb) !== undefined || sentence.isSupposed(verb)) return false;
  const did = sentence.children(verb, 'aux').some((aux) => /^(?:do|have)$/u.test(sentence.lemma(aux)));
  return did || sentence.token(verb).xpos === 'VBD';
}
