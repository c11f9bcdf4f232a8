import type { Token } from '../../language/tree.ts';
import type { LexiconCandidate, RoleNoun } from '../../lexicon/who/entry.ts';
import type { Tree } from '../clause/tree.ts';
import { type Expression, namesPerson } from './expressions.ts';

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

/**
 * How a role is held: on the document's date (`acting` for somebody else), no longer (`former`), at the time that is
 * told of (`then`), or not yet (`elect`).
 */
export type Standing = 'held' | 'acting' | 'former' | 'then' | 'elect';

/** Words of a role phrase that tell its standing. */
const STANDINGS: ReadonlyMap<string, Standing> = new Map([
  ...['former', 'ex', 'ex-', 'late', 'onetime', 'one-time', 'erstwhile', 'retired', 'ousted', 'deposed', 'toppled'].map(
    (word) => [word, 'former'] as const,
  ),
  ['then', 'then'],
  ['then-', 'then'],
  ...['acting', 'interim', 'caretaker'].map((word) => [word, 'acting'] as const),
  ...['incoming', 'designate', 'would-be'].map((word) => [word, 'elect'] as const),
  ['outgoing', 'held'],
]);

/** Words by which a role phrase means another holder than that of the day. */
const OF_ANOTHER_DAY =
  /^(first|second|third|fourth|fifth|last|previous|past|prior|original|earlier|next|future|successive|prospective|potential|hypothetical|only|any|every|each|no|another|other|good|better|best|great|greatest|worst|strong|likely|possible|woman|female|first-term|second-term|longest-serving|\d+(st|nd|rd|th))$/;

/** Whether whoever is in the role acts in it: on the document's date, or at the time that is told of. */
export function isInOffice(standing: Standing): boolean {
  return standing === 'held' || standing === 'acting' || standing === 'then';
}

/** How a role is called: `former president`, `acting president`, `president-elect`. */
export function nameOfRole(role: string, standing: Standing): string {
  if (standing === 'former' || standing === 'acting') return `${standing} ${role}`;
  return standing === 'elect' && !role.endsWith('-elect') ? `${role}-elect` : role;
}

const PASSED_OVER = new Set(['-', '–', '‑', "'s", '’s', "'", '’', 'and', 'the', 'a', 'an']);

/** The role candidate of an expression, if the lexicon has one. */
export function roleOf(expression: Expression): Extract<LexiconCandidate, { as: 'role' }> | undefined {
  for (const candidate of expression.candidates) if (candidate.as === 'role') return candidate;
  return undefined;
}

const MODIFIER_TAGS = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN']);
/** "a leading scholar": what modifies a noun may be tagged as a verb. */
const MODIFIER_RELATIONS = new Set(['amod', 'compound', 'nummod']);

/** Roles whose holders act for the capital or country they sit in ("officials in Canberra"); an envoy does not. */
const SEATED =
  /\b(official|leader|authority|authorities|government|minister|ministry|lawmaker|policymaker|policy maker)$/;

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
  const owners: Expression[] = [];
  let first = expression.first;
  let definite = false;
  let generic = false;
  let standing: Standing = /^ex\b/i.test(sentence.tokens[expression.first]?.form ?? '') ? 'former' : 'held';
  let ownerPronoun: number | undefined;

  // Leftwards through adjectives, nouns and possessors of the same phrase.
  let neighbour = at - 1;
  for (let i = expression.first - 1; i >= 0; ) {
    const left = expressions[neighbour];
    if (left && left.last === i) {
      if (roleOf(left) && !possessive(sentence, i + 1)) {
        // "defense ministry spokesman": the organ is a part of the phrase.
        if (left.last === left.first && isPlural(sentence, left.last)) break;
        if (!canModify(sentence, left.head, expression.head, i)) break;
        // "a State Department spokesman": an organ that has one owner whatever the words say.
        if (isNameOfOrgan(left)) owners.unshift(left);
      } else owners.unshift(left);
      first = left.first;
      i = left.first - 1;
      neighbour--;
      continue;
    }
    const token = sentence.tokens[i] as Token;
    const form = token.form.toLowerCase();
    // "In 2002 President Bush": the year is another phrase.
    if (/^[12]\d{3}$/.test(form) && /^in$/i.test(sentence.tokens[i - 1]?.form ?? '')) break;
    generic ||= OF_ANOTHER_DAY.test(form);
    const told = STANDINGS.get(form);
    if (told) {
      if (standing === 'held') standing = told;
      first = i--;
      continue;
    }
    if (token.deprel === 'nmod:poss' && token.upos === 'PRON') {
      ownerPronoun = i;
      definite = true;
      first = i;
      break;
    }
    if (token.upos === 'DET' || token.xpos === 'DT') {
      definite = form === 'the' || form === 'this' || form === 'that' || form === 'these' || form === 'those';
      first = i;
      generic ||= OF_ANOTHER_DAY.test(form);
      // "Mrs. Clinton, then the secretary of state,".
      if (form === 'the' && /^then$/i.test(sentence.tokens[i - 1]?.form ?? '')) {
        standing = 'then';
        first = i - 1;
      }
      break;
    }
    // "Boeing advised airlines": a name before a participle is its subject, whatever the parser thinks.
    if (token.xpos === 'VBN' && expressions.some((other) => other.last === i - 1 && isNameOrRole(other))) break;
    // "Turkish-backed militia": whoever stands before the participle owns nothing here.
    if (token.xpos === 'VBN' && /^[-‐‑]$/.test(sentence.tokens[i - 1]?.form ?? '')) break;
    const adjectival = MODIFIER_TAGS.has(token.upos) || MODIFIER_RELATIONS.has(token.deprel);
    const joint = PASSED_OVER.has(form) && i > 0 && form !== 'the' && form !== 'a' && form !== 'an';
    // "John Kerry and Foreign Minister Lavrov" are two; "American and South Korean officials" one phrase.
    const beside = expressions.find((other) => other.last === i - 1);
    const joins = adjectiveCoordination(sentence, i) && !(beside && isPhraseOfItsOwn(sentence, beside));
    if (form === 'and' ? !joins : !adjectival && !joint) break;
    i--;
    if (adjectival) first = i + 1;
  }
  if (owners.some((owner) => possessive(sentence, owner.last + 1))) definite = true;

  // Rightwards: "president of Russia", "ambassador for Iran".
  let last = expression.last;
  const preposition = sentence.tokens[last + 1];
  const right = expressions.find((other) => other.first > last);
  const binding = SEATED.test(candidate.role.text) ? /^(of|for|in)$/i : /^(of|for)$/i;
  if (!owners.length && preposition && binding.test(preposition.form) && right) {
    let between = last + 2;
    while (/^(the|a|an)$/i.test(sentence.tokens[between]?.form ?? '')) between++;
    // "a spokesman of the German government": the organ belongs to the phrase.
    const organ = expressions.find((other) => other.first === right.last + 1 && roleOf(other)?.role.official);
    const part = possessive(sentence, right.last + 1) || (!organ && modifiesNext(sentence, right));
    // "the premier of Canada's Alberta province" is not Canada's.
    if (right.first === between && roleOf(right)?.role.official) {
      // "an official of the Unification Ministry in Seoul": the organ's owners are the official's.
      const inner = readRolePhrase(expressions, expressions.indexOf(right));
      if (isNameOfOrgan(right)) owners.push(right);
      owners.push(...(inner?.owners ?? []));
      if (owners.length) last = inner?.last ?? right.last;
    } else if (right.first === between && !roleOf(right) && !part) {
      owners.push(right);
      last = organ && modifiesNext(sentence, right) ? organ.last : right.last;
      // "the leaders of the United States and Israel".
      const joined = candidate.plural ? conjunctsOf(sentence, right, expressions) : [];
      owners.push(...joined);
      last = joined.at(-1)?.last ?? last;
    }
  }
  if (/^-?elect$/i.test(sentence.tokens[last + 1]?.form ?? '')) standing = 'elect';

  return {
    expression,
    role: candidate.role,
    plural: candidate.plural,
    first,
    last,
    owners,
    ...(ownerPronoun === undefined ? {} : { ownerPronoun }),
    definite,
    generic,
    standing,
  };
}

