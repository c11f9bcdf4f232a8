/** The encoder's arithmetic in plain numbers, which tests compare the kernel's with. */

/** Numbers from -1 to 1, the same for the same seed (Park and Miller 1988). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** x times the share of the normal distribution below x (Hendrycks and Gimpel 2016), by Simpson's rule. */
export function gelu(x: number): number {
  const steps = 200;
  const size = Math.min(Math.abs(x), 8);
  const density = (t: number): number => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(size);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density((i * size) / steps);
  return x * (0.5 + (Math.sign(x) * sum * size) / steps / 3);
}
