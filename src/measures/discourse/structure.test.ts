import { describe, expect, it } from 'vitest';
import { annealedBackbone } from './annealed-backbone.ts';
import { evaluateBackbone, nestedBackbone } from './backbone.ts';
import { coalitionProfiles } from './coalition-profiles.ts';
import { coalitionUncertainty } from './coalition-uncertainty.ts';
import { CODED, codedStatements, type Said } from './coded.fixture.ts';
import { CLUSTER_METHODS, discourseClusters } from './discourse-clusters.ts';
import { discourseNetwork } from './discourse-network.ts';
import { kernelNetworks } from './kernel-slices.ts';
import { networkDistances } from './network-distances.ts';
import { networkPhases } from './network-phases.ts';
import { polarization, polarizationSlices } from './polarization.ts';
import { tieUncertainty } from './tie-uncertainty.ts';
import { valueCounts } from './value-counts.ts';

/** Two camps of `size` that back and oppose the same three concepts, each member on days of its own. */
function camps(
  size: number,
  day = (n: number): string => `2017-01-${String(1 + n).padStart(2, '0')}`,
): readonly Said[] {
  return Array.from({ length: 2 * size }, (_, n) => n).flatMap((n) =>
    ['x', 'y', 'z'].map(
      (what): Said => ({
        day: day(n),
        who: `${n < size ? 'left' : 'right'} ${n}`,
        what,
        agree: n < size === (what === 'x') ? 1 : 0,
      }),
    ),
  );
}
const sides = (said: readonly Said[]): readonly number[] =>
  [...new Set(said.map(({ who }) => who))].map((who) => Number(!who.startsWith('left')));

describe('what holds coalitions together', () => {
  /** The weight of ties within or between groups in the network that coalitions are found in. */
  const tieWeight = (said: readonly Said[], group: Int32Array, g: number, inside: boolean): number => {
    const asked = { mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;
    const { start, other, weight, rows } = discourseNetwork(codedStatements(said), asked);
    let sum = 0;
    for (const i of rows.keys()) {
      for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
        const ends = [group[i], group[other[n] as number]];
        if (ends.includes(g) && (ends[0] === ends[1]) === inside) sum += weight[n] as number;
      }
    }
    return sum;
  };
  const odd: readonly Said[] = [
    ...camps(3),
    { day: '2017-02-01', who: 'left 0', what: 'own', agree: 1 },
    { day: '2017-02-02', who: 'left 1', what: 'own', agree: 0 },
    { day: '2017-02-03', who: 'right 4', what: 'x', agree: 1 },
  ];

  it('adds up to the ties of the network, within and with others', () => {
    const clusters = discourseClusters(codedStatements(odd), { method: 'louvain' });
    const { coalitions, n } = coalitionProfiles(codedStatements(odd), clusters);
    expect(n).toBe(odd.length);
    for (const [g, { concepts }] of coalitions.entries()) {
      const sum = (of: 'within' | 'across') => concepts.reduce((all, concept) => all + concept[of], 0);
      expect(sum('within')).toBeCloseTo(tieWeight(odd, clusters.group, g, true), 10);
      expect(sum('across')).toBeCloseTo(tieWeight(odd, clusters.group, g, false), 10);
    }
  });

  it('names what joins and what parts, with counts and the statements behind', () => {
    const clusters = discourseClusters(codedStatements(odd), { method: 'louvain' });
    const { coalitions, levels } = coalitionProfiles(codedStatements(odd), clusters);
    expect(levels).toEqual(['0', '1']);
    const [left] = coalitions;
    expect(left?.members).toEqual(['left 0', 'left 1', 'left 2']);
    expect(left?.concepts.at(-1)).toMatchObject({ concept: 'own', counts: [1, 1], speakers: 2 });
    expect(left?.concepts.at(-1)?.within).toBeLessThan(0);
    expect(left?.concepts.find(({ concept }) => concept === 'x')).toMatchObject({
      counts: [0, 3],
      speakers: 3,
      statements: [1, 4, 7],
    });
  });

  it('refuses groups that lack an actor', () => {
    const few = { rows: ['China'], group: Int32Array.of(0) };
    expect(() => coalitionProfiles(CODED, few)).toThrow('The coalitions lack the actor "Russia"');
  });
});

