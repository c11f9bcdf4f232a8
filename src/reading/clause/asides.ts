import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

/** What stands between the comma and the noun of an aside. */
const IN_ASIDE = /^(?:DET|ADJ|NOUN|PROPN|PART|NUM|ADV|PRON|ADP|CCONJ)$/u;
const ONCE = wordClass('adverbs of what is over');

/** A name and whether what is said of it is over. */
export interface Aside {
  readonly name: number;
  readonly former: boolean;
}

/**
 * The name that an aside speaks of ("Britain, long one of Rwanda's largest donors,"), by the order of words, since the tree often hangs
 * such an aside elsewhere: the name before the comma that opens it, or the first of names joined by "and". `former`: "once its ally".
 */
export function asideOf(tree: Syntax, noun: number): Aside | undefined {
  let comma = noun - 1;
  while (
    comma > 0 &&
    noun - comma < 11 &&
    (IN_ASIDE.test(tree.token(comma).upos) || ONCE.has(tree.token(comma).form.toLowerCase()))
  )
    comma--;
  if (comma < 1 || !/^[,–—]$/u.test(tree.token(comma).form)) return undefined;
  // An aside ends with a mark of its own or with the sentence.
  const closing = tree.tokens
    .slice(noun + 1, noun + 16)
    .find(
      ({ upos, form, deprel }) =>
        (upos === 'VERB' && !deprel.startsWith('acl')) ||
        (upos === 'AUX' && !/^acl/u.test(deprel)) ||
        /^[,;.–—]$/u.test(form),
    );
  if (closing === undefined || !/^[,;.–—]$/u.test(closing.form)) return undefined;
  let name = comma - 1;
  while (
    tree.token(name).head >= 0 &&
    tree.token(name).head < comma &&
    /^(?:flat|compound)$/u.test(tree.relation(name))
  )
    name = tree.token(name).head;
  if (!/^(?:PROPN|NOUN)$/u.test(tree.token(name).upos)) return undefined;
  const { head } = tree.token(name);
  const first = tree.relation(name) === 'conj' && tree.child(name, 'cc') !== undefined && head >= 0 ? head : name;
  return { name: first, former: tree.tokens.slice(comma, noun).some(({ form }) => ONCE.has(form.toLowerCase())) };
}
