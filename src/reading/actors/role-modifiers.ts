import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { type Expression, namesPerson } from './expressions.ts';
import { isNameOfOrgan, isOfAnotherDay, possessive, roleOf, type Standing, standingOf } from './role-words.ts';

/** The part of a role phrase that has been read: from its first word so far to the role noun. */
export interface PhraseSoFar {
  readonly sentence: Tree;
  /** The role noun. */
  readonly role: Expression;
  /** All expressions of the sentence, from left to right. */
  readonly expressions: readonly Expression[];
  /** The nearest expression on the left that has not been read. */
  neighbour: number;
  /** The word to read next. */
  at: number;
  first: number;
  readonly owners: Expression[];
  ownerPronoun: number | undefined;
  definite: boolean;
  generic: boolean;
  standing: Standing;
}

/**
 * What a rule makes of a word left of a role noun: the phrase goes `on` to the left, or it `ends` here; `noted` where the word says
 * something of the holder and the next rules read it too; undefined where the rule does not speak of it.
 */
type Step = 'on' | 'ends' | 'noted' | undefined;

/** A rule about the words before a role noun. */
export interface ModifierRule {
  readonly name: string;
  /** A sentence, the role noun in it, and the words of its phrase. */
  readonly example: { readonly text: string; readonly role: string; readonly phrase: string };
  readonly read: (phrase: PhraseSoFar, token: Token, form: string) => Step;
}

/** What stands before a role noun, the first rule that speaks of a word decides on it; a word that none takes ends the phrase. */
export const MODIFIER_RULES: readonly ModifierRule[] = [
  {
    name: 'a role before the role is a part of the phrase',
    example: {
      text: 'A State Department spokesman arrived.',
      role: 'spokesman',
      phrase: 'A State Department spokesman',
    },
    read: (phrase) => {
      const { sentence, role, owners, at } = phrase;
      const left = expressionAt(phrase);
      if (!left || !roleOf(left) || possessive(sentence, at + 1)) return undefined;
      if (left.last === left.first && isPlural(sentence, left.last)) return 'ends';
      if (!canModify(sentence, left.head, role.head, at)) return 'ends';
      // "a State Department spokesman": an organ that has one owner whatever the words say.
      if (isNameOfOrgan(left)) owners.unshift(left);
      return passOver(phrase, left);
    },
  },
  {
    name: 'a name before the role says whose it is',
    example: {
      text: 'The Chinese foreign minister arrived.',
      role: 'foreign minister',
      phrase: 'The Chinese foreign minister',
    },
    read: (phrase) => {
      const left = expressionAt(phrase);
      if (!left) return undefined;
      phrase.owners.unshift(left);
      return passOver(phrase, left);
    },
  },
  {
    name: 'a year is another phrase',
    example: { text: 'In 2002 President Bush left the treaty.', role: 'President', phrase: 'President' },
    read: ({ sentence, at }, _token, form) =>
      /^[12]\d{3}$/.test(form) && /^in$/i.test(sentence.tokens[at - 1]?.form ?? '') ? 'ends' : undefined,
  },
  {
    name: 'an ordinal or "next" means another holder',
    example: { text: 'The next president will sign it.', role: 'president', phrase: 'The next president' },
    read: (phrase, _token, form) => {
      if (!isOfAnotherDay(form)) return undefined;
      phrase.generic = true;
      return 'noted';
    },
  },
  {
    name: 'a word tells how the role is held',
    example: { text: 'The former president arrived.', role: 'president', phrase: 'The former president' },
    read: (phrase, _token, form) => {
      const told = standingOf(form);
      if (!told) return undefined;
      if (phrase.standing === 'held') phrase.standing = told;
      phrase.first = phrase.at--;
      return 'on';
    },
  },
  {
    name: 'a possessive pronoun opens the phrase',
    example: { text: 'China sent its foreign minister.', role: 'foreign minister', phrase: 'its foreign minister' },
    read: (phrase, token) => {
      if (token.deprel !== 'nmod:poss' || token.upos !== 'PRON') return undefined;
      phrase.ownerPronoun = phrase.at;
      phrase.definite = true;
      phrase.first = phrase.at;
      return 'ends';
    },
  },
  {
    name: 'a determiner opens the phrase',
    example: { text: 'Those officials left.', role: 'officials', phrase: 'Those officials' },
    read: (phrase, token, form) => {
      if (token.upos !== 'DET' && token.xpos !== 'DT') return undefined;
      const { sentence, at } = phrase;
      phrase.definite = DEFINITE.has(form);
      phrase.first = at;
      // "Mrs. Clinton, then the secretary of state,".
      if (form === 'the' && /^then$/i.test(sentence.tokens[at - 1]?.form ?? '')) {
        phrase.standing = 'then';
        phrase.first = at - 1;
      }
      return 'ends';
    },
  },
  {
    name: 'a name before a participle is its subject',
    example: { text: 'Boeing advised officials to wait.', role: 'officials', phrase: 'officials' },
    read: ({ expressions, at }, token) =>
      token.xpos === 'VBN' && expressions.some((other) => other.last === at - 1 && isNameOrRole(other))
        ? 'ends'
        : undefined,
  },
  {
    name: 'who stands before a hyphen and a participle owns nothing',
    example: { text: 'A Turkish-backed militia took the town.', role: 'militia', phrase: 'militia' },
    read: ({ sentence, at }, token) =>
      token.xpos === 'VBN' && /^[-‐‑]$/.test(sentence.tokens[at - 1]?.form ?? '') ? 'ends' : undefined,
  },
  {
    name: 'an "and" joins two modifiers of one noun',
    example: {
      text: 'American and South Korean officials met.',
      role: 'officials',
      phrase: 'American and South Korean officials',
    },
    read: (phrase, token, form) => {
      if (form !== 'and') return undefined;
      const { sentence, expressions, at } = phrase;
      // "John Kerry and Foreign Minister Lavrov" are two.
      const beside = expressions.find((other) => other.last === at - 1);
      if (!adjectiveCoordination(sentence, at) || (beside && isPhraseOfItsOwn(sentence, beside))) return 'ends';
      return goOn(phrase, isAdjectival(token));
    },
  },
  {
    name: 'a noun that hangs on no word of the phrase is of another',
    example: {
      text: "After the talks Poland's foreign minister left.",
      role: 'foreign minister',
      phrase: "Poland's foreign minister",
    },
    read: ({ role }, token) => {
      const outside = token.head < token.index || token.head > role.last;
      return token.upos === 'NOUN' && outside && OF_ANOTHER_PHRASE.test(token.deprel) ? 'ends' : undefined;
    },
  },
  {
    name: 'adjectives, nouns and numbers modify',
    example: { text: 'Three angry officials left.', role: 'officials', phrase: 'Three angry officials' },
    read: (phrase, token) => (isAdjectival(token) ? goOn(phrase, true) : undefined),
  },
  {
    name: 'hyphens and "\'s" join',
    example: {
      text: "Beijing's foreign minister left.",
      role: 'foreign minister',
      phrase: "Beijing's foreign minister",
    },
    read: (phrase, _token, form) => (JOINS.has(form) && phrase.at > 0 ? goOn(phrase, false) : undefined),
  },
];

