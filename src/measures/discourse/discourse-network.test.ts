import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODED, codedStatements, type Said } from './coded.fixture.ts';
import { discourseNetwork, eventList, statementsBehind } from './discourse-network.ts';
import { networkMatrix } from './network.ts';
import type { NetworkOptions } from './options.ts';
import { selectStatements } from './select-statements.ts';

/** The network as rows of numbers. */
function table(said: readonly Said[], options: NetworkOptions): readonly (readonly number[])[] {
  const network = discourseNetwork(codedStatements(said), options);
  const cells = networkMatrix(network);
  return network.rows.map((_, i) => [...cells.subarray(i * network.columns.length, (i + 1) * network.columns.length)]);
}

const day = '2017-07-01';
const A_B: readonly Said[] = [
  { day, who: 'A', what: 'x', agree: 1 },
  { day, who: 'A', what: 'x', agree: 1 },
  { day, who: 'A', what: 'y', agree: 0 },
  { day, who: 'B', what: 'x', agree: 1 },
  { day, who: 'B', what: 'y', agree: 1 },
  { day, who: 'B', what: 'z', agree: 0 },
];
const one = (options: NetworkOptions): number | undefined => table(A_B, { ...options, mode: 'one-mode' })[0]?.[1];

describe('a two-mode network', () => {
  it('counts who speaks of what, or takes disagreement from agreement, or tells both apart', () => {
    expect(table(A_B, {})).toEqual([
      [2, 1, 0],
      [1, 1, 1],
    ]);
    expect(table(A_B, { aggregation: 'subtract' })).toEqual([
      [2, -1, 0],
      [1, 1, -1],
    ]);
    const mixed: readonly Said[] = [...A_B, { day, who: 'B', what: 'x', agree: 0 }];
    expect(table(mixed, { aggregation: 'combine' })).toEqual([
      [1, 2, 0],
      [3, 1, 2],
    ]);
  });

  it('divides by what the actor said, or by what was said of the concept', () => {
    expect(table(A_B, { normalization: 'activity' })[0]).toEqual([2 / 3, 1 / 3, 0]);
    expect(table(A_B, { normalization: 'prominence' })[0]).toEqual([2 / 3, 1 / 2, 0]);
  });
});

