import { z } from 'zod';
import { LINKS } from './actor.ts';
import { DateRange } from './date.ts';
import { GRADES } from './grade.ts';
import { CATEGORIES } from './plover.ts';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

/**
 * Whether the act took place (the codebook's `reality`, which has no `claimed`). Only `actual` ones count in a series;
 * `claimed` ones stand in somebody's words about others: somebody says that they took place.
 */
export const REALITIES = [
  'actual',
  'claimed',
  'planned',
  'demanded',
  'proposed',
  'hypothetical',
  'denied',
  'forecast',
] as const;
export type Reality = (typeof REALITIES)[number];

export const Side = z
  .strictObject({
    actor: z.string().describe('id of the state, body, group or person that is the side'),
    through: z.string().optional().describe('id of the person or organ that acted for it'),
    span: Span.optional().describe('the words that name the side; absent if it was inferred'),
    link: z.enum(LINKS).optional().describe('by what these words are tied to the actor'),
    grade: z.enum(GRADES).optional().describe('how sure that is; the event is never surer'),
  })
  .meta({ id: 'Side' });
export type Side = Readonly<z.infer<typeof Side>>;

/** Somebody who says, or denies, that an act took place. */
export const Voice = z
  .strictObject({
    actor: z
      .string()
      .nullable()
      .describe('id of the state, body, group or person whose word it is; null where the text leaves it open'),
    through: z.string().optional().describe('id of the person or organ that spoke for it'),
    span: Span.describe('the words that show it: those that name the speaker, or the word of hearsay or denial'),
  })
  .meta({ id: 'Voice' });
export type Voice = Readonly<z.infer<typeof Voice>>;

/** Words for a side of whom the text does not tell who it is ("it", "both sides", "the army"). */
export const OpenSide = z
  .strictObject({
    side: z.enum(['source', 'target']),
    span: Span.describe('the words that stand for it'),
  })
  .meta({ id: 'OpenSide' });
export type OpenSide = Readonly<z.infer<typeof OpenSide>>;

/** Who did what to whom. */
export const Event = z
  .strictObject({
    kind: z.literal('event'),
    id: z.string(),
    source: z.array(Side).describe('joint acts have several; a symmetric act lists every participant here'),
    target: z.array(Side),
    open: z
      .array(OpenSide)
      .optional()
      .describe('sides that stay open: such an act stands between nobody and is put on no dyad'),
    category: z.enum(CATEGORIES),
    mode: z.string().optional(),
    code: z.string().optional().describe("the name that the user's codebook gives the act"),
    quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    score: z.number().min(-10).max(10),
    cameo: z.string().optional().describe('CAMEO code, at least the root'),
    contexts: z.array(z.string()),
    reality: z.enum(REALITIES),
    claimedBy: z.array(Voice).optional().describe('of a claimed act: who says that it took place'),
    deniedBy: z
      .array(Voice)
      .optional()
      .describe('of a claimed act: who says that it did not take place, or that he did not do it'),
    restraint: z
      .literal(true)
      .optional()
      .describe('a call for restraint, calm or dialogue: counted neither as cooperation nor as conflict'),
    date: DateRange.optional(),
    dateSpan: Span.optional().describe('the words that state the date'),
    place: z.strictObject({ name: z.string(), iso3: z.string().optional(), span: Span }).optional(),
    trigger: Span,
    sentence: z.strictObject({ index: z.int().nonnegative(), span: Span }),
    also: z.array(Span).describe('triggers of later mentions of the same act'),
    provenance: Provenance,
  })
  .meta({ id: 'Event' });
export type Event = Readonly<z.infer<typeof Event>>;
