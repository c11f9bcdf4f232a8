/** Files of coded events, as other programs make them, to rows. Needs Node. */

export type { EventBatch, EventOrigin, RowFlag } from '../../records/event-row.ts';
export { detectEventFormat, EVENT_FORMATS, type EventFormat, type EventFormatGuess } from './detect-event-format.ts';
export type { EventFileCounts } from './event-output.ts';
export { type EventFileProblem, problemSentence } from './file-problems.ts';
export { type EventFile, type EventFileFacts, type EventFileOptions, readEventFile } from './read-event-file.ts';
