import { xmlText } from '../kit/xml-text.ts';
import { type ActorThen, type ExportedNetwork, overTime, type TieThen } from './exported-network.ts';

/**
 * A network as GraphML, for igraph, networkx, yEd and the like: actors with label, side, bloc, margin and place, ties with
 * `sign` (1 or -1), `weight` (above 0), value, n and the days of the window. Of several windows a tie stands once for each.
 *
 * @example
 * const blocs = await networkBlocs(voteNetwork(calls, { session: 2020 }, { thresholds: { minus: 0, plus: 0.3 } }));
 * graphmlOf({ networks: [{ blocs }], labelOf: (id) => id }).includes('attr.name="sign"'); // true
 */
export function graphmlOf(exported: ExportedNetwork): string {
  const { actors, ties, method } = overTime(exported);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    '<key id="method" for="graph" attr.name="method" attr.type="string"/>',
    ...NODE_KEYS.map(({ name, type }) => `<key id="n_${name}" for="node" attr.name="${name}" attr.type="${type}"/>`),
    ...EDGE_KEYS.map(({ name, type }) => `<key id="e_${name}" for="edge" attr.name="${name}" attr.type="${type}"/>`),
    '<graph id="network" edgedefault="undirected">',
    `<data key="method">${xmlText(method)}</data>`,
    ...actors.map(({ id, label, x, y, times }) => {
      const then = times.at(-1);
      const values = then ? NODE_KEYS.map(({ name, value }) => [name, value({ label, x, y, then })] as const) : [];
      return `<node id="${xmlText(id)}">${values.map(([name, value]) => dataOf('n', name, value)).join('')}</node>`;
    }),
    ...ties.flatMap(({ a, b, times }) =>
      times.map((then) => {
        const ends = `source="${xmlText(actors[a]?.id ?? '')}" target="${xmlText(actors[b]?.id ?? '')}"`;
        return `<edge ${ends}>${EDGE_KEYS.map(({ name, value }) => dataOf('e', name, value(then))).join('')}</edge>`;
      }),
    ),
    '</graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

type Value = string | number | boolean | undefined;

interface Placed {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly then: ActorThen;
}

interface Key<Of> {
  readonly name: string;
  readonly type: 'string' | 'int' | 'double' | 'boolean';
  readonly value: (of: Of) => Value;
}

const NODE_KEYS: readonly Key<Placed>[] = [
  { name: 'label', type: 'string', value: ({ label }) => label },
  { name: 'side', type: 'string', value: ({ then }) => then.side || undefined },
  { name: 'bloc', type: 'int', value: ({ then }) => then.bloc || undefined },
  { name: 'margin', type: 'double', value: ({ then }) => then.margin },
  { name: 'between', type: 'boolean', value: ({ then }) => then.between },
  { name: 'x', type: 'double', value: ({ x }) => Number(x.toFixed(4)) },
  { name: 'y', type: 'double', value: ({ y }) => Number(y.toFixed(4)) },
];

const EDGE_KEYS: readonly Key<TieThen>[] = [
  { name: 'sign', type: 'int', value: ({ sign }) => sign },
  { name: 'weight', type: 'double', value: ({ weight }) => weight },
  { name: 'value', type: 'double', value: ({ value }) => value },
  { name: 'n', type: 'int', value: ({ n }) => n },
  { name: 'from', type: 'string', value: ({ from }) => from },
  { name: 'to', type: 'string', value: ({ to }) => to },
];

function dataOf(of: 'n' | 'e', name: string, value: Value): string {
  return value === undefined ? '' : `<data key="${of}_${name}">${xmlText(String(value))}</data>`;
}
