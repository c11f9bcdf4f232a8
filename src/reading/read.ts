import type { Reading } from '../records/reading.ts';
import { createReader, type Reader, type TextFacts } from './reader.ts';

let shared: Promise<Reader> | undefined;

/**
 * Reads a text into records, in Node or in a browser tab. The first call loads weights and lexicon, later ones reuse
 * them; `createReader` gives a reader of one's own.
 *
 * @param text plain text; its head may hold title, byline and date
 * @param facts what is known beforehand; each wins over what the text says
 * @throws if a file of the package is missing, and an EntenteError if the text is too long
 * @example
 * import { read } from 'ententejs/reading';
 * const reading = await read('Moscow and Beijing rejected the sanctions.', { date: '2017-07-06' });
 */
export async function read(text: string, facts: TextFacts = {}): Promise<Reading> {
  shared ??= createReader();
  try {
    return await (await shared).read(text, facts);
  } catch (error) {
    // A reader that could not load must not spoil later calls.
    if (
      await shared.then(
        () => false,
        () => true,
      )
    )
      shared = undefined;
    throw error;
  }
}
