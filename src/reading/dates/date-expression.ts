import type { DateRange } from '../../records/date.ts';
import type { Span } from '../../records/span.ts';
import type { DayNumber } from './calendar.ts';

/** Which side of the publication day an open expression ("on Tuesday", "in May") is looked for on. */
export type Tense = 'past' | 'future';

/** A stretch of words that says when. */
export interface DateExpression {
  /** UTF-16 code units into the text that was searched, end exclusive. */
  readonly span: Span;
  /** What it means for an act of the past or present; absent if it cannot be worked out. */
  readonly past?: DateRange;
  /** What it means for an act still to come. */
  readonly future?: DateRange;
  /** Set for "two days later", "the next day": counted from another date of the text. */
  readonly shift?: DateShift;
}

/** So many units after (or, below zero, before) another date. */
export interface DateShift {
  readonly unit: Unit;
  readonly count: number;
  /** The far end of a vague one ("weeks later"). */
  readonly most?: number;
  /**
   * What it is counted from: what is named right behind ("three days after the vote"), the date told before ("a day
   * later"), or the day that the text is at ("in the morning").
   */
  readonly from: 'phrase' | 'text' | 'day';
}

export type Unit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';

/** How finely a date is told. */
export type Precision = DateRange['precision'];

/** By what a date is known. */
export type How = DateRange['how'];

/** Days from the first to the last, and how they are known. */
export interface Stretch {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly precision: Precision;
  readonly how: How;
}

/** What an expression means by the side that the tense looks to. */
export type Both = { readonly past: Stretch | undefined; readonly future: Stretch | undefined };

/** What the words of an expression mean; undefined where they mean no date. */
export type Found = Both | { readonly shift: DateShift } | undefined;

/** The named groups of a pattern. */
export type Groups = Record<string, string | undefined>;