function isNameOrRole({ candidates }: Expression): boolean {
  return candidates.some((candidate) => candidate.as === 'name' || candidate.as === 'role');
}

/** "the State Department", "Congress": a role noun that is also the name of one actor's organ. */
export function isNameOfOrgan({ candidates }: Expression): boolean {
  return candidates.some((candidate) => candidate.as === 'name' || candidate.as === 'metonym');
}

/** "the Syrian refugees President Obama would admit": a plural noun does not modify the title behind it. */
function isPlural(sentence: Tree, index: number): boolean {
  return sentence.tokens[index]?.xpos === 'NNS';
}

function possessive(sentence: Tree, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && (token.xpos === 'POS' || /^['’]s?$/.test(token.form));
}

/** "an employee of the Swiss Embassy": an adjective owns nothing. */
function modifiesNext(sentence: Tree, { last, head }: Expression): boolean {
  const token = sentence.tokens[head];
  return token !== undefined && /^(amod|compound)/.test(token.deprel) && token.head > last;
}

/** "John Kerry and Minister Lavrov", "the army and allied fighters", "Hezbollah and key financiers": two, not one. */
function isPhraseOfItsOwn(sentence: Tree, beside: Expression): boolean {
  if (namesPerson(beside)) return true;
  const adjective = sentence.tokens[beside.last + 2]?.upos === 'ADJ';
  const whole = beside.candidates.some((c) => c.as === 'role' || (c.as === 'name' && c.entry.kind === 'organization'));
  return adjective && whole;
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

function canModify(sentence: Tree, modifier: number, head: number, last: number): boolean {
  const token = sentence.tokens[modifier] as Token;
  return token.head === head || token.deprel === 'compound' || (sentence.tokens[last + 1]?.index ?? -1) <= head;
}

/** "American and South Korean officials": an "and" between two modifiers of the same noun, not between two phrases. */
function adjectiveCoordination(sentence: Tree, and: number): boolean {
  const left = sentence.tokens[and - 1];
  const right = sentence.tokens[and + 1];
  if (!left || !right) return false;
  const modifier = (token: Token): boolean =>
    token.upos === 'ADJ' ||
    MODIFIER_RELATIONS.has(token.deprel) ||
    token.xpos === 'POS' ||
    (token.deprel === 'conj' && MODIFIER_RELATIONS.has(sentence.tokens[token.head]?.deprel ?? ''));
  return modifier(right) && (modifier(left) || left.deprel === 'nmod:poss' || left.upos === 'PROPN');
}

/** The noun that heads a role: "secretary" of "secretary of state", "minister" of "foreign minister". */
export function headNoun(text: string): string {
  const head = text.replace(/ (?:of|to|for|in|at) .*$/, '');
  return head.slice(head.lastIndexOf(' ') + 1);
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