describe('polarization', () => {
  it('is at its floor for two camps that agree within and differ between, found by trial of all or by search', () => {
    for (const size of [4, 12]) {
      const said = camps(size);
      const { score, floor, group, proved } = polarization(codedStatements(said));
      expect([score, floor]).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.25, 12)]);
      expect([...group]).toEqual(sides(said));
      expect(proved).toBe(size === 4);
    }
  });

  it('DNA calls the camps unpolarized: it takes the greatest distance', () => {
    const { score, group } = polarization(codedStatements(camps(4)), { asDna: true });
    expect(score).toBeGreaterThan(0.5);
    expect([...group]).not.toEqual(sides(camps(4)));
  });

  it('is nobody’s where there is one actor or none, and is refused for more groups than actors', () => {
    expect(polarization(CODED, { only: { organization: ['China'] } }).score).toBeNaN();
    expect(() => polarization(CODED, { groups: 4 })).toThrow('3 actors cannot be split into 4 groups');
  });

  it('of slices uses congruence and conflict of each', () => {
    const slices = [
      ...polarizationSlices(codedStatements(camps(3)), { unit: 'days', size: 40, kernel: 'gaussian', indent: false }),
    ];
    expect(slices).toHaveLength(6);
    expect(slices.every(({ polarization: { score, floor } }) => score < floor + 0.2)).toBe(true);
    expect(slices[0]?.polarization.differs).toHaveLength(2);
  });
});

describe('the backbone', () => {
  // On x the camps part; the others are said by single actors.
  const said: readonly Said[] = [
    ...camps(3).filter(({ what }) => what === 'x'),
    { day: '2017-02-01', who: 'left 0', what: 'aside' },
    { day: '2017-02-02', who: 'right 4', what: 'byway' },
  ];
  const data = codedStatements(said);

  it('leaves out first what only one actor speaks of, and ends with nothing', () => {
    const { steps, n } = nestedBackbone(data);
    expect(new Set(steps.slice(0, 2).map(({ entity }) => entity))).toEqual(new Set(['aside', 'byway']));
    expect(steps.at(-1)).toMatchObject({ backboneLoss: expect.closeTo(1, 12), redundantLoss: 0, statements: 0 });
    expect(n).toBe(said.length);
  });

  it('annealing finds a backbone of a size, the same for the same seed, no worse than any other of that size', () => {
    const found = annealedBackbone(data, { size: 2, steps: 300 });
    expect(found).toEqual(annealedBackbone(data, { size: 2, steps: 300 }));
    const names = [...found.backbone, ...found.redundant];
    for (const [n, a] of names.entries()) {
      for (const b of names.slice(n + 1)) {
        expect(evaluateBackbone(data, [a, b]).backbone).toBeGreaterThanOrEqual(found.losses.backbone - 1e-12);
      }
    }
    const free = annealedBackbone(data, { steps: 300 });
    expect(free.backbone.length).toBeLessThan(free.redundant.length);
  });

  it('says what cannot be', () => {
    expect(() => evaluateBackbone(data, ['q'])).toThrow('no concept "q"');
    expect(() => annealedBackbone(data, { size: 3 })).toThrow('a backbone of 3 is none of it');
    expect(() => nestedBackbone(data, { only: { organization: ['left 0'] } })).toThrow('no ties above 0');
  });
});

describe('coalitions', () => {
  it.each(CLUSTER_METHODS)('%s finds the two camps', (method) => {
    const { group, modularity } = discourseClusters(codedStatements(camps(4)), { method, groups: 2 });
    expect([...group]).toEqual(sides(camps(4)));
    expect(modularity).toBeGreaterThan(0.4);
  });

  it('are sure where texts agree, and less sure for one who speaks with both sides', () => {
    const between: readonly Said[] = ['x', 'y', 'z'].map(
      (what, n): Said => ({ day: `2017-03-0${n + 1}`, who: 'somewhere', what }),
    );
    const { clusters, belongs, together } = coalitionUncertainty(codedStatements([...camps(4), ...between]), {
      method: 'louvain',
      draws: 100,
    });
    const place = clusters.rows.indexOf('somewhere');
    expect(belongs[place] as number).toBeLessThan(0.9);
    expect(belongs.filter((_, n) => n !== place).every((share) => share > (belongs[place] as number))).toBe(true);
    expect(
      together.every((share, n) => Number.isNaN(share) || share === together[(n % 9) * 9 + Math.floor(n / 9)]),
    ).toBe(true);
  });

  it('need two actors', () => {
    expect(() => discourseClusters(CODED, { only: { organization: ['China'] } })).toThrow('There is one actor');
    expect(() => discourseClusters(CODED, { groups: 9 })).toThrow('3 actors cannot be put into 9 groups');
  });
});

