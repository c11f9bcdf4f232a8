import type { DateRange } from '../../records/date.ts';
import type { Reality } from '../../records/event.ts';
import type { Category } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import { isInfinitive } from '../clause/clauses.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import type { DocumentVoice } from '../context/context.ts';
import { firstFound } from '../context/rules.ts';
import { isoDay, parseIsoDay } from '../dates/calendar.ts';
import type { DateExpression, Tense } from '../dates/date-expression.ts';
import { findDates, shiftDate } from '../dates/dates.ts';
import { datesOf } from '../dates/sentence-dates.ts';
import {
  type DateHeads,
  datedBelow,
  dateHeads,
  isLasting,
  isNextClause,
  isPredicate,
  reacts,
  sharesDateWith,
  timeOf,
} from './event-dates-clause.ts';
import type { SentenceFrames } from './event-triggers.ts';
import { UNDATED_ACTS, type UndatedAct } from './undated-acts.ts';

/** A date of an act with the words that state it, if any do. */
export interface EventDate {
  readonly date: DateRange;
  readonly span?: Span;
}

/** An act whose date is asked for. */
export interface DatedAct {
  /** The verb, noun or adjective in whose clause it stands. */
  readonly token: number;
  /** The noun that names it under a light verb. */
  readonly noun?: number;
  readonly nominal: boolean;
  readonly category: Category;
  readonly reality: Reality;
}

interface Placed extends DateHeads {
  readonly expression: DateExpression;
  /** Tokens of the words. */
  readonly tokens: readonly number[];
  /** Whether the words say since when. */
  readonly since: boolean;
  /** Whether they say by when. */
  readonly by: boolean;
}

/** Acts told in a report's own time: undated ones belong to the day of the report. */
const OF_THE_DAY = new Set<Category>([
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SUPPORT',
  'AGREE',
  'CONSULT',
  'CONCEDE',
]);
/** Sentences from the start (a title is one) in which a report names its day. */
const LEAD = 6;
/** For so many sentences a day that was named goes on. */
const GOES_ON = 3;
/** For so many days before it a report tells of what it gives no day. */
const LATELY = 7;

/**
 * Dates of acts through a text, sentence by sentence: the words of time that hang on the act or on a clause that tells
 * of the same time, else, for an act told in a report's own time, the day that the report is about.
 */
export class EventCalendar {
  private readonly publication: string | undefined;
  /** Whether the text tells of its own days: it names one of the week before it, or is an official's own. */
  private readonly news: boolean;
  private readonly bySentence: readonly (readonly Placed[])[];
  private placed: readonly Placed[] = [];
  private sentence: Tree | undefined;
  /** The day that the report tells of first. */
  private readonly reportDay: DateRange | undefined;
  /** The last day that the text told of in its own time, and in which sentence. */
  private running: { readonly date: DateRange; readonly sentence: number } | undefined;
  /** The last date of the sentences before, that "two days later" is counted from. */
  private anchor: { readonly date: DateRange; readonly sentence: number } | undefined;
  /** The last sentence that told of a time before the report's. */
  private back: number | undefined;
  /** Dates of acts by their word, for "three days after the test". */
  private readonly dated = new Map<string, DateRange>();

  /**
   * @param publication `YYYY-MM-DD`, if it is known
   * @param analysis the text
   * @param dateline words before the text that may name its day ("GENEVA, July 14"), where they are no part of it
   * @param voice whose words the text is, unless it is a report
   */
  constructor(
    publication: string | undefined,
    analysis: AnalysedTrees,
    dateline = '',
    voice?: DocumentVoice['kind'] | undefined,
  ) {
    this.publication = publication;
    this.bySentence = this.place(analysis);
    let day = findDates(dateline, publication).find(({ past }) => past && this.recent(past))?.past;
    for (const sentence of analysis.sentences.slice(0, LEAD)) day ??= this.ownDay(sentence) ?? this.dateline(sentence);
    this.reportDay = day;
    const named = this.bySentence.some((all) => all.some(({ expression: { past } }) => past && this.recent(past)));
    this.news = voice === undefined ? named : voice !== 'opinion';
  }

