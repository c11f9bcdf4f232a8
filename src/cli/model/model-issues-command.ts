import { issueLine } from '../../conflict/solve/issue-line.ts';
import { EntenteError } from '../../records/failure.ts';
import { issuePage } from '../../report/conflict/conflict-issue.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { loadModel } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer, wholeNumber } from './model-output.ts';

/** The options of `entente model issues`. */
export interface IssuesOptions extends OutputOptions {
  readonly draws?: string;
  readonly seed?: string;
  readonly uncertainty?: string;
}

/**
 * `entente model issues`: for each issue line of a file the weighted median and mean with bands, and who could out-vote
 * whom.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options, an unreadable file, or one without issues
 */
export async function modelIssuesCommand(terminal: Terminal, path: string, options: IssuesOptions): Promise<number> {
  checkOutput(options);
  const draws = options.draws === undefined ? 1000 : wholeNumber('--draws', options.draws, 0, 1_000_000);
  const seed = options.seed === undefined ? 1 : wholeNumber('--seed', options.seed, 0, 2 ** 31);
  const uncertainty = options.uncertainty === undefined ? 0.1 : Number(options.uncertainty);
  if (!(uncertainty >= 0 && uncertainty <= 1)) {
    throw new EntenteError('usage', `--uncertainty must be a share from 0 to 1, not "${options.uncertainty}".`);
  }
  const { file, name } = await loadModel(terminal, path);
  if (file.issues.length === 0) {
    throw new EntenteError('usage', `${name} has no issue lines; under issues: say who stands where.`);
  }
  const answers = file.issues.map((issue) => {
    const ends = [issue.low.at, issue.high.at] as const;
    return { issue, line: issueLine(issue.actors, { draws, seed, uncertainty, ends }) };
  });
  printAnswer(
    terminal,
    options,
    () =>
      answers.map(({ issue, line }) => ({ id: issue.id, text: issue.text, low: issue.low, high: issue.high, ...line })),
    () => answers.flatMap(({ issue, line }) => issuePage(issue, line)),
  );
  return EXIT.done;
}
