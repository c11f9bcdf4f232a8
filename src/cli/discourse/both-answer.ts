import { timeText } from '../../measures/discourse/calendar.ts';
import type { BothAnswer, BothSlice } from '../../questions/discourse/ask-both.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { windowsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import type { MeasureAnswer } from '../measure/measure-output.ts';
import { type DiscourseOptions, openedOnPage } from './discourse-file.ts';

/** Congruence and conflict of windows beside each other, in every form. */
export function bothAnswer(
  { slices, selection, statements }: BothAnswer,
  source: CodedSource,
  options: DiscourseOptions,
): MeasureAnswer {
  const { onPage, opens } = openedOnPage(options, source, selection, statements);
  const [first] = slices as readonly [BothSlice, ...BothSlice[]];
  const last = slices.at(-1) as BothSlice;
  const times = `${timeText(first.middle)} to ${timeText(last.middle)}`;
  return {
    report: discourseReport({
      title: 'Congruence and conflict over time',
      headline: `${counted(slices.length, 'window')} from ${times}.`,
      sentences: [`${first.congruence.method}; conflict likewise.`, ...first.congruence.differs, ...source.warnings],
      facts: [],
      part: 'Window by window',
      charts: [
        windowsChart({
          title: `What joins and what parts actors, ${times}`,
          description:
            'Lines: congruence and conflict of each window, summed over pairs, at its middle; bars: its statements.',
          label: 'congruence and conflict',
          series: ['congruence', 'conflict'],
          windows: slices.map(({ middle, congruence, sums }, n) => ({
            middle,
            statements: congruence.n,
            values: [sums.congruence, sums.conflict],
            opens: opens[n] ?? [],
          })),
        }),
      ],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: 'Windows',
          head: ['Middle', 'Most between', 'Actors', 'Congruence', 'Conflict', 'Statements'],
          names: 2,
          rows: slices.map(({ middle, congruence, sums, pairs: [most] }) => [
            timeText(middle),
            most ? `${most.a} and ${most.b}` : '–',
            `${congruence.rows.length}`,
            shortNumber(sums.congruence),
            shortNumber(sums.conflict),
            `${congruence.n}`,
          ]),
          opens,
        },
      ],
      limits: [
        'Sums grow with how much is said: compare windows of as many statements (--unit events), or normalize.',
        'Windows overlap, so that neighbours are alike by their making.',
      ],
      next: [],
    }),
    data: () => ({
      method: first.congruence.method,
      differs: first.congruence.differs,
      slices: slices.map(({ from, middle, to, congruence, sums, pairs }, n) => ({
        from: timeText(from),
        middle: timeText(middle),
        to: timeText(to),
        statements: congruence.n,
        ids: statements[n],
        ...sums,
        ties: pairs.map((pair) => [pair.a, pair.b, pair.congruence, pair.conflict]),
      })),
      warnings: source.warnings,
    }),
    rows: () => [
      ['middle', 'from', 'to', 'congruence', 'conflict'],
      ...slices.flatMap(({ middle, pairs }) =>
        pairs.map(({ a, b, congruence, conflict }) => [timeText(middle), a, b, congruence, conflict]),
      ),
    ],
  };
}
