import { describe, expect, it } from 'vitest';
import { betweenSides } from '../../measures/networks/between-sides.ts';
import { blocsOverTime } from '../../measures/networks/blocs-over-time.ts';
import { joinedParts } from '../../measures/networks/joined-parts.ts';
import { networkBlocs } from '../../measures/networks/network-blocs.ts';
import type { NetworkTie, SignedNetwork } from '../../measures/networks/signed-network.ts';
import { chartFigure } from '../charts/draw-chart.ts';
import { flowChart, frustrationChart, windowName } from './blocs-charts.ts';
import { matrixChart, type NetworkNames, networkChart } from './network-charts.ts';

/** Actors of one letter each, and ties such as `A+B`, `A-C`, `B?C`. */
function network(words: string, year = 2000, alone = ''): SignedNetwork {
  const given = words.split(' ');
  const actors = [...new Set([...words.replace(/[^A-Z]/g, ''), ...alone])].sort();
  const ties = given.map(([one = '', sign, other = '']): NetworkTie => {
    const [a, b] = [actors.indexOf(one), actors.indexOf(other)].sort((x, y) => x - y) as [number, number];
    const state = sign === '+' ? '+' : sign === '-' ? '-' : 'unknown';
    const value = state === '+' ? 0.8 : state === '-' ? -0.4 : 0.2;
    return { a, b, state, value, interval: [value - 0.1, value + 0.1], n: 12, weight: state === 'unknown' ? 0 : 1 };
  });
  return {
    source: 'votes',
    actors,
    ties: ties.sort((x, y) => x.a - y.a || x.b - y.b),
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    thresholds: { minus: -0.1, plus: 0.5 },
    method: 'made up',
  };
}

const NAMES: NetworkNames = {
  shortOf: (actor) => actor.repeat(3),
  nameOf: (actor) => `the state of ${actor}`,
  opens: (tie) => [tie, tie + 1],
};

/** ABC against XYZ, with M on both sides, a pair PQ that nothing joins to them, and N of whom nothing is known. */
const CAMPS = 'A+B A+C B+C X+Y X+Z Y+Z A-X A-Y B-X B-Z C-Y C-Z M+A M+X M?B P+Q N?A';

describe('who stands between the sides', () => {
  it('is who could change over at no cost, and nobody else', async () => {
    const found = await networkBlocs(network(CAMPS));
    const torn = betweenSides(found);
    expect(found.network.actors.filter((_, v) => torn[v])).toEqual(['M']);
  });

  it('sides say nothing across parts that no tie joins', () => {
    const given = network(CAMPS);
    const parts = joinedParts(given);
    const of = (part: number): string => given.actors.filter((_, v) => parts[v] === part).join('');
    expect([of(0), of(1), of(-1)]).toEqual(['ABCMXYZ', 'PQ', 'N']);
  });
});

