import type {
  KeyEvent,
  KeyForecast,
  KeyMotive,
  KeyPosition,
  KeyProposal,
  KeyRelation,
  KeySpeaker,
  OneOrMany,
  RecordKind,
  RecordRows,
} from '../../src/casefile/export/answer-key-form.ts';
import { type Category, quadOf } from '../../src/records/plover.ts';
import { first, iou, many, sharedValues, spans, touch } from '../texts/key-values.ts';

/** How much of two acts must agree: category and both sides, quad class and both sides, both sides. */
export type EventLevel = 'triple' | 'quad' | 'dyad';

/** Wider than the codebook's: joint support is read as symmetric too. */
const SYMMETRIC: ReadonlySet<string | null> = new Set(['AGREE', 'CONSULT', 'COOPERATE', 'SUPPORT']);
/** So far from a mention of the key's act, in code points, may the words of the prediction stand. */
const REACH = 100;
const STOP_WORDS = new Set('the a an of on in to for and or with by at from its their his her this that s'.split(' '));

/** Whether two acts agree in what the level asks for; symmetric acts may have their parties on other sides. */
export function sameEvent(key: KeyEvent, pred: KeyEvent, level: EventLevel): boolean {
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

/** Whether a prediction speaks of an act where the key does: in its sentence, or about its trigger or another mention. */
export function placed(key: KeyEvent, pred: KeyEvent): boolean {
  const near = [...spans(key.trigger), ...spans(key.also)].map(
    ([start, end]) => [Math.max(0, start - REACH), end + REACH] as const,
  );
  return [...spans(key.sentence), ...near].some((span) => touch(span, pred.trigger));
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

/** Categories that PLOVER lacks share one name, as they share `None` in the Python tool. */
function quadName(category: string | null): string {
  try {
    return String(quadOf(category as Category));
  } catch {
    return 'none';
  }
}

const meet = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((value) => b.includes(value));

/** At least half of all is shared. */
function mostlySame(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>, atLeast: number): boolean {
  const both = sharedValues(a, b);
  return 2 * both >= Math.max(atLeast, a.size + b.size - both);
}

/** For each kind of record whether a prediction is the key's. */
export const SAME_RECORD: {
  readonly [K in RecordKind]: (key: RecordRows[K], pred: RecordRows[K]) => boolean;
} = {
  positions: (key: KeyPosition, pred: KeyPosition) =>
    many(key.actor).includes(first(pred.actor)) &&
    many(key.stance).includes(first(pred.stance)) &&
    samePlace(key, pred),
  proposals: (key: KeyProposal, pred: KeyProposal) =>
    (key.terms ?? []).some((x) => (pred.terms ?? []).some((y) => iou(x.action, y.action) >= 0.15)),
  forecasts: (key: KeyForecast, pred: KeyForecast) => iou(key.then, pred.then) >= 0.3,
  relations: sameRelation,
  motives: (key: KeyMotive, pred: KeyMotive) =>
    many(key.actor).includes(first(pred.actor)) && iou(key.content, pred.content) >= 0.3,
};

/** Whether two positions are told by the same words, or are about the same issue. */
function samePlace(key: KeyPosition, pred: Pick<KeyPosition, 'issue' | 'evidence'>): boolean {
  return iou(key.evidence, pred.evidence) >= 0.3 || mostlySame(contentWords(key.issue), contentWords(pred.issue), 0);
}

function contentWords(text: string | null | undefined): ReadonlySet<string> {
  // A missing issue is the word "none" in the Python tool.
  const found =
    String(text ?? 'None')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  return new Set(found.filter((word) => !STOP_WORDS.has(word)).map((word) => word.replace(/s+$/, '')));
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

/** Whether the first predicted speaker at the place of the key's is the right one, by name or by whom he acts for. */
export function speakerFound(key: KeySpeaker, predicted: readonly KeySpeaker[]): boolean {
  const found = predicted.find((speaker) => touch(spans(key.source)[0], spans(speaker.source)[0]));
  if (!found) return false;
  return many(key.who).includes(first(found.who)) || many(key.acts_for).includes(first(found.acts_for));
}
