import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const DETERMINERS_THAT_POINT_BACK = wordClass('determiners that point back');
const PRONOUNS_THAT_POINT_BACK_AT_AN_ISSUE = wordClass('pronouns that point back at an issue');

/** Nouns that only point back at an issue that was named before. */
const POINTING = wordClass('nouns that point back at an issue');

/**
 * Whether a noun points back at something: a pronoun, or a noun with nothing but an article or "this" and no words of its own that
 * tell which one.
 */
export function pointsBack(tree: Tree, noun: number): boolean {
  const token = tree.token(noun);
  if (PRONOUNS_THAT_POINT_BACK_AT_AN_ISSUE.has(token.form.toLowerCase())) return true;
  if (token.upos !== 'NOUN' || !POINTING.has(tree.lemma(noun))) return false;
  const children = tree.children(noun);
  const definite = children.some(
    (child) => tree.relation(child) === 'det' && DETERMINERS_THAT_POINT_BACK.has(tree.token(child).form.toLowerCase()),
  );
  return definite && children.every((child) => /^(?:det|punct|case|cop|nsubj|advmod|aux)$/u.test(tree.relation(child)));
}

/** The words of an issue on one line; a quotation mark without its partner is left out. */
export function issueName(words: string): string {
  const name = words.replace(/\s+/gu, ' ').trim();
  const opened = (name.match(/[“"«]|''|``/gu) ?? []).length;
  const closed = (name.match(/[”"»]|''/gu) ?? []).length;
  const balanced = /["]|''/u.test(name) ? opened % 2 === 0 : opened === closed;
  return balanced
    ? name
    : name
        .replace(/[“”"«»]|''|``/gu, '')
        .replace(/\s+/gu, ' ')
        .trim();
}
