import { EntenteError } from '../records/failure.ts';

/**
 * Loads the queue, which a plain install does not bring.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadPgBoss(
  load: () => Promise<typeof import('pg-boss')> = () => import('pg-boss'),
): Promise<typeof import('pg-boss')> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      'Reading on many machines needs pg-boss, which is not installed; install it beside Entente (8 MB): npm install -g pg-boss (without -g in a project). One machine reads without it: entente read --jobs auto.',
      { cause },
    );
  }
}