/** Reads leftwards from a role noun as far as its phrase goes; fills in what the words tell. */
export function readModifiers(phrase: PhraseSoFar): void {
  const { sentence } = phrase;
  while (phrase.at >= 0) {
    const token = sentence.token(phrase.at);
    const form = token.form.toLowerCase();
    let step: Step;
    for (const rule of MODIFIER_RULES) {
      step = rule.read(phrase, token, form);
      if (step === 'on' || step === 'ends') break;
    }
    if (step !== 'on') return;
  }
}

const DEFINITE = wordClass('definite determiners');
const JOINS = new Set(['-', '–', '‑', "'s", '’s', "'", '’']);
const MODIFIER_TAGS = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN']);
const OF_ANOTHER_PHRASE = /^(?:root|obl|obj|iobj|nmod$|nsubj|conj)/;
/** "a leading scholar": what modifies a noun may be tagged as a verb. */
const MODIFIER_RELATIONS = new Set(['amod', 'compound', 'nummod']);

/** The expression that ends at the word to be read. */
function expressionAt({ expressions, neighbour, at }: PhraseSoFar): Expression | undefined {
  const left = expressions[neighbour];
  return left?.last === at ? left : undefined;
}

function passOver(phrase: PhraseSoFar, left: Expression): Step {
  phrase.first = left.first;
  phrase.at = left.first - 1;
  phrase.neighbour--;
  return 'on';
}

function goOn(phrase: PhraseSoFar, belongs: boolean): Step {
  if (belongs) phrase.first = phrase.at;
  phrase.at--;
  return 'on';
}

function isAdjectival({ upos, deprel }: Token): boolean {
  return MODIFIER_TAGS.has(upos) || MODIFIER_RELATIONS.has(deprel);
}

function isNameOrRole({ candidates }: Expression): boolean {
  return candidates.some((candidate) => candidate.as === 'name' || candidate.as === 'role');
}

/** "the Syrian refugees President Obama would admit": a plural noun does not modify the title behind it. */
function isPlural(sentence: Tree, index: number): boolean {
  return sentence.tokens[index]?.xpos === 'NNS';
}

/** "John Kerry and Minister Lavrov", "the army and allied fighters", "Hezbollah and key financiers": two, not one. */
function isPhraseOfItsOwn(sentence: Tree, beside: Expression): boolean {
  if (namesPerson(beside)) return true;
  const adjective = sentence.tokens[beside.last + 2]?.upos === 'ADJ';
  const whole = beside.candidates.some((c) => c.as === 'role' || (c.as === 'name' && c.entry.kind === 'organization'));
  return adjective && whole;
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
