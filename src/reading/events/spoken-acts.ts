import { relationOf } from '../../language/structure.ts';
import { byRule } from '../../records/decision.ts';
import type { Category } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';
import type { EventCalendar } from './event-dates.ts';
import type { Party, SideFinder, Sides } from './event-sides.ts';
import { classesOf, type SentenceFrames, type Trigger } from './event-triggers.ts';
import type { ActMention } from './gather-events.ts';
import { operatorOf, type RealityFinding } from './reality.ts';

/** What is needed of one sentence to find who says what of whom. */
export interface SpokenWords {
  readonly sentence: Tree;
  readonly found: SentenceFrames;
  readonly finder: SideFinder;
  readonly calendar: EventCalendar;
  /** Kinds of affairs that the sentence speaks of. */
  readonly contexts: () => readonly string[];
}

const OBLIGATION = /^(?:should|must|ought)$/;
/** Refusals that are a wrong when another side tells them. */
const WRONG =
  /^(?:violate|breach|break|renege|flout|defy|disregard|contravene|betray|block|obstruct|undermine|ignore)$/;

/**
 * Acts that lie in what an official says of another side: a duty laid on it is a request, a violent or unlawful act
 * ascribed to it an accusation, a word of blame for what it does or is an accusation too.
 */
export function findSpokenActs(
  words: SpokenWords,
  triggers: readonly Trigger[],
  sides: readonly Sides[],
  realities: readonly RealityFinding[],
): ActMention[] {
  return [...duties(words), ...charges(words, triggers, sides, realities), ...blame(words)];
}

/** "Seoul said Tokyo should apologise": a request of whoever speaks to whom the duty is laid on. */
function duties(words: SpokenWords): ActMention[] {
  const { sentence, found, finder } = words;
  const out: ActMention[] = [];
  for (const token of sentence.tokens) {
    const modal = sentence.modalOf(token.index);
    const needs =
      /^(?:need|have)$/.test(token.lemma) &&
      sentence.children(token.index, 'xcomp').length > 0 &&
      token.upos === 'VERB';
    if (!needs && (modal === undefined || !OBLIGATION.test(sentence.token(modal).form.toLowerCase()))) continue;
    const says = reportingVerb(found, token.index);
    if (says === undefined) continue;
    const source = speakers(finder, sentence, says);
    const asked = strangers(finder.parties(sentence.subjectsOf(token.index), true), source);
    if (source.length === 0 || asked.length === 0) continue;
    const first = Math.min(modal ?? token.index, token.index);
    out.push(
      spoken(words, says, first, Math.max(modal ?? token.index, token.index), {
        category: 'REQUEST',
        source,
        target: asked,
        rule: 'duty laid on another side in reported words',
      }),
    );
  }
  return out;
}

/** "The panel said that the army had used gas": told of another side, a violent act is an accusation. */
function charges(
  words: SpokenWords,
  triggers: readonly Trigger[],
  sides: readonly Sides[],
  realities: readonly RealityFinding[],
): ActMention[] {
  const { sentence, finder } = words;
  const out: ActMention[] = [];
  triggers.forEach((trigger, i) => {
    const lemma = sentence.token(trigger.token).lemma;
    const violent = trigger.category === 'ASSAULT' || trigger.category === 'COERCE';
    if (trigger.kind !== 'verb' || !(violent || (trigger.category === 'REJECT' && WRONG.test(lemma)))) return;
    const finding = realities[i] as RealityFinding;
    if (finding.reality !== 'actual' || finding.reporting === undefined) return;
    const says = finding.reporting;
    const target = (sides[i] as Sides).source.filter((party) => party.strong);
    const source = strangers(speakers(finder, sentence, says), target);
    if (source.length === 0 || target.length === 0) return;
    const rule = `words of another side's ${trigger.category}`;
    out.push(spoken(words, says, says, says, { category: 'ACCUSE', mode: 'allege', source, target, rule }));
  });
  return out;
}

