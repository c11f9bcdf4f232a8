import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { recordId } from '../../records/identify.ts';
import type { Quantity } from '../../records/quantity.ts';
import type { Tree } from '../clause/tree.ts';
import { type ReadingContext, sentenceRef } from '../context/context.ts';
import { firstFound, NOTHING, type Rule } from '../context/rules.ts';
import { NUMBER_WORDS } from './number-words.ts';
import { boundBefore } from './quantity-bounds.ts';
import { type LooseNumber, readLoose } from './quantity-shares.ts';

const VERBS_OF_REACHING_A_NUMBER = wordClass('verbs of reaching a number');
const WORDS_BEHIND_A_CLOCK_TIME = wordClass('words behind a clock time');
const SCALE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    dozen: 12,
    m: 1e6,
    bn: 1e9,
    tn: 1e12,
    k: 1e3,
  }),
);
const CURRENCY: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₽': 'RUB',
  '₩': 'KRW',
  '₹': 'INR',
};
/** Nouns that measure; what is counted stands behind "of". */
const UNIT = wordClass('nouns of units');
const TIME = wordClass('nouns of units of time');
const CHANGE = wordClass('verbs of growing and shrinking');
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)/iu;

/**
 * Finds numbers with their unit, their range and what they count: "30,000 to 40,000 workers", "$1.5 billion", "some two
 * dozen ships", "60 percent of exports". Bounds and estimates ("at least 40", "some 5,000"), shares ("a third of") and loose
 * numbers ("dozens of") are read as such. Dates, clock times, ages, ordinals and numbers that are part of a name are left out.
 */
export function findQuantities(context: ReadingContext): Quantity[] {
  const quantities: Quantity[] = [];
  for (const tree of context.analysis.sentences) {
    const { tokens } = tree;
    let at = 0;
    while (at < tokens.length) {
      const loose = readLoose(tokens, at);
      if (loose !== undefined) {
        const quantity = describeLoose(context, tree, at, loose);
        if (quantity !== undefined) quantities.push(quantity);
        at = loose.end;
        continue;
      }
      const range = readRange(tokens, at);
      if (range === undefined) {
        at++;
        continue;
      }
      const { low, high, end } = range;
      const quantity = describe(context, numberSight(context.document.text, tree, at, end - 1, low, high));
      if (quantity !== undefined) quantities.push(quantity);
      at = end;
    }
  }
  return quantities;
}

/** "30-40,000", "between 5 and 10", "two to three million"; of a single number both ends are the same. */
function readRange(tokens: readonly Token[], at: number): { low: number; high: number; end: number } | undefined {
  const first = readNumber(tokens, at);
  if (first === undefined) return undefined;
  const link = tokens[first.end]?.form.toLowerCase() ?? '';
  const between = link === 'and' && tokens[at - 1]?.form.toLowerCase() === 'between';
  const second =
    link === 'to' || link === '-' || link === '–' || between ? readNumber(tokens, first.end + 1) : undefined;
  if (second === undefined) return { low: first.value, high: first.value, end: first.end };
  // The scale of the second number goes for both.
  const factor = second.scale / first.scale;
  const scaled = factor > 1 && first.value < (second.value / factor) * 10 && first.scale === 1 && second.scale > 1;
  const thousands =
    second.value >= 1000 && first.value < 1000 && second.value % 1000 === 0 && (link === '-' || link === '–');
  const low = first.value * (scaled ? second.scale : thousands ? 1000 : 1);
  return { low: Math.min(low, second.value), high: Math.max(low, second.value), end: second.end };
}

