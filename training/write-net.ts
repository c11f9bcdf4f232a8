import type { HashedWeights } from '../src/learning/hashed-weights.ts';
import type { WeightsHeader } from '../src/learning/read-weights.ts';
import { NET, type ShallowNet } from '../src/learning/shallow-net.ts';
import { writeWeights } from '../src/learning/write-weights.ts';

/** Writes a shallow net as a file of weights, with further hashed tables beside it. */
export function writeNet(
  net: ShallowNet,
  header: WeightsHeader,
  others: Readonly<Record<string, HashedWeights>> = {},
): Uint8Array {
  const round = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 1e4) / 1e4);
  const numbers = { ...header.numbers, bias: round(net.bias), hidden: round(net.hidden), out: round(net.out) };
  return writeWeights(
    { ...header, numbers },
    Object.entries({ [NET]: net.table, ...others }).map(([name, { width, keys, values }]) => ({
      name,
      width,
      values,
      by: { hashes: keys },
    })),
  );
}
