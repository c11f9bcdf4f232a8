import { timeText } from '../../measures/discourse/calendar.ts';
import { kernelNetworks } from '../../measures/discourse/kernel-slices.ts';
import { networkDistances } from '../../measures/discourse/network-distances.ts';
import { type NetworkPhases, networkPhases } from '../../measures/discourse/network-phases.ts';
import type { KernelOptions, WindowOptions } from '../../measures/discourse/options.ts';
import { selectStatements } from '../../measures/discourse/select-statements.ts';
import { type NetworkSlice, windowNetworks } from '../../measures/discourse/time-windows.ts';
import { EntenteError } from '../../records/failure.ts';
import type { CodedBehind } from '../../report/discourse/coded-behind.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { tieRows } from '../../report/discourse/network-files.ts';
import { windowsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { networkAsked, type SliceOptions, slicesAsked } from './asked-options.ts';
import { openDiscourse, slicesBehind } from './discourse-file.ts';

/** The options of `entente discourse windows`. */
export interface WindowsCommandOptions extends SliceOptions {
  readonly phases?: boolean;
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
  const span = slicesAsked(options);
  if (!span) throw new EntenteError('usage', 'Windows need --unit and --size, such as --unit months --size 3.');
  // Phases compare networks of the same actors.
  const asked = { ...networkAsked(options), ...span, ...(options.phases ? { isolates: true } : {}) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const file = openDiscourse(terminal, path, options.type);
  const { coded, warnings } = file;
  const slices = [
    ...('kernel' in asked
      ? kernelNetworks(coded, asked as KernelOptions)
      : windowNetworks(coded, asked as WindowOptions)),
  ];
  if (slices.length === 0) {
    throw new EntenteError(
      'usage',
      `No window of ${span.size} ${span.unit} lies wholly in the time of the statements; take a smaller one.`,
    );
  }
  const phases = options.phases ? phasesOf(slices, options.asDna ?? false) : undefined;
  const { onPage, opens } = slicesBehind(options, file, selectStatements(coded, asked), slices);
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

function phasesOf(slices: readonly NetworkSlice[], asDna: boolean): NetworkPhases {
  const distances = networkDistances(
    slices.map(({ network }) => network),
    { normalizeToOne: true, asDna },
  );
  return networkPhases(distances);
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
