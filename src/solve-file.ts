import type { ModelFile } from './conflict/file/file-types.ts';
import { parseModelFile } from './conflict/file/model-file.ts';
import type { Concept } from './conflict/model/concept.ts';
import { type Solution, solve } from './conflict/solve/solve.ts';
import { loadFile } from './sources/load-file.ts';

/** A model of a conflict as its file has it, and what holds in it. */
export interface SolvedFile {
  readonly file: ModelFile;
  readonly solution: Solution;
}

/**
 * Reads a model of a conflict and works out which of its outcomes hold.
 *
 * @param path of a YAML file; docs/conflict-models.md describes the form
 * @param options.concepts of stability that are asked for; default as for `solve` of `ententejs/conflict`
 * @throws EntenteError (unreadable), naming line and column of the first problem; (usage) if the concept does not fit
 * @example
 * import { solveFile } from 'ententejs';
 * const { solution } = await solveFile('examples/korea-2017.yaml');
 * solution.space.size > 0; // true
 */
export async function solveFile(
  path: string,
  options: { readonly concepts?: readonly Concept[] } = {},
): Promise<SolvedFile> {
  const file = parseModelFile(new TextDecoder().decode(await loadFile(path)), path);
  return { file, solution: solve(file.model, options) };
}
