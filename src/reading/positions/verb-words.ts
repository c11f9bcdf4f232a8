import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { type PositionSight, stanceWords } from './found-position.ts';
import { hasAuxiliary } from './position-grammar.ts';

/** "Refused to say": no position on an issue, only silence. */
const TALK = wordClass('verbs of talk');
/** Of these it is talk only what is told: "refused to release figures", not "refused to release the prisoners". */
const HANDED = wordClass('verbs of handing over');
const TOLD = wordClass('nouns of what is told');

/** Whether a verb only says something. */
export function isTalk({ tree }: PositionSight, verb: number): boolean {
  const lemma = tree.lemma(verb);
  if (!TALK.has(lemma)) return false;
  const object = tree.child(verb, 'obj');
  return !HANDED.has(lemma) || object === undefined || TOLD.has(tree.lemma(object));
}

/** What one may sign, leave, enter or join in the sense of a position. */
export const TREATY = wordClass('nouns of treaties and bodies');
const PARTICLE = wordClass('particles of a verb');

/** The words of stance of a verb, with its particle where it has one ("rule out", "walk away"), or as "would like". */
export function verbWords(sight: PositionSight, verb: number): readonly StanceWord[] {
  const { tree } = sight;
  const lemma = tree.lemma(verb);
  const particle = tree
    .children(verb, 'compound', 'advmod')
    .find((child) => child > verb && child - verb < 6 && PARTICLE.has(tree.lemma(child)));
  if (particle !== undefined) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(particle)}`);
    if (both.length > 0) return both;
  }
  // "opened the door to", "threw its weight behind": the object belongs to the word.
  const object = tree.child(verb, 'obj');
  if (object !== undefined && object > verb) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(object)}`);
    if (both.length > 0) return [...both, ...stanceWords(sight, 'verb', lemma)];
  }
  if (lemma === 'like') {
    return hasAuxiliary(tree, verb, /^(?:would|['’]d)$/iu) ? stanceWords(sight, 'verb', 'would like') : [];
  }
  return stanceWords(sight, 'verb', lemma);
}
