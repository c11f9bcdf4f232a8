import { z } from 'zod';
import { EntenteError } from '../../src/records/failure.ts';
import { readJsonLines } from '../kit/shared-data.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
/** An id, the ids of a set, or null where nobody may be made out. */
const Acting = z.union([z.string(), z.array(z.string()), z.null()]);

/** One dated passage with one mention whose actor and role are known. */
const RoleCase = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** Publication day. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  text: z.string(),
  /** The words of the mention. */
  mention: z.string(),
  /** Which of several such words, from 1. */
  nth: z.int().min(1).default(1),
  /** Who acts: by the codebook the state or body for officials, the person or group itself for others. */
  actor: Acting,
  /** Other answers that are as good. */
  orActor: z.array(Acting).default([]),
  /** The person who is meant, where one must be found. */
  person: z.string().optional(),
  /** The role on that day; several names of it. */
  role: oneOrMore.optional(),
  sector: oneOrMore.optional(),
  /** Cases of later parts were written after the rules had been made to fit those before. */
  part: z.enum(['second', 'third']).optional(),
});
export type RoleCase = z.infer<typeof RoleCase>;

/**
 * The cases of a file, one JSON object a line (see bench/data/README.md).
 * @throws EntenteError (unreadable) that names the line
 */
export function readRoleCases(file: string): readonly RoleCase[] {
  return readJsonLines(file).map((row, index) => {
    const parsed = RoleCase.safeParse(row);
    if (parsed.success && wordsAt(parsed.data) >= 0) return parsed.data;
    const reason = parsed.error
      ? `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`
      : 'its mention is not in its text';
    throw new EntenteError('unreadable', `${file}, line ${index + 1} is no case (${reason}).`);
  });
}

/** Where the words of a case's mention start in its text; -1 if they are not there. */
export function wordsAt({ text, mention, nth }: RoleCase): number {
  let at = -1;
  for (let i = 0; i < nth; i++) {
    at = text.indexOf(mention, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
