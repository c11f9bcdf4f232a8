import type { Analysis, Sentence } from '../language/tree.ts';
import { relationOf, tokenAt } from '../language/trees.ts';
import type { DateRange } from '../records/date.ts';
import type { Span } from '../records/span.ts';
import { isoDay, parseIsoDay } from './calendar.ts';
import { type DateExpression, findDates, shiftDate, type Tense } from './dates.ts';

/** A date of an act with the words that state it, if any do. */
export interface EventDate {
  readonly date: DateRange;
  readonly span?: Span;
}

interface Placed {
  readonly expression: DateExpression;
  /** The verbs and nouns above the words, innermost first, up to the first verb. */
  readonly governors: readonly number[];
  /** First token of the words. */
  readonly token: number;
}

/**
 * Dates of acts through a text, sentence by sentence: the words that hang on the act or on its clause, else, for an act
 * told in the simple past, the day that the report is about.
 */
export class EventCalendar {
  private readonly publication: string | undefined;
  private readonly bySentence: readonly (readonly Placed[])[];
  private placed: readonly Placed[] = [];
  /** The last day that the text told of in its own time ("on Tuesday"); at first the first such day. */
  private current: DateRange | undefined;
  /** The last date of any kind, that "two days later" is counted from. */
  private anchor: DateRange | undefined;

  constructor(publication: string | undefined, analysis: Analysis) {
    this.publication = publication;
    this.bySentence = analysis.sentences.map((sentence) =>
      findDates(analysis.text.slice(sentence.start, sentence.end), publication, sentence.start).map((expression) => ({
        expression,
        governors: governorsOf(sentence, expression.span),
        token: sentence.tokens.findIndex((token) => token.end > expression.span.start),
      })),
    );
    for (const { expression } of this.bySentence.flat()) {
      if (!this.current && expression.past && this.recent(expression.past)) this.current = expression.past;
    }
  }

  /** Goes on to a sentence; sentences come in the order of the text. */
  enter(sentence: Sentence): void {
    this.placed = this.bySentence[sentence.index] ?? [];
    for (const { expression, governors } of this.placed) {
      const date = expression.past;
      if (!date) continue;
      this.anchor = date;
      if (governors.length > 0 && this.recent(date)) this.current = date;
    }
  }

  /** Whether the sentence names a day. */
  get hasDays(): boolean {
    return this.placed.some(({ expression }) => expression.past?.precision === 'day');
  }

  /** The date whose words hang on one of the tokens, nearest first. */
  stated(tokens: readonly number[], tense: Tense): EventDate | undefined {
    for (const token of tokens) {
      const hits = this.placed.filter((p) => p.governors.includes(token));
      for (const { expression } of hits) {
        const date = this.resolve(expression, tense);
        if (date) return { date, span: expression.span };
      }
    }
    return undefined;
  }

  /**
   * The nearest words of time in the sentence, for an act that none hang on; those that hang on one of `except` (a verb
   * of saying above the act) are left out.
   */
  nearest(at: number, except: readonly number[], tense: Tense): EventDate | undefined {
    let best: EventDate | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (const { expression, governors, token } of this.placed) {
      const [verb] = governors.slice(-1);
      if (verb !== undefined && except.includes(verb)) continue;
      const date = this.resolve(expression, tense);
      if (!date || Math.abs(token - at) >= distance) continue;
      distance = Math.abs(token - at);
      best = { date, span: expression.span };
    }
    return best;
  }

  /** For want of words: the day the report is about, else the publication day and the day before. */
  assumed(): EventDate | undefined {
    if (this.current) return { date: { ...this.current, how: 'publication' } };
    const day = this.publication === undefined ? undefined : parseIsoDay(this.publication);
    if (day === undefined) return undefined;
    return { date: { first: isoDay(day - 1), last: isoDay(day), precision: 'range', how: 'publication' } };
  }

  private resolve(expression: DateExpression, tense: Tense): DateRange | undefined {
    if (expression.shift) return this.anchor && shiftDate(this.anchor, expression.shift);
    return tense === 'future' ? (expression.future ?? expression.past) : expression.past;
  }

  private recent(date: DateRange): boolean {
    if (this.publication === undefined || date.how !== 'relative' || date.precision !== 'day') return false;
    return (parseIsoDay(this.publication) ?? 0) - (parseIsoDay(date.first) ?? 0) <= 7 && date.last <= this.publication;
  }
}

/** Words above a stretch: its nouns and then the first verb. */
function governorsOf(sentence: Sentence, span: Span): number[] {
  const inside = sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  const top = inside.find((token) => {
    const head = sentence.tokens[token.head];
    return !head || head.start < span.start || head.end > span.end;
  });
  if (!top) return [];
  const out: number[] = [];
  let at = top.head;
  for (let steps = 0; at >= 0 && steps < 8; steps++) {
    out.push(at);
    const token = tokenAt(sentence, at);
    // A bare participle has no time of its own: its clause has.
    const participle = token.xpos === 'VBG' && (relationOf(token) === 'advcl' || relationOf(token) === 'xcomp');
    if ((token.upos === 'VERB' || token.upos === 'AUX') && !participle) break;
    at = token.head;
  }
  return out;
}
