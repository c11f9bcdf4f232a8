import type { Sentence } from '../../language/tree.ts';
import { children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { Span } from '../../records/span.ts';
import { lemmaAt, relationOf, stretch, subtree } from '../clause/sentence-tree.ts';

const TIME =
  /^(?:year|month|week|day|decade|century|hour|minute|quarter|fortnight|season|weekend|generation|future|term|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|christmas|easter|ramadan|end|turn|midnight|dawn|(?:19|20)\d\d(?:s)?)$/u;
const WHEN =
  /^(?:soon|shortly|eventually|imminently|ultimately|tomorrow|tonight|today|overnight|later|immediately|someday|forever)$/u;

/** The time by or for which an outcome is foreseen: "within days", "by June", "next year", "for decades", "soon". */
export function horizonOf(tree: Sentence, head: number, from: number, to: number): Span | undefined {
  const seen = [head, ...childrenBy(tree, head, 'xcomp', 'obj', 'conj')];
  for (const root of seen) {
    for (const child of childrenBy(tree, root, 'obl', 'nmod', 'advmod')) {
      if (child < from || child > to) continue;
      const relation = relationOf(tree, child);
      if (relation === 'advmod') {
        if (WHEN.test(lemmaAt(tree, child))) return stretch(tree, child, child);
        continue;
      }
      const phrase = subtree(tree, child, (token) => /^(?:acl|advcl)/u.test(tokenAt(tree, token).deprel));
      const timed = TIME.test(lemmaAt(tree, child));
      if (
        !timed ||
        (lemmaAt(tree, child) === 'end' && !phrase.some((token) => token !== child && TIME.test(lemmaAt(tree, token))))
      )
        continue;
      return stretch(tree, phrase[0] ?? child, phrase.at(-1) ?? child);
    }
  }
  return undefined;
}
