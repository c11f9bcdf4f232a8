import type { FileProblem } from '../../lexicon/check/check-files.ts';
import { findCodebookProblems } from '../../lexicon/own/codebook-frames.ts';
import { parseCodebook } from '../../lexicon/own/codebook-parse.ts';
import { loadEventFrames } from '../../lexicon/words/event-frames.ts';
import { tellMistakes } from '../kit/tell-mistakes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { readTextFile } from '../kit/text-file.ts';

/**
 * `entente codebook check`: prints the mistakes in codebooks, one a line.
 * @returns exit code 1 if there are mistakes
 * @throws EntenteError('unreadable') for a file that is missing or no text
 */
export async function codebookCheckCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const frames = await loadEventFrames();
  const problems: FileProblem[] = [];
  for (const file of paths) {
    const { codebook, problems: own } = parseCodebook(await readTextFile(terminal, file), file);
    const all = [...own, ...findCodebookProblems(codebook, frames)];
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    problems.push(...all.map((problem) => ({ file, ...problem })));
  }
  return tellMistakes(terminal, paths, problems, options);
}
