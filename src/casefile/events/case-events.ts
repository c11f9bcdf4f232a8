import { isState } from '../../records/actor-id.ts';
import type { Event } from '../../records/event.ts';
import { type EventBatch, NO_DAY, ROW_FLAGS } from '../../records/event-row.ts';
import { isShown } from '../../records/shown.ts';
import type { CaseFile } from '../store/case-file.ts';
import { states } from '../store/state.ts';
import { dayNumber } from './event-filter.ts';

/** Rows of a batch. */
const ROWS = 8192;

/** What the events of a case rest on: another text when a decision was made, or a document or a reading came. */
export function caseEventsKey(file: CaseFile): string {
  const { n: entries } = file.prepare('SELECT coalesce(max(n), 0) AS n FROM journal').get() as { n: number };
  const { n: readings } = file.prepare('SELECT coalesce(max(n), 0) AS n FROM readings').get() as { n: number };
  const { n: documents } = file.prepare('SELECT count(*) AS n FROM documents').get() as { n: number };
  return `${entries} ${readings} ${documents}`;
}

/**
 * The events of a case's own texts, as people decided them, in the shape of imported rows: only what took place, one row
 * for each pair of sides. A row has the id of its record; its address is the document, its place there the trigger.
 *
 * @param weak also events with weak evidence
 */
export function* caseEvents(file: CaseFile, weak: boolean): Generator<EventBatch> {
  let rows: CaseRow[] = [];
  for (const { reading } of states(file)) {
    for (const event of reading.events) {
      if (event.reality !== 'actual' || !isShown(event, { weak })) continue;
      rows.push(...rowsOf(event, reading.document.id));
    }
    if (rows.length < ROWS) continue;
    yield batchOf(rows);
    rows = [];
  }
  if (rows.length > 0) yield batchOf(rows);
}

interface CaseRow {
  readonly event: Event;
  readonly document: string;
  readonly source: string;
  readonly target: string;
  readonly mirrored: boolean;
}

/** Those who act upon those who are acted upon; of a joint act each upon each. */
function* rowsOf(event: Event, document: string): Generator<CaseRow> {
  const sources = [...new Set(event.source.map(({ actor }) => actor))];
  const targets = [...new Set(event.target.map(({ actor }) => actor))];
  const joint = targets.length === 0 && sources.length > 1;
  for (const source of sources.length > 0 ? sources : ['']) {
    for (const target of joint ? sources : targets.length > 0 ? targets : ['']) {
      if (joint && source === target) continue;
      yield { event, document, source, target, mirrored: joint && source > target };
    }
  }
}

function batchOf(rows: readonly CaseRow[]): EventBatch {
  const texts: string[] = [''];
  const places = new Map<string, number>([['', 0]]);
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const column = (take: (row: CaseRow) => number): Int32Array => Int32Array.from(rows, take);
  const country = (actor: string): number => place(isState(actor) ? actor : '');
  return {
    length: rows.length,
    offset: Float64Array.from(rows, ({ event }) => event.trigger.start),
    bytes: column(({ event }) => event.trigger.end - event.trigger.start),
    day: column(({ event }) => dayOfEvent(event) ?? NO_DAY),
    source: column(({ source }) => country(source)),
    target: column(({ target }) => country(target)),
    sourceActor: column(({ source }) => place(source)),
    targetActor: column(({ target }) => place(target)),
    sourceSectors: column(() => 0),
    targetSectors: column(() => 0),
    code: column(({ event }) => place(event.cameo ?? event.category)),
    quad: Uint8Array.from(rows, ({ event }) => event.quad),
    score: Float64Array.from(rows, ({ event }) => event.score),
    mentions: column(() => 1),
    root: new Uint8Array(rows.length).fill(1),
    flags: Uint16Array.from(rows, flagsOf),
    place: column(({ event }) => place(event.place?.iso3 ?? '')),
    id: rows.map(({ event }) => event.id),
    address: rows.map(({ document }) => document),
    texts,
  };
}

function flagsOf({ event, source, target, mirrored }: CaseRow): number {
  let flags = mirrored ? ROW_FLAGS.mirrored : 0;
  if (dayOfEvent(event) === undefined) flags |= ROW_FLAGS.badDate;
  if (!isState(source) || !isState(target)) flags |= ROW_FLAGS.noCountry;
  else if (source === target) flags |= ROW_FLAGS.sameCountry;
  return flags;
}

/** Stretches of more days do not place an act in time; the pictures of texts have the same bound. */
const WIDEST_DAYS = 62;

/** The day in the middle of the days on which an act may have been. */
function dayOfEvent({ date }: Event): number | undefined {
  if (!date) return undefined;
  const [first, last] = [dayNumber(date.first), dayNumber(date.last)];
  return last - first <= WIDEST_DAYS ? first + Math.floor((last - first) / 2) : undefined;
}
