import { LIST_OF } from '../../casefile/journal/reading-records.ts';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord } from '../../records/reading.ts';

/**
 * The kind of records that a person names, as `event` or `events`.
 * @throws EntenteError `usage` for a word that names none
 */
export function kindOf(word: string): AnyRecord['kind'] {
  const kinds = Object.keys(LIST_OF) as AnyRecord['kind'][];
  const found = kinds.find((kind) => kind === word || LIST_OF[kind] === word);
  if (found) return found;
  throw new EntenteError('usage', `There are no records of kind "${word}"; there are ${kinds.join(', ')}.`);
}
