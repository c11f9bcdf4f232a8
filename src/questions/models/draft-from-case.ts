import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documents } from '../../casefile/store/documents.ts';
import { sharedState, stateOf } from '../../casefile/store/state.ts';
import { type Draft, draftModel } from '../../conflict/draft/draft-model.ts';
import type { DraftSource } from '../../conflict/draft/told-act.ts';
import type { Reader } from '../../reading/reader.ts';
import { EntenteError } from '../../records/failure.ts';

/** More texts at a time make no model that a person can look through. */
const MOST_TEXTS = 60;

/** What a draft is made of. */
export const DRAFT_OF_CASE = {
  documents: z.array(z.string().min(1).max(200)).max(MOST_TEXTS).optional().describe('ids; absent: all texts'),
  weak: z.boolean().optional().describe('whether records of weak evidence count too'),
} as const;

/** Made at the first draft: whoever never drafts waits for no weights. */
let reader: Promise<Reader> | undefined;

async function makeReader(): Promise<Reader> {
  const { createReader } = await import('../../reading/reader.ts');
  return await createReader();
}

/**
 * Drafts a conflict model of the records of a case as people decided them: what was rejected is not in it, what was
 * edited or added is.
 *
 * @throws EntenteError (usage) for no texts, unknown ones, or more than 60
 */
export async function draftFromCase(
  file: CaseFile,
  { documents: asked, weak }: z.output<z.ZodObject<typeof DRAFT_OF_CASE>>,
): Promise<Draft> {
  const ids = asked ?? [...documents(file)].map(({ id }) => id);
  if (ids.length === 0)
    throw new EntenteError('usage', 'There are no texts in this case to draft from; add one first.');
  if (ids.length > MOST_TEXTS) {
    throw new EntenteError(
      'usage',
      `A draft is made of at most ${MOST_TEXTS} texts, and this case has ${ids.length}; choose those that tell of the conflict.`,
    );
  }
  reader ??= makeReader();
  const { acts } = await reader;
  const shared = sharedState(file);
  const sources: DraftSource[] = [];
  for (const id of new Set(ids)) {
    const { reading } = stateOf(file, id, shared);
    sources.push({ reading, acts: await acts(reading) });
  }
  return draftModel(sources, { weak: weak ?? false });
}
