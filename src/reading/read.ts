import type { Document } from '../records/document.ts';
import type { Reading } from '../records/reading.ts';
import { createReader, type Reader, type TextFacts } from './reader.ts';

let shared: Promise<Reader> | undefined;

/** The reader that calls share; one that could not load does not spoil later calls. */
function sharedReader(): Promise<Reader> {
  shared ??= createReader().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/**
 * Reads a text into records, in Node or in a browser tab. The first call loads weights and lexicon, later ones reuse
 * them; `createReader` gives a reader of one's own.
 *
 * @param text plain text; its head may hold title, byline and date
 * @param facts what is known beforehand; each wins over what the text says
 * @throws if a file of the package is missing, and an EntenteError (unreadable) if the text is too long
 * @example
 * import { read } from 'ententejs/reading';
 * const reading = await read('Moscow and Beijing condemned the sanctions.', { date: '2017-07-06' });
 * reading.events[0]?.category; // 'ACCUSE'
 */
export async function read(text: string, facts: TextFacts = {}): Promise<Reading> {
  return (await sharedReader()).read(text, facts);
}

/**
 * Reads a document into records, as `read` does with a text. `ententejs/sources` makes documents of files.
 *
 * @throws if a file of the package is missing, and an EntenteError (unreadable) if the document is too long
 * @example
 * import { documentFromText } from 'ententejs/sources';
 * import { readDocument } from 'ententejs/reading';
 * const document = documentFromText('Seoul rejected the offer on Monday.', { given: { date: '2017-07-06' } });
 * (await readDocument(document)).events[0]?.date?.first; // '2017-07-03'
 */
export async function readDocument(document: Document): Promise<Reading> {
  return (await sharedReader()).readDocument(document);
}
