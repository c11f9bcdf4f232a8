import { type Attributes, attributes, html, type Markup } from '../kit/html.ts';
import { shorten, textWidth } from '../kit/text-width.ts';
import { counted, SIGN_CLASSES, SIGN_WORDS } from '../words/wording.ts';
import type { Dyad } from './dyads.ts';

/** A tie that may also be of both signs at once. */
export interface DrawnDyad extends Omit<Dyad, 'sign'> {
  readonly sign: Dyad['sign'] | '±';
}

/** How a diagram names and links its parts. */
export interface DiagramOptions<D extends DrawnDyad = DrawnDyad> {
  /** Actors in order of prominence; those without a dyad are left out. */
  readonly actors: readonly string[];
  readonly short: (id: string) => string;
  readonly full: (id: string) => string;
  /** Address that an arrow leads to, such as the row of the table twin. */
  readonly href: (dyad: D) => string;
  /** Further attributes of an arrow's link. */
  readonly attributes?: (dyad: D) => Attributes;
  readonly label: string;
  /** So many actors at most, the heaviest; default 8. */
  readonly most?: number;
  /** What stands on a tie; default its sign and how many acts: `−3`. */
  readonly number?: (dyad: D) => string;
  /** There is one tie at most between two actors: ties are straight, and pass behind no third actor. */
  readonly straight?: boolean;
}

export interface Diagram {
  /** Empty where there is nothing to draw. */
  readonly svg: Markup;
  /** Actors for whom there was no room; their dyads stand in the table only. */
  readonly leftOut: readonly string[];
}

const MOST_ACTORS = 8;

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Arrow {
  readonly link: Markup;
  readonly number: Markup;
  /** Points that the picture must hold. */
  readonly reach: readonly Point[];
}
interface Box extends Point {
  readonly half: number;
  readonly high: number;
}
/** What a number must not cover. */
interface Taken {
  readonly boxes: readonly Box[];
  readonly numbers: Box[];
}

/**
 * Draws who did what to whom: actors on an ellipse, ordered so that those who deal with each other stand close.
 * Cooperation is a solid arrow marked +, conflict a dashed one marked −, calls for restraint a dash-dotted one marked ○, both
 * kinds together a dotted one marked ±; width and number say how many acts.
 * Static SVG without style attributes (a content security policy may forbid them); deterministic.
 */
export function drawDyads<D extends DrawnDyad>(dyads: readonly D[], options: DiagramOptions<D>): Diagram {
  const weight = new Map<string, number>();
  for (const { from, to, refs } of dyads) {
    weight.set(from, (weight.get(from) ?? 0) + refs.length);
    weight.set(to, (weight.get(to) ?? 0) + refs.length);
  }
  const involved = options.actors.filter((id) => weight.has(id));
  const heaviest = [...involved]
    .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
    .slice(0, options.most ?? MOST_ACTORS);
  const drawn = dyads.filter(({ from, to }) => heaviest.includes(from) && heaviest.includes(to));
  const order = arrange(
    involved.filter((id) => heaviest.includes(id)),
    drawn,
  );

  if (order.length === 0) return { svg: html``, leftOut: [] };
  const many = order.length > 6;
  const width = many ? 540 : 480;
  const height = order.length <= 2 ? 150 : many ? 440 : 320;
  const labels = new Map(
    order.map((id) => [id, many ? shorten(options.short(id), 13) : shorten(options.full(id), 20)]),
  );
  const boxes = placeBoxes(order, labels, width, height);

  const taken: Taken = { boxes: [...boxes.values()], numbers: [] };
  const arrows = drawn.flatMap((dyad) => {
    const a = boxes.get(dyad.from);
    const b = boxes.get(dyad.to);
    return a && b ? [arrow(dyad, a, b, taken, options)] : [];
  });
  const nodes = order.map((id) => {
    const box = boxes.get(id);
    if (!box) return undefined;
    const { x, y, half, high } = box;
    const title = html`<title>${options.full(id)}</title>`;
    const rect = html`<rect x="${round(x - half)}" y="${round(y - high)}" width="${round(half * 2)}" height="${round(high * 2)}" rx="4"/>`;
    return html`<g class="node">${title}${rect}<text x="${round(x)}" y="${round(y + 4.5)}">${labels.get(id) ?? id}</text></g>`;
  });
  // The picture is as large as what is in it: boxes, bowed arrows and their numbers.
  const corners = [...boxes.values()].flatMap(({ x, y, half, high }) => [
    { x: x - half - 2, y: y - high - 2 },
    { x: x + half + 2, y: y + high + 2 },
  ]);
  const reach = [...corners, ...arrows.flatMap(({ reach }) => reach)];
  const left = Math.min(0, ...reach.map(({ x }) => x));
  const right = Math.max(width, ...reach.map(({ x }) => x));
  const top = Math.min(...reach.map(({ y }) => y));
  const bottom = Math.max(...reach.map(({ y }) => y));
  const view = [left, top, right - left, bottom - top].map(round).join(' ');
  const lines = arrows.map(({ link }) => link);
  const numbers = arrows.map(({ number }) => number);
  const svg = html`<svg class="dyads" viewBox="${view}" role="group" aria-label="${options.label}">${lines}${numbers}${nodes}</svg>`;
  return { svg, leftOut: involved.filter((id) => !heaviest.includes(id)) };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/**
 * Orders actors around the circle: starting from the order of prominence, pairs are swapped as long as that brings
 * those who deal with each other nearer together.
 */
function arrange(actors: readonly string[], dyads: readonly DrawnDyad[]): readonly string[] {
  const order = [...actors];
  const cost = (): number => {
    const place = new Map(order.map((id, index) => [id, index]));
    let sum = 0;
    for (const { from, to, refs } of dyads) {
      const gap = Math.abs((place.get(from) ?? 0) - (place.get(to) ?? 0));
      sum += refs.length * Math.min(gap, order.length - gap) ** 2;
    }
    return sum;
  };
  let best = cost();
  for (let improved = true; improved; ) {
    improved = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        swap(order, i, j);
        const now = cost();
        if (now < best) {
          best = now;
          improved = true;
        } else swap(order, i, j);
      }
    }
  }
  return order;
}

