import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { cross, type Pair, within } from './bond.ts';

const PREPOSITIONS_OF_AN_UNNAMED_SIDE = wordClass('prepositions of an unnamed side');
const PREPOSITIONS_OF_A_STANDING = wordClass('prepositions of a standing');
const PREPOSITIONS_OF_THE_ONE_WHO_IS_JOINED = wordClass('prepositions of the one who is joined');
const VERBS_OF_A_STANDING = wordClass('verbs of a standing');
const VERBS_OF_MEMBERSHIP = wordClass('verbs of membership');

/** Nouns that tie two only where both are put together before them ("the Iran-Iraq war", not "the Iran and Iraq wars"). */
const ONE_BETWEEN_TWO = wordClass('nouns of one war between two');
/** Bonds of which a side may be named behind "of" or "against". */
const OF = wordClass('nouns of bonds with "of"');
const AGAINST = wordClass('nouns of enmity with "against"');
/** Feelings of one side for another: "its mistrust of Moscow". */
const FELT = wordClass('nouns of feelings for somebody');
/** Sides that a noun of relation ties: "between A and B", "A's ties with B", "A-B relations", "A has close ties with B". */
export function tiedSides(tree: Tree, noun: number, parties: Parties, isBad: boolean): readonly Pair[] {
  const lemma = tree.lemma(noun);
  const { owners, others, joined } = sidesAround(tree, noun, parties, isBad);
  if (joined !== undefined) return within(joined);
  const unnamed = tree
    .children(noun, 'nmod', 'obl')
    .some((child) => PREPOSITIONS_OF_AN_UNNAMED_SIDE.has(tree.caseOf(child)));
  if (owners.length < 2 && others.length === 0 && !unnamed && !ONE_BETWEEN_TWO_ALONE.has(lemma)) {
  }
  const hyphened = tree.subtree(noun).some((token) => token < noun && /[-–]/u.test(tree.token(token).form));
  if (ONE_BETWEEN_TWO.has(lemma) && others.length === 0 && !hyphened) return [];
  if (others.length > 0) return tiedToOthers(tree, noun, parties, owners, others);
  // "Have joined an axis that comprises A, B and C"
  const clause = OF.has(lemma)
    ? tree.children(noun, 'acl').find((child) => VERBS_OF_MEMBERSHIP.has(tree.lemma(child)))
    : undefined;
  const members = clause === undefined ? undefined : tree.child(clause, 'obj', 'obl');
  if (members !== undefined) return within([...ownerByVerb(tree, noun, parties), ...parties.named(tree, members)]);
  if (owners.length === 0 && PREPOSITIONS_OF_A_STANDING.has(tree.caseOf(noun)))
    return within(standingAt(tree, noun, parties));
  // "Their opposition to the war": not among themselves
  return owners.length >= 2 && !unnamed ? within(owners) : [];
}

/** The sides that a noun of relation has around it. */
interface SidesAround {
  /** Whose relation it is. */
  readonly owners: readonly string[];
  /** With whom. */
  readonly others: string[];
  /** Those whom one phrase puts together ("between A and B"): no others are looked for. */
  readonly joined?: readonly string[];
}

function sidesAround(tree: Tree, noun: number, parties: Parties, isBad: boolean): SidesAround {
  const owners: string[] = [];
  const others: string[] = [];
  // "A border dispute of its own with India": what the tree hangs on a word inside is meant for the noun.
  const inside = tree
    .children(noun, 'nmod')
    .flatMap((child) => tree.children(child, 'nmod').filter((one) => tree.caseOf(one) === 'with'));
  for (const child of [...tree.children(noun), ...inside]) {
    const relation = tree.relation(child);
    if (tree.token(child).deprel === 'nmod:poss' || relation === 'amod' || relation === 'compound') {
      owners.push(...ownersBefore(tree, child, parties));
    } else if (relation === 'nmod' || relation === 'obl') {
      const preposition = tree.caseOf(child);
      if (/^(?:between|among|amongst)$/u.test(preposition)) {
        const sides = [child, ...tree.children(child, 'conj')].flatMap((one) => [...parties.at(tree, one)]);
        if (new Set(sides).size >= 2) return { owners, others, joined: sides };
        owners.push(...sides);
      } else if (namesOther(tree.lemma(noun), preposition, isBad)) others.push(...parties.at(tree, child));
      else if (preposition === 'of' && OF.has(tree.lemma(noun))) owners.push(...parties.at(tree, child));
    } else if (relation === 'acl') {
      // "The friendship that binds A to B", "the love lost between A and B"
      const joined =
        JOINING.has(tree.lemma(child)) || tree.child(child, 'nsubj') === undefined
          ? joinedBy(tree, child, parties)
          : [];
      if (joined.length >= 2) return { owners, others, joined };
    }
  }
  return { owners: [...new Set(owners)], others };
}

/** Whom a possessor or adjective before the noun names; in "U.S.-China ties" one stands inside the other. */
function ownersBefore(tree: Tree, child: number, parties: Parties): readonly string[] {
  return tree.subtree(child).flatMap((inner) => [...parties.spelled(tree, inner), ...hyphenated(tree, inner, parties)]);
}

