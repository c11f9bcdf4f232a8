import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { asPatron, type Bond, cross, isUnreal, type Pair, relationWord, within } from './bond.ts';
import { type Holder, isDenied, isNoLonger, othersOf, unnamedOther } from './role-others.ts';

const NOUNS_BEFORE_STATE = wordClass('nouns before "state"');
const POSSESSIVE_PRONOUNS_OF_SIDES = wordClass('possessive pronouns of sides');
const PREPOSITIONS_OF_WHOSE_ROLE = wordClass('prepositions of whose role');
const VERBS_OF_TURNING_INTO_A_ROLE = wordClass('verbs of turning into a role');

/** Adjectives that make "state" or "power" a word of relation. */
const STANCE = wordClass('adjectives that make a role');
const NOT_YET = wordClass('adjectives of roles not held');
/** What one side calls another, and says of no third. */
const LABEL = wordClass('nouns that only label');
const NO_LONGER = wordClass('adjectives of former roles');

/**
 * What one is to another by a noun: "X is an ally of Y", "its patron, Y", "Y's enemy X", "A and B, once friends", "the two rivals, A and
 * B", "sees X as a threat".
 */
export function roleBond(tree: Tree, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'role', roleLemma(tree, noun));
  if (entry === undefined || isUnreal(tree, noun)) return undefined;
  const adjectives = tree.children(noun, 'amod', 'compound').map((child) => tree.lemma(child));
  if (adjectives.some((word) => NOT_YET.has(word))) return undefined;
  const neighbour = /^neighbou?r$/u.test(tree.lemma(noun));
  const described = adjectives
    .filter((word) => neighbour || STANCE.has(word))
    .map((word) => relationWord(words, 'quality', word)?.quality)
    .find(Boolean);
  // "A difficult neighbour": without an adjective a neighbour is neither friend nor foe.
  const quality = entry.quality ?? described;
  if (quality === undefined || (quality === 'client' && entry.quality === undefined)) return undefined;
  const holders = holdersWith(tree, noun, parties);
  const found = othersOf(tree, noun, parties, holders) ?? unnamedOther(tree, noun, parties, holders);
  if (found === undefined) return undefined;
  const plural = tree.token(noun).xpos === 'NNS' || tree.token(noun).xpos === 'NNPS';
  const label = LABEL.has(tree.lemma(noun)) || adjectives.includes('terrorist');
  const owners = label ? [] : ownersOf(tree, noun, holders, parties, found.ids);
  const pairs: readonly Pair[] =
    owners.length > 0
      ? cross(found.ids, owners)
      : found.holder.length > 0
        ? cross(found.ids, found.holder)
        : plural && found.ids.length >= 2 && holders.every((holder) => isNobodys(tree, holder)) && !label
          ? within(found.ids)
          : [];
  if (pairs.length === 0) return undefined;
  const never = isDenied(tree, noun);
  const former = !never && (found.former === true || isFormer(tree, noun, adjectives, found.predicate));
  const tokens = tree.subtree(noun).filter((token) => Math.abs(token - noun) < 14);
  return {
    ...asPatron(quality, pairs),
    ...(never || former ? { quality: 'neutral' } : {}),
    change: former
      ? 'apart'
      : VERBS_OF_TURNING_INTO_A_ROLE.has(tree.lemma(found.predicate)) && never === false
        ? turned(quality)
        : 'none',
    predicate: found.predicate,
    from: Math.min(found.from, tokens[0] ?? noun),
    to: Math.max(found.to, noun, ...tokens),
    rule: 'role',
  };
}

/** "Partners of convenience" are partners of each other. */
function isNobodys(tree: Tree, { token, kind }: Holder): boolean {
  return kind === 'of' && tree.token(token).upos === 'NOUN' && tree.child(token, 'det', 'nmod:poss') === undefined;
}

/** Who becomes an ally comes closer; who becomes an enemy moves away. */
function turned(quality: string): Bond['change'] {
  if (quality === 'rival' || quality === 'hostile') return 'apart';
  return quality === 'neutral' ? 'none' : 'closer';
}

