import { type Category, quadOf } from '../../src/records/plover.ts';
import type { CodePoints } from '../texts/attribution.ts';
import type {
  KeyEvent,
  KeyForecast,
  KeyMotive,
  KeyPosition,
  KeyProposal,
  KeyRelation,
  KeySpeaker,
  OneOrMany,
  ReadingKey,
  ReadingPrediction,
  SpanOrSpans,
} from '../texts/reading-key.ts';

/**
 * Scores whole readings against answer keys, as `tools/score_reading.py` of the shared data does. Its docstring says
 * what each figure means; matching is one to one, greedy, nearest first; figures are rounded to three digits.
 */

export interface F1Row {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly key: number;
  readonly pred: number;
}

export interface ShareRow {
  readonly accuracy: number | null;
  readonly n: number;
}

export interface ReadingScores {
  readonly triple: F1Row;
  readonly quad: F1Row;
  readonly dyad: F1Row;
  readonly must: F1Row;
  readonly positions: F1Row;
  readonly proposals: F1Row;
  readonly forecasts: F1Row;
  readonly relations: F1Row;
  readonly motives: F1Row;
  readonly reality: ShareRow;
  readonly dates: ShareRow;
  readonly speakers: ShareRow;
}

type EventLevel = 'triple' | 'quad' | 'dyad';
const EVENT_LEVELS: readonly EventLevel[] = ['triple', 'quad', 'dyad'];

/** Wider than the codebook's: joint support is read as symmetric too. */
const SYMMETRIC: ReadonlySet<string | null> = new Set(['AGREE', 'CONSULT', 'COOPERATE', 'SUPPORT']);
const STOP_WORDS = new Set('the a an of on in to for and or with by at from its their his her this that s'.split(' '));
/** Later mentions of a matched event that do not count as false. */
const FREE_REPEATS = 2;

/** A list of alternatives may hold null ("for a state or for nobody"). */
export function many(value: OneOrMany | undefined): readonly (string | null)[] {
  return value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function first(value: OneOrMany | undefined): string | null {
  return many(value)[0] ?? null;
}

function isSpan(value: CodePoints | readonly CodePoints[]): value is CodePoints {
  return typeof value[0] === 'number';
}

function spans(value: SpanOrSpans | undefined): readonly CodePoints[] {
  if (!value || value.length === 0) return [];
  return isSpan(value) ? [value] : value;
}

function touch(a: CodePoints | null | undefined, b: CodePoints | null | undefined): boolean {
  return Boolean(a && b && a[0] < b[1] && b[0] < a[1]);
}

/** Shared characters over all characters of two sets of spans. */
export function iou(a: SpanOrSpans | undefined, b: SpanOrSpans | undefined): number {
  const characters = (value: SpanOrSpans | undefined): Set<number> => {
    const set = new Set<number>();
    for (const [start, end] of spans(value)) for (let i = start; i < end; i++) set.add(i);
    return set;
  };
  const left = characters(a);
  const right = characters(b);
  const both = sharedValues(left, right);
  const either = left.size + right.size - both;
  return either ? both / either : 0;
}

function contentWords(text: string | null | undefined): ReadonlySet<string> {
  // A missing issue is the word "none" in the Python tool.
  const found =
    String(text ?? 'None')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  return new Set(found.filter((word) => !STOP_WORDS.has(word)).map((word) => word.replace(/s+$/, '')));
}

const meet = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((value) => b.includes(value));

function sharedValues(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}

/** At least half of all is shared. */
function mostlySame(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>, atLeast: number): boolean {
  const both = sharedValues(a, b);
  return 2 * both >= Math.max(atLeast, a.size + b.size - both);
}

function sameSides(key: KeyEvent, pred: KeyEvent): boolean {
  const agree = (options: readonly OneOrMany[], side: OneOrMany | undefined): boolean =>
    options.some((option) => {
      const a = many(option);
      const b = many(side);
      return (a.length === 0 && b.length === 0) || mostlySame(new Set(a), new Set(b), 1);
    });
  return (
    agree([many(key.source), ...(key.source_alt ?? [])], pred.source) &&
    agree([many(key.target), ...(key.target_alt ?? [])], pred.target)
  );
}

function sameEvent(key: KeyEvent, pred: KeyEvent, level: EventLevel): boolean {
  const k = many(key.category);
  const p = many(pred.category);
  if (level === 'triple' && !meet(k, p)) return false;
  if (level === 'quad' && !meet(k.map(quadName), p.map(quadName))) return false;
  if (sameSides(key, pred)) return true;
  const parties = (event: KeyEvent): Set<string | null> => new Set([...many(event.source), ...many(event.target)]);
  const a = parties(key);
  const b = parties(pred);
  return (
    k.some((category) => SYMMETRIC.has(category)) &&
    p.some((category) => SYMMETRIC.has(category)) &&
    sharedValues(a, b) >= 2 &&
    mostlySame(a, b, 0)
  );
}

/** Categories that PLOVER lacks share one name, as they share `None` in the Python tool. */
function quadName(category: string | null): string {
  try {
    return String(quadOf(category as Category));
  } catch {
    return 'none';
  }
}

/** A missing reality means actual, one that is null does not. */
function isActual(event: KeyEvent): boolean {
  return event.reality === undefined || many(event.reality).includes('actual');
}

function match<K, P>(
  keys: readonly K[],
  preds: readonly P[],
  ok: (key: K, pred: P) => boolean,
  distance: (key: K, pred: P) => number = () => 0,
): readonly (readonly [number, number])[] {
  const candidates = keys
    .flatMap((key, i) => preds.flatMap((pred, j) => (ok(key, pred) ? [{ distance: distance(key, pred), i, j }] : [])))
    .sort((a, b) => a.distance - b.distance || a.i - b.i || a.j - b.j);
  const usedKeys = new Set<number>();
  const usedPreds = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { i, j } of candidates) {
    if (usedKeys.has(i) || usedPreds.has(j)) continue;
    usedKeys.add(i);
    usedPreds.add(j);
    pairs.push([i, j]);
  }
  return pairs;
}

