import { EntenteError } from '../../records/failure.ts';
import { type Block, renderPageMarkdown, renderPageText } from '../../report/kit/text-page.ts';
import { colours } from '../kit/colours.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

/** Options that most subcommands of `entente model` share. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly csv?: boolean;
  readonly safeCsv?: boolean;
  readonly width?: string;
}

/**
 * Checks the options that say in which form the answer is wanted.
 * @throws EntenteError (usage)
 */
export function checkOutput(options: OutputOptions): void {
  const chosen = [options.json && '--json', options.csv && '--csv', options.md && '--md'].filter(Boolean);
  if (chosen.length > 1) {
    throw new EntenteError('usage', `${chosen.join(' and ')} cannot be used together; choose one.`);
  }
  if (options.safeCsv && !options.csv) throw new EntenteError('usage', '--safe-csv goes with --csv.');
  pageWidth(options.width);
}

function pageWidth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const width = Number(text);
  if (!Number.isInteger(width) || width < 50 || width > 140) {
    throw new EntenteError('usage', `--width must be a number of columns between 50 and 140, not "${text}".`);
  }
  return width;
}

/** Prints an answer as data, as Markdown or as a page for the terminal. */
export function printAnswer(
  terminal: Terminal,
  options: OutputOptions,
  data: () => unknown,
  page: () => readonly Block[],
): void {
  if (options.json) printJson(terminal, data());
  else if (options.md) terminal.out(renderPageMarkdown(page()));
  else {
    terminal.out(
      renderPageText(page(), {
        width: pageWidth(options.width) ?? terminal.columns ?? 80,
        ...colours(terminal),
      }),
    );
  }
}

/**
 * A whole number that an option gives.
 * @throws EntenteError (usage)
 */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value >= least && value <= most) return value;
  throw new EntenteError(
    'usage',
    `${name} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}, not "${text}".`,
  );
}
