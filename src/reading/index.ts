/** Reads a text into records: who did and said what, who stands where, what was proposed and foreseen. */

export { setAssetBase } from '#load-asset';
export type { EngineName } from '../language/english.ts';
export type { Analysis, LanguageEngine, Name, NameType, Sentence, Token, Upos } from '../language/tree.ts';
export type { ActorsFile, OwnActor, OwnName, OwnOffice, ReadAs } from '../lexicon/own/actors-file.ts';
export { parseActorsFile } from '../lexicon/own/actors-file-parse.ts';
export type {
  Codebook,
  Coding,
  NounCondition,
  OwnCode,
  OwnTrigger,
  PlacedCondition,
  WithoutWord,
} from '../lexicon/own/codebook.ts';
export { parseCodebook } from '../lexicon/own/codebook-parse.ts';
export { type IssuesFile, type OwnIssue, parseIssuesFile } from '../lexicon/own/issues-file.ts';
export {
  type PetrarchActor,
  type PetrarchActors,
  type PetrarchCode,
  type PetrarchPhrase,
  parsePetrarchActors,
} from '../lexicon/petrarch/petrarch-actors.ts';
export { type PetrarchAgent, type PetrarchAgents, parsePetrarchAgents } from '../lexicon/petrarch/petrarch-agents.ts';
export type { PetrarchTerm } from '../lexicon/petrarch/petrarch-dates.ts';
export { type PetrarchDiscard, parsePetrarchDiscards } from '../lexicon/petrarch/petrarch-discards.ts';
export type { DictionaryProblem } from '../lexicon/petrarch/petrarch-lines.ts';
export type { PatternItem } from '../lexicon/petrarch/petrarch-pattern.ts';
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
} from '../lexicon/petrarch/petrarch-verbs.ts';
export type {
  Affiliation,
  LeadingOffice,
  Lexicon,
  LexiconCandidate,
  LexiconEntry,
  LexiconMatch,
  LexiconName,
  Metonym,
  OtherName,
  RoleNoun,
} from '../lexicon/who/entry.ts';
export type { Complement } from '../lexicon/words/event-frames.ts';
export type {
  ActCondition,
  ActKey,
  ActPhrase,
  ActPhrases,
  SpokenOf,
  StandCondition,
  StandKind,
  ToldStand,
} from '../records/act-phrase.ts';
// What a stage of one's own takes and gives.
export type { Actor, ActorKind, Mention } from '../records/actor.ts';
export type { CausalClaim } from '../records/causal-claim.ts';
export type { Document } from '../records/document.ts';
export type { Event } from '../records/event.ts';
export type { FilePlace, PlacedProblem } from '../records/file-place.ts';
export type { Forecast } from '../records/forecast.ts';
export type { Issue } from '../records/issue.ts';
export type { Motive } from '../records/motive.ts';
export type { Category } from '../records/plover.ts';
export type { Position } from '../records/position.ts';
export type { Proposal } from '../records/proposal.ts';
export type { Quantity } from '../records/quantity.ts';
export type { Reading } from '../records/reading.ts';
export type { Relation } from '../records/relation.ts';
export type { Span } from '../records/span.ts';
export type { Statement } from '../records/statement.ts';
export { type AnalysedTrees, Tree, treesOf } from './clause/tree.ts';
export type {
  ActorIndex,
  DocumentVoice,
  ReadingContext,
  Reference,
  SpeakerIds,
  SpokenTurn,
} from './context/context.ts';
export type { PetrarchDictionaries } from './petrarch/petrarch-coder.ts';
export { read, readDocument } from './read.ts';
export { createReader, type Reader, type ReaderOptions, type ReadingStage, type TextFacts } from './reader.ts';
export type { EventFindings, Findings, Stage, StageName, Stages } from './stages.ts';
