import type { ChosenRollCalls } from '../../measures/votes/vote-filter.ts';
import { seatName, seatNote } from '../../records/seats.ts';
import type { VotesFindings } from '../../report/measures/votes-report.ts';
import { inSentence } from '../kit/state-words.ts';
import type { Likeness } from './asked-votes.ts';
import { limitsOf } from './vote-limits.ts';
import type { VoteSeries } from './vote-series.ts';
import type { VotesAnswer } from './votes-answer.ts';

/** How a measure is called, and between which values it lies. */
const NAMES: Readonly<Record<Likeness, readonly [name: string, within: readonly [number, number]]>> = {
  agreement: ['Agreement', [0, 1]],
  s: ['S', [-1, 1]],
  kappa: ['Kappa', [-1, 1]],
  pi: ['Pi', [-1, 1]],
  tau: ['Tau-b', [-1, 1]],
  ideal: ['Distance of ideal points', [0, 6]],
};

/** What a report of the votes of two states says, apart from what it leads on to. */
export function votesFindings({
  calls,
  codes,
  asked,
  series,
}: VotesAnswer): Omit<VotesFindings, 'next' | 'listParted'> {
  const [name, within] = NAMES[asked.measure];
  return {
    calls,
    codes,
    names: [inSentence(seatName(codes[0])), inSentence(seatName(codes[1]))],
    measure: name,
    method: series.method,
    unit: asked.filter.grain ?? 'session',
    periods: series.periods,
    within,
    remarks: [...codes.flatMap((code) => seatNote(code) ?? []), ...leftOutWords(series.leftOut), ...gapWords(series)],
    limits: limitsOf(asked.measure),
  };
}

function leftOutWords({ issue, nearlyUnanimous, notImportant }: ChosenRollCalls['leftOut']): readonly string[] {
  const count = (n: number): string => n.toLocaleString('en-GB');
  return [
    ...(issue > 0 ? [`${count(issue)} roll calls on other issues are left out.`] : []),
    ...(nearlyUnanimous > 0 ? [`${count(nearlyUnanimous)} roll calls that were nearly unanimous are left out.`] : []),
    ...(notImportant > 0 ? [`${count(notImportant)} roll calls that were not called important are left out.`] : []),
  ];
}

/** Sessions in which the two never both answered. */
function gapWords({ periods }: VoteSeries): readonly string[] {
  const gaps = periods.filter(({ n }) => n === 0);
  return gaps.length === 0 || gaps.length === periods.length
    ? []
    : [`They never both answered in ${gaps.map(({ period }) => period).join(', ')}.`];
}