function readNumber(tokens: readonly Token[], at: number): { value: number; end: number; scale: number } | undefined {
  let end = at;
  let value: number | undefined;
  let scale = 1;
  const token = tokens[at];
  if (token === undefined) return undefined;
  const digits = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(m|bn|tn|k)?$/u.exec(token.form);
  if (digits !== null) {
    value = Number(`${(digits[1] ?? '').replaceAll(',', '')}${digits[2] ?? ''}`);
    scale = SCALE.get(digits[3] ?? '') ?? 1;
    value *= scale;
    end++;
  } else {
    const word = token.form.toLowerCase();
    if (
      NUMBER_WORDS.get(word) === undefined &&
      !(
        word === 'a' &&
        SCALE.get(tokens[at + 1]?.form.toLowerCase() ?? '') !== undefined &&
        (tokens[at + 1]?.form.length ?? 0) > 2
      )
    )
      return undefined;
    if (word === 'one' && token.upos === 'PRON') return undefined;
    value = word === 'a' ? 1 : (NUMBER_WORDS.get(word) ?? 0);
    end++;
    const hyphen = tokens[end]?.form === '-' ? 1 : 0;
    const unit = NUMBER_WORDS.get(tokens[end + hyphen]?.form.toLowerCase() ?? '');
    if (value >= 20 && unit !== undefined && unit < 10) {
      value += unit;
      end += hyphen + 1;
    }
  }
  while (end < tokens.length) {
    const form = tokens[end]?.form.toLowerCase() ?? '';
    const factor = form.length > 1 || form === 'm' ? SCALE.get(form) : undefined;
    if (factor === undefined || form === 'm') break;
    value *= factor;
    scale *= factor;
    end++;
  }
  return { value, end, scale };
}

/** A number in its sentence: from token `first` to `last`, from `low` to `high`. */
interface NumberSight {
  readonly tree: Tree;
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The code of the currency sign before it. */
  readonly currency: string | undefined;
  /** One number in one word. */
  readonly single: boolean;
  /** The noun that the tree hangs the number on. */
  readonly counted: Token | undefined;
}

/** What is counted, in which unit, and where the words of the quantity end. */
interface Measured {
  readonly unit?: string | undefined;
  readonly of?: string | undefined;
  readonly end: number;
}

function numberSight(text: string, tree: Tree, first: number, last: number, low: number, high: number): NumberSight {
  const before = tree.tokens[first - 1];
  let head = tree.token(first);
  while (head.head >= 0 && head.index >= first && head.index <= last) head = tree.token(head.head);
  return {
    tree,
    text,
    first,
    last,
    low,
    high,
    before,
    after: tree.tokens[last + 1],
    currency: before === undefined ? undefined : CURRENCY[before.form.toLowerCase()],
    single: first === last && low === high,
    counted:
      /^(?:nummod|amod|compound|det)/u.test(tree.token(last).deprel) || /^nummod/u.test(tree.token(first).deprel)
        ? head
        : undefined,
  };
}

/** Numbers that count nothing anyone would look up. */
export const UNCOUNTED: readonly Rule<NumberSight, true>[] = [
  {
    name: 'part of a name or a list',
    example: 'A Boeing 747 landed in Oslo.',
    find: ({ tree, last }) =>
      tree.token(last).upos === 'PROPN' || /^(?:flat|list)$/u.test(tree.relation(last)) || undefined,
  },
  {
    name: 'clock time or ordinal',
    example: 'The talks begin at 5 p.m. in Oslo.',
    find: ({ tree, last, after }) =>
      (after?.form === ':' && /^\d/u.test(tree.tokens[last + 2]?.form ?? '')) ||
      /:/u.test(tree.token(last).form) ||
      after?.form === 'th' ||
      WORDS_BEHIND_A_CLOCK_TIME.has((after?.form ?? '').toLowerCase()) ||
      undefined,
  },
  {
    name: 'day of a month',
    example: 'The talks began on July 12 in Oslo.',
    find: ({ single, before, after, high }) =>
      (single && before !== undefined && MONTH.test(before.form) && before.upos === 'PROPN') ||
      (single && after !== undefined && MONTH.test(after.form) && after.upos === 'PROPN' && high <= 31) ||
      undefined,
  },
  {
    name: 'year',
    example: 'The treaty of 1994 has lapsed.',
    find: ({ tree, single, first, last, currency, counted }) =>
      (single &&
        /^(?:1[5-9]|20)\d\d$/u.test(tree.token(last).form) &&
        currency === undefined &&
        (counted === undefined || counted.index < first || counted.xpos !== 'NNS')) ||
      undefined,
  },
  {
    name: 'age, or part of a word with hyphens',
    example: 'A 61-year-old man was arrested.',
    find: ({ tree, last, after }) =>
      (after?.form === '-' &&
        (!UNIT.has(tree.tokens[last + 2]?.lemma.toLowerCase() ?? '') || tree.tokens[last + 3]?.form === '-')) ||
      undefined,
  },
];

