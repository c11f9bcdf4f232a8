import { basename } from 'node:path';
import { readTextFile, TABLE } from '../../intake/own/own-file.ts';
import { importActors } from '../../lexicon/import/import-actors.ts';
import { IMPORT_FORMATS, type ImportFormat, type ImportReport } from '../../lexicon/import/import-report.ts';
import { loadLexiconData } from '../../lexicon/load.ts';
import type { ActorsFile } from '../../lexicon/own/actors-file.ts';
import { applyActorsFile } from '../../lexicon/own/actors-file-apply.ts';
import { joinActorsFiles } from '../../lexicon/own/actors-file-join.ts';
import { writeActorsFile } from '../../lexicon/own/actors-file-write.ts';
import { EntenteError } from '../../records/failure.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';

/** The options of `entente lexicon import`, as the command line gives them. */
export interface LexiconImportOptions {
  readonly format?: string;
  readonly until?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** The report on one source. */
interface SourceReport extends ImportReport {
  readonly file: string;
}

/**
 * `entente lexicon import`: makes a file of actors of dictionaries and tables, and says what was kept, what was left
 * out and why.
 *
 * @returns exit code 1 if lines could not be read
 * @throws EntenteError for a wrong option, a file that cannot be read or one whose format cannot be told
 */
export async function lexiconImportCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: LexiconImportOptions,
): Promise<number> {
  const format = givenFormat(options.format);
  const until = options.until === undefined ? undefined : parseGivenDate(options.until);
  const output = await openOutput(terminal, options.out, { inputs: paths, force: options.force });
  let data = await loadLexiconData();
  const files: ActorsFile[] = [];
  const reports: SourceReport[] = [];
  for (const path of paths) {
    const text = await readTextFile(terminal, path, TABLE);
    const { file, report } = importActors(text, data, path, {
      ...(format ? { format } : {}),
      ...(until ? { until } : {}),
    });
    reports.push({ file: path, ...report });
    files.push(file);
    // What one source has brought is known when the next is read.
    data = applyActorsFile(data, file).data;
  }
  const header = [
    `Actors imported by entente lexicon import from ${paths.map((path) => basename(path)).join(', ')}.`,
    'One item a line; what the lexicon of Entente knew already is left out. Look through it before you trust it:',
    'delete a line to forget an actor, then run: entente lexicon check on this file. The format: docs/own-actors.md.',
    '',
  ];
  await output.write(writeActorsFile(joinActorsFiles(options.out, files), header));
  if (options.json) printJson(terminal, { out: options.out, sources: reports });
  for (const report of reports) terminal.err(reportText(report));
  terminal.err(`The actors lie in ${options.out}; use them with: entente read --actors ${options.out} ...\n`);
  return reports.some((report) => report.problems.length > 0) ? EXIT.problems : EXIT.done;
}

function givenFormat(text: string | undefined): ImportFormat | undefined {
  if (text === undefined) return undefined;
  const format = IMPORT_FORMATS.find((known) => known === text);
  if (format) return format;
  throw new EntenteError('usage', `--format must be ${IMPORT_FORMATS.join(', ')}, not "${text}".`);
}

const MOST_PROBLEMS = 20;

function reportText({ file, format, records, kept, skipped, problems }: SourceReport): string {
  const lines = [`${file} (${format}): ${records} records`];
  for (const { what, count } of kept) lines.push(`  kept     ${String(count).padStart(6)}  ${what}`);
  for (const { reason, count, examples } of skipped) {
    const shown = examples.map(({ line, text }) => `line ${line}: ${text}`).join('; ');
    lines.push(`  skipped  ${String(count).padStart(6)}  ${reason} (${shown})`);
  }
  if (problems.length > 0) lines.push(`  unread   ${String(problems.length).padStart(6)}  lines:`);
  for (const { line, reason, text } of problems.slice(0, MOST_PROBLEMS)) {
    lines.push(`    ${file}:${line}: ${reason}: ${text.slice(0, 100)}`);
  }
  if (problems.length > MOST_PROBLEMS) {
    lines.push(`    and ${problems.length - MOST_PROBLEMS} more; --json lists all`);
  }
  return `${lines.join('\n')}\n`;
}
