import { judgedOf } from '../../casefile/store/judged.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { learnAcceptance } from '../../casefile/trust/acceptance-model.ts';
import { compareBlind } from '../../casefile/trust/blind-check.ts';
import { trustReport } from '../../casefile/trust/trust-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { inFolder } from './review-command.ts';
import { trustPage } from './trust-page.ts';

export interface TrustOptions extends CaseOptions {
  readonly learn?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `entente trust`: how often the reader is right on these texts, by what people decided. */
export async function trustCommand(
  terminal: Terminal,
  folder: string | undefined,
  options: TrustOptions,
): Promise<number> {
  return await withCase(terminal, inFolder(options, folder), 'look', (file) => {
    const { judged, records, asked, blind } = judgedOf(file);
    const report = trustReport(judged, asked);
    const comparison = compareBlind(blind, records);
    const learn = options.learn || readSettings(file.place, file.folder).learn === true;
    const learnt = learn ? learnAcceptance(judged) : undefined;
    if (options.json) {
      const { kinds, lacking } = learnt ?? {};
      printJson(terminal, {
        format: 'entente-trust/1',
        ...report,
        blind: comparison,
        ...(kinds && lacking ? { learnt: { kinds, lacking } } : {}),
      });
      return EXIT.done;
    }
    terminal.out(trustPage(terminal, report, comparison, learnt, options.all ?? false));
    return EXIT.done;
  });
}