  private place({ text, sentences }: AnalysedTrees): readonly (readonly Placed[])[] {
    return sentences.map((sentence) =>
      datesOf(sentence, text, this.publication).map((expression) => ({
        expression,
        ...dateHeads(sentence, expression.span, expression.shift?.from === 'phrase'),
        since: /^since\b/i.test(text.slice(expression.span.start, expression.span.end)),
        by: /^(?:by|until|till)\b/i.test(text.slice(expression.span.start, expression.span.end)),
        tokens: sentence.tokens
          .filter(({ start, end }) => start >= expression.span.start && end <= expression.span.end)
          .map(({ index }) => index),
      })),
    );
  }

  /** Goes on to a sentence; sentences come in the order of the text. */
  enter(sentence: Tree): void {
    const last = this.placed.findLast(({ expression }) => expression.past)?.expression.past;
    if (last) this.anchor = { date: last, sentence: sentence.index - 1 };
    if (this.sentence && this.placed.some((placed) => this.isBack(placed))) this.back = this.sentence.index;
    this.placed = this.bySentence[sentence.index] ?? [];
    this.sentence = sentence;
    const day = this.ownDay(sentence) ?? this.dateline(sentence);
    if (day) this.running = { date: day, sentence: sentence.index };
    for (const { expression, own } of this.placed) {
      if (expression.past && own !== undefined)
        this.dated.set(sentence.token(own).lemma.toLowerCase(), expression.past);
    }
  }

  /** When an act took place, or is to take place. */
  dateOf(act: DatedAct, found: SentenceFrames): EventDate | undefined {
    const path = sharing(found, act.noun === undefined ? [act.token] : [act.noun, act.token]);
    // "will travel on May 3": whoever says so promises it when he says it.
    const promised = act.reality === 'actual' && timeOf(found.sentence, act.token) === 'future';
    const stated = promised ? undefined : this.statedFor(path, act, found);
    if (stated) {
      for (const token of [act.token, act.noun ?? act.token]) {
        this.dated.set(found.sentence.token(token).lemma.toLowerCase(), stated.date);
      }
      return stated;
    }
    return act.reality === 'actual' ? this.assumed(path, act, found) : undefined;
  }

  /** The date whose words hang on one of the tokens of the sentence, the first that has one. */
  stated(tokens: readonly number[], tense: Tense): EventDate | undefined {
    return this.first(tokens, tense, () => true);
  }

  private statedFor(path: readonly number[], act: DatedAct, found: SentenceFrames): EventDate | undefined {
    const actual = act.reality === 'actual' || act.reality === 'denied';
    const saying = act.reality === 'actual' && OF_THE_DAY.has(act.category);
    const below = path.flatMap((token) => datedBelow(found, token));
    const own = new Set([act.token, act.noun ?? act.token]);
    const published = this.publication;
    return this.first([...path, ...below], actual ? 'past' : 'future', (placed, token, date) => {
      // What a word of blame or praise is about keeps its date to itself.
      const noun = placed.own !== undefined && placed.own !== token && found.noun[placed.own] !== undefined;
      if (noun && !placed.within && reacts(found, token)) return false;
      if (placed.since && timeOf(found.sentence, token) === 'past') return false;
      // "asked it to leave on Saturday", "ordered it out by May": what is asked is to come, and has the date.
      if (saying && (placed.by || (below.includes(token) && isInfinitive(found.sentence, token)))) return false;
      // "met on Monday, vowing to send aid": what is still to come was not done when they met.
      if (!actual && !own.has(token) && timeOf(found.sentence, token) === 'past') return false;
      if (published === undefined) return true;
      // What has happened did not happen later than it was told; what is planned is not done on the day of the plan.
      return actual ? date.first <= published : own.has(token) || date.last >= published;
    });
  }

  private first(
    tokens: readonly number[],
    tense: Tense,
    fits: (placed: Placed, token: number, date: DateRange) => boolean,
  ): EventDate | undefined {
    for (const token of tokens) {
      const hits = [
        ...this.placed.filter(
          (placed) => placed.own === token || placed.whenClause === token || placed.tokens.includes(token),
        ),
        ...this.placed.filter((placed) => placed.clauses.includes(token)),
      ];
      for (const placed of hits) {
        const date = this.resolve(placed.expression, tense);
        if (date && fits(placed, token, date)) return { date, span: placed.expression.span };
      }
    }
    return undefined;
  }

