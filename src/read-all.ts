import { type Jobs, jobCount } from './jobs/job-count.ts';
import type { OpenedText } from './jobs/opened-text.ts';
import { readMany } from './jobs/read-many.ts';
import type { ThreadReaderOptions } from './jobs/reading-thread.ts';
import type { TextFacts } from './reading/reader.ts';
import type { Reading } from './records/reading.ts';
import type { Input } from './sources/collect-inputs.ts';
import { openInput } from './sources/open-input.ts';

/** One of many texts: words, words with what is known of them, or a file that `collectInputs` found. */
export type TextToRead = string | (TextFacts & { readonly text: string }) | Input;

/** How many texts are to be read. */
export interface ReadAllOptions extends ThreadReaderOptions {
  /**
   * How many texts are read at a time, each in a thread that loads weights of its own (some 300 MB). `auto` is the number of
   * cores, or fewer where memory or texts are few. By default 1: in the calling thread.
   */
  readonly jobs?: Jobs;
  /** Once aborted no further text is begun; those that were begun are still given. */
  readonly signal?: AbortSignal;
}

/** What became of a text. */
export type ReadText<T> =
  | { readonly text: T; readonly reading: Reading; readonly error?: undefined }
  | { readonly text: T; readonly reading?: undefined; readonly error: unknown };

/**
 * Reads many texts, on several cores if asked to, and gives their readings in the order of the texts: the same ones whatever
 * the number of jobs. A text that cannot be read gives its error and stops no other. Texts are asked for, and read, only some
 * way ahead of what is taken, so that any number of them fits into memory.
 *
 * @throws EntenteError (usage) for a number of jobs that is none; what `createReader` throws; what `texts` throws
 * @example
 * import { collectInputs, readAll } from 'ententejs';
 * const dates = [];
 * for await (const { reading } of readAll(collectInputs(['examples/nile-dam-2020']), { jobs: 2 })) dates.push(reading?.document.date);
 * dates.length; // 6
 */
export async function* readAll<T extends TextToRead>(
  texts: Iterable<T> | AsyncIterable<T>,
  options: ReadAllOptions = {},
): AsyncGenerator<ReadText<T>, void, undefined> {
  const { jobs = 1, signal, ...reader } = options;
  const count = Array.isArray(texts) ? { texts: texts.length } : {};
  const outcomes = readMany(texts, {
    jobs: jobCount(jobs, { ...count, ...(reader.engine && { engine: reader.engine }) }),
    reader,
    nameOf,
    open: opened,
    ...(signal ? { cancelled: signal } : {}),
  });
  for await (const outcome of outcomes) {
    if (outcome.kind === 'read') yield { text: outcome.item, reading: outcome.reading };
    if (outcome.kind === 'failed') yield { text: outcome.item, error: outcome.error };
  }
}

async function opened(text: TextToRead): Promise<OpenedText> {
  if (typeof text === 'string') return { text };
  if ('load' in text) return await openInput(text);
  const { text: words, ...facts } = text;
  return { text: words, facts };
}

function nameOf(text: TextToRead): string {
  return (typeof text === 'string' ? undefined : text.name) ?? 'A text';
}
