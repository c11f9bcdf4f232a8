import type { Exported } from '../../casefile/export/exported.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { readReadings } from '../kit/readings-file.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { Kept } from '../kit/write-file.ts';
import { type ExportCommandOptions, formsOf } from './export-forms.ts';

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
  const kept: Kept = { inputs, force: options.force };
  const forms = await formsOf(terminal, options, kept);
  const exported = await exportedOf(terminal, inputs);
  let problems = false;
  for (const form of forms) {
    const { said, complete } = await form(exported);
    problems ||= !complete;
    for (const sentence of said) terminal.err(`${sentence}\n`);
  }
  return problems ? EXIT.problems : EXIT.done;
}

async function exportedOf(terminal: Terminal, inputs: readonly string[]): Promise<Exported> {
  const readings = new Map<string, Reading>();
  let repeated = 0;
  for (const input of inputs) {
    for (const reading of await readReadings(terminal, input)) {
      if (readings.has(reading.document.id)) repeated++;
      else readings.set(reading.document.id, reading);
    }
  }
  if (readings.size === 0) {
    throw new EntenteError('unreadable', `There is no reading in ${inputs.join(', ')}.`);
  }
  if (repeated > 0) {
    terminal.err(`${repeated} of the readings are of a document that was there already; the first one was taken.\n`);
  }
  return { readings: [...readings.values()] };
}
