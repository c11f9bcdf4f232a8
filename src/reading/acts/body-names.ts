import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const LINKS_OF_A_NAME = wordClass('words inside a name of a body');
const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const PEOPLE = wordClass('nouns of whose people');

/** The last word of a name of two capitalised words or more that begins here, its variant in brackets with it. */
export function endOfName(tree: Tree, first: number): number | undefined {
  if (!isCapital(tree, first) || tree.token(first).upos === 'DET') return undefined;
  // "Ministers of the Organization of …": a sentence begins, and no name.
  if (first === 0 && PEOPLE.has(tree.lemma(first)) && tree.tokens[1]?.form === 'of') return undefined;
  let last = first;
  let capitals = 1;
  for (let at = first + 1; at < tree.tokens.length; at++) {
    const token = tree.token(at);
    if (isCapital(tree, at)) {
      last = at;
      capitals++;
    } else if (token.form === '(' && isCapital(tree, at + 1) && tree.tokens[at + 2]?.form === ')') {
      last = at + 2;
      break;
    } else if (!LINKS_OF_A_NAME.has(token.form.toLowerCase()) || at - last > 2) break;
  }
  return capitals > 1 ? last : undefined;
}

/** Whether a name speaks of a body: one of its words is a noun for bodies. */
export function isBodyName(tree: Tree, first: number, last: number): boolean {
  return tree.tokens.slice(first, last + 1).some(({ lemma, form }) => {
    const word = form.toLowerCase();
    return NOUNS_OF_A_BODY.has(lemma.toLowerCase()) || NOUNS_OF_A_BODY.has(word);
  });
}

function isCapital(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  return token !== undefined && /^\p{Lu}/u.test(token.form) && /^(?:PROPN|NOUN|ADJ)$/u.test(token.upos);
}

/** "The Maoists" is short for "the Communist Party (Maoist)", "the Tigers" for "the Tamil Tigers". */
export function isVariant(name: string, full: string): boolean {
  const bracket = /\((?<word>[^)]+)\)$/u.exec(full)?.groups?.word?.toLowerCase();
  const short = name.toLowerCase().replace(/^the /u, '');
  if (bracket !== undefined && (short === bracket || short === `${bracket}s`)) return true;
  const isName = /^\p{Lu}/u.test(name) && !NOUNS_OF_A_BODY.has(short) && short.length >= 5;
  return isName && full.toLowerCase().split(' ').slice(1).includes(short);
}
