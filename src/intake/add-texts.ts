import { type CaseFile, isCase } from '../casefile/store/case-file.ts';
import { addDocument, documentOfSource, type Stored, sourceHash } from '../casefile/store/documents.ts';
import { storeSource } from '../casefile/store/sources.ts';
import { type Outcome, readMany } from '../jobs/read-many.ts';
import type { ThreadReaderOptions } from '../jobs/reading-thread.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import type { Metadata } from '../sources/article/metadata.ts';
import type { Input } from '../sources/collect-inputs.ts';
import { type OpenedInput, openInput } from '../sources/open-input.ts';
import { suggester } from './suggester.ts';

/** What became of a text that was to be added. */
export interface Added<T extends Input> {
  readonly input: T;
  /** Sentences that say what is wrong with it though it could be read. */
  readonly remarks: readonly string[];
  readonly became: Became;
}

export type Became =
  | { readonly kind: 'stored'; readonly stored: Exclude<Stored, { outcome: 'known' }>; readonly dated: boolean }
  /** `bytes`: the very file is there already; `words`: another file with the very words is. */
  | { readonly kind: 'known'; readonly same: 'bytes' | 'words'; readonly id: string; readonly origin: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** How texts are added. */
export interface AddTexts<T extends Input> {
  /** What the person says of the texts. */
  readonly given: Metadata;
  readonly knowledge: ThreadReaderOptions;
  /** How many are read at a time. */
  readonly jobs: number;
  /** Where a text came from, relative to the case: one of a known origin is a new version. */
  readonly originOf: (input: T, source: string) => string;
  /** Is told of each text that is opened. */
  readonly began?: (name: string) => void;
  /** Once aborted no further text is begun. */
  readonly cancelled?: AbortSignal;
}

/** A text that lies open, with the SHA-256 of its bytes. */
export interface Looked extends OpenedInput {
  readonly source: string;
  /** It is in the case already and need not be read. */
  readonly pass: boolean;
}

/**
 * Reads texts and stores them in a case, in their order whatever the number of jobs. Each is on the disk before the next is
 * stored; what cannot be read is told, and the others go on.
 * @throws EntenteError if the case cannot be written, or the reader not be loaded
 */
export async function* addTexts<T extends Input>(
  file: CaseFile,
  inputs: Iterable<T> | AsyncIterable<T>,
  options: AddTexts<T>,
): AsyncGenerator<Added<T>, void, undefined> {
  const outcomes = readMany(inputs, {
    jobs: options.jobs,
    reader: options.knowledge,
    nameOf: ({ name }) => name,
    open: async (input) => {
      options.began?.(input.name);
      return await look(file, input, options.given);
    },
    ...(options.cancelled ? { cancelled: options.cancelled } : {}),
  });
  yield* addOutcomes(file, outcomes, options.originOf);
}

/**
 * Stores what was read, here or elsewhere, in its order.
 * @throws EntenteError if the case cannot be written
 */
export async function* addOutcomes<T extends Input>(
  file: CaseFile,
  outcomes: AsyncIterable<Outcome<T, Looked>>,
  originOf: AddTexts<T>['originOf'],
): AsyncGenerator<Added<T>, void, undefined> {
  const suggest = suggester(file);
  for await (const outcome of outcomes) {
    const { item: input, opened } = outcome;
    yield { input, remarks: opened?.remarks ?? [], became: await keep(file, outcome, originOf, suggest) };
  }
}

async function look(file: CaseFile, input: Input, given: Metadata): Promise<Looked> {
  const opened = await openInput(input, given);
  const source = sourceHash(opened.bytes);
  return { ...opened, source, pass: documentOfSource(file, source) !== undefined };
}

/** Stores what was read. */
async function keep<T extends Input>(
  file: CaseFile,
  outcome: Outcome<T, Looked>,
  originOf: AddTexts<T>['originOf'],
  suggest: (reading: Reading) => Reading,
): Promise<Became> {
  try {
    if (outcome.kind === 'failed') throw outcome.error;
    const { source, bytes, options } = outcome.opened;
    // Asked again: the same bytes may have been stored while these were read.
    const same = documentOfSource(file, source);
    if (same) return { kind: 'known', same: 'bytes', ...same };
    if (outcome.kind === 'passed over') throw new EntenteError('internal', `${outcome.item.name} left the case.`);
    const reading = suggest(outcome.reading);
    await storeSource(file, source, reading.document.source.type, bytes);
    const origin = originOf(outcome.item, source);
    const stored = addDocument(file, { origin, source, bytes: bytes.length, given: options.given ?? {}, reading });
    if (stored.outcome === 'known') return { kind: 'known', same: 'words', id: stored.id, origin: stored.origin };
    return { kind: 'stored', stored, dated: reading.document.date !== undefined };
  } catch (error) {
    // What is wrong with the case itself is wrong for all that follow.
    if ((error instanceof EntenteError && error.code === 'unwritable') || !isCase(file.place)) throw error;
    return { kind: 'failed', error };
  }
}
