import { z } from 'zod';
import { ACCOUNTS, type Accounts } from '../../measures/stances/issue-stand.ts';
import { EntenteError } from '../../records/failure.ts';
import { WordList, Yes } from '../kit/asked-events-form.ts';

const TIME = {
  grain: z.string().optional().describe('day, week, month, quarter or year'),
  from: z.string().optional().describe('from this day on; a day, a month (2017-07) or a year'),
  to: z.string().optional().describe('up to this day, or the end of this month or year'),
  accounts: z.string().optional().describe('own (the default), or all: also what others say of an actor'),
  weak: Yes.optional().describe('also positions with weak evidence'),
} as const;

/** What `positionsAnswer` is asked: parameters one by one. */
export const ASKED_POSITIONS = {
  actor: WordList.readonly().optional().describe('only these actors'),
  issue: WordList.readonly().optional().describe('only issues with these words'),
  ...TIME,
  seed: z.string().optional().describe('of the tests of change; 1 by default'),
} as const;

/** What `positionsAnswer` is asked. */
export type AskedPositions = Readonly<z.infer<z.ZodObject<typeof ASKED_POSITIONS>>>;

/** What `pairAnswer` and `saysDoesAnswer` are asked: parameters one by one. */
export const ASKED_COMPARE = {
  ...TIME,
  origin: WordList.readonly().optional().describe('events of these files only, or case for the acts of the texts'),
} as const;

/** What `pairAnswer` and `saysDoesAnswer` are asked. */
export type AskedCompare = Readonly<z.infer<z.ZodObject<typeof ASKED_COMPARE>>>;

/** @throws EntenteError (usage) for what is not one of a few words */
export function choiceOf<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words);
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}

/** Whose account counts. */
export function accountsOf(words: string | undefined): Accounts | undefined {
  return words === undefined ? undefined : choiceOf('--accounts', words, ACCOUNTS);
}
