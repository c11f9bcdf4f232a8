import { fewClaims, sensitivity } from '../../conflict/explain/sensitivity.ts';
import { uncertainShares } from '../../conflict/explain/uncertain-preference.ts';
import { CONCEPTS } from '../../conflict/model/concept.ts';
import { compile } from '../../conflict/model/state-space.ts';
import { uncertainBlocks } from '../../report/conflict/conflict-preference.ts';
import { sensitivityPage } from '../../report/conflict/conflict-sensitivity.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { conceptNamed } from './model-explain-command.ts';
import { loadModel } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer, wholeNumber } from './model-output.ts';

/** The options of `entente model sensitivity`. */
export interface SensitivityCommandOptions extends OutputOptions {
  readonly orders?: string;
  readonly draws?: string;
  readonly seed?: string;
  readonly spread?: string;
  readonly rules?: boolean;
  readonly concept?: readonly string[];
}

/**
 * `entente model sensitivity`: how firmly the conclusions stand, and which single assumption carries them. They are
 * the claims of the file; without any, the equilibria and that there are no others.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelSensitivityCommand(
  terminal: Terminal,
  path: string,
  options: SensitivityCommandOptions,
): Promise<number> {
  checkOutput(options);
  const asked = options.concept?.map(conceptNamed);
  const orders = options.orders === undefined ? 0 : wholeNumber('--orders', options.orders, 0, 100_000);
  const draws = options.draws === undefined ? 0 : wholeNumber('--draws', options.draws, 0, 100_000);
  const seed = options.seed === undefined ? 1 : wholeNumber('--seed', options.seed, 0, 2 ** 31);
  const spread = options.spread === undefined ? 2 : wholeNumber('--spread', options.spread, 1, 100);
  const { file } = await loadModel(terminal, path);
  const own = asked === undefined && file.claims.length > 0;
  const concepts = CONCEPTS.filter((concept) => (asked ?? ['Nash', 'SEQ']).includes(concept));
  const claims = own ? file.claims.map(({ claim }) => claim) : fewClaims(file.model, concepts);
  const result = tellingProgress(terminal, (progress) =>
    sensitivity(file.model, {
      claims,
      progress,
      ...(options.rules ? { rules: true } : {}),
      ...(orders > 0 ? { samples: { count: orders, seed, spread } } : {}),
    }),
  );
  const drawn =
    draws > 0
      ? tellingProgress(terminal, (progress) => uncertainShares(file.model, { claims, draws, seed, progress }))
      : undefined;
  const texts = new Map(file.claims.map(({ claim, text }) => [claim.id, text]));
  printAnswer(
    terminal,
    options,
    () => (drawn ? { ...result, uncertain: drawn } : result),
    () => [
      ...sensitivityPage(file.model, result, own ? texts : new Map()),
      ...(drawn ? uncertainBlocks(compile(file.model), drawn, (id) => (own ? texts.get(id) : undefined) ?? id) : []),
    ],
  );
  return EXIT.done;
}
