import type { Tree } from './tree.ts';

/** Whether a token is "each other" or "one another", or a word of it. */
export function isReciprocal(tree: Tree, token: number): boolean {
  if (/^(?:other|another)$/iu.test(tree.token(token).form)) return true;
  return (
    /^(?:each|one)$/iu.test(tree.token(token).form) && /^(?:other|another)$/iu.test(tree.tokens[token + 1]?.form ?? '')
  );
}
