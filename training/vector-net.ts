import { VECTOR_ONE, type VectorNet } from '../src/learning/vector-net.ts';
import { generator, shuffle } from './shallow-net.ts';

interface VectorNetSettings {
  readonly roles: readonly string[];
  /** Numbers in a vector. */
  readonly width: number;
  readonly units: number;
  readonly labels: number;
  readonly rate: number;
  /** Share of the numbers of vectors that are hidden at each step, the same ones in all. */
  readonly hide: number;
  /** Share of the hidden units that are left out. */
  readonly drop: number;
  readonly decay: number;
  readonly seed: number;
}

/** Numbers of the net with all that its steps need (Adam: Kingma, Ba 2015). */
class Numbers {
  readonly values: Float32Array;
  readonly slope: Float32Array;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly sum: Float64Array;
  private taken = 0;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.slope = new Float32Array(size);
    this.first = new Float32Array(size);
    this.second = new Float32Array(size);
    this.sum = new Float64Array(size);
  }

  step(rate: number, time: number, decay: number): void {
    const { values, slope, first, second } = this;
    const a = 1 / (1 - 0.9 ** time);
    const b = 1 / (1 - 0.999 ** time);
    for (let i = 0; i < values.length; i++) {
      const g = slope[i] as number;
      const m = 0.9 * (first[i] as number) + 0.1 * g;
      const v = 0.999 * (second[i] as number) + 0.001 * g * g;
      first[i] = m;
      second[i] = v;
      values[i] = (values[i] as number) - rate * ((m * a) / (Math.sqrt(v * b) + 1e-8) + decay * (values[i] as number));
    }
    slope.fill(0);
  }

  take(): void {
    for (let i = 0; i < this.sum.length; i++) this.sum[i] = (this.sum[i] as number) + (this.values[i] as number);
    this.taken++;
  }

  mean(): Float32Array {
    return this.taken === 0 ? this.values : Float32Array.from(this.sum, (value) => value / this.taken);
  }
}

/** The hidden units of a row, as they were when it was scored. */
interface Active {
  readonly units: Float32Array;
  readonly scores: Float32Array;
}

/**
 * A net over vectors that learns: rows are scored with {@link VectorNetLearner.score}, what their scores should lose goes back by
 * {@link VectorNetLearner.learn}, and {@link VectorNetLearner.step} moves the weights. The mean of the weights over the later steps is kept.
 */
class VectorNetLearner {
  private readonly settings: VectorNetSettings;
  private readonly roles: ReadonlyMap<string, Numbers>;
  private readonly hidden: Numbers;
  private readonly out: Numbers;
  private readonly bias: Numbers;
  private readonly random: () => number;
  private readonly seen: Float32Array;
  private readonly kept: Float32Array;
  private steps = 0;

  constructor(settings: VectorNetSettings) {
    const { roles, width, units, labels, seed } = settings;
    this.settings = settings;
    this.random = generator(seed);
    const scale = 1.2 / Math.sqrt(width * roles.length);
    const start = (numbers: Numbers, spread: number): Numbers => {
      for (let i = 0; i < numbers.values.length; i++) numbers.values[i] = (2 * this.random() - 1) * spread;
      return numbers;
    };
    this.roles = new Map(roles.map((role) => [role, start(new Numbers(width * units), scale)]));
    this.hidden = new Numbers(units);
    this.out = start(new Numbers(units * labels), 0.1);
    this.bias = new Numbers(labels);
    this.seen = new Float32Array(width).fill(1);
    this.kept = new Float32Array(units).fill(1);
    this.mask();
  }

  /** Hides other numbers and units from now on. */
  mask(): void {
    const { hide, drop } = this.settings;
    for (let i = 0; i < this.seen.length; i++) this.seen[i] = this.random() < hide ? 0 : 1 / (1 - hide);
    for (let u = 0; u < this.kept.length; u++) this.kept[u] = this.random() < drop ? 0 : 1 / (1 - drop);
  }

  /** What a vector in a role adds to the hidden units. */
  project(role: string, vector: ArrayLike<number>): Float32Array {
    const { units } = this.settings;
    const sums = new Float32Array(units);
    const values = this.roles.get(role)?.values;
    if (values === undefined) return sums;
    for (let i = 0; i < vector.length; i++) {
      const value = ((vector[i] as number) / VECTOR_ONE) * (this.seen[i] as number);
      if (value === 0) continue;
      for (let u = 0, at = i * units; u < units; u++, at++)
        sums[u] = (sums[u] as number) + value * (values[at] as number);
    }
    return sums;
  }

