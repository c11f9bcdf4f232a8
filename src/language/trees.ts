import { relationOf, type Structure, structureOf } from './structure.ts';
/**
 * Questions about a tree, for rules that follow grammar: who is the subject, what is denied, which words make up a
 * phrase. Pure functions over a sentence and token indices; every answer is an index (or list of indices) into
 * `sentence.tokens`.
 */
import type { Name, Sentence, Token } from './tree.ts';

/** UTF-16 offsets into the analysed text, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const NONE: readonly number[] = [];

/**
 * The token at an index. Throws a `RangeError` for an index outside the sentence.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * tokenAt(sentence, 1).lemma; // 'recall'
 */
export function tokenAt(sentence: Sentence, i: number): Token {
  const token = sentence.tokens[i];
  if (token === undefined) throw new RangeError(`no token ${i} in a sentence of ${sentence.tokens.length}`);
  return token;
}

/**
 * Children of a token in the order of the text.
 *
 * @param relations keep only these; a bare relation (`nsubj`) also takes its subtypes (`nsubj:pass`)
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * children(sentence, 1, 'nsubj', 'obj'); // [0, 3]
 */
export function children(sentence: Sentence, i: number, ...relations: readonly string[]): readonly number[] {
  const structure = structureOf(sentence);
  const all = structure.children[i] ?? NONE;
  if (relations.length === 0 || all.length === 0) return all;
  let kept: number[] | undefined;
  for (const c of all) {
    if (!isAmong(relations, structure, c)) continue;
    if (kept) kept.push(c);
    else kept = [c];
  }
  return kept ?? NONE;
}

function isAmong(relations: readonly string[], { sentence, relations: bare }: Structure, i: number): boolean {
  const own = bare[i] as string;
  const whole = tokenAt(sentence, i).deprel;
  for (const relation of relations) if (relation === own || relation === whole) return true;
  return false;
}

/**
 * First child with one of the relations; undefined if there is none.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * child(sentence, 1, 'obj'); // 3
 */
export function child(sentence: Sentence, i: number, ...relations: readonly string[]): number | undefined {
  const structure = structureOf(sentence);
  for (const c of structure.children[i] ?? NONE)
    if (relations.length === 0 || isAmong(relations, structure, c)) return c;
  return undefined;
}

/**
 * The root of the sentence; undefined for an empty one.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * rootOf(sentence); // 1
 */
export function rootOf(sentence: Sentence): number | undefined {
  return sentence.tokens.find((token) => token.head < 0)?.index;
}

/**
 * Tokens from the head of `i` up to the root.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * ancestors(sentence, 2); // [3, 1]
 */
export function ancestors(sentence: Sentence, i: number): number[] {
  const out: number[] = [];
  for (
    let h = tokenAt(sentence, i).head;
    h >= 0 && out.length <= sentence.tokens.length;
    h = tokenAt(sentence, h).head
  ) {
    out.push(h);
  }
  return out;
}

/**
 * Whether `i` is `top` or stands anywhere below it.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * dominates(sentence, 1, 2); // true
 */
export function dominates(sentence: Sentence, top: number, i: number): boolean {
  return i === top || ancestors(sentence, i).includes(top);
}

/**
 * All tokens of a phrase in the order of the text: a token with everything below it.
 *
 * @param without leaves out children of the top token with these relations, such as `conj` or `acl:relcl`
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * subtree(sentence, 3); // [2, 3]
 */
export function subtree(sentence: Sentence, i: number, without: readonly string[] = []): number[] {
  const out: number[] = [];
  const walk = (at: number): void => {
    out.push(at);
    for (const c of children(sentence, at)) {
      if (at === i && without.length > 0) {
        const token = tokenAt(sentence, c);
        if (without.includes(token.deprel) || without.includes(relationOf(token))) continue;
      }
      walk(c);
    }
  };
  walk(i);
  return out.sort((a, b) => a - b);
}

