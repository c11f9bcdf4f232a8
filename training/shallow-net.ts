import { hashedWeights } from '../src/learning/hashed-weights.ts';
import type { ShallowNet } from '../src/learning/shallow-net.ts';

export interface NetExample {
  /** Hashed features. */
  readonly features: readonly number[];
  /** Number of the right label. */
  readonly label: number;
  /** How far the label holds, 0 to 1; the rest of the example counts for label 0. All of it without. */
  readonly share?: number;
}

export interface NetSettings {
  readonly labels: number;
  readonly units: number;
  readonly epochs: number;
  readonly rate: number;
  /** Features of fewer examples are left out. */
  readonly least: number;
  /** Share of the features that are left out at each step (Srivastava et al. 2014). */
  readonly drop: number;
  readonly decay: number;
  /** Weight of each label's examples; 1 without. */
  readonly costs?: readonly number[];
  /** Whether the mean of the weights over the later half of the steps is kept, which is steadier (Polyak, Juditsky 1992). */
  readonly mean?: boolean;
  readonly seed: number;
}

/** Numbers from 0 to 1, the same on every run (Park and Miller 1988). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The features that enough examples have, as ascending keys. */
export function frequentFeatures(examples: Iterable<Iterable<number>>, least: number): Uint32Array {
  const counts = new Map<number, number>();
  for (const features of examples)
    for (const feature of features) counts.set(feature >>> 0, (counts.get(feature >>> 0) ?? 0) + 1);
  return Uint32Array.from([...counts].filter(([, count]) => count >= least).map(([key]) => key)).sort();
}

/** Examples between two weights that count for their mean. */
export const MEAN_EVERY = 500;

/** Weights whose mean over the steps at which they are taken is what is kept in the end. */
export function meanOf(values: Float32Array | number[]): { readonly take: () => void; readonly finish: () => void } {
  const sum = new Float64Array(values.length);
  let taken = 0;
  return {
    take: () => {
      for (let i = 0; i < values.length; i++) sum[i] = (sum[i] as number) + (values[i] as number);
      taken++;
    },
    finish: () => {
      for (let i = 0; taken > 0 && i < values.length; i++) values[i] = (sum[i] as number) / taken;
    },
  };
}

/** Puts the numbers 0 to n - 1 into a new order. */
export function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

/**
 * Fits a shallow net: cross-entropy, AdaGrad (Duchi, Hazan, Singer 2011), with features dropped at random. The same
 * examples and settings give the same weights.
 */
