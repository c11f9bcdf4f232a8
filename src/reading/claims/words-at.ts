import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';

/** Tokens of a sentence that lie in a stretch of the text. */
export function tokensIn(sentence: Tree, { start, end }: Span): readonly number[] {
  return sentence.tokens.filter((token) => start <= token.start && token.end <= end).map(({ index }) => index);
}

/** The token that a stretch of the text hangs on; undefined if it holds no whole word of the sentence. */
export function tokenAt(sentence: Tree, span: Span): number | undefined {
  const tokens = tokensIn(sentence, span);
  return tokens.find((token) => !tokens.includes(sentence.token(token).head)) ?? tokens[0];
}
