import { readTextFile, TABLE } from '../../intake/own/own-file.ts';
import {
  type CheckedFile,
  checkLexiconFiles,
  checkUserFile,
  type FileProblem,
  lexiconFileOf,
} from '../../lexicon/check/check-files.ts';
import { loadLexiconFiles } from '../../lexicon/load.ts';
import { tellMistakes } from '../kit/tell-mistakes.ts';
import type { Terminal } from '../kit/terminal.ts';

/**
 * `entente lexicon check`: prints the mistakes in the package's lexicon or in the user's files, one a line.
 *
 * @param paths files of actors, copies of the lexicon's data files (which then stand for the package's), dictionaries
 * @returns exit code 1 if there are mistakes
 * @throws EntenteError('unreadable') for a file that is missing or no text
 */
export async function lexiconCheckCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const own: CheckedFile[] = [];
  for (const name of paths) own.push({ name, text: await readTextFile(terminal, name, TABLE) });
  const copies = own.filter((file) => lexiconFileOf(file.name) !== undefined);
  const replaced = new Set(copies.map((file) => lexiconFileOf(file.name)));
  const shipped = (await loadLexiconFiles()).filter((file) => !replaced.has(lexiconFileOf(file.name)));
  const base = checkLexiconFiles([...shipped, ...copies]);
  // A user asks for his own files; the package's are checked when he names none, or changes one of them.
  const problems: FileProblem[] = paths.length > 0 && copies.length === 0 ? [] : [...base.problems];
  let { data } = base;
  for (const file of own) {
    if (copies.includes(file)) continue;
    const checked = checkUserFile(file, data);
    problems.push(...checked.problems);
    data = checked.data;
  }

  const files = paths.length > 0 ? paths : shipped.map((file) => file.name);
  return tellMistakes(terminal, files, problems, options);
}
