import type { Grade } from '../../records/provenance.ts';
import type { Chart } from '../charts/chart-data.ts';
import type { Column } from '../kit/table.ts';

/** What a measure says, apart from how it is shown: for the terminal, as Markdown, as a page, as a picture. */
export interface MeasureReport {
  /** Stands beside the program's name on a page: `dyad`. */
  readonly what: string;
  readonly title: string;
  /** What is found, with measure, window and n: the first sentence that anybody reads. */
  readonly headline: string;
  /** What else is to be said before the charts. */
  readonly sentences: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly MeasurePart[];
  /** What the numbers stand on. */
  readonly behind: readonly BehindGroup[];
  /** How much of it is shown, and how to see the rest. */
  readonly behindNote: string;
  /** What the measure cannot show; never empty. */
  readonly limits: readonly string[];
  /** Commands that lead on. */
  readonly next: readonly string[];
}

export interface MeasurePart {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly charts: readonly Chart[];
  readonly tables?: readonly MeasureTable[];
}

export interface MeasureTable {
  readonly label: string;
  readonly head: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly MeasureRow[];
  /** Rows that a terminal shows unless all are asked for. */
  readonly first?: number;
  /** So many columns from the left are shown in a narrow terminal; default all. */
  readonly narrow?: number;
}

export interface MeasureRow {
  readonly cells: readonly string[];
  /** Numbers of the items behind it. */
  readonly opens?: readonly number[];
}

/** What stands behind one number: a month of rows, a text's sentences, a session's roll calls. */
export interface BehindGroup {
  readonly title: string;
  readonly from: string;
  readonly items: readonly BehindItem[];
}

export type BehindItem =
  | {
      readonly kind: 'row';
      readonly day: string;
      readonly sides: string;
      /** What was done, in the words of its code book. */
      readonly what: string;
      /** Score, mentions, what is odd about the row. */
      readonly notes: readonly string[];
      /** Address or name of the source. */
      readonly source: string;
      /** File and place in it. */
      readonly place: string;
    }
  | {
      readonly kind: 'sentence';
      readonly before: string;
      readonly words: string;
      readonly after: string;
      readonly grade: Grade;
      /** Id of its document, where the page can lead to it. */
      readonly document?: string;
      readonly record: string;
      readonly sentence: number;
    };

/** Gathers what stands behind numbers and gives each item its number on the page. */
export class Behind {
  readonly groups: BehindGroup[] = [];
  #count = 0;

  /** @returns the numbers of its items, as `opens` of points and rows has them */
  add(group: BehindGroup): readonly number[] {
    const first = this.#count;
    this.groups.push(group);
    this.#count += group.items.length;
    return group.items.map((_, n) => first + n);
  }
}

/** A link to what stands behind a number, for points and rows of charts. */
export function opening(places: readonly number[] | undefined): { readonly href?: string; readonly opens?: string } {
  return places === undefined || places.length === 0 ? {} : { href: `#x${places[0]}`, opens: places.join(',') };
}
