import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** A goal, fear or belief that the text or a speaker ascribes to a state, body or armed group. */
export const Motive = z
  .strictObject({
    kind: z.literal('motive'),
    id: z.string(),
    actor: z.string(),
    motive: z.enum(['wants', 'fears', 'believes']),
    content: Span,
    speaker: z.string().describe('actor id, or `author`'),
    evidence: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Motive' });
export type Motive = Readonly<z.infer<typeof Motive>>;
