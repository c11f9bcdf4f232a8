import type { JournalEntry } from '../../casefile/journal/entry.ts';
import { parseEntry } from '../../casefile/journal/parse-entry.ts';
import { applyEntries } from '../../casefile/store/apply.ts';
import { READINGS, readTextFile } from '../../intake/own/own-file.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { readInput, type Terminal } from '../kit/terminal.ts';
import { type CaseOptions, withCase } from './with-case.ts';

/** Entries without a home that are named. */
const NAMED = 10;

/** `entente apply`: the decisions of another copy of the case. Exit code 1: some speak of what is not here. */
export async function applyCommand(terminal: Terminal, path: string, options: CaseOptions): Promise<number> {
  const text =
    path === '-' ? new TextDecoder().decode(await readInput(terminal)) : await readTextFile(terminal, path, READINGS);
  const name = path === '-' ? 'Standard input' : path;
  // One by one: a journal of years is long, and an entry that is wrong takes back those before it.
  const entries = function* (): Generator<JournalEntry> {
    for (const [i, line] of text.split('\n').entries()) {
      if (line.trim() !== '') yield parseEntry(line, `${name}, line ${i + 1}`);
    }
  };
  return await withCase(terminal, options, 'write', (file) => {
    const { applied, known, homeless } = applyEntries(file, entries());
    const old = known > 0 ? `, ${counted(known, 'entry was', 'entries were')} here already` : '';
    terminal.err(`${counted(applied, 'entry', 'entries')} applied${old}.\n`);
    for (const { id, target, words } of homeless.slice(0, NAMED)) {
      const quoted = words ? ` (“${words}”)` : '';
      terminal.err(
        plainText(`${id} speaks of ${target.id}${quoted}, which is not here; it is kept and holds when it comes.`) +
          '\n',
      );
    }
    if (homeless.length > NAMED) terminal.err(`and ${homeless.length - NAMED} more like these.\n`);
    return homeless.length > 0 ? EXIT.problems : EXIT.done;
  });
}
