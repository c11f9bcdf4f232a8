/** Lanczos coefficients for g = 7 and nine terms (Godfrey 2001); relative error of gamma below 1e-15. */
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
];

/** Half the logarithm of 2 pi. */
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;

/**
 * Natural logarithm of the gamma function, for `x` above 0 (Lanczos 1964).
 * @example
 * Math.round(Math.exp(logGamma(5))); // 24
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = LANCZOS[0] as number;
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (shifted + i);
  const t = shifted + 7.5;
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * What Stirling's formula misses: log gamma(a) - ((a - 1/2) log a - a + log(2 pi) / 2). With it densities of large counts keep
 * their digits, since no two large numbers are subtracted (Loader 2000).
 */
export function stirlingError(a: number): number {
  if (a < 12) return logGamma(a) - ((a - 0.5) * Math.log(a) - a + HALF_LOG_TWO_PI);
  const square = a * a;
  return (1 / 12 - (1 / 360 - (1 / 1_260 - (1 / 1_680 - 1 / (1_188 * square)) / square) / square) / square) / a;
}

/** The deviance a log(a / m) + m - a, without loss of digits where `m` is close to `a` (Loader 2000). */
export function devianceTerm(a: number, m: number): number {
  const difference = a - m;
  if (Math.abs(difference) >= 0.1 * (a + m)) return a * Math.log(a / m) + m - a;
  const v = difference / (a + m);
  let sum = difference * v;
  let term = 2 * a * v;
  for (let j = 1; j < 1_000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