  /** For want of words: the day of the report or of the words in which the act is told, or the days before it. */
  private assumed(path: readonly number[], act: DatedAct, found: SentenceFrames): EventDate | undefined {
    const { sentence } = found;
    const top = firstOfClauses(sentence, path.at(-1) ?? act.token);
    const sight: UndatedAct = {
      speech:
        OF_THE_DAY.has(act.category) ||
        // What goes with a speech act ("dictated terms, forcing ...") is of its day too.
        path.some((token) => token !== act.token && OF_THE_DAY.has(found.verb[token]?.frame.category as Category)),
      noun: act.nominal && !path.some((token) => isPredicate(sentence, token)),
      time: path.map((token) => timeOf(sentence, token)).find((time) => time !== 'none') ?? 'none',
      lasting: path.some((token) => isLasting(sentence, token)),
      main: sentence.token(top).head < 0,
      news: this.news,
    };
    const told = firstFound(UNDATED_ACTS, sight);
    if (told === undefined) return undefined;
    // A look back goes on in the past; the present and the perfect are of the report's own time.
    const former = /^(?:past|pluperfect|none)$/.test(sight.time);
    const report = this.dayOfHost(sentence, top) ?? this.dayOfReport(sentence, former);
    const day = told === 'deed' ? this.dayOfDeed(sentence) : told === 'day' ? report : undefined;
    const late = told === 'lately' || (told === 'deed' && this.news) ? this.lately(report) : undefined;
    return day ?? late ?? (former ? this.dayOfStory(sentence) : undefined);
  }

  /** From the day of former times that was told last to the end of its year: what a look back goes on to tell. */
  private dayOfStory(sentence: Tree): EventDate | undefined {
    const here = this.placed.findLast(({ expression }) => expression.past)?.expression.past;
    const before = this.anchor && sentence.index - this.anchor.sentence <= GOES_ON ? this.anchor.date : undefined;
    const date = here ?? before;
    if (!date) return undefined;
    const year = `${date.last.slice(0, 4)}-12-31`;
    const last = this.publication !== undefined && this.publication < year ? this.publication : year;
    return date.first > last
      ? undefined
      : { date: { first: date.first, last, precision: 'range', how: 'publication' } };
  }

  /** The day that the words of time at a clause above name ("said on Monday that it had the right to"). */
  private dayOfHost(sentence: Tree, top: number): EventDate | undefined {
    return this.first(sentence.ancestors(top), 'past', (placed, token, date) => {
      return placed.own === token && isPredicate(sentence, token) && this.recent(date);
    });
  }

  /** The days up to those words, else up to the publication: what is told without a day happened shortly before. */
  private lately(day: EventDate | undefined): EventDate | undefined {
    const last = day?.span ? day.date.last : this.publication;
    if (!day || last === undefined) return undefined;
    const first = isoDay((parseIsoDay(day.date.first) ?? 0) - LATELY);
    return { date: { first, last, precision: 'range', how: 'publication' } };
  }

  /** The day that was last told of, else that of the lead or later, else the publication day or the day before it. */
  private dayOfReport(sentence: Tree, former: boolean): EventDate | undefined {
    const going = this.running && sentence.index - this.running.sentence <= GOES_ON ? this.running.date : undefined;
    if (going) return { date: { ...going, how: 'publication' } };
    // A story of former times goes on until the report is taken up again.
    const story = this.reportDay ? 1 : 2 * GOES_ON;
    if (former && this.back !== undefined && sentence.index - this.back <= story) return undefined;
    if (this.reportDay && sentence.index < LEAD) return { date: { ...this.reportDay, how: 'publication' } };
    const published = this.publication === undefined ? undefined : parseIsoDay(this.publication);
    if (published === undefined) return undefined;
    const first = this.reportDay?.first ?? isoDay(published - 1);
    const last = isoDay(published);
    return { date: { first, last, precision: first === last ? 'day' : 'range', how: 'publication' } };
  }

  /** Deeds are of the day only right behind where it was told, and in the lead. */
  private dayOfDeed(sentence: Tree): EventDate | undefined {
    const next = this.running && sentence.index - this.running.sentence <= 1 ? this.running.date : undefined;
    const day = next ?? (sentence.index < LEAD ? this.reportDay : undefined);
    return day && { date: { ...day, how: 'publication' } };
  }

