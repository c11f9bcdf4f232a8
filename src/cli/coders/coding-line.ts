import { newRecord } from '../../casefile/journal/new-record.ts';
import { findWords } from '../../casefile/journal/record-edit.ts';
import { fieldsOf } from '../../casefile/journal/record-field-table.ts';
import { EntenteError } from '../../records/failure.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';

/**
 * The record in a line that a coder types: `recalled category=REDUCE source=NOR target=RUS`; with several kinds the kind
 * comes first.
 *
 * @param sentence in which the words are looked for
 * @returns the record without an id of its own
 * @throws EntenteError `usage` in a sentence for the coder
 */
export function codingLine(
  line: string,
  kinds: readonly AnyRecord['kind'][],
  sentence: Span,
  reading: Reading,
  coder: string,
): AnyRecord {
  const [first = ''] = line.trim().split(/\s+/);
  const named = kinds.find((kind) => kind === first || `${kind}s` === first);
  const [only, ...others] = kinds;
  const kind = named ?? (others.length === 0 ? only : undefined);
  if (!kind) throw new EntenteError('usage', `Begin the line with the kind: ${kinds.join(' or ')}.`);
  const rest = named ? line.trim().slice(first.length) : line;
  const fields = Object.keys(fieldsOf(kind)).join('|');
  const [words = '', ...values] = ` ${rest.trim()}`.split(new RegExp(`\\s+(?=(?:${fields})=)`));
  if (words.trim() === '') {
    throw new EntenteError(
      'usage',
      `Begin with the words of the sentence on which the ${kind} stands, then ${example(kind)}.`,
    );
  }
  const span = findWords(words.trim(), sentence, reading);
  if (span.start < sentence.start || span.end > sentence.end) {
    throw new EntenteError('usage', `"${words.trim()}" does not stand in this sentence.`);
  }
  const { toCodePoint } = offsetMap(reading.document.text);
  return newRecord(kind, `${toCodePoint(span.start)}-${toCodePoint(span.end)}`, values, reading, coder);
}

/** How a record of a kind is written. */
export function example(kind: AnyRecord['kind']): string {
  if (kind === 'event') return 'category=REJECT source=USA,KOR target=PRK';
  const needed = Object.entries(fieldsOf(kind)).filter(
    ([, { needed: must, type }]) => must && !type.startsWith('span'),
  );
  return needed.map(([name]) => `${name}=…`).join(' ') || 'its fields as field=value';
}
