import { secondRead, takenOf, takeReaders } from '../../casefile/store/second-readings.ts';
import { changeSettings, readSettings } from '../../casefile/store/settings.ts';
import { askReaders, type ReadersCompared } from '../../questions/review/ask-readers.ts';
import { EntenteError } from '../../records/failure.ts';
import { READERS_TAKEN, type ReadersTaken } from '../../records/reader-name.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { counted } from '../../report/words/wording.ts';
import { type CaseOptions, coderOf, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

export interface ReadersOptions extends CaseOptions {
  readonly json?: boolean;
}

/** What each way of taking readers together means. */
const MEANS: Readonly<Record<ReadersTaken, string>> = {
  beside: 'what a model alone found waits as ●○○',
  union: 'what a model alone found counts as ●●○',
  intersection: 'only what all readers found and call the same counts; the rest waits as ●○○',
};

/** `entente readers`: how far the program and language models found the same, and how they are taken together. */
export async function readersCommand(
  terminal: Terminal,
  how: string | undefined,
  options: ReadersOptions,
): Promise<number> {
  const taken = takenOf(how);
  if (how !== undefined && !taken) {
    throw new EntenteError('usage', `Readers are taken ${READERS_TAKEN.join(', ')}; there is no "${how}".`);
  }
  if (!taken) {
    return await withCase(terminal, options, 'look', (file) => {
      const answer = askReaders(file);
      if (options.json) printJson(terminal, answer);
      else if (answer.compared.length === 0)
        terminal.err(`No language model has read here. ${terminal.program} reread --model NAME lets one.\n`);
      else terminal.out(`${readersTable(answer.compared)}\n${answer.taken}: ${MEANS[answer.taken]}.\n`);
      return EXIT.done;
    });
  }
  return await withCase(terminal, options, 'write', async (file) => {
    const coder = await coderOf(file, options);
    // A mistake in the file is told before anything is decided.
    readSettings(file.place, file.folder);
    const changed = takeReaders(file, secondRead(file), taken, { coder });
    changeSettings(file.place, file.folder, { readers: taken });
    terminal.err(
      `${taken}: ${MEANS[taken]}. ${counted(changed, 'document')} changed; ${terminal.program} undo takes it back.\n`,
    );
    return EXIT.done;
  });
}

function readersTable(compared: readonly ReadersCompared[]): string {
  const rows = compared.map(({ model, list, documents, program, second, both, agree }) => [
    plainText(model),
    list,
    ...[documents, program, second, both, agree].map(String),
  ]);
  const heads = ['model', 'records', 'documents', 'the program', 'the model', 'both', 'agree'];
  const columns = heads.map((_, i) => (i < 2 ? {} : { align: 'right' as const }));
  return printTable([heads, ...rows], columns, 120, 0).join('\n');
}