describe('what is rare', () => {
  const ids = (options: NetworkOptions): readonly number[] => eventList(codedStatements(A_B), options);

  it('is left out where more statements are asked for, of actors and of concepts', () => {
    // A has three statements and B three; x three, y two, z one.
    expect(ids({ leastOfColumn: 2 })).toEqual([1, 2, 3, 4, 5]);
    expect(discourseNetwork(codedStatements(A_B), { leastOfColumn: 3 }).columns).toEqual(['x']);
    expect(ids({ leastOfRow: 4 })).toEqual([]);
    expect(ids({ leastOfRow: 3, leastOfColumn: 1 })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is counted once, without repeats, so that the order of the two filters does not matter', () => {
    // Without its repeat x has two statements. B falls to two statements by the loss of z, and stays.
    expect(ids({ duplicates: 'acrossrange', leastOfColumn: 3 })).toEqual([]);
    expect(discourseNetwork(codedStatements(A_B), { leastOfRow: 3, leastOfColumn: 2 })).toMatchObject({
      rows: ['A', 'B'],
      columns: ['x', 'y'],
      n: 5,
    });
  });

  it('is kept as isolates where these are asked for', () => {
    const { rows, columns } = discourseNetwork(codedStatements(A_B), { leastOfColumn: 3, isolates: true });
    expect([rows, columns]).toEqual([
      ['A', 'B'],
      ['x', 'y', 'z'],
    ]);
  });

  it('cannot be less than one statement', () => {
    expect(() => ids({ leastOfRow: 0 })).toThrow('leastOfRow must be a whole number above 0, not 0.');
  });
});

describe('a one-mode network', () => {
  it('sums what two actors share: all of it, what they agree in, what they differ in', () => {
    expect(one({})).toBe(2 * 1 + 1 * 1);
    expect(one({ aggregation: 'congruence' })).toBe(2);
    expect(one({ aggregation: 'conflict' })).toBe(1);
    expect(one({ aggregation: 'subtract' })).toBe(1);
  });

  it('divides by both totals, by what either said, or by the lengths of the profiles', () => {
    expect(one({ aggregation: 'congruence', normalization: 'average' })).toBe(2 / 3);
    // All that either said: 3 + 3, less 2 + 1 on x, which both backed, plus 2 times 1.
    expect(one({ aggregation: 'congruence', normalization: 'jaccard' })).toBe(2 / 5);
    expect(one({ aggregation: 'congruence', normalization: 'cosine' })).toBeCloseTo(2 / Math.sqrt(5 * 3), 12);
    expect(one({ aggregation: 'congruence', normalization: 'cosine', asDna: true })).toBe(2 / 9);
  });

  it('weighs numbers by how far they are apart', () => {
    const said = [2, 0].map((strength, n): Said => ({ day, who: 'AB'[n] as string, what: 'x', strength }));
    const far: Said = { day, who: 'C', what: 'w', strength: -2 };
    const of = (aggregation: 'congruence' | 'conflict'): number | undefined =>
      table([...said, far], { mode: 'one-mode', qualifier: 'strength', aggregation })[0]?.[1];
    expect([of('congruence'), of('conflict')]).toEqual([0.5, 0.5]);
  });

  it('says where it departs from DNA, in one line each, and says nothing with its numbers', () => {
    const asked: NetworkOptions = { mode: 'one-mode', normalization: 'cosine', duplicates: 'week' };
    expect(discourseNetwork(CODED, asked).differs).toEqual([
      expect.stringContaining('week or month'),
      expect.stringContaining('cosine'),
    ]);
    expect(discourseNetwork(CODED, { ...asked, asDna: true }).differs).toEqual([]);
    expect(discourseNetwork(CODED).differs).toEqual([]);
  });
});

describe('the statements that are taken', () => {
  const said: readonly Said[] = [
    { day: '2016-07-04', who: 'A', what: 'x', title: 'first' },
    { day: '2016-07-04', who: 'A', what: 'x', title: 'second' },
    { day: '2016-07-05', who: 'A', what: 'x', agree: 0, title: 'third' },
    { day: '2017-07-04', who: 'A', what: 'x', title: 'fourth' },
    { day: '2017-07-04', who: '', what: 'x', title: 'fifth', author: "O'Hara" },
  ];
  const ids = (options: NetworkOptions): readonly number[] =>
    eventList(codedStatements(said), { aggregation: 'subtract', ...options });

  it('count once in their document, week, month, year or the whole time, of the same year', () => {
    expect(ids({ duplicates: 'document' })).toEqual([1, 2, 3, 4, 5]);
    expect(ids({ duplicates: 'week' })).toEqual([1, 3, 4, 5]);
    expect(ids({ duplicates: 'month' })).toEqual([1, 3, 4, 5]);
    expect(ids({ duplicates: 'acrossrange' })).toEqual([1, 3, 5]);
    // The week of 4 July 2016 and that of 4 July 2017 are both the 27th.
    expect(ids({ duplicates: 'week', asDna: true })).toEqual([1, 3, 5]);
  });

  it('are those of the days, without what is left out, or only what is named', () => {
    expect(ids({ from: '2016-07-05', to: '2016-12-31' })).toEqual([3]);
    expect(ids({ exclude: { agreement: ['0'], 'document.title': ['first'] } })).toEqual([2, 4, 5]);
    expect(ids({ only: { 'document.author': ["O'Hara"] } })).toEqual([5]);
    expect(discourseNetwork(codedStatements(said)).n).toBe(4);
  });

  it('keep actors without statements where isolates are asked for', () => {
    const without = { exclude: { organization: ['China'] } };
    expect(discourseNetwork(CODED, without).rows).toEqual(['Russia', 'United States']);
    expect(discourseNetwork(CODED, { ...without, isolates: true }).rows).toEqual(['China', 'Russia', 'United States']);
  });

  it('are named one by one behind a tie', () => {
    const selection = selectStatements(CODED, { aggregation: 'congruence' });
    expect(statementsBehind(selection, 'one-mode', 'China', 'Russia')).toEqual([1, 3, 6, 7, 8]);
    expect(statementsBehind(selection, 'two-mode', 'United States', 'sanctions')).toEqual([4, 5]);
  });
});

describe('what cannot be is said', () => {
  it.each([
    [{ rows: 'party' }, 'no variable "party"; they have organization, concept'],
    [{ rows: 'agreement' }, 'holds no names'],
    [{ exclude: { 'document.colour': ['red'] } }, 'Documents have no variable'],
    [{ from: '2017-02-30' }, '"2017-02-30" is no day'],
    [{ mode: 'one-mode', aggregation: 'combine' }, '"combine" is for two-mode networks'],
    [{ normalization: 'jaccard' }, '"jaccard" is for one-mode networks'],
  ] as const)('%j', (options, sentence) => {
    expect(() => discourseNetwork(CODED, options as NetworkOptions)).toThrow(sentence);
  });

  it('an empty time has an empty network, one actor a network without ties', () => {
    expect(discourseNetwork(CODED, { from: '2020-01-01' })).toMatchObject({ rows: [], n: 0 });
    const alone = discourseNetwork(CODED, { mode: 'one-mode', only: { organization: ['Russia'] } });
    expect([alone.rows, alone.weight.length, alone.n]).toEqual([['Russia'], 0, 2]);
  });
});

const anySaid = fc.array(
  fc.record({
    day: fc.constantFrom('2016-12-30', '2017-01-02', '2017-01-03', '2017-06-01'),
    who: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    what: fc.constantFrom('v', 'w', 'x', 'y'),
    agree: fc.constantFrom<0 | 1>(0, 1),
    strength: fc.integer({ min: -2, max: 2 }),
    frame: fc.constantFrom('law', 'trade', ''),
  }),
  { maxLength: 40 },
);
const anyOptions = fc.oneof(
  fc.record({
    mode: fc.constant('one-mode' as const),
    aggregation: fc.constantFrom('ignore', 'congruence', 'conflict', 'subtract'),
    normalization: fc.constantFrom('no', 'average', 'jaccard', 'cosine'),
    qualifier: fc.constantFrom('agreement', 'strength', 'frame', null),
    duplicates: fc.constantFrom('include', 'document', 'week', 'acrossrange'),
    asDna: fc.boolean(),
  }),
  fc.record({
    mode: fc.constant('two-mode' as const),
    aggregation: fc.constantFrom('ignore', 'subtract', 'combine'),
    normalization: fc.constantFrom('no', 'activity', 'prominence'),
    qualifier: fc.constantFrom('agreement', 'strength', 'frame', null),
    duplicates: fc.constantFrom('include', 'document', 'week', 'acrossrange'),
    asDna: fc.boolean(),
  }),
) as fc.Arbitrary<NetworkOptions>;

describe('whatever is said and asked', () => {
  it('other names change nothing but names', () => {
    const other: Readonly<Record<string, string>> = { A: 'q', B: 'c', C: 'z', D: 'a', E: 'm' };
    fc.assert(
      fc.property(anySaid, anyOptions, (said, options) => {
        const plain = cellsByName(said, options, (name) => other[name] ?? name);
        const renamed = cellsByName(
          said.map((s) => ({ ...s, who: other[s.who] as string })),
          options,
          (name) => name,
        );
        expect([...renamed.keys()].toSorted()).toEqual([...plain.keys()].toSorted());
        for (const [key, value] of plain) expect(renamed.get(key)).toBeCloseTo(value, 12);
      }),
    );
  });

  it('a statement that is added and taken back leaves every cell as it was', () => {
    fc.assert(
      fc.property(anySaid, anyOptions, fc.constantFrom('A', 'Z'), (said, options, who) => {
        const more: readonly Said[] = [{ day: '2017-01-01', who, what: 'x', title: 'added' }, ...said];
        const back = { ...options, exclude: { 'document.title': ['added'] } };
        expect(table(more, back)).toEqual(table(said, options));
      }),
    );
  });

  it('a two-mode network sums to its statements, and agreement and disagreement part all that is shared', () => {
    fc.assert(
      fc.property(anySaid, fc.constantFrom('agreement', 'strength'), (said, qualifier) => {
        const network = discourseNetwork(codedStatements(said), { qualifier });
        expect(network.weight.reduce((sum, w) => sum + w, 0)).toBe(network.n);
        const [all, con, opp, net] = (['ignore', 'congruence', 'conflict', 'subtract'] as const).map((aggregation) =>
          table(said, { mode: 'one-mode', qualifier, aggregation }).flat(),
        ) as [number[], number[], number[], number[]];
        for (const [n, cell] of all.entries()) {
          expect((con[n] as number) + (opp[n] as number)).toBeCloseTo(cell, 10);
          expect((con[n] as number) - (opp[n] as number)).toBeCloseTo(net[n] as number, 10);
        }
      }),
    );
  });

  it('a one-mode network is symmetric and nobody has a tie with himself; cosine and jaccard stay within 1', () => {
    fc.assert(
      fc.property(anySaid, anyOptions, (said, options) => {
        const cells = table(said, {
          ...options,
          mode: 'one-mode',
          aggregation: 'congruence',
          normalization: 'cosine',
          asDna: false,
        });
        for (const [i, row] of cells.entries()) {
          expect(row[i]).toBe(0);
          for (const [j, cell] of row.entries()) {
            expect(cell).toBe(cells[j]?.[i]);
            expect(Math.abs(cell)).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });
});

/** Cells by the names of row and column. */
function cellsByName(
  said: readonly Said[],
  options: NetworkOptions,
  name: (label: string) => string,
): Map<string, number> {
  const network = discourseNetwork(codedStatements(said), options);
  const cells = networkMatrix(network);
  const columnName = options.mode === 'one-mode' ? name : (label: string) => label;
  return new Map(
    network.rows.flatMap((row, i) =>
      network.columns.map(
        (column, j) => [`${name(row)} ${columnName(column)}`, cells[i * network.columns.length + j] as number] as const,
      ),
    ),
  );
}