/**
 * Offsets of the smallest stretch of text that holds the given tokens, without punctuation at its edges.
 *
 * @example
 * const { sentences: [sentence], text } = await engine.analyse('Seoul recalled its envoy.');
 * const { start, end } = spanOf(sentence, [2, 3, 4]);
 * text.slice(start, end); // 'its envoy'
 */
export function spanOf(sentence: Sentence, tokens: readonly number[]): TextSpan {
  let first = Math.min(...tokens);
  let last = Math.max(...tokens);
  while (first < last && tokenAt(sentence, first).upos === 'PUNCT') first++;
  while (last > first && tokenAt(sentence, last).upos === 'PUNCT') last--;
  return { start: tokenAt(sentence, first).start, end: tokenAt(sentence, last).end };
}

/**
 * Offsets of a token with everything below it, see {@link subtree} and {@link spanOf}.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul recalled its envoy.');
 * subtreeSpan(sentence, 3); // { start: 15, end: 24 }
 */
export function subtreeSpan(sentence: Sentence, i: number, without: readonly string[] = []): TextSpan {
  return spanOf(sentence, subtree(sentence, i, without));
}

/**
 * The noun phrase about a head, for actors: its words without clauses, appositions, further conjuncts and case.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Both governments, which met in Geneva, agreed.');
 * nounPhrase(sentence, 1); // [0, 1]
 */
export function nounPhrase(sentence: Sentence, head: number): number[] {
  const tokens = subtree(sentence, head, NOT_IN_PHRASE);
  // keep what hangs together with the head: after an omitted clause the rest is another phrase
  return tokens.filter(
    (t) => tokenAt(sentence, t).upos !== 'PUNCT' || (t > (tokens[0] ?? 0) && t < (tokens.at(-1) ?? 0)),
  );
}

const NOT_IN_PHRASE: readonly string[] = [
  'acl',
  'advcl',
  'appos',
  'case',
  'cc',
  'conj',
  'cop',
  'mark',
  'aux',
  'nsubj',
  'csubj',
  'parataxis',
  'punct',
  'ccomp',
  'dislocated',
  'discourse',
  'vocative',
  'list',
  'orphan',
];

/**
 * Everything that is coordinated with a token, itself included, in the order of the text ("A, B and C" from any).
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Russia, China and Iran objected.');
 * conjunctsOf(sentence, 4); // [0, 2, 4]
 */
export function conjunctsOf(sentence: Sentence, i: number): number[] {
  let first = i;
  while (relationOf(tokenAt(sentence, first)) === 'conj') first = tokenAt(sentence, first).head;
  const out: number[] = [];
  const walk = (at: number): void => {
    out.push(at);
    for (const c of children(sentence, at, 'conj')) walk(c);
  };
  walk(first);
  return out.sort((a, b) => a - b);
}

/**
 * A token with its own conjuncts only ("B and C" from B in "A, B and C" is B alone: conjuncts hang on the first).
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Russia and China objected.');
 * [withConjuncts(sentence, 0), withConjuncts(sentence, 2)]; // [[0, 2], [2]]
 */
export function withConjuncts(sentence: Sentence, i: number): number[] {
  const out = [i];
  for (const c of children(sentence, i, 'conj')) out.push(...withConjuncts(sentence, c));
  return out;
}

/**
 * The first conjunct that a token is coordinated under, or the token itself.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Russia and China objected.');
 * firstConjunct(sentence, 2); // 0
 */
export function firstConjunct(sentence: Sentence, i: number): number {
  let at = i;
  while (relationOf(tokenAt(sentence, at)) === 'conj') at = tokenAt(sentence, at).head;
  return at;
}

/**
 * Auxiliaries and copulas of a predicate.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The envoy has been recalled.');
 * auxiliaries(sentence, 4); // [2, 3]
 */