export function fitNet(examples: readonly NetExample[], settings: NetSettings): ShallowNet {
  const { labels, units, drop, decay } = settings;
  const random = generator(settings.seed);
  const width = labels + units;
  const keys = frequentFeatures(
    examples.map(({ features }) => new Set(features)),
    settings.least,
  );
  const rowByKey = new Map([...keys.entries()].map(([row, key]) => [key, row]));
  const rows = examples.map(({ features }) =>
    Int32Array.from([...new Set(features)].flatMap((feature) => rowByKey.get(feature >>> 0) ?? [])),
  );
  const table = hashedWeights(keys, width);
  const { values } = table;
  for (let i = 0; i < values.length; i++) if (i % width >= labels) values[i] = (random() - 0.5) * 0.1;
  const bias = new Array<number>(labels).fill(0);
  const hidden = new Array<number>(units).fill(0);
  const out = Array.from({ length: units * labels }, () => (random() - 0.5) * 0.5);
  const net: ShallowNet = { table, bias, hidden, out };
  const start = 1e-3;
  const squares = new Float32Array(values.length).fill(start);
  const biasSquares = new Float32Array(labels).fill(start);
  const hiddenSquares = new Float32Array(units).fill(start);
  const outSquares = new Float32Array(out.length).fill(start);
  const order = examples.map((_, i) => i);
  const shares = new Float64Array(labels);
  const means = settings.mean ? [values, bias, hidden, out].map(meanOf) : [];
  let seen = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (1 - (0.7 * epoch) / settings.epochs);
    shuffle(order, random);
    for (const at of order) {
      seen++;
      if (epoch >= settings.epochs / 2 && seen % MEAN_EVERY === 0) for (const mean of means) mean.take();
      const kept = (rows[at] as Int32Array).filter(() => random() > drop);
      const boost = 1 / (1 - drop);
      // Forward with the kept features made as strong as all of them.
      const scores = Float64Array.from(bias);
      const active = Float64Array.from(hidden);
      for (const row of kept) {
        const base = row * width;
        for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + boost * (values[base + l] as number);
        for (let u = 0; u < units; u++)
          active[u] = (active[u] as number) + boost * (values[base + labels + u] as number);
      }
      for (let u = 0; u < units; u++) {
        if ((active[u] as number) <= 0) continue;
        for (let l = 0; l < labels; l++)
          scores[l] = (scores[l] as number) + (active[u] as number) * (out[u * labels + l] as number);
      }
      const { label, share = 1 } = examples[at] as NetExample;
      const cost = settings.costs?.[label] ?? 1;
      const highest = Math.max(...scores);
      let sum = 0;
      for (let l = 0; l < labels; l++) sum += shares[l] = Math.exp((scores[l] as number) - highest);
      for (let l = 0; l < labels; l++)
        shares[l] = cost * ((shares[l] as number) / sum - (l === label ? share : l === 0 ? 1 - share : 0));
      if (shares.every((share) => Math.abs(share) < 0.01)) continue;
      const back = new Float64Array(units);
      for (let u = 0; u < units; u++) {
        if ((active[u] as number) <= 0) continue;
        for (let l = 0; l < labels; l++) {
          const i = u * labels + l;
          back[u] = (back[u] as number) + (shares[l] as number) * (out[i] as number);
          const gradient = (shares[l] as number) * (active[u] as number) + decay * (out[i] as number);
          outSquares[i] = (outSquares[i] as number) + gradient * gradient;
          out[i] = (out[i] as number) - (rate * gradient) / Math.sqrt(outSquares[i] as number);
        }
        hiddenSquares[u] = (hiddenSquares[u] as number) + (back[u] as number) ** 2;
        hidden[u] = (hidden[u] as number) - (rate * (back[u] as number)) / Math.sqrt(hiddenSquares[u] as number);
      }
      for (let l = 0; l < labels; l++) {
        biasSquares[l] = (biasSquares[l] as number) + (shares[l] as number) ** 2;
        bias[l] = (bias[l] as number) - (rate * (shares[l] as number)) / Math.sqrt(biasSquares[l] as number);
      }
      for (const row of kept) {
        for (let k = 0; k < width; k++) {
          const slope = k < labels ? (shares[k] as number) : (back[k - labels] as number);
          if (slope === 0) continue;
          const i = row * width + k;
          const gradient = slope * boost + decay * (values[i] as number);
          squares[i] = (squares[i] as number) + gradient * gradient;
          values[i] = (values[i] as number) - (rate * gradient) / Math.sqrt(squares[i] as number);
        }
      }
    }
  }
  for (const mean of means) mean.finish();
  return net;
}

/**
 * One net whose scores are the mean of the scores of several that know the same features: their linear parts averaged, their
 * hidden units side by side.
 */
export function meanNet(nets: readonly ShallowNet[]): ShallowNet {
  const [first] = nets;
  if (first === undefined) throw new RangeError('there is no net to average');
  const labels = first.bias.length;
  const units = first.hidden.length;
  const width = labels + units * nets.length;
  const { keys } = first.table;
  const values = new Float32Array(keys.length * width);
  nets.forEach(({ table }, n) => {
    for (let row = 0; row < keys.length; row++) {
      for (let l = 0; l < labels; l++)
        values[row * width + l] =
          (values[row * width + l] as number) + (table.values[row * table.width + l] as number) / nets.length;
      for (let u = 0; u < units; u++)
        values[row * width + labels + n * units + u] = table.values[row * table.width + labels + u] as number;
    }
  });
  return {
    table: hashedWeights(keys, width, values),
    bias: first.bias.map((_, l) => nets.reduce((sum, { bias }) => sum + (bias[l] as number) / nets.length, 0)),
    hidden: nets.flatMap(({ hidden }) => hidden),
    out: nets.flatMap(({ out }) => out.map((weight) => weight / nets.length)),
  };
}
