import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import { EntenteError } from '../../records/failure.ts';
import { textHash } from '../../records/identify.ts';
import { quote } from '../../records/offsets.ts';
import type { Position } from '../../records/position.ts';
import type { Quantity } from '../../records/quantity.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { sourceName } from './exported.ts';

/** How a line without its text begins, so that nobody takes it for a reading. */
export const WITHOUT_TEXT = 'entente-reading-without-text/1';

/** A position or quantity without the words that it repeats from the text. */
export type WithoutWords<Row> = Row extends Position
  ? Omit<Position, 'issue'>
  : Row extends Quantity
    ? Omit<Quantity, 'of'>
    : Row;

/**
 * A reading without a word of its text: offsets, codes, names of actors and places, and the hash of the text, with which whoever
 * has the text can put it back ({@link withText}).
 */
export type ReadingWithoutText = Omit<
  Reading,
  'format' | 'document' | 'positions' | 'quantities' | 'issues' | 'warnings'
> & {
  readonly format: typeof WITHOUT_TEXT;
  readonly document: Omit<Reading['document'], 'text'>;
  readonly positions: readonly Omit<Position, 'issue'>[];
  readonly quantities: readonly Omit<Quantity, 'of'>[];
};

/** Leaves out of a record what repeats words of the text. */
export function withoutWords<Row extends AnyRecord>(record: Row): WithoutWords<Row> {
  const kept: Record<string, unknown> = { ...record };
  if (record.kind === 'position') delete kept.issue;
  if (record.kind === 'quantity') delete kept.of;
  if (record.kind === 'discourse-statement') kept.values = labelsOf(record);
  return kept as unknown as WithoutWords<Row>;
}

/** A label is short; what is longer may be a quotation or a note. */
const LONGEST_LABEL = 120;

function labelsOf({ values }: DiscourseStatement): DiscourseStatement['values'] {
  const isLabel = (value: StatementValue): boolean =>
    typeof value !== 'string' || (value.length <= LONGEST_LABEL && !value.includes('\n'));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isLabel(value)));
}

/** Takes the text out of a reading, with all that repeats its words; warnings and names of issues go too. */
export function withoutText({ issues: _, warnings: __, ...reading }: Reading): ReadingWithoutText {
  const { text: ___, ...document } = reading.document;
  return {
    ...reading,
    format: WITHOUT_TEXT,
    document: { ...document, source: { ...document.source, name: sourceName(reading.document) } },
    positions: reading.positions.map(withoutWords),
    quantities: reading.quantities.map(withoutWords),
    ...(reading.discourseStatements ? { discourseStatements: reading.discourseStatements.map(withoutWords) } : {}),
  };
}

/**
 * Puts a text back into a reading that was shared without it. Issues are worded by their span again, or by the evidence.
 *
 * @throws EntenteError (unreadable) if it is another text than the one that was read
 */
export function withText(reading: ReadingWithoutText, text: string): Reading {
  if (textHash(text) !== reading.document.sha256) {
    throw new EntenteError(
      'unreadable',
      `This is not the text of ${reading.document.id}: its SHA-256 is another one. Texts are compared as Entente cleaned them.`,
    );
  }
  return {
    ...reading,
    format: 'entente-reading/1',
    document: { ...reading.document, text },
    positions: reading.positions.map((position) => ({
      ...position,
      issue: quote(text, position.issueSpan ?? position.evidence),
    })),
    quantities: [...reading.quantities],
    warnings: [],
  };
}
