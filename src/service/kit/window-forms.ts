import { z } from 'zod';

/** First and last day of what a case holds; of votes also the sessions. */
export const SpanForm = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    sessions: z.array(z.number().int()).optional().describe('of votes: years in which sessions began'),
  })
  .meta({ id: 'Span' });

/** A window of time. */
export const WindowForm = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    session: z.number().int().optional(),
    name: z.string().describe('in words'),
    short: z.string(),
  })
  .meta({ id: 'Window' });
