import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** A number with its unit, its range and what it counts ("30,000 to 40,000 workers"). */
export const Quantity = z
  .strictObject({
    kind: z.literal('quantity'),
    id: z.string(),
    low: z.number(),
    high: z.number(),
    unit: z.string().optional(),
    bound: z
      .enum(['least', 'most', 'about'])
      .optional()
      .describe('"at least", "more than"; "up to", "fewer than"; "some", "nearly", "dozens"'),
    of: z.string().optional().describe("what is counted, in the text's own words"),
    evidence: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Quantity' });
export type Quantity = Readonly<z.infer<typeof Quantity>>;