export function auxiliaries(sentence: Sentence, predicate: number): readonly number[] {
  return children(sentence, predicate, 'aux', 'cop');
}

/**
 * Modal of a predicate ("will", "may"); a verb coordinated under another shares its modal if it has no auxiliary.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul may recall its envoy.');
 * modalOf(sentence, 2); // 1
 */
export function modalOf(sentence: Sentence, predicate: number): number | undefined {
  const own = auxiliaries(sentence, predicate);
  const modal = own.find((a) => tokenAt(sentence, a).xpos === 'MD');
  if (modal !== undefined || own.length > 0) return modal;
  const token = tokenAt(sentence, predicate);
  if (relationOf(token) !== 'conj' || token.xpos !== 'VB') return undefined;
  if (children(sentence, predicate, 'nsubj').length > 0) return undefined;
  return modalOf(sentence, token.head);
}

/**
 * Whether a predicate is in the passive: a passive auxiliary says so, or a participle stands without one ("an offer made
 * by Rome", "invited, he came"). "Had fought" is not, wherever the tree hangs it, and a past tense is not though the tree
 * calls its subject a passive one.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The envoy was recalled.');
 * isPassive(sentence, 3); // true
 */
export function isPassive(sentence: Sentence, predicate: number): boolean {
  if (children(sentence, predicate, 'aux:pass').length > 0) return true;
  const token = tokenAt(sentence, predicate);
  if (token.xpos !== 'VBN') return false;
  const helpers = children(sentence, predicate, 'aux').map((a) => tokenAt(sentence, a).lemma);
  if (helpers.includes('be')) return true;
  if (children(sentence, predicate, 'nsubj:pass', 'csubj:pass').length > 0) return true;
  if (helpers.length > 0 || children(sentence, predicate, 'nsubj').length > 0) return false;
  const relation = relationOf(token);
  if (relation === 'conj') return tokenAt(sentence, token.head).upos === 'VERB' && isPassive(sentence, token.head);
  return relation === 'acl' || relation === 'amod' || relation === 'advcl';
}

const NEGATORS = new Set(['not', "n't", 'never', 'neither', 'nor', 'no', 'hardly', 'scarcely', 'rarely', 'nowhere']);

/**
 * Whether a word itself carries a negator: "not", "never", "no", "nor"; "not only … but" affirms.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul did not recall its envoy.');
 * hasNegator(sentence, 3); // true
 */
export function hasNegator(sentence: Sentence, i: number): boolean {
  return children(sentence, i, 'advmod', 'cc', 'det').some((c) => {
    const { lemma } = tokenAt(sentence, c);
    if (!NEGATORS.has(lemma.toLowerCase())) return false;
    const next = sentence.tokens[c + 1]?.lemma;
    return !(lemma === 'not' && (next === 'only' || next === 'just' || next === 'merely'));
  });
}

/**
 * Whether a predicate is denied: it has a negator (see {@link hasNegator}), or a subject or object with "no" or "none". A
 * verb coordinated under a denied one is denied too if it shares its auxiliary ("did not see or hear").
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul did not recall its envoy.');
 * isNegated(sentence, 3); // true
 */
export function isNegated(sentence: Sentence, predicate: number): boolean {
  if (hasNegator(sentence, predicate)) return true;
  const empty = children(sentence, predicate, 'nsubj', 'obj').some(
    (c) =>
      /^(?:none|nobody|nothing|no-one|neither)$/.test(tokenAt(sentence, c).lemma.toLowerCase()) ||
      children(sentence, c, 'det').some((d) => tokenAt(sentence, d).lemma === 'no'),
  );
  if (empty) return true;
  const token = tokenAt(sentence, predicate);
  if (relationOf(token) === 'conj' && token.xpos === 'VB' && auxiliaries(sentence, predicate).length === 0) {
    const link = child(sentence, predicate, 'cc');
    if (link !== undefined && /^(?:or|nor)$/.test(tokenAt(sentence, link).lemma))
      return isNegated(sentence, token.head);
  }
  return false;
}

