import { passageOf } from '../../measures/passage.ts';
import type { Event } from '../../records/event.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { BehindItem } from '../../report/measures/measure-report.ts';

/** The sentence that a record stands on, with its words marked. */
export function sentenceOf(reading: Reading, record: AnyRecord): BehindItem {
  const span = spanOf(record);
  const passage = passageOf(
    reading,
    offsetMap(reading.document.text),
    record.id,
    span,
    record.sentence.index,
    record.provenance,
  );
  const { text, mark, grade, sentence } = passage;
  return {
    kind: 'sentence',
    before: text.slice(0, mark.start),
    words: text.slice(mark.start, mark.end),
    after: text.slice(mark.end),
    grade,
    document: reading.document.id,
    record: record.id,
    sentence,
  };
}

/** The words that an event is known by; of other records their sentence. */
function spanOf(record: AnyRecord): Span {
  return record.kind === 'event' ? (record as Event).trigger : record.sentence.span;
}