  private resolve(expression: DateExpression, tense: Tense): DateRange | undefined {
    if (!expression.shift) return tense === 'future' ? (expression.future ?? expression.past) : expression.past;
    const from = this.countedFrom(expression);
    return from && shiftDate(from, expression.shift);
  }

  private countedFrom({ span, shift }: DateExpression): DateRange | undefined {
    if (shift?.from === 'day') return this.running?.date ?? this.reportDay;
    const before = this.placed.findLast((p) => p.expression.span.end <= span.start && p.expression.past);
    const told = before?.expression.past ?? this.anchor?.date;
    if (shift?.from !== 'phrase') return told ?? this.running?.date ?? this.reportDay;
    // "the day after the vote of March 4", "days after the test"
    const behind = this.placed.find((p) => p.expression.span.start >= span.end && p.expression.past);
    const words = (this.sentence?.tokens ?? []).filter((token) => token.start >= span.end).slice(0, 8);
    if (behind && words.some((token) => behind.tokens.includes(token.index))) return behind.expression.past;
    for (const { lemma } of words) {
      const date = this.dated.get(lemma.toLowerCase());
      if (date) return date;
    }
    // What goes by another word was told just before.
    const near = before || (this.anchor && this.anchor.sentence === (this.sentence?.index ?? 0) - 1);
    return near && told?.precision === 'day' ? told : undefined;
  }

  /** The day that a sentence tells of in its own time: at its main verb or one that goes with it, and not ahead. */
  private ownDay(sentence: Tree): DateRange | undefined {
    for (const { expression, own, clauses } of this.bySentence[sentence.index] ?? []) {
      const verb = own !== undefined && isPredicate(sentence, own) ? own : clauses[0];
      if (verb === undefined || !expression.past || !this.recent(expression.past)) continue;
      const { head } = sentence.token(verb);
      const relation = sentence.relation(verb);
      const main = head < 0 || relation === 'parataxis' || (relation === 'conj' && sentence.token(head).head < 0);
      if (main && timeOf(sentence, verb) === 'past') return expression.past;
    }
    return undefined;
  }

  /** "GENEVA, July 14 — ...", "(Geneva, 17 April)" */
  private dateline(sentence: Tree): DateRange | undefined {
    if (sentence.index >= 3) return undefined;
    const [first] = this.bySentence[sentence.index] ?? [];
    if (!first?.expression.past || !this.recent(first.expression.past)) return undefined;
    const dash = sentence.tokens.findIndex((token) => /^(?:[-–—]+|\)|-RRB-)$/.test(token.form));
    return dash > (first.tokens[0] ?? dash) && dash <= 12 ? first.expression.past : undefined;
  }

  /** Whether words of time at a verb take the text more than a month back. */
  private isBack({ expression, own }: Placed): boolean {
    if (this.publication === undefined || !expression.past || own === undefined || !this.sentence) return false;
    if (timeOf(this.sentence, own) !== 'past') return false;
    return (parseIsoDay(this.publication) ?? 0) - (parseIsoDay(expression.past.last) ?? 0) > 31;
  }

  private recent(date: DateRange): boolean {
    if (this.publication === undefined || date.precision !== 'day') return false;
    return (parseIsoDay(this.publication) ?? 0) - (parseIsoDay(date.first) ?? 0) <= 7 && date.last <= this.publication;
  }
}

/** The words of an act and those above whose date it shares, nearest first. */
function sharing(found: SentenceFrames, tokens: readonly number[]): readonly number[] {
  const path = [...tokens];
  let at = tokens.at(-1);
  for (let steps = 0; at !== undefined && steps < 10; steps++) {
    at = sharesDateWith(found, at);
    if (at !== undefined && !path.includes(at)) path.push(at);
  }
  return path;
}

/** The first of coordinated clauses. */
function firstOfClauses(sentence: Tree, at: number): number {
  let token = sentence.token(at);
  for (
    let steps = 0;
    (sentence.relation(token.index) === 'conj' || isNextClause(sentence, token.index)) && token.head >= 0 && steps < 10;
    steps++
  ) {
    token = sentence.token(token.head);
  }
  return token.index;
}
