import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceFrames } from './event-triggers.ts';
import { operatorOf } from './operator-words.ts';

const OFTEN = wordClass('adverbs of habit and of former times');
const COUNTING = wordClass('nouns that count acts');
const SAME_TIME = wordClass('links to the same time');
const AT_AN_ACT = wordClass('prepositions at an act');
const SPANS = wordClass('plural spans of time');

/** The words that a date hangs on. */
export interface DateHeads {
  /** The noun, adjective or verb that the words of time are a part of; undefined where they stand alone. */
  readonly own: number | undefined;
  /** The verbs of the clauses around it, nearest first: they may be meant too ("signed the treaty in June"). */
  readonly clauses: readonly number[];
  /** The noun is what the clause falls into ("at Monday's summit", "during the 1991 war"). */
  readonly within?: boolean;
  /** The clause that tells what was then ("in 2008, when they fought"). */
  readonly whenClause?: number;
}

/**
 * What the words of time at a span hang on.
 * @param phrase the words count from what is named right behind them ("two days after the vote"), which is then a part
 *   of the expression
 */
export function dateHeads(sentence: Tree, span: Span, phrase: boolean): DateHeads {
  const [first, second] = sentence.tokens.filter((token) => token.start >= span.end);
  const when = first?.form === ',' ? second : first;
  const clause = when?.form.toLowerCase() === 'when' && when.head > when.index ? { whenClause: when.head } : {};
  return { ...headsOf(sentence, span, phrase), ...clause };
}

function headsOf(sentence: Tree, span: Span, phrase: boolean): DateHeads {
  const inside = sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  const outward = inside.filter((token) => {
    const head = sentence.tokens[token.head];
    return !head || head.start < span.start || head.end > span.end;
  });
  let top = outward.find((token) => !/^(?:DET|ADP|SCONJ|PUNCT)$/.test(token.upos)) ?? outward[0];
  const named = phrase && top ? sentence.tokens[top.head] : undefined;
  if (named && sentence.children(named.index, 'case', 'mark').some((c) => inside.some(({ index }) => index === c))) {
    top = named;
  }
  if (!top || top.head < 0) return { own: undefined, clauses: [] };
  const head = predicateAt(sentence, top.head);
  if (isPredicate(sentence, head)) return atPredicate(sentence, head, top.index);
  const clause = clauseAbove(sentence, head);
  const noun = sentence.token(head);
  const before = sentence.tokens[(inside[0]?.index ?? 0) - 1];
  const fixed = top.index < head || sentence.prepositionOf(top.index) === 'of';
  const possessive = top.deprel === 'nmod:poss';
  const within = sentence.relation(noun.index) === 'obl' && /^(?:in|at|during)$/.test(sentence.prepositionOf(head));
  if (fixed) {
    // "rejected on Monday demands for ..." reads like "Monday demands".
    const opens = inside[0]?.index === 0 && noun.upos === 'PROPN';
    const stray = before?.form.toLowerCase() === 'on' && sentence.relation(top.index) === 'compound';
    if (!possessive && clause !== undefined && (opens || stray)) return atPredicate(sentence, clause, top.index);
    if (!within) return { own: head, clauses: [] };
  } else if (/^(?:PROPN|PRON)$/.test(noun.upos)) {
    // A name is not of a day: "asked Moscow on Monday" tells when somebody asked, "leader Kim on Monday said" when he said so.
    const whole = clause ?? clauseAbove(sentence, head, false);
    if (whole !== undefined) return atPredicate(sentence, whole, top.index);
  }
  return { own: head, clauses: upwards(sentence, clause, top.index), ...(within ? { within } : {}) };
}

function atPredicate(sentence: Tree, verb: number, date: number): DateHeads {
  const [own, ...clauses] = upwards(sentence, verb, date);
  return { own, clauses };
}

/** A predicate and, as long as they are bare participles without a time of their own, those above. */
function upwards(sentence: Tree, verb: number | undefined, date: number): number[] {
  const out: number[] = [];
  let at = verb;
  while (at !== undefined && !out.includes(at)) {
    at = atSeam(sentence, at, date);
    out.push(at);
    const token = sentence.token(at);
    at =
      token.xpos === 'VBG' && /^(?:advcl|xcomp|acl)$/.test(sentence.relation(token.index))
        ? clauseAbove(sentence, at)
        : undefined;
  }
  return out;
}

/**
 * The predicate that words of time belong to where a saying meets what is said: "On Monday they met, the ministry said"
 * opens the reported words, "told a paper last week it would wait" still tells of the saying.
 */
