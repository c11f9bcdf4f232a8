import { wordClass } from '../../lexicon/words/word-classes.ts';
import { doersOf, namedBy, type PositionSight, speakersAt } from '../positions/found-position.ts';
import { hasAuxiliary, isNominal, isTo } from '../positions/position-grammar.ts';
import {
  actTokens,
  conditionOn,
  type DraftTerm,
  exchangeAfter,
  OUTLINE,
  type ProposalDraft,
  termsOf,
} from './proposal-draft.ts';
import { authorsOf, wouldTerms } from './proposal-plans.ts';

const WOULD = /^(?:would|will|could|['’]d|['’]ll)$/iu;
/** Verbs that hold something out to another side. */
const HOLDS_OUT = wordClass('verbs of holding out');

/** "X promised Y three billion in return for Z", "X dangled cheaper gas if Y dropped the pact". */
export function heldOut(sight: PositionSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (!HOLDS_OUT.has(tree.lemma(verb)) || tree.hasNegator(verb) || tree.isSupposed(verb)) return undefined;
  const object = tree.child(verb, 'obj', 'xcomp');
  if (object === undefined || object < verb) return undefined;
  const condition = conditionOn(tree, verb, object);
  if (condition === undefined && exchangeAfter(tree, object) === undefined) return undefined;
  const by = doersOf(sight, verb);
  if (by === undefined) return undefined;
  const terms = termsOf(sight, object, by.ids, [verb]);
  return terms.length < 2
    ? undefined
    : { tree, by: by.ids, terms, at: verb, from: Math.min(by.head, verb), rule: 'held-out', plan: 'offer' };
}

/** "Both armies should withdraw; in return, the blockade would end": the act before, and the one that is given for it. */
export function inReturn(sight: PositionSight, word: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (!/^(?:return|exchange)$/u.test(tree.lemma(word)) || tree.tokens[word - 1]?.form.toLowerCase() !== 'in')
    return undefined;
  if (tree.tokens[word + 1]?.form.toLowerCase() === 'for') return undefined;
  const after = tree.tokens.find(
    ({ index, upos }) => index > word && upos === 'VERB' && hasAuxiliary(tree, index, WOULD),
  )?.index;
  const before = tree.tokens.findLast(
    ({ index, upos }) =>
      index < word - 1 &&
      upos === 'VERB' &&
      (isTo(tree, index) ||
        hasAuxiliary(tree, index, /^(?:would|will|should|must|could)$/iu) ||
        tree.relation(index) === 'ccomp'),
  )?.index;
  // "A would do X, and B would do Y in return": both stand before.
  const given = after ?? before;
  const asked =
    after === undefined
      ? tree.tokens.findLast(
          ({ index, upos }) =>
            before !== undefined &&
            index < before &&
            upos === 'VERB' &&
            (isTo(tree, index) || hasAuxiliary(tree, index, WOULD)),
        )?.index
      : before;
  if (given === undefined || asked === undefined || given === asked) return undefined;
  const speakers = speakersAt(sight, asked);
  const root = tree.tokens.find(({ head }) => head < 0)?.index ?? asked;
  const by = speakers.length > 0 ? speakers : root === asked || root === given ? [] : (doersOf(sight, root)?.ids ?? []);
  const term = (act: number, tie?: DraftTerm['tie']): DraftTerm => {
    const border = act < word ? word - 1 : tree.tokens.length;
    return {
      tree,
      actors: doersOf(sight, act)?.ids ?? [],
      tokens: actTokens(
        tree,
        act,
        [given, asked].filter((other) => other !== act),
        new Set([word]),
      ).filter((token) => token >= act && token < border),
      ...(tie === undefined ? {} : { tie }),
    };
  };
  return {
    tree,
    by,
    terms: [term(asked), term(given, 'exchange')],
    at: word,
    from: Math.min(asked, given),
    rule: 'in-return',
    plan: 'deal',
  };
}

/** "The offer is simple: A would X and B would Y", "Washington's latest offer: a freeze on sanctions". */
export function planColon(sight: PositionSight, colon: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (tree.token(colon).form !== ':' || colon < 1 || colon > 22 || colon >= tree.tokens.length - 2) return undefined;
  const plan = tree.tokens.find(
    ({ index, upos, lemma }) => index < colon && upos === 'NOUN' && OUTLINE.has(lemma.toLowerCase()),
  )?.index;
  if (plan === undefined) return undefined;
  const heads = tree.tokens
    .filter(({ index, head, upos }) => index > colon && head <= colon && upos !== 'PUNCT')
    .map(({ index }) => index);
  const terms = heads.flatMap((head) => {
    const verbal = tree.token(head).upos === 'VERB';
    if (verbal && hasAuxiliary(tree, head, WOULD)) return wouldTerms(sight, head);
    if (verbal && tree.child(head, 'nsubj') !== undefined) return [];
    return verbal || isNominal(tree, head) ? termsOf(sight, head, []) : [];
  });
  return terms.length === 0
    ? undefined
    : { tree, by: authorsOf(sight, plan), terms, at: plan, from: plan, rule: 'plan-colon', plan: tree.lemma(plan) };
}

/** "The idea is that both armies pull back", "the plan is for Serbia to withdraw", "its proposal was to share the river". */
export function planIs(sight: PositionSight, plan: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (!OUTLINE.has(tree.lemma(plan)) || !/^nsubj/u.test(tree.token(plan).deprel)) return undefined;
  const root = tree.token(plan).head;
  if (root <= plan || tree.hasNegator(root)) return undefined;
  const make = (terms: readonly DraftTerm[]): ProposalDraft | undefined =>
    terms.length === 0
      ? undefined
      : { tree, by: authorsOf(sight, plan), terms, at: plan, from: plan, rule: 'plan-is', plan: tree.lemma(plan) };
  const marks = tree.children(root, 'mark', 'case').map((mark) => tree.lemma(mark));
  const outer = tree.token(plan).deprel === 'nsubj:outer';
  if (outer && tree.token(root).upos === 'VERB' && marks.some((mark) => /^(?:that|to)$/u.test(mark)))
    return make(termsOf(sight, root, []));
  const inner = tree
    .children(root, 'acl', 'xcomp', 'ccomp', 'advcl')
    .find((child) => child > root && isTo(tree, child));
  if (marks.includes('for') && inner !== undefined) return make(termsOf(sight, inner, namedBy(sight, root)));
  return undefined;
}

/** "X said that A should do Y and B should do Z": what a speaker asks of two sides at once is a plan. */
export function twoSided(sight: PositionSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  const ought = (act: number): boolean =>
    hasAuxiliary(tree, act, /^(?:should|must)$/iu) && tree.child(act, 'nsubj') !== undefined;
  if (!ought(verb)) return undefined;
  const others = tree.children(verb, 'conj', 'advcl', 'parataxis').filter((other) => other > verb && ought(other));
  if (others.length === 0) return undefined;
  const speakers = speakersAt(sight, verb);
  if (speakers.length === 0) return undefined;
  const sides = [verb, ...others].map((act) => namedBy(sight, tree.child(act, 'nsubj') ?? act));
  if (sides.some((side) => side.length === 0) || new Set(sides.map((side) => side.join(' '))).size < 2)
    return undefined;
  const acts = [verb, ...others];
  return {
    tree,
    by: speakers,
    terms: acts.map((act, order) => ({
      tree,
      actors: sides[order] ?? [],
      tokens: actTokens(tree, act, acts, new Set()).filter((token) => token >= act),
    })),
    at: verb,
    from: verb,
    rule: 'two-sided',
    plan: 'proposal',
  };
}