/**
 * Subjects of a predicate, conjuncts included ("A and B" gives both).
 *
 * Where a predicate has none of its own, they are sought as a reader does: a conjunct shares the subject of the verb it
 * is coordinated with; an open complement (`xcomp`) takes the object of its governor, else its subject; a participle or
 * infinitive under a noun (`acl`) takes the noun unless it is passive or an infinitive; a participle clause (`advcl`)
 * takes the subject of its main clause; a relative clause's pronoun stands for its noun.
 *
 * The subject of a passive is the one acted on: see {@link agentsOf} for who acts.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Russia and China want to talk.');
 * subjectsOf(sentence, 5); // [0, 2]
 */
export function subjectsOf(sentence: Sentence, predicate: number): number[] {
  return subjects(sentence, predicate, 0);
}

function subjects(sentence: Sentence, predicate: number, depth: number): number[] {
  if (depth > 8) return [];
  const own = children(sentence, predicate, 'nsubj').filter((s) => tokenAt(sentence, s).deprel !== 'nsubj:outer');
  if (own.length > 0)
    return own.flatMap((s) => resolveRelative(sentence, predicate, s)).flatMap((s) => withConjuncts(sentence, s));
  if (children(sentence, predicate, 'csubj', 'expl').length > 0) return [];
  const token = tokenAt(sentence, predicate);
  if (token.head < 0) return [];
  const head = tokenAt(sentence, token.head);
  switch (relationOf(token)) {
    case 'conj':
      if (head.upos === 'VERB' || head.upos === 'AUX' || children(sentence, head.index, 'cop').length > 0) {
        return subjects(sentence, head.index, depth + 1);
      }
      return [];
    case 'xcomp': {
      const control = child(sentence, head.index, 'obj', 'iobj');
      if (control !== undefined && !SUBJECT_CONTROL.has(head.lemma)) return withConjuncts(sentence, control);
      return subjects(sentence, head.index, depth + 1);
    }
    case 'acl':
      if (token.deprel === 'acl:relcl') return [];
      if (token.xpos === 'VBG' || token.xpos === 'VBN') return withConjuncts(sentence, head.index);
      return [];
    case 'advcl':
      if (token.xpos === 'VBG' || token.xpos === 'VBN' || token.xpos === 'VB')
        return subjects(sentence, head.index, depth + 1);
      return [];
    default:
      return [];
  }
}

/** Verbs whose infinitive belongs to their subject although they have an object ("promised Seoul to …"). */
const SUBJECT_CONTROL = new Set(['promise', 'threaten', 'vow', 'pledge', 'use', 'swear', 'undertake', 'offer']);

/** The noun that a relative pronoun stands for, when it is the subject or object of a relative clause. */
function resolveRelative(sentence: Sentence, predicate: number, i: number): number[] {
  const pronoun = tokenAt(sentence, i);
  if (!/^(?:WDT|WP)$/.test(pronoun.xpos)) return [i];
  let at = predicate;
  for (let steps = 0; steps < 6; steps++) {
    const token = tokenAt(sentence, at);
    if (token.deprel === 'acl:relcl' && token.head >= 0) return [token.head];
    if ((relationOf(token) === 'conj' || relationOf(token) === 'xcomp') && token.head >= 0) at = token.head;
    else break;
  }
  return [i];
}

/**
 * Objects of a predicate, direct first, conjuncts included; the object of "to see and hear it" is shared backwards.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul invited Russia and China.');
 * objectsOf(sentence, 1); // [2, 4]
 */
export function objectsOf(sentence: Sentence, predicate: number): number[] {
  const own = [...children(sentence, predicate, 'obj'), ...children(sentence, predicate, 'iobj')];
  if (own.length > 0) {
    return own.flatMap((o) => resolveRelative(sentence, predicate, o)).flatMap((o) => withConjuncts(sentence, o));
  }
  return [];
}

