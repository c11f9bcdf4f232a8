import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';
import { POSITION_ACTS, STANCES } from './stance.ts';

/** Where an actor stands on an issue. The stance is towards the issue as worded ("halt the exercises": +). */
export const Position = z
  .strictObject({
    kind: z.literal('position'),
    id: z.string(),
    actor: z.string(),
    issue: z.string().describe("a short noun phrase in the text's own words"),
    issueSpan: Span.optional(),
    issueId: z.string().optional().describe('id of the issue, a row of `issues` of the reading'),
    stance: z.enum(STANCES),
    act: z.enum(POSITION_ACTS),
    evidence: Span,
    speaker: z.string().describe('actor id of who reports it, or `author`'),
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Position' });
export type Position = Readonly<z.infer<typeof Position>>;
