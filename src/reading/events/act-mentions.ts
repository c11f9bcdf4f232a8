import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isState } from '../../records/actor-id.ts';
import type { Decision } from '../../records/decision.ts';
import type { Event, OpenSide, Reality } from '../../records/event.ts';
import { type Category, categoryFacts } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import type { EventCalendar, EventDate } from './event-dates.ts';
import { type GradeEvidence, gradeEvidence } from './event-grade.ts';
import type { Party, Sides } from './event-sides.ts';
import type { Trigger } from './event-triggers.ts';
import { unknownSides } from './open-sides.ts';

/** One mention of an act, before it becomes a record. */
export interface ActMention {
  readonly sentence: Tree;
  readonly trigger: Span;
  /** The token that names it. */
  readonly word: number;
  readonly lemma: string;
  readonly nominal: boolean;
  readonly category: Category;
  readonly mode: string | undefined;
  /** The code of the user's trigger, if one names the act. */
  readonly code?: string;
  readonly source: readonly Party[];
  readonly target: readonly Party[];
  /** Words for somebody at a side's place of whom nothing tells who it is. */
  readonly unknown: readonly OpenSide[];
  readonly reality: Reality;
  readonly date: EventDate | undefined;
  readonly contexts: readonly string[];
  readonly place: Event['place'];
  readonly decision: Decision;
  /** What its grade rests on. */
  readonly evidence: GradeEvidence;
}

const BEFORE_A_PLACE = wordClass('prepositions before the place of an act');

/** The mention of an act with its sides. */
export function actMention(
  words: SentenceWords,
  calendar: EventCalendar,
  candidate: Pick<ActCandidate, 'trigger' | 'category' | 'mode' | 'reality'>,
  kept: Sides,
  decision: Decision,
): ActMention {
  const { trigger, category, mode, reality } = candidate;
  const named = trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame;
  const { sentence, found } = words;
  const unknown = unknownSides(words, trigger);
  return {
    sentence,
    trigger: triggerSpan(words, trigger),
    word: trigger.noun ?? trigger.token,
    lemma: sentence.token(trigger.noun ?? trigger.token).lemma.toLowerCase(),
    nominal: trigger.kind === 'noun',
    category,
    mode: mode !== undefined && categoryFacts(category).modes.some((m) => m.name === mode) ? mode : undefined,
    // An act that is only announced is another one, which the user's code does not name.
    ...(named.own?.code !== undefined && category === trigger.category ? { code: named.own.code } : {}),
    source: kept.source,
    target: kept.target,
    unknown,
    reality,
    date: calendar.dateOf(
      {
        token: trigger.token,
        ...(trigger.noun === undefined ? {} : { noun: trigger.noun }),
        nominal: trigger.kind === 'noun',
        category,
        reality,
      },
      found,
    ),
    contexts: contextsOf(words),
    place: placeOf(words, trigger),
    decision,
    evidence: gradeEvidence(kept, unknown.length > 0),
  };
}

/** A place named at the act: "in Geneva", "near Mosul". */
function placeOf(words: SentenceWords, trigger: Trigger): Event['place'] {
  const { sentence } = words;
  for (const at of trigger.noun === undefined ? [trigger.token] : [trigger.token, trigger.noun]) {
    for (const o of sentence.children(at, 'obl', 'nmod')) {
      const marker = sentence.children(o, 'case')[0];
      if (marker === undefined || !BEFORE_A_PLACE.has(sentence.token(marker).form.toLowerCase())) continue;
      const name = sentence.names.find((n) => n.first <= o && o <= n.last && n.type === 'place');
      if (!name) continue;
      const span = { start: sentence.token(name.first).start, end: sentence.token(name.last).end };
      const mention = words.actors.headedBy(sentence.index, o);
      const iso3 = mention?.actors.find(isState);
      return { name: words.context.analysis.text.slice(span.start, span.end), ...(iso3 ? { iso3 } : {}), span };
    }
  }
  return undefined;
}

/** Kinds of affairs that a sentence speaks of, by its words: `military`, `economic` ... */
function contextsOf({ sentence, frames }: SentenceWords): readonly string[] {
  const tags = new Set<string>();
  const { tokens } = sentence;
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    const keys = [
      token.lemma.toLowerCase(),
      token.form.toLowerCase(),
      `${token.form} ${next?.lemma ?? ''}`.toLowerCase(),
    ];
    for (const key of keys) for (const tag of frames.contexts.get(key) ?? []) tags.add(tag);
  });
  return [...tags].sort();
}

function triggerSpan({ sentence }: SentenceWords, trigger: Trigger): Span {
  const long = trigger.last - trigger.first > 7;
  const first = long ? trigger.token : trigger.first;
  const last = long ? trigger.token : trigger.last;
  return { start: sentence.token(first).start, end: sentence.token(last).end };
}
