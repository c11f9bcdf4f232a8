import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import type { NetworkChart, NetworkNode } from './chart-data.ts';
import { convexHull, type Point } from './hull.ts';
import { type Boxes, type Rectangle, setInRows, spreadBoxes } from './spread-boxes.ts';

const NAME_FONT = 12;
const MOST_NAME = 130;
/** From the left edge of a node's box to the middle of its mark, and to its name. */
export const MARK = 6;
export const NAME = 14;
/** Around a name, so that two never touch. */
const GAP_X = 6;
const GAP_Y = 4;
const LINE = 15;
/** Between the edge of a part of the picture and its nodes. */
const EDGE = 14;
const TITLE = 20;
/** A part with its title and one line of nodes is so high. */
const SMALLEST_PART = TITLE + EDGE + LINE + GAP_Y + 4;
/** A hull lies so many pixels around its nodes. */
const AROUND = 7;
/** How much of a part its boxes may fill. */
const FILL = 0.36;
/** How far nodes are spread evenly rather than as they lie. */
const EVEN = 0.6;
/** A picture grows by so much until nodes can be spread in it; from this size on they are set in rows where they cannot. */
const GROW = 1.15;
const ROWS_FROM = 1.3;
const LARGEST = 40;
const SMALLEST_HEIGHT = 300;
/** Pixels of a node where there are few. */
const MOST_ROOM = 9000;
const ALL_ROOM = 160_000;
/** Who stands between has at least so much room: the words above them fit. */
const LEAST_BETWEEN = 100;
/** Between two blocs, for the lines that lead from one to the other. */
const BETWEEN = 64;

/** A name as it stands in the picture: who is called by a sentence is cut. */
export function shownName(label: string): string {
  return shortenPixels(label, MOST_NAME, NAME_FONT);
}

/** A part of the picture with nodes of one bloc, of none, or those that stand between blocs. */
export interface FramePart {
  readonly kind: 'bloc' | 'between' | 'rest';
  /** Place of the bloc in the list. */
  readonly bloc?: number;
  readonly nodes: readonly number[];
  readonly cell: Rectangle;
  /** Around its nodes; only of a bloc. */
  readonly hull: readonly Point[];
}

/** Where everything of a network stands in a picture, in pixels. */
export interface NetworkFrame {
  readonly parts: readonly FramePart[];
  /** The box of each node: its mark at the left, its name behind it. */
  readonly boxes: Boxes;
  readonly height: number;
}

interface Body {
  readonly kind: FramePart['kind'];
  readonly bloc?: number;
  readonly nodes: readonly number[];
  /** Pixels that it asks for. */
  readonly area: number;
  /** Of its nodes. */
  readonly widest: number;
  /** Its middle in the layout. */
  readonly x: number;
  readonly y: number;
}

/**
 * Finds a place for each node in a picture of a given width. Each bloc has a part of its own: two blocs beside each other, above each
 * other where the picture is narrow, with those that are torn between them in the middle; more blocs by where they lie in
 * the layout. Inside a part nodes stand as they lie in the layout, moved until no name covers another. So hulls never
 * overlap, and hold none that is not theirs.
 */
export function frameNetwork(chart: NetworkChart, width: number): NetworkFrame {
  const { nodes } = chart;
  const boxes: Boxes = {
    x: new Float64Array(nodes.length),
    y: new Float64Array(nodes.length),
    width: Float64Array.from(nodes, ({ label }) => NAME + pixels(shownName(label), NAME_FONT) + GAP_X),
    height: new Float64Array(nodes.length).fill(LINE + GAP_Y),
  };
  const bodies = bodiesOf(nodes, boxes);
  for (let grow = 1; ; grow *= GROW) {
    const upright = width < 500;
    const cells = cellsOf(bodies, width, grow, upright);
    const fits = cells.map(({ body, cell }) =>
      placeNodes(body, cell, { nodes, boxes, upright, rows: grow >= ROWS_FROM }),
    );
    if (!fits.every(Boolean) && grow < LARGEST) continue;
    const parts = cells.map(
      ({ body: { kind, bloc, nodes: held }, cell }): FramePart => ({
        kind,
        ...(bloc === undefined ? {} : { bloc }),
        nodes: held,
        cell,
        hull: kind === 'bloc' ? hullOf(held, boxes) : [],
      }),
    );
    return { parts, boxes, height: Math.ceil(Math.max(...cells.map(({ cell }) => cell.y + cell.height), 0)) };
  }
}

