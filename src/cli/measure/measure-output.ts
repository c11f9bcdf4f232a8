import { EntenteError } from '../../records/failure.ts';
import { type Cell, csvText } from '../../report/kit/csv-text.ts';
import { renderPageMarkdown, renderPageText } from '../../report/kit/text-page.ts';
import { measureBlocks } from '../../report/measures/measure-blocks.ts';
import type { MeasureReport } from '../../report/measures/measure-report.ts';
import { colours } from '../kit/colours.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { type Kept, type OutputFile, openOutput } from '../kit/write-file.ts';

/** Options that say in which form a measure is wanted; every command that measures has them. */
export interface MeasureOutputOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly safeCsv?: boolean;
  readonly md?: boolean;
  readonly html?: string;
  readonly svg?: string;
  readonly all?: boolean;
  readonly width?: string;
  readonly force?: boolean;
}

/** Files that a measure is written into, looked at before anything is computed. */
export interface MeasureFiles {
  readonly page?: OutputFile;
  readonly picture?: OutputFile;
  readonly width?: number;
}

/**
 * Checks the form that is wanted, and the files that are to be written.
 * @throws EntenteError `usage`, `unwritable`
 */
export async function openMeasureFiles(
  terminal: Terminal,
  options: MeasureOutputOptions,
  inputs: Kept['inputs'] = [],
): Promise<MeasureFiles> {
  const chosen = [options.json && '--json', options.csv && '--csv', options.md && '--md'].filter(Boolean);
  if (chosen.length > 1) {
    throw new EntenteError('usage', `${chosen.join(' and ')} cannot be used together; choose one.`);
  }
  if (options.safeCsv && !options.csv) throw new EntenteError('usage', '--safe-csv goes with --csv.');
  const width = widthOf(options.width) ?? terminal.columns;
  const kept = { inputs, force: options.force };
  return {
    ...(options.html === undefined ? {} : { page: await openOutput(terminal, options.html, kept) }),
    ...(options.svg === undefined ? {} : { picture: await openOutput(terminal, options.svg, kept) }),
    ...(width === undefined ? {} : { width }),
  };
}

function widthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const width = Number(text);
  if (!Number.isInteger(width) || width < 50 || width > 140) {
    throw new EntenteError('usage', `--width must be a number of columns between 50 and 140, not "${text}".`);
  }
  return width;
}

/** What a measure found, in each form in which it may be wanted. */
export interface MeasureAnswer {
  readonly report: MeasureReport;
  /** For `--json`. */
  readonly data: () => unknown;
  /** For `--csv`: a head and rows. */
  readonly rows: () => readonly (readonly Cell[])[];
}

/** Writes the page and the picture that were asked for, and says where they lie. */
export async function writeMeasureFiles(terminal: Terminal, files: MeasureFiles, report: MeasureReport): Promise<void> {
  if (files.page) {
    const { renderMeasureHtml } = await import('../../report/measures/measure-html.ts');
    await files.page.write(await renderMeasureHtml(report));
    terminal.err(`The page lies in ${files.page.path}; open it in a browser.\n`);
  }
  if (files.picture) {
    const { chartFile } = await import('../../report/charts/draw-chart.ts');
    const charts = report.parts.flatMap((part) => part.charts);
    await files.picture.write(await chartFile(`${report.title}. ${report.headline}`, charts));
    terminal.err(`The picture lies in ${files.picture.path}; open it in a browser.\n`);
  }
}

/** Writes the files that were asked for and prints the rest. */
export async function writeMeasure(
  terminal: Terminal,
  options: MeasureOutputOptions,
  files: MeasureFiles,
  { report, data, rows }: MeasureAnswer,
): Promise<void> {
  await writeMeasureFiles(terminal, files, report);
  const look = { all: options.all ?? false };
  if (options.json) printJson(terminal, data());
  else if (options.csv) terminal.out(csvText(rows(), options.safeCsv ?? false));
  else if (options.md) terminal.out(renderPageMarkdown(measureBlocks(report, look)));
  else {
    terminal.out(
      renderPageText(measureBlocks(report, { ...look, ...(files.width ? { width: files.width } : {}) }), {
        ...(files.width ? { width: files.width } : {}),
        ...colours(terminal),
      }),
    );
  }
}
