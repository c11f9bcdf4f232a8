/** Who is who, and the files in which users say it themselves: actors, codebooks, issues, PETRARCH dictionaries. */

export type { ActorKind } from '../records/actor.ts';
export type { FilePlace, PlacedProblem } from '../records/file-place.ts';
export type { Category } from '../records/plover.ts';
export { findLexiconProblems, type LexiconProblem } from './check/check.ts';
export { type CheckedFile, checkLexiconFiles, checkUserFile, type FileProblem } from './check/check-files.ts';
export { detectFormat, type ImportOptions, importActors } from './import/import-actors.ts';
export { CSV_COLUMNS } from './import/import-csv.ts';
export {
  IMPORT_FORMATS,
  type Imported,
  type ImportFormat,
  type ImportReport,
  type SkippedItems,
} from './import/import-report.ts';
export { KNOWN_UNTIL, loadLexicon, loadLexiconData, loadLexiconFiles, makeLexicon } from './load.ts';
export type { ActorsFile, OwnActor, OwnName, OwnOffice, ReadAs } from './own/actors-file.ts';
export { applyActorsFile, type OwnLexicon } from './own/actors-file-apply.ts';
export { joinActorsFiles } from './own/actors-file-join.ts';
export { parseActorsFile } from './own/actors-file-parse.ts';
export { writeActorsFile } from './own/actors-file-write.ts';
export type {
  Codebook,
  Coding,
  NounCondition,
  OwnCode,
  OwnTrigger,
  PlacedCondition,
  WithoutWord,
} from './own/codebook.ts';
export { parseCodebook } from './own/codebook-parse.ts';
export { type IssuesFile, type OwnIssue, parseIssuesFile } from './own/issues-file.ts';
export {
  type PetrarchActor,
  type PetrarchActors,
  type PetrarchCode,
  type PetrarchPhrase,
  parsePetrarchActors,
} from './petrarch/petrarch-actors.ts';
export { type PetrarchAgent, type PetrarchAgents, parsePetrarchAgents } from './petrarch/petrarch-agents.ts';
export type { PetrarchTerm } from './petrarch/petrarch-dates.ts';
export { type PetrarchDiscard, parsePetrarchDiscards } from './petrarch/petrarch-discards.ts';
export type { DictionaryProblem } from './petrarch/petrarch-lines.ts';
export type { PatternItem } from './petrarch/petrarch-pattern.ts';
export {
  type PetrarchVerb,
  type PetrarchVerbs,
  parsePetrarchVerbs,
  type SynonymSet,
  type VerbBlock,
  type VerbCode,
  type VerbForm,
  type VerbPattern,
  type VerbTransformation,
} from './petrarch/petrarch-verbs.ts';
export type {
  Affiliation,
  LeadingOffice,
  Lexicon,
  LexiconCandidate,
  LexiconData,
  LexiconEntry,
  LexiconMatch,
  LexiconName,
  Metonym,
  OtherName,
  RoleNoun,
} from './who/entry.ts';
export type { Complement } from './words/event-frames.ts';
