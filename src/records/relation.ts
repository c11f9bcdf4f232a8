import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

export const QUALITIES = ['ally', 'partner', 'patron', 'rival', 'hostile', 'neutral'] as const;
export const CHANGES = ['closer', 'apart', 'none'] as const;

/** What the text or a speaker says two actors are to each other or are becoming. For `patron`, `a` is the patron. */
export const Relation = z
  .strictObject({
    kind: z.literal('relation'),
    id: z.string(),
    a: z.string(),
    b: z.string(),
    quality: z.enum(QUALITIES),
    change: z.enum(CHANGES),
    cause: Span.optional().describe('what is said to have brought the change'),
    speaker: z.string().describe('actor id, or `author`'),
    evidence: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Relation' });
export type Relation = Readonly<z.infer<typeof Relation>>;
