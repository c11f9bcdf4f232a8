import type { Token } from '../../language/tree.ts';
import type { RoleNoun } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { type Expression, isHonorific, namesPerson } from './expressions.ts';
import { type PhraseSoFar, readModifiers } from './role-modifiers.ts';
import { isNameOfOrgan, possessive, type RoleCandidate, roleOf, type Standing } from './role-words.ts';

/** A role noun with what its noun phrase says of it: "the former Chinese foreign minister", "Pentagon officials". */
export interface RolePhrase {
  readonly expression: Expression;
  readonly role: RoleNoun;
  readonly plural: boolean;
  /** Tokens of the phrase: from its first modifier to the role noun, or to its postmodifier ("minister of Iran"). */
  readonly first: number;
  readonly last: number;
  /** Expressions in the phrase that name whose role it is ("Chinese", "Pentagon", "Iran", "Obama"). */
  readonly owners: readonly Expression[];
  /** A possessive pronoun that owns the role ("its foreign minister"). */
  readonly ownerPronoun?: number;
  readonly definite: boolean;
  /** Whether the words speak of any holder, or of one among several: "the next president", "the first minister". */
  readonly generic: boolean;
  readonly standing: Standing;
}

/** Roles whose holders act for the capital or country they sit in ("officials in Canberra"); an envoy does not. */
const SEATED =
  /\b(official|leader|leadership|authority|authorities|government|administration|regime|junta|cabinet|minister|ministry|parliament|legislature|assembly|congress|senate|house|lawmaker|legislator|parliamentarian|policymaker|policy maker|(central|national) bank)$/;
/** Who is a state's where a capital is named: an army in another town may be anybody's. */
const OF_CAPITAL =
  /\b(army|military|armed forces|navy|air force|general staff|general|prosecutor|police|court|judge|officer|spokesman|spokeswoman|spokesperson|adviser|aide|bureaucrat|civil servant|mp)$/;
/** Capitals whose courts are those of many states. */
const SEATS_OF_COURTS = /^(the hague|hague|luxembourg|brussels)$/i;

/** Role nouns that are acts or things where "to" follows: "opposition to the plan", "guard to". */
const ACTS_WITH_TO = new Set(['opposition', 'resistance']);

/**
 * Reads the noun phrase around a role noun.
 *
 * @param expressions all expressions of the sentence, from left to right
 * @param at index of the role's expression among them
 */
export function readRolePhrase(expressions: readonly Expression[], at: number): RolePhrase | undefined {
  const expression = expressions[at] as Expression;
  const candidate = roleOf(expression);
  if (!candidate) return undefined;
  const { sentence } = expression;
  const next = sentence.tokens[expression.last + 1]?.form.toLowerCase();
  if (ACTS_WITH_TO.has(candidate.role.text) && next === 'to') return undefined;
  const phrase: PhraseSoFar = {
    sentence,
    role: expression,
    expressions,
    neighbour: at - 1,
    at: expression.first - 1,
    first: expression.first,
    owners: [],
    ownerPronoun: undefined,
    definite: false,
    generic: false,
    standing: /^ex\b/i.test(sentence.tokens[expression.first]?.form ?? '') ? 'former' : 'held',
  };
  readModifiers(phrase);
  const { owners, first, ownerPronoun, generic } = phrase;
  const definite = phrase.definite || owners.some((owner) => possessive(sentence, owner.last + 1));
  // "Recalled its ambassador from Lima": whose role it is has been said.
  const said = owners.length > 0 || ownerPronoun !== undefined;
  const behind = said ? undefined : ownersBehind(expression, candidate, expressions);
  const last = behind?.last ?? expression.last;
  return {
    expression,
    role: candidate.role,
    plural: candidate.plural,
    first,
    last,
    owners: [...owners, ...(behind?.owners ?? [])],
    ...(ownerPronoun === undefined ? {} : { ownerPronoun }),
    definite,
    generic,
    standing: /^-?elect$/i.test(sentence.tokens[last + 1]?.form ?? '') ? 'elect' : phrase.standing,
  };
}

/** Whose role the words behind its noun say it is, and where the phrase ends: "president of Russia", "ambassador for Iran". */
interface OwnersBehind {
  readonly owners: readonly Expression[];
  readonly last: number;
}

function ownersBehind(
  { sentence, last }: Expression,
  { role, plural }: RoleCandidate,
  expressions: readonly Expression[],
): OwnersBehind | undefined {
  const preposition = sentence.tokens[last + 1]?.form.toLowerCase() ?? '';
  const right = expressions.find((other) => other.first > last);
  if (!right || !follows(sentence, right, last + 2)) return undefined;
  const beside = preposition === 'to' && BESIDE_SOMEBODY.has(role.text);
  const inner = roleOf(right);
  if (inner?.role.official) {
    const serves = beside || (role.official && BEFORE_AN_ORGAN.has(preposition));
    return serves || OF_SOMEBODY.test(preposition) ? ownersOfOrgan(right, expressions) : undefined;
  }
  const organ = organBehind(right, expressions) !== undefined && role.official && BEFORE_AN_ORGAN.has(preposition);
  const sits = SEATED.test(role.text) || (OF_CAPITAL.test(role.text) && isCapital(right));
  const sent = preposition === 'from' && role.official && isOfState(right);
  // "A special envoy for Yemen" is sent there by others.
  const isPortfolio = preposition === 'for' && SENT_FOR.has(role.text);
  const binds =
    beside || organ || sent || (OF_SOMEBODY.test(preposition) && !isPortfolio) || (sits && preposition === 'in');
  return inner || !binds ? undefined : ownersByName(right, plural, expressions);
}

