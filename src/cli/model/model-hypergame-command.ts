import { solveHypergame } from '../../conflict/solve/hypergame.ts';
import { EntenteError } from '../../records/failure.ts';
import { viewsPage } from '../../report/conflict/conflict-views.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { conceptNamed } from './model-explain-command.ts';
import { loadModel } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer } from './model-output.ts';

/**
 * `entente model hypergame`: what each side expects in the game it sees, where the conflict can rest, who is surprised.
 * @returns the exit code
 * @throws EntenteError for wrong options, an unreadable file, or one without views
 */
export async function modelHypergameCommand(
  terminal: Terminal,
  path: string,
  options: OutputOptions & { readonly concept?: string },
): Promise<number> {
  checkOutput(options);
  const concept = conceptNamed(options.concept ?? 'SEQ');
  const { file, name } = await loadModel(terminal, path);
  const { model, views } = file;
  if (views.length === 0) {
    throw new EntenteError('usage', `${name} has no views; under views: say how a decision maker sees the conflict.`);
  }
  const result = solveHypergame({ title: model.title, actual: model, views }, concept);
  const texts = new Map(views.map(({ decisionMaker, text }) => [decisionMaker, text ?? 'sees the conflict otherwise']));
  printAnswer(
    terminal,
    options,
    () => ({
      ...result,
      expected: result.expected.map(({ decisionMaker, equilibria }) => ({ decisionMaker, equilibria })),
    }),
    () => viewsPage(model, result, texts),
  );
  return EXIT.done;
}
