import { EntenteError } from '../../records/failure.ts';
import { type DiscourseNetwork, networkMatrix } from './network.ts';
import { absoluteDifference, normalizedSpectrum } from './spectrum.ts';

/** How far networks are apart: by the sum of differences of their weights, or by the shape that their spectra show. */
export const NETWORK_DISTANCES = ['absdiff', 'spectral'] as const;
export type NetworkDistance = (typeof NETWORK_DISTANCES)[number];

export interface DistanceOptions {
  readonly distance?: NetworkDistance;
  /** Divide each network by the sum of its cells first, so that its volume does not count. */
  readonly normalizeToOne?: boolean;
  readonly asDna?: boolean;
}

/** Distances between networks. */
export interface NetworkDistances {
  /** Of network `a` and `b` at `a * size + b`. */
  readonly values: Float64Array;
  readonly size: number;
  /** What differs from DNA's number and why. */
  readonly differs: readonly string[];
}

/**
 * Distances between networks of the same rows and columns, such as slices of time.
 *
 * @throws EntenteError (usage) where rows or columns differ, or for spectra of two-mode networks
 * @example
 * const slices = [...kernelNetworks(coded, { mode: 'one-mode', unit: 'months', size: 2, kernel: 'gaussian' })];
 * networkDistances(slices.map(({ network }) => network)).values[0]; // 0
 */
export function networkDistances(
  networks: readonly DiscourseNetwork[],
  { distance = 'absdiff', normalizeToOne = false, asDna = false }: DistanceOptions = {},
): NetworkDistances {
  for (const network of networks) checkSame(networks[0] as DiscourseNetwork, network, distance);
  const forms = networks.map((network) => {
    const sum = normalizeToOne ? cellSum(network, asDna) : 1;
    const scaled = { ...network, weight: sum === 0 ? network.weight : network.weight.map((w) => w / sum) };
    return distance === 'spectral' ? normalizedSpectrum(scaled, asDna) : networkMatrix(scaled);
  });
  const size = networks.length;
  const values = new Float64Array(size ** 2);
  for (const [a, one] of forms.entries()) {
    for (let b = 0; b < a; b++) {
      const apart = absoluteDifference(one, forms[b] as Float64Array);
      values[a * size + b] = apart;
      values[b * size + a] = apart;
    }
  }
  return { values, size, differs: asDna ? [] : differencesOf(networks, distance, normalizeToOne) };
}

function differencesOf(
  networks: readonly DiscourseNetwork[],
  distance: NetworkDistance,
  toOne: boolean,
): readonly string[] {
  const signed = networks.some(({ weight }) => weight.some((w) => w < 0));
  return [
    ...(distance === 'spectral' ? ['Spectra are those of the Laplacian; DNA takes the degrees alone.'] : []),
    ...(toOne && signed
      ? ['Networks are divided by the sum of their absolute weights; that of DNA may be 0 or turn all signs around.']
      : []),
  ];
}

function checkSame(first: DiscourseNetwork, network: DiscourseNetwork, distance: NetworkDistance): void {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((label, n) => label === b[n]);
  if (!same(first.rows, network.rows) || !same(first.columns, network.columns)) {
    throw new EntenteError('usage', 'Only networks of the same rows and columns can be compared; keep isolates.');
  }
  if (distance === 'spectral' && network.mode !== 'one-mode') {
    throw new EntenteError('usage', 'Only one-mode networks have a spectrum; ask for absdiff.');
  }
}

function cellSum(network: DiscourseNetwork, signed: boolean): number {
  return networkMatrix(network).reduce((sum, cell) => sum + (signed ? cell : Math.abs(cell)), 0);
}
