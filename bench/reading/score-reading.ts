import {
  type KeyEvent,
  RECORD_KINDS,
  type ReadingKey,
  type ReadingPrediction,
  type RecordKind,
  type RecordRows,
} from '../../src/casefile/export/answer-key-form.ts';
import { GRADES } from '../../src/records/provenance.ts';
import { isShown } from '../../src/records/shown.ts';
import { type F1Row, Share, type ShareRow, Tally } from '../kit/tally.ts';
import { first, many, touch } from '../texts/key-values.ts';
import { type EventLevel, placed, SAME_RECORD, sameEvent, speakerFound } from './same-record.ts';

/**
 * Scores whole readings against answer keys, as `tools/score_reading.py` of the shared data does. Its docstring says
 * what each figure means; matching is one to one, greedy, nearest first; figures are rounded to three digits.
 */

const EVENT_LEVELS: readonly EventLevel[] = ['triple', 'quad', 'dyad'];
const COUNTED = [...EVENT_LEVELS, 'must', ...RECORD_KINDS] as const;
const SHARED = ['reality', 'dates', 'speakers'] as const;
const SHOWN = ['triple', 'dyad', ...RECORD_KINDS] as const;
const GRADED = ['triple', 'dyad', ...RECORD_KINDS] as const;

type ShownKind = (typeof SHOWN)[number];
type GradedKind = (typeof GRADED)[number];

export type ReadingScores = Readonly<Record<(typeof COUNTED)[number], F1Row>> &
  Readonly<Record<(typeof SHARED)[number], ShareRow>> & {
    /** What a reader of the brief sees by default: records of grade strong or fair. Only where events carry grades. */
    readonly shown?: Readonly<Record<ShownKind, F1Row>>;
    /** The share of each grade's records that are right. Only where events carry grades. */
    readonly grades?: Readonly<Record<GradedKind, Readonly<Record<string, ShareRow>>>>;
  };

/** Later mentions of a matched event that do not count as false. */
const FREE_REPEATS = 2;

interface Counts {
  readonly counted: Readonly<Record<(typeof COUNTED)[number], Tally>>;
  readonly shared: Readonly<Record<(typeof SHARED)[number], Share>>;
  readonly shown: Readonly<Record<ShownKind, Tally>>;
  readonly grades: Readonly<Record<GradedKind, Map<string, Share>>>;
}

/**
 * @param keys answer keys, one an article
 * @param predictions in the keys' form; an article without one counts as an empty reading, the later of two counts
 */
export function scoreReading(keys: readonly ReadingKey[], predictions: readonly ReadingPrediction[]): ReadingScores {
  const byArticle = new Map(predictions.map((prediction) => [prediction.article, prediction]));
  const counts: Counts = {
    counted: fill(COUNTED, () => new Tally()),
    shared: fill(SHARED, () => new Share()),
    shown: fill(SHOWN, () => new Tally()),
    grades: fill(GRADED, () => new Map<string, Share>()),
  };
  for (const key of keys) {
    const pred = byArticle.get(key.article);
    const events = (pred?.events ?? []).map(committed);
    const keyActual = key.events.filter(isActual);
    for (const level of EVENT_LEVELS) countEvents(counts, level, keyActual, events.filter(isActual));
    countReality(counts.shared.reality, key, events);
    for (const kind of RECORD_KINDS) countRecords(counts, kind, key[kind], pred?.[kind]);
    for (const speaker of key.speakers ?? []) {
      counts.shared.speakers.add(speakerFound(speaker, pred?.speakers ?? []));
    }
  }
  const { triple, dyad } = counts.grades;
  const graded = triple.size > 0 || dyad.size > 0;
  return {
    ...fill(COUNTED, (name) => counts.counted[name].row()),
    ...fill(SHARED, (name) => counts.shared[name].row()),
    ...(graded && {
      shown: fill(SHOWN, (name) => counts.shown[name].row()),
      grades: fill(GRADED, (name) => rowsOf(counts.grades[name])),
    }),
  };
}

/**
 * Whether each row that is predicted of one article is right, in the order of the prediction; undefined for rows that are neither: acts
 * that did not happen, and repeats of an event.
 */
export function rowsRight(
  key: ReadingKey,
  prediction: ReadingPrediction,
  kind: 'triple' | 'dyad' | RecordKind,
): readonly (boolean | undefined)[] {
  if (kind !== 'triple' && kind !== 'dyad') {
    const rows = prediction[kind] ?? [];
    if (!key[kind]) return rows.map(() => undefined);
    const used = new Set(pairsOfKind(kind, key[kind], rows).map(([, j]) => j));
    return rows.map((_, j) => used.has(j));
  }
  const events = (prediction.events ?? []).map(committed);
  const acts = events.filter(isActual);
  const { pairs, repeats } = compareEvents(key.events.filter(isActual), acts, kind);
  const used = new Set(pairs.map(([, j]) => j));
  const right = new Map(acts.map((event, j) => [event, repeats.has(j) ? undefined : used.has(j)]));
  return events.map((event) => right.get(event));
}

function pairsOfKind<K extends RecordKind>(
  kind: K,
  keys: readonly RecordRows[K][] | undefined = [],
  rows: readonly RecordRows[K][] | undefined = [],
): readonly Pair[] {
  return match(keys, rows, SAME_RECORD[kind]);
}

function fill<N extends string, T>(names: readonly N[], value: (name: N) => T): Record<N, T> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, T>;
}

function rowsOf(shares: ReadonlyMap<string, Share>): Readonly<Record<string, ShareRow>> {
  return Object.fromEntries([...shares].map(([grade, share]) => [grade, share.row()]));
}

