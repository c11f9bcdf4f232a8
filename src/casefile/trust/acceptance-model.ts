import type { AnyRecord } from '../../records/reading.ts';
import { type Features, featuresOf, OWN_ODDS, readerProbability } from './acceptance-features.ts';
import { drawOrder } from './draw-order.ts';
import { dot, fitLogistic, logit, logLoss, type SparseRow, sigmoid } from './logistic-regression.ts';
import type { Judged } from './verdict.ts';

/** Decisions on one kind of record without which nothing is learnt of it. */
export const FEWEST_DECISIONS = 50;
/** Of each answer there must be so many. */
const FEWEST_OF_EACH = 5;
const FOLDS = 5;
/** A feature that is rarer among the decisions tells nothing of other records. */
const FEWEST_WITH_FEATURE = 3;
/** How strongly weights are held at nothing. The last holds all of them there, so that only the level is learnt. */
const STRENGTHS = [8, 16, 32, 64, 128, 1e6] as const;

/** How good probabilities are that were told of records before their decisions were known. */
export interface Foretold {
  /** Mean surprise in nats; lower is better. */
  readonly logLoss: number;
  /** Mean squared distance from the answer; lower is better. */
  readonly brier: number;
}

/** What cross-validation says of a model. */
export interface CrossValidation {
  readonly folds: number;
  /** What was kept together: all records of a document, or, where there are too few documents, each record by itself. */
  readonly by: 'document' | 'record';
  /** The share accepted, told of every record. */
  readonly share: Foretold;
  /** The reader's own probabilities. */
  readonly reader: Foretold;
  readonly model: Foretold;
  /** In steps of the foretold probability: how many were accepted. */
  readonly steps: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: number;
    readonly foretold: number;
    readonly accepted: number;
  }[];
  /** Precision among the surest records that hold as many right ones as those that are shown by default. */
  readonly shown?: { readonly recall: number; readonly reader: number; readonly model: number };
}

/** What was learnt of one kind of record. */
export interface KindModel {
  readonly kind: AnyRecord['kind'];
  readonly n: number;
  readonly accepted: number;
  /** How strongly the weights were held back. */
  readonly strength: number;
  readonly validation: CrossValidation;
  /** Weights in log-odds, by feature, the strongest first. */
  readonly weights: readonly (readonly [feature: string, weight: number])[];
}

/** Why there is no model of a kind. */
export interface NoModel {
  readonly kind: AnyRecord['kind'];
  readonly n: number;
  readonly accepted: number;
}

/** What was learnt of a person's decisions. */
export interface AcceptanceModel {
  readonly kinds: readonly KindModel[];
  readonly lacking: readonly NoModel[];
  /** How likely a person accepts a record as the reader made it; undefined for a kind of which nothing was learnt. */
  readonly probability: (machine: AnyRecord) => number | undefined;
}

/** What a model learns from: a record and whether it was accepted as it was. */
export interface Example {
  readonly id: string;
  readonly document: string;
  readonly machine: AnyRecord;
  readonly right: boolean;
}

/**
 * Learns from decisions how likely a person accepts what the reader makes of these texts: for each kind of record a
 * logistic regression on {@link featuresOf}, held back by a strength that cross-validation chose. It begins at the reader's own
 * probabilities and departs from them as far as decisions bear out. Pure: the same decisions, in any order, give the same model.
 *
 * @param judged decisions; a kind with fewer than 50, or fewer than 5 of either answer, is left out
 */
export function learnAcceptance(judged: readonly Judged[]): AcceptanceModel {
  const kinds: KindModel[] = [];
  const lacking: NoModel[] = [];
  const fitted = new Map<string, Fitted>();
  for (const [kind, own] of examplesByKind(judged)) {
    const accepted = own.filter(({ right }) => right).length;
    if (!isEnough(own)) {
      lacking.push({ kind, n: own.length, accepted });
      continue;
    }
    const { strength, validation } = validated(own);
    const model = fitExamples(own, strength);
    fitted.set(kind, model);
    kinds.push({ kind, n: own.length, accepted, strength, validation, weights: model.weights });
  }
  return {
    kinds,
    lacking,
    probability: (machine) => fitted.get(machine.kind)?.probability(machine),
  };
}

