import type { Sentence, Token } from '../language/tree.ts';
import type { LexiconCandidate, RoleNoun } from '../lexicon/entry.ts';
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
  /** former, ex-, then-, -elect, late: the role is not held on the document's date. */
  readonly former: boolean;
}

const FORMER = new Set(['former', 'ex', 'ex-', 'then', 'then-', 'late', 'onetime', 'retired', 'outgoing', 'would-be']);
const STILL_IN_OFFICE = new Set(['outgoing']);
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
const SEATED = /\b(official|leader|authority|authorities|government|minister|lawmaker|policymaker|policy maker)$/;

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
  let former = false;
  let ownerPronoun: number | undefined;

  // Leftwards through adjectives, nouns and possessors of the same phrase.
  let neighbour = at - 1;
  for (let i = expression.first - 1; i >= 0; ) {
    const left = expressions[neighbour];
    if (left && left.last === i) {
      if (roleOf(left) && !possessive(sentence, i + 1)) {
        // "defense ministry spokesman": the organ is a part of the phrase.
        if (!canModify(sentence, left.head, expression.head, i)) break;
      } else owners.unshift(left);
      first = left.first;
      i = left.first - 1;
      neighbour--;
      continue;
    }
    const token = sentence.tokens[i] as Token;
    const form = token.form.toLowerCase();
    if (FORMER.has(form)) {
      former ||= !STILL_IN_OFFICE.has(form);
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
      break;
    }
    // "Turkish-backed militia": whoever stands before the participle owns nothing here.
    if (token.xpos === 'VBN' && /^[-‐‑]$/.test(sentence.tokens[i - 1]?.form ?? '')) break;
    const adjectival = MODIFIER_TAGS.has(token.upos) || MODIFIER_RELATIONS.has(token.deprel);
    const joint = PASSED_OVER.has(form) && i > 0 && form !== 'the' && form !== 'a' && form !== 'an';
    // "John Kerry and Foreign Minister Lavrov" are two; "American and South Korean officials" one phrase.
    const beside = expressions.find((other) => other.last === i - 1);
    const joins = adjectiveCoordination(sentence, i) && !(beside && namesPerson(beside));
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
    if (right.first === between && !roleOf(right)) {
      owners.push(right);
      last = right.last;
    }
  }
  if (/^-?elect$/i.test(sentence.tokens[last + 1]?.form ?? '')) former = true;

  return {
    expression,
    role: candidate.role,
    plural: candidate.plural,
    first,
    last,
    owners,
    ...(ownerPronoun === undefined ? {} : { ownerPronoun }),
    definite,
    former,
  };
}

function possessive(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && (token.xpos === 'POS' || /^['’]s?$/.test(token.form));
}

function canModify(sentence: Sentence, modifier: number, head: number, last: number): boolean {
  const token = sentence.tokens[modifier] as Token;
  return token.head === head || token.deprel === 'compound' || (sentence.tokens[last + 1]?.index ?? -1) <= head;
}

/** "American and South Korean officials": an "and" between two modifiers of the same noun, not between two phrases. */
function adjectiveCoordination(sentence: Sentence, and: number): boolean {
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
