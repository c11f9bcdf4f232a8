import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';

/** What the command's exit code means; stated in docs/command.md. */
export const EXIT = { done: 0, problems: 1, usage: 2, unreadable: 3, cancelled: 130 } as const;

/** The exit code of a failure that ends the command. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof EntenteError)) return EXIT.problems;
  switch (error.code) {
    case 'usage':
    case 'unwritable':
      return EXIT.usage;
    case 'unreadable':
      return EXIT.unreadable;
    case 'internal':
      return EXIT.problems;
  }
}

/** One line for people on standard error; an unexpected error keeps its stack, since only that helps to mend it. */
export function describeError(error: unknown): string {
  // What stands in a message may come from a file: no escape sequence of it may reach the terminal.
  if (error instanceof EntenteError) return `entente: ${plainText(error.message)}`;
  if (error instanceof Error) return `entente: something went wrong that should not: ${error.stack ?? error.message}`;
  return `entente: something went wrong that should not: ${String(error)}`;
}
