import type { RelationWord } from '../../lexicon/words/discourse.ts';
import type { Tree } from '../clause/tree.ts';
import { asPatron, type Bond, type Pair } from './bond.ts';

/** The bond of a word of the lexicon between pairs; the evidence reaches over what stands around its predicate. */
export function bondOf(
  tree: Tree,
  entry: RelationWord,
  pairs: readonly Pair[],
  predicate: number,
  around: readonly (number | undefined)[],
): Bond | undefined {
  if (pairs.length === 0) return undefined;
  const tokens = [
    predicate,
    ...around
      .filter((token) => token !== undefined)
      .flatMap((token) =>
        tree.subtree(token).filter((one) => Math.abs(one - token) < 6 && (token < predicate ? one <= predicate : true)),
      ),
  ];
  const quality = entry.quality ?? (entry.change === 'closer' ? 'partner' : 'rival');
  return {
    ...asPatron(quality, pairs),
    change: entry.change ?? 'none',
    predicate,
    from: Math.min(...tokens),
    to: Math.max(...tokens),
    rule: entry.pos,
  };
}
