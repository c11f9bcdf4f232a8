import { discourseNetwork, statementsBehind } from '../../measures/discourse/discourse-network.ts';
import { type DiscourseNetwork, type NetworkTieRow, tieRows } from '../../measures/discourse/network.ts';
import type { NetworkOptions, SelectionOptions } from '../../measures/discourse/options.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { type TieUncertainty, tieUncertainty } from '../../measures/discourse/tie-uncertainty.ts';
import { type AskedDraws, type AskedNetwork, given, networkOptions } from './asked.ts';
import type { CodedSource } from './coded-source.ts';

/** A network with the statements behind each tie. */
export interface NetworkAnswer {
  readonly network: DiscourseNetwork;
  readonly options: NetworkOptions;
  readonly selection: Selection;
  /** What the two kinds of nodes are called: `organization`, `concept`. */
  readonly kinds: { readonly rows: string; readonly columns: string };
  /** The heaviest first. */
  readonly ties: readonly NetworkTieRow[];
  /** How sure each tie is, where statements were drawn anew. */
  readonly sure?: TieUncertainty;
  /** Ids of the statements behind a tie, in the order of time. */
  readonly behind: (tie: NetworkTieRow) => readonly number[];
}

/**
 * Who speaks of what, or who speaks alike; with draws how sure each tie is.
 * @throws EntenteError (usage) as `discourseNetwork` and `tieUncertainty` do
 */
export function askNetwork({ coded }: CodedSource, asked: AskedNetwork & AskedDraws): NetworkAnswer {
  const options = networkOptions(asked);
  const { draws, seed } = asked;
  const sure = draws === undefined ? undefined : tieUncertainty(coded, { ...options, ...given({ draws, seed }) });
  const network = sure?.network ?? discourseNetwork(coded, options);
  return { ...answerOf(network, options, selectStatements(coded, options)), ...(sure && { sure }) };
}

/** The network in which groups of actors are drawn: congruence less conflict, normalized by average. */
export function groupedNetwork({ coded }: CodedSource, selected: SelectionOptions): NetworkAnswer {
  const options = { ...selected, mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;
  return answerOf(discourseNetwork(coded, options), options, selectStatements(coded, options));
}

function answerOf(network: DiscourseNetwork, options: NetworkOptions, selection: Selection): NetworkAnswer {
  return {
    network,
    options,
    selection,
    kinds: { rows: selection.rows.name, columns: selection.columns.name },
    ties: tieRows(network),
    behind: ({ from, to }) =>
      statementsBehind(selection, network.mode, network.rows[from] as string, network.columns[to] as string),
  };
}
