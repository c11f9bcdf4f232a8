import type { Reader, TextFacts } from '../reading/reader.ts';
import type { Reading } from '../records/reading.ts';
import { type ReadBytesOptions, readBytes } from '../sources/read-bytes.ts';

/** A text that lies open: the bytes of a file, or words. */
export type OpenedText =
  | { readonly bytes: Uint8Array; readonly options: ReadBytesOptions }
  | { readonly text: string; readonly facts?: TextFacts };

/**
 * Reads a text that lies open. Its format is understood while the reader still loads.
 * @throws EntenteError('unreadable') as `readBytes` and the reader do
 */
export async function readOpened(reader: Promise<Reader>, opened: OpenedText): Promise<Reading> {
  if ('text' in opened) return (await reader).read(opened.text, opened.facts);
  const document = await readBytes(opened.bytes, opened.options);
  return (await reader).readDocument(document);
}
