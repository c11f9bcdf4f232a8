import { relationOf } from '../../src/language/structure.ts';
import type { Token } from '../../src/language/tree.ts';
import type { EventFrame, EventFrames } from '../../src/lexicon/words/event-frames.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';

const NOMINAL = new Set<Token['upos']>(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'X', 'SYM']);
const PHRASE_RELATIONS = new Set([
  'nsubj',
  'obj',
  'iobj',
  'obl',
  'nmod',
  'conj',
  'appos',
  'root',
  'compound',
  'amod',
  'vocative',
  'dislocated',
  'flat',
  'xcomp',
  'ccomp',
  'parataxis',
  'dep',
  'list',
]);
/** What hangs on a phrase's head without being of the phrase. */
const OUTSIDE = [
  'acl',
  'advcl',
  'appos',
  'case',
  'cc',
  'ccomp',
  'cop',
  'discourse',
  'mark',
  'nsubj',
  'parataxis',
  'punct',
];
const TIMES = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'day',
  'week',
  'month',
  'year',
  'night',
  'morning',
  'evening',
  'today',
  'yesterday',
  'tomorrow',
  'weekend',
  'midnight',
]);

/** Tokens that may head a side: heads of noun phrases, and pronouns. */
export function phraseHeads(sentence: Tree): readonly number[] {
  return sentence.tokens
    .filter((token) => NOMINAL.has(token.upos) && PHRASE_RELATIONS.has(relationOf(token)) && !isTime(token))
    .map((token) => token.index);
}

function isTime(token: Token): boolean {
  return TIMES.has(token.lemma.toLowerCase());
}

/** The words of a side: its head with what belongs to it, without clauses, further sides and words of time. */
export function phraseTokens(sentence: Tree, head: number): readonly number[] {
  const out = new Set(sentence.phrase(head, OUTSIDE));
  for (const c of sentence.children(head)) {
    const child = sentence.token(c);
    const relation = relationOf(child);
    if (relation === 'conj' || ((relation === 'nmod' || relation === 'obl') && isTime(child))) {
      for (const t of sentence.phrase(c)) out.delete(t);
    } else if (relation === 'appos' && sentence.tokens[c - 1]?.form === '(') {
      // an abbreviation in parentheses
      for (const t of sentence.phrase(c)) out.add(t);
    }
  }
  return [...out].sort((a, b) => a - b);
}

/** Features of one phrase: how it hangs on its predicate and on the root, and what these are. */
export function sideFeatures(sentence: Tree, head: number, frames: EventFrames): Map<string, number> {
  const out = new Map<string, number>();
  const add = (name: string): void => {
    out.set(name, 1);
  };
  const token = sentence.token(head);
  const path: string[] = [];
  let at = head;
  const up = sentence.ancestors(head);
  // coordinated phrases hang where the first one hangs
  while (relationOf(sentence.token(at)) === 'conj' && up.length > 0) at = up.shift() as number;
  const top = sentence.token(at);
  const isConjunct = at !== head;
  const governor = up[0];
  const relation = top.deprel;
  const preposition = sentence.prepositionOf(at);
  const hang = `${relation}${preposition ? `:${preposition}` : ''}`;
  path.push(relationOf(top));
  for (const a of up.slice(0, 3)) path.push(relationOf(sentence.token(a)));
  const named = sentence.nameAt(head);
  const kind = named ? named.type : token.upos === 'PRON' ? `pron:${token.lemma.toLowerCase()}` : token.upos;
  add(`hang ${hang}`);
  add(`path ${path.join('>')}`);
  add(`path ${preposition} ${path.slice(0, 2).join('>')}`);
  add(`kind ${kind}`);
  add(`head ${token.lemma.toLowerCase()}`);
  if (isConjunct) {
    add('conjunct');
    add(`conjunct ${hang}`);
  }
  add(`depth ${Math.min(5, up.length)}`);
  const before = phraseHeads(sentence).filter((h) => h < head).length;
  add(`order ${Math.min(4, before)}`);
  add(`order ${Math.min(4, before)} ${relationOf(top)}`);
  add(`kind ${kind} ${relationOf(top)}`);
  const governors = up.slice(0, 2);
  governors.forEach((g, level) => {
    const verb = sentence.token(g);
    const lemma = verb.lemma.toLowerCase();
    const categories = categoriesOf(verb, frames);
    const label = `g${level}`;
    add(`${label} ${lemma}`);
    add(`${label} ${lemma} ${hang}`);
    add(`${label} ${verb.upos} ${hang}`);
    if (categories.length === 0) add(`${label} none ${hang}`);
    for (const category of categories) {
      add(`${label} ${category} ${hang}`);
      add(`${label} ${category} ${path.slice(0, level + 1).join('>')}`);
    }
    if (sentence.isPassive(g)) add(`${label} passive ${hang}`);
    if (sentence.isNegated(g)) add(`${label} negated ${hang}`);
  });
  const root = sentence.rootOf();
  if (root !== undefined) {
    const verb = sentence.token(root);
    add(`root ${verb.lemma.toLowerCase()} ${path.join('>')}`);
    for (const category of categoriesOf(verb, frames)) add(`root ${category} ${path.join('>')}`);
    add(`side ${head < root ? 'before' : 'after'} root ${relationOf(top)}`);
    const complement = sentence.children(root, 'ccomp', 'xcomp')[0];
    if (complement !== undefined) {
      const inside = head === complement || up.includes(complement);
      add(`complement ${inside ? 'inside' : 'outside'} ${relationOf(top)}`);
      add(`complement ${verb.lemma.toLowerCase()} ${inside ? 'inside' : 'outside'} ${relationOf(top)}`);
    }
  }
  if (governor === undefined) add('no governor');
  if (token.lemma.toLowerCase() !== token.form.toLowerCase()) add(`plural ${relationOf(top)}`);
  for (const m of sentence.children(head, 'amod', 'compound', 'nmod:poss')) add(`mod ${sentence.token(m).upos}`);
  return out;
}

function categoriesOf(token: Token, frames: EventFrames): readonly (string | undefined)[] {
  const table =
    token.upos === 'VERB' || token.upos === 'AUX'
      ? frames.verbs
      : token.upos === 'ADJ'
        ? frames.adjectives
        : frames.nouns;
  const found: readonly EventFrame[] = table.get(token.lemma.toLowerCase()) ?? [];
  return [...new Set(found.map((frame) => frame.category))];
}
