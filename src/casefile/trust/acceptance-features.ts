import type { Event, Side } from '../../records/event.ts';
import { GRADES, type Grade } from '../../records/grade.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { actorsOf } from '../journal/record-actors.ts';
import { logit } from './logistic-regression.ts';
import { categoryOf } from './verdict.ts';

/**
 * How often a record of each grade is right where nothing else is known: about what docs/accuracy.md has for events. Only
 * the order of it matters, as soon as there are decisions.
 */
const GRADE_PROBABILITY: Readonly<Record<Grade, number>> = { strong: 0.6, fair: 0.35, weak: 0.15 };

/** How often the reader holds a record to be right: its own probability where it was measured, else that of the grade. */
export function readerProbability({ provenance }: AnyRecord): number {
  return provenance.probability ?? gradeProbability(provenance.grade);
}

/** About how often records of a grade are right, to put those that have no probability among the others. */
export function gradeProbability(grade: Grade): number {
  return GRADE_PROBABILITY[grade];
}

/** What a record is told apart by, each with a value; a feature that is not named is 0. */
export type Features = ReadonlyMap<string, number>;

/** The feature that holds the reader's own log-odds. */
export const OWN_ODDS = 'odds';

/**
 * What the model knows of a record: how sure the reader is and by which rule it came, what kind of act or stance it tells,
 * whether its sides are known and by what words, whose word it is. Never the words themselves: of some hundred decisions
 * they would be learnt by heart.
 */
export function featuresOf(record: AnyRecord): Features {
  const { provenance } = record;
  const features = new Map<string, number>([[OWN_ODDS, logit(readerProbability(record))]]);
  const say = (name: string): void => void features.set(name, 1);
  say(`grade ${provenance.grade}`);
  say(`by ${provenance.by}`);
  say(`rule ${provenance.rule}`);
  if (provenance.offeredBy !== undefined) say(`offered ${provenance.offeredBy}`);
  if (provenance.score !== undefined) features.set('score', squashed(provenance.score));
  const category = categoryOf(record);
  if (category !== undefined) say(`says ${category}`);
  const actors = actorsOf(record);
  say(actors.length === 0 ? 'no actor' : actors.length > 2 ? 'many actors' : `${actors.length} actors`);
  for (const kind of new Set(actors.map(kindOfId))) say(`an actor ${kind}`);
  if (record.sentence.index === 0) say('in the headline');
  features.set('long sentence', Math.min(3, (record.sentence.span.end - record.sentence.span.start) / 200));
  for (const name of ownFeatures(record)) say(name);
  return features;
}

/** What only some kinds of record have. */
function ownFeatures(record: AnyRecord): readonly string[] {
  switch (record.kind) {
    case 'event':
      return eventFeatures(record);
    case 'statement':
      return [
        record.speakers.length > 0 ? 'speaker known' : 'speaker open',
        record.within === undefined ? 'told by the text' : 'told by a speaker',
        record.cue.length > 0 ? 'with cue' : 'without cue',
      ];
    case 'position':
      return [`act ${record.act}`, voice(record.speaker, record.actor)];
    case 'motive':
      return [voice(record.speaker, record.actor)];
    case 'forecast':
      return [voice(record.by), record.if || record.unless ? 'on a condition' : 'on no condition'];
    case 'cause':
      return [voice(record.by), `hedge ${record.hedge}`, record.negated ? 'negated' : 'not negated'];
    case 'relation':
      return [voice(record.speaker), `change ${record.change}`];
    case 'proposal':
      return [
        record.by.length > 0 ? 'proposer known' : 'proposer open',
        record.answers.length > 0 ? 'answered' : 'not answered',
      ];
    case 'discourse-statement':
      return [`type ${record.type}`];
    case 'quantity':
      return [record.unit === undefined ? 'no unit' : 'unit', record.bound ?? 'exact'];
  }
}

function eventFeatures(event: Event): readonly string[] {
  return [
    `quad ${event.quad}`,
    `reality ${event.reality}`,
    event.mode === undefined ? 'no mode' : 'mode',
    event.date === undefined ? 'no date' : `date ${event.date.how}`,
    ...(event.open ?? []).map(({ side }) => `open ${side}`),
    ...sideFeatures('source', event.source),
    ...sideFeatures('target', event.target),
    ...(event.also.length > 0 ? ['told again'] : []),
    ...(event.restraint ? ['restraint'] : []),
  ];
}

function sideFeatures(side: string, list: readonly Side[]): readonly string[] {
  if (list.length === 0) return [`no ${side}`];
  const weakest = GRADES.toReversed().find((grade) => list.some((one) => one.grade === grade));
  return [
    ...(list.length > 1 ? [`several as ${side}`] : []),
    ...(weakest === undefined ? [] : [`${side} ${weakest}`]),
    ...list.map(({ link, span }) => `${side} by ${link ?? (span ? 'words' : 'inference')}`),
    ...(list.some(({ through }) => through !== undefined) ? [`${side} through somebody`] : []),
  ];
}

function voice(speaker: string, actor?: string): string {
  return speaker === 'author' ? 'told by the text' : speaker === actor ? 'in own words' : 'told by others';
}

function kindOfId(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? 'state' : id.slice(0, colon);
}

/** Scores of the stages have scales of their own; only their order counts much. */
function squashed(score: number): number {
  return score / (1 + Math.abs(score));
}
