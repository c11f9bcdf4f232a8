import type { Token } from '../../language/tree.ts';
import { defaultRoles, type EventFrame, type EventFrames, type FrameRoles } from '../../lexicon/words/event-frames.ts';
import type { Reality } from '../../records/event.ts';
import type { Category } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { SideFinder } from './event-sides.ts';
import { readFrames, type SentenceFrames, type Trigger } from './event-triggers.ts';

/** An act that words name, before it becomes a mention of one. */
export interface ActCandidate {
  readonly trigger: Trigger;
  readonly category: Category;
  readonly mode: string | undefined;
  readonly reality: Reality;
}

/** All that is known of a sentence before its acts are decided. */
export interface SentenceWords {
  readonly context: ReadingContext;
  readonly sentence: Tree;
  readonly found: SentenceFrames;
  readonly finder: SideFinder;
  readonly actors: ActorIndex;
  readonly frames: EventFrames;
}

/** Looks up the words of a sentence in the table of frames, and makes what finds the sides of its acts. */
export function sentenceWords(
  context: ReadingContext,
  actors: ActorIndex,
  frames: EventFrames,
  sentence: Tree,
): SentenceWords {
  const found = readFrames(sentence, frames, (token) => {
    const [first] = actors.headedBy(sentence.index, token)?.actors ?? [];
    return first === undefined ? undefined : (actors.actor(first)?.kind ?? 'unknown');
  });
  return { context, sentence, found, finder: new SideFinder(actors, sentence), actors, frames };
}

/** Which kind of act a word that the table does not hold might name; undefined for words that name none. */
export function kindOf(token: Token): Trigger['kind'] | undefined {
  if (token.upos === 'VERB') return 'verb';
  if (token.upos === 'NOUN') return 'noun';
  if (token.upos === 'ADJ' && /^(?:root|ccomp|xcomp|acl|advcl|conj|parataxis)/.test(token.deprel)) return 'adj';
  return undefined;
}

/** The frame of a word that the table does not hold: the usual places of the sides of such an act. */
export function openFrame(
  frames: EventFrames,
  kind: Trigger['kind'],
  word: string,
  category: Category | undefined,
): EventFrame {
  return {
    words: [word],
    head: 0,
    category,
    mode: undefined,
    roles: rolesOf(frames, kind, category),
    object: [],
    complement: undefined,
    line: 0,
  };
}

function rolesOf(frames: EventFrames, kind: Trigger['kind'], category: Category | undefined): FrameRoles {
  return (category && frames.defaults.get(`${kind} ${category}`)) ?? defaultRoles(frames.defaults, kind, undefined);
}
