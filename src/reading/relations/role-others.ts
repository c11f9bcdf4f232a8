import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { firstFound, NOTHING, type Rule } from '../context/rules.ts';
import { endOfPhrase, type Parties, relativeHead } from '../parties/parties.ts';

const POSSESSIVE_PRONOUNS_OF_SIDES = wordClass('possessive pronouns of sides');
const PREPOSITIONS_OF_EXAMPLES = wordClass('prepositions of examples');

/** Verbs by which someone is or becomes what the noun behind them says. */
const BECOMING = wordClass('verbs of becoming a role');
/** Verbs by which someone takes another for what the noun says. */
const HOLDING = wordClass('verbs of taking somebody for a role');
const SERVING = wordClass('verbs of serving as a role');

const OWNING: ReadonlySet<string> = new Set(['have', 'find', 'gain', 'win', 'lose']);
const FORMERLY: ReadonlySet<string> = new Set(['once', 'formerly', 'previously']);

/** A word that tells whose ally or enemy somebody is. */
export interface Holder {
  readonly token: number;
  readonly kind: 'possessive' | 'of' | 'demonym';
}

/** Who is the ally, the enemy, the patron, and where that is said. */
export interface Others {
  readonly ids: readonly string[];
  /** Who takes them for it, where the noun itself has no owner. */
  readonly holder: readonly string[];
  readonly predicate: number;
  readonly from: number;
  readonly to: number;
  /** No longer: "once its ally". */
  readonly former?: boolean;
}

/** "One of its closest friends", "the most loyal of America's allies": the word that stands in the clause for the noun. */
function partitiveHead(tree: Tree, noun: number): number {
  const { head, deprel } = tree.token(noun);
  if (head < 0 || deprel !== 'nmod' || tree.caseOf(noun) !== 'of') return noun;
  const above = tree.token(head);
  return PART.has(tree.lemma(head)) ||
    above.xpos === 'JJS' ||
    (above.upos === 'ADJ' && /^most$/iu.test(tree.tokens[head - 1]?.form ?? ''))
    ? head
    : noun;
}
const PART = wordClass('words of one of many');

/** What the rules look at that tell who the ally or enemy is. */
interface RoleSight {
  readonly tree: Tree;
  /** The noun that says "ally". */
  readonly role: number;
  /** The word that stands for it in the clause: itself, or "one" in "one of its allies". */
  readonly noun: number;
  /** The head of `noun`, -1 where it has none, and how it hangs there. */
  readonly above: number;
  readonly relation: string;
  readonly holders: readonly Holder[];
  readonly parties: Parties;
}

/** Those found, who are named by a token. */
function others(
  { noun }: RoleSight,
  ids: readonly string[],
  token: number,
  predicate = noun,
  holder: readonly string[] = [],
): Others {
  return { ids, holder, predicate, from: Math.min(token, noun), to: Math.max(token, noun) };
}

/** The same, where anybody is meant. */
function someOthers(sight: RoleSight, ids: readonly string[], token: number): Others | undefined {
  return ids.length > 0 ? others(sight, ids, token) : undefined;
}

/** Who is the ally, the enemy, the patron. */
export function othersOf(tree: Tree, role: number, parties: Parties, holders: readonly Holder[]): Others | undefined {
  const noun = partitiveHead(tree, role);
  const { head: above } = tree.token(noun);
  return firstFound(OTHERS, { tree, role, noun, above, relation: tree.relation(noun), holders, parties });
}