/** "Cairo said the dam was illegal", "protect against Moscow's reckless acts, the general said". */
function blame(words: SpokenWords): ActMention[] {
  const { sentence, found, finder } = words;
  const out: ActMention[] = [];
  for (const token of sentence.tokens) {
    if (!/^(?:ADJ|NOUN|VERB)$/.test(token.upos)) continue;
    if (!classesOf(found.classes, token).some((set) => set.has('negative'))) continue;
    const attribute = relationOf(token) === 'amod' && token.head > token.index;
    const predicate = sentence.children(token.index, 'cop').length > 0;
    if (!attribute && !predicate) continue;
    if (predicate && (sentence.isNegated(token.index) || sentence.modalOf(token.index) !== undefined)) continue;
    const says = reportingVerb(found, token.index);
    if (says === undefined) continue;
    const source = speakers(finder, sentence, says);
    if (source.length === 0) continue;
    const judged = attribute ? owners(words, token.head) : finder.parties(sentence.subjectsOf(token.index), false);
    const target = strangers(judged, source);
    if (target.length === 0) continue;
    out.push(
      spoken(words, says, token.index, attribute ? token.head : token.index, {
        category: 'ACCUSE',
        mode: 'disapprove',
        source,
        target,
        rule: 'word of blame in reported words',
      }),
    );
  }
  return out;
}

/** Whose the thing is that a word of blame stands before; a subject of the whole clause is not meant. */
function owners(words: SpokenWords, noun: number): readonly Party[] {
  const { sentence, finder } = words;
  const near = sentence
    .children(noun, 'nmod:poss', 'nmod', 'amod', 'compound')
    .filter((c) => relationOf(sentence.token(c)) !== 'nmod' || /^(?:|of|by|from)$/.test(sentence.prepositionOf(c)));
  return finder.parties(near, false, 'mod');
}

interface Said {
  readonly category: Category;
  readonly mode?: string;
  readonly source: readonly Party[];
  readonly target: readonly Party[];
  readonly rule: string;
}

function spoken(words: SpokenWords, says: number, first: number, last: number, said: Said): ActMention {
  const { sentence, calendar, found } = words;
  return {
    sentence,
    trigger: { start: sentence.token(first).start, end: sentence.token(last).end },
    lemma: sentence.token(last).lemma.toLowerCase(),
    nominal: false,
    category: said.category,
    mode: said.mode,
    source: said.source,
    target: said.target,
    reality: 'actual',
    date: calendar.dateOfSaying(says, found),
    contexts: words.contexts(),
    place: undefined,
    decision: byRule(said.rule),
    grade: 'fair',
  };
}

function strangers(parties: readonly Party[], own: readonly Party[]): readonly Party[] {
  return parties.filter((party) => party.strong && !own.some((other) => other.actor === party.actor));
}

/** The verb of saying above a clause, within the sentence. */
export function reportingVerb(found: SentenceFrames, at: number): number | undefined {
  const { sentence } = found;
  let token = sentence.token(at);
  for (let steps = 0; steps < 10; steps++) {
    // "X, the minister said": the reporting clause hangs below the quoted one.
    for (const aside of sentence.children(token.index, 'parataxis')) {
      if (operatorOf(found, aside) === 'said' && sentence.subjectsOf(aside).length > 0) return aside;
    }
    if (token.head < 0) return undefined;
    const relation = relationOf(token);
    const up = token.head;
    const reported = relation === 'ccomp' || relation === 'parataxis' || relation === 'xcomp';
    if (reported && operatorOf(found, up) === 'said') return up;
    token = sentence.token(up);
  }
  return undefined;
}

/** Who says it, if it is a strong voice. */
export function speakers(finder: SideFinder, sentence: Tree, says: number): readonly Party[] {
  if (sentence.isPassive(says)) return [];
  const named = finder.doersAt(says).filter((t) => !/^(?:i|we)$/i.test(sentence.token(t).form));
  return finder.parties(named, true).filter((party) => party.strong);
}