  score(projected: readonly Float32Array[]): Active {
    const { units: size, labels } = this.settings;
    const units = Float32Array.from(this.hidden.values);
    for (const row of projected) for (let u = 0; u < size; u++) units[u] = (units[u] as number) + (row[u] as number);
    const scores = Float32Array.from(this.bias.values);
    for (let u = 0; u < size; u++) {
      const active = Math.max(0, units[u] as number) * (this.kept[u] as number);
      units[u] = active;
      if (active === 0) continue;
      for (let l = 0; l < labels; l++)
        scores[l] = (scores[l] as number) + active * (this.out.values[u * labels + l] as number);
    }
    return { units, scores };
  }

  /** Takes back what the scores of a row should lose; gives what its hidden units should. */
  learn({ units }: Active, slopes: ArrayLike<number>): Float32Array {
    const { units: size, labels } = this.settings;
    const back = new Float32Array(size);
    for (let l = 0; l < labels; l++) this.bias.slope[l] = (this.bias.slope[l] as number) + (slopes[l] as number);
    for (let u = 0; u < size; u++) {
      const active = units[u] as number;
      if (active === 0) continue;
      let sum = 0;
      for (let l = 0; l < labels; l++) {
        const at = u * labels + l;
        sum += (slopes[l] as number) * (this.out.values[at] as number);
        this.out.slope[at] = (this.out.slope[at] as number) + active * (slopes[l] as number);
      }
      back[u] = sum * (this.kept[u] as number);
    }
    for (let u = 0; u < size; u++) this.hidden.slope[u] = (this.hidden.slope[u] as number) + (back[u] as number);
    return back;
  }

  /** Takes back what the hidden units should lose to a vector in a role. */
  learnRole(role: string, vector: ArrayLike<number>, back: Float32Array): void {
    const slope = this.roles.get(role)?.slope;
    if (slope === undefined) return;
    const { units } = this.settings;
    for (let i = 0; i < vector.length; i++) {
      const value = ((vector[i] as number) / VECTOR_ONE) * (this.seen[i] as number);
      if (value === 0) continue;
      for (let u = 0, at = i * units; u < units; u++, at++)
        slope[at] = (slope[at] as number) + value * (back[u] as number);
    }
  }

  /** @param share of the rate, 1 at the beginning */
  step(share: number, mean: boolean): void {
    const { rate, decay } = this.settings;
    this.steps++;
    const all = [...this.roles.values(), this.hidden, this.out, this.bias];
    for (const numbers of all) numbers.step(rate * share, this.steps, decay);
    if (mean && this.steps % 20 === 0) for (const numbers of all) numbers.take();
    this.mask();
  }

  finish(): VectorNet {
    return {
      roles: new Map([...this.roles].map(([role, numbers]) => [role, numbers.mean()])),
      hidden: [...this.hidden.mean()],
      out: [...this.out.mean()],
      bias: [...this.bias.mean()],
    };
  }
}

/** A row whose label is yes or no, with what is known of it without vectors. */
export interface OddsExample {
  readonly vectors: readonly (readonly [role: string, vector: ArrayLike<number>])[];
  /** The logarithm of the odds of yes, by what was learnt from other texts. */
  readonly odds: number;
  readonly right: boolean;
}

/** Slopes smaller than this are taken for none. */
const SMALL = 0.005;

/** Learns what vectors add to the odds of examples: cross-entropy, some examples a step. The same examples give the same weights. */
export function fitOdds(
  examples: readonly OddsExample[],
  settings: Omit<VectorNetSettings, 'labels'> & { readonly epochs: number; readonly batch: number },
): VectorNet {
  const { epochs, batch } = settings;
  const learner = new VectorNetLearner({ ...settings, labels: 1 });
  const random = generator(settings.seed);
  const order = examples.map((_, i) => i);
  const steps = epochs * Math.ceil(examples.length / batch);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const [i, at] of order.entries()) {
      const { vectors, odds, right } = examples[at] as OddsExample;
      const active = learner.score(vectors.map(([role, vector]) => learner.project(role, vector)));
      const slope = 1 / (1 + Math.exp(-(odds + (active.scores[0] as number)))) - Number(right);
      if (Math.abs(slope) > SMALL) {
        const back = learner.learn(active, [slope / batch]);
        for (const [role, vector] of vectors) learner.learnRole(role, vector, back);
      }
      if ((i + 1) % batch > 0 && i + 1 < order.length) continue;
      step++;
      learner.step(1 - (0.9 * step) / steps, step > steps / 2);
    }
  }
  return learner.finish();
}
