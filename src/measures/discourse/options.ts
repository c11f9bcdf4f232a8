import type { TimeUnit } from './calendar.ts';

/** How statements of two actors on one concept become a tie. `combine` is for two-mode networks only. */
export const AGGREGATIONS = ['ignore', 'congruence', 'conflict', 'subtract', 'combine'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** What a weight is divided by. `activity` and `prominence` are for two-mode networks, the last three for one-mode ones. */
export const NORMALIZATIONS = ['no', 'activity', 'prominence', 'average', 'jaccard', 'cosine'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

/** Within what a statement is counted once: not at all, in its document, its week, month or year, or the whole time. */
export const DUPLICATES = ['include', 'document', 'week', 'month', 'year', 'acrossrange'] as const;
export type Duplicates = (typeof DUPLICATES)[number];

/** Which statements are taken. Variables of the document are named `document.author`, `.source`, `.section`, `.type`, `.id`, `.title`. */
export interface SelectionOptions {
  /** Variable whose values are the rows: who speaks. Default `organization`. */
  readonly rows?: string;
  /** Variable whose values are the columns: what about. Default `concept`. */
  readonly columns?: string;
  /** Variable that says how: a yes or no, a number, a text; null: none. Default `agreement`. */
  readonly qualifier?: string | null;
  readonly aggregation?: Aggregation;
  readonly duplicates?: Duplicates;
  /** First and last day or time (UTC), both included. */
  readonly from?: string;
  readonly to?: string;
  /** Values that are left out, by variable. Yes is `1` and no `0`. */
  readonly exclude?: Readonly<Record<string, readonly string[]>>;
  /** The only values that are taken, by variable. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /**
   * Rows and columns with fewer statements are left out. They are counted once, after all other filters and without repeats, so that what is
   * left of a row may be less where its columns are left out too. Default 1.
   */
  readonly leastOfRow?: number;
  readonly leastOfColumn?: number;
  /** Give the numbers of the Discourse Network Analyzer, known faults included. */
  readonly asDna?: boolean;
}

export interface NetworkOptions extends SelectionOptions {
  /** One-mode: ties between rows that speak of the same columns. Two-mode: ties of rows to columns. Default two-mode. */
  readonly mode?: 'one-mode' | 'two-mode';
  readonly normalization?: Normalization;
  /** Keep rows and columns that have statements before values are left out. */
  readonly isolates?: boolean;
}

/** Windows of the calendar. */
export interface WindowOptions extends NetworkOptions {
  /** `events`: windows of so many statements. */
  readonly unit: TimeUnit | 'events';
  readonly size: number;
  /** Draws the order of statements of the same second, for windows of `events`. */
  readonly seed?: number;
}

/** How much a statement weighs by its distance from the middle of a slice. */
export const KERNELS = ['uniform', 'triangular', 'epanechnikov', 'gaussian'] as const;
export type Kernel = (typeof KERNELS)[number];

export interface KernelOptions extends NetworkOptions {
  readonly unit: TimeUnit;
  /** Width; an odd one counts as the next even one. */
  readonly size: number;
  readonly kernel: Kernel;
  /** Whether the first and last middle lie half a width inside the time. Default yes. */
  readonly indent?: boolean;
}
