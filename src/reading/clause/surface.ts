import type { Sentence } from '../../language/tree.ts';

/** The words of tokens `first` to `last` (inclusive) as they stand in the text, without a possessive at their end. */
export function surface(sentence: Sentence, first: number, last: number): string {
  const tokens = sentence.tokens.slice(first, last + 1);
  const start = tokens[0]?.start ?? 0;
  let text = '';
  for (const token of tokens) text = text.padEnd(token.start - start, ' ') + token.form;
  return text.replace(/['’]s?$/, '').trim();
}
