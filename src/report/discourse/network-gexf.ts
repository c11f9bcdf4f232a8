import type { DiscourseNetwork } from '../../measures/discourse/network.ts';
import { tieRows } from '../../measures/discourse/network.ts';
import { gexfFile } from '../kit/gexf-file.ts';
import { xmlText } from '../kit/xml-text.ts';
import { layoutPlaces } from './discourse-charts.ts';
import { type NodeFacts, type NodeKinds, networkNodes } from './network-files.ts';

/** Larger networks are left to the layouts of Gephi. */
const MOST_PLACED = 1500;
/** Pixels from the middle to the farthest node. */
const RADIUS = 500;

/**
 * A network as GEXF 1.3, for Gephi: nodes with kind, colour, place and all attributes of their entities; ties with `weight` (above 0),
 * `value` (with its sign) and `sign`.
 */
export function networkGexf(network: DiscourseNetwork, kinds: NodeKinds, facts: NodeFacts): string {
  const { nodes, attributes } = networkNodes(network, kinds, facts);
  const shift = network.mode === 'two-mode' ? network.rows.length : 0;
  const ties = tieRows(network).filter(({ from, to }) => from !== to + shift);
  const places =
    nodes.length <= MOST_PLACED
      ? layoutPlaces(
          nodes.length,
          ties.map(({ from, to, weight }) => [from, to + shift, weight]),
          nodes.map((_, v) => (v < network.rows.length ? 0 : 1)),
        )
      : undefined;
  const field = (id: string, title: string, type: string): string =>
    `<attribute id="${id}" title="${xmlText(title)}" type="${type}"/>`;
  const value = (id: string, words: string | number): string =>
    `<attvalue for="${id}" value="${xmlText(`${words}`)}"/>`;
  return gexfFile(network.method, {
    attributes: 'mode="static"',
    lines: [
      `<attributes class="node" mode="static">${field('kind', 'kind', 'string')}${attributes.map((name, n) => field(`a${n}`, name, 'string')).join('')}</attributes>`,
      `<attributes class="edge" mode="static">${field('value', 'value', 'double')}${field('sign', 'sign', 'integer')}</attributes>`,
      '<nodes>',
      ...nodes.map(({ id, name, kind }, v) => {
        const known = facts.get(`${kind} ${name}`) ?? {};
        const cells = attributes.map((attribute, n) => value(`a${n}`, known[attribute] ?? ''));
        const at = places
          ? `<viz:position x="${((places.x[v] as number) * RADIUS).toFixed(1)}" y="${((places.y[v] as number) * RADIUS).toFixed(1)}" z="0"/>`
          : '';
        return `<node id="${id}" label="${xmlText(name)}"><attvalues>${value('kind', kind)}${cells.join('')}</attvalues>${colourOf(known.colour)}${at}</node>`;
      }),
      '</nodes>',
      '<edges>',
      ...ties.map(({ from, to, weight }, n) => {
        const ends = `source="${nodes[from]?.id}" target="${nodes[to + shift]?.id}"`;
        // A weight below 0 is no width: the sign stands beside it.
        return `<edge id="e${n}" ${ends} weight="${Math.abs(weight)}"><attvalues>${value('value', weight)}${value('sign', Math.sign(weight))}</attvalues></edge>`;
      }),
      '</edges>',
    ],
  });
}

/** A colour such as `#a0b0c0`. */
function colourOf(colour: string | undefined): string {
  const found = /^#(..)(..)(..)$/.exec(colour ?? '');
  if (!found) return '';
  const [r, g, b] = found.slice(1).map((shade) => Number.parseInt(shade, 16));
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}
