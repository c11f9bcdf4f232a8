import { type Solution, solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { stateGraph } from '../../report/conflict/state-graph.ts';
import type { GraphChoiceOptions } from '../../report/conflict/state-graph-choice.ts';
import { svgDrawing } from '../../report/drawing/svg-drawing.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type OutputFile, openOutput } from '../kit/write-file.ts';
import { loadModel, makerId, stateNumber } from './model-input.ts';
import { wholeNumber } from './model-output.ts';
import { pictureBytes, pictureForm } from './write-picture.ts';

/** The options of `entente model graph`. */
export interface GraphOptions {
  readonly from?: string;
  readonly states?: string;
  readonly by?: string;
  readonly moves?: string;
  readonly each?: boolean;
  readonly force?: boolean;
}

/** A picture that is to be drawn. */
interface Planned {
  readonly output: OutputFile;
  readonly choice: GraphChoiceOptions;
}

/**
 * `entente model graph`: draws the states and moves that matter, of all decision makers or of one, as a picture in the
 * form that the file's name says.
 *
 * @param to file to write; absent: SVG to standard output
 * @returns the exit code
 * @throws EntenteError for wrong options, an unreadable file, or a form that is not known
 */
export async function modelGraphCommand(
  terminal: Terminal,
  path: string,
  to: string | undefined,
  options: GraphOptions,
): Promise<number> {
  if (options.each && to === undefined) throw new EntenteError('usage', '--each writes files; name one.');
  const open = (name: string): Promise<OutputFile> =>
    openOutput(terminal, name, { inputs: [path], force: options.force });
  const whole = to === undefined ? undefined : await open(to);
  const form = to === undefined ? 'svg' : pictureForm(to);
  const most = options.states === undefined ? undefined : wholeNumber('--states', options.states, 2, 60);
  const { file } = await loadModel(terminal, path);
  const solution = solve(file.model);
  const choice = graphChoice(solution, options, most);
  if (to === undefined || !whole) {
    terminal.out(svgDrawing(stateGraph(solution, choice)));
    return EXIT.done;
  }
  const planned: Planned[] = [{ output: whole, choice }];
  for (const { id } of options.each ? file.model.decisionMakers : []) {
    planned.push({ output: await open(to.replace(/(\.[^.]*)$/, `-${id}$1`)), choice: { ...choice, by: id } });
  }
  for (const { output, choice: one } of planned)
    await output.write(await pictureBytes(stateGraph(solution, one), form));
  const written = planned.map(({ output }) => output.path);
  terminal.err(
    written.length === 1
      ? `The picture lies in ${to}${form === 'svg' ? '; open it in a browser' : ''}.\n`
      : `The pictures lie in ${written.join(', ')}.\n`,
  );
  return EXIT.done;
}

function graphChoice(solution: Solution, options: GraphOptions, most: number | undefined): GraphChoiceOptions {
  const { moves } = options;
  if (moves !== undefined && moves !== 'some' && moves !== 'all') {
    throw new EntenteError('usage', `--moves is some or all, not "${moves}".`);
  }
  if (options.by !== undefined && options.each) {
    throw new EntenteError('usage', '--by and --each cannot be used together; choose one.');
  }
  return {
    ...(options.from === undefined ? {} : { from: stateNumber(solution.space, options.from) }),
    ...(most === undefined ? {} : { most }),
    ...(options.by === undefined ? {} : { by: makerId(solution.space.model, options.by) }),
    // Beside the graphs of single decision makers stands the one that holds them all.
    ...(moves !== undefined ? { moves } : options.each ? { moves: 'all' as const } : {}),
  };
}
