import type { ActorsFile } from '../own/actors-file.ts';
import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';

/** Formats that can be made into a file of actors. */
export const IMPORT_FORMATS = ['petrarch-actors', 'petrarch-agents', 'reign', 'archigos', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What became of a dictionary: what was kept, what was not and why. */
export interface ImportReport {
  readonly format: ImportFormat;
  /** Records or rows of the source that could be read. */
  readonly records: number;
  /** What the file of actors now holds ("new persons", "names of known actors" ...), the most first. */
  readonly kept: readonly { readonly what: string; readonly count: number }[];
  /** What was left out, by reason, the most frequent first. */
  readonly skipped: readonly SkippedItems[];
  /** Lines that could not be read at all. */
  readonly problems: readonly DictionaryProblem[];
}

export interface SkippedItems {
  readonly reason: string;
  readonly count: number;
  /** The first few. */
  readonly examples: readonly { readonly line: number; readonly text: string }[];
}

/** What an import makes. */
export interface Imported {
  readonly file: ActorsFile;
  readonly report: ImportReport;
}

const EXAMPLES = 3;

/** Counts what an import keeps and leaves out. */
export class ImportTally {
  readonly #kept = new Map<string, number>();
  readonly #skipped = new Map<string, { count: number; examples: { line: number; text: string }[] }>();

  keep(what: string, count = 1): void {
    if (count > 0) this.#kept.set(what, (this.#kept.get(what) ?? 0) + count);
  }

  skip(reason: string, line: number, text: string): void {
    const known = this.#skipped.get(reason) ?? { count: 0, examples: [] };
    known.count++;
    if (known.examples.length < EXAMPLES) known.examples.push({ line, text });
    this.#skipped.set(reason, known);
  }

  report(format: ImportFormat, records: number, problems: readonly DictionaryProblem[]): ImportReport {
    const byCount = <T extends { readonly count: number }>(a: T, b: T): number => b.count - a.count;
    return {
      format,
      records,
      kept: [...this.#kept].map(([what, count]) => ({ what, count })).sort(byCount),
      skipped: [...this.#skipped].map(([reason, { count, examples }]) => ({ reason, count, examples })).sort(byCount),
      problems,
    };
  }
}
