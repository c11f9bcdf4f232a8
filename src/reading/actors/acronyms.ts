import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Expression } from './expressions.ts';

/** Small words that long forms contain and acronyms pass over. */
const PASSED_OVER = wordClass('small words of long names');

/**
 * What acronyms mean in a document that defines them: "the Danish Refugee Council (DRC)" binds DRC to the council,
 * whatever the lexicon knows by these letters. A definition is a pair of brackets around letters that begin the words
 * before it; after the algorithm of Schwartz and Hearst (2003), with whole initials only.
 *
 * @param expressions those of each sentence
 * @returns by acronym the expression that names the long form; undefined for the long form of a thing that is no actor
 */
export function bindAcronyms(
  sentences: readonly Tree[],
  expressions: readonly (readonly Expression[])[],
): ReadonlyMap<string, Expression | undefined> {
  const bound = new Map<string, Expression | undefined>();
  for (const [i, sentence] of sentences.entries()) {
    for (const { index, form } of sentence.tokens) {
      const acronym = sentence.tokens[index + 1]?.form ?? '';
      if (form !== '(' || sentence.tokens[index + 2]?.form !== ')' || !isAcronym(acronym) || bound.has(acronym))
        continue;
      const [first, last] = longForm(sentence, index - 1, acronym) ?? [];
      if (first === undefined || last === undefined) continue;
      bound.set(
        acronym,
        expressions[i]?.find((expression) => expression.first <= first + 1 && expression.last === last),
      );
    }
  }
  return bound;
}

function isAcronym(form: string): boolean {
  return /^(?:\p{Lu}\.?){2,10}$/u.test(form);
}

/** First and last token of the words whose initials an acronym gives; a common noun may follow them ("system"). */
function longForm(sentence: Tree, end: number, acronym: string): readonly [number, number] | undefined {
  const letters = acronym.replaceAll('.', '');
  for (const last of [end, end - 1]) {
    let missing = letters.length;
    for (let i = last; i >= 0 && missing > 0; i--) {
      const form = sentence.tokens[i]?.form ?? '';
      if (PASSED_OVER.has(form)) continue;
      if (/^['’-]s?$/.test(form)) continue;
      const initials = form
        .split('-')
        .map((part) => part[0] ?? '')
        .join('');
      if (!initials || !letters.slice(0, missing).endsWith(initials.toUpperCase())) break;
      if (!/^\p{Lu}/u.test(form)) break;
      missing -= initials.length;
      if (missing === 0) return [i, last];
    }
  }
  return undefined;
}