/**
 * Who acts in a passive: the `obl:agent`, or an `obl` marked with "by", conjuncts included.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The envoy was recalled by Seoul.');
 * agentsOf(sentence, 3); // [5]
 */
export function agentsOf(sentence: Sentence, predicate: number): number[] {
  const marked = children(sentence, predicate, 'obl').filter(
    (o) =>
      tokenAt(sentence, o).deprel === 'obl:agent' ||
      (isPassive(sentence, predicate) && caseOf(sentence, o) === 'by' && tokenAt(sentence, o).upos !== 'NUM'),
  );
  return marked.flatMap((o) => withConjuncts(sentence, o));
}

/**
 * Who does it: the agents of a passive, the subjects of an active predicate.
 *
 * @example
 * const { sentences: [passive, active] } = await engine.analyse('The envoy was recalled by Seoul. Tokyo protested.');
 * [doersOf(passive, 3), doersOf(active, 1)]; // [[5], [0]]
 */
export function doersOf(sentence: Sentence, predicate: number): number[] {
  return isPassive(sentence, predicate) ? agentsOf(sentence, predicate) : subjectsOf(sentence, predicate);
}

/**
 * To whom it is done: the subjects of a passive, the objects of an active predicate.
 *
 * @example
 * const { sentences: [passive, active] } = await engine.analyse('The envoy was recalled. Tokyo invited him.');
 * [undergoersOf(passive, 3), undergoersOf(active, 1)]; // [[1], [2]]
 */
export function undergoersOf(sentence: Sentence, predicate: number): number[] {
  return isPassive(sentence, predicate) ? subjectsOf(sentence, predicate) : objectsOf(sentence, predicate);
}

/**
 * Preposition of a nominal in lower case, fixed expressions joined ("because of"); empty if it has none.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul left because of the sanctions.');
 * caseOf(sentence, 5); // 'because of'
 */
export function caseOf(sentence: Sentence, i: number): string {
  const marker = child(sentence, i, 'case');
  return marker === undefined ? '' : fixedForm(sentence, marker);
}

/**
 * Subordinator or infinitive marker of a clause in lower case ("that", "to", "in order to"); empty if it has none.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul said that Tokyo agreed.');
 * markOf(sentence, 4); // 'that'
 */
export function markOf(sentence: Sentence, i: number): string {
  let words = '';
  for (const mark of children(sentence, i, 'mark')) {
    const form = fixedForm(sentence, mark);
    words = words === '' ? form : `${words} ${form}`;
  }
  return words;
}

/** A function word in lower case with the words of its fixed expression. */
function fixedForm(sentence: Sentence, i: number): string {
  let words = tokenAt(sentence, i).form.toLowerCase();
  for (const part of children(sentence, i, 'fixed')) words += ` ${tokenAt(sentence, part).form.toLowerCase()}`;
  return words;
}

/**
 * Nominals tied to a predicate or noun by a preposition.
 *
 * @param prepositions in lower case, such as `against`; none takes all
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul protested against the test in July.');
 * obliques(sentence, 1, 'against'); // [4]
 */
export function obliques(sentence: Sentence, i: number, ...prepositions: readonly string[]): number[] {
  return children(sentence, i, 'obl', 'nmod').filter(
    (o) => prepositions.length === 0 || prepositions.includes(caseOf(sentence, o)),
  );
}

/**
 * Clauses that complete a predicate: `ccomp` (with its own subject) and `xcomp` (without).
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul said that Tokyo agreed.');
 * complementsOf(sentence, 1); // [4]
 */
export function complementsOf(sentence: Sentence, predicate: number): readonly number[] {
  return children(sentence, predicate, 'ccomp', 'xcomp');
}

