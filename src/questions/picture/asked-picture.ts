import { z } from 'zod';
import type { AskedEvents } from '../kit/asked-events.ts';
import { ASKED_EVENTS, WordList, Yes } from '../kit/asked-events-form.ts';

/** Where acts are taken from: what the texts of the case tell, or files of event data. */
export const ACT_SOURCES = ['texts', 'events'] as const;

/** Rows and columns of a matrix at most. */
const MOST_ACTORS = 100;

const { from: _, to: __, ...EVENTS } = ASKED_EVENTS;

const PICTURE = {
  from: z.enum(ACT_SOURCES).optional().describe('texts of the case (the default where there are any), or event data'),
  at: z.string().max(30).optional().describe('the window ends with this month (2017-07) or year; by default all time'),
  window: z.string().max(30).optional().describe('how long it is, such as 3mo or 1y, or all'),
  among: WordList.readonly().optional().describe('only these actors, by id'),
  states: Yes.optional().describe('states only'),
  weak: Yes.optional().describe('also acts with weak evidence'),
  most: z.coerce
    .number()
    .int()
    .min(2)
    .max(MOST_ACTORS)
    .optional()
    .describe('how many actors, those with most acts first; 16 by default'),
} as const;

/** What `actsBetween` is asked, as an address or a program says it. */
export const ASKED_PICTURE = { ...PICTURE, ...EVENTS } as const;

/** What `actsBetween` is asked: who acts towards whom. */
export type AskedPicture = z.infer<z.ZodObject<typeof PICTURE>> & Omit<AskedEvents, 'from' | 'to'>;
