import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { type ConditionTie, endOf, openingAt } from './condition-openings.ts';

/** Words that tell the time as often as a condition; with a date they tell the time. */
const TIMES = new Set(['until', 'till', 'before', 'after', 'when', 'without', 'once']);
const WORDS_OF_TIME = wordClass('words of a time');
/** "As soon as possible", "if necessary": no more than a manner. */
const NO_MATTER = /^(?:possible|necessary|need(?:ed)?|required|so|not|any|ever|anything)$/u;
/** "If it wished" */
const LIKES = /^(?:it|he|she|they|we) (?:so )?(?:wish|want|like|choose|chose|please)(?:ed|es|s)?(?: to)?$/u;
const ONLY = /^(?:only|solely)$/u;

/** A condition as the words of a sentence put it. */
export interface ToldCondition {
  readonly tie: ConditionTie;
  /** Tokens of the opening and of what must be. */
  readonly opens: number;
  readonly first: number;
  readonly last: number;
  readonly span: Span;
  /** Nothing of its clause stands in front of it, so that what hangs on it follows. */
  readonly leads: boolean;
  /** Only of what is refused: "will not talk while shells fall", but "will talk while others fight". */
  readonly ofRefusals: boolean;
}

/**
 * Conditions of a sentence by the words that open them ("unless", "as soon as", "in return for", "should talks fail"), to
 * the next comma. Words are surer here than the tree, which hangs such clauses on many places.
 */
export function toldConditions(tree: Tree): readonly ToldCondition[] {
  const found: ToldCondition[] = [];
  const forms = tree.tokens.map(({ form }) => form.toLowerCase());
  for (let at = 0; at < forms.length; at++) {
    const opening = openingAt(tree, forms, at);
    if (!opening) continue;
    const first = at + opening.length;
    const isOnly = ONLY.test(forms[at - 1] ?? '') || ONLY.test(forms[first] ?? '');
    const last = endOfLeading(tree, at, first) ?? endOf(tree, first, isOnly && at <= 1);
    const span = tree.stretch(first, last);
    const isBare =
      (first === last && NO_MATTER.test(forms[first] ?? '')) || LIKES.test(forms.slice(first, last + 1).join(' '));
    if (!span || isManner(tree, forms, at, opening.words) || isBare || isTime(tree, first, last, opening.words))
      continue;
    if (isDated(tree, at, first, last, opening.words)) continue;
    // "But not before the siege is lifted" is "only if".
    const isNot = forms[at - 1] === 'not' && opening.tie !== 'if';
    const tie = (isOnly && opening.tie === 'if') || isNot ? 'only if' : opening.tie;
    found.push({
      tie,
      opens: at > 0 && ONLY.test(forms[at - 1] ?? '') ? at - 1 : at,
      first,
      last,
      span,
      leads: leads(tree, forms, at, last),
      ofRefusals: opening.words === 'while',
    });
    at = last;
  }
  return found;
}

/** "After weeks of silence it has agreed to leave": of a phrase that leads, the phrase alone. */
function endOfLeading(tree: Tree, at: number, first: number): number | undefined {
  const noun = tree.token(first - 1).head;
  if (at > 0 || first > at + 1 || tree.relation(first - 1) !== 'case' || noun < first) return undefined;
  const last = Math.max(...tree.subtree(noun));
  return tree.tokens[last + 1]?.upos === 'PUNCT' || hasVerb(tree, first, last) ? undefined : last;
}

/** "Before the end of the month", "until 2008". */
function isTime(tree: Tree, first: number, last: number, words: string): boolean {
  if (!TIMES.has(words)) return false;
  const tokens = tree.tokens.slice(first, last + 1);
  // "Before the Security Council" is a place.
  if (
    /^(?:after|before)$/u.test(words) &&
    /^\p{Lu}/u.test(tokens.find(({ upos }) => upos !== 'DET')?.form ?? '') &&
    !hasVerb(tree, first, last)
  )
    return true;
  if (hasVerb(tree, first, last)) return false;
  const head = tokens.find(({ upos }) => upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM' || upos === 'ADV');
  if (head === undefined || head.upos === 'NUM' || head.upos === 'ADV') return true;
  return tokens.slice(0, 6).some(({ lemma }) => WORDS_OF_TIME.has(lemma.toLowerCase()));
}

/** "A week after a ship was boarded": a measure of time in front of what has happened. */
function isDated(tree: Tree, at: number, first: number, last: number, words: string): boolean {
  if (words !== 'after' && words !== 'before') return false;
  const before = tree.tokens[at - 1];
  if (
    before === undefined ||
    !(WORDS_OF_TIME.has(before.lemma.toLowerCase()) || /^(?:shortly|soon)$/u.test(before.form))
  )
    return false;
  return tree.tokens.slice(first, last + 1).some(({ xpos }) => xpos === 'VBD');
}

function isDenial(form: string): boolean {
  return /^(?:no|not|n['’]t|nothing|nobody|none|never|neither|nor)$/u.test(form);
}

function hasVerb(tree: Tree, first: number, last: number): boolean {
  return tree.tokens.slice(first, last + 1).some(({ upos }) => upos === 'VERB' || upos === 'AUX');
}

function leads(tree: Tree, forms: readonly string[], at: number, last: number): boolean {
  const start = ONLY.test(forms[at - 1] ?? '') ? at - 1 : at;
  const before = forms[start - 1] ?? '';
  const isFirst =
    start === 0 || /^(?:["“;:]|``|that|and|but|or)$/u.test(before) || tree.token(start - 1).upos === 'PUNCT';
  const follows = /^(?:,|there|will|would|can|could)$/u.test(tree.tokens[last + 1]?.form ?? '');
  const opensClause = start === 0 || /^(?:["“;:]|``)$/u.test(before) || /^(?:that|and|but)$/u.test(before);
  return isFirst && follows && opensClause;
}

/** "Will leave without delay": but what is refused without something hangs on it. */
function isManner(tree: Tree, forms: readonly string[], at: number, words: string): boolean {
  return words === 'without' && tree.token(at + 1).xpos !== 'VBG' && at > 0 && !forms.slice(0, at).some(isDenial);
}
