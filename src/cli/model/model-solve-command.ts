import { CoalitionExplainer } from '../../conflict/explain/coalition-proof.ts';
import type { Model } from '../../conflict/model/model.ts';
import { statusQuoOf } from '../../conflict/model/state-space.ts';
import { hasAttitudes, relationalStability } from '../../conflict/preference/attitudes.ts';
import { pessimisticLimitedMove } from '../../conflict/preference/foresight-of-many.ts';
import { metarationalStability, symmetricSequential } from '../../conflict/preference/metarational.ts';
import { MOST_COMPARED } from '../../conflict/preference/notion.ts';
import { policiesHolding, policyStability } from '../../conflict/preference/policies.ts';
import { hasStrength, strengthStability } from '../../conflict/preference/strength.ts';
import { hasUnknown, unknownStability } from '../../conflict/preference/unknown.ts';
import { blockEquilibria, coalitionStability } from '../../conflict/solve/coalitions.ts';
import { limitedMove, nonMyopic } from '../../conflict/solve/limited-move.ts';
import type { Tell } from '../../conflict/solve/progress.ts';
import { type Solution, solve } from '../../conflict/solve/solve.ts';
import { comparePublished } from '../../conflict/tables/compare-published.ts';
import { EntenteError } from '../../records/failure.ts';
import type { BeyondOrder } from '../../report/conflict/conflict-preference.ts';
import {
  leftOutWords,
  type SolutionPageOptions,
  solutionData,
  solutionPage,
} from '../../report/conflict/conflict-solution.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { groupNamed } from './model-explain-command.ts';
import { type LoadedModel, loadModel, makerId, stateNumber } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer, wholeNumber } from './model-output.ts';

/** The options of `entente model solve`. */
export interface SolveOptions extends OutputOptions {
  readonly all?: boolean;
  readonly from?: string;
  readonly coalitions?: boolean;
  readonly group?: readonly string[];
  readonly block?: readonly string[];
  readonly horizon?: string;
  readonly sseq?: boolean;
  readonly weigh?: string;
  readonly policies?: boolean;
  readonly svg?: string;
  readonly force?: boolean;
}

/** Of so many states that hold otherwise is said which group leaves them. */
const MOST_BREAKS = 12;

/** Foresight without end is worked out unasked for models up to this size. */
const MOST_FORESEEN = 256;

/**
 * `entente model solve`: which states hold, under which concepts, and where the conflict may go.
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelSolveCommand(terminal: Terminal, path: string, options: SolveOptions): Promise<number> {
  checkOutput(options);
  const { svg, force } = options;
  const picture = svg === undefined ? undefined : await openOutput(terminal, svg, { inputs: [path], force });
  const loaded = await loadModel(terminal, path);
  const solution = tellingProgress(terminal, (progress) => solve(loaded.file.model, { progress }));
  const from = options.from === undefined ? undefined : stateNumber(solution.space, options.from);
  const extras = tellingProgress(terminal, (progress) => extraAnswers(solution, loaded, options, progress));
  const beyondOrder = answersBeyondOrder(solution, options, from);
  if (options.csv) {
    const { solutionCsvPieces } = await import('../../report/conflict/conflict-csv.ts');
    for (const piece of solutionCsvPieces(solution, { safe: options.safeCsv ?? false })) terminal.out(piece);
    for (const sentence of leftOutWords(solution)) terminal.err(`${sentence}\n`);
  } else {
    const { date, about } = loaded.file;
    const page: SolutionPageOptions = {
      ...(date ? { date } : {}),
      ...(about ? { about } : {}),
      ...extras,
      beyondOrder,
      ...(from === undefined ? {} : { from }),
      ...beside(solution, loaded),
      all: options.all ?? false,
      command: (subcommand) => `${terminal.program} model ${subcommand} ${loaded.name}`,
    };
    printAnswer(
      terminal,
      options,
      () => ({
        ...(solutionData(solution, from) as object),
        ...extras,
        ...beyondOrder,
        ...besideData(solution, loaded),
      }),
      () => solutionPage(solution, page),
    );
  }
  if (picture) {
    const { drawStateGraph } = await import('../../report/conflict/state-graph.ts');
    await picture.write(drawStateGraph(solution));
    terminal.err(`The picture lies in ${picture.path}; open it in a browser.\n`);
  }
  return EXIT.done;
}

/** What the file says that a source prints, and how that compares. */
function beside(solution: Solution, { file: { published } }: LoadedModel): Pick<SolutionPageOptions, 'published'> {
  return published ? { published: { published, compared: comparePublished(published, solution) } } : {};
}

function besideData(solution: Solution, loaded: LoadedModel): object {
  const { published } = beside(solution, loaded);
  return published ? { published: { ...published.published, ...published.compared } } : {};
}

