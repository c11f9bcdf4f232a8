import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isSupposed } from '../clause/hypothetical.ts';
import { isNegated, lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { type FoundStance, isActor, type StanceSight, speakersAt, stanceWords, standsOn } from './stance-found.ts';
import { isDenied, isNominal, isTo, joined } from './stance-grammar.ts';

/** "The alliance needs a new strategy," said X: what a speaker says that is needed. */
export function needStances(sight: StanceSight, verb: number): FoundStance[] {
  const { tree } = sight;
  if (!/^(?:need|require|deserve)$/u.test(lemmaAt(tree, verb)) || isSupposed(tree, verb) || isTo(tree, verb)) return [];
  const subject = childBy(tree, verb, 'nsubj');
  const object = childBy(tree, verb, 'obj');
  if (subject === undefined || object === undefined || !isNominal(tree, object) || isActor(sight, object)) return [];
  if (/^i$/iu.test(tokenAt(tree, subject).form)) return [];
  const ids = speakersAt(sight, verb);
  if (ids.length === 0) return [];
  return standsOn(sight, {
    holder: { ids, head: verb },
    word: { act: 'demand', stance: '+' },
    at: verb,
    root: object,
    denied: isDenied(tree, verb),
    rule: 'needs',
    grade: 'weak',
  }).map((stand) => ({ ...stand, from: Math.min(stand.from, subject) }));
}

/** "Let us stay engaged", "Stop the bombing", "Do not sign it" in somebody's own words. */
export function appealStances(sight: StanceSight, verb: number): FoundStance[] {
  const { tree, voices } = sight;
  const token = tokenAt(tree, verb);
  if (!/^VBP?$/u.test(token.xpos) || !/^(?:root|ccomp|parataxis)$/u.test(token.deprel)) return [];
  if (childBy(tree, verb, 'nsubj', 'mark', 'expl') !== undefined || childBy(tree, verb, 'csubj') !== undefined)
    return [];
  if (childrenBy(tree, verb, 'aux').some((aux) => lemmaAt(tree, aux) !== 'do')) return [];
  const statement = voices.statementAt(token.start);
  if (statement === undefined || statement.type === 'indirect') return [];
  const ids = speakersAt(sight, verb);
  if (ids.length === 0) return [];
  const lets = lemmaAt(tree, verb) === 'let';
  const root = lets ? childBy(tree, verb, 'xcomp', 'ccomp') : verb;
  if (root === undefined || (!lets && childrenBy(tree, verb).every((child) => child < verb))) return [];
  if (/^(?:say|look|listen|thank|see|remember|imagine|believe|tell|guess|come|go|wait)$/u.test(lemmaAt(tree, root)))
    return [];
  const denied = isNegated(tree, verb) !== (lets && isNegated(tree, root));
  const [first] = standsOn(sight, {
    holder: { ids, head: verb },
    word: { act: 'demand', stance: '+' },
    at: verb,
    root,
    rule: 'appeal',
    grade: 'weak',
    without: childrenBy(tree, root, 'aux', 'nsubj').filter((child) => child < root),
  });
  if (first === undefined) return [];
  return [{ ...first, act: denied ? 'oppose' : 'demand', stance: denied ? '-' : '+' }];
}

/** "bad trade deals", "his dangerous rhetoric" in somebody's words: a judgement beside the thing. Weak: only weights make it a stand. */
export function attributeStances(sight: StanceSight, noun: number): FoundStance[] {
  const { tree } = sight;
  if (isActor(sight, noun) || tokenAt(tree, noun).upos !== 'NOUN') return [];
  const judged = childrenBy(tree, noun, 'amod')
    .flatMap((token) => joined(tree, token))
    .find((token) => stanceWords(sight, 'judgement', lemmaAt(tree, token)).length > 0);
  if (judged === undefined || relationOf(tree, noun) === 'compound') return [];
  const [entry] = stanceWords(sight, 'judgement', lemmaAt(tree, judged));
  const ids = speakersAt(sight, noun);
  if (entry === undefined || ids.length === 0) return [];
  return standsOn(sight, {
    holder: { ids, head: noun },
    word: entry,
    at: judged,
    root: noun,
    rule: ATTRIBUTE,
    grade: 'weak',
  });
}

/** The rule of judgements beside a noun, which are no stand by themselves. */
export const ATTRIBUTE = 'attribute';
