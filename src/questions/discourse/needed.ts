import type { Selection } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';

/** What is said where a time or conditions leave no statement. */
export const NOTHING_LEFT = 'No statement is left by what is chosen; choose a longer time or fewer conditions.';

/** @throws EntenteError (usage) where no statement is left */
export function needStatements({ kept }: Selection): void {
  if (kept.length === 0) throw new EntenteError('usage', NOTHING_LEFT);
}
