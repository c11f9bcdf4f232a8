import { type DiscourseLexicon, entriesOf, type RelationWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Relation } from '../../records/relation.ts';
import type { Tree } from '../clause/tree.ts';

const AUXILIARIES_OF_WHAT_IS_TO_COME = wordClass('auxiliaries of what is to come');
const WORDS_BEFORE_AN_ACT_TO_COME = wordClass('words before an act to come');

export type Pair = readonly [string, string];

/** What a place in a sentence says of one or more pairs of actors, before it becomes a record. */
export interface Bond {
  readonly pairs: readonly Pair[];
  readonly quality: Relation['quality'];
  readonly change: Relation['change'];
  /** Token whose dependents may name the cause. */
  readonly predicate: number;
  /** First and last token of the evidence. */
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

export function relationWord(
  words: DiscourseLexicon,
  pos: RelationWord['pos'],
  word: string,
): RelationWord | undefined {
  return entriesOf(words.relations, pos, word)?.[0];
}

/** Every one of the first with every one of the second. */
export function cross(a: readonly string[], b: readonly string[]): Pair[] {
  return a.flatMap((x) => b.filter((y) => y !== x).map((y): Pair => [x, y]));
}

/** Every two of a set. */
export function within(sides: readonly string[]): Pair[] {
  const set = [...new Set(sides)];
  return set.flatMap((a, i) => set.slice(i + 1).map((b): Pair => [a, b]));
}

/**
 * The quality that a word stands for between two sides: who has a client is its patron, so the pair is turned round.
 */
export function asPatron(
  quality: Exclude<RelationWord['quality'], undefined>,
  pairs: readonly Pair[],
): Pick<Bond, 'quality' | 'pairs'> {
  return quality === 'client' ? { quality: 'patron', pairs: pairs.map(([a, b]): Pair => [b, a]) } : { quality, pairs };
}

/** Whether what a verb says is yet to come, or only supposed: "will strain", "could bring closer". */
export function isUnreal(tree: Tree, verb: number): boolean {
  if (tree.isHypothetical(verb)) return true;
  return tree
    .children(verb, 'aux')
    .some(
      (aux) => AUXILIARIES_OF_WHAT_IS_TO_COME.has(tree.token(aux).form.toLowerCase()) && tree.token(aux).xpos === 'MD',
    );
}

/** Whether something is wanted, planned, asked for or denied by the verb above, and so has not come. */
export function isWanted(tree: Tree, token: number): boolean {
  for (let node = token, steps = 0; node >= 0 && steps < 3; steps++) {
    const { head, deprel } = tree.token(node);
    if (head < 0) return false;
    // "A chance to strengthen ties", "a commitment to making peace"
    if (deprel === 'acl' && hasTo(tree, node)) return true;
    // "In order to strengthen ties", "about to sign": not yet.
    if (
      /^(?:advcl|xcomp|acl)$/u.test(deprel) &&
      hasTo(tree, node) &&
      (deprel === 'advcl' || WORDS_BEFORE_AN_ACT_TO_COME.has(tree.lemma(head)))
    )
      return true;
    if (!/^(?:obj|obl|xcomp|ccomp|nmod|conj|acl)/u.test(deprel)) return false;
    if (
      /^(?:ccomp|acl:relcl)/u.test(deprel) &&
      tree.child(node, 'nsubj') !== undefined &&
      !/^(?:demand|propose|want)$/u.test(tree.lemma(head))
    )
      return false;
    if (WANTING.has(tree.lemma(head))) return true;
    node = head;
  }
  return false;
}

function hasTo(tree: Tree, verb: number): boolean {
  return tree.children(verb, 'mark').some((mark) => tree.lemma(mark) === 'to');
}

const WANTING = wordClass('words of wanting and lacking');
