import { type CoreStability, coreStability, type StabilityOptions } from '../../measures/discourse/core-stability.ts';
import { statementsBehind } from '../../measures/discourse/discourse-network.ts';
import { type NetworkTieRow, tieRows } from '../../measures/discourse/network.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { type AskedDraws, type AskedNetwork, given, networkOptions } from './asked.ts';
import type { CodedSource } from './coded-source.ts';
import { type AskedErrors, type ErrorRates, errorRates } from './error-rates.ts';
import { needStatements } from './needed.ts';

/** How stable the core of a network is under errors. */
export interface StabilityAnswer {
  readonly found: CoreStability;
  readonly rates: ErrorRates;
  readonly selection: Selection;
  /** The ties of the core, the heaviest first. */
  readonly core: readonly NetworkTieRow[];
  readonly behind: (tie: NetworkTieRow) => readonly number[];
}

/**
 * How stable the core is; without a word on the network that of who agrees with whom, congruence less conflict by average.
 * @throws EntenteError (usage) without a statement or a tie, and as `coreStability` does
 */
export function askStability(
  { coded, trust }: CodedSource,
  asked: AskedNetwork & AskedErrors & AskedDraws,
  progress?: StabilityOptions['progress'],
): StabilityAnswer {
  const options = stabilityNetwork(asked);
  const selection = selectStatements(coded, options);
  needStatements(selection);
  const rates = errorRates(trust, asked);
  const found = coreStability(coded, {
    ...options,
    errors: rates.errors,
    ...given({ draws: asked.draws, seed: asked.seed, progress }),
  });
  if (found.core.length === 0) {
    throw new EntenteError('usage', 'The network has no ties, so that it has no core; select other statements.');
  }
  const ofCore = new Set(found.core);
  const { network } = found;
  return {
    found,
    rates,
    selection,
    core: tieRows(network).filter(({ place }) => ofCore.has(place)),
    behind: ({ from, to }) =>
      statementsBehind(selection, network.mode, network.rows[from] as string, network.columns[to] as string),
  };
}

/** The network that errors are put into: unless another is asked for, who agrees with whom. */
export function stabilityNetwork(asked: AskedNetwork) {
  const { mode = 'one-mode' } = asked;
  const usual =
    mode === 'one-mode' ? { aggregation: 'subtract', normalization: 'average' } : { aggregation: 'subtract' };
  return { ...usual, ...networkOptions(asked), mode } as ReturnType<typeof networkOptions>;
}
