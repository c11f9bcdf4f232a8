import type { Span } from '../../records/span.ts';

/** One thing that is looked for: a word, the beginning of one (`sanction*`), or words in a row. */
export interface QueryTerm {
  /** In small letters without diacritics. */
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
}

/**
 * Takes apart what a person looks for: words that must all be there, `"words in a row"`, `begin*`.
 *
 * @example
 * queryTerms('"binding deal" sanction*').length; // 2
 */
export function queryTerms(query: string): readonly QueryTerm[] {
  return [...query.matchAll(/"([^"]*)"?(\*?)|([^\s"]+)/gu)].flatMap(([, phrase, star, word]) => {
    const text = phrase ?? word ?? '';
    const words = wordsOf(text).map(({ word: one }) => one);
    return words.length > 0 ? [{ words, prefix: star === '*' || text.endsWith('*') }] : [];
  });
}

/** Where the terms stand in a text, in order. */
export function termSpans(text: string, terms: readonly QueryTerm[]): readonly Span[] {
  const tokens = wordsOf(text);
  const found: Span[] = [];
  for (const [i, first] of tokens.entries()) {
    for (const term of terms) {
      const last = term.words.length - 1;
      const hit = term.words.every((word, k) => {
        const token = tokens[i + k]?.word;
        return k === last && term.prefix ? token?.startsWith(word) === true : token === word;
      });
      if (hit) found.push({ start: first.span.start, end: tokens[i + last]?.span.end ?? first.span.end });
    }
  }
  return found;
}

/** The words of a text as the index of texts has them: in small letters, without diacritics. */
function wordsOf(text: string): readonly { readonly word: string; readonly span: Span }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)].map((match) => ({
    word: plainWord(match[0]),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

function plainWord(word: string): string {
  // Most words are plain already, and a text has many.
  return (/^[a-z\d]*$/i.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
}
