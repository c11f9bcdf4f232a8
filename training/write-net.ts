import type { HashedWeights } from '../src/learning/hashed-weights.ts';
import { floatsOf, type WeightsHeader } from '../src/learning/read-weights.ts';
import { NET, type ShallowNet } from '../src/learning/shallow-net.ts';
import { namesOfNet, type VectorNet } from '../src/learning/vector-net.ts';
import { type NewTable, writeWeights } from '../src/learning/write-weights.ts';

/** Writes a shallow net as a file of weights, with further hashed tables and nets over vectors beside it. */
export function writeNet(
  net: ShallowNet,
  header: WeightsHeader,
  others: Readonly<Record<string, HashedWeights>> = {},
  inText: Readonly<Record<string, VectorNet>> = {},
): Uint8Array {
  const round = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 1e4) / 1e4);
  const numbers: Record<string, number | readonly number[]> = {
    ...header.numbers,
    bias: round(net.bias),
    hidden: round(net.hidden),
    out: round(net.out),
  };
  const tables = Object.entries({ [NET]: net.table, ...others }).map(
    ([name, { width, keys, values, file }]): NewTable => ({
      name,
      width,
      // Rows out of a file are filled in one by one.
      values: file ? floatsOf(file.table) : values,
      by: { hashes: keys },
    }),
  );
  for (const [name, { roles, hidden, out, bias }] of Object.entries(inText)) {
    const names = namesOfNet(name);
    Object.assign(numbers, { [names.hidden]: round(hidden), [names.out]: round(out), [names.bias]: round(bias) });
    const values = Float32Array.from([...roles.values()].flatMap((rows) => [...rows]));
    tables.push({ name: names.roles, width: hidden.length, values, by: { roles: [...roles.keys()] } });
  }
  return writeWeights({ ...header, numbers }, tables);
}
