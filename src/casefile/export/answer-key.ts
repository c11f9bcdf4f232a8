import { pluralOf } from '../../lexicon/who/plural.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Actor } from '../../records/actor.ts';
import { isOfOneText, organizationId, personId } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { CodePoints, KeyForecast, KeySpeaker, OneOrMany, ReadingPrediction } from './answer-key-form.ts';

/** From an offset of the reading's canonical text to a code point of the article as the data has it. */
export type ToCodePoint = (utf16: number) => number;

export function spanWriter(toCodePoint: ToCodePoint): (span: Span) => CodePoints {
  return (span) => [toCodePoint(span.start), toCodePoint(span.end)];
}

/**
 * The codebook's code of an actor. The program's ids are the codebook's, but for bodies that are not known by an acronym, which the
 * codebook names ("igo:World Bank"), and for those whom the lexicon does not know:
 * they are `per:` and their full name without initials, or `org:` and their name, in lower case.
 */
export function codebookCode(id: string, actors: ReadonlyMap<string, Actor>): string {
  const actor = actors.get(id);
  if (!actor) return id;
  if (!isOfOneText(id)) return CODED_BY_NAME.has(id.replace('igo:', '').toLowerCase()) ? `igo:${actor.name}` : id;
  const name = actor.name.replace(/^(?:the|an?)\s+/i, '').toLowerCase();
  if (actor.role !== undefined && (actor.kind === 'unknown' || actor.kind === 'group'))
    return codeOfUnnamed(actor, name);
  if (actor.kind !== 'person') return organizationId(name);
  return personId(name.replace(/(?<=^|\s)\p{L}\.?\s+(?=\S)/gu, ''));
}

const CODED_BY_NAME = wordClass('bodies that are coded by their name');
const BODIES = wordClass('nouns of bodies and things');
const AS_GROUP = wordClass('people who are coded as their group');
const DIPLOMATS = 'diplomats';
const CODED_AS: readonly (readonly [nouns: ReadonlySet<string>, code: string])[] = [
  [wordClass('people who are coded as diplomats'), DIPLOMATS],
  [wordClass('people who are coded as analysts'), 'analysts'],
  [wordClass('people who are coded as experts'), 'experts'],
];
/** Sector of those who held an office. */
const FORMER_ELITE = 'ELI';

/**
 * The code of somebody without a name who acts for no state: "a Western envoy" is `org:diplomats`, "a banker in Monterrey"
 * `org:bankers`, "a retired general" `org:former officials`, "an old surgeon" `per:old surgeon`, "a party" `org:party`.
 */
function codeOfUnnamed({ kind, role = '', sector }: Actor, name: string): string {
  const now = role.replace(/^former /, '');
  if (now !== role && sector === FORMER_ELITE) return organizationId('former officials');
  const group = CODED_AS.find(([nouns]) => nouns.has(now))?.[1];
  // "Nuclear proliferation experts" are coded by their name, "Western diplomats" are not.
  if (group === DIPLOMATS || (group !== undefined && kind !== 'group')) return organizationId(group);
  if (kind === 'group' || BODIES.has(now.slice(now.lastIndexOf(' ') + 1))) return organizationId(name);
  return AS_GROUP.has(now) ? organizationId(pluralOf(now)) : personId(name);
}

/** Whether an actor goes by a proper name: an unnamed official is coded as the state, the codebook says. */
function isNamed(actor: Actor | undefined): boolean {
  return !actor || actor.resolved || /\p{Lu}/u.test(actor.name);
}

/** The codebook's codes of the actors of a reading, by their ids. */
export function codesIn(reading: Reading): (id: string) => string {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  return (id) => codebookCode(id, actors);
}

/** Who is meant by the sources of statements, as keys have it. */
export function sourceRows(
  reading: Reading,
  code: (id: string) => string,
  toCodePoint: ToCodePoint,
): readonly KeySpeaker[] {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  return sourcesOf(reading, actors, code, spanWriter(toCodePoint));
}