/** What is counted, in the order in which it is looked for. */
export const COUNTED: readonly Rule<NumberSight, Measured>[] = [
  { name: 'unit', example: 'Exports fell by 60 percent of their value.', find: inUnits },
  { name: 'noun', example: 'The bank hired 30,000 workers.', find: ofNoun },
  {
    name: 'noun behind "of", or what has grown',
    example: 'The number of refugees doubled to 600,000.',
    find: withoutNoun,
  },
  { name: 'sum of money', example: 'Japan gave $2bn in aid.', find: ofMoney },
];

/** "60 percent of exports", "a three-day visit", "40 km". */
function inUnits(sight: NumberSight): Measured | undefined {
  const { tree, last, after, currency, counted } = sight;
  const joined = after?.form === '-' ? tree.tokens[last + 2] : undefined;
  const noun =
    joined ??
    percentAt(tree.tokens, last + 1) ??
    (after !== undefined && (UNIT.has(after.lemma.toLowerCase()) || after.form === '%')
      ? after
      : counted !== undefined && counted.index > last && UNIT.has(counted.lemma.toLowerCase())
        ? counted
        : undefined);
  if (noun === undefined) return undefined;
  const percent = noun.form === '%' || noun.form.toLowerCase() === 'cent';
  const unit = currency ?? (percent ? 'percent' : noun.lemma.toLowerCase());
  const object = objectOf(tree, noun.index);
  const described =
    joined !== undefined && joined.head > joined.index && tree.token(joined.head).upos === 'NOUN'
      ? { of: phrase(sight.text, tree, joined.head, joined.index), end: tree.token(joined.head).end }
      : { end: noun.end };
  if (object === undefined) return { unit, ...described };
  const end = tree.token(Math.max(...shortPhrase(tree, object))).end;
  return { unit, of: phrase(sight.text, tree, object), end: Math.max(described.end, end) };
}

/** "30,000 workers". */
function ofNoun({ tree, text, last, currency, counted }: NumberSight): Measured | undefined {
  if (counted === undefined || counted.index <= last || !/^(?:NOUN|PROPN)$/u.test(counted.upos)) return undefined;
  return {
    unit: currency,
    of: phrase(text, tree, counted.index, last),
    end: Math.max(counted.end, tree.token(last).end),
  };
}

/** "Two of the soldiers", "the number of refugees doubled to 600,000"; a number that counts nothing is none to record. */
function withoutNoun({ tree, text, last, currency }: NumberSight): Measured | typeof NOTHING | undefined {
  if (currency !== undefined) return undefined;
  const object = objectOf(tree, last);
  if (object !== undefined)
    return { of: phrase(text, tree, object), end: tree.token(Math.max(...shortPhrase(tree, object))).end };
  const grown = growing(tree, last);
  return grown === undefined ? NOTHING : { of: grown, end: tree.token(last).end };
}

/** "$2bn in aid", "€30 million of weapons". */
function ofMoney({ tree, text, last, after, currency }: NumberSight): Measured {
  const link = after === undefined || !/^(?:in|of)$/u.test(after.form) ? undefined : after;
  const money = link === undefined || link.head <= link.index ? undefined : tree.token(link.head);
  const told =
    link !== undefined &&
    money?.upos === 'NOUN' &&
    !UNIT.has(money.lemma.toLowerCase()) &&
    (link.form === 'of' || (tree.child(money.index, 'det') === undefined && money.lemma !== 'order'));
  return told
    ? { unit: currency, of: phrase(text, tree, money.index, link.index), end: money.end }
    : { unit: currency, end: tree.token(last).end };
}

/** What stands behind "of" after a word. */
function objectOf(tree: Tree, token: number): number | undefined {
  return tree
    .children(token, 'nmod')
    .find((child) => child > token && tree.lemma(tree.child(child, 'case') ?? child) === 'of');
}

