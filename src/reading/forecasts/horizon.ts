import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';

const TIME =
  /^(?:year|month|week|day|decade|century|hour|minute|quarter|fortnight|season|weekend|generation|future|term|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|christmas|easter|ramadan|end|turn|midnight|dawn|(?:19|20)\d\d(?:s)?)$/u;
const WHEN =
  /^(?:soon|shortly|eventually|imminently|ultimately|tomorrow|tonight|today|overnight|later|immediately|someday|forever)$/u;

/** The time by or for which an outcome is foreseen: "within days", "by June", "next year", "for decades", "soon". */
export function horizonOf(tree: Tree, head: number, from: number, to: number): Span | undefined {
  const seen = [head, ...tree.children(head, 'xcomp', 'obj', 'conj')];
  for (const root of seen) {
    for (const child of tree.children(root, 'obl', 'nmod', 'advmod')) {
      if (child < from || child > to) continue;
      const relation = tree.relation(child);
      if (relation === 'advmod') {
        if (WHEN.test(tree.lemma(child))) return tree.stretch(child, child);
        continue;
      }
      const phrase = tree.subtree(child, (token) => /^(?:acl|advcl)/u.test(tree.token(token).deprel));
      const timed = TIME.test(tree.lemma(child));
      if (
        !timed ||
        (tree.lemma(child) === 'end' && !phrase.some((token) => token !== child && TIME.test(tree.lemma(token))))
      )
        continue;
      return tree.stretch(phrase[0] ?? child, phrase.at(-1) ?? child);
    }
  }
  return undefined;
}
