/** What most want of Entente; each part has an entry of its own (`ententejs/reading`, `ententejs/conflict` ...) with all it offers. */

export type { ModelFile } from './conflict/file/file-types.ts';
export type { Concept } from './conflict/model/concept.ts';
export type { Solution } from './conflict/solve/solve.ts';
export type { Jobs } from './jobs/job-count.ts';
export type { Picture, PictureOptions } from './measures/picture.ts';
export { pictureOf } from './picture-of.ts';
export { type ReadAllOptions, type ReadText, readAll, type TextToRead } from './read-all.ts';
export { type ReadFileOptions, readFile } from './read-file.ts';
export { read, readDocument } from './reading/read.ts';
export { createReader, type Reader, type ReaderOptions, type TextFacts } from './reading/reader.ts';
export type { Document } from './records/document.ts';
export { EntenteError, type FailureCode } from './records/failure.ts';
export type { Reading } from './records/reading.ts';
export { type SolvedFile, solveFile } from './solve-file.ts';
export { collectInputs, type Input, type InputPlaces } from './sources/collect-inputs.ts';
export { type ReadBytesOptions, readBytes } from './sources/read-bytes.ts';
