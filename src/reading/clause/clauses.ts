import type { Syntax } from './syntax.ts';

export function isInfinitive(tree: Syntax, verb: number): boolean {
  return tree.children(verb, 'mark').some((mark) => tree.lemma(mark) === 'to');
}

/** The words of what is wanted, feared or believed, without what opens the clause. */
export function clauseOf(tree: Syntax, root: number): number[] {
  return tree.subtree(
    root,
    (token) =>
      tree.token(token).head === root &&
      ((token < root && /^(?:case|mark|cc)$/u.test(tree.relation(token))) || isAside(tree, token)),
  );
}

/** What hangs on a noun behind a comma tells of it and is not what is feared or wanted. */
function isAside(tree: Syntax, token: number): boolean {
  const { deprel } = tree.token(token);
  if (!/^(?:appos|acl:relcl|parataxis)$/u.test(deprel)) return false;
  const first = tree.subtree(token)[0] ?? token;
  return tree.tokens[first]?.form === ',' || tree.tokens[first - 1]?.form === ',';
}
