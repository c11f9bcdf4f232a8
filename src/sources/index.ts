/** Files, folders and bytes of an article to a document. Needs Node, save for `documentFromText`. */

export type { CodedDocuments, CodedStatements, CodedVariable } from '../records/coded-statements.ts';
export type { Document, DocumentOrigin, Region } from '../records/document.ts';
export type { RollCalls } from '../records/roll-calls.ts';
export type { Metadata } from './article/metadata.ts';
export { canonicalText } from './canonical-text.ts';
export { collectInputs, type Input, type InputPlaces } from './collect-inputs.ts';
export { detectType, type SourceType } from './detect-type.ts';
export type { DnaWarning } from './dna/check-dna.ts';
export { codedStatementsOf, statementQuotes, statementTypes } from './dna/coded-statements-of.ts';
export type { DnaCell, DnaRow, DnaTable, DnaTables } from './dna/dna-tables.ts';
export { type DnaFile, readDna } from './dna/read-dna.ts';
export { dnaHashes, type WriteDnaOptions, writeDna } from './dna/write-dna.ts';
export {
  ACLED,
  detectEventFormat,
  EVENT_FORMATS,
  type EventBatch,
  type EventFile,
  type EventFileCounts,
  type EventFileFacts,
  type EventFileOptions,
  type EventFileProblem,
  type EventFolder,
  type EventFormat,
  type EventFormatGuess,
  EventMapping,
  type EventMappingInput,
  type EventOrigin,
  ICEWS,
  listEventFiles,
  type MappedColumn,
  type MappingPreview,
  type MentionBatch,
  type MentionCounts,
  type MentionFile,
  PHOENIX,
  POLECAT,
  previewMapping,
  problemSentence,
  type RowFlag,
  readEventFile,
  readMentions,
  type TextEncoding,
  UCDP_GED,
} from './events/index.ts';
export { parseGivenDate } from './given-date.ts';
export type { JsonArticle } from './json-lines.ts';
export { loadFile } from './load-file.ts';
export { type ReadBytesOptions, readBytes } from './read-bytes.ts';
export { MAX_BYTES } from './size-limit.ts';
export { documentFromText, type TextDocumentOptions } from './text-document.ts';
export { type ReadVotes, readVotes } from './votes/read-votes.ts';
export { VOTE_FIELDS, type VoteField, type VoteMapping } from './votes/vote-columns.ts';
export type { VoteFile } from './votes/vote-file.ts';
export { type VotesProblem, type VotesReport, votesProblemSentence } from './votes/votes-report.ts';
