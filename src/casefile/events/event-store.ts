import type { DailyCounts } from '../../records/daily-counts.ts';
import type { EventOrigin, RowFlag } from '../../records/event-row.ts';
import type { EventFilter } from './event-filter.ts';
import type { FoundMentions, MentionCoverage } from './found-mentions.ts';
import type { EngineLimits } from './sql/event-engine.ts';

/** An event as it is stored. */
export interface EventRow {
  readonly origin: EventOrigin;
  readonly id: string;
  /** Days since 1970-01-01; undefined where it is not known. */
  readonly day: number | undefined;
  /** ISO 3166-1 alpha-3; empty where there is none. */
  readonly source: string;
  readonly target: string;
  readonly sourceActor: string;
  readonly targetActor: string;
  readonly sourceSectors: string;
  readonly targetSectors: string;
  readonly code: string;
  readonly quad: number;
  readonly score: number | undefined;
  readonly mentions: number;
  readonly root: boolean;
  readonly flags: readonly RowFlag[];
  readonly place: string;
  /** Address or name of the source; of the case's own events the document. */
  readonly address: string;
  /** SHA-256 of the file it stands in, with `!` and the name within an archive. */
  readonly file: string;
  /** Where it begins in the unpacked file, and its length. */
  readonly offset: number;
  readonly bytes: number;
  /** What imported files of mentions hold of it; only where that was asked for and there are such files. */
  readonly found?: FoundMentions;
}

/** Where a row stands in the order of `rows`: the next page goes on behind it. */
export interface RowPlace {
  readonly day: number | undefined;
  readonly file: string;
  readonly offset: number;
  readonly id: string;
}

/** How a filter's rows are given. */
export interface RowOptions {
  readonly after?: RowPlace;
  /** At most so many; by default all. */
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Of each pair of countries only so many: those reported most, among these those with the strongest scores. */
  readonly largest?: number;
  /** Whether each row comes with what imported files of mentions hold of its event. */
  readonly mentions?: boolean;
}

/** What is counted apart. */
export const EVENT_GROUPS = ['year', 'month', 'category', 'quad', 'origin', 'source', 'target', 'dyad'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** Events of one group. */
export interface EventCount {
  readonly key: string;
  readonly n: number;
  /** Mean of their scores; undefined where none has one. */
  readonly score: number | undefined;
  readonly mentions: number;
}

/** What a filter leaves out, step by step. */
export interface FilterSteps {
  /** All rows of all files. */
  readonly all: number;
  /** Each condition with what it leaves out of what the ones before it left. */
  readonly steps: readonly { readonly name: string; readonly removed: number; readonly left: number }[];
  readonly left: number;
  /** Of these, rows without a score: they count as events and add nothing to a sum of scores. */
  readonly unscored: number;
}

/** All dyads by month: unit `u` in period `t` stands at `u * periods.length + t`. */
export interface DyadMonths {
  /** Undirected: each pair once, in the order of letters. */
  readonly units: readonly (readonly [source: string, target: string])[];
  /** First day of each month since 1970-01-01, without a gap. */
  readonly periods: Int32Array;
  readonly n: Float64Array;
  /** How many of them have a score: means of scores divide by these. */
  readonly scored: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly negative: Float64Array;
  readonly mentions: Float64Array;
}

/** The events of a case, asked by filters. */
export interface EventStore {
  /**
   * Events from one country to another by day and quad class; either way round where the filter is undirected. From the
   * sums by day where these know what the filter asks for, which takes milliseconds at any size.
   */
  readonly dailyCounts: (
    filter: EventFilter,
    source: string,
    target: string,
    signal?: AbortSignal,
  ) => Promise<DailyCounts>;
  /** All events of a filter by day and quad class, whoever the sides are: how much the world is reported on. */
  readonly dailyVolume: (filter: EventFilter, signal?: AbortSignal) => Promise<DailyCounts>;
  /**
   * Every dyad by month.
   * @param with only dyads in which one of these countries stands
   * @param least only dyads with so many events
   */
  readonly dyadMonths: (
    filter: EventFilter,
    options?: { readonly with?: readonly string[]; readonly least?: number },
    signal?: AbortSignal,
  ) => Promise<DyadMonths>;
  /** The rows behind a number, by day. */
  readonly rows: (filter: EventFilter, options?: RowOptions, signal?: AbortSignal) => AsyncGenerator<EventRow>;
  readonly countBy: (filter: EventFilter, by: EventGroup, signal?: AbortSignal) => Promise<readonly EventCount[]>;
  /** How many rows each condition of a filter leaves out. */
  readonly explain: (filter: EventFilter, signal?: AbortSignal) => Promise<FilterSteps>;
  /** First and last day of a filter's events, and how many there are; undefined if there is none. */
  readonly range: (
    filter: EventFilter,
    signal?: AbortSignal,
  ) => Promise<{ readonly from: number; readonly to: number; readonly n: number } | undefined>;
  /** What imported files of mentions hold of an event; undefined where none were imported. The event itself may not be. */
  readonly mentionsOf: (id: string, signal?: AbortSignal) => Promise<FoundMentions | undefined>;
  /** How mentions and events go together; undefined where no mentions were imported. */
  readonly mentionCoverage: (signal?: AbortSignal) => Promise<MentionCoverage | undefined>;
  readonly close: () => Promise<void>;
}

/** How the events of a case are opened. */
export interface EventStoreOptions extends EngineLimits {
  /** Of the case's own texts also events with weak evidence. */
  readonly weak?: boolean;
}
