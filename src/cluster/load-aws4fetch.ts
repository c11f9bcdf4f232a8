import { EntenteError } from '../records/failure.ts';

/**
 * Loads what signs requests to a store of objects, which a plain install does not bring.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadAws4fetch(
  load: () => Promise<typeof import('aws4fetch')> = () => import('aws4fetch'),
): Promise<typeof import('aws4fetch')> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      'A store at s3:// needs aws4fetch, which is not installed; install it beside Entente (0.1 MB): npm install -g aws4fetch (without -g in a project). A folder that every machine sees needs nothing.',
      { cause },
    );
  }
}
