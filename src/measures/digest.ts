import type { Actor } from '../records/actor.ts';
import { isOfOneText } from '../records/actor-id.ts';
import type { DateRange } from '../records/date.ts';
import type { Event, Voice } from '../records/event.ts';
import { offsetMap, quote } from '../records/offsets.ts';
import type { Position } from '../records/position.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Reading } from '../records/reading.ts';
import type { Relation } from '../records/relation.ts';
import { isShown } from '../records/shown.ts';
import type { Span } from '../records/span.ts';
import { type Passage, passageOf } from './passage.ts';

/** What is known of a document whose text is no longer held. */
export interface DigestDocument {
  /** What read it, as it names itself. */
  readonly reader?: string;
  readonly id: string;
  readonly title?: string;
  /** Publication day, YYYY-MM-DD. */
  readonly date?: string;
  readonly publisher?: string;
  /** File name, or `-`. */
  readonly name: string;
  /** Number of sentences that were read. */
  readonly sentences: number;
}

export interface DigestEvent {
  readonly event: Event;
  readonly passage: Passage;
  /** The words of its open sides. */
  readonly open?: readonly OpenWords[];
}

/** Words for a side whom the text does not tell. */
export interface OpenWords {
  readonly side: 'source' | 'target';
  readonly words: string;
}

export interface DigestPosition {
  readonly actor: string;
  readonly issue: string;
  /** The issue that its own document has it under: the words for it there, or the name and id that a person gave it. */
  readonly grouped?: { readonly name: string; readonly given?: string };
  readonly stance: Position['stance'];
  readonly act: Position['act'];
  /** Actor id of who reports it, or `author`. */
  readonly speaker: string;
  readonly passage: Passage;
}

export interface DigestAnswer {
  readonly actor: string;
  readonly answer: Proposal['answers'][number]['answer'];
  /** When it was given, where the text says so. */
  readonly date?: DateRange;
  readonly passage: Passage;
}

export interface DigestProposal {
  readonly id: string;
  readonly by: readonly string[];
  readonly terms: readonly { readonly actors: readonly string[]; readonly action: string }[];
  readonly answers: readonly DigestAnswer[];
  /** When it was made, where the text says so. */
  readonly date?: DateRange;
  readonly passage: Passage;
}

export interface DigestRelation {
  readonly a: string;
  readonly b: string;
  readonly quality: Relation['quality'];
  readonly change: Relation['change'];
  /** Actor id, or `author`. */
  readonly speaker: string;
  /** What is said to have brought the change. */
  readonly cause?: string;
  readonly passage: Passage;
}

/**
 * What a picture keeps of one document: its records and the sentences that they stand on, not its text, mentions and
 * statements. Readings of thousands of documents are reduced to this as they come.
 */
export interface Digest {
  readonly document: DigestDocument;
  /** Those who occur in a record below, under ids that hold in all documents. */
  readonly actors: readonly Actor[];
  readonly events: readonly DigestEvent[];
  readonly positions: readonly DigestPosition[];
  readonly proposals: readonly DigestProposal[];
  readonly relations: readonly DigestRelation[];
  /** A hash for each sentence of some length, sorted: tells copies of one text apart from texts of their own. */
  readonly fingerprint: readonly number[];
}

/**
 * The ids under which the actors of a document are known beside other documents. Who is known in one only stays there:
 * somebody who is named by a role or a bare surname, and nameless groups ("critics", "experts"), who are others each time.
 */
function globalIds({ actors, document }: Reading): (id: string) => string {
  const nameless = new Set(
    actors.filter(({ resolved, name }) => !resolved && name === name.toLowerCase()).map(({ id }) => id),
  );
  return (id) => (isOfOneText(id) || nameless.has(id) ? `${id}@${document.id}` : id);
}

/** Whether an id is of somebody who is known in one document only. */
export function isLocal(id: string): boolean {
  return /@d-[0-9a-f]{12}$/.test(id);
}

/**
 * Reduces a reading to what a picture of many documents needs.
 *
 * @example
 * const digests = readings.map(digestReading);
 * makePicture(digests).documents.length; // 6
 */
