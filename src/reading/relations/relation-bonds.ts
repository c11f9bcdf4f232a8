import type { DiscourseLexicon, RelationWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Relation } from '../../records/relation.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, isUnreal, isWanted, relationWord } from './bond.ts';
import { measured, tiedSides } from './relation-sides.ts';

const DETERMINERS_OF_NO_BOND = wordClass('determiners of no bond');
const OVER = wordClass('words of a bond that is over');

/**
 * What a noun says that ties two sides: "the alliance of A and B", "A's ties with B have soured", "A is at odds with B", "the A-B
 * rivalry".
 */
export function nounBond(tree: Tree, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = bondLemma(tree, noun, words);
  const entry = relationWord(words, 'bond', lemma);
  const changing = relationWord(words, 'bond-change', lemma);
  if ((entry === undefined && changing === undefined) || isUnreal(tree, noun)) return undefined;
  // "Would agree only in coordination with Jordan"
  const { head } = tree.token(noun);
  if (head >= 0 && tree.relation(noun) === 'obl' && tree.token(head).upos === 'VERB' && isUnreal(tree, head))
    return undefined;
  const bad = entry?.quality === 'hostile' || entry?.quality === 'rival';
  const pairs = tiedSides(tree, noun, parties, bad && !/^(?:crisis|opposition)$/u.test(lemma));
  if (pairs.length === 0) return undefined;
  const state = stateOf(tree, noun, words, bad);
  const change = state.change ?? changing?.change ?? 'none';
  const known = entry?.quality ?? state.quality;
  // "Has no love for", "little trust in": the contrary.
  const lacking = isLacking(tree, noun) && !isWanted(tree, noun);
  const turned = lacking && (/^(?:ally|partner)$/u.test(known ?? '') || /^(?:relation|tie|contact)$/u.test(lemma));
  const quality = turned ? 'rival' : known;
  if (quality === 'client' || (quality === undefined && change === 'none')) return undefined;
  const tokens = [...tree.subtree(noun).filter((token) => token - noun < 14), state.predicate];
  return {
    pairs,
    quality: quality ?? (change === 'closer' ? 'partner' : 'rival'),
    change,
    predicate: state.predicate,
    from: Math.min(...tokens),
    to: Math.max(...tokens),
    rule: 'bond',
  };
}

function isLacking(tree: Tree, noun: number): boolean {
  return (
    tree.hasNegator(noun) ||
    tree
      .children(noun, 'amod', 'det')
      .some((child) => DETERMINERS_OF_NO_BOND.has(tree.token(child).form.toLowerCase())) ||
    /^(?:no|little|scant)$/iu.test(tree.tokens[noun - 1]?.form ?? '')
  );
}

/** "Axis of resistance" and "cold war" are words of their own. */
function bondLemma(tree: Tree, noun: number, words: DiscourseLexicon): string {
  const lemma = tree.lemma(noun);
  const of = tree.children(noun, 'nmod').find((child) => tree.caseOf(child) === 'of');
  const before = noun > 0 ? tree.lemma(noun - 1) : '';
  const phrases = [...(of === undefined ? [] : [`${lemma} of ${tree.lemma(of)}`]), `${before} ${lemma}`];
  return phrases.find((phrase) => relationWord(words, 'bond', phrase)) ?? lemma;
}

/** How a bond is or has become by the predicate whose subject it is. */
interface BondState {
  readonly quality?: RelationWord['quality'];
  readonly change?: Relation['change'];
  readonly predicate: number;
}

function stateOf(tree: Tree, bond: number, words: DiscourseLexicon, bad: boolean): BondState {
  const noun = measured(tree, bond);
  const { head } = tree.token(noun);
  if (
    head >= 0 &&
    tree.relation(noun) === 'obj' &&
    !isUnreal(tree, head) &&
    !isWanted(tree, head) &&
    !tree.hasNegator(head)
  ) {
    const change = relationWord(words, 'verb', verbOf(tree, head))?.change;
    if (change && !bad) return { change, predicate: head };
  }
  if (head < 0 || !/^(?:nsubj|xcomp)$/u.test(tree.relation(noun)) || isUnreal(tree, head)) return { predicate: bond };
  if (tree.hasNegator(head)) return { predicate: head };
  const lemma = tree.lemma(head);
  if (OVER.has(lemma)) return { change: bad ? 'closer' : 'apart', predicate: head };
  const told = [...tree.children(head, 'xcomp'), head]
    .map((word) => toldBy(tree, word, words))
    .find((known) => known !== undefined);
  const moved = tree.token(head).upos === 'VERB' ? relationWord(words, 'verb', lemma)?.change : undefined;
  // Bad blood that deepens parts; ties that deepen join.
  const change = bad ? moved && (relationWord(words, 'heal', lemma) ? 'closer' : 'apart') : (told?.change ?? moved);
  return {
    ...(told?.quality === undefined ? {} : { quality: told.quality }),
    ...(change === undefined ? {} : { change }),
    predicate: head,
  };
}

/** The word of the table that a predicate or its complement is ("are close", "have grown worse"). */
function toldBy(tree: Tree, at: number, words: DiscourseLexicon): RelationWord | undefined {
  const form = tree.token(at).form.toLowerCase();
  return (
    relationWord(words, 'quality', form) ??
    relationWord(words, 'quality', tree.lemma(at)) ??
    relationWord(words, 'change', form)
  );
}

/** A verb with its particle ("broke off"). */
function verbOf(tree: Tree, head: number): string {
  const particle = tree.child(head, 'compound:prt');
  return particle === undefined ? tree.lemma(head) : `${tree.lemma(head)} ${tree.lemma(particle)}`;
}
