import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';

const CAUSING = wordClass('prepositions of causes of change');
const TIME = wordClass('nouns of time beside a bond');

/** "because of", "over", "after", "by", "as": what is said to have brought a relation or its change. */
export function causeOf(tree: Tree, predicate: number, changed = true): Span | undefined {
  for (const child of tree.children(predicate, 'obl', 'nmod', 'advcl')) {
    const marks = tree.children(child, 'case', 'mark').map((mark) => tree.lemma(mark));
    const agent = marks.includes('by') && tree.relation(child) === 'obl';
    if (
      changed
        ? !agent && !marks.some((mark) => CAUSING.has(mark))
        : !marks.some((mark) => /^(?:because|due|owing)$/u.test(mark))
    )
      continue;
    // "As" and "since" tell a cause only before a clause, and a day or a stretch of time is none.
    if (marks.includes('as') && tree.relation(child) !== 'advcl') continue;
    if (TIME.has(tree.lemma(child)) || /^\d+s?$/u.test(tree.lemma(child))) continue;
    const tokens = tree.subtree(
      child,
      (token) => tree.children(child).includes(token) && /^(?:case|mark)$/u.test(tree.relation(token)),
    );
    return tree.stretch(tokens[0] ?? child, tokens.at(-1) ?? child);
  }
  return undefined;
}
