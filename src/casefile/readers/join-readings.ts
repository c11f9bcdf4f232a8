import type { Actor } from '../../records/actor.ts';
import type { Grade } from '../../records/grade.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Position } from '../../records/position.ts';
import type { Provenance } from '../../records/provenance.ts';
import { jointReading, modelOf, PROGRAM_READER, type ReadersTaken } from '../../records/reader-name.ts';
import type { AnyRecord, Reading, RecordList } from '../../records/reading.ts';
import { labelOf, rolesOf } from '../coders/record-label.ts';
import { LIST_OF, listedRecords, withRecords } from '../journal/reading-records.ts';
import { anchorOf } from '../journal/record-name.ts';
import { otherwiseIn } from './record-differences.ts';

/** A reading of a language model. */
export interface SecondReading {
  readonly model: string;
  /** What it was asked for: of other lists its silence says nothing. */
  readonly lists: readonly string[];
  readonly reading: Reading;
}

/** A second reading by what its name tells; undefined for one of the program. */
export function secondReading(reading: Reading): SecondReading | undefined {
  const named = modelOf(reading.reader);
  return named && { model: named.model, lists: named.lists, reading };
}

/** A record while readings are joined. */
interface Joined {
  readonly record: AnyRecord;
  readonly readers: readonly string[];
  readonly otherwise: NonNullable<Provenance['otherwise']>;
}

/**
 * Joins what the program read in a text with what language models read in it. Two records meet that are of one kind and
 * share words; the program's stays, with who else found it and what the others make of it. Nothing is left out; how the
 * readers are taken decides only what counts:
 *
 * - `beside`: what a model alone found is ●○○
 * - `union`: what a model alone found is ●●○
 * - `intersection`: whatever not all readers found and call the same is ●○○
 *
 * @param own the program's own reading
 */
export function joinReadings(own: Reading, seconds: readonly SecondReading[], taken: ReadersTaken): Reading {
  let joined: readonly Joined[] = listedRecords(own).map(({ record }) => ({
    record,
    readers: [PROGRAM_READER],
    otherwise: [],
  }));
  for (const second of seconds) joined = withSecond(joined, second);
  const records = joined.map((one) => graded(one, seconds, taken));
  const reader = jointReading(
    own.reader,
    seconds.map(({ model }) => model),
    taken,
  );
  const actors = [own, ...seconds.map(({ reading }) => reading)].flatMap((reading) => reading.actors);
  const warnings = [...own.warnings, ...seconds.flatMap(({ reading }) => reading.warnings)];
  const whole = { ...own, reader, actors: onceEach(actors), warnings: [...new Set(warnings)] };
  return withIssues(withRecords(whole, inTextOrder(records)), own);
}

function withSecond(joined: readonly Joined[], { model, lists, reading }: SecondReading): readonly Joined[] {
  const asked = new Set<string>(lists);
  const isAsked = ({ kind }: AnyRecord): boolean => asked.has(LIST_OF[kind]);
  const theirs = listedRecords(reading).map(({ record }) => record);
  const pairs = meetings(
    joined.map(({ record }) => record),
    theirs,
  );
  const met = new Set(pairs.values());
  return [
    ...joined.map((one, i): Joined => {
      const other = pairs.get(i);
      const record = other === undefined ? undefined : theirs[other];
      if (!record || !isAsked(record)) return one;
      const says = otherwiseIn(one.record, record).map((difference) => ({ reader: model, ...difference }));
      return { ...one, readers: [...one.readers, model], otherwise: [...one.otherwise, ...says] };
    }),
    ...theirs.flatMap((record, i): readonly Joined[] =>
      met.has(i) ? [] : [{ record, readers: [model], otherwise: [] }],
    ),
  ];
}

/** Which records of two readers meet, one to one: those that say the same first, then those that begin nearest. */
function meetings(ours: readonly AnyRecord[], theirs: readonly AnyRecord[]): ReadonlyMap<number, number> {
  const candidates = ours.flatMap((a, i) =>
    theirs.flatMap((b, j) => {
      if (!shareWords(a, b)) return [];
      const unlike = (labelOf(a) === labelOf(b) ? 0 : 2) + (rolesOf(a) === rolesOf(b) ? 0 : 1);
      return [{ i, j, unlike, apart: Math.abs(startOf(a) - startOf(b)) }];
    }),
  );
  candidates.sort((a, b) => a.unlike - b.unlike || a.apart - b.apart || a.i - b.i || a.j - b.j);
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  for (const { i, j } of candidates) {
    if (pairs.has(i) || used.has(j)) continue;
    pairs.set(i, j);
    used.add(j);
  }
  return pairs;
}

function shareWords(a: AnyRecord, b: AnyRecord): boolean {
  if (a.kind !== b.kind) return false;
  const spans = anchorOf(b);
  return anchorOf(a).some((span) => spans.some((other) => overlaps(span, other)));
}

function startOf(record: AnyRecord): number {
  return anchorOf(record)[0]?.start ?? record.sentence.span.start;
}

/** The record with who found it, and the grade that the way in which readers are taken gives it. */
function graded(
  { record, readers, otherwise }: Joined,
  seconds: readonly SecondReading[],
  taken: ReadersTaken,
): AnyRecord {
  const list: RecordList = LIST_OF[record.kind];
  const asked = seconds.filter(({ lists }) => lists.includes(list));
  if (asked.length === 0) return record;
  const all = readers.length === asked.length + 1 && otherwise.length === 0;
  const { grade: own, ...provenance } = record.provenance;
  const byModelAlone = !readers.includes(PROGRAM_READER);
  const grade: Grade = taken === 'intersection' && !all ? 'weak' : taken === 'union' && byModelAlone ? 'fair' : own;
  return {
    ...record,
    provenance: {
      ...provenance,
      grade,
      readers: [...readers],
      ...(otherwise.length > 0 ? { otherwise: [...otherwise] } : {}),
    },
  };
}

function inTextOrder(records: readonly AnyRecord[]): readonly AnyRecord[] {
  return records.toSorted((a, b) => a.sentence.index - b.sentence.index);
}

function onceEach(actors: readonly Actor[]): Actor[] {
  const known = new Map<string, Actor>();
  for (const actor of actors) if (!known.has(actor.id)) known.set(actor.id, actor);
  return [...known.values()];
}

/** Positions of a model join the issue of the program's that has their words for a name. */
function withIssues(reading: Reading, { issues }: Reading): Reading {
  if (!issues) return reading;
  const byName = new Map(
    issues.flatMap((issue) => [issue.name, ...issue.aliases].map((name) => [name.toLowerCase(), issue.id] as const)),
  );
  const positions = reading.positions.map((position): Position => {
    const id = position.issueId ?? byName.get(position.issue.toLowerCase());
    return id === undefined ? position : { ...position, issueId: id };
  });
  return {
    ...reading,
    positions,
    issues: issues.map((issue) => {
      const members = positions.filter(({ issueId }) => issueId === issue.id).map(({ id }) => id);
      return { ...issue, positions: [...new Set([...issue.positions, ...members])] };
    }),
  };
}