function examplesByKind(judged: readonly Judged[]): ReadonlyMap<AnyRecord['kind'], readonly Example[]> {
  const examples = judged
    .map(({ id, document, machine, verdict }): Example => ({ id, document, machine, right: verdict === 'right' }))
    .sort((a, b) => compare(a.document, b.document) || compare(a.id, b.id));
  const byKind = new Map<AnyRecord['kind'], Example[]>();
  for (const example of examples) {
    const own = byKind.get(example.machine.kind);
    if (own) own.push(example);
    else byKind.set(example.machine.kind, [example]);
  }
  return byKind;
}

function isEnough(examples: readonly Example[]): boolean {
  const accepted = examples.filter(({ right }) => right).length;
  return examples.length >= FEWEST_DECISIONS && Math.min(accepted, examples.length - accepted) >= FEWEST_OF_EACH;
}

/** How likely each decided record would be accepted, by models that did not learn from its own part. */
export function heldOut(judged: readonly Judged[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const examples of examplesByKind(judged).values()) {
    if (!isEnough(examples)) continue;
    const { told } = validated(examples);
    for (const [i, { id }] of examples.entries()) found.set(id, sigmoid(told[i] ?? 0));
  }
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A model of one kind. */
export interface Fitted {
  readonly probability: (machine: AnyRecord) => number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
}

/**
 * Fits one kind.
 * @param strength how strongly weights are held back
 */
export function fitExamples(examples: readonly Example[], strength: number): Fitted {
  const features = examples.map(({ machine }) => featuresOf(machine));
  const counts = new Map<string, number>();
  for (const row of features) for (const name of row.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([name, n]) => name !== OWN_ODDS && n >= FEWEST_WITH_FEATURE)
    .map(([name]) => name)
    .sort();
  const places = new Map([[OWN_ODDS, 1], ...names.map((name, i): [string, number] => [name, i + 2])]);
  const mean = new Float64Array(names.length + 2);
  const held = new Float64Array(names.length + 2).fill(strength);
  // The level is free; the reader's own odds count in full until decisions say otherwise.
  held[0] = 0.01;
  mean[1] = 1;
  held[1] = Math.min(strength, 8);
  const rows = features.map((row) => rowOf(row, places));
  const weights = fitLogistic(
    rows,
    examples.map(({ right }) => right),
    { mean, strength: held },
  );
  return {
    probability: (machine) => sigmoid(dot(rowOf(featuresOf(machine), places), weights)),
    weights: [...places]
      .map(([name, place]) => [name, weights[place] ?? 0] as const)
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || compare(a[0], b[0])),
  };
}

function rowOf(features: Features, places: ReadonlyMap<string, number>): SparseRow {
  const at = [0];
  const values = [1];
  for (const [name, value] of features) {
    const place = places.get(name);
    if (place === undefined) continue;
    at.push(place);
    values.push(value);
  }
  return { at, values };
}

/** Chooses how strongly to hold back, and says how good the chosen model is on records that it did not learn from. */
export function validated(examples: readonly Example[]): {
  readonly strength: number;
  readonly validation: CrossValidation;
  /** Log-odds of each example, from models that did not learn from its part. */
  readonly told: readonly number[];
} {
  const documents = new Set(examples.map(({ document }) => document));
  const by = documents.size >= FOLDS ? 'document' : 'record';
  const foldOf = folds(by === 'document' ? [...documents] : examples.map(({ id }) => id));
  const fold = (example: Example): number => foldOf.get(by === 'document' ? example.document : example.id) ?? 0;
  const held = STRENGTHS.map((strength) => ({ strength, told: toldFrom(examples, fold, strength) }));
  const losses = held.map(({ told }) => foretold(examples, told).logLoss);
  const { strength, told } = held[losses.indexOf(Math.min(...losses))] ?? { strength: STRENGTHS[0], told: [] };
  const share = examples.map((example) => {
    const others = examples.filter((one) => fold(one) !== fold(example));
    return logit((others.filter(({ right }) => right).length + 1) / (others.length + 2));
  });
  const reader = examples.map(({ machine }) => logit(readerProbability(machine)));
  const shown = shownAtEqualRecall(examples, reader, told);
  return {
    strength,
    told,
    validation: {
      folds: FOLDS,
      by,
      share: foretold(examples, share),
      reader: foretold(examples, reader),
      model: foretold(examples, told),
      steps: stepsOf(examples, told),
      ...(shown ? { shown } : {}),
    },
  };
}

