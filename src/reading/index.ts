/** Reads a text into records: who did and said what, who stands where, what was proposed and foreseen. */
export { setAssetBase } from '#load-asset';
export type { ActorsFile } from '../lexicon/own/actors-file.ts';
export { parseActorsFile } from '../lexicon/own/actors-file-parse.ts';
export type { Codebook } from '../lexicon/own/codebook.ts';
export { parseCodebook } from '../lexicon/own/codebook-parse.ts';
export type { IssuesFile } from '../lexicon/own/issues-file.ts';
export { parseIssuesFile } from '../lexicon/own/issues-file.ts';
export { parsePetrarchActors } from '../lexicon/petrarch/petrarch-actors.ts';
export { parsePetrarchAgents } from '../lexicon/petrarch/petrarch-agents.ts';
export { parsePetrarchDiscards } from '../lexicon/petrarch/petrarch-discards.ts';
export { parsePetrarchVerbs } from '../lexicon/petrarch/petrarch-verbs.ts';
export type { Reading } from '../records/reading.ts';
export { loadSidePhraseModel, type SidePhrases, sidePhrases } from './marked/side-phrases.ts';
export {
  type DirectedStance,
  directedStance,
  loadStance,
  STANCE_DIRECTIONS,
  type StanceStage,
} from './marked/stance.ts';
export type { ActorTokens } from './marked/stance-features.ts';
export type { PetrarchDictionaries } from './petrarch/petrarch-coder.ts';
export { read } from './read.ts';
export { createReader, type Reader, type TextFacts } from './reader.ts';
