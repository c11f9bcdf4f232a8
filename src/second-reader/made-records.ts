import { findDates } from '../reading/dates/dates.ts';
import type { DateRange } from '../records/date.ts';
import type { Event } from '../records/event.ts';
import { recordId } from '../records/identify.ts';
import { categoryFacts, SYMMETRIC, scoreOf } from '../records/plover.ts';
import type { Provenance } from '../records/provenance.ts';
import type { AnyRecord, Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import type { AnswerEntry, AskedList, Who } from './answer-form.ts';
import type { DropReason } from './dropped.ts';
import type { QuotePlace, QuotePlaces } from './quote-places.ts';
import { type Party, type PartySources, partyOf } from './text-parties.ts';

/** Where a record is made: the text, and who made it. */
export interface RecordSources extends PartySources {
  readonly places: QuotePlaces;
  readonly provenance: Provenance;
}

/** A record, or why none came of an entry. */
export type Made = AnyRecord | DropReason;

/** Thrown where an entry tells somebody, or words, that the text does not have. */
class NoRecord extends Error {
  readonly reason: DropReason;
  constructor(reason: DropReason) {
    super(reason);
    this.reason = reason;
  }
}

type Maker<L extends AskedList> = (entry: AnswerEntry<L>, at: QuotePlace, sources: RecordSources) => AnyRecord;

/** For each list, how an entry becomes a record that stands on the words at a place. */
const MAKERS: { readonly [L in AskedList]: Maker<L> } = {
  events: (entry, at, sources) => {
    const { category, reality } = entry;
    const sides = sidesOf(entry, at, sources);
    if (sides.source.length + sides.target.length + (sides.open?.length ?? 0) === 0) throw new NoRecord('who');
    const { quad, cameoRoot } = categoryFacts(category);
    return {
      ...based('event', at, sources),
      kind: 'event',
      ...sides,
      category,
      quad,
      score: scoreOf(category),
      cameo: cameoRoot,
      contexts: [],
      reality,
      ...dateOf(entry.when, at, reality === 'actual' ? 'past' : 'future', sources),
      trigger: at.span,
      also: [],
    };
  },
  statements: ({ speaker, cue }, at, sources) => {
    const said = told(speaker, at, sources);
    const known = said.kind === 'known' ? said : undefined;
    const source = said.kind === 'untold' ? undefined : said.span;
    const cueSpan = cue === '' ? undefined : sources.places.nearestTo(cue, at);
    return {
      ...based('statement', at, sources),
      kind: 'statement',
      type: wayOfSpeech(at.span, sources.reading.document.text),
      source: source ? [source] : [],
      cue: cueSpan && cueSpan.n === at.n ? [cueSpan.span] : [],
      content: [at.span],
      speakers: known ? [known.through ?? known.actor] : [],
      actsFor: known?.through === undefined ? [] : [known.actor],
      addressees: [],
    };
  },
  positions: (entry, at, sources) => {
    const issueSpan = spanOf(entry.issue, at, sources);
    return {
      ...based('position', at, sources),
      kind: 'position',
      actor: needed(entry.actor, at, sources),
      issue: wordsOf(issueSpan, sources),
      issueSpan,
      stance: entry.stance,
      act: entry.act,
      evidence: at.span,
      speaker: voiceOf(entry.speaker, at, sources),
    };
  },
  proposals: (entry, at, sources) => {
    const terms = entry.terms.flatMap(({ actors, quote }) => {
      const place = sources.places.nearestTo(quote, at);
      return place ? [{ actors: knownOf(actors, at, sources), action: place.span }] : [];
    });
    if (terms.length === 0) throw new NoRecord('words');
    return {
      ...based('proposal', at, sources),
      kind: 'proposal',
      by: knownOf(entry.by, at, sources),
      terms,
      answers: [],
      evidence: at.span,
    };
  },
  forecasts: (entry, at, sources) => ({
    ...based('forecast', at, sources),
    kind: 'forecast',
    by: voiceOf(entry.by, at, sources),
    ...(entry.if === '' ? {} : { if: spanOf(entry.if, at, sources) }),
    ...(entry.unless === '' ? {} : { unless: spanOf(entry.unless, at, sources) }),
    outcome: at.span,
    hedge: entry.hedge,
  }),
  relations: (entry, at, sources) => {
    const [a, b] = [needed(entry.a, at, sources), needed(entry.b, at, sources)];
    if (a === b) throw new NoRecord('who');
    return {
      ...based('relation', at, sources),
      kind: 'relation',
      a,
      b,
      quality: entry.quality,
      change: entry.change,
      speaker: voiceOf(entry.speaker, at, sources),
      evidence: at.span,
    };
  },
  motives: (entry, at, sources) => ({
    ...based('motive', at, sources),
    kind: 'motive',
    actor: needed(entry.actor, at, sources),
    motive: entry.motive,
    content: at.span,
    speaker: voiceOf(entry.speaker, at, sources),
    evidence: sentenceAt(at.span, sources.reading).span,
  }),
};

/** The record that an entry tells, standing on the words at a place; or why there is none. */
export function makeRecord<L extends AskedList>(
  list: L,
  entry: AnswerEntry<L>,
  at: QuotePlace,
  sources: RecordSources,
): Made {
  try {
    const record = MAKERS[list](entry, at, sources);
    const { id: _, provenance: __, ...says } = record;
    return { ...record, id: recordId(record.kind, sources.reading.document.id, sources.provenance.rule, says) };
  } catch (error) {
    if (error instanceof NoRecord) return error.reason;
    throw error;
  }
}

/** What all records have. */
function based<K extends AnyRecord['kind']>(
  _kind: K,
  at: QuotePlace,
  { reading, provenance }: RecordSources,
): { readonly id: string; readonly sentence: AnyRecord['sentence']; readonly provenance: Provenance } {
  return { id: '', sentence: sentenceAt(at.span, reading), provenance };
}

function sentenceAt(span: Span, { sentences }: Reading): AnyRecord['sentence'] {
  const index = sentences.findIndex((sentence) => sentence.start <= span.start && span.start < sentence.end);
  return { index: Math.max(0, index), span: sentences[index] ?? span };
}

/** The place of other words of the entry, nearest to where it stands. */
function spanOf(words: string, at: QuotePlace, { places }: RecordSources): Span {
  const place = places.nearestTo(words, at);
  if (!place) throw new NoRecord('words');
  return place.span;
}

function wordsOf({ start, end }: Span, { reading }: RecordSources): string {
  return reading.document.text.slice(start, end).replace(/\s+/g, ' ');
}

function told(who: Who, at: QuotePlace, sources: RecordSources): Exclude<Party, { kind: 'nobody' }> {
  const party = partyOf(who, at, sources);
  if (party.kind === 'nobody') throw new NoRecord('who');
  return party;
}

/** An actor without whom there is no record. */
function needed(who: Who, at: QuotePlace, sources: RecordSources): string {
  const party = told(who, at, sources);
  if (party.kind !== 'known') throw new NoRecord('who');
  return party.actor;
}

/** Whose word it is; who stays open is unknown. */
function voiceOf(who: Who, at: QuotePlace, sources: RecordSources): string {
  const party = told(who, at, sources);
  return party.kind === 'known' ? party.actor : 'unknown';
}

function knownOf(all: readonly Who[], at: QuotePlace, sources: RecordSources): string[] {
  const parties = all.map((who) => told(who, at, sources));
  return [...new Set(parties.flatMap((party) => (party.kind === 'known' ? [party.actor] : [])))];
}

/** The sides of an act; of what all do together everybody is a source. */
function sidesOf(
  { source, target, category }: AnswerEntry<'events'>,
  at: QuotePlace,
  sources: RecordSources,
): Pick<Event, 'source' | 'target' | 'open'> {
  const sides: Record<'source' | 'target', Event['source'][number][]> = { source: [], target: [] };
  const open: NonNullable<Event['open']>[number][] = [];
  for (const [side, all] of [
    ['source', source],
    ['target', target],
  ] as const) {
    const into = SYMMETRIC.has(category) ? 'source' : side;
    for (const who of all) {
      const party = told(who, at, sources);
      if (party.kind === 'open') open.push({ side: into, span: party.span });
      if (party.kind !== 'known' || sides[into].some(({ actor }) => actor === party.actor)) continue;
      const { kind: _, ...known } = party;
      sides[into].push({ ...known, grade: 'weak' });
    }
  }
  return { ...sides, ...(open.length > 0 ? { open } : {}) };
}

/** The date that words of the entry state, worked out by the program: a model's own reckoning is not asked for. */
function dateOf(
  words: string,
  at: QuotePlace,
  tense: 'past' | 'future',
  { places, reading }: RecordSources,
): { readonly date?: DateRange; readonly dateSpan?: Span } {
  const place = words === '' ? undefined : places.nearestTo(words, at);
  if (!place || place.n !== at.n) return {};
  const { text, date } = reading.document;
  const [found] = findDates(text.slice(place.span.start, place.span.end), date, place.span.start);
  const range = found?.[tense] ?? found?.past;
  return range ? { date: range, dateSpan: place.span } : {};
}

const QUOTE_MARKS = /["“”„«»「」『』]/u;

/** Whether words are quoted: wholly, in part, or not. */
function wayOfSpeech({ start, end }: Span, text: string): 'direct' | 'indirect' | 'mixed' {
  if (QUOTE_MARKS.test(text.slice(Math.max(0, start - 1), start + 1))) return 'direct';
  return QUOTE_MARKS.test(text.slice(start, end)) ? 'mixed' : 'indirect';
}
