import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** What people code of words of a text by a statement type of their own: who claims what, for or against, and more. */
export const DiscourseStatement = z
  .strictObject({
    kind: z.literal('discourse-statement'),
    id: z.string(),
    type: z.string().describe('name of the statement type'),
    values: z
      .record(z.string(), z.union([z.string(), z.boolean(), z.int()]))
      .describe('by name of the variable; a variable that has no value is absent'),
    evidence: Span,
    position: z.string().optional().describe('id of the position of the reader that it was suggested by'),
    dna: z
      .strictObject({ file: z.string(), id: z.int() })
      .optional()
      .describe('where it came from: SHA-256 of a .dna file, and its id there'),
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'DiscourseStatement' });
export type DiscourseStatement = Readonly<z.infer<typeof DiscourseStatement>>;
/** What a variable of a discourse statement may hold. */
export type StatementValue = DiscourseStatement['values'][string];
