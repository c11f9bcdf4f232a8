/** Reads a text into records: who did and said what, who stands where, what was proposed and foreseen. */
export { setAssetBase } from '#load-asset';
export type { Reading } from '../records/reading.ts';
export { read } from './read.ts';
export { createReader, type Reader, type TextFacts } from './reader.ts';
