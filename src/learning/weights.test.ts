import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedTable, rowOf } from './hashed-weights.ts';
import { nameHashes, nameTable } from './name-table.ts';
import { floatsOf, readWeights, type WeightsHeader, weightByName } from './read-weights.ts';
import { fingerprint, writeWeights } from './write-weights.ts';

const HEADER: WeightsHeader = {
  model: 'quarrels-1',
  task: 'which of two quarrels is older',
  labels: ['first', 'second'],
  learntFrom: 'nothing',
  terms: 'MIT',
  date: '2017-07-06',
  madeBy: 'this test',
  numbers: { bias: [0.25, -1], threshold: 0.3 },
};

/** Names, each once, with two whole hundredths each. */
const ROWS = fc.uniqueArray(
  fc.record({ name: fc.string(), whole: fc.tuple(fc.integer({ min: -30_000, max: 30_000 }), fc.nat(100)) }),
  { selector: ({ name }) => name, maxLength: 60 },
);

describe('a file of weights', () => {
  it('gives back every number by the name of its row, and what it says of itself', () => {
    fc.assert(
      fc.property(ROWS, fc.nat(7), (rows, shift) => {
        const names = rows.map(({ name }) => name.replaceAll('\n', ' '));
        fc.pre(new Set(names).size === names.length);
        const values = Float32Array.from(rows.flatMap(({ whole }) => whole.map((n) => n / 100)));
        const file = writeWeights(HEADER, [{ name: 'features', width: 2, values, by: { names }, parts: 100 }]);
        // Bytes may lie at any place of a buffer.
        const moved = new Uint8Array(file.length + shift);
        moved.set(file, shift);
        const { header, table } = readWeights(moved.subarray(shift), 'quarrels.weights');
        expect(header).toEqual(HEADER);
        const { place, names: kept, rows: count } = table('features');
        const read = floatsOf(table('features'));
        rows.forEach(({ whole }, i) => {
          const row = place?.find(names[i] as string) ?? -1;
          if (whole.every((n) => n === 0)) expect(row).toBe(-1);
          else expect([...read.subarray(row * 2, row * 2 + 2)]).toEqual([...values.subarray(i * 2, i * 2 + 2)]);
        });
        if (count > 0) expect(kept()).toEqual([...kept()].sort());
      }),
    );
  });

  it('keeps hashed rows in 127 steps up to the largest weight, without rows of zeros', () => {
    const keys = Uint32Array.from([3, 9, 4_000_000_000]);
    const values = Float32Array.from([1, -2, 0, 0, 0.5, 4]);
    const file = writeWeights(HEADER, [{ name: 'net', width: 2, values, by: { hashes: keys } }]);
    const table = hashedTable(readWeights(file, 'quarrels.weights').table('net'));
    expect([...table.keys]).toEqual([3, 4_000_000_000]);
    expect(rowOf(table, 9)).toBe(-1);
    const row = rowOf(table, 4_000_000_000 | 0);
    for (const [i, value] of [0.5, 4].entries())
      expect(Math.abs((table.values[row * 2 + i] ?? 0) - value)).toBeLessThan(4 / 127 / 2 + 1e-6);
  });

  it('gives 64-bit numbers where a row is one number, and 0 for a name without one', () => {
    const file = writeWeights(HEADER, [
      { name: 'weights', width: 1, values: [0.51, -3], by: { names: ['he:after', 'they:near'] }, parts: 100 },
    ]);
    const weight = weightByName(readWeights(file, 'quarrels.weights').table('weights'));
    expect([weight('he:after'), weight('they:near'), weight('she:after')]).toEqual([0.51, -3, 0]);
  });

  it('is told apart from what is none, of another version, or cut off; the sentence names the file', () => {
    const file = writeWeights(HEADER, [
      { name: 'weights', width: 1, values: [1, 2, 3], by: { names: ['a', 'b', 'c'] }, parts: 1 },
    ]);
    const broken = (bytes: Uint8Array): (() => unknown) => {
      return () => readWeights(bytes, 'quarrels.weights').table('weights');
    };
    expect(broken(file)).not.toThrow();
    expect(broken(new TextEncoder().encode('first second\n1 2\n'))).toThrow(
      'The weights quarrels.weights cannot be read: this is no file of weights. Install Entente again.',
    );
    expect(broken(file.subarray(0, 40))).toThrow('ends within its header');
    expect(broken(file.subarray(0, file.length - 16))).toThrow('ends within a table');
    const later = Buffer.from(file);
    later.write('weights/2', later.indexOf('weights/1'));
    expect(broken(later)).toThrow('their format is entente-weights/2');
    expect(() => readWeights(file, 'quarrels.weights').table('net')).toThrow('they hold no table "net"');
  });

  it('refuses weights that do not fit', () => {
    expect(() =>
      writeWeights(HEADER, [{ name: 'weights', width: 1, values: [400], by: { names: ['a'] }, parts: 100 }]),
    ).toThrow(RangeError);
  });
});

describe('a table of names', () => {
  it('finds a name by its pieces as by the whole', () => {
    const piece = fc.oneof(fc.string(), fc.integer());
    fc.assert(
      fc.property(piece, piece, (a, b) => {
        const name = `sides ${a} ${b}`;
        const table = nameTable(nameHashes(['other', name]));
        expect(table.placeOf(['sides ', ' ', ''], [a, b])).toBe(1);
        expect(table.find(name)).toBe(1);
        expect(table.find(`${name}.`)).toBe(-1);
      }),
    );
  });
});

it('a fingerprint changes with the keys and not with their order', () => {
  expect(fingerprint(['a', 'b'])).toBe(fingerprint(['b', 'a', 'b']));
  expect(fingerprint(['a', 'b'])).not.toBe(fingerprint(['a', 'c']));
  expect(fingerprint([])).toMatch(/^[0-9a-f]{16}$/);
});
