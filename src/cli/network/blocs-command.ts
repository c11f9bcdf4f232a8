import { shareOption } from '../../questions/kit/share-words.ts';
import { blocsAnswer } from '../../questions/networks/blocs-answer.ts';
import { blocsOverTimeData, blocsRows } from '../../questions/networks/blocs-data.ts';
import { seedOf } from '../../questions/networks/open-source.ts';
import { blocsReport } from '../../report/networks/blocs-report.ts';
import { withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { openNetworkExport } from './network-export.ts';
import type { NetworkOptions } from './network-options.ts';
import { sameWords } from './network-words.ts';

/**
 * `entente blocs`: which blocs there are, now and over windows, and who changes side.
 * @returns the exit code
 * @throws EntenteError for wrong options, a case that holds nothing, and where no window has a tie of known sign
 */
export async function blocsCommand(terminal: Terminal, options: NetworkOptions): Promise<number> {
  // Wrong options are told before anything is opened.
  seedOf(options.seed);
  shareOption(options.sure, '--sure');
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    const exporting = await openNetworkExport(terminal, options, [`${file.folder}/case.sqlite`]);
    const evidence = files.page !== undefined && !exporting?.prints;
    const answer = await blocsAnswer(terminal, file, options, { evidence });
    const { source, over, windows, last, gaps, sure, seed, behind, opens } = answer;
    if (exporting) {
      await exporting({ networks: over.windows, names: source });
      if (exporting.prints) return EXIT.done;
    }
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
        behind,
        behindNote: source.behindNote,
        limits: source.limits,
        next: [
          `${terminal.program} blocs${same} --html page.html`,
          `${terminal.program} blocs${same} --export gexf --out blocs.gexf`,
          `${terminal.program} network${sameWords({ ...options, since: undefined }, source.source)}`,
        ],
      }),
      data: () => blocsOverTimeData(answer),
      rows: () => blocsRows(answer),
    });
    return EXIT.done;
  });
}