/** Blocs of two or more, those between blocs, and all others. */
function bodiesOf(nodes: readonly NetworkNode[], boxes: Boxes): readonly Body[] {
  const members = new Map<number, number[]>();
  const between: number[] = [];
  const rest: number[] = [];
  for (const [v, node] of nodes.entries()) {
    if (node.between) between.push(v);
    else if (node.bloc === undefined) rest.push(v);
    else members.set(node.bloc, [...(members.get(node.bloc) ?? []), v]);
  }
  for (const [bloc, held] of members)
    if (held.length === 1 && members.size > 2) {
      rest.push(...held);
      members.delete(bloc);
    }
  const room = Math.min(MOST_ROOM, ALL_ROOM / Math.max(1, nodes.length));
  const body = (kind: Body['kind'], held: readonly number[], bloc?: number): Body => {
    const mean = (of: (node: NetworkNode) => number): number =>
      held.reduce((sum, v) => sum + of(nodes[v] as NetworkNode), 0) / held.length;
    return {
      kind,
      ...(bloc === undefined ? {} : { bloc }),
      nodes: held,
      area: held.reduce((sum, v) => sum + Math.max(room, ((boxes.width[v] as number) * (LINE + GAP_Y)) / FILL), 0),
      widest: Math.max(...held.map((v) => boxes.width[v] as number)),
      x: mean(({ x }) => x),
      y: mean(({ y }) => y),
    };
  };
  return [
    ...[...members].sort(([a], [b]) => a - b).map(([bloc, held]) => body('bloc', held, bloc)),
    ...(between.length > 0 ? [body('between', between)] : []),
    ...(rest.length > 0 ? [body('rest', rest)] : []),
  ];
}

interface Cell {
  readonly body: Body;
  readonly cell: Rectangle;
}

/** Divides the picture among the bodies. */
function cellsOf(bodies: readonly Body[], width: number, grow: number, upright: boolean): readonly Cell[] {
  const rest = bodies.filter(({ kind }) => kind === 'rest');
  const held = bodies.filter(({ kind }) => kind !== 'rest');
  const area = held.reduce((sum, body) => sum + body.area, 0) * grow;
  const inner = width - 2;
  const gaps = held.filter(({ kind }) => kind === 'bloc').length > 1 ? BETWEEN : 0;
  const titles = upright ? held.length * (TITLE + EDGE) + gaps : TITLE + EDGE;
  const least = held.length > 0 ? Math.min(SMALLEST_HEIGHT, 60 + 60 * bodies.length) : 0;
  const height = held.length === 0 ? 0 : Math.max(least, area / (inner - (upright ? 0 : gaps)) + titles);
  const main = { x: 1, y: 0, width: inner, height };
  const blocs = held.filter(({ kind }) => kind === 'bloc');
  const cells = blocs.length < 3 ? slabs(held, main, upright) : halves(held, main);
  const below = rest.map((body) => ({
    body,
    cell: { x: 1, y: height, width: inner, height: (body.area * grow) / inner + TITLE + 8 },
  }));
  return [...cells, ...below];
}

/** The first bloc, those between, the second bloc: in a row, or below each other. */
function slabs(bodies: readonly Body[], main: Rectangle, upright: boolean): readonly Cell[] {
  const [first, ...others] = bodies.filter(({ kind }) => kind === 'bloc');
  const torn = bodies.filter(({ kind }) => kind === 'between');
  const row = [...(first ? [first] : []), ...torn, ...others];
  const total = row.reduce((sum, { area }) => sum + area, 0);
  const gap = others.length > 0 ? BETWEEN / (torn.length > 0 ? 2 : 1) : 0;
  const fixed = gap * Math.max(0, row.length - 1) + (upright ? row.length * (TITLE + EDGE) : 0);
  const room = (upright ? main.height : main.width) - fixed;
  const shares = row.map(({ area }) => (room * area) / total);
  const [middle = -1] = upright ? [] : row.flatMap(({ kind }, n) => (kind === 'between' ? [n] : []));
  const wider = Math.max(0, LEAST_BETWEEN - (shares[middle] ?? LEAST_BETWEEN));
  let at = upright ? main.y : main.x;
  return row.map((body, n) => {
    const share = shares[n] ?? 0;
    const taken = n === middle ? -wider : (wider * share) / (room - (shares[middle] ?? 0));
    const size = share - taken + (upright ? TITLE + EDGE : 0);
    const cell = upright ? { ...main, y: at, height: size } : { ...main, x: at, width: size };
    at += size + gap;
    return { body, cell };
  });
}

/**
 * Halves the picture along its longer side again and again, so that blocs stay where they lie in the layout; never so that a name
 * would be wider than its half.
 */
