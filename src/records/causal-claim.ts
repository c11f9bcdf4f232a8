import { z } from 'zod';
import { HEDGES } from './forecast.ts';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** What the text or a speaker says has brought something about ("the crisis is the product of decades of mistrust"). */
export const CausalClaim = z
  .strictObject({
    kind: z.literal('cause'),
    id: z.string(),
    cause: z.array(Span).min(1).describe('the words for what brought it about'),
    effect: z.array(Span).min(1).describe('the words for what it brought about'),
    by: z.string().describe('actor id, or `author`'),
    hedge: z.enum(HEDGES).describe('how surely it is said'),
    negated: z.boolean().describe('true where it is said not to be the cause'),
    evidence: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'CausalClaim' });
export type CausalClaim = Readonly<z.infer<typeof CausalClaim>>;
