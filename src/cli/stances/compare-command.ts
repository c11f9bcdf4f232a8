import { type AskedCompare, accountsOf } from '../../questions/stances/asked-stances.ts';
import type { NamedActor } from '../../questions/stances/named-actor.ts';
import { type ComparedPair, pairAnswer } from '../../questions/stances/pair-answer.ts';
import { pairData, pairRows } from '../../questions/stances/pair-data.ts';
import { compareReport } from '../../report/measures/compare-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';

/** The options of `entente compare`. */
export interface CompareCommandOptions extends CaseOptions, AskedCompare, MeasureOutputOptions {}

/**
 * `entente compare`: votes, words and deeds of two actors side by side; without actors, the pairs of the case whose words and
 * deeds part.
 * @throws EntenteError for wrong options, actors whom nobody knows, a case that holds nothing of them
 */
export async function compareCommand(
  terminal: Terminal,
  words: readonly string[],
  options: CompareCommandOptions,
): Promise<number> {
  // Wrong options are told before anything is opened.
  accountsOf(options.accounts);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    if (words.length === 0) {
      const { writeSaysDoes } = await import('./says-does.ts');
      await writeSaysDoes(terminal, { file, files, options });
      return EXIT.done;
    }
    const answer = await pairAnswer(terminal, file, words, options, { rows: files.page !== undefined });
    await writeMeasure(terminal, options, files, {
      report: compareReport({ ...answer.found, next: nextOf(terminal, answer.pair) }),
      data: () => pairData(answer),
      rows: () => pairRows(answer),
    });
    return EXIT.done;
  });
}

function nextOf(terminal: Terminal, [a, b]: ComparedPair): readonly string[] {
  const quoted = ({ id }: NamedActor): string => (/^[\w:.-]+$/.test(id) ? id : `"${id}"`);
  return [
    ...(a.state && b.state
      ? [`${terminal.program} votes ${a.id} ${b.id} --rollcalls`, `${terminal.program} dyad ${a.id} ${b.id}`]
      : []),
    `${terminal.program} positions --actor ${quoted(a)} --actor ${quoted(b)}`,
    `${terminal.program} compare`,
  ];
}
