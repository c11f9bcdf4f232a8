import { timeText } from '../../measures/discourse/calendar.ts';
import { tieRows } from '../../measures/discourse/network.ts';
import type { NetworkPhases } from '../../measures/discourse/network-phases.ts';
import type { NetworkSlice } from '../../measures/discourse/time-windows.ts';
import { askBoth } from '../../questions/discourse/ask-both.ts';
import { askWindows, neededSpan } from '../../questions/discourse/ask-windows.ts';
import { EntenteError } from '../../records/failure.ts';
import type { CodedBehind } from '../../report/discourse/coded-behind.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { windowsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { networkAsked, type SliceOptions, slicesAsked } from './asked-options.ts';
import { bothAnswer } from './both-answer.ts';
import { openDiscourse, openedOnPage } from './discourse-file.ts';

/** The options of `entente discourse windows`. */
export interface WindowsCommandOptions extends SliceOptions {
  readonly phases?: boolean;
  readonly both?: boolean;
}

/**
 * `entente discourse windows`: networks of windows or slices of time, and phases.
 * @throws EntenteError for wrong options, a file that cannot be read, and where no window lies in the time
 */
export async function windowsCommand(
  terminal: Terminal,
  path: string,
  options: WindowsCommandOptions,
): Promise<number> {
  const asked = { ...networkAsked(options), ...slicesAsked(options), phases: options.phases ?? false };
  neededSpan(asked);
  checkBoth(options);
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const { warnings } = source;
  if (options.both) {
    await writeMeasure(terminal, options, files, bothAnswer(askBoth(source, asked), source, options));
    return EXIT.done;
  }
  const { slices, phases, statements, selection } = askWindows(source, asked);
  const { onPage, opens } = openedOnPage(options, source, selection, statements);
  await writeMeasure(terminal, options, files, {
    report: reportOf({ slices, phases, warnings, opens, ...(onPage && { onPage }) }),
    data: () => ({
      method: slices[0]?.network.method,
      differs: slices[0]?.network.differs,
      ...(phases && { phases: { changes: phases.changes, modularity: phases.modularity, method: phases.method } }),
      slices: slices.map(({ from, middle, to, network }, n) => ({
        from: timeText(from),
        middle: timeText(middle),
        to: timeText(to),
        statements: network.n,
        ...(phases && { phase: phases.phase[n] }),
        rows: network.rows,
        ...(network.mode === 'two-mode' && { columns: network.columns }),
        ties: tieRows(network).map(({ from: a, to: b, weight }) => [network.rows[a], network.columns[b], weight]),
      })),
      warnings,
    }),
    rows: () => [
      ['middle', 'from', 'to', 'weight'],
      ...slices.flatMap(({ middle, network }) =>
        tieRows(network).map(({ from, to, weight }) => [
          timeText(middle),
          network.rows[from],
          network.columns[to],
          weight,
        ]),
      ),
    ],
  });
  return EXIT.done;
}

function checkBoth({ both, phases, aggregation }: WindowsCommandOptions): void {
  const other = phases ? '--phases' : aggregation === undefined ? undefined : '--aggregation';
  if (both && other) throw new EntenteError('usage', `--both and ${other} cannot both be meant.`);
}

interface WindowsPage {
  readonly slices: readonly NetworkSlice[];
  readonly phases: NetworkPhases | undefined;
  readonly warnings: readonly string[];
  readonly onPage?: CodedBehind;
  /** Of each window. */
  readonly opens: readonly (readonly number[])[];
}

function reportOf({ slices, phases, warnings, onPage, opens }: WindowsPage) {
  const [first] = slices;
  const days = (n: number): string => timeText(slices[n]?.middle as number);
  const changes = phases?.changes.map(days) ?? [];
  const found = changes.length === 0 ? 'no change of phase' : `changes of phase at ${changes.join(', ')}`;
  const headline = `${counted(slices.length, 'network')} from ${days(0)} to ${days(slices.length - 1)}${phases ? `; ${found}` : ''}.`;
  return discourseReport({
    title: 'Discourse networks over time',
    headline,
    sentences: [
      `${first?.network.method}.`,
      ...(phases ? [`${phases.method}.`] : []),
      ...(first?.network.differs ?? []),
      ...warnings,
    ],
    facts: [],
    part: 'Window by window',
    charts: [
      windowsChart({
        title: `Ties and those who have them, ${days(0)} to ${days(slices.length - 1)}`,
        description: `Lines: ties and actors of each window, at its middle; bars: its statements.${phases ? ' Marks: where a new phase begins.' : ''}`,
        label: 'ties and actors',
        series: ['ties', 'actors'],
        windows: slices.map(({ middle, network }, n) => ({
          middle,
          statements: network.n,
          values: [network.weight.length, tiedRows(network)],
          opens: opens[n] ?? [],
        })),
        changes: phases?.changes.map((n) => slices[n]?.middle as number) ?? [],
      }),
    ],
    tables: [
      {
        label: 'Windows',
        head: ['Middle', 'From', 'To', 'Actors', 'Ties', 'Sum', ...(phases ? ['Phase'] : []), 'Statements'],
        names: 3,
        rows: slices.map(({ from, middle, to, network }, n) => [
          timeText(middle),
          timeText(from),
          timeText(to),
          `${network.rows.length}`,
          `${network.weight.length}`,
          shortNumber(network.weight.reduce((sum, weight) => sum + weight, 0)),
          ...(phases ? [`${(phases.phase[n] as number) + 1}`] : []),
          `${network.n}`,
        ]),
        opens,
      },
    ],
    ...(onPage && { behind: onPage }),
    limits: [
      'Windows overlap, so that neighbours are alike by their making; a window of few statements shows chance more than structure.',
    ],
    next: [],
  });
}

/** How many rows have a tie: with isolates all windows list the same actors. */
function tiedRows({ mode, rows, start, other }: NetworkSlice['network']): number {
  const tied = new Set(mode === 'one-mode' ? other : []);
  for (const i of rows.keys()) if ((start[i + 1] as number) > (start[i] as number)) tied.add(i);
  return tied.size;
}
