import { NO_DAY } from '../../records/event-row.ts';
import type { Stance } from '../../records/stance.ts';

/** One record of where an actor stands on an issue, as measures of positions take it. */
export interface IssueStand {
  readonly actor: string;
  /** Id of the issue. */
  readonly issue: string;
  readonly stance: Stance;
  /** By whose account: actor id, `author` for the text's own. */
  readonly speaker: string;
  /** Id of the document; copies of one text have that of the first. */
  readonly document: string;
  /** Day of publication since 1970-01-01. */
  readonly day?: number;
  /** Id of the passage. */
  readonly passage: string;
}

/** What a stance counts for. Whoever is for a thing on terms stands between: the terms decide. */
export const STANCE_VALUES: Readonly<Record<Stance, number>> = Object.freeze({ '+': 1, conditional: 0, '-': -1 });

/**
 * Whose accounts of a position count: `own`, what the actor says and what the text says of it in its own voice; `all`, also
 * what others say of it, who may be its opponents.
 */
export const ACCOUNTS = ['own', 'all'] as const;
/** @see ACCOUNTS */
export type Accounts = (typeof ACCOUNTS)[number];

/** Whether a record is another's account of where the actor stands. */
export function isOthersAccount({ actor, speaker }: Pick<IssueStand, 'actor' | 'speaker'>): boolean {
  return speaker !== actor && speaker !== 'author';
}

/** Documents on one actor and one issue, each with one voice, in the order of their days; those without a day last. */
export interface Voices {
  /** Mean of what the document's records count for, -1 to 1. */
  readonly value: Float64Array;
  /** Days since 1970-01-01; NO_DAY where it is not known. */
  readonly day: Int32Array;
  /** Records in each. */
  readonly records: Int32Array;
}

/**
 * Gives each document one voice: a text that says a thing ten times is no ten witnesses. Copies of a text speak on the first
 * of their days.
 */
export function voicesOf(stands: readonly IssueStand[]): Voices {
  const documents = new Map<string, { sum: number; n: number; day: number }>();
  for (const { document, stance, day = NO_DAY } of stands) {
    const known = documents.get(document) ?? { sum: 0, n: 0, day };
    known.sum += STANCE_VALUES[stance];
    known.n++;
    if (day !== NO_DAY && (known.day === NO_DAY || day < known.day)) known.day = day;
    documents.set(document, known);
  }
  const place = (day: number): number => (day === NO_DAY ? Number.POSITIVE_INFINITY : day);
  const sorted = [...documents]
    .sort(([a, x], [b, y]) => compare(place(x.day), place(y.day)) || compare(a, b))
    .map(([, voice]) => voice);
  return {
    value: Float64Array.from(sorted, ({ sum, n }) => sum / n),
    day: Int32Array.from(sorted, ({ day }) => day),
    records: Int32Array.from(sorted, ({ n }) => n),
  };
}

/** How many voices have a day; they stand first. */
export function datedVoices({ day }: Voices): number {
  const undated = day.indexOf(NO_DAY);
  return undated < 0 ? day.length : undated;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
