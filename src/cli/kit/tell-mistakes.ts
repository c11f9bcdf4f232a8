import type { FileProblem } from '../../lexicon/check/check-files.ts';
import { EXIT } from './exit-codes.ts';
import { printJson, type Terminal } from './terminal.ts';

/**
 * Prints the mistakes of checked files, one a line as `file:line:column: reason`, or all as JSON; how many there are goes
 * to standard error.
 * @returns exit code 1 if there are mistakes
 */
export function tellMistakes(
  terminal: Terminal,
  files: readonly string[],
  problems: readonly FileProblem[],
  options: { readonly json?: boolean },
): number {
  if (options.json) printJson(terminal, { files, problems });
  else {
    for (const { file, line, column, reason } of problems) {
      const place = column === undefined ? `${line}` : `${line}:${column}`;
      terminal.out(`${file}:${place}: ${reason.replace(/\.$/, '')}\n`);
    }
  }
  const where = files.length === 1 ? files[0] : `${files.length} files`;
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  terminal.err(problems.length === 0 ? `No mistakes in ${where}.\n` : `${count} in ${where}.\n`);
  return problems.length === 0 ? EXIT.done : EXIT.problems;
}
