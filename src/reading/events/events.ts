import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Mention } from '../../records/actor.ts';
import type { Event } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { type SentenceWords, sentenceWords } from './act-candidates.ts';
import type { ActMention } from './act-mentions.ts';
import { codebookActs, isOfCodebook } from './codebook-acts.ts';
import { deniedActs } from './denied-acts.ts';
import { EventCalendar } from './event-dates.ts';
import { gatherEvents } from './gather-events.ts';
import { toldActs } from './told-acts.ts';

/**
 * Who did what to whom, when, and whether it happened: the acts that the heads of records read and those that a user's codebook
 * names, with their dates and places; mentions of one act become one record.
 *
 * @param frames from `loadEventFrames()`
 * @param heads without them only the codebook names acts
 * @returns events in the order of the text
 */
export function readEvents(
  context: ReadingContext,
  actors: ActorIndex,
  frames: EventFrames,
  heads: AnchorReader | undefined,
): Event[] {
  return gatherEvents(context.document, readActs(context, actors, frames, heads), heads?.info);
}

/** Every mention of an act, in the order of the text, before those of one act become one record. */
export function readActs(
  context: ReadingContext,
  actors: ActorIndex,
  frames: EventFrames,
  heads: AnchorReader | undefined,
): readonly ActMention[] {
  const { date, regions, text } = context.document;
  const dateline = regions.find(({ kind }) => kind === 'dateline')?.span;
  const calendar = new EventCalendar(
    date,
    context.analysis,
    dateline && text.slice(dateline.start, dateline.end),
    actors.voice?.kind,
  );
  const people = withGuesses(actors);
  const told: ActMention[] = [];
  const anchors = heads?.anchors(context, actors, 'event');
  for (const sentence of context.analysis.sentences) {
    calendar.enter(sentence);
    if (!mayNameSides(sentence, people)) continue;
    const words = sentenceWords(context, people, frames, sentence);
    const named = codebookActs(words, calendar);
    const beside = (anchors?.get(sentence) ?? []).filter(({ word }) => !isTold(words, named, word));
    const read = heads ? toldActs({ words, calendar, info: heads.info }, beside) : [];
    const here = [...read.filter((act) => !named.some((other) => isSame(act, other))), ...named];
    told.push(...here, ...deniedActs(words, calendar, here));
  }
  return told;
}

/** The same, with open words as if they meant whom they might mean: what acts there are does not hang on who it was. */
function withGuesses(actors: ActorIndex): ActorIndex {
  const guessed = (mention: Mention | undefined): Mention | undefined => mention && (actors.guess(mention) ?? mention);
  return {
    ...actors,
    headedBy: (sentence, token) => guessed(actors.headedBy(sentence, token)),
    covering: (sentence, token) => guessed(actors.covering(sentence, token)),
  };
}

/** Whether a sentence has words that may mean a side of an act; every act needs a strong one. */
function mayNameSides({ index, tokens }: Tree, actors: ActorIndex): boolean {
  return tokens.some((token) => token.upos === 'PROPN' || actors.headedBy(index, token.index) !== undefined);
}

/** Whether a user's codebook tells of a word, or of words around it, what they name. */
function isTold(words: SentenceWords, named: readonly ActMention[], word: number): boolean {
  const { start } = words.sentence.token(word);
  return isOfCodebook(words, word) || named.some(({ trigger }) => trigger.start <= start && start < trigger.end);
}

/** Whether two words of a sentence tell the same act of the same sides. */
function isSame(a: ActMention, b: ActMention): boolean {
  const sides = ({ source, target }: ActMention): string =>
    JSON.stringify([...source, ...target].map(({ actor }) => actor).sort());
  return a.category === b.category && sides(a) === sides(b);
}
