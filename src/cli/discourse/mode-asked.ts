import { EntenteError } from '../../records/failure.ts';

/**
 * The kind of network of commands whose usual one is of actors alone.
 * @throws EntenteError (usage) where both kinds are asked for
 */
export function modeAsked({ oneMode, twoMode }: { readonly oneMode?: boolean; readonly twoMode?: boolean }) {
  if (oneMode && twoMode) throw new EntenteError('usage', '--one-mode and --two-mode cannot both be meant.');
  return { mode: twoMode ? ('two-mode' as const) : ('one-mode' as const) };
}