export function digestReading(reading: Reading): Digest {
  const { document } = reading;
  const offsets = offsetMap(document.text);
  const own = globalIds(reading);
  const owned = (ids: readonly string[]): string[] => [...new Set(ids.map(own))];
  const sides = (list: Event['source']): Event['source'] =>
    list.map((side) => ({
      ...side,
      actor: own(side.actor),
      ...(side.through === undefined ? {} : { through: own(side.through) }),
    }));
  const passage = (
    record: { readonly id: string; readonly sentence: Event['sentence']; readonly provenance: Event['provenance'] },
    span: Span,
    part?: string,
  ): Passage => passageOf(reading, offsets, record.id, span, record.sentence.index, record.provenance, part);
  const voices = (list: readonly Voice[]): Voice[] =>
    list.map(({ actor, through, span }) => ({
      actor: actor === null ? null : own(actor),
      ...(through === undefined ? {} : { through: own(through) }),
      span,
    }));
  const events = reading.events.map(({ claimedBy, deniedBy, ...event }) => ({
    event: {
      ...event,
      source: sides(event.source),
      target: sides(event.target),
      ...(claimedBy ? { claimedBy: voices(claimedBy) } : {}),
      ...(deniedBy ? { deniedBy: voices(deniedBy) } : {}),
    },
    passage: passage(event, event.trigger),
    ...(event.open
      ? { open: event.open.map(({ side, span }) => ({ side, words: quote(document.text, span).replace(/\s+/g, ' ') })) }
      : {}),
  }));
  const issues = new Map((reading.issues ?? []).map((issue) => [issue.id, issue]));
  const grouped = (id: string | undefined): Pick<DigestPosition, 'grouped'> => {
    const issue = id === undefined ? undefined : issues.get(id);
    return issue ? { grouped: { name: issue.name, ...(issue.given ? { given: issue.id } : {}) } } : {};
  };
  const positions = reading.positions.filter(firstTold).map((position) => ({
    actor: own(position.actor),
    issue: position.issue,
    ...grouped(position.issueId),
    stance: position.stance,
    act: position.act,
    speaker: own(position.speaker),
    passage: passage(position, position.evidence),
  }));
  const proposals = reading.proposals.map((proposal) => ({
    id: proposal.id,
    by: owned(proposal.by),
    terms: proposal.terms.map(({ actors, action }) => ({
      actors: owned(actors),
      action: quote(document.text, action).replace(/\s+/g, ' '),
    })),
    answers: proposal.answers.map((answer, n) => ({
      actor: own(answer.actor),
      answer: answer.answer,
      ...(answer.date ? { date: answer.date } : {}),
      passage: passage(proposal, answer.evidence, `/${n}`),
    })),
    ...(proposal.date ? { date: proposal.date } : {}),
    passage: passage(proposal, proposal.evidence),
  }));
  const relations = reading.relations.map((relation) => ({
    a: own(relation.a),
    b: own(relation.b),
    quality: relation.quality,
    change: relation.change,
    speaker: own(relation.speaker),
    ...(relation.cause ? { cause: quote(document.text, relation.cause).replace(/\s+/g, ' ') } : {}),
    passage: passage(relation, relation.evidence),
  }));
  const used = occurring({ events, positions, proposals, relations });
  return {
    document: {
      id: document.id,
      ...(document.title === undefined ? {} : { title: document.title }),
      ...(document.date === undefined ? {} : { date: document.date }),
      ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
      name: document.source.name,
      reader: reading.reader,
      sentences: reading.sentences.length,
    },
    actors: reading.actors.map((actor) => ({ ...actor, id: own(actor.id) })).filter(({ id }) => used.has(id)),
    events,
    positions,
    proposals,
    relations,
    fingerprint: fingerprintOf(reading),
  };
}

/** Ids of those who occur in records. */
export function occurring({
  events,
  positions,
  proposals,
  relations,
}: Pick<Digest, 'events' | 'positions' | 'proposals' | 'relations'>): ReadonlySet<string> {
  return new Set([
    ...events.flatMap(({ event }) =>
      [...event.source, ...event.target, ...(event.claimedBy ?? []), ...(event.deniedBy ?? [])].flatMap((side) =>
        side.actor === null ? [] : [side.actor, side.through ?? side.actor],
      ),
    ),
    ...positions.flatMap(({ actor, speaker }) => [actor, speaker]),
    ...proposals.flatMap(({ by, terms, answers }) => [
      ...by,
      ...terms.flatMap(({ actors }) => actors),
      ...answers.map(({ actor }) => actor),
    ]),
    ...relations.flatMap(({ a, b, speaker }) => [a, b, speaker]),
  ]);
}

/** A stand that one statement reports within another is found under both; it is told once, by the surer record. */
function firstTold(position: Position, index: number, all: readonly Position[]): boolean {
  return !all.some(
    (other, at) =>
      (isShown(position) ? isShown(other) && at < index : isShown(other) || at < index) &&
      other.actor === position.actor &&
      other.stance === position.stance &&
      other.issue === position.issue &&
      other.evidence.start < position.evidence.end &&
      position.evidence.start < other.evidence.end,
  );
}

/** Shorter sentences recur by chance ("He did not answer."). */
const TELLING = 40;

/** A hash for each sentence of some length, sorted: tells copies of one text apart from texts of their own (`nearCopies`). */
export function fingerprintOf({ document, sentences }: Reading): readonly number[] {
  const hashes = new Set<number>();
  for (const span of sentences) {
    const words = quote(document.text, span)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (words.length >= TELLING) hashes.add(hash(words));
  }
  return [...hashes].sort((a, b) => a - b);
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) value = Math.imul(value ^ words.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
