import { z } from 'zod';

/** UTF-16 code units into a document's canonical text, end exclusive. */
export const Span = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine((span) => span.end >= span.start, 'a span must not end before it starts')
  .meta({ id: 'Span', description: 'UTF-16 code units into the canonical text, end exclusive' });
export type Span = Readonly<z.infer<typeof Span>>;
