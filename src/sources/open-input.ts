import type { Input } from './collect-inputs.ts';
import type { ReadBytesOptions } from './read-bytes.ts';

/** An input that lies open, for `readBytes`. */
export interface OpenedInput {
  readonly bytes: Uint8Array;
  readonly options: ReadBytesOptions;
  /** Sentences that say what is wrong with it though it can be read. */
  readonly remarks: readonly string[];
}

/**
 * Opens an input. An article in a line of JSON is plain text and brings its metadata with it.
 *
 * @param given metadata that the user knows better
 * @throws EntenteError('unreadable') if it cannot be opened
 */
export async function openInput(
  input: Input,
  given: NonNullable<ReadBytesOptions['given']> = {},
): Promise<OpenedInput> {
  const article = await input.article?.();
  if (!article) return { bytes: await input.load(), options: { name: input.name, given }, remarks: [] };
  return {
    bytes: new TextEncoder().encode(article.text),
    options: { name: input.name, type: 'txt', given: { ...article.metadata, ...given } },
    // What the user says of the date himself is no remark's business.
    remarks: given.date === undefined ? article.remarks : [],
  };
}