/** A reading in the form of the answer keys, as `score_reading.py` and `scoreReading` take it. */
export function readingPrediction(article: string, reading: Reading, toCodePoint: ToCodePoint): ReadingPrediction {
  const write = spanWriter(toCodePoint);
  const maybe = (span: Span | undefined): CodePoints | null => (span ? write(span) : null);
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const code = codesIn(reading);
  /** Each code once: two persons who act for one state are one side. */
  const codes = (ids: readonly string[]): readonly string[] => [...new Set(ids.map(code))];
  const oneOrMany = (ids: readonly string[]): OneOrMany => {
    const [only, ...more] = codes(ids);
    return only === undefined ? null : more.length > 0 ? [only, ...more] : only;
  };
  return {
    article,
    events: reading.events.map((event) => ({
      source: codes(event.source.map((side) => side.actor)),
      target: codes(event.target.map((side) => side.actor)),
      category: event.category,
      // The codebook knows no claims: what somebody claims is actual there.
      reality: event.reality === 'claimed' ? 'actual' : event.reality,
      date: event.date ? [event.date.first, event.date.last] : null,
      trigger: write(event.trigger),
      sentence: write(event.sentence.span),
      also: event.also.map(write),
      grade: event.provenance.grade,
    })),
    speakers: speakersOf(reading, actors, code, write),
    positions: reading.positions.map((position) => ({
      actor: code(position.actor),
      issue: position.issue,
      stance: position.stance,
      act: position.act,
      evidence: write(position.evidence),
      speaker: code(position.speaker),
      grade: position.provenance.grade,
    })),
    proposals: reading.proposals.map((proposal) => ({
      by: oneOrMany(proposal.by),
      // A key's term has one actor; one that asks several is written once for each.
      terms: proposal.terms.flatMap((term) =>
        (term.actors.length > 0 ? codes(term.actors) : [null]).map((actor) => ({ actor, action: write(term.action) })),
      ),
      answers: proposal.answers.map((answer) => ({
        actor: code(answer.actor),
        answer: answer.answer,
        evidence: write(answer.evidence),
      })),
      evidence: write(proposal.evidence),
      grade: proposal.provenance.grade,
    })),
    forecasts: reading.forecasts.map(
      (forecast): KeyForecast => ({
        by: code(forecast.by),
        if: maybe(forecast.if),
        unless: maybe(forecast.unless),
        // biome-ignore lint/suspicious/noThenProperty: the codebook's name for it; a span, never a function.
        then: write(forecast.outcome),
        hedge: forecast.hedge,
        grade: forecast.provenance.grade,
      }),
    ),
    relations: reading.relations.map((relation) => ({
      a: code(relation.a),
      b: code(relation.b),
      quality: relation.quality,
      change: relation.change,
      cause: maybe(relation.cause),
      speaker: code(relation.speaker),
      evidence: write(relation.evidence),
      grade: relation.provenance.grade,
    })),
    motives: reading.motives.map((motive) => ({
      actor: code(motive.actor),
      kind: motive.motive,
      content: write(motive.content),
      speaker: code(motive.speaker),
      evidence: write(motive.evidence),
      grade: motive.provenance.grade,
    })),
  };
}

/**
 * Who is meant by each source: one row a source of a statement, in the order of the text, and behind them one for every
 * other mention. The score asks who the key's sources are, not whether a statement was found there.
 */
function speakersOf(
  reading: Reading,
  actors: ReadonlyMap<string, Actor>,
  code: (id: string) => string,
  write: (span: Span) => CodePoints,
): readonly KeySpeaker[] {
  const sources = sourcesOf(reading, actors, code, write);
  const rest = reading.mentions
    .filter(({ actors: meant }) => meant.length > 0)
    .map(({ span, actors: [who], actsFor: [state] }): KeySpeaker => {
      const named = who !== undefined && (state === undefined || isNamed(actors.get(who)));
      return { source: write(span), who: code((named ? who : state) as string), acts_for: state ? code(state) : null };
    });
  return [...sources, ...rest];
}

/** One row a source span; where several statements share a source, a resolved one comes first. */
function sourcesOf(
  reading: Reading,
  actors: ReadonlyMap<string, Actor>,
  code: (id: string) => string,
  write: (span: Span) => CodePoints,
): readonly KeySpeaker[] {
  return reading.statements
    .filter((statement) => statement.source.length > 0)
    .map((statement): { row: KeySpeaker; start: number; unresolved: number } => {
      const source = statement.source.map(write);
      const [speaker] = statement.speakers;
      const [actsFor] = statement.actsFor;
      const who = speaker !== undefined && (actsFor === undefined || isNamed(actors.get(speaker))) ? speaker : actsFor;
      return {
        row: {
          source: source.length === 1 ? (source[0] as CodePoints) : source,
          who: who === undefined ? null : code(who),
          acts_for: actsFor === undefined ? null : code(actsFor),
        },
        start: source[0]?.[0] ?? 0,
        unresolved: who === undefined ? 1 : 0,
      };
    })
    .sort((a, b) => a.start - b.start || a.unresolved - b.unresolved)
    .map(({ row }) => row);
}
