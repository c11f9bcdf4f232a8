import { z } from 'zod';
import { GRADES } from './grade.ts';

// Apart from the schema, which the reader does not load.
export { GRADES, type Grade } from './grade.ts';

export const Provenance = z
  .strictObject({
    stage: z.string().describe('the stage of the reader that made the record, such as `events`'),
    by: z.enum(['rule', 'model', 'person']),
    rule: z.string().describe('the rule, or the model and its version'),
    offeredBy: z.string().optional().describe('where a model decided, the rule that put the record before it'),
    grade: z.enum(GRADES),
    probability: z
      .number()
      .optional()
      .describe('how often records of which the reader is as sure are right, 0 to 1; absent where it was not measured'),
    asked: z
      .strictObject({
        model: z.string(),
        prompt: z.string().describe('version of the prompt'),
        temperature: z.number(),
        seed: z.int(),
        host: z.string().describe('where the server was'),
      })
      .optional()
      .describe('of what a language model said: which one, and how it was asked'),
    readers: z
      .array(z.string())
      .optional()
      .describe('where several readers read the text: those that found the record; `entente` is the program itself'),
    otherwise: z
      .array(z.strictObject({ reader: z.string(), field: z.string(), says: z.string() }))
      .optional()
      .describe('what another reader makes of the same words'),
    score: z.number().optional().describe('order within the grade, higher is surer; comparable within one stage only'),
  })
  .meta({ id: 'Provenance' });
export type Provenance = Readonly<z.infer<typeof Provenance>>;
