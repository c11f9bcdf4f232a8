import { type DiscourseNetwork, networkMatrix, tieRows } from '../../measures/discourse/network.ts';
import { xmlText } from '../kit/xml-text.ts';

/** What is known of a row or column beside its name: attributes of its entity. */
export type NodeFacts = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Names of the two kinds of nodes. */
export interface NodeKinds {
  readonly rows: string;
  readonly columns: string;
}

/** The nodes of a network, rows before columns, and the names of all attributes that any of them has. */
export function networkNodes({ mode, rows, columns }: DiscourseNetwork, kinds: NodeKinds, facts: NodeFacts) {
  const nodes = [
    ...rows.map((name, n) => ({ id: `r${n}`, name, kind: kinds.rows })),
    ...(mode === 'two-mode' ? columns.map((name, n) => ({ id: `c${n}`, name, kind: kinds.columns })) : []),
  ];
  const attributes = [
    ...new Set(nodes.flatMap(({ name, kind }) => Object.keys(facts.get(`${kind} ${name}`) ?? {}))),
  ].sort();
  return { nodes, attributes };
}

/**
 * A network as GraphML (Brandes and others 2002), which Gephi, visone, igraph and networkx open: every node with its name, its kind
 * and all attributes of its entity, every tie with `weight` and `sign`.
 */
export function networkGraphml(network: DiscourseNetwork, kinds: NodeKinds, facts: NodeFacts): string {
  const twoMode = network.mode === 'two-mode';
  const { nodes, attributes } = networkNodes(network, kinds, facts);
  const key = (id: string, of: 'node' | 'edge', name: string, type: string): string =>
    `  <key id="${id}" for="${of}" attr.name="${xmlText(name)}" attr.type="${type}"/>`;
  const data = (id: string, value: string): string => `<data key="${id}">${xmlText(value)}</data>`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    key('label', 'node', 'label', 'string'),
    key('kind', 'node', 'kind', 'string'),
    ...attributes.map((name, n) => key(`a${n}`, 'node', name, 'string')),
    key('weight', 'edge', 'weight', 'double'),
    key('sign', 'edge', 'sign', 'int'),
    '  <graph edgedefault="undirected">',
    ...nodes.map(({ id, name, kind }) => {
      const known = facts.get(`${kind} ${name}`) ?? {};
      const cells = attributes.map((attribute, n) => data(`a${n}`, known[attribute] ?? ''));
      return `    <node id="${id}">${data('label', name)}${data('kind', kind)}${cells.join('')}</node>`;
    }),
    ...tieRows(network).map(
      ({ from, to, weight }, n) =>
        `    <edge id="e${n}" source="r${from}" target="${twoMode ? 'c' : 'r'}${to}">${data('weight', `${weight}`)}${data('sign', `${Math.sign(weight)}`)}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

/** A network as a full matrix in the DL form of UCINET. */
export function networkDl(network: DiscourseNetwork): string {
  const { mode, rows, columns } = network;
  const cells = networkMatrix(network);
  // DL knows no quotation mark inside a label.
  const labels = (names: readonly string[]): string => names.map((name) => `"${name.replaceAll('"', "'")}"`).join('\n');
  const head =
    mode === 'one-mode'
      ? [`dl n = ${rows.length}, format = fullmatrix`, 'labels:', labels(rows)]
      : [
          `dl nr = ${rows.length}, nc = ${columns.length}, format = fullmatrix`,
          'row labels:',
          labels(rows),
          'column labels:',
          labels(columns),
        ];
  const lines = rows.map((_, i) => cells.subarray(i * columns.length, (i + 1) * columns.length).join(' '));
  return `${[...head, 'data:', ...lines].join('\n')}\n`;
}