/**
 * Possessors of a noun ("Seoul's", "its", "of Seoul").
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse("Seoul's envoy left.");
 * possessorsOf(sentence, 2); // [0]
 */
export function possessorsOf(sentence: Sentence, i: number): number[] {
  return [...children(sentence, i, 'nmod:poss'), ...obliques(sentence, i, 'of')].flatMap((p) =>
    withConjuncts(sentence, p),
  );
}

/**
 * Particle verb in one string: "call off" for "called … off".
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul called off the talks.');
 * verbLemma(sentence, 1); // 'call off'
 */
export function verbLemma(sentence: Sentence, i: number): string {
  const particle = child(sentence, i, 'compound:prt');
  const lemma = tokenAt(sentence, i).lemma;
  return particle === undefined ? lemma : `${lemma} ${tokenAt(sentence, particle).form.toLowerCase()}`;
}

/**
 * The token of a name whose head lies outside the name.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The United Nations agreed.');
 * headOfName(sentence, sentence.names[0]); // 2
 */
export function headOfName(sentence: Sentence, name: Name): number {
  for (let i = name.first; i <= name.last; i++) {
    const head = tokenAt(sentence, i).head;
    if ((head < name.first || head > name.last) && tokenAt(sentence, i).upos !== 'PUNCT') return i;
  }
  return name.first;
}

/**
 * The name that a token is part of.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The United Nations agreed.');
 * nameAt(sentence, 2)?.type; // 'organization'
 */
export function nameAt(sentence: Sentence, i: number): Name | undefined {
  return sentence.names.find((name) => name.first <= i && i <= name.last);
}

/**
 * The tokens of a name.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The United Nations agreed.');
 * nameTokens(sentence, sentence.names[0]).map(({ form }) => form); // ['United', 'Nations']
 */
export function nameTokens(sentence: Sentence, name: Name): Token[] {
  return sentence.tokens.slice(name.first, name.last + 1);
}

/**
 * Text of a name as it stands.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The United Nations agreed.');
 * nameSpan(sentence, sentence.names[0]); // { start: 4, end: 18 }
 */
export function nameSpan(sentence: Sentence, name: Name): TextSpan {
  return { start: tokenAt(sentence, name.first).start, end: tokenAt(sentence, name.last).end };
}

/**
 * The nearest predicate above a token: the verb or copular predicate of the clause it stands in.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul said that Tokyo agreed.');
 * clauseOf(sentence, 3); // 4
 */
export function clauseOf(sentence: Sentence, i: number): number | undefined {
  for (const a of ancestors(sentence, i)) {
    const token = tokenAt(sentence, a);
    if (token.upos === 'VERB' || children(sentence, a, 'cop', 'nsubj').length > 0 || token.head < 0) return a;
  }
  return undefined;
}

export type Tense = 'past' | 'present' | 'future' | 'none';

/**
 * Tense of a predicate by its auxiliaries and its own form; "none" for infinitives and participles standing alone.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('Seoul will recall its envoy.');
 * tenseOf(sentence, 2); // 'future'
 */
export function tenseOf(sentence: Sentence, predicate: number): Tense {
  const modal = modalOf(sentence, predicate);
  if (modal !== undefined) {
    const lemma = tokenAt(sentence, modal).lemma;
    return lemma === 'will' || lemma === 'shall' ? 'future' : 'present';
  }
  for (const a of [...auxiliaries(sentence, predicate), predicate]) {
    const xpos = tokenAt(sentence, a).xpos;
    if (xpos === 'VBD') return 'past';
    if (xpos === 'VBZ' || xpos === 'VBP') {
      const perfect = tokenAt(sentence, a).lemma === 'have' && a !== predicate;
      return perfect ? 'past' : 'present';
    }
  }
  const token = tokenAt(sentence, predicate);
  if (relationOf(token) === 'conj' && token.head >= 0 && token.xpos === 'VBN') return tenseOf(sentence, token.head);
  return 'none';
}
