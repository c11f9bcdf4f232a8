import { existsSync } from 'node:fs';
import { EntenteError } from '../../src/records/failure.ts';
import type { Span } from '../../src/records/span.ts';

/** A sentence in which the two sides of an act are marked; offsets are UTF-16 code units of `text`. */
export interface PairRow {
  readonly text: string;
  /** Empty if the row marks no source; several if the mark is broken or there are several. */
  readonly sources: readonly Span[];
  readonly targets: readonly Span[];
}

export interface LabelledPair extends PairRow {
  /** One of the 15 roots of `ROOTS`. */
  readonly label: string;
}

/** What was decided for a row. CONCEDE and RETREAT count as YIELD; null: no category was found, which counts as wrong. */
export interface PairLabel {
  readonly category: string | null;
}

/** Answers in the order of the rows, one for each. */
export type ClassifyPairs = (rows: readonly PairRow[]) => Promise<readonly PairLabel[]>;

/**
 * What `src/reading/marked/classify-pair.ts` exports for the events benchmark: the classifier with the shipped weights and,
 * for cross-validation, a way to make one from labelled rows only.
 */
export interface PairModule {
  readonly classifyPairs: ClassifyPairs;
  readonly trainPairs?: (rows: readonly LabelledPair[]) => Promise<ClassifyPairs>;
}

const address = new URL('../../src/reading/marked/classify-pair.ts', import.meta.url);

/**
 * @returns the reader's pair classifier
 * @throws EntenteError if the reader has none
 */
export async function loadPairModule(): Promise<PairModule> {
  if (!existsSync(address)) {
    throw new EntenteError(
      'usage',
      'events: the reader cannot classify marked pairs yet; src/reading/marked/classify-pair.ts must export classifyPairs.',
    );
  }
  const loaded: Partial<PairModule> = await import(address.href);
  if (!loaded.classifyPairs) {
    throw new EntenteError('usage', 'events: src/reading/marked/classify-pair.ts exports no classifyPairs.');
  }
  return { classifyPairs: loaded.classifyPairs, ...(loaded.trainPairs ? { trainPairs: loaded.trainPairs } : {}) };
}
