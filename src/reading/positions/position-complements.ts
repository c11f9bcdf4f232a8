import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { firstFound, type Rule } from '../context/rules.ts';
import {
  type FoundPosition,
  type Holder,
  isActor,
  namedBy,
  type PositionSight,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { issueTokens, pointsBack } from './issue-phrase.ts';
import {
  hasAuxiliary,
  isConditional,
  isMandative,
  isNominal,
  isTo,
  linkOf,
  prepositionOf,
} from './position-grammar.ts';
import { isTalk, TREATY, verbWords } from './verb-words.ts';

const PREPOSITIONS_OF_WHO_IS_ASKED = wordClass('prepositions of who is asked');
const PRONOUNS_THAT_POINT_AT_A_THING = wordClass('pronouns that point at a thing');
const VERBS_OF_CARRYING_OUT = wordClass('verbs of carrying out');
const VERBS_THAT_EXPECT_OF_ANYTHING = wordClass('verbs that expect of anything');

/** Acts that tell no position of their own where the verb under them does: "vowed to veto the plan" rejects it. */
const CARRYING = /^(?:commit|accept|demand|threaten|support|propose|reject)$/u;

/** A verb of stance with what hangs on it. */
export interface VerbSight {
  readonly sight: PositionSight;
  readonly verb: number;
  /** Its words of stance. */
  readonly entries: readonly StanceWord[];
  readonly holder: Holder;
  readonly passive: boolean;
  /** What the verb does something to, and what is to be done. */
  readonly object: number | undefined;
  readonly infinitive: number | undefined;
  readonly clause: number | undefined;
  /** The positions of the holder on what a word heads. */
  readonly make: Make;
  /** The positions by another verb below this one. */
  readonly below: (verb: number) => FoundPosition[];
}

type Make = (entry: StanceWord, root: number, tail?: readonly number[]) => FoundPosition[];

/** Positions on what hangs on a verb of stance. */
export function complementPositions(at: Omit<VerbSight, 'object' | 'infinitive' | 'clause'>): readonly FoundPosition[] {
  const { sight, verb, entries, passive } = at;
  const { tree } = sight;
  // A clause with an object of its own does not take the noun above it: "told the board that he backed the pact".
  const object =
    (passive ? undefined : tree.children(verb, 'obj').find((child) => child > verb && isNominal(tree, child))) ??
    tree.undergoerOf(verb, passive) ??
    (passive ? undefined : soughtAbove(sight, verb));
  const infinitive = infinitiveOf(sight, verb, object) ?? farInfinitive(sight, verb, entries, object);
  return firstFound(COMPLEMENTS, { ...at, object, infinitive, clause: tree.child(verb, 'ccomp') }) ?? [];
}

/** What may hang on a verb of stance as its issue, in the order in which it is looked for. */
export const COMPLEMENTS: readonly Rule<VerbSight, readonly FoundPosition[]>[] = [
  { name: 'what somebody is asked to do', example: 'Seoul urged Tokyo to lift the ban.', find: asked },
  { name: 'what the holder will or will not do', example: 'Moscow refused to sign the treaty.', find: ownAct },
  { name: 'what somebody is blamed or praised for', example: 'Warsaw praised Berlin for lifting the ban.', find: deed },
  {
    name: 'what is wanted done to a thing',
    example: 'Tehran wants the embargo lifted.',
    find: (at) => smallClause(at) ?? clauseOfThing(at),
  },
  { name: 'wish in a clause', example: 'Paris demanded that Ankara leave the bloc.', find: wish },
  {
    name: 'promise, regret or threat in a clause',
    example: 'Turkey warned that it would close the border.',
    find: ownClause,
  },
  { name: 'phrase with a preposition', example: 'China called for a ceasefire.', find: phrase },
  { name: 'object', example: 'Canada opposes the new tariffs on steel.', find: plainObject },
  { name: 'verb in -ing', example: 'Ankara considered buying the missiles.', find: gerund },
];

/** "wants the embargo lifted": the noun, and the participle behind it. */
function smallClause({ sight, verb, entries, passive, object, make }: VerbSight): readonly FoundPosition[] | undefined {
  const small = object === undefined || passive ? undefined : participleBehind(sight, verb, object);
  const wanted = takesOf(entries, 'small-clause');
  return small !== undefined && wanted !== undefined ? make(wanted, small.root, small.tail) : undefined;
}

/** "called for a ceasefire", "threw its weight behind the plan". */
function phrase({ sight, verb, entries, object, make }: VerbSight): readonly FoundPosition[] | undefined {
  const { tree } = sight;
  const idiom = object !== undefined && entries.some(({ word }) => word.endsWith(` ${tree.lemma(object)}`));
  for (const phrase of [
    ...tree.children(verb, 'obl', 'advcl'),
    ...(idiom && object !== undefined ? tree.children(object, 'nmod', 'acl') : []),
  ]) {
    if (phrase < verb) continue;
    const entry = takesOf(entries, linkOf(tree, phrase));
    if (entry === undefined) continue;
    if (tree.relation(phrase) === 'advcl') {
      if (tree.token(phrase).xpos === 'VBG' && !isAdverse(sight, phrase)) return make(entry, phrase);
      continue;
    }
    // "called elections for May": with an object the phrase tells when or for whom.
    if (entry.act === 'demand' && object !== undefined && object < phrase) continue;
    // "asked for American troops": what is asked for may be somebody's.
    const thing = entry.act === 'demand' && tree.token(phrase).upos === 'NOUN';
    if (!tree.isOccasion(phrase) && (thing || !isActor(sight, phrase))) return make(entry, phrase);
  }
  return undefined;
}

/** "opposes the tariffs". */
function plainObject(at: VerbSight): readonly FoundPosition[] | undefined {
  const { sight, verb, entries, passive, object, infinitive, clause, make } = at;
  const { tree } = sight;
  const plain =
    takesOf(entries, 'object') ??
    (object !== undefined && TREATY.has(tree.lemma(object)) ? takesOf(entries, 'treaty') : undefined);
  if (plain === undefined || object === undefined || (clause !== undefined && clause !== object)) return undefined;
  const addressed =
    infinitive !== undefined &&
    object < infinitive &&
    takesOf(entries, 'addressee-inf') !== undefined &&
    isActor(sight, object);
  if (addressed || !isIssueObject(sight, object)) return [];
  // "offered support for the ban": the noun tells the position.
  if (/^(?:propose|commit)$/u.test(plain.act) && stanceWords(sight, 'noun', tree.lemma(object)).length > 0) return [];
  // "recognising it as a threat" accepts nothing.
  if (
    plain.act === 'accept' &&
    tree.children(verb, 'obl', 'advcl', 'xcomp').some((child) => linkOf(tree, child) === 'as')
  )
    return [];
  const end = Math.max(...issueTokens(tree, object));
  return make(plain, object, passive ? [] : tree.trailing(verb, end));
}

/** "considered buying the missiles". */
function gerund({ sight: { tree }, verb, entries, make }: VerbSight): readonly FoundPosition[] | undefined {
  const doing = takesOf(entries, 'gerund');
  const root = tree
    .children(verb, 'xcomp', 'advcl', 'ccomp')
    .find(
      (child) =>
        tree.token(child).xpos === 'VBG' &&
        child > verb &&
        child - verb <= 3 &&
        tree.child(child, 'mark', 'nsubj') === undefined,
    );
  return doing !== undefined && root !== undefined ? make(doing, root) : undefined;
}

/** Who is asked to do what the infinitive says, where the verb asks anybody. */
function addressedOf({ sight: { tree }, verb, entries, object, infinitive }: VerbSight): number | undefined {
  if (infinitive === undefined || takesOf(entries, 'addressee-inf') === undefined) return undefined;
  const addressed =
    object ??
    tree.child(infinitive, 'nsubj') ??
    tree
      .children(verb, 'obl')
      .find((child) => child < infinitive && PREPOSITIONS_OF_WHO_IS_ASKED.has(prepositionOf(tree, child)));
  return addressed !== undefined && addressed < infinitive ? addressed : undefined;
}

/** "urged Y to do Z", "called on Y to do Z". */
function asked(at: VerbSight): readonly FoundPosition[] | undefined {
  const { sight, verb, entries, infinitive, make } = at;
  const { tree } = sight;
  const addressee = takesOf(entries, 'addressee-inf');
  const addressed = addressedOf(at);
  if (infinitive === undefined || addressee === undefined || addressed === undefined) return undefined;
  // "wants the power to sign": the infinitive belongs to the noun.
  if (tree.relation(infinitive) === 'acl' && !isActor(sight, addressed) && takesOf(entries, 'object') !== undefined)
    return undefined;
  // "expects trade to suffer": nobody is asked to do it.
  if (VERBS_THAT_EXPECT_OF_ANYTHING.has(tree.lemma(verb)) && !isAgent(sight, addressed)) return undefined;
  return make(addressee, infinitive);
}

/** "refused to do Z", "The ruling, which Beijing has vowed to ignore". */
function ownAct(at: VerbSight): readonly FoundPosition[] | undefined {
  const { sight, verb, entries, object, infinitive, make, below } = at;
  const { tree } = sight;
  const direct = takesOf(entries, 'inf');
  if (infinitive === undefined || direct === undefined || tree.child(infinitive, 'nsubj') !== undefined)
    return undefined;
  if (addressedOf(at) !== undefined) return undefined;
  // The object of a relative clause may belong to the infinitive.
  const moved =
    object !== undefined &&
    object < verb &&
    tree.relation(infinitive) === 'xcomp' &&
    tree.token(verb).deprel === 'acl:relcl';
  if (object !== undefined && !moved) return undefined;
  if (tree.relation(infinitive) === 'advcl' && tree.token(infinitive).head !== verb) return undefined;
  if (/^(?:reject|commit|accept)$/u.test(direct.act) && isTalk(sight, infinitive)) return [];
  // "vowed to veto the plan": the verb below tells the position.
  if (CARRYING.test(direct.act) && verbWords(sight, infinitive).some((entry) => entry.act !== 'demand')) {
    const told = below(infinitive);
    if (told.length > 0) {
      const conditional = isConditional(tree, verb, infinitive);
      return told.map((found) => ({
        ...found,
        from: Math.min(found.from, verb),
        stance: conditional && found.stance === '+' ? 'conditional' : found.stance,
      }));
    }
  }
  return make(direct, infinitive);
}

/** "accused X of doing", "praised X for doing", "warned X against doing": a stance towards what X does. */
function deed({ sight, verb, entries, passive, object, make }: VerbSight): readonly FoundPosition[] | undefined {
  const { tree } = sight;
  if (object === undefined || passive) return undefined;
  const person = isActor(sight, object) || namedBy(sight, object).length > 0 || tree.token(object).upos === 'PROPN';
  if (!person) return undefined;
  for (const root of [...tree.children(verb, 'advcl', 'obl'), ...tree.children(object, 'acl', 'nmod')]) {
    if (root < object) continue;
    const entry = takesOf(entries, `addressee-${linkOf(tree, root) || 'none'}`);
    if (entry !== undefined && !isActor(sight, root) && !isCrime(sight, root)) return make(entry, root);
  }
  return undefined;
}

/** "insisted that Y be done". */
function wish({ sight: { tree }, entries, passive, clause, make }: VerbSight): readonly FoundPosition[] | undefined {
  const entry = takesOf(entries, 'clause') ?? takesOf(entries, 'mandative');
  if (clause === undefined || passive || entry === undefined) return undefined;
  if (!/^(?:demand|propose|support)$/u.test(entry.act) || !isMandative(tree, clause)) return undefined;
  const contrasted = tree
    .children(clause, 'advcl')
    .filter((child) => child > clause && linkOf(tree, child) === 'while' && tree.child(child, 'nsubj') !== undefined);
  return [clause, ...contrasted].flatMap((root) => make(entry, root));
}

/** "wants sanctions lifted", where the tree has a clause. */
function clauseOfThing({ sight, entries, passive, clause, make }: VerbSight): readonly FoundPosition[] | undefined {
  const { tree } = sight;
  const small = takesOf(entries, 'small-clause');
  return clause !== undefined &&
    !passive &&
    small !== undefined &&
    tree.child(clause, 'nsubj') !== undefined &&
    tree.child(clause, 'mark', 'aux') === undefined
    ? make(small, clause)
    : undefined;
}

/** What one promises, regrets or threatens: "pledged that it would", "regretted that", "warned that it would". */
function ownClause({ sight, entries, holder, passive, clause, make }: VerbSight): readonly FoundPosition[] | undefined {
  if (clause === undefined || passive) return undefined;
  const { tree } = sight;
  const entry = takesOf(entries, 'clause');
  const subject = tree.child(clause, 'nsubj');
  const own = subject !== undefined && namedBy(sight, subject).some((id) => holder.ids.includes(id));
  if (entry !== undefined && entry.act === 'commit')
    return own && hasAuxiliary(tree, clause, /^(?:will|would|['’]ll)$/iu) ? make(entry, clause) : undefined;
  if (entry !== undefined && !/^(?:demand|propose)$/u.test(entry.act)) return make(entry, clause);
  const threat = takesOf(entries, 'own-clause');
  return threat !== undefined && own && hasAuxiliary(tree, clause, /^(?:will|would|might|could|may)$/iu)
    ? make(threat, clause)
    : undefined;
}

/** The noun of a relative clause whose object has moved out of an infinitive: "the ruling, which Beijing vowed to ignore". */
function soughtAbove({ tree }: PositionSight, verb: number): number | undefined {
  let at = verb;
  while (tree.relation(at) === 'xcomp' && tree.token(at).head >= 0) at = tree.token(at).head;
  if (at === verb || tree.relation(at) !== 'acl' || tree.token(at).deprel !== 'acl:relcl') return undefined;
  const pronoun = tree.children(at, 'obj')[0];
  const subject = tree.child(at, 'nsubj');
  const free =
    pronoun === undefined
      ? subject !== undefined && !/^(?:who|which|that)$/u.test(tree.lemma(subject))
      : /^(?:which|that|whom)$/u.test(tree.lemma(pronoun));
  return free ? tree.token(at).head : undefined;
}

/** "worried about being left behind": what may befall one is a fear, not an issue. */
function isAdverse({ tree }: PositionSight, gerund: number): boolean {
  return tree.children(gerund, 'aux', 'cop').some((aux) => /^being$/iu.test(tree.token(aux).form));
}

function isIssueObject(sight: PositionSight, object: number): boolean {
  const { tree } = sight;
  const token = tree.token(object);
  if (PRONOUNS_THAT_POINT_AT_A_THING.has(token.form.toLowerCase())) return pointsBack(tree, object);
  if (!isNominal(tree, object) && !(token.upos === 'PRON' && tree.child(object, 'amod', 'acl') !== undefined))
    return false;
  return !isActor(sight, object);
}

function infinitiveOf({ tree }: PositionSight, verb: number, object: number | undefined): number | undefined {
  const addressed = tree
    .children(verb, 'obl')
    .some((child) => PREPOSITIONS_OF_WHO_IS_ASKED.has(prepositionOf(tree, child)));
  return [
    ...tree.children(verb, 'xcomp', 'ccomp'),
    ...tree
      .children(verb, 'advcl')
      .filter((child) => child > verb && child - verb < 16 && (object !== undefined || addressed)),
    ...(object === undefined ? [] : tree.children(object, 'acl')),
  ].find((child) => child > verb && isTo(tree, child));
}

/** Whether a noun names somebody who can act: a known actor, a name, or a plural. */
function isAgent(sight: PositionSight, noun: number): boolean {
  const token = sight.tree.token(noun);
  return (
    token.upos === 'PROPN' ||
    token.upos === 'PRON' ||
    token.xpos === 'NNS' ||
    isActor(sight, noun) ||
    namedBy(sight, noun).length > 0
  );
}

/** "warned X, at a meeting in Y, not to do Z": the tree has hung the infinitive on a noun between. */
function farInfinitive(
  sight: PositionSight,
  verb: number,
  entries: readonly StanceWord[],
  object: number | undefined,
): number | undefined {
  const { tree } = sight;
  if (object === undefined || takesOf(entries, 'addressee-inf') === undefined || !isActor(sight, object))
    return undefined;
  return tree.tokens.find(({ index, upos, head, deprel }) => {
    if (
      index < object ||
      index - verb > 24 ||
      upos !== 'VERB' ||
      !isTo(tree, index) ||
      !/^(?:acl|advcl)$/u.test(deprel)
    )
      return false;
    if (head < object || stanceWords(sight, 'noun', tree.lemma(head)).some((entry) => entry.takes.includes('inf')))
      return false;
    return (
      isNominal(tree, head) &&
      tree.dominates(verb, index) &&
      tree.token(Math.max(0, tree.subtree(index)[0] ?? 0) - 1).form !== ','
    );
  })?.index;
}

const CRIME = wordClass('verbs of crimes');
const OUTRAGE = wordClass('nouns of outrages charged to somebody');

/** "accused X of plotting the coup": a charge of a deed that nobody stands for is an act against X, not a position on an issue. */
function isCrime({ tree }: PositionSight, root: number): boolean {
  if (CRIME.has(tree.lemma(root)) || OUTRAGE.has(tree.lemma(root))) return true;
  const object = tree.child(root, 'obj');
  return object !== undefined && VERBS_OF_CARRYING_OUT.has(tree.lemma(root)) && OUTRAGE.has(tree.lemma(object));
}

/** The noun, and the participle behind it. */
function participleBehind(
  { tree }: PositionSight,
  verb: number,
  object: number,
): { root: number; tail: readonly number[] } | undefined {
  const end = Math.max(...issueTokens(tree, object));
  const participle = [...tree.children(verb, 'advcl', 'xcomp', 'ccomp'), ...tree.children(object, 'acl')].find(
    (child) =>
      child > object &&
      child - end <= 3 &&
      /^(?:VBN|VBD)$/u.test(tree.token(child).xpos) &&
      tree.child(child, 'mark', 'nsubj') === undefined,
  );
  if (participle === undefined) return undefined;
  const tail = tree.subtree(participle, (token) => /^(?:advcl|punct|parataxis)/u.test(tree.token(token).deprel));
  return { root: object, tail: tail.filter((token) => token > end) };
}
