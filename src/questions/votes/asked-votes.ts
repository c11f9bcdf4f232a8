import { z } from 'zod';
import { DISTANCES, VOTE_MEASURES } from '../../measures/votes/similarity.ts';
import { VOTE_GRAINS, type VoteFilter } from '../../measures/votes/vote-filter.ts';
import { EntenteError } from '../../records/failure.ts';
import { WordList, Yes } from '../kit/asked-events-form.ts';

/** What `votesAnswer` is asked: parameters one by one. */
const ASKED_VOTES = {
  measure: z.string().optional().describe('s (the default), agreement, kappa, pi, tau or ideal'),
  distance: z.string().optional().describe('of s, kappa and pi: absolute, squared or nominal'),
  grain: z.string().optional().describe('session (the default) or year'),
  from: z.string().optional().describe('from this year on'),
  to: z.string().optional().describe('up to this year'),
  issue: WordList.readonly().optional().describe('only roll calls on these issues'),
  contested: z.string().optional().describe('leave out roll calls in which fewer than this share voted otherwise'),
  important: Yes.optional().describe('only roll calls that were called important'),
  seed: z.string().optional().describe('of the intervals; 1 by default'),
} as const;

/** What `votesAnswer` is asked. */
export const AskedVotes = z.strictObject(ASKED_VOTES);
export type AskedVotes = Readonly<z.infer<typeof AskedVotes>>;

/** How likeness of votes is measured. */
export const LIKENESSES = [...VOTE_MEASURES, 'ideal'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** What is asked, understood. */
export interface ChosenVotes {
  readonly measure: Likeness;
  readonly distance?: (typeof DISTANCES)[number];
  readonly filter: VoteFilter;
  readonly seed: number;
}

/** @throws EntenteError (usage) for what cannot be asked */
export function chosenVotes(asked: AskedVotes): ChosenVotes {
  const measure = choice('--measure', asked.measure ?? 's', LIKENESSES);
  const grain = choice('--grain', asked.grain ?? 'session', VOTE_GRAINS);
  if (measure === 'ideal' && grain === 'year') {
    throw new EntenteError('usage', 'Ideal points are those of sessions; leave --grain out.');
  }
  if (asked.distance !== undefined && !['s', 'kappa', 'pi'].includes(measure)) {
    throw new EntenteError('usage', '--distance goes with the measures s, kappa and pi.');
  }
  const from = year('--from', asked.from);
  const to = year('--to', asked.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new EntenteError('usage', `--from ${from} lies after --to ${to}.`);
  }
  return {
    measure,
    ...(asked.distance === undefined ? {} : { distance: choice('--distance', asked.distance, DISTANCES) }),
    filter: {
      grain,
      from,
      to,
      issues: asked.issue,
      contested: share(asked.contested),
      important: asked.important,
    },
    seed: seedOf(asked.seed),
  };
}

function choice<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words.toLowerCase());
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}

function year(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^(?:19|20)\d\d$/u.test(text)) return Number(text);
  throw new EntenteError('usage', `${option} must be a year such as 1990, not "${text}".`);
}

function share(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 1) return value;
  throw new EntenteError('usage', `--contested must be a share between 0 and 1, such as .05, not "${text}".`);
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new EntenteError('usage', `--seed must be a whole number, not "${text}".`);
}