const OF_SOMEBODY = /^(?:of|for)$/;
const SENT_FOR = wordClass('roles sent for something');
const BESIDE_SOMEBODY = wordClass('roles beside somebody');
const BEFORE_AN_ORGAN = wordClass('prepositions before an organ');

/** Whether an expression stands at a token, but for articles and "Mr." */
function follows(sentence: Tree, { first }: Expression, from: number): boolean {
  let at = from;
  while (/^(?:the|a|an)$/i.test(sentence.tokens[at]?.form ?? '')) at++;
  while (at < first && isHonorific(sentence.tokens[at]?.form ?? '')) at++;
  return at === first;
}

/** The organ that a name gives to a state: "the Dutch parliament". */
function organBehind(name: Expression, expressions: readonly Expression[]): Expression | undefined {
  return expressions.find((other) => other.first === name.last + 1 && roleOf(other)?.role.official);
}

/** Whether a name is that of a state or of a capital that may stand for one: "representatives from Iran". */
function isOfState(name: Expression): boolean {
  return (
    isCapital(name) || name.candidates.some((candidate) => candidate.as === 'name' && candidate.entry.kind === 'state')
  );
}

function isCapital({ sentence, first, last, candidates }: Expression): boolean {
  const name = sentence.tokens.slice(first, last + 1).map(({ form }) => form);
  if (SEATS_OF_COURTS.test(name.join(' '))) return false;
  return candidates.some((candidate) => candidate.as === 'metonym' && candidate.metonym.kind === 'capital');
}

/** "an official of the Unification Ministry in Seoul": the organ's owners are the official's. */
function ownersOfOrgan(organ: Expression, expressions: readonly Expression[]): OwnersBehind | undefined {
  const inner = readRolePhrase(expressions, expressions.indexOf(organ));
  // "an aide to President Snegur": the title's bearer.
  const bearer = expressions.find((other) => other.first === organ.last + 1 && namesPerson(other));
  const owners = [...(isNameOfOrgan(organ) ? [organ] : []), ...(inner?.owners ?? []), ...(bearer ? [bearer] : [])];
  return owners.length > 0 ? { owners, last: Math.max(inner?.last ?? organ.last, bearer?.last ?? 0) } : undefined;
}

/** "the premier of Canada": but "of Canada's Alberta province" is not Canada's. */
function ownersByName(name: Expression, plural: boolean, expressions: readonly Expression[]): OwnersBehind | undefined {
  const { sentence } = name;
  // "a spokesman of the German government": the organ belongs to the phrase.
  const organ = organBehind(name, expressions);
  if (possessive(sentence, name.last + 1) || (!organ && modifiesNext(sentence, name))) return undefined;
  // "the leaders of the United States and Israel".
  const joined = plural ? conjunctsOf(sentence, name, expressions) : [];
  const end = organ && modifiesNext(sentence, name) ? organ.last : name.last;
  return { owners: [name, ...joined], last: joined.at(-1)?.last ?? end };
}

/** "an employee of the Swiss Embassy": an adjective owns nothing. */
function modifiesNext(sentence: Tree, { last, head }: Expression): boolean {
  const token = sentence.tokens[head];
  return token !== undefined && /^(amod|compound)/.test(token.deprel) && token.head > last;
}

/** Names in a row with one, without a gap: ", France and Germany". */
function conjunctsOf(sentence: Tree, first: Expression, expressions: readonly Expression[]): readonly Expression[] {
  const row: Expression[] = [];
  let end = first.last;
  for (const other of expressions) {
    if (other.first <= end) continue;
    const between = sentence.tokens.slice(end + 1, other.first).map((token) => token.form.toLowerCase());
    if (roleOf(other) || !between.length || !between.every((form) => /^(,|and|the)$/.test(form))) break;
    if (sentence.tokens[other.head]?.deprel !== 'conj') break;
    row.push(other);
    end = other.last;
  }
  return row;
}

/** A role word used as a verb or adjective ("to head", "the chief reason") is no role. */
export function isNounHere(sentence: Tree, phrase: RolePhrase): boolean {
  const token = sentence.tokens[phrase.expression.last] as Token;
  // "his delegate lead", "campaign contributions": what a thing is of.
  const governor = sentence.tokens[token.head];
  const owned = phrase.ownerPronoun !== undefined || !phrase.role.official;
  if (owned && token.deprel === 'compound' && governor?.upos === 'NOUN' && governor.index > token.index) return false;
  if (token.upos === 'NOUN' || token.upos === 'PROPN') return true;
  // "the Chinese premier": an adjective that stands where only a noun can.
  const next = sentence.tokens[token.index + 1];
  return token.upos === 'ADJ' && (/^(nsubj|obj|iobj|obl|appos)/.test(token.deprel) || next?.upos === 'PROPN');
}

/** An owner that stands before the role noun and belongs to its phrase, so that it is no mention of its own. */
export function isModifier(owner: Expression, phrase: RolePhrase): boolean {
  const possessor = /^['’]s?$/.test(owner.sentence.tokens[owner.last + 1]?.form ?? '');
  return owner.last < phrase.expression.first && !possessor;
}

/** "he was described as a Japanese admiral": a predicate says something of somebody, and is nobody to refer back to. */
export function isPredicate(sentence: Tree, head: number): boolean {
  return sentence.child(head, 'cop') !== undefined || /^as$/i.test(sentence.prepositionOf(head));
}
