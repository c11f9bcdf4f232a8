import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { anchorWords } from '../../casefile/journal/record-name.ts';
import { recordWords } from '../../report/words/record-words.ts';

/** A record as the service answers it: with what it says in a line, and the words on which it stands. */
export function recordAnswer({ reading }: Pick<DocumentState, 'reading'>, one: CaseRecord): object {
  return {
    ...one,
    says: recordWords(one.record, reading),
    words: anchorWords(one.record, reading.document.text),
  };
}
