import { loadOptionalAsset } from '#load-asset';
import { createEnglish } from '../../src/language/english.ts';
import { type LinearWeights, linearWeights, scoreLabels } from '../../src/learning/linear-classifier.ts';
import { readWeights, type WeightsFile } from '../../src/learning/read-weights.ts';
import { scoreInText, type VectorClassifier, vectorClassifier } from '../../src/learning/vector-classifier.ts';
import { type EventFrames, loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { loadRecordHeads } from '../../src/reading/heads/load-heads.ts';
import { announced, type Category } from '../../src/records/plover.ts';
import type { Span } from '../../src/records/span.ts';
import { type FlatSentence, type MarkedPair, moodBefore, pairFeatures, readFlat } from './pair-features.ts';
import { type PairInText, type PairReader, pairReader } from './pair-vectors.ts';

/** The PLOVER category between the marked sides; CONCEDE and RETREAT may come as YIELD; null if no word names an act. */
export interface PairCategory {
  readonly category: string | null;
}

export type PairClassifier = (rows: readonly MarkedPair[]) => Promise<readonly PairCategory[]>;

/** What was learnt of marked pairs. */
export interface PairModel {
  /** By words alone: for pairs that no encoder has read. */
  readonly alone: LinearWeights;
  /** By these, the encoder's vectors and what its heads say. */
  readonly inText: VectorClassifier;
}

/** Learnt from sentences without a licence, so it lies apart and may be removed: the rules then decide alone. */
const WEIGHTS = 'models/english/unlicensed-sources/pair-classifier.weights';

let shipped: ReturnType<typeof load> | undefined;

/**
 * Says for marked pairs what the source did to the target: the frames' acts near the sides and the words around them, weighed
 * with the encoder's vectors by a linear classifier if its weights are installed, else by rules.
 */
export async function classifyPairs(rows: readonly MarkedPair[]): Promise<readonly PairCategory[]> {
  shipped ??= load();
  const { frames, model, read } = await shipped;
  if (!model) return rows.map((row) => ({ category: byRule(flatOf(row, frames)) }));
  return classifyInText(rows, frames, model, read);
}

/** Classifies pairs by a model, each in its sentence. */
export async function classifyInText(
  rows: readonly MarkedPair[],
  frames: EventFrames,
  model: PairModel,
  read: PairReader | undefined,
): Promise<readonly PairCategory[]> {
  const out: PairCategory[] = [];
  for (const row of rows) out.push(classifyPair(row, frames, model, await read?.(row)));
  return out;
}

/** The same by rules alone. */
export async function classifyPairsByRule(rows: readonly MarkedPair[]): Promise<readonly PairCategory[]> {
  const frames = await loadEventFrames();
  return rows.map((row) => ({ category: byRule(flatOf(row, frames)) }));
}

function flatOf({ text, sources, targets }: MarkedPair, frames: EventFrames): FlatSentence {
  return readFlat(text, sources, targets, frames);
}

/** The features of a pair that no tree is asked for. */
export function pairFeaturesOf(row: MarkedPair, frames: EventFrames): Map<string, number> {
  const words = (spans: readonly Span[]): string => spans.map((span) => row.text.slice(span.start, span.end)).join(' ');
  const flat = flatOf(row, frames);
  return pairFeatures(flat, words(row.sources), words(row.targets), byRule(flat));
}

/** Classifies a pair by weights: by words alone where `inText` is undefined. */
function classifyPair(
  row: MarkedPair,
  frames: EventFrames,
  model: PairModel,
  inText: PairInText | undefined,
): PairCategory {
  const features = pairFeaturesOf(row, frames);
  const scores = inText
    ? scoreInText(model.inText, new Map([...features, ...inText.features]), inText.vectors)
    : scoreLabels(model.alone, features);
  let best = 0;
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? 0)) best = i;
  });
  return { category: model.alone.labels[best] ?? null };
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

/** The weights in a file. */
export function pairModel(file: WeightsFile): PairModel {
  return { alone: linearWeights(file), inText: vectorClassifier(file) };
}

/** What reads pairs in their sentence: the encoder and its heads; undefined where these were removed. */
export async function loadPairReader(): Promise<PairReader | undefined> {
  const engine = await createEnglish();
  const heads = engine.heads === undefined ? undefined : await loadRecordHeads(engine.heads);
  return heads && pairReader(engine, heads);
}

async function load() {
  const [frames, bytes] = await Promise.all([loadEventFrames(), loadOptionalAsset(WEIGHTS)]);
  return bytes
    ? { frames, model: pairModel(readWeights(bytes, WEIGHTS)), read: await loadPairReader() }
    : { frames, model: undefined, read: undefined };
}
