import { readGmcr, writeGmcr } from '../../conflict/file/gmcr-file.ts';
import { readModelFile } from '../../conflict/file/model-file.ts';
import { writeModelFile } from '../../conflict/file/model-file-write.ts';
import { writeNfg } from '../../conflict/file/nfg.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type OutputFile, openOutput } from '../kit/write-file.ts';
import { loadModel, readModelText } from './model-input.ts';

/**
 * `entente model import`: turns a `.gmcr` file of GMCR+ into a model file.
 *
 * @param to file to write; absent: standard output
 * @returns the exit code
 * @throws EntenteError if the file cannot be read or written
 */
export async function modelImportCommand(
  terminal: Terminal,
  path: string,
  to: string | undefined,
  options: { readonly force?: boolean },
): Promise<number> {
  const output =
    to === undefined ? undefined : await openOutput(terminal, to, { inputs: [path], force: options.force });
  const { result, notes } = readGmcr(await readModelText(terminal, path), path === '-' ? 'standard input' : path);
  const text = writeModelFile(result, { comment: `Imported from ${path === '-' ? 'a .gmcr file' : path}.` });
  if (output) await output.write(text);
  else terminal.out(text);
  say(terminal, notes);
  if (to) terminal.err(`The model lies in ${to}.\n`);
  // A save file may be whole and still be no model, as with a ranking that misses states.
  const read = readModelFile(text);
  if (read.ok) return EXIT.done;
  for (const { line, column, message } of read.problems) {
    terminal.err(`${plainText(`${to ?? 'The model'}, line ${line}, column ${column}: ${message}.`)}\n`);
  }
  return EXIT.problems;
}

/** The options of `entente model export`. */
export interface ExportOptions {
  readonly gmcr?: string;
  readonly nfg?: string;
  readonly csv?: string;
  readonly force?: boolean;
}

/**
 * `entente model export`: writes a model for other programs.
 * @returns the exit code
 * @throws EntenteError if the file cannot be read or written, or the format cannot hold the model
 */
export async function modelExportCommand(terminal: Terminal, path: string, options: ExportOptions): Promise<number> {
  const targets = [options.gmcr, options.nfg, options.csv].filter((target) => target !== undefined);
  if (targets.length === 0) {
    throw new EntenteError('usage', 'Say what to write: --gmcr FILE, --nfg FILE or --csv FILE.');
  }
  if (new Set(targets).size < targets.length) {
    throw new EntenteError('usage', 'Two formats cannot be written into one file; name a file for each.');
  }
  const open = async (target: string | undefined): Promise<OutputFile | undefined> =>
    target === undefined ? undefined : await openOutput(terminal, target, { inputs: [path], force: options.force });
  const [gmcr, nfg, csv] = [await open(options.gmcr), await open(options.nfg), await open(options.csv)];
  const { file } = await loadModel(terminal, path);
  if (gmcr) {
    const { result, notes } = writeGmcr(file.model);
    await gmcr.write(result);
    say(terminal, notes);
  }
  if (nfg) {
    const { result, notes } = writeNfg(file.model);
    await nfg.write(result);
    say(terminal, notes);
  }
  if (csv) {
    const [{ solve }, { solutionCsvPieces }] = await Promise.all([
      import('../../conflict/solve/solve.ts'),
      import('../../report/conflict/conflict-csv.ts'),
    ]);
    const solution = tellingProgress(terminal, (progress) => solve(file.model, { progress }));
    await csv.write(solutionCsvPieces(solution));
  }
  terminal.err(`Written: ${targets.join(', ')}.\n`);
  return EXIT.done;
}

function say(terminal: Terminal, notes: readonly string[]): void {
  for (const note of notes) terminal.err(`${plainText(note)}\n`);
}
