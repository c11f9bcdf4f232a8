import { z } from 'zod';
import { TIME_UNITS } from '../../measures/discourse/calendar.ts';
import { selectStatements } from '../../measures/discourse/select-statements.ts';
import { type ValidityOptions, type WindowValidity, windowValidity } from '../../measures/discourse/window-validity.ts';
import { EntenteError } from '../../records/failure.ts';
import { stabilityNetwork } from './ask-stability.ts';
import { type AskedDraws, type AskedNetwork, given, numberOf, oneOf } from './asked.ts';
import type { CodedSource } from './coded-source.ts';
import { type AskedErrors, type ErrorRates, errorRates } from './error-rates.ts';
import { needStatements } from './needed.ts';

const LIST = 'must be whole numbers above 0, such as 1,3,6';
/** Which windows are tried, and what counts as holding. */
export const VALIDITY = {
  unit: oneOf(TIME_UNITS).optional().describe('unit of windows; default months'),
  sizes: z
    .string()
    .regex(/^[1-9]\d{0,4}(?:,[1-9]\d{0,4}){0,29}$/, LIST)
    .transform((list) => list.split(',').map(Number))
    .optional()
    .describe('sizes that are tried'),
  least: numberOf(Number.MIN_VALUE, 0.999, 'must be a correlation above 0 and below 1, such as .9')
    .optional()
    .describe('from which correlation on a ranking holds; default .9'),
} as const;

export interface AskedValidity extends AskedNetwork, AskedErrors, AskedDraws {
  readonly unit?: (typeof TIME_UNITS)[number] | undefined;
  readonly sizes?: readonly number[] | undefined;
  readonly least?: number | undefined;
}

/** From which size of windows on networks can be trusted. */
export interface ValidityAnswer {
  readonly found: WindowValidity;
  readonly rates: ErrorRates;
}

/** @throws EntenteError (usage) without a statement or a window with three ties, and as `windowValidity` does */
export function askValidity(
  { coded, trust }: CodedSource,
  asked: AskedValidity,
  progress?: ValidityOptions['progress'],
): ValidityAnswer {
  const rates = errorRates(trust, asked);
  const { unit, sizes, least, draws, seed } = asked;
  const options = { ...stabilityNetwork(asked), errors: rates.errors };
  needStatements(selectStatements(coded, options));
  const found = windowValidity(coded, { ...options, ...given({ unit, sizes, least, draws, seed, progress }) });
  if (found.sizes.every(({ ranked }) => ranked === 0)) {
    throw new EntenteError('usage', 'No window has three ties, and fewer have no ranking; select other statements.');
  }
  return { found, rates };
}
