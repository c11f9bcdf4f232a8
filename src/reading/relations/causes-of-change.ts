import type { Sentence } from '../../language/tree.ts';
import { children as childrenBy } from '../../language/trees.ts';
import type { Span } from '../../records/span.ts';
import { lemmaAt, relationOf, stretch, subtree } from '../clause/sentence-tree.ts';

const CAUSING = /^(?:because|over|due|amid|after|following|since|thanks|owing|as)$/u;
const TIME =
  /^(?:year|month|week|day|decade|century|hour|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|past|last)$/u;

/** "because of", "over", "after", "by", "as": what is said to have brought a relation or its change. */
export function causeOf(tree: Sentence, predicate: number, changed = true): Span | undefined {
  for (const child of childrenBy(tree, predicate, 'obl', 'nmod', 'advcl')) {
    const marks = childrenBy(tree, child, 'case', 'mark').map((mark) => lemmaAt(tree, mark));
    const agent = marks.includes('by') && relationOf(tree, child) === 'obl';
    if (
      changed
        ? !agent && !marks.some((mark) => CAUSING.test(mark))
        : !marks.some((mark) => /^(?:because|due|owing)$/u.test(mark))
    )
      continue;
    // "As" and "since" tell a cause only before a clause, and a day or a stretch of time is none.
    if (marks.includes('as') && relationOf(tree, child) !== 'advcl') continue;
    if (TIME.test(lemmaAt(tree, child)) || /^\d+s?$/u.test(lemmaAt(tree, child))) continue;
    const tokens = subtree(
      tree,
      child,
      (token) => childrenBy(tree, child).includes(token) && /^(?:case|mark)$/u.test(relationOf(tree, token)),
    );
    return stretch(tree, tokens[0] ?? child, tokens.at(-1) ?? child);
  }
  return undefined;
}
