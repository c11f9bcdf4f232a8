import type { FileProblem } from '../../lexicon/check/check-files.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Prints the mistakes of checked files, one a line as `file:line:column: reason`, or all as JSON; how many there are goes
 * to standard error.
 * @returns exit code 1 if there are mistakes
 */
export function tellMistakes(
  files: readonly string[],
  problems: readonly FileProblem[],
  options: { readonly json?: boolean },
): number {
  if (options.json) process.stdout.write(`${JSON.stringify({ files, problems }, null, 2)}\n`);
  else {
    for (const { file, line, column, reason } of problems) {
      const place = column === undefined ? `${line}` : `${line}:${column}`;
      process.stdout.write(`${file}:${place}: ${reason.replace(/\.$/, '')}\n`);
    }
  }
  const where = files.length === 1 ? files[0] : `${files.length} files`;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  process.stderr.write(problems.length === 0 ? `No mistakes in ${where}.\n` : `${count} in ${where}.\n`);
  return problems.length === 0 ? EXIT.done : EXIT.problems;
}
