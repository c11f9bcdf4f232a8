import type { DataSpan, NetworkWindow } from '../networks/network-windows.ts';
import type { ACT_SOURCES } from './asked-picture.ts';

/** An actor of the matrix. */
export interface ActingActor {
  readonly id: string;
  readonly name: string;
  /** The short sign: `CHN`. */
  readonly short: string;
  readonly state: boolean;
  /** Acts in which it takes part, in the window. */
  readonly acts: number;
}

/** How one actor acts towards another in a window. */
export interface ActsCell {
  readonly a: string;
  readonly b: string;
  /** Acts in all; together they may be more than the kinds, of which some have none. */
  readonly n: number;
  readonly cooperation: number;
  readonly conflict: number;
  /** Calls for restraint. */
  readonly neutral: number;
  /** How many of them the two did together: they stand in both directions. */
  readonly together: number;
  /** Mean score, -10 to 10. */
  readonly mean?: number;
  readonly interval?: readonly [low: number, high: number];
  /** Of texts: how many tell of it. */
  readonly documents?: number;
}

/** All that acts in a window, whoever takes part. */
export interface ActsOfWindow {
  /** Everybody who acts, those with most acts first. */
  readonly actors: readonly ActingActor[];
  readonly cells: readonly ActsCell[];
  /** Acts of the window that have two sides. */
  readonly n: number;
}

/** Acts between two in one month. */
export interface MonthOfActs {
  /** YYYY-MM. */
  readonly month: string;
  readonly acts: number;
  readonly cooperation: number;
  readonly conflict: number;
}

/** Acts of a source, opened. */
export interface ActsSource {
  readonly source: (typeof ACT_SOURCES)[number];
  readonly span: DataSpan;
  readonly acts: (window: NetworkWindow) => ActsOfWindow;
  /** Every month of the span, in its order, with what happened in it. */
  readonly months: () => readonly MonthOfActs[];
  readonly limits: readonly string[];
}

/** Every month from one day to another, in its order. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const number = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = number(from);
  return Array.from({ length: Math.max(1, number(to) - first + 1) }, (_, n) => {
    const month = first + n;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