describe('the chart of a network', () => {
  it('says what is seen, and what goes against the sides', async () => {
    const chart = networkChart(await networkBlocs(network(CAMPS)), NAMES, { by: 'sides' });
    expect(chart.title).toBe('Two sides of 3 and 3 actors, 1 between them: 1 of 15 ties goes against them.');
    expect(chart.lines.filter(({ against }) => against)).toHaveLength(1);
    expect(chart.alone).toEqual(['NNN']);
    const nodes = new Map(chart.nodes.map((node) => [node.label, node]));
    expect(nodes.get('MMM')).toMatchObject({ between: true });
    expect(nodes.get('PPP')).not.toHaveProperty('bloc');
    expect(nodes.get('AAA')?.words).toMatch(/^The state of A: Side [AB], margin \d; 3 friends, 2 foes, 1 not known$/);
  });

  it('opens from each tie what stands behind it, with its value, interval and n', async () => {
    const found = await networkBlocs(network(CAMPS));
    const chart = networkChart(found, NAMES, { by: 'sides' });
    const line = chart.lines[0];
    expect(line?.words).toBe(
      'The state of A and the state of B: friends; likeness of votes 0.80 (95 % 0.70 to 0.90), n = 12 roll calls',
    );
    expect(line).toMatchObject({ href: '#x0', opens: '0,1' });
    expect(matrixChart(found, NAMES, { by: 'sides' }).table.rows[0]).toMatchObject({ href: '#x0', opens: '0,1' });
  });

  it('has the same content as a matrix: each tie in two cells, rows by bloc', async () => {
    const found = await networkBlocs(network(CAMPS));
    const matrix = matrixChart(found, NAMES, { by: 'sides' });
    const chart = networkChart(found, NAMES, { by: 'sides' });
    const pairs = ({ nodes, lines }: Pick<typeof matrix, 'nodes' | 'lines'>): readonly string[] =>
      lines.map(({ a, b, sign }) => `${[nodes[a]?.label, nodes[b]?.label].sort()} ${sign}`).sort();
    expect(pairs(matrix)).toEqual(pairs(chart));
    const blocs = matrix.nodes.map(({ bloc }) => bloc ?? 9);
    expect(blocs).toEqual([...blocs].sort());
  });

  it('shows blocs of free number, and the names of blocs over time where it is given them', async () => {
    const three = network('A+B C+D E+F A-C A-D A-E A-F B-C B-D B-E B-F C-E C-F D-E D-F');
    const found = await networkBlocs(three);
    const chart = networkChart(found, NAMES, { by: 'free' });
    expect(chart.title).toBe('3 blocs, the largest of 2 actors: no tie goes against them.');
    expect(chart.blocs.map(({ name }) => name)).toEqual(['Bloc A', 'Bloc B', 'Bloc C']);
    const labels = found.places.map(({ bloc }) => (bloc === 0 ? 4 : bloc));
    const named = networkChart(found, NAMES, { by: 'free', labels });
    expect(named.nodes.map(({ bloc }) => bloc)).toContain(4);
    expect(named.blocs).toHaveLength(5);
    expect(chartFigure(named, 'n').toString()).toContain('Bloc E · 2');
  });

  it('lists friends and foes of each actor where single ties would fill pages', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const many = Array.from({ length: 60 }, (_, n) => String.fromCodePoint(0x100 + n));
    const ties = many.flatMap((_, a) =>
      many.slice(a + 1).map((__, more): NetworkTie => {
        const b = a + 1 + more;
        return { a, b, state: a % 2 === b % 2 ? '+' : '-', value: 0, n: 9, weight: 1 };
      }),
    );
    const found = await networkBlocs({ ...network('A+B', 2000, letters), actors: many, ties });
    const { table } = matrixChart(found, NAMES, { by: 'sides' });
    expect(table.rows).toHaveLength(60);
    expect(String(table.rows[0]?.cells[1]).split(' ')).toHaveLength(29);
    expect(String(table.rows[0]?.cells[2]).split(' ')).toHaveLength(30);
  });
});

describe('charts over windows', () => {
  const windows = [
    network('A+B A+C B+C X+Y X+Z Y+Z A-X A-Y B-X C-Z', 2000),
    network('A+B A+X B+X C+Y C+Z Y+Z A-Y A-Z B-C B-Y X-Y X-Z', 2001),
    network('N?A', 2002),
  ];

  it('tell who changed sides surely, and hold everybody else where he is', async () => {
    const over = await blocsOverTime(windows);
    const chart = flowChart(over, NAMES, 'sides');
    const moved = chart.actors.filter((actor) => actor.moved.some(Boolean)).map(({ label }) => label);
    expect(moved).toEqual(['CCC', 'XXX']);
    expect(chart.title).toMatch(/^2 sure changes of side over 2 windows/);
    expect(chart.windows.map(({ name }) => name)).toEqual(['2000', '2001']);
    expect(chart.table.rows[0]?.cells[0]).toBe('The state of C');
    expect(chartFigure(chart, 'f').toString()).toContain('2000 to 2001: CCC from Side');
  });

  it('tell frustration with its bounds', async () => {
    const chart = frustrationChart(await blocsOverTime(windows), NAMES);
    const [first] = chart.panels[0]?.series[0]?.points ?? [];
    expect(first).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(chart.title).toContain('proved to be the least in 2 of 2 windows');
    expect(chartFigure(chart, 'f').toString()).toContain('<svg');
  });

  it('say so where no sign is known in any window', async () => {
    const over = await blocsOverTime([network('N?A', 2002)]);
    expect(chartFigure(flowChart(over, NAMES, 'sides'), 'f').toString()).toContain('In no window is any sign known.');
    expect(chartFigure(frustrationChart(over, NAMES), 'f').toString()).toContain('In no window is any sign known.');
  });

  it.each([
    ['2019-01-01', '2019-12-31', '2019'],
    ['2016-01-01', '2019-12-31', '2016 to 2019'],
    ['2017-05-01', '2017-07-31', '2017-05 to 2017-07'],
    ['2017-07-01', '2017-07-31', '2017-07'],
    ['2017-09-12', '2018-06-30', '2017-09-12 to 2018-06-30'],
  ])('call the window from %s to %s %s', (from, to, name) => {
    expect(windowName({ from, to })).toBe(name);
  });
});
