/** The Graph Model for Conflict Resolution: which outcomes hold, what would change them, on what that rests. */

export type {
  ActCondition,
  ActKey,
  ActPhrase,
  ActPhrases,
  SpokenOf,
  StandCondition,
  StandKind,
  ToldStand,
} from '../records/act-phrase.ts';
export type { CausalClaim } from '../records/causal-claim.ts';
export type { DiscourseStatement } from '../records/discourse-statement.ts';
export type { Event } from '../records/event.ts';
export type { FilePath, FilePlace } from '../records/file-place.ts';
export type { Forecast } from '../records/forecast.ts';
export type { Motive } from '../records/motive.ts';
export type { Position } from '../records/position.ts';
export type { Proposal } from '../records/proposal.ts';
export type { Quantity } from '../records/quantity.ts';
export type { AnyRecord, Reading, RecordList } from '../records/reading.ts';
export type { Relation } from '../records/relation.ts';
export type { LeftOut, ShownOptions } from '../records/shown.ts';
export type { Span } from '../records/span.ts';
export type { Statement } from '../records/statement.ts';
export { type Draft, type DraftProblem, draftModel } from './draft/draft-model.ts';
export type { DraftOption } from './draft/draft-options.ts';
export type { AlikePair, DraftClaim, DraftParts, DraftRule } from './draft/draft-parts.ts';
export type { DraftPreference } from './draft/draft-preferences.ts';
export type { DraftStatement } from './draft/draft-statements.ts';
export { type Citation, type DraftSource, TOLD_AS, type ToldAct, type ToldAs, type Unused } from './draft/told-act.ts';
export {
  breakingGroups,
  type CoalitionProof,
  explainCoalition,
  type JointAnswer,
  type JointImprovement,
  type MemberComparison,
} from './explain/coalition-proof.ts';
export { COALITION_MEANING, coalitionSentences } from './explain/coalition-sentences.ts';
export {
  type Answer,
  type Comparison,
  type ExplainedMove,
  explain,
  type Proof,
  type ProofConcept,
  type ProvenImprovement,
} from './explain/explain.ts';
export {
  type MakerChange,
  type MediatorEdits,
  type MediatorPlan,
  mediatorEdits,
  type PreferenceEdit,
} from './explain/mediator-edits.ts';
export { EQUILIBRIUM_MEANING, proofSentences } from './explain/proof-sentences.ts';
export { type RankingEdit, type RankingEdits, type RankingPlan, rankingEdits } from './explain/ranking-edits.ts';
export type { Ground, Reason } from './explain/reason.ts';
export {
  type Carrier,
  type ClaimResult,
  type ModelClaim,
  type SensitivityOptions,
  type SensitivityResult,
  sensitivity,
  type Variation,
} from './explain/sensitivity.ts';
export {
  type Clause,
  type ConditionalAnswer,
  countRankings,
  formatCondition,
  meetsCondition,
  type RankingCount,
  type StabilityCondition,
  stabilityCondition,
} from './explain/stability-condition.ts';
export {
  EDIT_KINDS,
  type EditPlan,
  type SmallestEdits,
  type StatementEdit,
  smallestEdits,
} from './explain/statement-edits.ts';
export {
  type UncertainClaim,
  type UncertainEquilibrium,
  type UncertainOptions,
  type UncertainResult,
  type UncertainShare,
  uncertainShares,
} from './explain/uncertain-preference.ts';
export { type WeightEdit, type WeightEdits, type WeightPlan, weightEdits } from './explain/weight-edits.ts';
export { type ComparedState, type WhatIf, whatIf } from './explain/what-if.ts';
export type {
  CitedSource,
  FileClaim,
  FileIssue,
  FilePublished,
  FileView,
  ModelFile,
  ModelFileProblem,
  PublishedConcept,
  ReadModelFile,
} from './file/file-types.ts';
export { type Converted, readGmcr, writeGmcr } from './file/gmcr-file.ts';
export { checkModel } from './file/model-check.ts';
export { parseModelFile, readModelFile } from './file/model-file.ts';
export { editModelFile, type FileEdit } from './file/model-file-edit.ts';
export { type WriteOptions, writeModelFile } from './file/model-file-write.ts';
export { editModelPart, type PartEdit } from './file/model-part-edit.ts';
export { MODEL_SKELETON } from './file/model-skeleton.ts';
export { writeNfg } from './file/nfg.ts';
export { CONCEPTS, type Concept } from './model/concept.ts';
export {
  type Formula,
  type FormulaProblem,
  formatFormula,
  parseFormula,
  type ReadFormula,
  readFormula,
} from './model/logic.ts';
export * from './model/model.ts';
export { type Payoffs, ranking } from './model/payoffs.ts';
export { findProblems, type ModelProblem } from './model/problems.ts';
export {
  type Arcs,
  type Bar,
  compile,
  type Mover,
  movesFrom,
  patternOf,
  type StateSpace,
  stateAt,
  takenIn,
} from './model/state-space.ts';
export type { StateList } from './model/states.ts';
export type { Bits, Places } from './model/truth.ts';
export {
  type RelationalConcept,
  type RelationalResult,
  type RelationalStability,
  relationalStability,
} from './preference/attitudes.ts';
export { type BeyondProof, beyondProof, type Departure, type NotionVerdict } from './preference/beyond-proof.ts';
export { FORESIGHT_WARNING, pessimisticLimitedMove } from './preference/foresight-of-many.ts';
export { type MetarationalResult, metarationalStability, symmetricSequential } from './preference/metarational.ts';
export { type PolicyAnswer, type PolicyStability, policiesHolding, policyStability } from './preference/policies.ts';
export {
  type StrengthConcept,
  type StrengthResult,
  type StrengthStability,
  strengthStability,
} from './preference/strength.ts';
export {
  type Reading as PreferenceReading,
  type UnknownConcept,
  type UnknownResult,
  type UnknownStability,
  unknownStability,
} from './preference/unknown.ts';
export { COALITION_CONCEPTS, type CoalitionConcept } from './solve/coalition-game.ts';
export {
  type BlockEquilibria,
  blockEquilibria,
  type CoalitionOptions,
  type CoalitionResult,
  type CoalitionStability,
  coalitionStability,
} from './solve/coalitions.ts';
export { type Destination, type Evolution, evolution, type Move } from './solve/evolution.ts';
export {
  type Hypergame,
  type HypergameResult,
  type HypergameState,
  type Surprise,
  solveHypergame,
  type View,
} from './solve/hypergame.ts';
export {
  type Band,
  type Challenge,
  type IssueActor,
  type IssueLine,
  type IssueLineOptions,
  issueLine,
} from './solve/issue-line.ts';
export { type LimitedMoveResult, limitedMove, nonMyopic } from './solve/limited-move.ts';
export type { Tell } from './solve/progress.ts';
export { isStable, type Solution, solve } from './solve/solve.ts';
export {
  type ComparedConcept,
  type ComparedPublished,
  comparePublished,
  type PublishedVerdict,
} from './tables/compare-published.ts';
export {
  MODEL_TABLES,
  type ModelTableName,
  type ModelTables,
  type ModelTablesOptions,
  modelTables,
  type OptionTable,
  type StabilityRow,
} from './tables/model-tables.ts';
export type { MovesFromState, MovesOfMaker } from './tables/moves-table.ts';
export type { RankedStates, RankingTable } from './tables/ranking-table.ts';
export type { Arrival, ReachedState, StatusQuoTable } from './tables/status-quo-table.ts';
export {
  type TableauColumn,
  type TableauForm,
  type TableauMark,
  type TableauSide,
  tableauForm,
} from './tables/tableau-form.ts';