function swap(list: string[], i: number, j: number): void {
  const a = list[i] ?? '';
  list[i] = list[j] ?? '';
  list[j] = a;
}

function placeBoxes(
  order: readonly string[],
  labels: ReadonlyMap<string, string>,
  width: number,
  height: number,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [index, id] of order.entries()) {
    const half = Math.max(26, textWidth(labels.get(id) ?? '') * 3.9 + 10);
    const high = 14;
    // Two actors stand side by side; more start at the upper left, so that no label lies under another.
    const turn =
      (2 * Math.PI * index) / order.length +
      (order.length === 2 ? Math.PI : order.length % 2 ? -Math.PI / 2 : -Math.PI / 2 - Math.PI / order.length);
    const x = width / 2 + Math.cos(turn) * (width / 2 - 6 - 58);
    const y = height / 2 + Math.sin(turn) * (height / 2 - high - 4);
    boxes.set(id, { x: Math.min(width - half - 2, Math.max(half + 2, x)), y, half, high });
  }
  return boxes;
}

const TONE: Readonly<Record<DrawnDyad['sign'], string>> = { ...SIGN_CLASSES, '±': 'both' };

/** Cooperation is solid, conflict dashed, restraint dash-dotted, both kinds together dotted. */
function dashes(sign: DrawnDyad['sign'], stroke: number): string | undefined {
  if (sign === '+') return undefined;
  if (sign === '○') return [4, 1.6, 1, 1.6].map((share) => round(stroke * share)).join(' ');
  const [on, off] = sign === '−' ? [2.6, 1.7] : [0.9, 1.3];
  return `${round(stroke * on)} ${round(stroke * off)}`;
}

function inside(box: Box, point: Point, margin: number): boolean {
  return Math.abs(point.x - box.x) <= box.half + margin && Math.abs(point.y - box.y) <= box.high + margin;
}

