import { timeText } from '../../measures/discourse/calendar.ts';
import type { PolarizationSlice } from '../../measures/discourse/polarization.ts';
import { askPolarization, POLARIZATION, type PolarizationAnswer } from '../../questions/discourse/ask-polarization.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { discourseMatrixChart, discourseNetworkChart } from '../../report/discourse/discourse-charts.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { windowsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureAnswer, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, networkAsked, type SliceOptions, slicesAsked } from './asked-options.ts';
import { type DiscourseOptions, openDiscourse, openedOnPage } from './discourse-file.ts';
import { drawnGroups } from './drawn-groups.ts';

/** The options of `entente discourse polarization`. */
export interface PolarizationCommandOptions extends SliceOptions {
  readonly groups?: string;
  readonly seed?: string;
}

/**
 * `entente discourse polarization`: the split into camps, and how far the network is from it.
 * @throws EntenteError for wrong options, and a file that cannot be read
 */
export async function polarizationCommand(
  terminal: Terminal,
  path: string,
  options: PolarizationCommandOptions,
): Promise<number> {
  const asked = { ...networkAsked(options), ...slicesAsked(options), ...checkedAs(POLARIZATION, options) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const answer = askPolarization(source, asked);
  await writeMeasure(
    terminal,
    options,
    files,
    answer.of === 'time' ? wholeAnswer(answer, source, options) : slicesAnswer(answer, source, options),
  );
  return EXIT.done;
}

const LIMITS = [
  'Camps are of equal size by their making, also where the debate has none.',
  'The score depends on how much is said at all; compare it with its floor, and with other times of the same debate.',
];

function wholeAnswer(
  { found, drawn: network }: Extract<PolarizationAnswer, { readonly of: 'time' }>,
  source: CodedSource,
  options: DiscourseOptions,
): MeasureAnswer {
  const { warnings } = source;
  const { score, floor, rows, group, proved, n, differs, method } = found;
  const members = rows
    .map((name, i) => [name, `${(group[i] as number) + 1}`])
    .toSorted((a, b) => Number(a[1]) - Number(b[1]));
  const camps = Math.max(-1, ...group) + 1;
  const { drawn, onPage } = drawnGroups(options, source, network, {
    names: Array.from({ length: camps }, (_, n) => `Camp ${n + 1}`),
    of: (row) => group[rows.indexOf(row)],
  });
  return {
    report: discourseReport({
      title: 'Polarization',
      headline: `Score ${shortNumber(score)} (perfect camps would have ${shortNumber(floor)}), ${counted(rows.length, 'actor')}, ${counted(n, 'statement')}${proved ? '; every split was tried' : ''}.`,
      sentences: [`${method}.`, ...differs, ...warnings],
      facts: [],
      part: 'Camps',
      charts: [discourseNetworkChart(drawn, counted(camps, 'camp'))],
      more: [{ id: 'matrix', title: 'The same as a matrix', charts: [discourseMatrixChart(drawn)] }],
      ...(onPage && { behind: onPage }),
      tables: [{ label: 'Camps', head: ['Actor', 'Camp'], names: 1, rows: members }],
      limits: LIMITS,
      next: [],
    }),
    data: () => ({
      score,
      floor,
      proved,
      statements: n,
      method,
      differs,
      actors: rows.map((name, i) => ({ name, camp: group[i] })),
      warnings,
    }),
    rows: () => [['actor', 'camp'], ...rows.map((name, i) => [name, group[i]])],
  };
}

function slicesAnswer(
  { slices, selection, statements }: Extract<PolarizationAnswer, { readonly of: 'windows' }>,
  source: CodedSource,
  options: DiscourseOptions,
): MeasureAnswer {
  const { warnings } = source;
  const first = slices[0] as PolarizationSlice;
  const { onPage, opens } = openedOnPage(options, source, selection, statements);
  return {
    report: discourseReport({
      title: 'Polarization over time',
      headline: `${counted(slices.length, 'window')} from ${timeText(first.middle)} to ${timeText(slices.at(-1)?.middle as number)}.`,
      sentences: [`${first.polarization.method}.`, ...first.polarization.differs, ...warnings],
      facts: [],
      part: 'Window by window',
      charts: [
        windowsChart({
          title: 'How far the network is from camps, window by window',
          description:
            'Lines: the score, and its floor, which perfect camps would have; bars: the statements of each window.',
          label: 'score',
          series: ['score', 'floor'],
          windows: slices.map(({ middle, polarization: { score, floor, n } }, w) => ({
            middle,
            statements: n,
            values: [score, floor],
            opens: opens[w] ?? [],
          })),
        }),
      ],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          opens,
          label: 'Windows',
          head: ['Middle', 'Score', 'Floor', 'Actors', 'Statements'],
          names: 1,
          rows: slices.map(({ middle, polarization: { score, floor, rows, n } }) => [
            timeText(middle),
            shortNumber(score),
            shortNumber(floor),
            `${rows.length}`,
            `${n}`,
          ]),
        },
      ],
      limits: LIMITS,
      next: [],
    }),
    data: () => ({
      differs: first.polarization.differs,
      slices: slices.map(({ from, middle, to, polarization: { score, floor, rows, group, proved, n } }) => ({
        from: timeText(from),
        middle: timeText(middle),
        to: timeText(to),
        score: Number.isNaN(score) ? null : score,
        floor: Number.isNaN(floor) ? null : floor,
        proved,
        statements: n,
        actors: rows.map((name, i) => ({ name, camp: group[i] })),
      })),
      warnings,
    }),
    rows: () => [
      ['middle', 'score', 'floor', 'actors', 'statements'],
      ...slices.map(({ middle, polarization: { score, floor, rows, n } }) => [
        timeText(middle),
        Number.isNaN(score) ? undefined : score,
        Number.isNaN(floor) ? undefined : floor,
        rows.length,
        n,
      ]),
    ],
  };
}
