import { scoreLimits } from '../agreement/wilson-interval.ts';
import type { Voices } from './issue-stand.ts';

/** Where an actor stands on an issue, over some documents. */
export interface PositionMean {
  /** Mean over documents, -1 (against) to 1 (for); NaN where there is none. */
  readonly value: number;
  /** Records. */
  readonly n: number;
  /** Documents, copies of one text counted once: the witnesses. */
  readonly documents: number;
  /** 95 % interval; absent below FEWEST_VOICES documents. */
  readonly interval?: readonly [low: number, high: number];
}

/** Below this many documents no interval is given: so few witnesses say little of what others would say. */
export const FEWEST_VOICES = 5;

/** How `positionMean` is made, in words. */
export const POSITION_METHOD =
  'mean over documents of for (+1), on terms (0) and against (-1), each document one voice; 95 % interval by the score method (Wilson 1927), each document as one case';

/**
 * The mean of documents `from` to `to` (end exclusive) with its interval by the score method: a mean between -1 and 1 is a share
 * on another scale, and that method knows that five texts which all agree leave doubt where a standard error of 0 would not.
 */
export function positionMean({ value, records }: Voices, from = 0, to = value.length): PositionMean {
  const documents = Math.max(0, to - from);
  if (documents === 0) return { value: Number.NaN, n: 0, documents: 0 };
  let [sum, n] = [0, 0];
  for (let i = from; i < to; i++) {
    sum += value[i] as number;
    n += records[i] as number;
  }
  const mean = sum / documents;
  if (documents < FEWEST_VOICES) return { value: mean, n, documents };
  return { value: mean, n, documents, interval: positionLimits(mean, documents) };
}

/** The limits around a mean of so many documents, however few they are; what is shown is left to `positionMean`. */
export function positionLimits(mean: number, documents: number): readonly [low: number, high: number] {
  const [low, high] = scoreLimits((mean + 1) / 2, documents);
  return [2 * low - 1, 2 * high - 1];
}
