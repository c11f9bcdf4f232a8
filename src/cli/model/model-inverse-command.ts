import { mediatorEdits } from '../../conflict/explain/mediator-edits.ts';
import { rankingEdits } from '../../conflict/explain/ranking-edits.ts';
import {
  countRankings,
  formatCondition,
  type StabilityCondition,
  stabilityCondition,
} from '../../conflict/explain/stability-condition.ts';
import { EDIT_KINDS, type StatementEdit, smallestEdits } from '../../conflict/explain/statement-edits.ts';
import { editModelFile, type FileEdit } from '../../conflict/file/model-file-edit.ts';
import type { Concept } from '../../conflict/model/concept.ts';
import { isStable, type Solution, solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { type InverseAnswer, inversePage } from '../../report/conflict/conflict-inverse.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type OutputFile, openOutput } from '../kit/write-file.ts';
import { conceptNamed } from './model-explain-command.ts';
import { loadModel, makerId, stateNumber } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer, wholeNumber } from './model-output.ts';

/** The options of `entente model inverse`. */
export interface InverseOptions extends OutputOptions {
  readonly by?: readonly string[];
  readonly concept?: string;
  readonly edits?: readonly string[];
  readonly most?: string;
  readonly write?: string;
  readonly force?: boolean;
}

/**
 * `entente model inverse`: what decision makers would have to prefer for a state to hold: as a formula, as a count of
 * rankings, and as the smallest change of their ordered statements.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelInverseCommand(
  terminal: Terminal,
  path: string,
  state: string,
  options: InverseOptions,
): Promise<number> {
  checkOutput(options);
  const concept = conceptNamed(options.concept ?? 'SEQ');
  const kinds = options.edits?.map(editKind);
  const most = options.most === undefined ? 5 : wholeNumber('--most', options.most, 1, 1000);
  const { write, force } = options;
  const variant = write === undefined ? undefined : await openOutput(terminal, write, { inputs: [path], force });
  const { file, text } = await loadModel(terminal, path);
  const solution = tellingProgress(terminal, (progress) => solve(file.model, { concepts: [concept], progress }));
  const number = stateNumber(solution.space, state);
  const asked = options.by?.map((words) => makerId(file.model, words));
  const everybody = file.model.decisionMakers.map(({ id }) => id);
  const stable = everybody.filter((id) => isStable(solution, id, concept, number));
  const makers = asked ?? everybody.filter((id) => !stable.includes(id));
  const answers = makers.map((maker) => answerFor(solution, maker, number, concept, { most, kinds }));
  const weighed = file.model.decisionMakers.some(
    ({ id, preference }) => preference.kind === 'weights' && !stable.includes(id),
  );
  const together =
    asked === undefined && makers.length > 1 && !weighed
      ? mediatorEdits(solution, number, concept, { most, ...(kinds ? { kinds } : {}) })
      : undefined;
  printAnswer(
    terminal,
    options,
    () => ({
      state: number,
      concept,
      stable,
      answers: answers.map(({ decisionMaker, condition, count, tooLong, edits, rankingEdits: ranked }) => ({
        ...(condition
          ? { ...condition, formula: formatCondition(condition) }
          : { decisionMaker, state: number, concept }),
        ...(count ? { rankings: { count: String(count.count), of: String(count.of), share: count.share } } : {}),
        ...(tooLong === undefined ? {} : { tooLong }),
        ...(edits ? { edits: { size: edits.size ?? null, plans: edits.plans, more: edits.more } } : {}),
        ...(ranked ? { edits: { plans: ranked.plans } } : {}),
      })),
      ...(together ? { together } : {}),
    }),
    () => inversePage(solution, number, concept, answers, stable, together),
  );
  if (variant) await writeVariant(terminal, variant, text, answers);
  return EXIT.done;
}

/** What is too long to be stated or counted is left out with the reason; the changes come all the same. */
function answerFor(
  solution: Solution,
  maker: string,
  state: number,
  concept: Concept,
  { most, kinds }: { readonly most: number; readonly kinds: readonly StatementEdit['kind'][] | undefined },
): InverseAnswer {
  const preference = solution.space.model.decisionMakers.find(({ id }) => id === maker)?.preference;
  const asked = { most, ...(kinds ? { kinds } : {}) };
  return {
    decisionMaker: maker,
    ...conditionOf(solution, maker, state, concept),
    ...(preference?.kind === 'statements' ? { edits: smallestEdits(solution, maker, state, concept, asked) } : {}),
    ...(preference?.kind === 'ranking'
      ? { rankingEdits: rankingEdits(solution, maker, state, concept, { most }) }
      : {}),
  };
}

function conditionOf(
  solution: Solution,
  maker: string,
  state: number,
  concept: Concept,
): Pick<InverseAnswer, 'condition' | 'count' | 'tooLong'> {
  let condition: StabilityCondition | undefined;
  try {
    condition = stabilityCondition(solution, maker, state, concept);
    return { condition, count: countRankings(condition, solution.space.size) };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { ...(condition ? { condition } : {}), tooLong: error.message };
  }
}

function editKind(words: string): StatementEdit['kind'] {
  const found = EDIT_KINDS.find((kind) => kind === words);
  if (found) return found;
  throw new EntenteError('usage', `“${words}” is no kind of edit; there are ${EDIT_KINDS.join(', ')}.`);
}

/** The model with the first of the smallest changes of each decision maker. */
async function writeVariant(
  terminal: Terminal,
  to: OutputFile,
  text: string,
  answers: readonly InverseAnswer[],
): Promise<void> {
  const edits = answers.flatMap(({ edits: found }): readonly FileEdit[] => {
    const [plan] = found?.plans ?? [];
    return plan && found ? plan.edits.map((edit) => ({ decisionMaker: found.decisionMaker, edit })) : [];
  });
  if (edits.length === 0) {
    throw new EntenteError(
      'usage',
      'There is no change to be written: the state is stable as it is, or none was found.',
    );
  }
  await to.write(editModelFile(text, edits));
  terminal.err(`The model with the first of these changes lies in ${to.path}.\n`);
}