function arrow<D extends DrawnDyad>(dyad: D, a: Box, b: Box, taken: Taken, options: DiagramOptions<D>): Arrow {
  const n = dyad.refs.length;
  const stroke = Math.min(6, 1.4 + 0.9 * Math.sqrt(n));
  // Arrows between the same two actors bow apart: to the right of their direction, conflict further than cooperation.
  // Between neighbours the bows are wide enough for their numbers to stand apart.
  const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const wide = (share: number, least: number): number => Math.max(share, least / distance);
  const directed = dyad.sign === '+' ? wide(0.15, 30) : dyad.sign === '○' ? wide(0.4, 94) : wide(0.28, 62);
  const bow = options.straight ? 0 : dyad.mutual ? (dyad.sign === '+' ? 0 : -wide(0.12, 30)) : directed;
  const control = {
    x: (a.x + b.x) / 2 - (b.y - a.y) * bow,
    y: (a.y + b.y) / 2 + (b.x - a.x) * bow,
  };
  const on = (t: number): Point => ({
    x: (1 - t) ** 2 * a.x + 2 * (1 - t) * t * control.x + t ** 2 * b.x,
    y: (1 - t) ** 2 * a.y + 2 * (1 - t) * t * control.y + t ** 2 * b.y,
  });
  const steps = 200;
  let first = 0;
  let last = steps;
  while (first < steps / 2 && inside(a, on(first / steps), 3)) first++;
  while (last > steps / 2 && inside(b, on(last / steps), 3)) last--;
  const from = on(first / steps);
  const tip = on(last / steps);
  const head = 6 + stroke * 1.3;
  const back = dyad.mutual ? tip : lastBefore(on, last, steps, tip, head);
  const points = Array.from({ length: 17 }, (_, i) => on(first / steps + ((last / steps - first / steps) * i) / 16));
  const shaft = [from, ...points.slice(1, -1).filter((p) => Math.hypot(p.x - tip.x, p.y - tip.y) > head), back];
  const path = shaft.map((p, i) => `${i === 0 ? 'M' : 'L'}${round(p.x)} ${round(p.y)}`).join('');
  const words = options.number?.(dyad) ?? `${dyad.sign}${n}`;
  const half = Math.max(11, textWidth(words) * 3.3 + 4);
  const label = placeNumber(on, [first / steps, last / steps], half, taken);
  taken.numbers.push(label);
  const said = dyadWords(dyad, options.full);
  const triangle = !dyad.mutual && html`<path class="tip" d="${triangleAt(tip, back, head)}"/>`;
  const more = attributes(options.attributes?.(dyad) ?? {});
  const line = attributes({ 'stroke-width': round(stroke), 'stroke-dasharray': dashes(dyad.sign, stroke) });
  const link = html`<a class="arrow ${TONE[dyad.sign]}" href="${options.href(dyad)}" aria-label="${said} (${words})"${more}><title>${said}</title><path class="hit" d="${path}"/><path class="line" d="${path}"${line}/>${triangle}</a>`;
  // Numbers lie above all lines; a click on one falls through to its arrow.
  const ground =
    half > 14
      ? html`<rect x="${round(label.x - half)}" y="${round(label.y - 9)}" width="${round(half * 2)}" height="18" rx="9"/>`
      : html`<circle cx="${round(label.x)}" cy="${round(label.y)}" r="11"/>`;
  const number = html`<g class="number ${TONE[dyad.sign]}" aria-hidden="true">${ground}<text x="${round(label.x)}" y="${round(label.y + 4.2)}">${words}</text></g>`;
  const reach = [
    ...points.flatMap(({ x, y }) => [
      { x: x - stroke, y: y - stroke },
      { x: x + stroke, y: y + stroke },
    ]),
    { x: label.x - half - 2, y: label.y - 12 },
    { x: label.x + half + 2, y: label.y + 12 },
  ];
  return { link, number, reach };
}

function lastBefore(on: (t: number) => Point, last: number, steps: number, tip: Point, distance: number): Point {
  for (let i = last; i > 0; i--) {
    const point = on(i / steps);
    if (Math.hypot(point.x - tip.x, point.y - tip.y) >= distance) return point;
  }
  return on(0);
}

function triangleAt(tip: Point, back: Point, head: number): string {
  const length = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const nx = (-(tip.y - back.y) / length) * head * 0.5;
  const ny = ((tip.x - back.x) / length) * head * 0.5;
  return `M${round(tip.x)} ${round(tip.y)}L${round(back.x + nx)} ${round(back.y + ny)}L${round(back.x - nx)} ${round(back.y - ny)}Z`;
}

/** Places of a number along its line, from the middle outwards. */
const PLACES = Array.from({ length: 15 }, (_, i) => 0.5 + (i % 2 ? 1 : -1) * Math.ceil(i / 2) * 0.05);

/** The first place where a number covers no box and no other number; where there is none, that where it covers least. */
function placeNumber(
  on: (t: number) => Point,
  [first, last]: readonly [number, number],
  half: number,
  { boxes, numbers }: Taken,
): Box {
  const places = PLACES.map((share): Box => ({ ...on(first + (last - first) * share), half, high: NUMBER_HIGH }));
  const covered = (place: Box): number => {
    const of = (others: readonly Box[]): number => others.reduce((sum, other) => sum + overlap(place, other), 0);
    // A box that is covered cannot be read at all; two numbers side by side still can.
    return 10 * of(boxes) + of(numbers);
  };
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best));
}

const NUMBER_HIGH = 11;
/** What a number keeps free around it. */
const GAP = 3;

/** The area that two boxes share, with a gap around. */
function overlap(a: Box, b: Box): number {
  const wide = a.half + b.half + GAP - Math.abs(a.x - b.x);
  const high = a.high + b.high + GAP - Math.abs(a.y - b.y);
  return Math.max(0, wide) * Math.max(0, high);
}

/** `China → United States: 2 conflictual acts`. */
export function dyadWords(dyad: DrawnDyad, full: (id: string) => string): string {
  const n = dyad.refs.length;
  const sides = `${full(dyad.from)} ${dyad.mutual ? 'with' : '→'} ${full(dyad.to)}`;
  if (dyad.sign === '○') return `${sides}: ${counted(n, 'call')} ${SIGN_WORDS['○']}`;
  const kind = dyad.sign === '±' ? 'cooperative and conflictual' : SIGN_WORDS[dyad.sign];
  return `${sides}: ${n} ${kind} ${n === 1 ? 'act' : 'acts'}`;
}
