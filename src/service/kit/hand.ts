import { z } from 'zod';
import type { Hand } from '../../casefile/store/decide.ts';
import { RequestError } from './problem.ts';
import type { Desk } from './route.ts';

/** Who decides, in a body. */
export const coder = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('whose decision it is; by default that of the service');

/**
 * Whose word it is.
 * @throws RequestError `bad-request` where nobody said it
 */
export function handOf(desk: Desk, named: string | undefined): Hand {
  const name = named ?? desk.coder;
  if (name !== undefined) return { coder: name };
  throw new RequestError(
    'bad-request',
    'Say who decides: `coder` in the body, or start the service with --as NAME.',
    'coder',
  );
}
