import { EntenteError } from '../../records/failure.ts';

/**
 * A share as people write it: `.7`, `0.7`, `70%`.
 * @throws EntenteError `usage` for what is none
 */
export function shareOption(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  const value = percent ? Number(percent[1]) / 100 : /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new EntenteError('usage', `${option} must be a share from 0 to 1, such as .7, not "${text}".`);
}
