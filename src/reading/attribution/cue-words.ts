import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';

export const SPOKEN_PREPOSITIONS = wordClass('prepositions of what is spoken of');
export const WHEN = wordClass('words of when');
/** Verbs whose object is spoken to. */
export const ADDRESSING = wordClass('verbs of addressing');
/** Verbs that only carry the next one: "went on to say", "continued to insist". */
export const CARRIER = wordClass('carrying verbs');
const ASKING = wordClass('adverbs that ask');

/** The verb with its auxiliaries, particles and the adverbs between them. */
export function verbGroup(tree: Tree, verb: number): number[] {
  const parts = tree
    .children(verb)
    .filter(
      (child) => /^(?:aux|compound)$/u.test(tree.relation(child)) && !/^compound$/u.test(tree.token(child).deprel),
    );
  const first = Math.min(verb, ...parts.filter((part) => part < verb));
  const last = Math.max(verb, ...parts.filter((part) => part > verb && part - verb <= 3));
  const group: number[] = [];
  for (let at = first; at <= last; at++) {
    if (at === verb || parts.includes(at) || (tree.relation(at) === 'advmod' && tree.token(at).head === verb))
      group.push(at);
  }
  // An adverb right before the verb group belongs to it ("also said", "not expected").
  let before = first - 1;
  while (
    before >= 0 &&
    tree.token(before).head === verb &&
    tree.relation(before) === 'advmod' &&
    !ASKING.has(tree.lemma(before))
  )
    group.unshift(before--);
  return group;
}

export function caseOf(tree: Tree, index: number): string | undefined {
  const marker = tree.child(index, 'case');
  return marker === undefined ? undefined : tree.lemma(marker);
}

export function union(tree: Tree, roots: readonly number[], without?: (token: number) => boolean): number[] {
  const all = new Set<number>();
  for (const root of roots) for (const token of tree.subtree(root, without)) all.add(token);
  return [...all].sort((a, b) => a - b);
}

export function isExpletive(tree: Tree, index: number): boolean {
  return tree.token(index).deprel === 'expl';
}

export function isInfinitive(tree: Tree, index: number): boolean {
  return tree.children(index).some((child) => tree.lemma(child) === 'to' && tree.relation(child) === 'mark');
}

export function sourceSigns(tree: Tree, source: SourceWords | undefined): string[] {
  if (source === undefined) return ['source=none'];
  const head = tree.token(source.head);
  if (source.antecedent !== undefined) return ['source=relative', `antecedent=${tree.token(source.antecedent).upos}`];
  if (head.upos === 'PRON') return ['source=pronoun', `source=${head.lemma.toLowerCase()}`];
  if (head.upos === 'PROPN') return ['source=name'];
  return [
    `source=${head.upos}`,
    `source-noun=${head.lemma.toLowerCase()}`,
    head.xpos === 'NNS' ? 'source=plural' : 'source=singular',
  ];
}
