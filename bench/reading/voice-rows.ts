import { z } from 'zod';
import { EntenteError } from '../../src/records/failure.ts';
import { CATEGORIES } from '../../src/records/plover.ts';
import { STANCES } from '../../src/records/stance.ts';
import { readJsonLines } from '../kit/shared-data.ts';

const words = z.string().min(1);
const Category = z.enum(CATEGORIES);

/** An act that these words tell of as done. */
const ActIs = z.strictObject({
  words,
  act: z.array(Category).min(1),
  /** Codes of who acts, all and no more; absent where the case does not ask. */
  source: z.array(z.string()).optional(),
  target: z.array(z.string()).optional(),
  /** The reading holds one such act of such a doer: headline, body and later entries tell of the same. */
  once: z.literal(true).optional(),
});
/** Nothing was done that these words name; or nothing of these categories. */
const NoAct = z.strictObject({ words, noAct: z.union([z.literal(true), z.array(Category).min(1)]) });
const PositionIs = z.strictObject({ words, position: z.enum(STANCES), actor: z.string() });
/** Somebody who takes no position in these words. */
const NoPosition = z.strictObject({ words, noPosition: z.string() });
/** Whose words these are: a code of the codebook, others that are as good, or null where the author has the word. */
const SpeakerIs = z.strictObject({ words, speaker: z.union([z.string(), z.array(z.string()).min(2)]).nullable() });

const Right = z.union([ActIs, NoAct, PositionIs, NoPosition, SpeakerIs]);
export type Right = Readonly<z.infer<typeof Right>>;

const VoiceCase = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    /** Publication day. */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    title: z.string().optional(),
    text: z.string(),
    /** What is right of the reading; each counts. */
    right: z.array(Right).min(1),
  })
  .refine(
    ({ title, text, right }) => right.every((one) => text.includes(one.words) || title?.includes(one.words)),
    'its words are not in its text',
  );
/** A sentence or short passage on whether something was done, and in whose voice it stands. */
export type VoiceCase = Readonly<z.infer<typeof VoiceCase>>;

/**
 * The cases of a file, one JSON object a line (see bench/data/README.md).
 * @throws EntenteError (unreadable) that names the line
 */
export function readVoiceCases(file: string): readonly VoiceCase[] {
  return readJsonLines(file).map((row, index) => {
    const parsed = VoiceCase.safeParse(row);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const reason = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
    throw new EntenteError('unreadable', `${file}, line ${index + 1} is no case (${reason}).`);
  });
}
