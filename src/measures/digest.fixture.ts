import type { Actor } from '../records/actor.ts';
import { countryName } from '../records/countries.ts';
import type { Event } from '../records/event.ts';
import { recordId } from '../records/identify.ts';
import { type Category, quadOf, scoreOf } from '../records/plover.ts';
import type { Position } from '../records/position.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Reading } from '../records/reading.ts';
import type { Relation } from '../records/relation.ts';
import type { Span } from '../records/span.ts';
import { type Digest, digestReading } from './digest.ts';

/** What a short text of a test tells; each sentence is one record. Sides are ids parted by `+`. */
export interface Told {
  readonly date?: string;
  readonly title?: string;
  /** `[source, target, category, sentence, more]`; the target may be empty. */
  readonly acts?: readonly (readonly [string, string, Category, string, Partial<Event>?])[];
  /** `[actor, stance, issue, more]`. */
  readonly stands?: readonly (readonly [string, Position['stance'], string, Partial<Position>?])[];
  /** `[by, asked, action, answers]`; an answer is `[actor, answer]`. */
  readonly offers?: readonly (readonly [
    string,
    string,
    string,
    readonly (readonly [string, Proposal['answers'][number]['answer']])[],
    Partial<Proposal>?,
  ])[];
  /** `[a, b, quality, change, speaker]`. */
  readonly said?: readonly (readonly [string, string, Relation['quality'], Relation['change']?, string?])[];
  /** Sentences that stand for no record. */
  readonly filler?: readonly string[];
}

const PROVENANCE = { stage: 'test', by: 'rule', rule: 'test', grade: 'strong' } as const;

/** The reading of a text that tells just so much. */
export function readingOf(name: string, told: Told): Reading {
  let text = '';
  const sentences: Span[] = [];
  const add = (sentence: string): { readonly index: number; readonly span: Span } => {
    const span = { start: text.length, end: text.length + sentence.length };
    text += `${sentence}\n\n`;
    sentences.push(span);
    return { index: sentences.length - 1, span };
  };
  add(`Text ${name}.`);
  for (const sentence of told.filler ?? []) add(sentence);
  const ids = (list: string): string[] => list.split('+').filter((id) => id !== '');
  const record = (kind: 'event' | 'position' | 'proposal' | 'relation', sentence: { readonly index: number }): string =>
    recordId(kind, name, sentence.index);
  const events = (told.acts ?? []).map(([source, target, category, words, more]): Event => {
    const sentence = add(words);
    return {
      kind: 'event',
      id: record('event', sentence),
      source: ids(source).map((actor) => ({ actor })),
      target: ids(target).map((actor) => ({ actor })),
      category,
      quad: quadOf(category),
      score: scoreOf(category),
      contexts: [],
      reality: 'actual',
      trigger: { start: sentence.span.start, end: sentence.span.start + (words.indexOf(' ') + 1 || words.length) },
      sentence,
      also: [],
      provenance: PROVENANCE,
      ...more,
    };
  });
  const positions = (told.stands ?? []).map(([actor, stance, issue, more]): Position => {
    const sentence = add(`${actor} ${stance} ${issue}.`);
    return {
      kind: 'position',
      id: record('position', sentence),
      actor,
      issue,
      stance,
      act: stance === '-' ? 'oppose' : 'support',
      evidence: sentence.span,
      speaker: 'author',
      sentence,
      provenance: PROVENANCE,
      ...more,
    };
  });
  const proposals = (told.offers ?? []).map(([by, asked, action, answers, more]): Proposal => {
    const sentence = add(action);
    return {
      kind: 'proposal',
      id: record('proposal', sentence),
      by: ids(by),
      terms: [{ actors: ids(asked), action: sentence.span }],
      answers: answers.map(([actor, answer]) => ({ actor, answer, evidence: sentence.span })),
      evidence: sentence.span,
      sentence,
      provenance: PROVENANCE,
      ...more,
    };
  });
  const relations = (told.said ?? []).map(([a, b, quality, change = 'none', speaker = 'author']): Relation => {
    const sentence = add(`${a} and ${b}: ${quality}, ${change}.`);
    return {
      kind: 'relation',
      id: record('relation', sentence),
      a,
      b,
      quality,
      change,
      speaker,
      evidence: sentence.span,
      sentence,
      provenance: PROVENANCE,
    };
  });
  const mentioned = new Set([
    ...events.flatMap(({ source, target }) => [...source, ...target].map(({ actor }) => actor)),
    ...events.flatMap(({ claimedBy = [] }) => claimedBy.flatMap(({ actor }) => actor ?? [])),
    ...positions.flatMap(({ actor, speaker }) => [actor, speaker]),
    ...proposals.flatMap(({ by, terms, answers }) => [
      ...by,
      ...terms.flatMap(({ actors }) => actors),
      ...answers.map(({ actor }) => actor),
    ]),
    ...relations.flatMap(({ a, b, speaker }) => [a, b, speaker]),
  ]);
  mentioned.delete('author');
  const id = recordId('document', name);
  return {
    format: 'entente-reading/1',
    reader: 'test',
    document: {
      id,
      text,
      sha256: '0'.repeat(64),
      regions: [],
      title: told.title ?? `Text ${name}`,
      authors: [],
      ...(told.date === undefined ? {} : { date: told.date }),
      origins: {},
      source: { name: `${name}.txt`, type: 'txt' },
    },
    sentences,
    actors: [...mentioned].map(actorOf),
    mentions: [],
    events,
    statements: [],
    positions,
    proposals,
    forecasts: [],
    relations,
    motives: [],
    quantities: [],
    warnings: [],
  };
}

/** The digest of such a text. */
export function digestOf(name: string, told: Told): Digest {
  return digestReading(readingOf(name, told));
}

/** Marks a record as weak. */
export const WEAK = { provenance: { ...PROVENANCE, grade: 'weak' } } as const;

/** Dates an act to a day. */
export function onDay(first: string, last = first): Partial<Event> {
  return { date: { first, last, precision: first === last ? 'day' : 'range', how: 'stated' } };
}

function actorOf(id: string): Actor {
  const state = /^[A-Z]{3}$/.test(id);
  return {
    id,
    kind: state ? 'state' : id.startsWith('loc:') ? 'unknown' : 'organization',
    name: (state && countryName(id)) || id.replace(/^[a-z]+:/, ''),
    codes: state ? { iso3: id } : {},
    resolved: !id.startsWith('loc:'),
    mentions: 1,
  };
}
