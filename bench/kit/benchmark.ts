import type { EngineName } from '../../src/language/english.ts';

/** What the command line asks of a benchmark. */
export interface BenchRequest {
  /** Files to measure on; none: the benchmark's default data. They exist. */
  readonly files: readonly string[];
  /** Cross-validate in so many parts instead of using the shipped weights. */
  readonly folds?: number;
  /** File with the texts that answer keys speak of. */
  readonly articles?: string;
  /** Which part of the marked texts to read. */
  readonly part?: string;
  /** Which engine reads, if not the default. */
  readonly engine?: EngineName;
  /** Who reads, if not the program: see `namedReader`. */
  readonly reader?: string;
  /** Whether the model that reads may be on another machine. */
  readonly remote?: boolean;
  /** Also ask the model with swapped labels and a shuffled codebook. */
  readonly probes?: boolean;
  /** Folder in which answers of a model are kept. */
  readonly answers?: string;
  /** Told in a line while it is measured. */
  readonly note?: (sentence: string) => void;
  /** Of how many documents the case is that is measured. */
  readonly documents?: number;
  /** How many rows of event data are measured. */
  readonly rows?: number;
  /** Measure times by size as well, where the benchmark has sizes. */
  readonly sizes?: boolean;
  /** Called after each piece of work, for a line of progress. */
  readonly progress?: (done: number, total: number) => void;
}

export interface BenchOutcome {
  /** One sentence: what it was measured on, and how. */
  readonly data: string;
  /** The keys of the contract, and more. Shares are fractions. */
  readonly json: Readonly<Record<string, unknown>>;
  /** A table for people: the first row holds the heads. */
  readonly table: readonly (readonly string[])[];
  /** Lines of the predictions file; absent where there are none. */
  readonly predictions?: readonly string[];
}

/** Measures one thing. Throws EntenteError where it cannot. */
export type Benchmark = (request: BenchRequest) => Promise<BenchOutcome>;

/** A share or a measure between 0 and 1, for a table. */
export function digits(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}

/** A whole number with commas, for a table. */
export function whole(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en-US');
}

/** Words as `wc -w` counts them: runs of anything but white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