function atSeam(sentence: Tree, verb: number, date: number): number {
  const told = sentence.children(verb, 'ccomp', 'parataxis').find((c) => date < c && c < verb);
  if (told !== undefined) return told;
  const { head, deprel } = sentence.token(verb);
  const opened = sentence.children(verb, 'mark', 'nsubj', 'aux').some((c) => c < date);
  return /^[cx]comp$/.test(deprel) && head >= 0 && head < date && date < verb && !opened ? head : verb;
}

/** The predicate that a copula or auxiliary belongs to. */
function predicateAt(sentence: Tree, at: number): number {
  const token = sentence.token(at);
  return /^(?:aux|cop)$/.test(sentence.relation(token.index)) && token.head >= 0 ? token.head : at;
}

/** Whether a token is the head of a clause. */
export function isPredicate(sentence: Tree, at: number): boolean {
  const token = sentence.token(at);
  if (token.upos === 'VERB' && !/^(?:amod|compound)$/.test(sentence.relation(token.index))) return true;
  return sentence.children(at, 'nsubj', 'cop').length > 0;
}

/** The head of the clause that a token stands in; undefined in a fragment without one. */
function clauseAbove(sentence: Tree, at: number, apart = true): number | undefined {
  let token = sentence.token(at);
  // An apposition tells of another time than its clause.
  for (let steps = 0; token.head >= 0 && steps < 12; steps++) {
    if (apart && sentence.relation(token.index) === 'appos') return undefined;
    token = sentence.token(token.head);
    if (isPredicate(sentence, token.index)) return token.index;
  }
  return undefined;
}

/** Words of blame, praise or thought: what they are about has another date than they. */
const REACTIONS = wordClass('verbs of reacting');
const REACTING = new Set<unknown>(['ACCUSE', 'REJECT', 'SUPPORT', 'REQUEST', 'THREATEN', 'PROTEST']);
/** Acts that a deed does: "the strike killed ten" tells when the strike was. */
const DONE_BY = wordClass('verbs of what acts do');

/**
 * The token above whose date is also that of an act at `at`; undefined where the two need not fall together. Reported
 * words, relative clauses, participles at a noun, causes and conditions have times of their own.
 */
export function sharesDateWith(found: SentenceFrames, at: number): number | undefined {
  const { sentence } = found;
  const token = sentence.token(at);
  const up = token.head;
  if (up < 0) return undefined;
  const relation = sentence.relation(token.index);
  switch (relation) {
    case 'conj': {
      const bothNouns = !isPredicate(sentence, at) && !isPredicate(sentence, up);
      const subject = sentence.children(at, 'nsubj').length > 0;
      return bothNouns || !subject || timeOf(sentence, at) === timeOf(sentence, up) ? up : undefined;
    }
    case 'xcomp':
    case 'ccomp': {
      const operator = operatorOf(found, up);
      return operator === 'said' || operator === 'alleged' ? undefined : up;
    }
    case 'parataxis':
      if (isNextClause(sentence, at)) return timeOf(sentence, at) === timeOf(sentence, up) ? up : undefined;
      return operatorOf(found, up) === 'said' || operatorOf(found, at) === 'said' ? undefined : up;
    case 'advcl': {
      const marks = sentence
        .children(at, 'mark', 'advmod', 'case')
        .filter((c) => sentence.token(c).xpos !== 'RB')
        .map((c) => sentence.token(c).form.toLowerCase());
      const perfect = sentence.children(at, 'aux').some((c) => /^hav/.test(sentence.token(c).form.toLowerCase()));
      if (perfect) return undefined;
      if (token.xpos === 'VBG') return marks.some((m) => !SAME_TIME.has(m)) ? undefined : up;
      if (token.xpos === 'VB') return marks.includes('to') ? up : undefined;
      return marks.some((m) => /^(?:when|as|while)$/.test(m)) && timeOf(sentence, at) === timeOf(sentence, up)
        ? up
        : undefined;
    }
    case 'amod':
      // A finite verb behind its noun is a predicate that the tree takes for a modifier.
      return up < at && /^VB[DZ]$/.test(token.xpos) ? up : undefined;
    case 'acl':
      // "articles alleging", "troops fighting": as long as what is told of the noun.
      return isTemporal(sentence, at) || (token.xpos === 'VBG' && sentence.children(at, 'mark', 'case').length === 0)
        ? up
        : undefined;
    case 'appos':
      return isPredicate(sentence, up) ? undefined : up;
    case 'obj':
    case 'nsubj':
    case 'obl':
    case 'nmod':
      return isPredicate(sentence, at) ? undefined : carrier(found, at, up, token.deprel);
    default:
      return undefined;
  }
}