/** Ways of saying who the ally or enemy is, in the order in which they are tried. */
export const OTHERS: readonly Rule<RoleSight, Others>[] = [
  {
    name: 'subject of the noun',
    example: 'Serbia is an ally of Russia.',
    find: (sight) => {
      const { tree, noun, relation, parties } = sight;
      const subject = tree.child(noun, 'nsubj');
      const copula = tree.child(noun, 'cop');
      if (subject === undefined || (copula === undefined && relation !== 'root')) return undefined;
      // "Was an ally of": what it is now is not said, but by "no longer".
      const was = copula !== undefined && tree.token(copula).xpos === 'VBD' && !isDenied(tree, noun);
      if (was && !tree.children(noun, 'advmod').some((child) => FORMERLY.has(tree.lemma(child)))) return NOTHING;
      return others(sight, parties.at(tree, subject), relativeHead(tree, subject) ?? subject);
    },
  },
  {
    name: 'name in apposition',
    example: 'Iran, its ally, sent advisers to Syria.',
    find: (sight) => {
      const { tree, noun, above, relation, holders, parties } = sight;
      // Further nouns may be joined to such a one ("supplier and friend").
      const first = relation === 'conj' && above >= 0 && tree.relation(above) === 'appos' ? above : noun;
      if (tree.relation(first) !== 'appos') return undefined;
      const named = tree.token(first).head;
      const ids = named < 0 ? [] : alone(tree, noun, named, parties);
      // "Has backed Turkey, an ally since 1952": whose ally is not said, so it is the subject's.
      const clause = named < 0 ? -1 : tree.token(named).head;
      const indefinite =
        holders.length === 0 && tree.children(noun, 'det').some((det) => /^an?$/iu.test(tree.token(det).form));
      const whose =
        indefinite && clause >= 0 && /^(?:obj|obl|iobj)$/u.test(tree.relation(named))
          ? (parties.subjectOf(tree, clause)?.ids ?? [])
          : [];
      return ids.length > 0 ? others(sight, ids, named, noun, whose) : undefined;
    },
  },
  {
    name: 'aside',
    example: 'Rwanda lost Britain, long one of its largest donors.',
    find: (sight) => {
      const aside = sight.tree.asideOf(sight.role);
      const besides = aside === undefined ? [] : sight.parties.at(sight.tree, aside.name);
      return aside !== undefined && besides.length > 0
        ? { ...others(sight, besides, aside.name), former: aside.former }
        : undefined;
    },
  },
  {
    name: 'held for it by somebody',
    example: 'China sees Japan as a rival.',
    find: (sight) => {
      const { tree, noun, above, relation, parties } = sight;
      if (above < 0 || tree.token(above).upos !== 'VERB' || !HOLDING.has(tree.lemma(above))) return undefined;
      const object = tree.child(above, 'obj');
      const placed =
        tree.caseOf(noun) === 'as' ||
        relation === 'xcomp' ||
        relation === 'obl' ||
        (relation === 'obj' && object !== noun);
      if (!placed) return undefined;
      const holder = parties.subjectOf(tree, above);
      if (object !== undefined && object !== noun)
        return others(sight, parties.at(tree, object), object, above, holder?.ids ?? []);
      return tree.child(above, 'nsubj:pass') !== undefined && holder !== undefined
        ? others(sight, holder.ids, holder.head, above)
        : undefined;
    },
  },
  {
    name: 'somebody whom one has',
    example: 'Israel has an ally in Azerbaijan.',
    find: (sight) => {
      const { tree, noun, above, parties } = sight;
      if (!isBecoming(sight) || !OWNING.has(tree.lemma(above))) return undefined;
      const owner = parties.subjectOf(tree, above);
      if (owner === undefined) return undefined;
      const inside = [...tree.children(above, 'obl'), ...tree.children(noun, 'nmod')].find(
        (child) => tree.caseOf(child) === 'in',
      );
      return inside === undefined ? undefined : others(sight, parties.at(tree, inside), inside, above, owner.ids);
    },
  },
  {
    name: 'names below the noun',
    example: 'Its allies, including Hungary, oppose the plan of Poland.',
    find: (sight) => {
      const below = belowOf(sight);
      return below === undefined ? undefined : others(sight, placedAt(sight, below), endOfPhrase(sight.tree, below));
    },
  },
  {
    name: 'predicate of the noun',
    example: 'The main friends of Venezuela are Russia, China and Cuba.',
    find: (sight) => {
      const { tree, above, relation, parties } = sight;
      return relation === 'nsubj' && above >= 0 && tree.child(above, 'cop') !== undefined
        ? someOthers(sight, parties.named(tree, above), above)
        : undefined;
    },
  },
  {
    name: 'one that was named before',
    example: 'Turkey bought missiles from Russia. The two rivals of America had agreed on a price.',
    find: (sight) => {
      const { tree, noun, holders, parties } = sight;
      const same = parties.named(tree, noun);
      return same.length > 0 && holders.length > 0 ? others(sight, same, noun) : undefined;
    },
  },
];

