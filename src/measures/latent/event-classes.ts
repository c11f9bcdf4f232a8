/** A class of events; whether it is conflict says which way the score points. */
export interface EventClass {
  readonly name: string;
  readonly conflict: boolean;
}

/**
 * How classes of events hang on a pair's score: the chance of class c is proportional to exp(intercept[c] + slope[c] * score).
 * Both numbers of the first class are 0; the others are set against it.
 */
export interface ClassScale {
  readonly classes: readonly EventClass[];
  readonly intercepts: Float64Array;
  readonly slopes: Float64Array;
}

/** Log-likelihood of counts at a score, its first derivative, and the information (minus the second). */
export interface ClassLikelihood {
  readonly value: number;
  readonly slope: number;
  readonly information: number;
}

/** Chances of the classes at a score, written into `into`. */
export function classChances({ intercepts, slopes }: ClassScale, score: number, into: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < into.length; c++) {
    const at = (intercepts[c] as number) + (slopes[c] as number) * score;
    into[c] = at;
    if (at > top) top = at;
  }
  let sum = 0;
  for (let c = 0; c < into.length; c++) {
    const weight = Math.exp((into[c] as number) - top);
    into[c] = weight;
    sum += weight;
  }
  for (let c = 0; c < into.length; c++) into[c] = (into[c] as number) / sum;
  return into;
}

/**
 * Multinomial likelihood of the counts that begin at `at`, without the factor that no score changes.
 * @param chances room for as many numbers as there are classes
 */
export function classLikelihood(
  scale: ClassScale,
  score: number,
  counts: Float64Array,
  at: number,
  chances: Float64Array,
): ClassLikelihood {
  classChances(scale, score, chances);
  let [n, value, observed, mean, square] = [0, 0, 0, 0, 0];
  for (let c = 0; c < chances.length; c++) {
    const count = counts[at + c] as number;
    const slope = scale.slopes[c] as number;
    const chance = chances[c] as number;
    n += count;
    if (count > 0) value += count * Math.log(Math.max(chance, 1e-300));
    observed += count * slope;
    mean += chance * slope;
    square += chance * slope * slope;
  }
  return { value, slope: observed - n * mean, information: n * Math.max(0, square - mean * mean) };
}
