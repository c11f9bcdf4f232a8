import type { RecordList } from './reading.ts';
import type { LeftOut } from './shown.ts';

/** One of a list and several, as they are counted for people. */
const LIST_WORDS: Readonly<Record<RecordList, readonly [one: string, many: string]>> = {
  events: ['event', 'events'],
  statements: ['statement', 'statements'],
  positions: ['position', 'positions'],
  proposals: ['proposal', 'proposals'],
  forecasts: ['forecast', 'forecasts'],
  relations: ['relation', 'relations'],
  motives: ['motive', 'motives'],
  causes: ['cause', 'causes'],
  quantities: ['quantity', 'quantities'],
  discourseStatements: ['discourse statement', 'discourse statements'],
};

// Not the list of the schemas' file: whoever shows a line should not load them.
const LISTS = Object.keys(LIST_WORDS) as readonly RecordList[];

/**
 * What was left out, in one line: `12 weaker records (●○○) are not shown (5 events, 7 positions); --weak shows them.`
 * Empty where nothing was.
 *
 * @param how what a person does to have them
 * @param what the word for what did not happen to them
 * @example
 * leftOutWords({ events: 2 }); // '2 weaker events (●○○) are not shown; --weak shows them.'
 */
export function leftOutWords(
  left: LeftOut,
  how = '--weak shows them',
  what: 'shown' | 'counted' | 'used' = 'shown',
): string {
  const total = countLeft(left);
  if (total === 0) return '';
  const kinds = LISTS.filter((list) => (left[list] ?? 0) > 0);
  const [only, ...more] = kinds;
  const [one, many] = only && more.length === 0 ? LIST_WORDS[only] : ['record', 'records'];
  const parts = kinds.map((list) => counted(left[list] ?? 0, LIST_WORDS[list]));
  const list = more.length > 0 ? ` (${parts.join(', ')})` : '';
  const isOne = total === 1;
  return `${counted(total, [`weaker ${one}`, `weaker ${many}`])} (●○○) ${isOne ? 'is' : 'are'} not ${what}${list}; ${isOne ? how.replace('them', 'it') : how}.`;
}

/**
 * How many records were left out in all.
 *
 * @example
 * countLeft({ events: 5, positions: 7 }); // 12
 */
export function countLeft(left: LeftOut): number {
  return LISTS.reduce((sum, list) => sum + (left[list] ?? 0), 0);
}

/**
 * What was left out of several readings together.
 *
 * @example
 * sumLeft([{ events: 5 }, { events: 1, motives: 2 }]); // { events: 6, motives: 2 }
 */
export function sumLeft(all: readonly LeftOut[]): LeftOut {
  const sums = LISTS.map((list) => [list, all.reduce((sum, left) => sum + (left[list] ?? 0), 0)] as const);
  return Object.fromEntries(sums.filter(([, n]) => n > 0));
}

function counted(n: number, [one, many]: readonly [string, string]): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
