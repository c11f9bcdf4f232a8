import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Actor, Mention } from '../../records/actor.ts';
import { byModel, byRule } from '../../records/decision.ts';
import type { Event } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import type { Anchor, AnchorReader } from '../heads/anchors.ts';
import { type ActCandidate, type SentenceWords, sentenceWords, type WeighedWords } from './act-candidates.ts';
import { asWeighed, decideAct, decideReality, decideSides, keptSides, suretyOf } from './act-decisions.ts';
import { actMention } from './act-mentions.ts';
import type { ActModel } from './act-model.ts';
import { deniedActs } from './denied-acts.ts';
import { EventCalendar } from './event-dates.ts';
import { actCandidates, isOfCodebook } from './find-candidates.ts';
import { type ActMention, gatherEvents } from './gather-events.ts';
import type { KindredWords } from './kindred-words.ts';
import { type SideCandidate, sideCandidates } from './side-candidates.ts';
import { findSpokenActs } from './spoken-acts.ts';
import { toldActs } from './told-acts.ts';

/** What weighs the words of acts: weights and, for words that the table does not hold, their neighbours in it. */
export interface ActWeights {
  readonly model: ActModel;
  readonly kindred: KindredWords;
}

/** Events, and the groups without a name that take part in them. */
export interface FoundEvents {
  readonly events: Event[];
  readonly groups: readonly Actor[];
}

/**
 * Who did what to whom, when, and whether it happened: reads the words that name acts (data/event-frames.tsv), finds
 * the sides where the frame of each word says they stand, works out its reality and date, and gathers mentions of the
 * same act into one record. With weights these decide which words name an act, of which category, and who takes part;
 * what the rules say is part of their evidence.
 *
 * @param frames from `loadEventFrames()`
 * @returns events in the order of the text
 */
export function readEvents(
  context: ReadingContext,
  actors: ActorIndex,
  frames: EventFrames,
  weights?: ActWeights,
  heads?: AnchorReader,
): FoundEvents {
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
  const groups = new Map<string, Actor>();
  const anchors = heads?.anchors(context, actors, 'event');
  for (const sentence of context.analysis.sentences) {
    calendar.enter(sentence);
    if (!mayNameSides(sentence, people)) continue;
    const words = sentenceWords(context, people, frames, sentence);
    if (heads) {
      told.push(...toldActs({ words, calendar, info: heads.info }, anchorsBeside(words, anchors?.get(sentence) ?? [])));
      told.push(...codebookActs(words, calendar, told));
      const here = told.filter((act) => act.sentence === sentence);
      told.push(...deniedActs(words, calendar, here));
      continue;
    }
    if (!words.finder.mayBeStrong()) continue;
    const candidates = actCandidates(words, weights !== undefined, told);
    const acts = weights
      ? weighedActs({ ...words, kindred: weights.kindred }, calendar, candidates, weights.model)
      : { mentions: ruledActs(words, calendar, candidates), groups: [] };
    for (const group of acts.groups) groups.set(group.id, group);
    const known = candidates.filter((candidate) => candidate.known);
    told.push(...withSpoken(acts.mentions, findSpokenActs({ ...words, calendar }, known)));
  }
  const events = gatherEvents(context.document, told);
  const named = new Set(events.flatMap(({ source, target }) => [...source, ...target].map(({ actor }) => actor)));
  return { events, groups: [...groups.values()].filter(({ id }) => named.has(id) && !actors.actor(id)) };
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
function anchorsBeside(words: SentenceWords, anchors: readonly Anchor[]): readonly Anchor[] {
  return anchors.filter(({ word }) => !isOfCodebook(words, word));
}

/** Acts of the words that a user's codebook names, whatever heads or weights make of them. */
function codebookActs(
  words: SentenceWords,
  calendar: EventCalendar,
  told: readonly ActMention[],
): readonly ActMention[] {
  if (!words.sentence.tokens.some(({ index }) => isOfCodebook(words, index))) return [];
  const own = actCandidates(words, false, told).filter(({ trigger }) => trigger.frame.own !== undefined);
  return ruledActs(words, calendar, own);
}

/** Acts that the rules see. */
function ruledActs(
  words: SentenceWords,
  calendar: EventCalendar,
  candidates: readonly ActCandidate[],
): readonly ActMention[] {
  return candidates.flatMap((candidate) =>
    candidate.kept ? actMention(words, calendar, candidate, candidate.kept, byRule(ruleOf(candidate))) : [],
  );
}

/** Acts that the weights take, with the groups without a name that take part in them. */
function weighedActs(
  words: WeighedWords,
  calendar: EventCalendar,
  candidates: readonly ActCandidate[],
  model: ActModel,
): { readonly mentions: readonly ActMention[]; readonly groups: readonly Actor[] } {
  const people = sideCandidates(words);
  // The weights choose among these people: where none is strong, a word that the rules take for none need not be weighed.
  const mayAct = people.some(isPossibleSide);
  const mentions: ActMention[] = [];
  const groups: Actor[] = [];
  for (const candidate of candidates) {
    if (!mayAct && !candidate.kept) continue;
    const act = decideAct(words, candidate, model);
    if (!act) continue;
    const sides = decideSides(words, act, people, model.sides);
    groups.push(...sides.groups);
    const kept = keptSides(act, sides);
    if (!kept) continue;
    const reality = decideReality(words, act, model.reality);
    const offer = candidate.known ? ruleOf(candidate) : undefined;
    const decision = act.weighed ? byModel(model.name, offer) : byRule(ruleOf(candidate));
    mentions.push(
      actMention(words, calendar, { ...asWeighed(act), reality }, kept, decision, suretyOf(act, kept, sides)),
    );
  }
  return { mentions, groups };
}

/** How the rules read an act: the row of the table that names it, and what decided its reality. */
function ruleOf({ rule, finding }: ActCandidate): string {
  return `${rule}; ${finding.rule}`;
}

/** What ought to be done is told as a request; the act itself is not told a second time at the same word. */
function withSpoken(acts: readonly ActMention[], spoken: readonly ActMention[]): readonly ActMention[] {
  const laid = new Set(spoken.map(({ trigger }) => trigger.end));
  return [...acts.filter(({ reality, trigger }) => !(reality === 'demanded' && laid.has(trigger.end))), ...spoken];
}

/** Whether somebody makes an act worth weighing: a strong party. */
function isPossibleSide({ acting, suffering }: SideCandidate): boolean {
  return acting.some(({ strong }) => strong) || suffering.some(({ strong }) => strong);
}
