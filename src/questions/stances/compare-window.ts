import { type Bins, GRAINS, type Grain, makeBins } from '../../measures/dyads/bins.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayOf, isoDay } from '../../report/measures/period-words.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import { choiceOf } from './asked-stances.ts';
import type { Window } from './evidence.ts';

/** Options that say which time is compared. */
export interface WindowOptions {
  readonly grain?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which time is compared, and in which stretches it is shown. */
export interface CompareWindow {
  readonly window: Window;
  readonly grain: Grain;
  readonly bins: Bins;
}

/** Spans of more days are shown by year, of more than the second by quarter. */
const LONG = 1500;
const MIDDLE = 500;

/**
 * The time that is asked for, else the calendar years of the records given: votes are cast once a year, and a window that ended
 * with the last text would cut them off.
 * @throws EntenteError (usage) for days that are none, an empty window, or where nothing says which time is meant
 */
export function compareWindow(options: WindowOptions, stands: readonly IssueStand[]): CompareWindow {
  const { from, to } = eventFilterOf({
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
  });
  const days = stands.flatMap(({ day }) => day ?? []);
  if (days.length === 0 && (from === undefined || to === undefined)) {
    throw new EntenteError(
      'usage',
      'No dated text tells a position of them, so that nothing says which time is meant; give it with --from and --to.',
    );
  }
  const [first, last] = [yearOf(days, Math.min), yearOf(days, Math.max)];
  const window = { from: from ?? `${first}-01-01`, to: to ?? `${last}-12-31` };
  if (window.from > window.to)
    throw new EntenteError('usage', `The time from ${window.from} to ${window.to} is empty; give --from and --to.`);
  const [start, end] = [dayOf(window.from), dayOf(window.to)];
  const grain = options.grain === undefined ? grainOf(end - start) : choiceOf('--grain', options.grain, GRAINS);
  return { window, grain, bins: makeBins(grain, start, end) };
}

function yearOf(days: readonly number[], pick: (...days: number[]) => number): string {
  return days.length === 0 ? '' : isoDay(days.reduce((found, day) => pick(found, day))).slice(0, 4);
}

function grainOf(days: number): Grain {
  if (days > LONG) return 'year';
  return days > MIDDLE ? 'quarter' : 'month';
}