/** "the war in which they sank", "the day when they met": the clause tells of the time of its noun. */
function isTemporal(sentence: Tree, clause: number): boolean {
  return sentence.children(clause, 'obl', 'advmod').some((c) => {
    const form = sentence.token(c).form.toLowerCase();
    return form === 'when' || (form === 'which' && /^(?:in|during|at)$/.test(sentence.prepositionOf(c)));
  });
}

/** "It tested a missile; Tokyo protested": a main clause behind another. */
export function isNextClause(sentence: Tree, at: number): boolean {
  const token = sentence.token(at);
  const apart = sentence.children(at, 'punct').some((c) => c < at && /^[;:—–-]+$/.test(sentence.token(c).form));
  return (
    sentence.relation(token.index) === 'parataxis' &&
    token.head < at &&
    apart &&
    sentence.children(at, 'nsubj').length > 0
  );
}

/** The word that says that the act of a noun took place: "began talks", "an attack killed ten", "a wave of strikes". */
function carrier(found: SentenceFrames, noun: number, up: number, deprel: string): number | undefined {
  const { sentence } = found;
  const { lemma } = sentence.token(up);
  if (!isPredicate(sentence, up)) {
    return deprel === 'nmod' && sentence.prepositionOf(noun) === 'of' && COUNTING.has(lemma) ? up : undefined;
  }
  if (deprel === 'nsubj') return DONE_BY.has(lemma) ? up : undefined;
  if (deprel === 'obj' || deprel === 'nsubj:pass') return reacts(found, up) ? undefined : up;
  return sentence.relation(noun) === 'obl' && AT_AN_ACT.has(sentence.prepositionOf(noun)) ? up : undefined;
}

/** Whether a verb tells of a thing without doing it: the date of the thing is not the verb's. */
export function reacts(found: SentenceFrames, verb: number): boolean {
  return REACTIONS.has(found.sentence.token(verb).lemma) || REACTING.has(found.verb[verb]?.frame.category);
}

/** Tokens below whose date an act at `at` shares for want of its own: later verbs of the same subject. */
export function datedBelow(found: SentenceFrames, at: number): readonly number[] {
  const { sentence } = found;
  return sentence.children(at, 'conj', 'xcomp', 'advcl').filter((c) => {
    const when = sentence.relation(c) === 'advcl';
    return (when || sentence.children(c, 'nsubj').length === 0) && sharesDateWith(found, c) === at;
  });
}

/** How the predicate at a token stands in time. */
export function timeOf(sentence: Tree, at: number): 'past' | 'present' | 'perfect' | 'pluperfect' | 'future' | 'none' {
  const auxiliaries = sentence.children(at, 'aux', 'cop').map((c) => sentence.token(c));
  const token = sentence.token(at);
  if (token.xpos === 'VBN' || token.xpos === 'VBD') {
    // "had criticized and accused": the auxiliary counts for both.
    const shared =
      sentence.relation(token.index) === 'conj' &&
      auxiliaries.length === 0 &&
      sentence.children(at, 'nsubj').length === 0;
    const above = shared && token.head >= 0 ? timeOf(sentence, token.head) : undefined;
    if (above === 'perfect' || above === 'pluperfect') return above;
  }
  const form = (pattern: RegExp): boolean => auxiliaries.some((token) => pattern.test(token.form.toLowerCase()));
  if (auxiliaries.some((token) => token.xpos === 'MD')) return 'future';
  if (form(/^(?:had|['’]d)$/)) return 'pluperfect';
  if (form(/^(?:have|has|['’]ve|['’]s)$/) && (token.xpos === 'VBN' || form(/^been$/))) return 'perfect';
  if (form(/^(?:was|were|did)$/)) return 'past';
  if (form(/^(?:is|are|am|do|does|['’]s|['’]re|['’]m)$/)) return 'present';
  const { xpos } = token;
  return xpos === 'VBD' ? 'past' : xpos === 'VBZ' || xpos === 'VBP' ? 'present' : 'none';
}

/** Whether a predicate tells of what was done often or for long, and so of no day ("for years", "repeatedly"). */
export function isLasting(sentence: Tree, at: number): boolean {
  if (sentence.children(at, 'advmod').some((c) => OFTEN.has(sentence.token(c).form.toLowerCase()))) return true;
  return sentence
    .children(at, 'obl')
    .some((c) => /^(?:for|over)$/.test(sentence.prepositionOf(c)) && SPANS.has(sentence.token(c).form.toLowerCase()));
}
