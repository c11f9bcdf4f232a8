import { parseDiscourseCodebook } from '../../casefile/statements/discourse-codebook.ts';
import { readTextFile } from '../../intake/own/own-file.ts';
import type { FileProblem } from '../../lexicon/check/check-files.ts';
import { findCodebookProblems } from '../../lexicon/own/codebook-frames.ts';
import { parseCodebook } from '../../lexicon/own/codebook-parse.ts';
import { type EventFrames, loadEventFrames } from '../../lexicon/words/event-frames.ts';
import type { PlacedProblem } from '../../records/file-place.ts';
import { tellMistakes } from '../kit/tell-mistakes.ts';
import type { Terminal } from '../kit/terminal.ts';

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
    const text = await readTextFile(terminal, file);
    const all = isOfDiscourse(text) ? [...parseDiscourseCodebook(text).problems] : actProblems(text, file, frames);
    all.sort((a, b) => a.line - b.line || a.column - b.column);
    problems.push(...all.map((problem) => ({ file, ...problem })));
  }
  return tellMistakes(terminal, paths, problems, options);
}

/** Whether a file has sections that only `discourse.yaml` has. */
function isOfDiscourse(text: string): boolean {
  return /^(?:types|concepts|filters)[ \t]*:/m.test(text) && !/^(?:codes|triggers|without)[ \t]*:/m.test(text);
}

function actProblems(text: string, file: string, frames: EventFrames): PlacedProblem[] {
  const { codebook, problems } = parseCodebook(text, file);
  return [...problems, ...findCodebookProblems(codebook, frames)];
}
