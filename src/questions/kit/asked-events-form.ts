import { z } from 'zod';
import { EVENT_ORIGINS } from '../../records/event-row.ts';

/** Words of a list: as such, or in one word with commas between them, as an address has them. */
export const WordList = z
  .union([z.array(z.string().trim().min(1).max(200)).max(100), z.string().max(4000).transform(parts)])
  .describe('one or more, with commas between them');

function parts(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Yes or no: as such, or in a word, as an address has it. */
export const Yes = z.union([z.boolean(), z.stringbool({ truthy: ['true', '1', 'yes'], falsy: ['false', '0', 'no'] })]);

const Word = z.string().trim().min(1).max(30);
/** What is not chosen is not said: `false` and no word at all are one. */
const Chosen = Yes.optional().transform((yes) => yes || undefined);

/**
 * Which events are meant, as whoever asks says it over the service: `AskedEvents` without the sides, which every question
 * names in its own way.
 */
export const ASKED_EVENTS = {
  origin: WordList.pipe(z.array(z.enum(EVENT_ORIGINS)))
    .optional()
    .describe(
      `where events come from: ${EVENT_ORIGINS.join(', ')}; by default all that were imported, or case where none were`,
    ),
  from: Word.optional().describe('a day, a month (2017-07) or a year'),
  to: Word.optional().describe('the same, included'),
  category: WordList.optional().describe('codes, or what they begin with'),
  quad: WordList.optional().describe('1 verbal, 2 material cooperation, 3 verbal, 4 material conflict'),
  sourceSector: WordList.optional().describe('sectors of those that act, such as GOV,MIL'),
  targetSector: WordList.optional(),
  sourceActor: WordList.optional().describe('actors as the files have them'),
  targetActor: WordList.optional(),
  onlyRoot: Chosen,
  onePerDay: Chosen,
  withMirrored: Chosen,
  withoutMirrored: Chosen,
  withRepeated: Chosen,
  withoutFarDates: Chosen,
} as const;
