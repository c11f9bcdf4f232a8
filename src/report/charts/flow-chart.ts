import { html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import type { FlowChart, FlowPlace } from './chart-data.ts';
import { BOLD, type ChartSize, FONT, round } from './chart-size.ts';
import { blocLook, markPath } from './network-chart.ts';

const HEIGHT = 280;
const NARROW_HEIGHT = 320;
const NARROW = 500;
/** Between blocs of one window. */
const GAP = 12;
const AXIS = 22;
const HEAD = 18;
/** Names of those who change stand on their band where it has so much room. */
const NAME_ROOM = 60;

/** A band of actors that go from one bloc to one other, or stay, from a window to the next. */
interface Band {
  readonly from: FlowPlace;
  readonly to: FlowPlace;
  readonly moved: boolean;
  readonly labels: readonly string[];
}

interface Stack {
  readonly bloc: FlowPlace;
  readonly top: number;
  readonly count: number;
}

/**
 * Draws who stands in which bloc from window to window: each window a column of blocs, as high as they are large, and between
 * neighbours a band for those who stay and one for those who change. Sure changes are dark and named where there is room;
 * those of actors that may stand on either side are light with dashed edges.
 */
export function drawFlowChart(chart: FlowChart, { width }: ChartSize): Markup {
  const narrow = width < NARROW;
  const places = placesOf(chart);
  const right = Math.min(narrow ? 96 : 190, Math.max(...chart.blocs.map(({ name }) => pixels(name, FONT) * BOLD)) + 30);
  const bar = chart.windows.length > 24 ? 3 : 7;
  const inner = width - right - bar;
  const step = inner / Math.max(1, chart.windows.length - 1);
  const across = (w: number): number => (chart.windows.length === 1 ? inner : w * step);
  const height = (narrow ? NARROW_HEIGHT : HEIGHT) + GAP * (places.length - 1);
  const most = Math.max(1, ...chart.windows.map((_, w) => chart.actors.filter(({ at }) => seen(chart, at, w)).length));
  const unit = (height - GAP * (places.length - 1)) / most;
  const columns = chart.windows.map((_, w) => stacksOf(chart, places, w, unit));
  const bands = chart.windows.slice(1).map((_, w) => bandsMarkup(chart, { w, columns, unit, across, bar, step }));
  const bars = columns.map((stacks, w) =>
    stacks.map(
      ({ bloc, top, count }) =>
        count > 0 &&
        html`<rect class="stack ${lookOf(chart, bloc)}" x="${round(across(w))}" y="${round(HEAD + top)}" width="${bar}" height="${round(Math.max(1, count * unit))}"/>`,
    ),
  );
  const foot = HEAD + height + AXIS;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart flow" width="${width}" height="${foot + 46}" viewBox="0 0 ${width} ${foot + 46}" role="img" aria-label="${chart.title}">${bands.map(({ shapes }) => shapes)}${bars}${bands.map(({ names }) => names)}${endNames(chart, columns.at(-1) ?? [], { x: across(chart.windows.length - 1) + bar + 6, unit, width })}${windowNames(chart, across, bar, HEAD + height + 16, width - right)}${legend(chart, width, foot + 16)}</svg>`;
}

/** Whether an actor is counted in a window: it has a side there. */
function seen({ windows }: FlowChart, at: readonly FlowPlace[], w: number): boolean {
  return w < windows.length && at[w] !== undefined;
}

/** Blocs that anybody stands in, in their order. */
function placesOf({ actors }: FlowChart): readonly number[] {
  return [...new Set(actors.flatMap(({ at }) => at.filter((place) => place !== undefined)))].sort((a, b) => a - b);
}

function stacksOf({ actors }: FlowChart, places: readonly number[], w: number, unit: number): readonly Stack[] {
  let top = 0;
  return places.map((bloc) => {
    const count = actors.filter(({ at }) => at[w] === bloc).length;
    const stack = { bloc, top, count };
    top += count * unit + GAP;
    return stack;
  });
}

/** Bands from one window to the next: who comes or goes has none. */
function bandsOf({ actors }: FlowChart, w: number): readonly Band[] {
  const bands = new Map<string, { from: FlowPlace; to: FlowPlace; moved: boolean; labels: string[] }>();
  for (const { label, at, moved } of actors) {
    const [from, to] = [at[w], at[w + 1]];
    if (from === undefined || to === undefined) continue;
    const far = from !== to && (moved[w + 1] ?? false);
    const key = `${from} ${to} ${far}`;
    const band = bands.get(key) ?? { from, to, moved: far, labels: [] };
    band.labels.push(label);
    bands.set(key, band);
  }
  return [...bands.values()].sort(
    (a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.to ?? 0) - (b.to ?? 0) || Number(a.moved) - Number(b.moved),
  );
}

interface Columns {
  /** The window from which the bands lead to the next. */
  readonly w: number;
  readonly columns: readonly (readonly Stack[])[];
  readonly unit: number;
  readonly across: (w: number) => number;
  readonly bar: number;
  readonly step: number;
}

function bandsMarkup(chart: FlowChart, { w, columns, unit, across, bar, step }: Columns) {
  const bands = bandsOf(chart, w);
  const leave = new Map((columns[w] ?? []).map(({ bloc, top }) => [bloc, HEAD + top]));
  const reach = new Map((columns[w + 1] ?? []).map(({ bloc, top }) => [bloc, HEAD + top]));
  const starts = new Map(bands.map((band) => [band, advance(leave, band.from, band.labels.length * unit)]));
  const byTarget = [...bands].sort((a, b) => (a.to ?? 0) - (b.to ?? 0) || (a.from ?? 0) - (b.from ?? 0));
  const ends = new Map(byTarget.map((band) => [band, advance(reach, band.to, band.labels.length * unit)]));
  const [x1, x2] = [across(w) + bar, across(w + 1)];
  const middle = (x1 + x2) / 2;
  // Those who stay lie below, what changes above them.
  const shapes = [...bands]
    .sort((a, b) => level(a) - level(b))
    .map((band) => {
      const [y1, y2] = [starts.get(band) ?? 0, ends.get(band) ?? 0];
      const high = Math.max(1, band.labels.length * unit);
      const d = `M${round(x1)} ${round(y1)}C${round(middle)} ${round(y1)} ${round(middle)} ${round(y2)} ${round(x2)} ${round(y2)}V${round(y2 + high)}C${round(middle)} ${round(y2 + high)} ${round(middle)} ${round(y1 + high)} ${round(x1)} ${round(y1 + high)}Z`;
      const look = band.from === band.to ? `stay ${lookOf(chart, band.to)}` : band.moved ? 'moved' : 'drift';
      return html`<path class="flow-band ${look}" d="${d}"><title>${bandWords(chart, band, w)}</title></path>`;
    });
  const taken: number[] = [];
  const names = bands.flatMap((band) => {
    if (!band.moved || step < NAME_ROOM) return [];
    const y = ((starts.get(band) ?? 0) + (ends.get(band) ?? 0) + band.labels.length * unit) / 2;
    if (taken.some((other) => Math.abs(other - y) < FONT + 3)) return [];
    taken.push(y);
    const words = namesWithin(band.labels, step - bar - 4);
    return [html`<text class="flow-name" x="${round(middle)}" y="${round(y + 4)}">${words}</text>`];
  });
  return { shapes, names };
}

function level({ from, to, moved }: Band): number {
  return from === to ? 0 : moved ? 2 : 1;
}

/** Where the next band begins at a bloc; the one after it begins below. */
function advance(at: Map<FlowPlace, number>, bloc: FlowPlace, by: number): number {
  const here = at.get(bloc) ?? 0;
  at.set(bloc, here + by);
  return here;
}

function bandWords({ blocs, windows, changes }: FlowChart, { from, to, moved, labels }: Band, w: number): string {
  const name = (bloc: FlowPlace): string => (bloc === undefined ? 'no bloc' : (blocs[bloc]?.name ?? 'a bloc'));
  const when = `${windows[w]?.name} to ${windows[w + 1]?.name}`;
  if (from === to) return `${when}: ${labels.length} stay in ${name(to)}`;
  return `${when}: ${labels.join(', ')} from ${name(from)} to ${name(to)}${moved || changes.moved === '' ? '' : `; ${changes.other}`}`;
}

/** The name of each bloc behind its last column, apart from each other. */
function endNames(
  chart: FlowChart,
  stacks: readonly Stack[],
  { x, unit, width }: { x: number; unit: number; width: number },
): readonly Markup[] {
  let least = Number.NEGATIVE_INFINITY;
  return stacks.flatMap(({ bloc, top, count }) => {
    if (bloc === undefined || count === 0) return [];
    const y = Math.max(least, HEAD + top + (count * unit) / 2);
    least = y + FONT + 18;
    const name = shortenPixels(chart.blocs[bloc]?.name ?? '', width - x - 14, FONT * BOLD);
    return [
      html`<path class="node-mark ${lookOf(chart, bloc)}" d="${markPath(x + 5, y - 4, bloc)}"/><text class="axis-title" x="${round(x + 14)}" y="${round(y)}">${name}</text><text class="quiet" x="${round(x + 14)}" y="${round(y + 14)}">${count}</text>`,
    ];
  });
}

/** Names of windows below their columns, as many as have room. */
function windowNames(
  { windows }: FlowChart,
  across: (w: number) => number,
  bar: number,
  y: number,
  right: number,
): readonly Markup[] {
  let free = 0;
  const last = windows.length - 1;
  const places = windows.map(({ name }, w) => {
    const shown = shortenPixels(name, right, FONT);
    const half = pixels(shown, FONT) / 2;
    return { shown, half, x: Math.min(right + bar - half + 6, Math.max(half, across(w) + bar / 2)) };
  });
  const end = places[last];
  return places.flatMap(({ shown, half, x }, w) => {
    const beforeEnd = w === last || !end || x + half + 10 <= end.x - end.half;
    if (x - half < free || !beforeEnd) return [];
    free = x + half + 10;
    return [html`<text class="window-name" x="${round(x)}" y="${round(y)}">${shown}</text>`];
  });
}

/** What the bands mean that the picture has. */
function legend({ changes, actors, windows }: FlowChart, width: number, y: number): readonly Markup[] {
  const steps = windows
    .slice(1)
    .flatMap((_, w) =>
      actors.flatMap(({ at, moved }) =>
        at[w] === undefined || at[w + 1] === undefined || at[w] === at[w + 1] ? [] : [moved[w + 1] ?? false],
      ),
    );
  const entries = [
    ...(steps.includes(true) ? [['moved', changes.moved] as const] : []),
    ...(steps.includes(false) ? [['drift', changes.other] as const] : []),
  ];
  let [x, line] = [0, y];
  return entries.map(([look, words]) => {
    const shown = shortenPixels(words, width - 30, FONT);
    const wide = 36 + pixels(shown, FONT);
    if (x > 0 && x + wide > width) [x, line] = [0, line + 18];
    const entry = html`<g transform="translate(${round(x)},${round(line - 10)})"><path class="flow-band ${look}" d="M0 1h22v10h-22z"/><text class="quiet" x="28" y="10">${shown}</text></g>`;
    x += wide;
    return entry;
  });
}

function lookOf({ blocs }: FlowChart, bloc: FlowPlace): string {
  return blocLook(bloc === undefined || blocs[bloc]?.rest ? undefined : bloc);
}

/** As many whole names as have room, and how many more there are. */
function namesWithin(labels: readonly string[], room: number): string {
  for (let shown = labels.length; shown > 0; shown--) {
    const more = labels.length - shown;
    const words = `${labels.slice(0, shown).join(', ')}${more > 0 ? ` +${more}` : ''}`;
    if (pixels(words, FONT) * BOLD <= room) return words;
  }
  return String(labels.length);
}
