import { type CoalitionProfiles, coalitionProfiles } from '../../measures/discourse/coalition-profiles.ts';
import { type CoalitionUncertainty, coalitionUncertainty } from '../../measures/discourse/coalition-uncertainty.ts';
import { type DiscourseClusters, discourseClusters } from '../../measures/discourse/discourse-clusters.ts';
import { selectStatements } from '../../measures/discourse/select-statements.ts';
import { groupedNetwork, type NetworkAnswer } from './ask-network.ts';
import { type AskedClusters, type AskedDraws, given, selectionOptions } from './asked.ts';
import type { CodedSource } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** Coalitions, with what holds them together. */
export interface ClustersAnswer {
  readonly clusters: DiscourseClusters;
  /** How firmly each actor belongs, where statements were drawn anew. */
  readonly sure?: CoalitionUncertainty;
  readonly profiles: CoalitionProfiles;
  /** The network in which they were sought. */
  readonly drawn: NetworkAnswer;
}

/** @throws EntenteError (usage) without a statement, and as `discourseClusters` does */
export function askClusters(source: CodedSource, asked: AskedClusters & AskedDraws): ClustersAnswer {
  const { coded } = source;
  const { method, groups, draws, seed } = asked;
  const { asDna: _, ...selection } = selectionOptions(asked);
  needStatements(selectStatements(coded, { ...selection, aggregation: 'subtract' }));
  const options = { ...selection, ...given({ method, groups, seed }) };
  const sure = draws === undefined ? undefined : coalitionUncertainty(coded, { ...options, draws });
  const clusters = sure?.clusters ?? discourseClusters(coded, options);
  return {
    clusters,
    ...(sure && { sure }),
    profiles: coalitionProfiles(coded, clusters, selection),
    drawn: groupedNetwork(source, selection),
  };
}
