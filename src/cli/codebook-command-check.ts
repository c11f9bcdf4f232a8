import type { FileProblem } from '../lexicon/check-files.ts';
import { findCodebookProblems } from '../lexicon/codebook-frames.ts';
import { parseCodebook } from '../lexicon/codebook-parse.ts';
import { loadEventFrames } from '../lexicon/event-frames.ts';
import { readTextFile } from './lexicon-command-files.ts';
import { tellMistakes } from './tell-mistakes.ts';

/**
 * `entente codebook check`: prints the mistakes in codebooks, one a line.
 * @returns exit code 1 if there are mistakes
 * @throws EntenteError('unreadable') for a file that is missing or no text
 */
export async function codebookCheckCommand(
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const frames = await loadEventFrames();
  const problems: FileProblem[] = [];
  for (const file of paths) {
    const { codebook, problems: own } = parseCodebook(await readTextFile(file), file);
    const all = [...own, ...findCodebookProblems(codebook, frames)];
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    problems.push(...all.map((problem) => ({ file, ...problem })));
  }
  return tellMistakes(paths, problems, options);
}
