/** Files of coded events, as other programs make them, to rows. Needs Node. */

export type { EventBatch, EventOrigin, RowFlag } from '../../records/event-row.ts';
export type { MentionBatch } from '../../records/mention-batch.ts';
export { detectEventFormat, EVENT_FORMATS, type EventFormat, type EventFormatGuess } from './detect-event-format.ts';
export { EventMapping, type EventMappingInput } from './event-mapping.ts';
export type { EventFileCounts } from './event-output.ts';
export { type EventFileProblem, problemSentence } from './file-problems.ts';
export { type MappedColumn, type MappingPreview, previewMapping } from './guess-mapping.ts';
export { ACLED, ICEWS, PHOENIX, POLECAT, UCDP_GED } from './known-mappings.ts';
export { type EventFolder, listEventFiles } from './list-event-files.ts';
export { type EventFile, type EventFileFacts, type EventFileOptions, readEventFile } from './read-event-file.ts';
export { type MentionCounts, type MentionFile, readMentions } from './read-mentions.ts';
export type { TextEncoding } from './text-table.ts';