describe('how sure ties are', () => {
  it('a tie of many texts survives, one that hangs on a single text is there in 63 % of the draws', () => {
    const many = Array.from({ length: 12 }, (_, n) => `2017-01-${String(n + 1).padStart(2, '0')}`);
    const said: readonly Said[] = [
      ...many.flatMap((day): Said[] => ['A', 'B'].map((who) => ({ day, who, what: 'x' }))),
      { day: '2017-03-01', who: 'B', what: 'y' },
      { day: '2017-03-01', who: 'C', what: 'y' },
    ];
    const { network, survives, mean, low, high } = tieUncertainty(codedStatements(said), {
      mode: 'one-mode',
      aggregation: 'congruence',
      draws: 2000,
    });
    expect([network.rows, [...network.weight]]).toEqual([
      ['A', 'B', 'C'],
      [144, 1],
    ]);
    expect(survives[0]).toBe(1);
    // 1 - (12/13)^13
    expect(survives[1]).toBeCloseTo(0.647, 1);
    expect(low[0] as number).toBeLessThan(144);
    expect(high[0] as number).toBeGreaterThan(144);
    expect(mean[1] as number).toBeGreaterThan(0.8);
  });

  it('is the same for the same seed; a text drawn with its statements varies more than single statements', () => {
    const asked = { mode: 'two-mode', draws: 300 } as const;
    expect(tieUncertainty(CODED, asked)).toEqual(tieUncertainty(CODED, asked));
    const said = Array.from(
      { length: 40 },
      (_, n): Said => ({ day: `2017-01-0${1 + Math.floor(n / 10)}`, who: 'A', what: n < 20 ? 'x' : 'y' }),
    );
    const spread = (drawn: 'documents' | 'statements' | 'both'): number =>
      tieUncertainty(codedStatements(said), { ...asked, drawn }).deviation[0] as number;
    expect(spread('documents')).toBeGreaterThan(2 * spread('statements'));
    expect(spread('both')).toBeGreaterThan(spread('documents'));
    expect(() => tieUncertainty(CODED, { draws: 0 })).toThrow('0 draws are none');
  });
});

describe('phases', () => {
  it('change where the debate does', () => {
    const first = camps(3, (n) => `2017-01-0${n + 1}`);
    const second = camps(3, (n) => `2017-03-0${n + 1}`).map(
      (s) => ({ ...s, agree: s.what === 'x' ? 1 : (s.agree ?? 1) }) as Said,
    );
    const slices = [
      ...kernelNetworks(codedStatements([...first, ...second]), {
        mode: 'one-mode',
        aggregation: 'subtract',
        unit: 'weeks',
        size: 2,
        kernel: 'gaussian',
        indent: false,
      }),
    ];
    const networks = slices.map(({ network }) => network);
    const { phase, changes } = networkPhases(networkDistances(networks, { normalizeToOne: true }), { most: 2 });
    expect(changes).toHaveLength(1);
    expect([phase[0], phase.at(-1)]).toEqual([0, 1]);
  });

  it('only like networks are compared, and differences from DNA are told', () => {
    const a = discourseNetwork(CODED, { mode: 'one-mode', aggregation: 'subtract' });
    const b = discourseNetwork(CODED, { mode: 'one-mode', to: '2017-03-01' });
    expect(() => networkDistances([a, b])).toThrow('same rows and columns');
    expect(networkDistances([a, a], { distance: 'spectral', normalizeToOne: true }).differs).toHaveLength(2);
    expect(() => networkDistances([discourseNetwork(CODED)], { distance: 'spectral' })).toThrow('Only one-mode');
    expect(() => networkPhases({ values: Float64Array.of(0), size: 1, differs: [] })).toThrow(
      '1 slices have no 2 phases',
    );
  });
});

describe('counts of values', () => {
  it('by level of the qualifier, repeats in a document once', () => {
    expect(valueCounts(CODED, { duplicates: 'document' })).toEqual({
      labels: ['sanctions', 'talks'],
      levels: ['0', '1'],
      counts: Int32Array.of(2, 1, 1, 3),
      n: 7,
    });
    expect(valueCounts(CODED, { qualifier: null }).counts).toEqual(Int32Array.of(4, 4));
  });
});
