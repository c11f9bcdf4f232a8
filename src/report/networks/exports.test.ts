import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import { blocsOverTime } from '../../measures/networks/blocs-over-time.ts';
import type { NetworkTie, SignedNetwork, TieState } from '../../measures/networks/signed-network.ts';
import { gexfOf } from './gexf.ts';
import { graphmlOf } from './graphml.ts';

type Given = readonly [a: string, b: string, state: TieState, weight: number];

function network(year: number, given: readonly Given[]): SignedNetwork {
  const actors = [...new Set(given.flatMap(([a, b]) => [a, b] as const))].sort();
  const ties = given.map(([a, b, state, weight]): NetworkTie => {
    const value = state === '+' ? 2.5 : state === '-' ? -2.5 : 0;
    return { a: actors.indexOf(a), b: actors.indexOf(b), state, value, n: 12, weight };
  });
  return {
    source: 'events',
    actors,
    ties,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    thresholds: { minus: -1, plus: 1 },
    method: 'made up & <short>',
  };
}

const FIRST = network(2016, [
  ['CHN', 'RUS', '+', 3],
  ['CHN', 'USA', '-', 2],
  ['RUS', 'USA', '-', 4],
  ['FRA', 'USA', '+', 2],
  ['CHN', 'FRA', 'unknown', 0],
]);
const SECOND = network(2017, [
  ['CHN', 'RUS', '+', 1.5],
  ['CHN', 'USA', '+', 2],
  ['CHN', 'FRA', '-', 1],
]);
const over = await blocsOverTime([FIRST, SECOND]);
const labelOf = (id: string): string => `The “${id}” & <co>`;

describe('a network in GraphML', () => {
  it('is opened by another program, with sign, weight, side and margin', () => {
    const [first] = over.windows;
    const read = graphml.parse(MultiGraph, graphmlOf({ networks: first ? [first] : [], labelOf }));
    expect(read.nodes().sort()).toEqual(['CHN', 'FRA', 'RUS', 'USA']);
    expect(read.order).toBe(4);
    // What is not known has no sign and is left out.
    expect(read.size).toBe(4);
    const tie = (a: string, b: string) => read.getEdgeAttributes(read.edges(a, b)[0]);
    expect(tie('RUS', 'USA')).toMatchObject({ sign: -1, weight: 4, n: 12, from: '2016-01-01', to: '2016-12-31' });
    expect(tie('CHN', 'RUS')).toMatchObject({ sign: 1, weight: 3, value: 2.5 });
    expect(read.getNodeAttributes('CHN')).toMatchObject({ label: labelOf('CHN'), side: 'A', between: false });
    expect(read.getNodeAttribute('USA', 'side')).toBe('B');
    // Across, Russia would take China along: foes of 2 and 4 on one side.
    expect(read.getNodeAttribute('RUS', 'margin')).toBe(6);
  });

  it('holds a tie once for each window', () => {
    const text = graphmlOf({ networks: over.windows, labelOf });
    expect(text.match(/<edge source="CHN" target="RUS">/g)).toHaveLength(2);
    const read = graphml.parse(MultiGraph, text);
    expect(read.size).toBe(7);
  });
});

describe('a network in GEXF', () => {
  it('is opened by another program, with sign, strength, side and place', () => {
    const [first] = over.windows;
    const text = gexfOf({ networks: first ? [first] : [], labelOf });
    const read = gexf.parse(MultiGraph, text, { allowUndeclaredAttributes: false, addMissingNodes: false });
    expect(read.nodes().sort()).toEqual(['CHN', 'FRA', 'RUS', 'USA']);
    expect(read.everyEdge((edge) => read.isUndirected(edge))).toBe(true);
    expect(read.getEdgeAttributes(read.edges('RUS', 'USA')[0])).toMatchObject({
      sign: -1,
      strength: 4,
      weight: 4,
      n: 12,
    });
    const usa = read.getNodeAttributes('USA');
    expect(usa).toMatchObject({ label: labelOf('USA'), side: 'B', between: false });
    expect(Number.isFinite(usa.x) && Number.isFinite(usa.y)).toBe(true);
    expect(text).not.toContain('<spell ');
  });

  it('has spells over windows: when an actor and a tie were there, and which sign it had', () => {
    const text = gexfOf({ networks: over.windows, labelOf });
    expect(text).toContain('version="1.3"');
    expect(text).toMatch(
      /<graph [^>]*mode="dynamic" timeformat="date" timerepresentation="interval" start="2016-01-01" end="2017-12-31"/,
    );
    const read = gexf.parse(MultiGraph, text, { allowUndeclaredAttributes: false });
    expect([read.order, read.size]).toEqual([4, 5]);
    const edge = /<edge id="\d+" source="CHN" target="USA".*<\/edge>/.exec(text)?.[0] ?? '';
    expect(edge).toContain(
      '<spells><spell start="2016-01-01" end="2016-12-31"/><spell start="2017-01-01" end="2017-12-31"/></spells>',
    );
    expect(edge).toContain('<attvalue for="sign" value="-1" start="2016-01-01" end="2016-12-31"/>');
    expect(edge).toContain('<attvalue for="sign" value="1" start="2017-01-01" end="2017-12-31"/>');
    const russia = /<node id="RUS".*<\/node>/.exec(text)?.[0] ?? '';
    expect(russia.match(/<spell /g)).toHaveLength(2);
    // The tie of Russia with the United States is one of 2016 alone.
    const gone = /<edge id="\d+" source="RUS" target="USA".*<\/edge>/.exec(text)?.[0] ?? '';
    expect(gone.match(/<spell /g)).toHaveLength(1);
  });
});