function describe(context: ReadingContext, sight: NumberSight): Quantity | undefined {
  const { tree, first, last, low, high, before, after, currency, single } = sight;
  const { tokens } = tree;
  if (firstFound(UNCOUNTED, sight) !== undefined) return undefined;
  const measured = firstFound(COUNTED, sight);
  if (measured === undefined) return undefined;
  const { unit, of, end } = measured;
  const aged = /^old/u.test(tokens[last + 3]?.form ?? tokens[last + 2]?.form ?? '');
  if (unit === 'year' && of === undefined && after !== undefined && aged) return undefined;
  // "Both sides", "the two leaders": no quantity that anyone would look up.
  if (unit === undefined && high <= 3 && /^\p{L}/u.test(tree.token(first).form) && single) return undefined;
  const opening = currency !== undefined && before !== undefined ? before.index : first;
  const found = low === high ? boundBefore(tokens, opening) : undefined;
  // "Over two years" is how long something took.
  const bound =
    found !== undefined && tree.token(found.at).form.toLowerCase() === 'over' && TIME.has(unit ?? '')
      ? undefined
      : found;
  const evidence = { start: tree.token(bound?.at ?? opening).start, end };
  return {
    kind: 'quantity',
    id: recordId('quantity', context.document.id, evidence.start, evidence.end),
    low,
    high,
    ...(unit === undefined ? {} : { unit }),
    ...(bound === undefined ? {} : { bound: bound.bound }),
    ...(of === undefined ? {} : { of }),
    evidence,
    sentence: sentenceRef(tree),
    provenance: { stage: 'quantities', by: 'rule', rule: 'number', grade: 'fair' },
  };
}

/** "Dozens of villages", "a third of its grain": what is counted stands behind "of" or "the". */
function describeLoose(context: ReadingContext, tree: Tree, first: number, loose: LooseNumber): Quantity | undefined {
  const { tokens } = tree;
  const marker = tokens[loose.end];
  const head = marker === undefined || marker.head <= marker.index ? undefined : tree.token(marker.head);
  if (head === undefined || !/^(?:NOUN|PROPN)$/u.test(head.upos)) return undefined;
  const behind = marker?.form.toLowerCase() === 'of' ? loose.end : loose.end - 1;
  const time = UNIT.has(head.lemma.toLowerCase()) && loose.unit === undefined;
  const found = boundBefore(tokens, first);
  const bound = loose.unit === undefined ? (found?.bound ?? 'about') : found?.bound;
  const unit = loose.unit ?? (time ? head.lemma.toLowerCase() : undefined);
  const evidence = { start: tree.token(found?.at ?? first).start, end: head.end };
  return {
    kind: 'quantity',
    id: recordId('quantity', context.document.id, evidence.start, evidence.end),
    low: loose.low,
    high: loose.high,
    ...(unit === undefined ? {} : { unit }),
    ...(bound === undefined ? {} : { bound }),
    ...(time ? {} : { of: phrase(context.document.text, tree, head.index, behind) }),
    evidence,
    sentence: sentenceRef(tree),
    provenance: { stage: 'quantities', by: 'rule', rule: loose.unit ?? 'many', grade: 'fair' },
  };
}

/** "Per cent" in two words. */
function percentAt(tokens: readonly Token[], at: number): Token | undefined {
  return tokens[at]?.form.toLowerCase() === 'per' && tokens[at + 1]?.form.toLowerCase() === 'cent'
    ? tokens[at + 1]
    : undefined;
}

/** "The number of refugees doubled to 600,000": what has grown or shrunk to a number, or reaches it. */
function growing(tree: Tree, number: number): string | undefined {
  const { head } = tree.token(number);
  if (head < 0) return undefined;
  const relation = tree.relation(number);
  const marker = tree.children(number, 'case').map((one) => tree.lemma(one));
  const reached = relation === 'obj' && VERBS_OF_REACHING_A_NUMBER.has(tree.lemma(head));
  const changed = relation === 'obl' && marker.includes('to') && CHANGE.has(tree.lemma(head));
  const subject = tree.child(head, 'nsubj');
  if (subject === undefined || !(reached || changed) || tree.token(subject).upos === 'PRON') return undefined;
  const words = tree.subtree(subject, (token) => /^(?:acl|appos|parataxis|punct)/u.test(tree.token(token).deprel));
  return words.map((token) => tree.token(token).form).join(' ');
}

function shortPhrase(tree: Tree, head: number): number[] {
  return tree.subtree(
    head,
    (token) =>
      tree.token(token).head === head &&
      (/^(?:acl|appos|case|punct|conj|advcl|parataxis)/u.test(tree.token(token).deprel) ||
        (tree.relation(token) === 'nmod' && tree.token(token).deprel !== 'nmod:poss' && token > head)),
  );
}

/** The noun that is counted with its adjectives, in the text's words. */
function phrase(text: string, tree: Tree, head: number, behind = -1): string {
  const tokens = shortPhrase(tree, head).filter((token) => token > behind);
  const first = tokens[0] ?? head;
  return text.slice(tree.token(first).start, tree.token(Math.max(head, first)).end).replace(/\s+/gu, ' ');
}
