import { z } from 'zod';
import { REALITIES } from '../records/event.ts';
import { HEDGES } from '../records/forecast.ts';
import { CATEGORIES } from '../records/plover.ts';
import { CHANGES, QUALITIES } from '../records/relation.ts';
import { POSITION_ACTS, STANCES } from '../records/stance.ts';

/** The words that stand for somebody in the text, and his name. */
export const Who = z.strictObject({ words: z.string(), name: z.string() });
export type Who = Readonly<z.infer<typeof Who>>;

/** Claims are told by who says them, which is not asked of a model. */
const ASKED_REALITIES = REALITIES.filter((reality) => reality !== 'claimed');

/** What all entries have: the number of a sentence, and words of it. Never an offset: models cannot count letters. */
const QUOTED = { sentence: z.int(), quote: z.string() } as const;

/**
 * The lists of a model's answer and the form of their entries. Every field must be there (servers that hold a model to a
 * schema ask for it); what is not told is an empty string.
 */
export const ANSWER_FORMS = {
  events: z.strictObject({
    ...QUOTED,
    source: z.array(Who),
    target: z.array(Who),
    category: z.enum(CATEGORIES),
    reality: z.enum(ASKED_REALITIES),
    when: z.string(),
  }),
  statements: z.strictObject({ ...QUOTED, speaker: Who, cue: z.string() }),
  positions: z.strictObject({
    ...QUOTED,
    actor: Who,
    issue: z.string(),
    stance: z.enum(STANCES),
    act: z.enum(POSITION_ACTS),
    speaker: Who,
  }),
  proposals: z.strictObject({
    ...QUOTED,
    by: z.array(Who),
    terms: z.array(z.strictObject({ actors: z.array(Who), quote: z.string() })).min(1),
  }),
  forecasts: z.strictObject({ ...QUOTED, by: Who, hedge: z.enum(HEDGES), if: z.string(), unless: z.string() }),
  relations: z.strictObject({
    ...QUOTED,
    a: Who,
    b: Who,
    quality: z.enum(QUALITIES),
    change: z.enum(CHANGES),
    speaker: Who,
  }),
  motives: z.strictObject({ ...QUOTED, actor: Who, motive: z.enum(['wants', 'fears', 'believes']), speaker: Who }),
} as const;

/** A list of records that a model can be asked for. */
export type AskedList = keyof typeof ANSWER_FORMS;
/** The lists that a model can be asked for, in the order in which they are. */
export const ASKED_LISTS = Object.keys(ANSWER_FORMS) as readonly AskedList[];

/** An entry of a list of an answer. */
export type AnswerEntry<L extends AskedList = AskedList> = Readonly<z.infer<(typeof ANSWER_FORMS)[L]>>;

/**
 * The JSON Schema of the answer that a model is asked for.
 *
 * @example
 * Object.keys(answerSchema(['events']).properties); // ['events']
 */
export function answerSchema(lists: readonly AskedList[]): { readonly properties: Readonly<Record<string, unknown>> } {
  const form = z.strictObject(Object.fromEntries(lists.map((list) => [list, z.array(ANSWER_FORMS[list])])));
  const { $schema: _, ...schema } = z.toJSONSchema(form, { target: 'draft-2020-12' });
  return { properties: {}, ...schema };
}