/** Three digits, as Python rounds: the exact value decides, and a true tie (an odd sixteenth) goes to the even digit. */
export function round3(value: number): number {
  const sixteenths = value * 16;
  if (!Number.isInteger(sixteenths) || sixteenths % 2 === 0) return Number(value.toFixed(3));
  const below = Math.floor(value * 1000);
  return (below % 2 === 0 ? below : below + 1) / 1000;
}

class Tally {
  private hit = 0;
  private key = 0;
  private pred = 0;

  add(hit: number, key: number, pred: number): void {
    this.hit += hit;
    this.key += key;
    this.pred += pred;
  }

  row(): F1Row {
    const p = this.pred ? this.hit / this.pred : 0;
    const r = this.key ? this.hit / this.key : 0;
    return {
      P: round3(p),
      R: round3(r),
      F1: p + r ? round3((2 * p * r) / (p + r)) : 0,
      key: this.key,
      pred: this.pred,
    };
  }
}

class Share {
  private good = 0;
  private n = 0;

  add(good: boolean): void {
    if (good) this.good++;
    this.n++;
  }

  row(): ShareRow {
    return { accuracy: this.n ? round3(this.good / this.n) : null, n: this.n };
  }
}

function samePosition(key: KeyPosition, pred: KeyPosition): boolean {
  return (
    many(key.actor).includes(first(pred.actor)) && many(key.stance).includes(first(pred.stance)) && samePlace(key, pred)
  );
}

/** Whether two positions are told by the same words, or are about the same issue. */
export function samePlace(key: KeyPosition, pred: Pick<KeyPosition, 'issue' | 'evidence'>): boolean {
  return iou(key.evidence, pred.evidence) >= 0.3 || mostlySame(contentWords(key.issue), contentWords(pred.issue), 0);
}

function sameProposal(key: KeyProposal, pred: KeyProposal): boolean {
  return (key.terms ?? []).some((x) => (pred.terms ?? []).some((y) => iou(x.action, y.action) >= 0.15));
}

function sameForecast(key: KeyForecast, pred: KeyForecast): boolean {
  return iou(key.then, pred.then) >= 0.3;
}

function sameRelation(key: KeyRelation, pred: KeyRelation): boolean {
  const keyPair = new Set([first(key.a), first(key.b)]);
  const predPair = new Set([first(pred.a), first(pred.b)]);
  const change = first(pred.change);
  return (
    keyPair.size === predPair.size &&
    sharedValues(keyPair, predPair) === keyPair.size &&
    (many(key.quality).includes(first(pred.quality)) || (many(key.change).includes(change) && change !== 'none'))
  );
}

function sameMotive(key: KeyMotive, pred: KeyMotive): boolean {
  return many(key.actor).includes(first(pred.actor)) && iou(key.content, pred.content) >= 0.3;
}

/** Whether the first predicted speaker at the place of the key's is the right one, by name or by whom he acts for. */
function speakerFound(key: KeySpeaker, predicted: readonly KeySpeaker[]): boolean {
  const found = predicted.find((speaker) => touch(spans(key.source)[0], spans(speaker.source)[0]));
  if (!found) return false;
  return many(key.who).includes(first(found.who)) || many(key.acts_for).includes(first(found.acts_for));
}

