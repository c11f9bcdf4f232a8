import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isBody, isState } from '../../records/actor-id.ts';
import { byRule } from '../../records/decision.ts';
import type { Tree } from '../clause/tree.ts';
import { isSayer } from '../quotes/quote-speakers.ts';
import type { Cast } from './cast.ts';

/** Some of a group: "one of them", "several of the ministers"; or who says something as one of those met before. */
interface Partitive {
  readonly head: number;
  /** The word for the group; undefined for "one", "others" alone. */
  readonly of: number | undefined;
  readonly last: number;
}

const SOME = wordClass('words for some of a group');
/** Relations of words that count what another word names: "two officials". */
const COUNTS = /^(?:nummod|det|amod|advmod|compound|flat|appos|nmod:desc)/;

/**
 * Words for some of a group. Alone they are read only where they say something: "one" may stand for anything else.
 *
 * @example "One of them, a doctor, agreed": head `One`, of `them`
 */
function partitiveAt(sentence: Tree, index: number): Partitive | undefined {
  const token = sentence.token(index);
  if (!SOME.has(token.form.toLowerCase()) || COUNTS.test(token.deprel)) return undefined;
  const of = sentence.children(index, 'nmod').find((other) => /^of$/i.test(sentence.prepositionOf(other)));
  if (of !== undefined && of > index) return { head: index, of, last: of };
  return isSayer(sentence, index) && sentence.children(index, 'nmod').length === 0
    ? { head: index, of: undefined, last: index }
    : undefined;
}

/** "One of them", behind all whom the sentence names. */
export function readPartitives(cast: Cast, sentence: Tree): void {
  for (const { index } of sentence.tokens) readPartitive(cast, sentence, index);
}

/** "One of them", "several of the ministers": they are of the group, and act for whom it acts. */
function readPartitive(cast: Cast, sentence: Tree, index: number): void {
  const part = partitiveAt(sentence, index);
  if (!part || cast.foundIn(sentence).some((found) => found.head === index)) return;
  const { head, of, last } = part;
  const group = of === undefined ? undefined : cast.foundIn(sentence).findLast((found) => found.head === of);
  // "One of the ships": a group that has words of its own is not the one met before.
  const pointing = of === undefined || sentence.token(of).upos === 'PRON' || sentence.token(of).upos === 'DET';
  const back = group?.actors.length || !pointing ? group : cast.memory.groupBefore(sentence, of ?? head);
  // Some of several actors: nobody tells which. "A member of NATO" is not NATO, "most of Syria" a part of the country.
  if (back?.actors.length !== 1 || (group?.kind === 'name' && group.actors.some(isStateOrBody))) return;
  const { actors, actsFor } = back;
  const place = { sentence, first: head, last: Math.max(last, group?.last ?? last), head };
  const chain = `part ${sentence.index} ${head}`;
  const decision = byRule('some of a group met before');
  cast.add({ ...place, kind: 'nominal', actors, actsFor, decision, grade: group?.grade ?? 'weak', chain });
}

function isStateOrBody(id: string): boolean {
  return isState(id) || isBody(id);
}
