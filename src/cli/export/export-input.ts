import type { Exported } from '../../casefile/export/exported.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import { withCase } from '../case/with-case.ts';
import { readReadings } from '../kit/readings-file.ts';
import type { Terminal } from '../kit/terminal.ts';

/**
 * What is to be exported: the case that is named or in whose folder one works, or the readings of files.
 * @throws EntenteError (unreadable) if there is neither; (usage) for a case beside files
 */
export async function exportedOf(
  terminal: Terminal,
  inputs: readonly string[],
  named: string | undefined,
): Promise<Exported> {
  const { isCase } = await import('../../casefile/store/case-file.ts');
  const cases = [...(named === undefined ? [] : [named]), ...inputs.filter((input) => isCase(terminal.locate(input)))];
  if (inputs.length + (named === undefined ? 0 : 1) > 1 && cases.length > 0) {
    throw new EntenteError('usage', `${cases[0]} is a case; export it alone.`);
  }
  if (inputs.length > 0 && cases.length === 0) return await readingsOf(terminal, inputs);
  const [folder] = cases;
  return await withCase(terminal, folder === undefined ? {} : { case: folder }, 'look', async (file) => {
    const [{ sharedState, states }, { readSettings }, { exportedCase }] = await Promise.all([
      import('../../casefile/store/state.ts'),
      import('../../casefile/store/settings.ts'),
      import('../../casefile/export/exported-case.ts'),
    ]);
    return exportedCase(states(file), readSettings(file.place, file.folder).title, sharedState(file).acts);
  });
}

async function readingsOf(terminal: Terminal, inputs: readonly string[]): Promise<Exported> {
  const readings = new Map<string, Reading>();
  let repeated = 0;
  for (const input of inputs) {
    for (const reading of await readReadings(terminal, input)) {
      if (readings.has(reading.document.id)) repeated++;
      else readings.set(reading.document.id, reading);
    }
  }
  if (readings.size === 0) throw new EntenteError('unreadable', `There is no reading in ${inputs.join(', ')}.`);
  if (repeated > 0) {
    terminal.err(`${repeated} of the readings are of a document that was there already; the first one was taken.\n`);
  }
  return { readings: [...readings.values()] };
}