/** Of a prediction's lists the first value counts; alternatives of sides are ignored. */
function committed(event: KeyEvent): KeyEvent {
  const { source_alt: _source, target_alt: _target, ...rest } = event;
  return { ...rest, category: first(event.category), reality: first(event.reality) };
}

/**
 * @param keys answer keys, one an article
 * @param predictions in the keys' form; an article without one counts as an empty reading, the later of two counts
 */
export function scoreReading(keys: readonly ReadingKey[], predictions: readonly ReadingPrediction[]): ReadingScores {
  const byArticle = new Map(predictions.map((prediction) => [prediction.article, prediction]));
  const triple = new Tally();
  const quad = new Tally();
  const dyad = new Tally();
  const levels: Record<EventLevel, Tally> = { triple, quad, dyad };
  const must = new Tally();
  const positions = new Tally();
  const proposals = new Tally();
  const forecasts = new Tally();
  const relations = new Tally();
  const motives = new Tally();
  const reality = new Share();
  const dates = new Share();
  const speakers = new Share();

  const near = (key: KeyEvent, pred: KeyEvent): number =>
    touch(key.trigger, pred.trigger) ? 0 : touch(key.sentence, pred.trigger) ? 1 : 2;

  for (const key of keys) {
    const pred = byArticle.get(key.article);
    const predictedEvents = (pred?.events ?? []).map(committed);
    const keyActual = key.events.filter(isActual);
    const predActual = predictedEvents.filter(isActual);

    for (const level of EVENT_LEVELS) {
      const pairs = match(keyActual, predActual, (k, p) => sameEvent(k, p, level), near);
      const repeats = countRepeats(keyActual, predActual, pairs, level);
      levels[level].add(pairs.length, keyActual.length, predActual.length - repeats);
      if (level !== 'triple') continue;
      const hit = new Set(pairs.map(([i]) => i));
      const musts = keyActual.flatMap((event, i) => (event.must ? [i] : []));
      must.add(musts.filter((i) => hit.has(i)).length, musts.length, musts.length);
      for (const [i, j] of pairs) {
        const k = keyActual[i]?.date;
        const p = predActual[j]?.date;
        if (k) dates.add(Boolean(p && p[0] <= k[1] && k[0] <= p[1]));
      }
    }

    const unrealEvents = key.events.filter((event) => !isActual(event));
    for (const event of predictedEvents) {
      const on = (events: readonly KeyEvent[]): boolean => events.some((k) => touch(k.trigger, event.trigger));
      const real = on(keyActual);
      const unreal = on(unrealEvents) || (key.not_events ?? []).some((row) => touch(row.span, event.trigger));
      if (real !== unreal) reality.add(isActual(event) === real);
    }

    countMatches(positions, key.positions, pred?.positions, samePosition);
    countMatches(proposals, key.proposals, pred?.proposals, sameProposal);
    countMatches(forecasts, key.forecasts, pred?.forecasts, sameForecast);
    countMatches(relations, key.relations, pred?.relations, sameRelation);
    countMatches(motives, key.motives, pred?.motives, sameMotive);
    for (const speaker of key.speakers ?? []) speakers.add(speakerFound(speaker, pred?.speakers ?? []));
  }
  return {
    triple: triple.row(),
    quad: quad.row(),
    dyad: dyad.row(),
    must: must.row(),
    positions: positions.row(),
    proposals: proposals.row(),
    forecasts: forecasts.row(),
    relations: relations.row(),
    motives: motives.row(),
    reality: reality.row(),
    dates: dates.row(),
    speakers: speakers.row(),
  };
}

/** A kind of record that the key leaves out altogether was not coded, and is not scored. */
function countMatches<K, P>(
  tally: Tally,
  keys: readonly K[] | undefined,
  preds: readonly P[] | undefined,
  ok: (key: K, pred: P) => boolean,
): void {
  if (keys) tally.add(match(keys, preds ?? [], ok).length, keys.length, preds?.length ?? 0);
}

function countRepeats(
  keys: readonly KeyEvent[],
  preds: readonly KeyEvent[],
  pairs: readonly (readonly [number, number])[],
  level: EventLevel,
): number {
  const hit = pairs.map(([i]) => i).sort((a, b) => a - b);
  const used = new Set(pairs.map(([, j]) => j));
  const free = new Map(hit.map((i) => [i, FREE_REPEATS]));
  let repeats = 0;
  preds.forEach((pred, j) => {
    if (used.has(j)) return;
    const i = hit.find((index) => free.get(index) && sameEvent(keys[index] as KeyEvent, pred, level));
    if (i === undefined) return;
    free.set(i, (free.get(i) ?? 0) - 1);
    repeats++;
  });
  return repeats;
}
