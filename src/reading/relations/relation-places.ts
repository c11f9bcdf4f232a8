import type { RelationWord } from '../../lexicon/words/discourse.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { type Parties, relativeHead } from '../parties/parties.ts';
import { asPatron, type Bond, type Pair } from './bond.ts';

/** "The test pushes A and B closer": what pushes is the cause. */
export function pusher(tree: Tree, verb: number, object: number | undefined): Span | undefined {
  if (object === undefined) return undefined;
  const subject = tree.child(verb, 'nsubj');
  if (subject === undefined || tree.token(subject).deprel === 'nsubj:pass') return undefined;
  const tokens = tree.subtree(relativeHead(tree, subject) ?? subject).filter((token) => token < verb);
  return tree.stretch(tokens[0] ?? subject, tokens.at(-1) ?? subject);
}

/** The side behind a preposition that follows closely, by the order of words, where the tree hangs it elsewhere. */
export function placeBehind(
  tree: Tree,
  from: number,
  takes: readonly string[],
  parties: Parties,
): { readonly token: number; readonly ids: readonly string[] } | undefined {
  const { tokens } = tree;
  let at = from + 1;
  while (at < tokens.length && at - from < 4 && /^(?:ADV|ADJ)$/u.test(tree.token(at).upos)) at++;
  const preposition = tokens[at];
  if (preposition === undefined || preposition.upos !== 'ADP' || !takes.includes(preposition.lemma.toLowerCase()))
    return undefined;
  for (let token = at + 1; token < tokens.length && token - at < 6; token++) {
    if (/^(?:VERB|AUX|PUNCT|ADP|SCONJ)$/u.test(tree.token(token).upos)) return undefined;
    if (!/^(?:PROPN|NOUN|PRON)$/u.test(tree.token(token).upos)) continue;
    // "A NATO force" is not NATO.
    if (tree.token(token).head > token && /^(?:compound|amod|nmod)$/u.test(tree.relation(token))) continue;
    const ids = parties.at(tree, token);
    if (ids.length > 0) return { token, ids };
  }
  return undefined;
}

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
