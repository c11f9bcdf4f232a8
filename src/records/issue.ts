import { z } from 'zod';

/** What several positions are about: phrases of a text that mean the same, under one name. */
export const Issue = z
  .strictObject({
    id: z.string(),
    name: z.string().describe("in the text's own words, or as the user's file of issues has it"),
    aliases: z.array(z.string()).describe('other words of the text for it, in the order of the text'),
    positions: z.array(z.string()).describe('ids of the positions on it, in the order of the text'),
    given: z.boolean().describe("whether it was named by the user's file of issues rather than found"),
  })
  .meta({ id: 'Issue' });
export type Issue = Readonly<z.infer<typeof Issue>>;
