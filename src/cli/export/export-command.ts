import { EntenteError } from '../../records/failure.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { Kept } from '../kit/write-file.ts';
import { type ExportCommandOptions, formsOf } from './export-forms.ts';
import { exportedOf } from './export-input.ts';

/**
 * `entente export`: writes records in the forms that were asked for.
 * @returns the exit code
 * @throws EntenteError for wrong options, before anything is written, and if something cannot be read or written
 */
export async function exportCommand(
  terminal: Terminal,
  inputs: readonly string[],
  options: ExportCommandOptions,
): Promise<number> {
  if (options.dna !== undefined) {
    const { exportDna } = await import('./export-dna.ts');
    return await exportDna(terminal, inputs, options.dna, options);
  }
  const { dnaFile, dnaPassword, withSuggestions } = options;
  const alone =
    (dnaFile !== undefined && '--dna-file') ||
    (dnaPassword !== undefined && '--dna-password') ||
    (withSuggestions && '--with-suggestions');
  if (alone) throw new EntenteError('usage', `${alone} goes with --dna FILE.`);
  const kept: Kept = { inputs, force: options.force };
  const forms = await formsOf(terminal, options, kept);
  const exported = await exportedOf(terminal, inputs, options.case);
  let problems = false;
  for (const form of forms) {
    const { said, complete } = await form(exported);
    problems ||= !complete;
    for (const sentence of said) terminal.err(`${sentence}\n`);
  }
  return problems ? EXIT.problems : EXIT.done;
}
