import { z } from 'zod';
import { DateRange } from './date.ts';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/** An offer or plan that asks one or more sides to act, with the answers it met. */
export const Proposal = z
  .strictObject({
    kind: z.literal('proposal'),
    id: z.string(),
    by: z.array(z.string()).describe('actor ids; several for joint authors; empty if the text names none'),
    terms: z
      .array(
        z.strictObject({
          actors: z.array(z.string()).describe('actor ids of who is asked to act; empty if unknown'),
          action: Span,
        }),
      )
      .min(1),
    links: z
      .array(
        z.strictObject({
          kind: z.enum(['exchange', 'condition']),
          from: z.int().nonnegative(),
          to: z.int().nonnegative(),
        }),
      )
      .optional()
      .describe('ties between terms by their place: `from` is done in exchange for `to`, or if `to` is done'),
    answers: z.array(
      z.strictObject({
        actor: z.string(),
        answer: z.enum(['accept', 'reject', 'conditional']),
        evidence: Span,
        date: DateRange.optional().describe('when it was given, where its sentence says so'),
      }),
    ),
    date: DateRange.optional().describe('when it was made, where its sentence says so'),
    evidence: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    provenance: Provenance,
  })
  .meta({ id: 'Proposal' });
export type Proposal = Readonly<z.infer<typeof Proposal>>;
