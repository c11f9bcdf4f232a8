/** Measures over the records of many documents: every number comes with n, its interval and what stands behind it. */

export type { Actor } from '../records/actor.ts';
export type { CodedDocuments, CodedStatements, CodedVariable } from '../records/coded-statements.ts';
export type { DailyCounts } from '../records/daily-counts.ts';
export type { DateRange } from '../records/date.ts';
export type { Event, Voice } from '../records/event.ts';
export type { EventBatch, EventOrigin } from '../records/event-row.ts';
export type { Panel } from '../records/panel.ts';
export type { Quad } from '../records/plover.ts';
export type { Position } from '../records/position.ts';
export type { Proposal } from '../records/proposal.ts';
export type { Grade, Provenance } from '../records/provenance.ts';
export type { Reading, RecordList } from '../records/reading.ts';
export type { Relation } from '../records/relation.ts';
export type { RollCalls } from '../records/roll-calls.ts';
export { isShown, type LeftOut, type ShownOptions, shownReading } from '../records/shown.ts';
export type { Span } from '../records/span.ts';
export type { Stance } from '../records/stance.ts';
export { actMonths } from './act-months.ts';
export { cohenKappa } from './agreement/cohen-kappa.ts';
export { gwetAc1 } from './agreement/gwet-ac1.ts';
export {
  type Alpha,
  type AlphaOptions,
  krippendorffAlpha,
  LEVELS,
  type Level,
} from './agreement/krippendorff-alpha.ts';
export type { Agreement, UnitRatings } from './agreement/ratings.ts';
export { type Mark, type SpanMatch, spanMatch } from './agreement/span-match.ts';
export { type MarkedText, type UnitizingAlpha, unitizingAlpha } from './agreement/unitizing-alpha.ts';
export { type Share, wilsonInterval } from './agreement/wilson-interval.ts';
export { type Break, type BreakDates, type BreakFit, breakDates } from './change-points/break-dates.ts';
export { changeWeights } from './change-points/change-weights.ts';
export {
  CHANGE_KINDS,
  type ChangeKind,
  type ChangePoint,
  type ChangePointOptions,
  type ChangePoints,
  findChangePoints,
  type Segment,
} from './change-points/find-change-points.ts';
export { concor, type ProfileTable } from './clusters/concor.ts';
export { type ClusterTree, clusterTree, cutTree, LINKAGES, type Linkage } from './clusters/hierarchy.ts';
export { type Communities, type LouvainOptions, louvain } from './clusters/louvain.ts';
export { modularity, type WeightTable } from './clusters/modularity.ts';
export { walktrap } from './clusters/walktrap.ts';
export { type Claim, type Contradiction, findContradictions } from './contradictions.ts';
export {
  type Digest,
  type DigestAnswer,
  type DigestDocument,
  type DigestEvent,
  type DigestPosition,
  type DigestProposal,
  type DigestRelation,
  digestReading,
  type OpenWords,
} from './digest.ts';
export { type AnnealedBackbone, type AnnealingOptions, annealedBackbone } from './discourse/annealed-backbone.ts';
export {
  type BackboneLosses,
  type BackboneOptions,
  type BackboneStep,
  evaluateBackbone,
  type NestedBackbone,
  nestedBackbone,
} from './discourse/backbone.ts';
export { TIME_UNITS, type TimeUnit } from './discourse/calendar.ts';
export { coalitionDeeds, type DeedsAmong } from './discourse/coalition-deeds.ts';
export {
  type CoalitionClaim,
  type CoalitionProfile,
  type CoalitionProfiles,
  coalitionProfiles,
} from './discourse/coalition-profiles.ts';
export { type CoalitionUncertainty, coalitionUncertainty } from './discourse/coalition-uncertainty.ts';
export {
  type CoalitionChange,
  type CoalitionsOverTime,
  type CoalitionTimeOptions,
  type CoalitionWindow,
  coalitionsOverTime,
} from './discourse/coalitions-over-time.ts';
export { type CoreStability, coreStability, type StabilityOptions } from './discourse/core-stability.ts';
export {
  CLUSTER_METHODS,
  type ClusterMethod,
  type ClusterOptions,
  type DiscourseClusters,
  discourseClusters,
} from './discourse/discourse-clusters.ts';
export { discourseNetwork, eventList, statementsBehind } from './discourse/discourse-network.ts';
export { DRAWN, type Drawn } from './discourse/drawn-statements.ts';
export { kernelNetworks } from './discourse/kernel-slices.ts';
export type { DrawnNumber } from './discourse/measured-draws.ts';
export { type DiscourseNetwork, networkMatrix, type Ties } from './discourse/network.ts';
export {
  type DistanceOptions,
  NETWORK_DISTANCES,
  type NetworkDistance,
  type NetworkDistances,
  networkDistances,
} from './discourse/network-distances.ts';
export { type NetworkPhases, networkPhases, type PhaseOptions } from './discourse/network-phases.ts';
export {
  AGGREGATIONS,
  type Aggregation,
  DUPLICATES,
  type Duplicates,
  KERNELS,
  type Kernel,
  type KernelOptions,
  type NetworkOptions,
  NORMALIZATIONS,
  type Normalization,
  type SelectionOptions,
  type WindowOptions,
} from './discourse/options.ts';
export {
  type Polarization,
  type PolarizationOptions,
  type PolarizationSlice,
  polarization,
  polarizationSlices,
} from './discourse/polarization.ts';
export type { ReadingErrors } from './discourse/reading-errors.ts';
export { type Selection, selectStatements } from './discourse/select-statements.ts';
export {
  type DrawOptions,
  type TieUncertainty,
  type TieUncertaintyOptions,
  tieUncertainty,
} from './discourse/tie-uncertainty.ts';
export { type NetworkSlice, windowNetworks } from './discourse/time-windows.ts';
export { type ValueCounts, valueCounts } from './discourse/value-counts.ts';
export type { StatementColumn } from './discourse/variables.ts';
export {
  type SizeValidity,
  type ValidityOptions,
  type WindowValidity,
  windowValidity,
} from './discourse/window-validity.ts';
export { type Bins, GRAINS, type Grain, makeBins, type RollingWindow } from './dyads/bins.ts';
export { dyadPanel, type NamedCounts, type PanelMeasure } from './dyads/dyad-panel.ts';
export {
  type Coverage,
  DIRECTIONS,
  type DirectedSeries,
  type Direction,
  DYAD_DEFAULTS,
  type DyadEvents,
  type DyadOptions,
  type DyadSeries,
  dyadSeries,
} from './dyads/dyad-series.ts';
export { type EventTotals, joinCounts } from './dyads/event-totals.ts';
export type { MeasuredSeries, SeriesMethod } from './dyads/measured-series.ts';
export type { Effect, Interval } from './effects/effect.ts';
export {
  type AggregatedEffects,
  aggregateEffects,
  EFFECT_AGGREGATES,
  type EffectAggregate,
  type EffectEstimate,
  type GroupTimeEffect,
  type GroupTimeEffects,
  type GroupTimeOptions,
  groupTimeEffects,
} from './effects/group-time.ts';
export {
  type InterruptedEffect,
  type InterruptedOptions,
  type InterruptedSeries,
  interruptedSeries,
} from './effects/interrupted-series.ts';
export { type LocalLevelEffect, type LocalLevelSeries, localLevelEffect } from './effects/local-level.ts';
export {
  differenceInDifferences,
  type PanelEffect,
  type PanelEffectOptions,
  syntheticControl,
  syntheticDifferenceInDifferences,
} from './effects/synthetic-control.ts';
export type { TreatedPanel } from './effects/treated-panel.ts';
export { type Estimate, FEWEST_DOCUMENTS, meanEstimate, type Observed } from './estimate.ts';
export { designHash, ImpactDesign, ImpactThresholds, readDesign } from './impact/design.ts';
export { type DesignOptions, makeDesign } from './impact/make-design.ts';
export { directedName } from './impact/movers.ts';
export {
  type CounterfactualModel,
  type Donor,
  type DonorComparison,
  type DropReason,
  type Happening,
  IMPACT_VERDICTS,
  type ImpactData,
  type ImpactLimit,
  type ImpactReason,
  type ImpactResult,
  type ImpactVerdict,
  type MoverData,
  type Placebos,
  type PreTrend,
  type SideMove,
  type WindowLevel,
} from './impact/result.ts';
export { impactTester, testImpact } from './impact/test-impact.ts';
export { type GivenIssues, groupIssues, type IssueGroup, issueKey, type WordedIssue } from './issue-groups.ts';
export { type IssueStands, issueStands } from './issue-stands.ts';
export type { CountPanel } from './latent/count-panel.ts';
export type { ClassScale, EventClass } from './latent/event-classes.ts';
export { fitLatentScale, type LatentScale } from './latent/fit-latent-scale.ts';
export { type LatentOptions, type LatentScores, latentScores, type ScoreSeries } from './latent/latent-scores.ts';
export {
  type LatentSeries,
  latentSeries,
  type PairMonthCounts,
  QUAD_CLASSES,
  quadPanel,
  SIGN_CLASSES,
  signPanel,
} from './latent/latent-series.ts';
export type { ScoreMotion } from './latent/score-filter.ts';
export { type DecidedActs, type MergedAct, mergeReports, type ReportedEvent, type SameAct } from './merge-reports.ts';
export { nearCopies } from './near-copies.ts';
export { betweenSides, SURE_SIDE } from './networks/between-sides.ts';
export {
  type BlocsOverTime,
  type BlocsOverTimeOptions,
  type BlocsWindow,
  blocsOverTime,
  type SideChange,
} from './networks/blocs-over-time.ts';
export {
  EVENT_NETWORK_DEFAULTS,
  type EventNetworkOptions,
  eventNetwork,
  type PairMonths,
} from './networks/event-network.ts';
export {
  type ActorPlace,
  type NetworkBlocs,
  type NetworkBlocsOptions,
  networkBlocs,
  undecided,
} from './networks/network-blocs.ts';
export {
  POSITION_THRESHOLDS,
  type PositionNetwork,
  type PositionNetworkOptions,
  positionNetwork,
} from './networks/position-network.ts';
export { signedGraphOf } from './networks/signed-graph-of.ts';
export { type LayoutOptions, type SignedLayout, signedLayout } from './networks/signed-layout.ts';
export {
  NETWORK_SOURCES,
  type NetworkSource,
  type NetworkTie,
  type SignedNetwork,
  type TieState,
  type TieThresholds,
} from './networks/signed-network.ts';
export { type GridRow, THRESHOLD_GRIDS, thresholdGrid } from './networks/threshold-grid.ts';
export {
  VOTE_THRESHOLDS,
  type VoteNetwork,
  type VoteNetworkOptions,
  type VoteWindow,
  voteNetwork,
} from './networks/vote-network.ts';
export {
  partings,
  type TieInBoth,
  type WordsAndDeeds,
  wordsAndDeeds,
} from './networks/words-and-deeds.ts';
export type { Passage } from './passage.ts';
export { makePicture, type Picture, type PictureActor, type PictureDocument, type PictureOptions } from './picture.ts';
export { type PictureAct, pictureActs, type Witness } from './picture-act.ts';
export { pictureAmong } from './picture-among.ts';
export { type PictureAnswer, type PictureProposal, proposalsOverTime } from './proposals-over-time.ts';
export { type Account, type Conduct, type MonthOfActs, type PairRelation, relationMatrix } from './relation-matrix.ts';
export { ACT_FIELDS, AGREED_RULE, reportOfEvent } from './reports/act-reports.ts';
export {
  type CompareOptions,
  type Correlation,
  compareDyads,
  type DyadComparison,
  type DyadPair,
  type DyadTally,
  dyadMonths,
  dyadName,
  type MeasureComparison,
  pooledPeriods,
} from './reports/compare-dyads.ts';
export { type Divergence, divergence } from './reports/divergence.ts';
export {
  dailyCountsUnderRules,
  ROW_FIELDS,
  ROW_RULES,
  type RowRule,
  type RowSource,
  reportsOfRows,
  type SameRow,
} from './reports/event-rows.ts';
export { type AggregatedEvent, eventsOfReports } from './reports/events-of-reports.ts';
export { overRules, type RuleRange, sumOf } from './reports/over-rules.ts';
export {
  type EventReport,
  REPORT_RULE_NAMES,
  REPORT_RULES,
  type ReportedValue,
  type ReportField,
  type ReportRule,
  type ReportRuleName,
} from './reports/report-rule.ts';
export {
  type JudgedChange,
  type Levels,
  type SourceChangeOptions,
  type SourceChanges,
  type SourceCounts,
  type SourceSpan,
  type SourceStep,
  sourceChanges,
} from './reports/source-changes.ts';
export { type Blocs, type BlocsOptions, blocs } from './signed/blocs.ts';
export { type Frustration, type FrustrationOptions, frustration } from './signed/frustration.ts';
export { type SideMargins, sideMargins } from './signed/side-margins.ts';
export { type SignedGraph, type SignedTie, signedGraph } from './signed/signed-graph.ts';
export { type Triads, triads } from './signed/triads.ts';
export { leastLaplacian, walkBalance } from './signed/walk-balance.ts';
export { type PictureIssue, type StanceCell, type StanceTable, type Stand, stanceTable } from './stance-table.ts';
export { ACCOUNTS, type Accounts, type IssueStand } from './stances/issue-stand.ts';
export type { PositionChange } from './stances/position-change.ts';
export type { PositionMean } from './stances/position-mean.ts';
export {
  type ActorPosition,
  type PositionSimilarity,
  positionSimilarities,
  type SharedIssue,
} from './stances/position-similarity.ts';
export {
  type ChangingPosition,
  meanPositions,
  type PositionCell,
  type Positions,
  type PositionsOverTime,
  type PositionsOverTimeOptions,
  positionsOverTime,
} from './stances/positions-over-time.ts';
export { type ToneRange, tonesOverRules } from './tone-over-rules.ts';
export { type DatedValue, FEWEST_FOR_TREND, judgeTrends, measureTrend, type Trend } from './trend.ts';
export {
  type DyadPeriod,
  type DyadVotes,
  type DyadVotesOptions,
  dyadVotes,
  type PartedVote,
  partedVotes,
} from './votes/dyad-votes.ts';
export {
  type IdealPointOptions,
  type IdealPoints,
  idealPointOf,
  idealPointPanel,
  idealPoints,
} from './votes/ideal-points.ts';
export { type PortfolioOptions, portfolioSimilarity } from './votes/portfolios.ts';
export { type PositionsOptions, positionDistances, positionsSoFar } from './votes/positions-so-far.ts';
export {
  DISTANCES,
  type Distance,
  tableSimilarity,
  USUAL_DISTANCE,
  VOTE_MEASURES,
  type VoteMeasure,
} from './votes/similarity.ts';
export { FEWEST_JOINT_VOTES, type Resampling, similarityInterval } from './votes/similarity-interval.ts';
export {
  type ChosenRollCalls,
  chooseRollCalls,
  VOTE_GRAINS,
  type VoteFilter,
  type VoteGrain,
} from './votes/vote-filter.ts';
export { type VotePanel, type VotePanelOptions, votePanel } from './votes/vote-panel.ts';
