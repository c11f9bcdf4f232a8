import type { DigestDocument } from '../../measures/digest.ts';
import type { Passage } from '../../measures/passage.ts';
import type { BehindGroup, BehindItem } from '../../report/measures/measure-report.ts';

/** A sentence of a digest with the words that tell something marked. */
export function passageItem({ text, mark, grade, document, record, sentence }: Passage): BehindItem {
  return {
    kind: 'sentence',
    before: text.slice(0, mark.start),
    words: text.slice(mark.start, mark.end),
    after: text.slice(mark.end),
    grade,
    document,
    record,
    sentence,
  };
}

/** Sentences of one document, under its title and day. */
export function documentGroup(document: DigestDocument, passages: readonly Passage[]): BehindGroup {
  const { title, name, date, publisher } = document;
  return {
    title: title ?? name,
    from: [date ?? 'no date', publisher ?? ''].filter((words) => words !== '').join(' · '),
    items: passages.map(passageItem),
  };
}
