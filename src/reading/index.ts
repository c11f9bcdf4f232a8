/** Reads a text into records: who did and said what, who stands where, what was proposed and foreseen. */
export { setAssetBase } from '#load-asset';
export type { ActorsFile } from '../lexicon/actors-file.ts';
export { parseActorsFile } from '../lexicon/actors-file-parse.ts';
export type { Codebook } from '../lexicon/codebook.ts';
export { parseCodebook } from '../lexicon/codebook-parse.ts';
export { parsePetrarchActors } from '../lexicon/petrarch-actors.ts';
export { parsePetrarchAgents } from '../lexicon/petrarch-agents.ts';
export { parsePetrarchDiscards } from '../lexicon/petrarch-discards.ts';
export { parsePetrarchVerbs } from '../lexicon/petrarch-verbs.ts';
export type { Reading } from '../records/reading.ts';
export type { PetrarchDictionaries } from './petrarch-coder.ts';
export { read } from './read.ts';
export { createReader, type Reader, type TextFacts } from './reader.ts';
export { loadSidePhraseModel, type SidePhrases, sidePhrases } from './side-phrases.ts';
export { type DirectedStance, directedStance, loadStance, STANCE_DIRECTIONS, type StanceStage } from './stance.ts';
export type { ActorTokens } from './stance-features.ts';
