import { type NetworkBlocs, networkBlocs } from '../../measures/networks/network-blocs.ts';
import type { TieThresholds } from '../../measures/networks/signed-network.ts';
import { type GridRow, THRESHOLD_GRIDS, thresholdGrid } from '../../measures/networks/threshold-grid.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { networkReport } from '../../report/networks/network-report.ts';
import { withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { blocsData, tieRows } from './network-data.ts';
import { openNetworkExport } from './network-export.ts';
import { withSource } from './network-source.ts';
import { windowOf } from './network-windows.ts';
import { sameWords } from './network-words.ts';
import { type NetworkOptions, type OpenSource, seedOf } from './open-source.ts';

/**
 * `entente network`: who stands with whom in a window, and which blocs that makes.
 * @returns the exit code
 * @throws EntenteError for wrong options, a case that holds nothing, a window in which no sign is known
 */
export async function networkCommand(terminal: Terminal, options: NetworkOptions): Promise<number> {
  const seed = seedOf(options.seed);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    const exporting = await openNetworkExport(terminal, options, [`${file.folder}/case.sqlite`]);
    return await withSource(terminal, file, options, async (source) => {
      const window = windowOf(source.source, options, source.span);
      const network = source.network(window, source.thresholds);
      const blocs = await networkBlocs(network, { seed });
      if (exporting) {
        await exporting({ networks: [{ blocs }], names: source });
        if (exporting.prints) return EXIT.done;
      }
      const grid = await gridOf(source, (thresholds) => source.network(window, thresholds), seed);
      const behind = new Behind();
      const opens = files.page ? await source.opens(network, window, behind) : undefined;
      const same = sameWords(options, source.source);
      await writeMeasure(terminal, options, files, {
        report: networkReport({
          blocs,
          grid,
          names: {
            nameOf: source.nameOf,
            labelOf: source.labelOf,
            shortOf: source.shortOf,
            ...(opens ? { opens } : {}),
          },
          when: window.name,
          by: options.free ? 'free' : 'sides',
          seed,
          remarks: source.remarks(network),
          behind: behind.groups,
          behindNote: source.behindNote,
          limits: source.limits,
          next: [
            `${terminal.program} network${same} --html page.html`,
            `${terminal.program} network${same} --export gexf --out network.gexf`,
            `${terminal.program} blocs${sameWords({ ...options, at: undefined }, source.source)}`,
          ],
        }),
        data: () => ({ format: 'entente-network/1', ...blocsData(blocs, source), grid: grid.map(gridData) }),
        rows: () => csvRows(blocs, source),
      });
      return EXIT.done;
    });
  });
}

/** The grid of the source, with the thresholds that were chosen in their place. */
async function gridOf(
  { source, thresholds }: OpenSource,
  make: Parameters<typeof thresholdGrid>[0],
  seed: number,
): Promise<readonly GridRow[]> {
  const same = (one: TieThresholds): boolean => one.minus === thresholds.minus && one.plus === thresholds.plus;
  const usual = THRESHOLD_GRIDS[source];
  const pairs = usual.some(same)
    ? usual
    : [...usual, thresholds].sort((a, b) => b.plus - b.minus - (a.plus - a.minus) || a.plus - b.plus);
  return await thresholdGrid(make, pairs, { seed });
}

function gridData({ frustration, ...row }: GridRow): object {
  return { ...row, frustration: frustration ?? null };
}

function csvRows({ network }: NetworkBlocs, source: OpenSource): readonly (readonly Cell[])[] {
  return tieRows(network, source.labelOf);
}
