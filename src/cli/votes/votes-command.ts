import { type AskedVotes, chosenVotes } from '../../questions/votes/asked-votes.ts';
import { type VotesAnswer, votesAnswer } from '../../questions/votes/votes-answer.ts';
import { partedRows, periodRows, votesData } from '../../questions/votes/votes-data.ts';
import { votesFindings } from '../../questions/votes/votes-findings.ts';
import { votesReport } from '../../report/measures/votes-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { caseName } from '../kit/case-name.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';

/** The options of `entente votes`. */
export interface VotesCommandOptions extends CaseOptions, AskedVotes, MeasureOutputOptions {
  readonly rollcalls?: boolean;
}

/**
 * `entente votes`: how alike two states vote, session by session, and where they parted.
 * @throws EntenteError for wrong options, states that do not vote, or a case without votes
 */
export async function votesCommand(
  terminal: Terminal,
  names: readonly string[],
  options: VotesCommandOptions,
): Promise<number> {
  // Wrong options are told before anything is opened.
  chosenVotes(options);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    const answer = await votesAnswer(terminal, file, names, options, caseName(file));
    const listParted = options.rollcalls ?? false;
    await writeMeasure(terminal, options, files, {
      report: votesReport({ ...votesFindings(answer), next: nextOf(terminal, answer, listParted), listParted }),
      data: () => votesData(answer, listParted),
      rows: () => (listParted ? partedRows(answer) : periodRows(answer)),
    });
    return EXIT.done;
  });
}

function nextOf({ program }: Terminal, { codes, asked }: VotesAnswer, listParted: boolean): readonly string[] {
  const same = `${codes[0]} ${codes[1]}`;
  return [
    ...(listParted ? [] : [`${program} votes ${same} --rollcalls`]),
    ...(asked.measure === 'ideal' ? [] : [`${program} votes ${same} --measure ideal`]),
    `${program} votes ${same} --csv`,
  ];
}
