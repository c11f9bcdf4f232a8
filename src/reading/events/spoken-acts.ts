import { wordClass } from '../../lexicon/words/word-classes.ts';
import { byRule } from '../../records/decision.ts';
import type { Category } from '../../records/plover.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import { contextsOf } from './act-mentions.ts';
import type { EventCalendar } from './event-dates.ts';
import type { Party } from './event-sides.ts';
import { classesOf } from './event-triggers.ts';
import type { ActMention } from './gather-events.ts';
import { reportingVerb } from './reporting-verb.ts';

/** A sentence in which somebody may say what others do, and what dates the acts of a text. */
export interface SpokenWords extends SentenceWords {
  readonly calendar: EventCalendar;
}

const OBLIGATION = /^(?:should|must|ought)$/;
/** Refusals that are a wrong when another side tells them. */
const WRONG = wordClass('verbs of wrongs');

/**
 * Acts that lie in what an official says of another side: a duty laid on it is a request, a violent or unlawful act
 * ascribed to it an accusation, a word of blame for what it does or is an accusation too.
 */
export function findSpokenActs(words: SpokenWords, acts: readonly ActCandidate[]): ActMention[] {
  return [...duties(words), ...charges(words, acts), ...blame(words)];
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
    const source = finder.speakersAt(says);
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
function charges(words: SpokenWords, acts: readonly ActCandidate[]): ActMention[] {
  const { sentence, finder } = words;
  const out: ActMention[] = [];
  for (const { trigger, own, finding } of acts) {
    const lemma = sentence.token(trigger.token).lemma;
    const violent = trigger.category === 'ASSAULT' || trigger.category === 'COERCE';
    if (trigger.kind !== 'verb' || !(violent || (trigger.category === 'REJECT' && WRONG.has(lemma)))) continue;
    if (finding.reality !== 'actual' || finding.reporting === undefined) continue;
    const says = finding.reporting;
    const target = own.source.filter((party) => party.strong);
    const source = strangers(finder.speakersAt(says), target);
    if (source.length === 0 || target.length === 0) continue;
    const rule = `words of another side's ${trigger.category}`;
    out.push(spoken(words, says, says, says, { category: 'ACCUSE', mode: 'allege', source, target, rule }));
  }
  return out;
}

/** "Cairo said the dam was illegal", "protect against Moscow's reckless acts, the general said". */
function blame(words: SpokenWords): ActMention[] {
  const { sentence, found, finder } = words;
  const out: ActMention[] = [];
  for (const token of sentence.tokens) {
    if (!/^(?:ADJ|NOUN|VERB)$/.test(token.upos)) continue;
    if (!classesOf(found.classes, token).some((set) => set.has('negative'))) continue;
    const attribute = sentence.relation(token.index) === 'amod' && token.head > token.index;
    const predicate = sentence.children(token.index, 'cop').length > 0;
    if (!attribute && !predicate) continue;
    if (predicate && (sentence.isNegated(token.index) || sentence.modalOf(token.index) !== undefined)) continue;
    const says = reportingVerb(found, token.index);
    if (says === undefined) continue;
    const source = finder.speakersAt(says);
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
    .filter((c) => sentence.relation(c) !== 'nmod' || /^(?:|of|by|from)$/.test(sentence.prepositionOf(c)));
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
    unknown: [],
    reality: 'actual',
    date: calendar.dateOfSaying(says, found),
    contexts: contextsOf(words),
    place: undefined,
    decision: byRule(said.rule),
    evidence: undefined,
  };
}

function strangers(parties: readonly Party[], own: readonly Party[]): readonly Party[] {
  return parties.filter((party) => party.strong && !own.some((other) => other.actor === party.actor));
}
