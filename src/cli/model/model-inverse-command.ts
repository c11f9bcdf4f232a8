import { type InverseAnswer, inverse } from '../../conflict/explain/inverse.ts';
import { formatCondition } from '../../conflict/explain/stability-condition.ts';
import { EDIT_KINDS, type StatementEdit } from '../../conflict/explain/statement-edits.ts';
import { editModelFile, type FileEdit } from '../../conflict/file/model-file-edit.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { inversePage } from '../../report/conflict/conflict-inverse.ts';
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
  const by = options.by?.map((words) => makerId(file.model, words));
  const found = inverse(solution, number, concept, { by, most, kinds });
  const { stable, answers, together } = found;
  printAnswer(
    terminal,
    options,
    () => ({
      state: number,
      concept,
      stable,
      answers: answers.map(
        ({ decisionMaker, condition, count, tooLong, edits, rankingEdits: ranked, weightEdits: weighed }) => ({
          ...(condition
            ? { ...condition, formula: formatCondition(condition) }
            : { decisionMaker, state: number, concept }),
          ...(count ? { rankings: { count: String(count.count), of: String(count.of), share: count.share } } : {}),
          ...(tooLong === undefined ? {} : { tooLong }),
          ...(edits ? { edits: { size: edits.size ?? null, plans: edits.plans, more: edits.more } } : {}),
          ...(ranked ? { edits: { plans: ranked.plans } } : {}),
          ...(weighed ? { edits: { plans: weighed.plans } } : {}),
        }),
      ),
      ...(together ? { together } : {}),
    }),
    () => inversePage(solution, found),
  );
  if (variant) await writeVariant(terminal, variant, text, answers);
  return EXIT.done;
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
  const edits = answers.flatMap(({ decisionMaker, edits: stated, rankingEdits: ranked, weightEdits: weighed }) => {
    const [plan] = (stated ?? ranked ?? weighed)?.plans ?? [];
    return (plan?.edits ?? []).map((edit): FileEdit => ({ decisionMaker, edit }));
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