function halves(bodies: readonly Body[], main: Rectangle): readonly Cell[] {
  const [only] = bodies;
  if (only === undefined) return [];
  if (bodies.length === 1) return [{ body: only, cell: main }];
  const beside = halved(bodies, ({ x }) => x);
  const roomOf = (held: readonly Body[]): number => Math.max(...held.map(({ widest }) => widest)) + 2 * EDGE;
  const needs = [roomOf(beside.first), roomOf(beside.second)] as const;
  if (main.width >= main.height && needs[0] + needs[1] <= main.width) {
    const size = within(beside.share * main.width, needs[0], main.width - needs[1]);
    const [left, right] = [
      { ...main, width: size },
      { ...main, x: main.x + size, width: main.width - size },
    ];
    return [...halves(beside.first, left), ...halves(beside.second, right)];
  }
  const above = halved(bodies, ({ y }) => y);
  const size = within(above.share * main.height, SMALLEST_PART, main.height - SMALLEST_PART);
  const [top, bottom] = [
    { ...main, height: size },
    { ...main, y: main.y + size, height: main.height - size },
  ];
  return [...halves(above.first, top), ...halves(above.second, bottom)];
}

interface Halved {
  readonly first: readonly Body[];
  readonly second: readonly Body[];
  /** Of the area that the first ask for. */
  readonly share: number;
}

/** Bodies in the order of a coordinate, cut where both sides ask for about as much. */
function halved(bodies: readonly Body[], by: (body: Body) => number): Halved {
  const sorted = [...bodies].sort((a, b) => by(a) - by(b) || (a.bloc ?? 0) - (b.bloc ?? 0));
  const total = sorted.reduce((sum, { area }) => sum + area, 0);
  let [first, count] = [sorted[0]?.area ?? 0, 1];
  while (count < sorted.length - 1 && first + (sorted[count]?.area ?? 0) / 2 < total / 2)
    first += sorted[count++]?.area ?? 0;
  return { first: sorted.slice(0, count), second: sorted.slice(count), share: first / total };
}

/** Holds a value between bounds; where these cross, it stays as it is. */
function within(value: number, least: number, most: number): number {
  return least > most ? value : Math.min(most, Math.max(least, value));
}

interface Placing {
  readonly nodes: readonly NetworkNode[];
  readonly boxes: Boxes;
  /** Whether what lies beside each other in the layout stands above each other in the picture. */
  readonly upright: boolean;
  /** Whether nodes that cannot be spread are set in rows. */
  readonly rows: boolean;
}

/** @returns whether the cell has room for all */
function placeNodes({ nodes: held, kind }: Body, cell: Rectangle, { nodes, boxes, upright, rows }: Placing): boolean {
  const edge = kind === 'bloc' ? EDGE : 4;
  const inner = {
    x: cell.x + edge,
    y: cell.y + TITLE + edge / 2,
    width: cell.width - 2 * edge,
    height: cell.height - TITLE - edge,
  };
  const across = spreadEvenly(held.map((v) => (upright ? nodes[v]?.y : nodes[v]?.x) ?? 0));
  const down = spreadEvenly(held.map((v) => (upright ? nodes[v]?.x : nodes[v]?.y) ?? 0));
  const own: Boxes = {
    x: Float64Array.from(across, (share) => inner.x + share * inner.width),
    y: Float64Array.from(down, (share) => inner.y + share * inner.height),
    width: Float64Array.from(held, (v) => boxes.width[v] as number),
    height: Float64Array.from(held, (v) => boxes.height[v] as number),
  };
  const fits = inner.width > 0 && inner.height > 0 && (spreadBoxes(own, inner) || (rows && setInRows(own, inner)));
  for (const [n, v] of held.entries()) {
    boxes.x[v] = own.x[n] as number;
    boxes.y[v] = own.y[n] as number;
  }
  return fits;
}

/** Values as shares of 0 to 1, partly where they lie and partly by their ranks: a few far away leave the others room. */
function spreadEvenly(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const shares = new Array<number>(values.length).fill(0.5);
  for (const [rank, v] of order.entries()) {
    const even = (rank + 0.5) / values.length;
    const linear = high > low ? ((values[v] ?? 0) - low) / (high - low) : 0.5;
    shares[v] = EVEN * even + (1 - EVEN) * linear;
  }
  return shares;
}

function hullOf(held: readonly number[], { x, y, width, height }: Boxes): readonly Point[] {
  return convexHull(
    held.flatMap((v): readonly Point[] => {
      const [reach, rise] = [(width[v] as number) / 2 + AROUND, (height[v] as number) / 2 + AROUND];
      const [cx, cy] = [(x[v] as number) - GAP_X / 2, y[v] as number];
      return [
        [cx - reach, cy - rise],
        [cx + reach, cy - rise],
        [cx + reach, cy + rise],
        [cx - reach, cy + rise],
      ];
    }),
  );
}
