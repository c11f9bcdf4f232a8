import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { anchorWords } from '../../casefile/journal/record-name.ts';
import { actorNames } from '../../report/words/naming.ts';
import { recordWords } from '../../report/words/record-words.ts';

/** Makes records of a document what the service answers: with what each says in a line, and the words on which it stands. */
export function recordAnswers({ reading }: Pick<DocumentState, 'reading'>): (one: CaseRecord) => object {
  const names = actorNames(reading);
  return (one) => ({
    ...one,
    says: recordWords(one.record, reading, names),
    words: anchorWords(one.record, reading.document.text),
  });
}
