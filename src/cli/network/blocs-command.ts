import { betweenSides, SURE_SIDE } from '../../measures/networks/between-sides.ts';
import { type BlocsOverTime, blocsOverTime } from '../../measures/networks/blocs-over-time.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { sideName } from '../../report/networks/bloc-words.ts';
import { blocsReport } from '../../report/networks/blocs-report.ts';
import { withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { shareOption } from '../kit/share-option.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { blocsData } from './network-data.ts';
import { openNetworkExport } from './network-export.ts';
import { withSource } from './network-source.ts';
import { type NetworkWindow, windowsOf } from './network-windows.ts';
import { sameWords } from './network-words.ts';
import { type NetworkOptions, type OpenSource, seedOf } from './open-source.ts';

/**
 * `entente blocs`: which blocs there are, now and over windows, and who changes side.
 * @returns the exit code
 * @throws EntenteError for wrong options, a case that holds nothing, and where no window has a tie of known sign
 */
export async function blocsCommand(terminal: Terminal, options: NetworkOptions): Promise<number> {
  const seed = seedOf(options.seed);
  const sure = shareOption(options.sure, '--sure') ?? SURE_SIDE;
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    const exporting = await openNetworkExport(terminal, options, [`${file.folder}/case.sqlite`]);
    return await withSource(terminal, file, options, async (source) => {
      const asked = windowsOf(source.source, options, source.span);
      const { known, gaps } = networksOf(source, asked);
      const over = await blocsOverTime(
        known.map(({ network }) => network),
        { seed, sure },
      );
      const windows = known.map(({ window }) => window);
      if (exporting) {
        await exporting({ networks: over.windows, names: source });
        if (exporting.prints) return EXIT.done;
      }
      const last = known.at(-1);
      const behind = new Behind();
      const opens = files.page && last ? await source.opens(last.network, last.window, behind) : undefined;
      const same = sameWords(options, source.source);
      await writeMeasure(terminal, options, files, {
        report: blocsReport({
          over,
          windows: windows.map(({ short }) => short),
          gaps,
          sure,
          names: {
            nameOf: source.nameOf,
            labelOf: source.labelOf,
            shortOf: source.shortOf,
            ...(opens ? { opens } : {}),
          },
          when: last?.window.name ?? '',
          by: options.free ? 'free' : 'sides',
          seed,
          remarks: last ? source.remarks(last.network) : [],
          behind: behind.groups,
          behindNote: source.behindNote,
          limits: source.limits,
          next: [
            `${terminal.program} blocs${same} --html page.html`,
            `${terminal.program} blocs${same} --export gexf --out blocs.gexf`,
            `${terminal.program} network${sameWords({ ...options, since: undefined }, source.source)}`,
          ],
        }),
        data: () => dataOf(over, windows, gaps, sure, source),
        rows: () => csvRows(over, source),
      });
      return EXIT.done;
    });
  });
}

interface KnownWindow {
  readonly window: NetworkWindow;
  readonly network: SignedNetwork;
}

/**
 * The networks of the windows in which a sign is known; of the others why there is none.
 * @throws EntenteError (usage) where there is none in any
 */
function networksOf(
  source: OpenSource,
  windows: readonly NetworkWindow[],
): { readonly known: readonly KnownWindow[]; readonly gaps: readonly string[] } {
  const known: KnownWindow[] = [];
  const gaps: string[] = [];
  const silent: string[] = [];
  let first: EntenteError | undefined;
  for (const window of windows) {
    try {
      const network = source.network(window, source.thresholds);
      if (network.ties.some(({ state }) => state !== 'unknown')) known.push({ window, network });
      else silent.push(window.short);
    } catch (cause) {
      if (!(cause instanceof EntenteError) || cause.code !== 'usage') throw cause;
      first ??= cause;
      gaps.push(cause.message);
    }
  }
  if (silent.length > 0) gaps.push(`No sign is known of any pair in ${silent.join(', ')}.`);
  if (known.length === 0) {
    throw first ?? new EntenteError('usage', `${gaps[0]} Take longer windows, or thresholds that lie closer together.`);
  }
  return { known, gaps };
}

function dataOf(
  over: BlocsOverTime,
  windows: readonly NetworkWindow[],
  gaps: readonly string[],
  sure: number,
  source: OpenSource,
): unknown {
  return {
    format: 'entente-blocs/1',
    sure,
    windows: over.windows.map(({ blocs, label, blocLabel }, n) => ({
      name: windows[n]?.name,
      ...blocsData(blocs, source),
      labels: Object.fromEntries(
        blocs.network.actors.map((actor, v) => [
          actor,
          {
            side: (label[v] ?? -1) < 0 ? null : sideName(label[v] ?? 0),
            bloc: (blocLabel[v] ?? -1) < 0 ? null : blocLabel[v],
          },
        ]),
      ),
    })),
    changes: over.changes.map(({ window, last, from, to, ...change }) => ({
      ...change,
      from: sideName(from),
      to: sideName(to),
      window: windows[window]?.name,
      last: windows[last]?.name,
    })),
    gaps,
  };
}

/** A row for each actor in each window. */
function csvRows(over: BlocsOverTime, source: OpenSource): readonly (readonly Cell[])[] {
  const head = ['from', 'to', 'actor', 'name', 'side', 'bloc', 'margin', 'between', 'friends', 'foes', 'unknown'];
  return [
    [...head, 'changed', 'beyond'],
    ...over.windows.flatMap(({ blocs, label, blocLabel }, n) => {
      const between = betweenSides(blocs);
      return blocs.places.map((place, v): readonly Cell[] => {
        const change = over.changes.find(({ actor, window }) => actor === place.actor && window === n);
        const [side, bloc] = [label[v] ?? -1, blocLabel[v] ?? -1];
        return [
          blocs.network.from,
          blocs.network.to,
          place.actor,
          source.labelOf(place.actor),
          side < 0 ? undefined : sideName(side),
          bloc < 0 ? undefined : bloc + 1,
          Number.isFinite(place.margin) ? place.margin : undefined,
          between[v] === 1,
          place.friends,
          place.foes,
          place.unknown,
          change !== undefined,
          change?.beyond ?? false,
        ];
      });
    }),
  ];
}
