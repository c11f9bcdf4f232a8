import { solve } from '../../conflict/solve/solve.ts';
import { drawStateGraph } from '../../report/conflict/state-graph.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { loadModel, stateNumber } from './model-input.ts';
import { wholeNumber } from './model-output.ts';

/** The options of `entente model graph`. */
export interface GraphOptions {
  readonly from?: string;
  readonly states?: string;
  readonly force?: boolean;
}

/**
 * `entente model graph`: draws the states and moves that matter as an SVG picture.
 *
 * @param to file to write; absent: standard output
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelGraphCommand(
  terminal: Terminal,
  path: string,
  to: string | undefined,
  options: GraphOptions,
): Promise<number> {
  const output =
    to === undefined ? undefined : await openOutput(terminal, to, { inputs: [path], force: options.force });
  const most = options.states === undefined ? undefined : wholeNumber('--states', options.states, 2, 60);
  const { file } = await loadModel(terminal, path);
  const solution = solve(file.model);
  const picture = drawStateGraph(solution, {
    ...(options.from === undefined ? {} : { from: stateNumber(solution.space, options.from) }),
    ...(most === undefined ? {} : { most }),
  });
  if (output) {
    await output.write(picture);
    terminal.err(`The picture lies in ${output.path}; open it in a browser.\n`);
  } else terminal.out(picture);
  return EXIT.done;
}
