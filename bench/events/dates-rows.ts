import { z } from 'zod';
import { EntenteError } from '../../src/records/failure.ts';
import { readJsonLines } from '../kit/shared-data.ts';

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One short passage with a publication day, and the date of one act in it. */
const DateCase = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    /** Publication day. */
    date: isoDay,
    title: z.string().optional(),
    text: z.string(),
    /** The words that name the act. */
    trigger: z.string(),
    /** Which of several such words in title and text, from 1. */
    occurrence: z.int().min(1).default(1),
    /** First and last day of the act; null where the passage gives it no date. */
    first: isoDay.nullable(),
    last: isoDay.nullable(),
    precision: z.enum(['day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'range']).optional(),
    /** Other stretches that are as good. */
    or: z.array(z.tuple([isoDay, isoDay])).default([]),
    /** Cases of the second part were written after the rules. */
    part: z.literal('second').optional(),
  })
  .refine((row) => (row.first === null) === (row.last === null), 'first and last are null together')
  .refine((row) => row.first === null || row.last === null || row.first <= row.last, 'it ends before it starts')
  .refine((row) => triggerAt(row, [row.title, row.text].join('\n')) !== undefined, 'its trigger is not in its text');
export type DateCase = z.infer<typeof DateCase>;

/**
 * The cases of a file, one JSON object a line (see bench/data/README.md).
 * @throws EntenteError (unreadable) that names the line
 */
export function readDateCases(file: string): readonly DateCase[] {
  return readJsonLines(file).map((row, index) => {
    const parsed = DateCase.safeParse(row);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const reason = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
    throw new EntenteError('unreadable', `${file}, line ${index + 1} is no case (${reason}).`);
  });
}

/** Where the trigger of a case starts in a text that holds its title and its words; undefined if it is not there. */
export function triggerAt(
  { trigger, occurrence }: { readonly trigger: string; readonly occurrence: number },
  text: string,
): number | undefined {
  let at = -1;
  for (let i = 0; i < occurrence; i++) {
    at = text.indexOf(trigger, at + 1);
    if (at < 0) return undefined;
  }
  return at;
}
