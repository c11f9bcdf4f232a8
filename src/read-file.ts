import { readDocument } from './reading/read.ts';
import type { Reading } from './records/reading.ts';
import { loadFile } from './sources/load-file.ts';
import { type ReadBytesOptions, readBytes } from './sources/read-bytes.ts';

/** How a file is to be read. */
export type ReadFileOptions = Omit<ReadBytesOptions, 'name'>;

/**
 * Reads one file into records: text, Markdown, HTML, PDF or Word.
 *
 * @param path of the file; it is also the name of the document
 * @param options.type of the file, where its content and name do not tell
 * @param options.given title, authors, date and publisher, each in the place of what the file says
 * @throws EntenteError (unreadable) with a sentence that says what is wrong with the file and what to do
 * @example
 * import { readFile } from 'ententejs';
 * const reading = await readFile('examples/missile-test-2017.txt');
 * reading.document.date; // '2017-07-07'
 */
export async function readFile(path: string, options: ReadFileOptions = {}): Promise<Reading> {
  return readDocument(await readBytes(await loadFile(path), { ...options, name: path }));
}