/** Whether the noun is said of somebody by "become", "serve as", "have". */
function isBecoming({ tree, noun, above, relation }: RoleSight): boolean {
  if (above < 0 || tree.token(above).upos !== 'VERB') return false;
  const verb = tree.lemma(above);
  return tree.caseOf(noun) === 'as' ? SERVING.has(verb) : BECOMING.has(verb) && /^(?:xcomp|obj|obl)$/u.test(relation);
}

/** A name that hangs on the noun and tells who is meant: "allies such as", "friends in". */
function belowOf(sight: RoleSight): number | undefined {
  const { tree, noun } = sight;
  return tree
    .children(noun)
    .find(
      (child) =>
        child > noun &&
        (/^(?:appos|flat)$/u.test(tree.relation(child)) ||
          (tree.relation(child) === 'nmod' && PREPOSITIONS_OF_EXAMPLES.has(tree.caseOf(child)))) &&
        placedAt(sight, child).length > 0,
    );
}

/** Who is named by a word; behind "in" the governments that sit there. */
function placedAt({ tree, parties }: RoleSight, token: number): readonly string[] {
  return tree.caseOf(token) === 'in' ? parties.seated(tree, token) : parties.named(tree, token);
}

/** Whom an aside of one ("China, its customer, and the United States") speaks of: not those joined behind it. */
function alone(tree: Tree, noun: number, name: number, parties: Parties): readonly string[] {
  const ids = parties.named(tree, name);
  if (ids.length < 2 || tree.token(noun).xpos !== 'NN' || !tree.children(name, 'conj').some((joined) => joined > noun))
    return ids.length > 0 ? ids : parties.at(tree, name);
  const own = parties.beginningAt(tree, firstOf(tree, name));
  return own.length > 0 ? own : ids;
}

/** First token of a word's phrase. */
function firstOf(tree: Tree, head: number): number {
  return tree.subtree(head).find((token) => tree.token(token).upos !== 'PUNCT') ?? head;
}

/** "China expressed shock on behalf of its friend": who was named last before. */
export function unnamedOther(
  tree: Tree,
  noun: number,
  parties: Parties,
  holders: readonly Holder[],
): Others | undefined {
  const [holder] = holders;
  if (
    holder?.kind !== 'possessive' ||
    !POSSESSIVE_PRONOUNS_OF_SIDES.has(tree.token(holder.token).form.toLowerCase()) ||
    tree.token(noun).xpos !== 'NN' ||
    !/^(?:obj|obl|nmod)$/u.test(tree.relation(noun))
  )
    return undefined;
  const owner = parties.named(tree, holder.token);
  const ids = owner.length === 1 ? parties.lastBefore(tree, owner) : [];
  return ids.length === 0 ? undefined : { ids, holder: [], predicate: noun, from: holder.token, to: noun };
}

/** Whether it is said that somebody is none. */
export function isDenied(tree: Tree, noun: number): boolean {
  if (tree.hasNegator(noun)) return !isNoLonger(tree, noun);
  return tree
    .children(noun, 'cc', 'cc:preconj', 'det')
    .some((child) => /^(?:neither|nor|no)$/u.test(tree.lemma(child)));
}

/** "No longer", "not ... any longer" */
export function isNoLonger(tree: Tree, node: number): boolean {
  return tree
    .children(node, 'advmod', 'amod')
    .some(
      (child) =>
        (/^(?:long|longer)$/u.test(tree.lemma(child)) ||
          /^(?:longer|anymore)$/u.test(tree.token(child).form.toLowerCase())) &&
        (tree.children(child).some((inner) => tree.lemma(inner) === 'no') ||
          /^(?:no|any)$/iu.test(tree.tokens[child - 1]?.form ?? '') ||
          tree.lemma(child) === 'anymore'),
    );
}
