/** What a report says of one thing; null where it says nothing. Days are YYYY-MM-DD. */
export type ReportedValue = string | number | null;

/** What one source tells of one event. Reports are kept as they came; events are made of them anew under each rule. */
export interface EventReport {
  /** What the report is found by: id of a record, or file and byte of a row. */
  readonly id: string;
  /** Reports of one event share this. */
  readonly event: string;
  /** Who reports: an outlet, an origin of event data. */
  readonly source?: string;
  /** Class of the source, higher for one that is taken before others (a commission of inquiry before a newspaper). */
  readonly sourceClass?: number;
  /** How certain the report is, higher for more. */
  readonly certainty?: number;
  readonly values: Readonly<Record<string, ReportedValue>>;
}

/** A thing that reports tell of an event, and how its values are to be taken. */
export type ReportField =
  | {
      readonly name: string;
      readonly kind: 'number';
      /** Size is the distance from 0: of scores from -10 to 10 the mild is the least. */
      readonly aroundZero?: true;
    }
  | {
      readonly name: string;
      readonly kind: 'date';
      /** The last day of an event; by default it is the first one. */
      readonly last?: true;
    }
  | {
      readonly name: string;
      readonly kind: 'text' | 'place';
      /** Name of the value that says how precise this one is, higher for more. */
      readonly precision?: string;
      /** Values that belong to it (coordinates of a place) and come from the report that gave it. */
      readonly along?: readonly string[];
    };

/**
 * How one event is made of its reports, as data: keep it with the result, and the same reports give the same event.
 * A user may write one of his own.
 */
export interface ReportRule {
  readonly name: string;
  readonly number: 'least' | 'mode' | 'most';
  /** The earliest first and latest last day, the commonest, or the latest first and earliest last day. */
  readonly date: 'widest' | 'mode' | 'narrowest';
  readonly text: 'least precise' | 'mode' | 'most precise' | 'agreed';
  /** `agreed`: what all reports say that do not contradict each other; else left open. */
  readonly place: 'least precise' | 'mode' | 'most precise' | 'agreed';
  /** What decides between texts that equally many reports tell, in this order. */
  readonly ties: readonly ('sourceClass' | 'certainty')[];
  /** Whether a report that does not tell a text votes for "not told". Numbers and dates that are not told never vote. */
  readonly missing: 'votes' | 'passed over';
}

/** The names of the rules that come with the program, from the most careful to the one that takes most. */
export const REPORT_RULE_NAMES = ['conservative', 'representative', 'informative'] as const;
export type ReportRuleName = (typeof REPORT_RULE_NAMES)[number];

/**
 * The three rules of van Baalen and Höglund (2026): `conservative` claims the least (smallest number, longest stretch of
 * days, least precise place), `representative` what most reports tell, `informative` the most. Numbers that equally many
 * reports tell give the smallest of them, days the day in their middle, as there.
 */
export const REPORT_RULES: Readonly<Record<ReportRuleName, ReportRule>> = Object.freeze({
  conservative: {
    name: 'conservative',
    number: 'least',
    date: 'widest',
    text: 'least precise',
    place: 'least precise',
    ties: ['sourceClass', 'certainty'],
    missing: 'votes',
  },
  representative: {
    name: 'representative',
    number: 'mode',
    date: 'mode',
    text: 'mode',
    place: 'mode',
    ties: ['sourceClass', 'certainty'],
    missing: 'votes',
  },
  informative: {
    name: 'informative',
    number: 'most',
    date: 'narrowest',
    text: 'most precise',
    place: 'most precise',
    ties: ['sourceClass', 'certainty'],
    missing: 'votes',
  },
});
