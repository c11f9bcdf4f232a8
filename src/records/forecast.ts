import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

export const HEDGES = ['certain', 'likely', 'possible', 'unlikely'] as const;

/** What someone says will, would or may come. A negation stays inside `outcome`. */
export const Forecast = z
  .strictObject({
    kind: z.literal('forecast'),
    id: z.string(),
    by: z.string().describe('actor id, or `author`'),
    if: Span.optional(),
    unless: Span.optional(),
    outcome: Span.describe("the codebook's `then`"),
    hedge: z.enum(HEDGES),
    horizon: Span.optional().describe('the time by which or for which it is foreseen ("within days", "next year")'),
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Forecast' });
export type Forecast = Readonly<z.infer<typeof Forecast>>;
export type Hedge = (typeof HEDGES)[number];
