import { attributes, html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels, wrapPixels } from '../kit/text-pixels.ts';
import { type NetworkChart, type NetworkLine, type NetworkNode, SIGN_NAMES, type TieSign } from './chart-data.ts';
import { BOLD, type ChartSize, FONT, round } from './chart-size.ts';
import { roundedPath } from './hull.ts';
import { type FramePart, frameNetwork, MARK, NAME, type NetworkFrame, shownName } from './network-frame.ts';

/** More lines than this are a haze: then only those are drawn that go against the blocs, the strongest first. */
export const MOST_LINES = 1200;
/** With more of them than this, lines against the blocs are drawn thinner. */
const MANY_AGAINST = 120;
const MANY_LINES = 400;
/** Pixels of a title at least, should its part be smaller. */
const LEAST_TITLE = 96;
const LEGEND_LINE = 18;
const RADIUS = 9;
/** Colours of blocs; further blocs begin again, and differ by their marks and names. */
const BLOC_LOOKS = 6;

/** Signs of lines: a class that a style sheet may name. */
const SIGN_LOOK: Readonly<Record<TieSign, string>> = { '+': 'friend', '-': 'foe', unknown: 'unknown' };

/**
 * The lines that a picture of a network has room for: all of them, or only those that go against the blocs.
 * @returns the lines by their places in the list, the weightiest last, so that it lies on top
 */
export function drawnLines({ lines }: Pick<NetworkChart, 'lines'>): readonly number[] {
  const order = (a: number, b: number): number => rank(lines[a]) - rank(lines[b]) || a - b;
  const all = [...lines.keys()].sort(order);
  if (all.length <= MOST_LINES) return all;
  const signed = all.filter((n) => lines[n]?.sign !== 'unknown');
  return signed.length <= MOST_LINES ? signed : signed.filter((n) => lines[n]?.against).slice(-MOST_LINES);
}

/** Unknown below, what goes against the blocs on top, the weightier above the lighter. */
function rank(line: NetworkLine | undefined): number {
  if (!line || line.sign === 'unknown') return 0;
  return 1 + Math.min(0.99, line.weight / 1e6) + (line.against ? 1 : 0);
}