/** Parts of as many documents each, the same on every run. */
function folds(ids: readonly string[]): ReadonlyMap<string, number> {
  const order = ids.toSorted((a, b) => drawOrder('fold', 1, a) - drawOrder('fold', 1, b) || compare(a, b));
  return new Map(order.map((id, i) => [id, i % FOLDS]));
}

/** What a model that did not see the part of each record says of it, in log-odds. */
function toldFrom(
  examples: readonly Example[],
  fold: (example: Example) => number,
  strength: number,
): readonly number[] {
  const models = Array.from({ length: FOLDS }, (_, part) =>
    fitExamples(
      examples.filter((example) => fold(example) !== part),
      strength,
    ),
  );
  return examples.map((example) => logit(models[fold(example)]?.probability(example.machine) ?? 0.5));
}

function foretold(examples: readonly Example[], told: readonly number[]): Foretold {
  let surprise = 0;
  let distance = 0;
  for (const [i, { right }] of examples.entries()) {
    const odds = told[i] ?? 0;
    surprise += logLoss(odds, right);
    distance += (sigmoid(odds) - (right ? 1 : 0)) ** 2;
  }
  return { logLoss: surprise / examples.length, brier: distance / examples.length };
}

function stepsOf(examples: readonly Example[], told: readonly number[]): CrossValidation['steps'] {
  return [0, 0.2, 0.4, 0.6, 0.8].flatMap((from) => {
    const to = from + 0.2;
    const inside = examples.flatMap(({ right }, i) => {
      const p = sigmoid(told[i] ?? 0);
      return p >= from && (p < to || (to > 0.99 && p <= 1)) ? [{ right, p }] : [];
    });
    if (inside.length === 0) return [];
    const mean = inside.reduce((sum, { p }) => sum + p, 0) / inside.length;
    const accepted = inside.filter(({ right }) => right).length;
    return [{ from, to: Math.round(to * 10) / 10, n: inside.length, foretold: mean, accepted }];
  });
}

/**
 * What is right among the records that are shown by default (●●● and ●●○), and among as many of the model's surest as hold
 * as many right ones.
 */
function shownAtEqualRecall(
  examples: readonly Example[],
  reader: readonly number[],
  told: readonly number[],
): CrossValidation['shown'] {
  const all = examples.filter(({ right }) => right).length;
  const shown = examples.filter(({ machine }) => machine.provenance.grade !== 'weak');
  const hits = shown.filter(({ right }) => right).length;
  if (hits === 0 || all === 0 || shown.length === examples.length) return undefined;
  const at = (scores: readonly number[]): number =>
    precisionAt(
      examples.map(({ right }) => right),
      scores,
      hits,
    );
  return { recall: hits / all, reader: at(reader), model: at(told) };
}

/**
 * Precision among the surest cases, taken from the top until they hold so many right ones. Cases of one score are taken
 * together as far as they are needed: each counts for its part.
 */
export function precisionAt(right: readonly boolean[], scores: readonly number[], hits: number): number {
  const order = right.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  let found = 0;
  let taken = 0;
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i] ?? 0];
    let end = i;
    let own = 0;
    while (end < order.length && scores[order[end] ?? 0] === score) {
      if (right[order[end] ?? 0]) own++;
      end++;
    }
    if (own > 0 && found + own >= hits) return hits / (taken + ((hits - found) / own) * (end - i));
    found += own;
    taken += end - i;
    i = end;
  }
  return taken === 0 ? 0 : found / taken;
}
