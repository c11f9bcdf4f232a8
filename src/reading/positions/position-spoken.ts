import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  type FoundPosition,
  isActor,
  type PositionSight,
  positionsOn,
  speakersAt,
  stanceWords,
} from './found-position.ts';
import { isDenied, isNominal, isTo, joined } from './position-grammar.ts';

const VERBS_THAT_OPEN_A_SPEECH = wordClass('verbs that open a speech');

/** "The alliance needs a new strategy," said X: what a speaker says that is needed. */
export function needPositions(sight: PositionSight, verb: number): FoundPosition[] {
  const { tree } = sight;
  if (!/^(?:need|require|deserve)$/u.test(tree.lemma(verb)) || tree.isSupposed(verb) || isTo(tree, verb)) return [];
  const subject = tree.child(verb, 'nsubj');
  const object = tree.child(verb, 'obj');
  if (subject === undefined || object === undefined || !isNominal(tree, object) || isActor(sight, object)) return [];
  if (/^i$/iu.test(tree.token(subject).form)) return [];
  const ids = speakersAt(sight, verb);
  if (ids.length === 0) return [];
  return positionsOn(sight, {
    holder: { ids, head: verb },
    word: { act: 'demand', stance: '+' },
    at: verb,
    root: object,
    denied: isDenied(tree, verb),
    rule: 'needs',
    grade: 'weak',
  }).map((found) => ({ ...found, from: Math.min(found.from, subject) }));
}

/** "Let us stay engaged", "Stop the bombing", "Do not sign it" in somebody's own words. */
export function appealPositions(sight: PositionSight, verb: number): FoundPosition[] {
  const { tree, voices } = sight;
  const token = tree.token(verb);
  if (!/^VBP?$/u.test(token.xpos) || !/^(?:root|ccomp|parataxis)$/u.test(token.deprel)) return [];
  if (tree.child(verb, 'nsubj', 'mark', 'expl') !== undefined || tree.child(verb, 'csubj') !== undefined) return [];
  if (tree.children(verb, 'aux').some((aux) => tree.lemma(aux) !== 'do')) return [];
  const statement = voices.statementAt(token.start);
  if (statement === undefined || statement.type === 'indirect') return [];
  const ids = speakersAt(sight, verb);
  if (ids.length === 0) return [];
  const lets = tree.lemma(verb) === 'let';
  const root = lets ? tree.child(verb, 'xcomp', 'ccomp') : verb;
  if (root === undefined || (!lets && tree.children(verb).every((child) => child < verb))) return [];
  if (VERBS_THAT_OPEN_A_SPEECH.has(tree.lemma(root))) return [];
  const denied = tree.hasNegator(verb) !== (lets && tree.hasNegator(root));
  const [first] = positionsOn(sight, {
    holder: { ids, head: verb },
    word: { act: 'demand', stance: '+' },
    at: verb,
    root,
    rule: 'appeal',
    grade: 'weak',
    without: tree.children(root, 'aux', 'nsubj').filter((child) => child < root),
  });
  if (first === undefined) return [];
  return [{ ...first, act: denied ? 'oppose' : 'demand', stance: denied ? '-' : '+' }];
}

/** "bad trade deals", "his dangerous rhetoric" in somebody's words: a judgement beside the thing. Weak: only weights make it a position. */
export function attributePositions(sight: PositionSight, noun: number): FoundPosition[] {
  const { tree } = sight;
  if (isActor(sight, noun) || tree.token(noun).upos !== 'NOUN') return [];
  const judged = tree
    .children(noun, 'amod')
    .flatMap((token) => joined(tree, token))
    .find((token) => stanceWords(sight, 'judgement', tree.lemma(token)).length > 0);
  if (judged === undefined || tree.relation(noun) === 'compound') return [];
  const [entry] = stanceWords(sight, 'judgement', tree.lemma(judged));
  const ids = speakersAt(sight, noun);
  if (entry === undefined || ids.length === 0) return [];
  return positionsOn(sight, {
    holder: { ids, head: noun },
    word: entry,
    at: judged,
    root: noun,
    rule: ATTRIBUTE,
    grade: 'weak',
  });
}

/** The rule of judgements beside a noun, which are no position by themselves. */
export const ATTRIBUTE = 'attribute';
