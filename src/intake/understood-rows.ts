import { dayText } from '../casefile/events/event-filter.ts';
import { type EventBatch, NO_DAY, ROW_FLAGS } from '../records/event-row.ts';
import { conditionWords } from '../report/words/condition-words.ts';

/** What rows of event data were understood to hold, column by column. */
export const UNDERSTOOD = [
  'day',
  'source',
  'actor',
  'target',
  'actor',
  'code',
  'quad',
  'score',
  'mentions',
  'odd',
] as const;

/** The first rows of a batch as they are understood, for a person to look at. */
export function understoodRows(batch: EventBatch, most: number): readonly (readonly string[])[] {
  const text = (column: Int32Array, i: number): string => batch.texts[column[i] ?? 0] ?? '';
  return Array.from({ length: Math.min(most, batch.length) }, (_, i) => {
    const flags = Object.entries(ROW_FLAGS).filter(([, bit]) => (batch.flags[i] ?? 0) & bit);
    return [
      batch.day[i] === NO_DAY ? '?' : dayText(batch.day[i] ?? 0),
      text(batch.source, i),
      text(batch.sourceActor, i),
      text(batch.target, i),
      text(batch.targetActor, i),
      text(batch.code, i),
      String(batch.quad[i]),
      Number.isNaN(batch.score[i]) ? '' : String(batch.score[i]),
      String(batch.mentions[i]),
      flags.map(([name]) => conditionWords(name)).join('; '),
    ];
  });
}
