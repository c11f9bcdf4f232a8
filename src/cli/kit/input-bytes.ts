import type { Input } from '../../sources/collect-inputs.ts';
import type { ReadBytesOptions } from '../../sources/read-bytes.ts';

/**
 * Opens an input, for `readBytes`. An article in a line of JSON is plain text and brings its metadata with it.
 *
 * @param given metadata that the user knows better
 * @returns also what is wrong with it though it can be read
 * @throws EntenteError('unreadable') if it cannot be opened
 */
export async function inputBytes(
  input: Input,
  given: NonNullable<ReadBytesOptions['given']>,
): Promise<{ readonly bytes: Uint8Array; readonly options: ReadBytesOptions; readonly remarks: readonly string[] }> {
  const article = await input.article?.();
  if (!article) return { bytes: await input.load(), options: { name: input.name, given }, remarks: [] };
  return {
    bytes: new TextEncoder().encode(article.text),
    options: { name: input.name, type: 'txt', given: { ...article.metadata, ...given } },
    // What the user says of the date himself is no remark's business.
    remarks: given.date === undefined ? article.remarks : [],
  };
}
