import { z } from 'zod';
import { Span } from './span.ts';

/**
 * What a stretch of the canonical text is. Only `title`, `heading` and `body` are read; the rest is kept, so that
 * offsets always mean the same text, and shown, but no record comes from it.
 */
export const REGION_KINDS = [
  'title',
  'heading',
  'body',
  'byline',
  'dateline',
  'date',
  'caption',
  'boilerplate',
] as const;

export const Region = z.strictObject({ kind: z.enum(REGION_KINDS), span: Span }).meta({ id: 'Region' });
export type Region = Readonly<z.infer<typeof Region>>;
export type RegionKind = (typeof REGION_KINDS)[number];

/** Where a piece of metadata comes from. */
const origin = z.enum(['given', 'markup', 'head', 'file', 'detected']);

export const Document = z
  .strictObject({
    id: z.string().regex(/^d-[0-9a-f]{12}$/),
    text: z.string().describe('the canonical text: Unicode NFC, lines end in \\n; all offsets refer to it'),
    sha256: z.string().length(64).describe('of the canonical text in UTF-8'),
    regions: z.array(Region).describe('in order, not overlapping'),
    title: z.string().optional(),
    authors: z.array(z.string()),
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('publication day'),
    publisher: z.string().optional(),
    language: z.string().optional().describe('ISO 639-1 code of the language of the text'),
    origins: z
      .strictObject({
        title: origin.optional(),
        authors: origin.optional(),
        date: origin.optional(),
        publisher: origin.optional(),
        language: origin.optional(),
      })
      .describe('how each piece of metadata became known'),
    source: z.strictObject({
      name: z.string().describe('file name or `-`'),
      type: z.enum(['txt', 'md', 'html', 'pdf', 'docx', 'string']),
      encoding: z.string().optional(),
    }),
  })
  .meta({ id: 'Document' });
export type Document = Readonly<z.infer<typeof Document>>;
export type DocumentOrigin = z.infer<typeof origin>;
