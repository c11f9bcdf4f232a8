import { EntenteError } from '../../records/failure.ts';
import type { TieState, TieThresholds } from './signed-network.ts';

/** Values that arithmetic moves by less are equal to a threshold. */
const ROUNDING = 1e-9;

/** Which side of the thresholds a value lies; one that lies on a threshold has reached it. */
export function stateOf(value: number, { minus, plus }: TieThresholds): TieState {
  if (value >= plus - ROUNDING) return '+';
  return value <= minus + ROUNDING ? '-' : 'unknown';
}

/** @throws EntenteError (usage) where `-` begins at or above `+` */
export function checkThresholds({ minus, plus }: TieThresholds): void {
  if (minus < plus) return;
  throw new EntenteError(
    'usage',
    `With the thresholds ${minus} and ${plus} one tie would have both signs; the lower one comes first, such as -0.1,0.5.`,
  );
}