/** Whether a preposition behind a noun names the other side. */
function namesOther(lemma: string, preposition: string, isBad: boolean): boolean {
  switch (preposition) {
    case 'with':
    case 'to':
    case 'and':
    case 'toward':
    case 'towards':
      return true;
    case 'against':
      return AGAINST.has(lemma) || isBad;
    case 'from':
      return PARTED.has(lemma);
    case 'in':
      return /^(?:trust|faith|confidence)$/u.test(lemma);
    case 'of':
    case 'for':
    case 'at':
      return FELT.has(lemma);
    default:
      return false;
  }
}

/** Whom a relation with others ties to them: its owners, or who has it by the verb or the sentence before. */
function tiedToOthers(
  tree: Tree,
  noun: number,
  parties: Parties,
  owners: readonly string[],
  others: readonly string[],
): readonly Pair[] {
  if (owners.length > 0) return cross(owners, others);
  const verbal = ownerByVerb(tree, noun, parties);
  if (verbal.length > 0) return cross(verbal, others);
  // "South Africa, on frosty terms with Zimbabwe,"
  const aside = /^(?:at|on|in)$/u.test(tree.caseOf(noun)) ? tree.asideOf(noun) : undefined;
  if (aside !== undefined) return cross(parties.at(tree, aside.name), others);
  // "Mali has moved into Moscow's camp, and relations with Paris are at rock bottom"
  return cross(tree.relation(noun) === 'nsubj' ? parties.topic(tree, noun, others) : [], others);
}

/** "A and B are at odds", "remain at loggerheads", "found themselves on opposite sides". */
function standingAt(tree: Tree, noun: number, parties: Parties): readonly string[] {
  const subject = tree.child(noun, 'nsubj');
  if (subject !== undefined) return tree.child(noun, 'cop') === undefined ? [] : parties.at(tree, subject);
  const verb = tree.token(noun).head;
  const standing = verb >= 0 && tree.relation(noun) === 'obl' && VERBS_OF_A_STANDING.has(tree.lemma(verb));
  return standing ? (parties.subjectOf(tree, verb)?.ids ?? []) : [];
}

const PARTED = wordClass('nouns of parting');
const JOINING = wordClass('verbs of joining and dividing');

/** The sides that a clause behind the noun puts together: "that binds A to B", "dividing A and B". */
function joinedBy(tree: Tree, verb: number, parties: Parties): readonly string[] {
  const between = tree.children(verb, 'obl').find((child) => /^(?:between|among)$/u.test(tree.caseOf(child)));
  if (between !== undefined) return [...new Set(parties.at(tree, between))];
  if (!JOINING.has(tree.lemma(verb))) return [];
  const object = tree.child(verb, 'obj');
  const other = tree
    .children(verb, 'obl')
    .find((child) => PREPOSITIONS_OF_THE_ONE_WHO_IS_JOINED.has(tree.caseOf(child)));
  return [...new Set([object, other].flatMap((one) => (one === undefined ? [] : [...parties.at(tree, one)])))];
}

const ONE_BETWEEN_TWO_ALONE = wordClass('nouns of no bond by themselves');

/** "Two decades of hostility", "a state of war": the noun that stands in the clause for the bond. */
export function measured(tree: Tree, noun: number): number {
  const { head, deprel } = tree.token(noun);
  return head >= 0 && deprel === 'nmod' && tree.caseOf(noun) === 'of' && MEASURE.has(tree.lemma(head)) ? head : noun;
}
const MEASURE = wordClass('nouns of measure of a bond');

/** Sides of one token with a hyphen ("Sino-Soviet" is left to the names; "Iran-Iraq" as one token is not). */
function hyphenated(tree: Tree, token: number, parties: Parties): readonly string[] {
  return tree.children(token, 'compound', 'nmod').flatMap((child) => [...parties.named(tree, child)]);
}

/** "It has deepened ties with Y", "X is at odds with Y", "X is on good terms with Y": the subject is the other side. */
function ownerByVerb(tree: Tree, noun: number, parties: Parties): readonly string[] {
  const subject = tree.child(noun, 'nsubj');
  if (subject !== undefined) {
    return tree.child(noun, 'cop') !== undefined && PREPOSITIONS_OF_A_STANDING.has(tree.caseOf(noun))
      ? parties.at(tree, subject)
      : [];
  }
  const verb = tree.token(noun).head;
  // "Niger, the state on the best terms with France"
  if (verb >= 0 && tree.relation(noun) === 'nmod' && /^(?:at|on)$/u.test(tree.caseOf(noun)) && verb < noun) {
    const above = parties.at(tree, verb);
    return above;
  }
  if (verb < 0 || !/^(?:obj|obl|xcomp)$/u.test(tree.relation(noun))) return [];
  if (!/^(?:VERB|ADJ)$/u.test(tree.token(verb).upos)) return [];
  return parties.subjectOf(tree, verb)?.ids ?? [];
}
