import { networkAnswer } from '../../questions/networks/network-answer.ts';
import { networkData, tieRows } from '../../questions/networks/network-data.ts';
import { seedOf } from '../../questions/networks/open-source.ts';
import { networkReport } from '../../report/networks/network-report.ts';
import { withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { openNetworkExport } from './network-export.ts';
import type { NetworkOptions } from './network-options.ts';
import { sameWords } from './network-words.ts';

/**
 * `entente network`: who stands with whom in a window, and which blocs that makes.
 * @returns the exit code
 * @throws EntenteError for wrong options, a case that holds nothing, a window in which no sign is known
 */
export async function networkCommand(terminal: Terminal, options: NetworkOptions): Promise<number> {
  // Wrong options are told before anything is opened.
  seedOf(options.seed);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    const exporting = await openNetworkExport(terminal, options, [`${file.folder}/case.sqlite`]);
    const parts = exporting?.prints ? {} : { grid: true, evidence: files.page !== undefined };
    const answer = await networkAnswer(terminal, file, options, parts);
    const { source, window, blocs, seed, grid, behind, opens } = answer;
    if (exporting) {
      await exporting({ networks: [{ blocs }], names: source });
      if (exporting.prints) return EXIT.done;
    }
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
        remarks: source.remarks(blocs.network),
        behind,
        behindNote: source.behindNote,
        limits: source.limits,
        next: [
          `${terminal.program} network${same} --html page.html`,
          `${terminal.program} network${same} --export gexf --out network.gexf`,
          `${terminal.program} blocs${sameWords({ ...options, at: undefined }, source.source)}`,
        ],
      }),
      data: () => networkData(answer),
      rows: () => tieRows(blocs.network, source.labelOf),
    });
    return EXIT.done;
  });
}
