import { loadOptionalAsset } from '#load-asset';
import { type LinearWeights, linearWeights, scoreLabels } from '../../src/learning/linear-classifier.ts';
import { readWeights } from '../../src/learning/read-weights.ts';
import { type EventFrames, loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { announced, type Category } from '../../src/records/plover.ts';
import type { Span } from '../../src/records/span.ts';
import { type FlatSentence, moodBefore, pairFeatures, readFlat } from './pair-features.ts';

/** A sentence in which the two sides of an act are marked; offsets are UTF-16 code units of `text`. */
export interface MarkedPair {
  readonly text: string;
  readonly sources: readonly Span[];
  readonly targets: readonly Span[];
}

/** The PLOVER category between the marked sides; CONCEDE and RETREAT may come as YIELD; null if no word names an act. */
export interface PairCategory {
  readonly category: string | null;
}

export type PairClassifier = (rows: readonly MarkedPair[]) => Promise<readonly PairCategory[]>;

/** Learnt from sentences without a licence, so it lies apart and may be removed: the rules then decide alone. */
const WEIGHTS = 'models/english/unlicensed-sources/pair-classifier.weights';

let shipped: Promise<{ readonly frames: EventFrames; readonly model: LinearWeights | undefined }> | undefined;

/**
 * Says for marked pairs what the source did to the target, without a tree: the frames' acts near the sides, weighed by
 * a linear classifier if its weights are installed, else by rules.
 */
export async function classifyPairs(rows: readonly MarkedPair[]): Promise<readonly PairCategory[]> {
  shipped ??= load();
  const { frames, model } = await shipped;
  return rows.map((row) => classifyPair(row, frames, model));
}

/** The same by rules alone. */
export async function classifyPairsByRule(rows: readonly MarkedPair[]): Promise<readonly PairCategory[]> {
  const frames = await loadEventFrames();
  return rows.map((row) => classifyPair(row, frames, undefined));
}

/** The features of a pair. */
export function pairFeaturesOf(row: MarkedPair, frames: EventFrames): Map<string, number> {
  const words = (spans: readonly Span[]): string => spans.map((span) => row.text.slice(span.start, span.end)).join(' ');
  const flat = readFlat(row.text, row.sources, row.targets, frames);
  return pairFeatures(flat, words(row.sources), words(row.targets), byRule(flat));
}

/** Classifies a pair by weights; without them by rules. */
export function classifyPair(row: MarkedPair, frames: EventFrames, model: LinearWeights | undefined): PairCategory {
  if (!model) return { category: byRule(readFlat(row.text, row.sources, row.targets, frames)) };
  const scores = scoreLabels(model, pairFeaturesOf(row, frames));
  let best = 0;
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? 0)) best = i;
  });
  return { category: model.labels[best] ?? null };
}

/** The first act behind the source, before the target where possible; what is only promised or threatened is that. */
function byRule(flat: FlatSentence): string | null {
  const { triggers, source, target, words } = flat;
  if (triggers.length === 0) return null;
  const between = triggers.filter(
    (t) =>
      (t.at > source && (target < 0 || target < source || t.at < target)) ||
      (target >= 0 && t.at > target && t.at < source),
  );
  const behind = triggers.filter((t) => t.at > source);
  const [first, second] = between.length > 0 ? between : behind.length > 0 ? behind : triggers;
  if (!first) return null;
  let category: Category = first.category;
  if (category === 'AGREE' && !first.noun && second) category = announced(second.category);
  const mood = moodBefore(words, first.at);
  if (mood === 'will') category = announced(category);
  if (mood === 'not' && category !== 'REJECT' && category !== 'ACCUSE') category = 'REJECT';
  return category;
}

async function load(): Promise<{ readonly frames: EventFrames; readonly model: LinearWeights | undefined }> {
  const frames = await loadEventFrames();
  const bytes = await loadOptionalAsset(WEIGHTS);
  return { frames, model: bytes && linearWeights(readWeights(bytes, WEIGHTS)) };
}