function extraAnswers(
  solution: Solution,
  { file }: LoadedModel,
  options: SolveOptions,
  progress: Tell,
): Pick<SolutionPageOptions, 'coalitions' | 'breaks' | 'blocks' | 'nonMyopic' | 'limited'> {
  const two = file.model.decisionMakers.length === 2;
  if (options.group && !options.coalitions) throw new EntenteError('usage', '--group goes with --coalitions.');
  const horizon =
    options.horizon === undefined || !two ? undefined : wholeNumber('--horizon', options.horizon, 1, 10_000);
  const names = (options.block ?? []).map((block) =>
    block
      .split(/[,+]/)
      .map((id) => id.trim())
      .filter((id) => id !== '')
      .map((id) => makerId(file.model, id)),
  );
  return {
    ...(options.coalitions ? coalitionAnswers(solution, file.model, options, progress) : {}),
    ...(names.length > 0 ? { blocks: { names, equilibria: blockEquilibria(solution, names) } } : {}),
    ...(two && (horizon !== undefined || solution.space.size <= MOST_FORESEEN)
      ? { nonMyopic: nonMyopic(solution) }
      : {}),
    ...(horizon === undefined ? {} : { limited: { horizon, result: limitedMove(solution, horizon) } }),
  };
}

/** What the marks of the model call for by themselves, and what was asked besides. */
function answersBeyondOrder(solution: Solution, options: SolveOptions, from: number | undefined): BeyondOrder {
  const { sseq, weigh, policies, horizon } = options;
  const moves = weigh === undefined ? undefined : wholeNumber('--weigh', weigh, 1, 1000);
  const many = horizon !== undefined && solution.space.movers.length > 2;
  return {
    ...markedAnswers(solution),
    ...(sseq ? { symmetricSequential: symmetricSequential(solution) } : {}),
    ...(moves === undefined
      ? {}
      : {
          metarational: {
            any: metarationalStability(solution, moves),
            credible: metarationalStability(solution, moves, { credible: true }),
          },
        }),
    ...(policies ? { policies: policyAnswers(solution, from) } : {}),
    ...(many
      ? {
          foresightOfMany: {
            horizon: wholeNumber('--horizon', horizon, 1, 1000),
            result: pessimisticLimitedMove(solution, wholeNumber('--horizon', horizon, 1, 1000)),
          },
        }
      : {}),
  };
}

function markedAnswers(solution: Solution): BeyondOrder {
  const { model } = solution.space;
  const marked = [hasStrength(model), hasUnknown(model), hasAttitudes(model)] as const;
  if (!marked.some(Boolean)) return {};
  // What was not asked for must not keep the rest from being answered.
  if (solution.space.size > MOST_COMPARED) return { tooLarge: { states: solution.space.size, most: MOST_COMPARED } };
  return {
    ...(marked[0] ? { strength: strengthStability(solution) } : {}),
    ...(marked[1] ? { unknown: unknownStability(solution) } : {}),
    ...(marked[2] ? { relational: relationalStability(solution) } : {}),
  };
}

/**
 * The states that policies hold, and the policies that hold one: the state that is asked about, or as an example the
 * first that no Nash equilibrium explains.
 */
function policyAnswers(solution: Solution, from: number | undefined): NonNullable<BeyondOrder['policies']> {
  const any = policyStability(solution);
  const wanted = any.equilibria.filter((one) =>
    from === undefined ? !solution.equilibria.Nash?.includes(one) : one === from,
  );
  const [state] = wanted;
  return {
    any,
    credible: policyStability(solution, { credible: true }),
    ...(state === undefined ? {} : { holding: { state, answers: policiesHolding(solution, state) } }),
  };
}

/** What holds against groups; of states that hold for everybody alone, and of the status quo, which group leaves them. */
function coalitionAnswers(
  solution: Solution,
  model: Model,
  options: SolveOptions,
  progress: Tell,
): Pick<SolutionPageOptions, 'coalitions' | 'breaks'> {
  const groups = options.group?.map((words) => groupNamed(model, words.replaceAll(',', '+')));
  const coalitions = coalitionStability(solution, { progress, ...(groups ? { groups } : {}) });
  const explainer = new CoalitionExplainer(solution);
  const quo = statusQuoOf(solution.space);
  const asked = new Set([
    ...(quo === undefined ? [] : [quo + 1]),
    ...(solution.equilibria.Nash ?? []),
    ...(solution.equilibria.SEQ ?? []),
  ]);
  const breaks = [...asked]
    .filter((state) => !coalitions.equilibria.CNash.includes(state))
    .slice(0, MOST_BREAKS)
    .flatMap((state) => {
      const [first] = explainer.breakers(state, 'CNash', groups).filter(({ length }) => length > 1);
      return first ? [explainer.explain(first, state, 'CNash', 1)] : [];
    });
  return { coalitions, breaks };
}
