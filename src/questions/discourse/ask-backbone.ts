import { type AnnealedBackbone, annealedBackbone } from '../../measures/discourse/annealed-backbone.ts';
import {
  BACKBONE_DEFAULTS,
  type BackboneOptions,
  type NestedBackbone,
  nestedBackbone,
} from '../../measures/discourse/backbone.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { type AskedNetwork, Count, given, networkOptions, numberOf, oneOf } from './asked.ts';
import { type CodedSource, idsOfColumns } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** How a backbone is sought. */
export const BACKBONE = {
  method: oneOf(['nested', 'annealed']).optional(),
  size: Count.optional(),
  penalty: numberOf(0, Number.MAX_VALUE, 'must be a number of 0 or more').optional(),
  steps: Count.optional(),
  seed: Count.optional(),
} as const;

export interface AskedBackbone extends AskedNetwork {
  readonly method?: 'nested' | 'annealed' | undefined;
  readonly size?: number | undefined;
  readonly penalty?: number | undefined;
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
}

/** The concepts without which the network would have another shape. */
export type BackboneAnswer = (
  | { readonly method: 'nested'; readonly found: NestedBackbone }
  | { readonly method: 'annealed'; readonly found: AnnealedBackbone }
) & {
  readonly selection: Selection;
  /** Ids of the statements on each concept. */
  readonly statements: ReadonlyMap<string, readonly number[]>;
};

/** @throws EntenteError (usage) for options of the other method, without a statement, and for networks without ties */
export function askBackbone({ coded }: CodedSource, asked: AskedBackbone): BackboneAnswer {
  const { method = 'nested' } = asked;
  const search = checkSearch(asked);
  const { mode: _, isolates: __, ...options } = networkOptions(asked);
  const wanted: BackboneOptions = options;
  const selection = selectStatements(coded, { ...BACKBONE_DEFAULTS, ...wanted });
  needStatements(selection);
  const statements = idsOfColumns(selection);
  return method === 'nested'
    ? { method, found: nestedBackbone(coded, wanted), selection, statements }
    : { method, found: annealedBackbone(coded, { ...wanted, ...search }), selection, statements };
}

/**
 * The options of the search.
 * @throws EntenteError (usage) for such as the nested method does not have
 */
export function checkSearch({ method = 'nested', size, penalty, steps, seed }: AskedBackbone) {
  const search = given({ size, penalty, steps, seed });
  const [option] = Object.keys(search);
  if (method === 'nested' && option) throw new EntenteError('usage', `--${option} goes with --method annealed.`);
  return search;
}