/** Of a prediction's lists the first value counts; alternatives of sides are ignored. */
function committed(event: KeyEvent): KeyEvent {
  const { source_alt: _source, target_alt: _target, ...rest } = event;
  return { ...rest, category: first(event.category), reality: first(event.reality) };
}

/** A missing reality means actual, one that is null does not. */
function isActual(event: KeyEvent): boolean {
  return event.reality === undefined || many(event.reality).includes('actual');
}

/** A row without a grade counts as shown. */
function isRowShown({ grade }: { readonly grade?: string | null }): boolean {
  const known = GRADES.find((one) => one === grade);
  return !known || isShown({ provenance: { grade: known, by: 'model' } });
}

function countGrade(shares: Map<string, Share>, grade: string | null | undefined, right: boolean): void {
  if (!grade) return;
  const share = shares.get(grade) ?? new Share();
  shares.set(grade, share);
  share.add(right);
}

/** Counts the actual events of one article at one level; on triples stand the dates and what must not be missed. */
function countEvents(counts: Counts, level: EventLevel, keys: readonly KeyEvent[], preds: readonly KeyEvent[]): void {
  const { pairs, repeats } = compareEvents(keys, preds, level);
  counts.counted[level].add(pairs.length, keys.length, preds.length - repeats.size);
  if (level !== 'quad') {
    const used = new Set(pairs.map(([, j]) => j));
    preds.forEach(({ grade }, j) => {
      if (!repeats.has(j)) countGrade(counts.grades[level], grade, used.has(j));
    });
    const seen = preds.filter(isRowShown);
    const found = compareEvents(keys, seen, level);
    counts.shown[level].add(found.pairs.length, keys.length, seen.length - found.repeats.size);
  }
  if (level !== 'triple') return;
  const hit = new Set(pairs.map(([i]) => i));
  const musts = keys.flatMap((event, i) => (event.must ? [i] : []));
  counts.counted.must.add(musts.filter((i) => hit.has(i)).length, musts.length, musts.length);
  for (const [i, j] of pairs) {
    const k = keys[i]?.date;
    const p = preds[j]?.date;
    if (k) counts.shared.dates.add(Boolean(p && p[0] <= k[1] && k[0] <= p[1]));
  }
}

type Pair = readonly [key: number, pred: number];

/** Which predictions are which events of the key, and which others only tell one of these again. */
function compareEvents(
  keys: readonly KeyEvent[],
  preds: readonly KeyEvent[],
  level: EventLevel,
): { readonly pairs: readonly Pair[]; readonly repeats: ReadonlySet<number> } {
  const same = (key: KeyEvent, pred: KeyEvent): boolean => sameEvent(key, pred, level) && placed(key, pred);
  const distance = (key: KeyEvent, pred: KeyEvent): number =>
    touch(key.trigger, pred.trigger) ? 0 : touch(key.sentence, pred.trigger) ? 1 : 2;
  const pairs = match(keys, preds, same, distance);
  const used = new Set(pairs.map(([, j]) => j));
  const free = new Map(pairs.map(([i]): [number, number] => [i, FREE_REPEATS]).sort(([a], [b]) => a - b));
  const repeats = new Set<number>();
  preds.forEach((pred, j) => {
    if (used.has(j)) return;
    const told = [...free].find(([i, left]) => left > 0 && same(keys[i] as KeyEvent, pred));
    if (told === undefined) return;
    free.set(told[0], told[1] - 1);
    repeats.add(j);
  });
  return { pairs, repeats };
}

function match<K, P>(
  keys: readonly K[],
  preds: readonly P[],
  ok: (key: K, pred: P) => boolean,
  distance: (key: K, pred: P) => number = () => 0,
): readonly Pair[] {
  const candidates = keys
    .flatMap((key, i) => preds.flatMap((pred, j) => (ok(key, pred) ? [{ distance: distance(key, pred), i, j }] : [])))
    .sort((a, b) => a.distance - b.distance || a.i - b.i || a.j - b.j);
  const usedKeys = new Set<number>();
  const usedPreds = new Set<number>();
  const pairs: Pair[] = [];
  for (const { i, j } of candidates) {
    if (usedKeys.has(i) || usedPreds.has(j)) continue;
    usedKeys.add(i);
    usedPreds.add(j);
    pairs.push([i, j]);
  }
  return pairs;
}

/** Of predicted events that lie on something whose reality the key knows, whether they are called actual as they are. */
function countReality(share: Share, key: ReadingKey, preds: readonly KeyEvent[]): void {
  const actual = key.events.filter(isActual);
  const other = key.events.filter((event) => !isActual(event));
  for (const pred of preds) {
    const on = (events: readonly KeyEvent[]): boolean => events.some(({ trigger }) => touch(trigger, pred.trigger));
    const real = on(actual);
    const unreal = on(other) || (key.not_events ?? []).some(({ span }) => touch(span, pred.trigger));
    if (real !== unreal) share.add(isActual(pred) === real);
  }
}

/** A kind of record that the key leaves out altogether was not coded, and is not scored. */
function countRecords<K extends RecordKind>(
  counts: Counts,
  kind: K,
  keys: readonly RecordRows[K][] | undefined,
  preds: readonly RecordRows[K][] = [],
): void {
  if (!keys) return;
  const pairs = match(keys, preds, SAME_RECORD[kind]);
  counts.counted[kind].add(pairs.length, keys.length, preds.length);
  const seen = preds.filter(isRowShown);
  counts.shown[kind].add(match(keys, seen, SAME_RECORD[kind]).length, keys.length, seen.length);
  const used = new Set(pairs.map(([, j]) => j));
  preds.forEach(({ grade }, j) => {
    countGrade(counts.grades[kind], grade, used.has(j));
  });
}
