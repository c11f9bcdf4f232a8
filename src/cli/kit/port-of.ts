import { EntenteError } from '../../records/failure.ts';

/**
 * The port that an option names; 0, for any that is free, where none is given.
 * @throws EntenteError `usage` for what is no port
 */
export function portOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port >= 1 && port <= 65_535) return port;
  throw new EntenteError('usage', `--port takes a number from 1 to 65535, not "${given}".`);
}
