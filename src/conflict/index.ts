/** The Graph Model for Conflict Resolution: which outcomes hold, what would change them, on what that rests. */
export {
  type BlockEquilibria,
  blockEquilibria,
  COALITION_CONCEPTS,
  type CoalitionConcept,
  type CoalitionResult,
  type CoalitionStability,
  coalitionStability,
} from './coalitions.ts';
export { CONCEPTS, type Concept } from './concept.ts';
export { type Citation, type DraftSource, TOLD_AS, type ToldAct, type ToldAs, type Unused } from './draft-acts.ts';
export { type Draft, type DraftParts, type DraftProblem, draftModel } from './draft-model.ts';
export type { DraftOption } from './draft-options.ts';
export type { DraftPreference, DraftStatement } from './draft-preferences.ts';
export { type Destination, type Evolution, evolution, type Move } from './evolution.ts';
export {
  type Answer,
  type Comparison,
  type ExplainedMove,
  explain,
  type Proof,
  type ProvenImprovement,
} from './explain.ts';
export type { FilePath, FilePlace } from './file-places.ts';
export { type Converted, readGmcr, writeGmcr } from './gmcr-file.ts';
export {
  type Hypergame,
  type HypergameResult,
  type HypergameState,
  type Surprise,
  solveHypergame,
  type View,
} from './hypergame.ts';
export {
  type Band,
  type Challenge,
  type IssueActor,
  type IssueLine,
  type IssueLineOptions,
  issueLine,
} from './issue-line.ts';
export { type LimitedMoveResult, limitedMove, nonMyopic } from './limited-move.ts';
export {
  type Formula,
  type FormulaProblem,
  formatFormula,
  parseFormula,
  type ReadFormula,
  readFormula,
} from './logic.ts';
export * from './model.ts';
export { checkModel } from './model-check.ts';
export {
  type CitedSource,
  type FileClaim,
  type FileProblem,
  type FileView,
  type Issue,
  type ModelFile,
  parseModelFile,
  type ReadModelFile,
  readModelFile,
} from './model-file.ts';
export { editModelFile, type FileEdit } from './model-file-edit.ts';
export { writeModelFile } from './model-file-write.ts';
export { MODEL_SKELETON } from './model-skeleton.ts';
export { writeNfg } from './nfg.ts';
export { ranking } from './payoffs.ts';
export { findProblems, type ModelProblem } from './problems.ts';
export { EQUILIBRIUM_MEANING, proofSentences } from './proof-sentences.ts';
export type { Ground, Reason } from './reason.ts';
export {
  type Carrier,
  type Claim,
  type ClaimResult,
  type SensitivityOptions,
  type SensitivityResult,
  sensitivity,
  type Variation,
} from './sensitivity.ts';
export { isStable, type Solution, solve } from './solve.ts';
export {
  type Clause,
  type ConditionalAnswer,
  countRankings,
  formatCondition,
  meetsCondition,
  type RankingCount,
  type StabilityCondition,
  stabilityCondition,
} from './stability-condition.ts';
export { compile, movesFrom, patternOf, type StateSpace, stateAt, takenIn } from './state-space.ts';
export { EDIT_KINDS, type EditPlan, type SmallestEdits, type StatementEdit, smallestEdits } from './statement-edits.ts';
export { type ComparedState, type WhatIf, whatIf } from './what-if.ts';
