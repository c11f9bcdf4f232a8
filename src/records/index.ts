/** The vocabulary of Entente: schemas, types and code tables. */

export { ACTOR_KINDS, Actor, type ActorKind, MENTION_KINDS, Mention } from './actor.ts';
export { CausalClaim } from './causal-claim.ts';
export { type CodedDocuments, type CodedStatements, type CodedVariable, NO_VALUE } from './coded-statements.ts';
export {
  CODE_SYSTEMS,
  COUNTRIES,
  type CodeSystem,
  type Country,
  type CountryPeriod,
  countryByCode,
  countryName,
  countryOn,
  countryPeriods,
} from './countries.ts';
export { countryByName } from './country-names.ts';
export type { DailyCounts } from './daily-counts.ts';
export { DateRange } from './date.ts';
export { DiscourseStatement, type StatementValue } from './discourse-statement.ts';
export { Document, REGION_KINDS, Region, type RegionKind } from './document.ts';
export { Event, REALITIES, type Reality, Side, Voice } from './event.ts';
export { EVENT_ORIGINS, type EventBatch, type EventOrigin, NO_DAY, ROW_FLAGS, type RowFlag } from './event-row.ts';
export { EntenteError, type FailureCode } from './failure.ts';
export { Forecast, HEDGES, type Hedge } from './forecast.ts';
export { type RecordKind, recordId, textHash } from './identify.ts';
export { Issue } from './issue.ts';
export { readingJsonSchema } from './json-schema.ts';
export { countLeft, leftOutWords, sumLeft } from './left-out.ts';
export { Motive } from './motive.ts';
export { contains, type OffsetMap, offsetMap, overlaps, quote } from './offsets.ts';
export type { Panel } from './panel.ts';
export {
  type ActSign,
  announced,
  CATEGORIES,
  type CameoFacts,
  type Category,
  type CategoryFacts,
  CONTEXTS,
  cameoCodes,
  cameoFacts,
  categoryFacts,
  type Mode,
  type Quad,
  quadOf,
  SECTORS,
  SYMMETRIC,
  scoreOf,
  signOfAct,
} from './plover.ts';
export { Position } from './position.ts';
export { Proposal } from './proposal.ts';
export { GRADES, type Grade, Provenance } from './provenance.ts';
export { Quantity } from './quantity.ts';
export { type AnyRecord, RECORD_LISTS, Reading, type RecordList } from './reading.ts';
export { CHANGES, QUALITIES, Relation } from './relation.ts';
export { type RollCalls, VOTES, type Vote, yearOfSession } from './roll-calls.ts';
export { seatByCode, seatByName, seatName, seatNote, seatOn, seatWords } from './seats.ts';
export { isShown, type LeftOut, type ShownOptions, shownReading } from './shown.ts';
export { Span } from './span.ts';
export { POSITION_ACTS, type PositionAct, STANCES, type Stance } from './stance.ts';
export { stateByName } from './state-names.ts';
export { Statement } from './statement.ts';
export {
  type StatementType,
  type StatementVariable,
  VARIABLE_KINDS,
  type VariableKind,
} from './statement-type.ts';
