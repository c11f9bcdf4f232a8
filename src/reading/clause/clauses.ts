import type { Sentence } from '../../language/tree.ts';
import { children as childrenBy, tokenAt } from '../../language/trees.ts';
import { lemmaAt, relationOf, subtree } from './sentence-tree.ts';

export function isInfinitive(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
}

/** The words of what is wanted, feared or believed, without what opens the clause. */
export function clauseOf(tree: Sentence, root: number): number[] {
  return subtree(
    tree,
    root,
    (token) =>
      tokenAt(tree, token).head === root &&
      ((token < root && /^(?:case|mark|cc)$/u.test(relationOf(tree, token))) || isAside(tree, token)),
  );
}

/** What hangs on a noun behind a comma tells of it and is not what is feared or wanted. */
export function isAside(tree: Sentence, token: number): boolean {
  const { deprel } = tokenAt(tree, token);
  if (!/^(?:appos|acl:relcl|parataxis)$/u.test(deprel)) return false;
  const first = subtree(tree, token)[0] ?? token;
  return tree.tokens[first]?.form === ',' || tree.tokens[first - 1]?.form === ',';
}
