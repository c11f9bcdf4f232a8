import { gexfFile } from '../kit/gexf-file.ts';
import { xmlText } from '../kit/xml-text.ts';
import {
  type ActorThen,
  type ExportedNetwork,
  type NetworkOverTime,
  overTime,
  type TieThen,
} from './exported-network.ts';

/**
 * A network as GEXF 1.3, for Gephi: actors with side, bloc and margin, ties with sign, weight, value and n, places and colours.
 * Of several windows everything has spells and values that hold for a time, which Gephi's timeline shows.
 *
 * @example
 * const blocs = await networkBlocs(voteNetwork(calls, { session: 2020 }, { thresholds: { minus: 0, plus: 0.3 } }));
 * gexfOf({ networks: [{ blocs }], labelOf: (id) => id }).startsWith('<?xml'); // true
 */
export function gexfOf(exported: ExportedNetwork): string {
  const network = overTime(exported);
  const dynamic = exported.networks.length > 1;
  const first = exported.networks[0]?.blocs.network;
  const last = exported.networks.at(-1)?.blocs.network;
  const time = dynamic
    ? ` timeformat="date" timerepresentation="interval" start="${first?.from}" end="${last?.to}"`
    : '';
  const mode = dynamic ? 'dynamic' : 'static';
  return gexfFile(network.method, {
    attributes: `mode="${mode}"${time}`,
    lines: [
      attributesOf('node', mode, NODE_FIELDS),
      attributesOf('edge', mode, EDGE_FIELDS),
      '<nodes>',
      ...network.actors.map((actor) => nodeOf(actor, dynamic)),
      '</nodes>',
      '<edges>',
      ...network.ties.map((tie, n) => edgeOf(network, tie, n, dynamic)),
      '</edges>',
    ],
  });
}

interface Field<Then> {
  readonly id: string;
  readonly type: 'string' | 'integer' | 'double' | 'boolean';
  readonly value: (then: Then) => string | number | boolean | undefined;
}

const NODE_FIELDS: readonly Field<ActorThen>[] = [
  { id: 'side', type: 'string', value: ({ side }) => (side === '' ? undefined : side) },
  { id: 'bloc', type: 'integer', value: ({ bloc }) => (bloc === 0 ? undefined : bloc) },
  { id: 'margin', type: 'double', value: ({ margin }) => margin },
  { id: 'between', type: 'boolean', value: ({ between }) => between },
];

const EDGE_FIELDS: readonly Field<TieThen>[] = [
  { id: 'sign', type: 'integer', value: ({ sign }) => sign },
  { id: 'strength', type: 'double', value: ({ weight }) => weight },
  { id: 'value', type: 'double', value: ({ value }) => value },
  { id: 'n', type: 'integer', value: ({ n }) => n },
];

function attributesOf(what: 'node' | 'edge', mode: string, fields: readonly Field<never>[]): string {
  const list = fields.map(({ id, type }) => `<attribute id="${id}" title="${id}" type="${type}"/>`);
  return `<attributes class="${what}" mode="${mode}">${list.join('')}</attributes>`;
}

function valuesOf<Then extends Time>(fields: readonly Field<Then>[], times: readonly Then[], dynamic: boolean): string {
  const values = times.flatMap((then) =>
    fields.flatMap(({ id, value }) => {
      const one = value(then);
      return one === undefined
        ? []
        : [`<attvalue for="${id}" value="${xmlText(String(one))}"${dynamic ? spanOf(then) : ''}/>`];
    }),
  );
  return values.length > 0 ? `<attvalues>${values.join('')}</attvalues>` : '';
}

interface Time {
  readonly from: string;
  readonly to: string;
}

function spanOf({ from, to }: Time): string {
  return ` start="${from}" end="${to}"`;
}

function spellsOf(times: readonly Time[], dynamic: boolean): string {
  return dynamic ? `<spells>${times.map((time) => `<spell${spanOf(time)}/>`).join('')}</spells>` : '';
}

/** Colours that are told apart by most eyes (Okabe and Ito 2008); the side also stands in words. */
const COLOURS: Readonly<Record<string, readonly [r: number, g: number, b: number]>> = {
  A: [0, 114, 178],
  B: [213, 94, 0],
  '': [150, 150, 150],
};

/** Pixels from the middle to the farthest actor. */
const RADIUS = 500;

function nodeOf({ id, label, x, y, times }: NetworkOverTime['actors'][number], dynamic: boolean): string {
  const then = times.at(-1);
  const [r, g, b] = COLOURS[then === undefined || then.between ? '' : then.side] ?? [150, 150, 150];
  return `<node id="${xmlText(id)}" label="${xmlText(label)}">${valuesOf(NODE_FIELDS, times, dynamic)}${spellsOf(times, dynamic)}<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${(x * RADIUS).toFixed(1)}" y="${(y * RADIUS).toFixed(1)}" z="0"/></node>`;
}

function edgeOf(
  { actors }: NetworkOverTime,
  { a, b, times }: NetworkOverTime['ties'][number],
  n: number,
  dynamic: boolean,
): string {
  const last = times.at(-1);
  const [r, g, blue] = last?.sign === 1 ? [0, 158, 115] : [204, 51, 17];
  // A weight below 0 is no width: the sign stands beside it.
  return `<edge id="${n}" source="${xmlText(actors[a]?.id ?? '')}" target="${xmlText(actors[b]?.id ?? '')}" weight="${last?.weight ?? 1}">${valuesOf(EDGE_FIELDS, times, dynamic)}${spellsOf(times, dynamic)}<viz:color r="${r}" g="${g}" b="${blue}"/></edge>`;
}
