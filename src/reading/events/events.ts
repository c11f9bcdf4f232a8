import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Mention } from '../../records/actor.ts';
import { byRule } from '../../records/decision.ts';
import type { Event } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import type { Anchor, AnchorReader } from '../heads/anchors.ts';
import { type ActCandidate, type SentenceWords, sentenceWords } from './act-candidates.ts';
import { actMention } from './act-mentions.ts';
import { deniedActs } from './denied-acts.ts';
import { EventCalendar } from './event-dates.ts';
import { actCandidates, isOfCodebook } from './find-candidates.ts';
import { type ActMention, gatherEvents } from './gather-events.ts';
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
    const own = codebookActs(words, told);
    const beside = anchorsBeside(words, own, anchors?.get(sentence) ?? []);
    const named = own.flatMap((act) =>
      act.kept ? actMention(words, calendar, act, act.kept, byRule(ruleOf(act))) : [],
    );
    const read = heads ? toldActs({ words, calendar, info: heads.info }, beside) : [];
    const here = [...read.filter((act) => !named.some((other) => isSame(act, other))), ...named];
    told.push(...here, ...deniedActs(words, calendar, here));
  }
  return gatherEvents(context.document, told);
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

/** Anchors at words of which a user's codebook says nothing. */
function anchorsBeside(
  words: SentenceWords,
  own: readonly ActCandidate[],
  anchors: readonly Anchor[],
): readonly Anchor[] {
  const taken = new Set(own.flatMap(({ trigger: { token, noun = token } }) => [token, noun]));
  return anchors.filter(({ word }) => !taken.has(word) && !isOfCodebook(words, word));
}

/** Acts of the words that a user's codebook names, whatever the heads make of them. */
function codebookActs(words: SentenceWords, told: readonly ActMention[]): readonly ActCandidate[] {
  if (!words.sentence.tokens.some(({ index }) => isOfCodebook(words, index))) return [];
  return actCandidates(words, told).filter(
    ({ trigger: { ownNoun, nounFrame, frame } }) => (ownNoun ?? nounFrame ?? frame).own !== undefined,
  );
}

/** Whether two words of a sentence tell the same act of the same sides. */
function isSame(a: ActMention, b: ActMention): boolean {
  const sides = ({ source, target }: ActMention): string =>
    JSON.stringify([...source, ...target].map(({ actor }) => actor).sort());
  return a.category === b.category && sides(a) === sides(b);
}

/** How the rules read an act: the row of the table that names it, and what decided its reality. */
function ruleOf({ rule, finding }: ActCandidate): string {
  return `${rule}; ${finding.rule}`;
}
