import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  doersOf,
  type FoundPosition,
  isActor,
  namedBy,
  type PositionSight,
  positionsOn,
  speakersAt,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { complementPositions } from './position-complements.ts';
import { hasAuxiliary, isDenied, isMandative, isNominal, isTo, prepositionOf } from './position-grammar.ts';
import { isTalk, verbWords } from './verb-words.ts';

const VERBS_THAT_ONLY_NAME_AN_ACT = wordClass('verbs that only name an act');

/** Verbs under which an act is not done, only named ("declined to support", "could have stopped opposing"). */
const UNDONE = wordClass('verbs under which nothing is done');
/** Words that foretell what hangs on them. */
const FORESEEN = wordClass('words that foretell an act');
/** Verbs that make somebody do what he may not want. */
const MADE = wordClass('verbs of making somebody act');

/** Whether a verb is what somebody else is to do, or what somebody does not do. */
function isOnlyNamed(sight: PositionSight, verb: number): boolean {
  const { tree } = sight;
  const head = tree.token(verb).head;
  if (head < 0) return false;
  const relation = tree.relation(verb);
  // "is likely to reject", "is expected to ratify": a forecast.
  if (relation === 'xcomp' && FORESEEN.has(tree.lemma(head))) return true;
  if (relation === 'xcomp' && VERBS_THAT_ONLY_NAME_AN_ACT.has(tree.lemma(head))) return true;
  if (relation === 'conj' && tree.token(head).upos === 'VERB' && isTo(tree, head)) return isOnlyNamed(sight, head);
  if (relation === 'acl' && isTo(tree, verb)) {
    // "reluctance to", "refusal to", "an equation to allow": named by the noun. A plan or promise to do it is its holder's own.
    return !stanceWords(sight, 'noun', tree.lemma(head)).some(
      (entry) => entry.takes.includes('inf') && entry.act === 'commit',
    );
  }
  if (!/^(?:xcomp|advcl|ccomp)$/u.test(relation) || tree.token(head).upos !== 'VERB') return false;
  const entries = verbWords(sight, head);
  if (relation === 'ccomp')
    return entries.some((entry) => /^(?:demand|propose)$/u.test(entry.act)) && isMandative(tree, verb);
  if (!isTo(tree, verb)) return false;
  if (MADE.has(tree.lemma(head))) return true;
  const addressed =
    tree.child(head, 'obj', 'iobj') !== undefined ||
    tree.children(head, 'obl').some((child) => child < verb && /^(?:on|upon|to)$/u.test(prepositionOf(tree, child)));
  return addressed && takesOf(entries, 'addressee-inf') !== undefined;
}

/** Whether what a verb says is denied by the word above it: "does not want to sign", "declined to support". */
function isDeniedAbove({ tree }: PositionSight, verb: number): boolean {
  const head = tree.token(verb).head;
  if (head < 0 || tree.relation(verb) !== 'xcomp') return false;
  return isDenied(tree, head) !== UNDONE.has(tree.lemma(head));
}

/**
 * Whether what a verb says is only foretold or supposed by somebody else: "diplomats expect that China will veto it", "if the talks
 * fail, Moscow will reject the deal".
 */
function isForetold(sight: PositionSight, verb: number): boolean {
  const { tree } = sight;
  if (!hasAuxiliary(tree, verb, /^(?:will|would|['’]ll|wo|['’]d)$/iu)) return false;
  const agent = doersOf(sight, verb)?.ids ?? [];
  const speakers = speakersAt(sight, verb);
  if (speakers.length > 0) return !agent.some((id) => speakers.includes(id));
  // "A wiser rival would demand": the author's own "would" tells of nobody.
  if (hasAuxiliary(tree, verb, /^would$/iu) && isGeneric(sight, verb)) return true;
  const head = tree.token(verb).head;
  if (head < 0 || !/^(?:ccomp|parataxis)$/u.test(tree.relation(verb))) return false;
  const above = doersOf(sight, head)?.ids ?? [];
  return !agent.some((id) => above.includes(id));
}

/** Whether the doer is no particular one: "a worthy opposition". */
function isGeneric({ tree }: PositionSight, verb: number): boolean {
  const subject = tree.child(verb, 'nsubj');
  return (
    subject !== undefined && tree.children(subject, 'det').some((det) => /^(?:an?|any)$/iu.test(tree.token(det).form))
  );
}

/**
 * Positions by verbs: "X opposes Y", "X called on Z to do Y", "X refused to do Y", "X insisted that Y be done", "X accused Z of Y", "Y
 * worries X". Other rules handle "should" and "must".
 */
export function verbPositions(sight: PositionSight, verb: number): FoundPosition[] {
  const { tree } = sight;
  const entries = verbWords(sight, verb);
  if (entries.length === 0 || tree.isSupposed(verb) || isOnlyNamed(sight, verb)) return [];
  const denied = isDenied(tree, verb) !== isDeniedAbove(sight, verb);
  if (hasAuxiliary(tree, verb, /^(?:may|might|should|must)$/iu)) return [];
  // "declined to offer a figure" is silence.
  if (isTalk(sight, verb) && isDeniedAbove(sight, verb)) return [];
  if (hasAuxiliary(tree, verb, /^(?:could|can)$/iu) && !denied) return [];
  if (isForetold(sight, verb)) return [];
  const passive = tree.isPassive(verb);
  const moved = passive ? [] : stimulus(sight, verb, entries);
  if (moved.length > 0) return moved;
  const holder = doersOf(sight, verb);
  if (holder === undefined) return [];
  const make = (entry: StanceWord, root: number, tail: readonly number[] = []): FoundPosition[] =>
    positionsOn(sight, { holder, word: entry, at: verb, root, denied, rule: `verb-${entry.act}`, tail });
  const below = (infinitive: number): FoundPosition[] => verbPositions(sight, infinitive);
  return [...complementPositions({ sight, verb, entries, holder, passive, make, below })];
}

/** "The pact worries Berlin": the object takes the position, the subject is the issue. */
function stimulus(sight: PositionSight, verb: number, entries: readonly StanceWord[]): FoundPosition[] {
  const { tree } = sight;
  const entry = takesOf(entries, 'stimulus');
  const object = tree.child(verb, 'obj');
  const subject = tree.child(verb, 'nsubj', 'csubj');
  if (entry === undefined || object === undefined || subject === undefined) return [];
  const ids = namedBy(sight, object);
  if (ids.length === 0 || isActor(sight, subject) || !(isNominal(tree, subject) || tree.relation(subject) === 'csubj'))
    return [];
  return positionsOn(sight, {
    holder: { ids, head: object },
    word: entry,
    at: verb,
    root: subject,
    denied: isDenied(tree, verb),
    rule: 'verb-stimulus',
  }).map((found) => ({ ...found, to: Math.max(found.to, object) }));
}
