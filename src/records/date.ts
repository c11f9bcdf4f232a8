import { z } from 'zod';

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day must be written as YYYY-MM-DD');

/** A day or a stretch of days, both ends included. */
export const DateRange = z
  .strictObject({
    first: isoDay,
    last: isoDay,
    precision: z.enum(['day', 'week', 'month', 'season', 'year', 'decade', 'range']),
    how: z
      .enum(['stated', 'relative', 'publication'])
      .describe('written out in the text, worked out from the publication date, or taken from it for want of better'),
  })
  .refine((range) => range.first <= range.last, 'a date range must not end before it starts')
  .meta({ id: 'DateRange' });
export type DateRange = Readonly<z.infer<typeof DateRange>>;
