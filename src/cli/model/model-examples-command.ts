import { nearestName } from '../../conflict/model/logic.ts';
import { type Solution, solve } from '../../conflict/solve/solve.ts';
import { type ComparedPublished, comparePublished } from '../../conflict/tables/compare-published.ts';
import { LIBRARY, type LibraryCase, libraryCase } from '../../questions/models/case-library.ts';
import { EntenteError } from '../../records/failure.ts';
import { verdictWords } from '../../report/conflict/published-blocks.ts';
import type { Block, PageItem } from '../../report/kit/text-page.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { checkOutput, type OutputOptions, printAnswer } from './model-output.ts';

/** The options of `entente model examples`. */
export interface ExamplesOptions extends OutputOptions {
  readonly force?: boolean;
}

/**
 * `entente model examples`: lists the cases that come with the program and whether the results of their sources come
 * out, or opens one of them.
 *
 * @param name of a case; absent: all are listed
 * @param to file to write it to; absent: standard output
 * @returns the exit code
 * @throws EntenteError for an unknown name, or a file that exists or cannot be written
 */
export async function modelExamplesCommand(
  terminal: Terminal,
  name: string | undefined,
  to: string | undefined,
  options: ExamplesOptions,
): Promise<number> {
  checkOutput(options);
  if (name !== undefined) return await openCase(terminal, name, to, options);
  const solved = (await Promise.all(LIBRARY.map(libraryCase))).map(solvedCase);
  printAnswer(
    terminal,
    options,
    () => solved.map(caseData),
    () => libraryPage(solved, terminal.program),
  );
  return EXIT.done;
}

async function openCase(
  terminal: Terminal,
  name: string,
  to: string | undefined,
  { json, md, force }: ExamplesOptions,
): Promise<number> {
  if (json || md) {
    throw new EntenteError('usage', 'A case is a model file; --json and --md are for the list of cases.');
  }
  const wanted = name.replace(/\.ya?ml$/i, '');
  if (!LIBRARY.includes(wanted)) {
    const near = nearestName(wanted, LIBRARY);
    throw new EntenteError(
      'usage',
      `There is no case “${name}”${near ? ` (did you mean ${near}?)` : ''}; entente model examples lists them.`,
    );
  }
  const output = to === undefined ? undefined : await openOutput(terminal, to, { inputs: [], force });
  const { text } = await libraryCase(wanted);
  if (output) {
    await output.write(text);
    terminal.err(`The case lies in ${output.path}. Then: ${terminal.program} model solve ${output.path}\n`);
  } else terminal.out(text);
  return EXIT.done;
}

interface SolvedCase extends LibraryCase {
  readonly solution: Solution;
  readonly compared?: ComparedPublished;
}

function solvedCase(one: LibraryCase): SolvedCase {
  const solution = solve(one.file.model);
  const { published } = one.file;
  return { ...one, solution, ...(published ? { compared: comparePublished(published, solution) } : {}) };
}

function caseData({ name, file, solution, compared }: SolvedCase): unknown {
  return {
    name,
    title: file.model.title,
    about: file.about ?? null,
    sources: file.sources,
    states: solution.space.size,
    decisionMakers: file.model.decisionMakers.map(({ name: who }) => who),
    rankings: file.published?.rankings ?? null,
    results: file.published?.results ?? null,
    verdict: compared?.verdict ?? null,
    concepts: compared?.concepts ?? [],
    equilibria: solution.equilibria,
  };
}

function libraryPage(cases: readonly SolvedCase[], program: string): readonly Block[] {
  const count = (verdict: ComparedPublished['verdict']): number =>
    cases.filter(({ compared }) => compared?.verdict === verdict).length;
  return [
    {
      kind: 'title',
      text: 'Conflicts from the literature',
      about: [
        `${cases.length} models; ${count('reproduced')} reproduce what their source prints, ${count('differs')} differ from it in part, ${count('reconstructed')} are reconstructions or rest on results that are recalled, ${count('no results')} have nothing to compare with`,
      ],
    },
    { kind: 'list', items: cases.map(caseItem) },
    {
      kind: 'text',
      text: `One of them to work with: ${program} model examples elmira case.yaml`,
      tone: 'dim',
    },
  ];
}

function caseItem({ name, file, solution, compared }: SolvedCase): PageItem {
  const { published } = file;
  return {
    label: name,
    text: file.model.title,
    notes: [
      `${file.model.decisionMakers.length} decision makers, ${solution.space.size} states`,
      ...(published && compared ? [verdictWords(published, compared)] : []),
    ],
  };
}
