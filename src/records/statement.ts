import { z } from 'zod';
import { DateRange } from './date.ts';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** Who said, wrote, thought or decreed what: an attribution with its source, cue and content. */
export const Statement = z
  .strictObject({
    kind: z.literal('statement'),
    id: z.string(),
    type: z.enum(['direct', 'indirect', 'mixed']),
    source: z.array(Span).describe('the words that name the source; empty if the text names none'),
    cue: z.array(Span),
    content: z.array(Span),
    speakers: z.array(z.string()).describe('actor ids; empty if unknown; several for a joint statement'),
    actsFor: z.array(z.string()).describe('actor ids of the states and bodies whose official voice this is'),
    addressees: z.array(z.string()).describe('actor ids'),
    outlet: z
      .array(Span)
      .optional()
      .describe('the words that name the medium it was told to or published by, if any do'),
    date: DateRange.optional().describe('when it was said, if the text says so'),
    within: z
      .string()
      .optional()
      .describe(
        'id of the statement that reports this one: "X said that Y had told Z"; absent where the author reports it',
      ),
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Statement' });
export type Statement = Readonly<z.infer<typeof Statement>>;