/** Draws a network: hulls of blocs, lines of signs, a mark and a name for each actor. */
export function drawNetworkChart(chart: NetworkChart, { width, links }: ChartSize): Markup {
  const frame = frameNetwork(chart, width);
  const lines = drawnLines(chart);
  const foot = footOf(chart, lines, width, frame.height + 10);
  const height = Math.ceil(foot.bottom);
  const hulls = frame.parts.map(
    ({ kind, bloc, hull }) =>
      kind === 'bloc' && html`<path class="hull ${blocLook(bloc)}" d="${roundedPath(hull, RADIUS)}"/>`,
  );
  const titles = frame.parts.map((part) => titleMarkup(chart, part, frame, width));
  const usual = usualWeight(chart.lines);
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart network" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${chart.title}">
<g aria-hidden="true">${hulls}<g class="${tiesLook(chart, lines)}">${lines.map((n) => lineMarkup(chart.lines[n], frame, { usual, links }))}</g>${titles}</g>
<g class="hits">${nodesMarkup(chart, frame, links)}</g>
<g aria-hidden="true">${foot.parts}</g>
</svg>`;
}

/** The more lines, the lighter each. */
function tiesLook({ lines }: NetworkChart, drawn: readonly number[]): string {
  const against = drawn.filter((n) => lines[n]?.against).length;
  return `ties${drawn.length > MANY_LINES ? ' dense' : ''}${against > MANY_AGAINST ? ' many' : ''}`;
}

function usualWeight(lines: readonly NetworkLine[]): number {
  const known = lines.filter(({ sign }) => sign !== 'unknown');
  return known.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, known.length);
}

export function blocLook(bloc: number | undefined): string {
  return bloc === undefined ? 'no-bloc' : `bloc-${bloc % BLOC_LOOKS}`;
}

/** Above its nodes: how a bloc is called, and how many it has. */
function titleMarkup({ blocs }: NetworkChart, part: FramePart, { boxes }: NetworkFrame, width: number): Markup {
  const { kind, cell, nodes, bloc } = part;
  const words = titleOf(kind, nodes.length, bloc === undefined ? undefined : blocs[bloc]?.name);
  const top = Math.min(...nodes.map((v) => (boxes.y[v] as number) - (boxes.height[v] as number) / 2));
  const shown = shortenPixels(words, Math.min(width, Math.max(LEAST_TITLE, cell.width)), FONT * BOLD);
  const half = (pixels(shown, FONT) * BOLD) / 2;
  const x = Math.min(width - half, Math.max(half, cell.x + cell.width / 2));
  return html`<text class="hull-name" x="${round(x)}" y="${round(top - 13)}">${shown}</text>`;
}

function titleOf(kind: FramePart['kind'], count: number, name: string | undefined): string {
  switch (kind) {
    case 'bloc':
      return `${name ?? 'Bloc'} · ${count}`;
    case 'between':
      return `between · ${count}`;
    case 'rest':
      return `in no bloc · ${count}`;
  }
}

function lineMarkup(
  line: NetworkLine | undefined,
  { boxes }: NetworkFrame,
  { usual, links }: { usual: number; links: boolean },
): Markup | undefined {
  if (!line) return undefined;
  const { a, b, sign, weight, against, words, href, opens } = line;
  const place = (v: number): string =>
    `${Math.round((boxes.x[v] as number) - (boxes.width[v] as number) / 2 + MARK)} ${Math.round(boxes.y[v] as number)}`;
  const wide = sign !== 'unknown' && weight > 1.5 * usual ? ' strong' : '';
  const look = `tie ${SIGN_LOOK[sign]}${against ? ' against' : ''}${wide}`;
  const path = html`<path d="M${place(a)}L${place(b)}"/><title>${words}</title>`;
  if (!links || href === undefined) return html`<g class="${look}" data-e="${a} ${b}">${path}</g>`;
  const given = attributes({ 'data-p': opens, 'data-label': words });
  return html`<a class="${look}" data-e="${a} ${b}" href="${href}" tabindex="-1"${given}>${path}</a>`;
}

function nodesMarkup({ nodes }: NetworkChart, { parts, boxes }: NetworkFrame, links: boolean): readonly Markup[] {
  let first = true;
  return parts.flatMap((part) =>
    part.nodes.map((v) => {
      const { label, words, bloc, between, href, opens } = nodes[v] as NetworkNode;
      const left = (boxes.x[v] as number) - (boxes.width[v] as number) / 2;
      const [wide, high] = [boxes.width[v] as number, boxes.height[v] as number];
      const y = boxes.y[v] as number;
      const look = `${blocLook(bloc)}${between ? ' torn' : ''}`;
      const inner = html`<title>${words}</title><rect x="${round(left - 2)}" y="${round(y - high / 2)}" width="${round(wide - 2)}" height="${round(high)}" rx="3"/><path class="node-mark ${look}" d="${markPath(left + MARK, y, bloc)}"/><text class="node-name" x="${round(left + NAME)}" y="${round(y + 4)}">${shownName(label)}</text>`;
      if (!links) return html`<g class="hit actor">${inner}</g>`;
      const place = first ? 0 : -1;
      first = false;
      // Without anything to open an actor is still reached by keys, to see its lines.
      if (href === undefined)
        return html`<g class="hit actor" data-n="${v}" role="img" aria-label="${label}: ${words}" tabindex="${place}">${inner}</g>`;
      const given = attributes({ 'data-p': opens, 'data-label': words, tabindex: place });
      return html`<a class="hit actor" data-n="${v}" href="${href}" aria-label="${label}: ${words}"${given}>${inner}</a>`;
    }),
  );
}

/** Shapes by bloc: circle, square, triangle, diamond, triangle upside down, hexagon. */
const SHAPES: readonly ((x: string, y: string) => string)[] = [
  (x, y) => `M${x} ${y}m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z`,
  (x, y) => `M${x} ${y}m-4 -4h8v8h-8z`,
  (x, y) => `M${x} ${y}m0 -5l5 9h-10z`,
  (x, y) => `M${x} ${y}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z`,
  (x, y) => `M${x} ${y}m0 5l5 -9h-10z`,
  (x, y) => `M${x} ${y}m-2.5 -4.5h5l2.5 4.5l-2.5 4.5h-5l-2.5 -4.5z`,
];

export function markPath(x: number, y: number, bloc: number | undefined): string {
  const shape = SHAPES[(bloc ?? 0) % SHAPES.length];
  return shape === undefined ? '' : shape(round(x), round(y));
}

interface Foot {
  readonly parts: readonly Markup[];
  readonly bottom: number;
}

/** What lines and marks mean, who has no tie, and what is not drawn. */
function footOf(chart: NetworkChart, drawn: readonly number[], width: number, top: number): Foot {
  const signs = new Set(drawn.map((n) => chart.lines[n]?.sign));
  const names = chart.signs ?? SIGN_NAMES;
  const torn = chart.nodes.find(({ between }) => between);
  const samples: readonly (readonly [sample: Markup, words: string])[] = [
    ...(signs.has('+') ? [[sampleLine('tie sample friend'), names['+']] as const] : []),
    ...(signs.has('-') ? [[sampleLine('tie sample foe'), names['-']] as const] : []),
    ...(signs.has('unknown') ? [[sampleLine('tie sample unknown'), names.unknown] as const] : []),
    ...(drawn.some((n) => chart.lines[n]?.against)
      ? [
          [
            html`${sampleLine('tie sample friend against', -3)}${sampleLine('tie sample foe against', 3)}`,
            chart.signs ? 'against the groups' : 'against the blocs: friends in two, foes in one',
          ] as const,
        ]
      : []),
    ...(torn
      ? [
          [
            html`<path class="node-mark torn ${blocLook(torn.bloc)}" d="${markPath(12, 0, torn.bloc)}"/>`,
            'hollow: may stand on either side',
          ] as const,
        ]
      : []),
  ];
  const parts: Markup[] = [];
  let [x, y] = [0, top + 12];
  for (const [sample, words] of samples) {
    const shown = shortenPixels(words, width - 32, FONT);
    const wide = 30 + pixels(shown, FONT) + 16;
    if (x > 0 && x + wide > width) [x, y] = [0, y + LEGEND_LINE];
    parts.push(
      html`<g transform="translate(${round(x)},${round(y - 4)})">${sample}<text class="quiet" x="30" y="4">${shown}</text></g>`,
    );
    x += wide;
  }
  const notes = [
    ...notDrawn(chart, drawn),
    ...(chart.alone.length > 0 ? [`No known tie: ${chart.alone.join(', ')}.`] : []),
  ];
  for (const line of notes.flatMap((words) => wrapPixels(words, width, FONT, 4))) {
    y += LEGEND_LINE;
    parts.push(html`<text class="quiet" x="0" y="${round(y)}">${line}</text>`);
  }
  return { parts, bottom: y + 8 };
}

/** What is left out where there are too many lines. */
function notDrawn({ lines }: NetworkChart, drawn: readonly number[]): readonly string[] {
  const left = new Set(lines.keys());
  for (const n of drawn) left.delete(n);
  const kinds = { unknown: 0, against: 0, fitting: 0 };
  for (const n of left) {
    const { sign, against } = lines[n] as NetworkLine;
    kinds[sign === 'unknown' ? 'unknown' : against ? 'against' : 'fitting']++;
  }
  const said = [
    ...(kinds.fitting > 0 ? [`${count(kinds.fitting)} ties that fit the blocs, friends in one and foes in two`] : []),
    ...(kinds.against > 0 ? [`the ${count(kinds.against)} weakest of those against them`] : []),
    ...(kinds.unknown > 0 ? [`${count(kinds.unknown)} pairs of whom nothing is known`] : []),
  ];
  return said.length === 0 ? [] : [`Not drawn: ${said.join('; ')}.`];
}

function sampleLine(look: string, y = 0): Markup {
  return html`<g class="${look}"><path d="M0 ${y}H24"/></g>`;
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
