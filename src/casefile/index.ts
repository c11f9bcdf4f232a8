/**
 * A case: a folder that keeps texts, what a reader made of them, and every decision that people took about it. What holds is
 * derived of reading and decisions; docs/case-file.md says how.
 */

export type { CausalClaim } from '../records/causal-claim.ts';
export type { DailyCounts } from '../records/daily-counts.ts';
export type { DiscourseStatement } from '../records/discourse-statement.ts';
export type { Event } from '../records/event.ts';
export type { EventBatch, EventOrigin, RowFlag } from '../records/event-row.ts';
export { EntenteError } from '../records/failure.ts';
export type { Forecast } from '../records/forecast.ts';
export type { Grade } from '../records/grade.ts';
export type { MentionBatch } from '../records/mention-batch.ts';
export type { Motive } from '../records/motive.ts';
export type { Position } from '../records/position.ts';
export type { Proposal } from '../records/proposal.ts';
export type { Quantity } from '../records/quantity.ts';
export type { AnyRecord, Reading, RecordList } from '../records/reading.ts';
export type { Relation } from '../records/relation.ts';
export type { RollCalls } from '../records/roll-calls.ts';
export type { Span } from '../records/span.ts';
export type { Statement } from '../records/statement.ts';
export type { StatementType, StatementVariable, VariableKind } from '../records/statement-type.ts';
export { type ImportedCounts, type ImportedFile, importedFiles } from './events/event-files.ts';
export { checkFilter, type EventFilter, type SideFilter } from './events/event-filter.ts';
export {
  type DyadMonths,
  EVENT_GROUPS,
  type EventCount,
  type EventGroup,
  type EventRow,
  type EventStore,
  type EventStoreOptions,
  type FilterSteps,
  type RowOptions,
  type RowPlace,
} from './events/event-store.ts';
export { type ForgottenFiles, forgetEvents } from './events/forget-events.ts';
export type { FoundMentions, MentionCoverage } from './events/found-mentions.ts';
export {
  type EventImport,
  type EventImportOptions,
  type EventSource,
  type MentionSource,
  openEventImport,
  type SourceFacts,
  type TakenFile,
} from './events/import-events.ts';
export { type LoadOptions, type LoadOutcome, loadEvents } from './events/load-events.ts';
export { openEventStore, tidyEvents } from './events/open-event-store.ts';
export { type ReplacedFile, replaceFiles } from './events/replace-files.ts';
export type { EngineLimits } from './events/sql/event-engine.ts';
export {
  type CaseRecord,
  type DecidedEvents,
  type DocumentDecisions,
  type DocumentState,
  documentState,
  NOTHING_SHARED,
  type SharedState,
} from './journal/current.ts';
export { foldDocument } from './journal/document-decisions.ts';
export {
  ACTIONS,
  type ActionName,
  type Decision,
  type JournalEntry,
  type Json,
  type PlacedEntry,
  SHARED_KINDS,
  type SharedKind,
  type Target,
} from './journal/entry.ts';
export { type DecidedBy, foldEntries, type Overlay } from './journal/overlay.ts';
export { parseEntry } from './journal/parse-entry.ts';
export { type ListedRecord, listedRecords } from './journal/reading-records.ts';
export { type FieldValue, readField } from './journal/record-edit.ts';
export { nameRecords } from './journal/record-name.ts';
export { foldShared } from './journal/shared-state.ts';
export { activeEntries, restingOn } from './journal/steps.ts';
export { type Applied, applyEntries } from './store/apply.ts';
export { type CaseFile, createCase, isCase, type OpenOptions, openCase } from './store/case-file.ts';
export { type CopyOptions, copyCase } from './store/copy-case.ts';
export { decide, type Hand, redo, type Step, undo } from './store/decide.ts';
export { examine, type Finding } from './store/doctor.ts';
export {
  addDocument,
  type DocumentRow,
  documentRow,
  documents,
  type NewDocument,
  type Stored,
  sourceHash,
} from './store/documents.ts';
export { entriesAbout, journal, type LoggedEntry } from './store/log.ts';
export type { Orphan } from './store/proposals.ts';
export { rebuild } from './store/rebuild.ts';
export { type Found, type FoundRecord, type Hit, type SearchFilter, search } from './store/search.ts';
export { storeSource } from './store/sources.ts';
export { findRecord, stateOf, states } from './store/state.ts';
export { type CaseStatus, caseStatus } from './store/status.ts';
export { loadVotes, type StoredVotes, storeVotes, type VotesOutcome, type VotesSource } from './votes/stored-votes.ts';