/** "Arch-rival" and "arch - rival" are one word; so is "brother-in-arms". */
function roleLemma(tree: Tree, noun: number): string {
  const before = noun > 0 && tree.relation(noun - 1) === 'compound' ? tree.lemma(noun - 1) : '';
  if (NOUNS_BEFORE_STATE.has(before)) return `${before} state`;
  return tree.lemma(noun).replace(/^arch-?(?=.)/u, (prefix) => (prefix.length > 0 ? '' : prefix)) || tree.lemma(noun);
}

/** The same, where they hang on the name that the noun stands before ("its arch-rival Iran") or on the noun that it is joined to. */
function holdersWith(tree: Tree, noun: number, parties: Parties): readonly Holder[] {
  const own = holdersOf(tree, noun, parties);
  const above = tree.token(noun).head;
  if (own.length > 0 || above < 0) return own;
  // "Its arch-rival Iran", where both were taken for objects
  if (tree.tokens[noun + 1]?.upos === 'PROPN' && tree.relation(noun) === tree.relation(noun + 1)) {
    const next = holdersOf(tree, noun + 1, parties).filter(({ token }) => token < noun);
    if (next.length > 0) return next;
  }
  const relation = tree.relation(noun);
  if (/^(?:amod|compound|nmod|flat)$/u.test(relation) && above > noun)
    return holdersOf(tree, above, parties).filter(({ token }) => token < noun);
  if (relation === 'conj' && tree.token(above).upos === 'NOUN' && tree.relation(above) === 'appos')
    return holdersOf(tree, above, parties);
  return own;
}

/** The words that tell whose ally or enemy it is. */
function holdersOf(tree: Tree, noun: number, parties: Parties): readonly Holder[] {
  const holders: Holder[] = [];
  for (const child of tree.children(noun)) {
    const relation = tree.relation(child);
    if (tree.token(child).deprel === 'nmod:poss') holders.push({ token: child, kind: 'possessive' });
    else if (/^(?:nmod|obl)$/u.test(relation)) {
      // ", with Egypt's blessing": no more of whose it is.
      if (
        tree.tokens[(tree.subtree(child)[0] ?? child) - 1]?.form === ',' ||
        tree.tokens[tree.subtree(child)[0] ?? child]?.form === ','
      )
        continue;
      const preposition = tree.caseOf(child);
      if (PREPOSITIONS_OF_WHOSE_ROLE.has(preposition)) holders.push({ token: child, kind: 'of' });
    } else if ((relation === 'amod' || relation === 'compound') && parties.named(tree, child).length > 0)
      holders.push({ token: child, kind: 'demonym' });
  }
  return holders;
}

function ownersOf(
  tree: Tree,
  noun: number,
  holders: readonly Holder[],
  parties: Parties,
  others: readonly string[],
): readonly string[] {
  const sure = holders.filter(({ kind }) => kind !== 'demonym');
  // "Its Lebanese ally": where somebody's ally it is, the adjective tells who the ally is.
  const chosen = sure.length > 0 ? sure : holders;
  // "Damascus and its Russian protector": whoever it is joined to owns it.
  const above = tree.token(noun).head;
  if (
    tree.relation(noun) === 'conj' &&
    above >= 0 &&
    sure.some(({ token }) => POSSESSIVE_PRONOUNS_OF_SIDES.has(tree.token(token).form.toLowerCase()))
  ) {
    const joined = parties.named(tree, above).filter((id) => !others.includes(id));
    if (joined.length > 0 && tree.child(noun, 'cc') !== undefined) return joined;
  }
  return [
    ...new Set(
      chosen.flatMap(({ token, kind }) =>
        kind === 'possessive' ? parties.owner(tree, token, others) : parties.at(tree, token),
      ),
    ),
  ];
}

function isFormer(tree: Tree, noun: number, adjectives: readonly string[], predicate: number): boolean {
  if (adjectives.some((word) => NO_LONGER.has(word)) || isNoLonger(tree, noun) || isNoLonger(tree, predicate))
    return true;
  return tree.children(noun, 'advmod').some((child) => /^(?:once|formerly|previously)$/u.test(tree.lemma(child)));
}
