import { areaY, dot, lineY, type Markish, type PlotOptions, rectY, ruleX, ruleY } from '@observablehq/plot';
import { attributes, html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import {
  type ChartPoint,
  dateOf,
  type LineSeries,
  type TimeChart,
  type TimeMark,
  type TimePanel,
} from './chart-data.ts';
import { BOLD, type ChartSize, FONT, round } from './chart-size.ts';
import { type PlotDrawing, plotMarkup } from './plot-markup.ts';

/** Below this width names are shortened and axes have fewer marks. */
const NARROW = 500;
const LABEL_LINE = 15;
const PANEL_TITLE = 22;
const AXIS = 22;
/** Over less than so many days Plot writes years below months: two lines. */
const TWO_LINES = 1_300;
/** With more points than this a line has no dots; the dots of single points stay. */
const MOST_DOTS = 60;

/** Of so few periods each is named at the axis, and bars are no wider than this: they would be slabs. */
const FEW = 6;
const WIDEST_BAR = 56;
/** So few values make no course: each has its own interval, and no band joins them. */
const FEW_VALUES = 4;

interface PlacedPanel {
  readonly panel: TimePanel;
  readonly drawing: PlotDrawing;
  /** Of the picture's top. */
  readonly top: number;
  readonly height: number;
}

/** Draws a chart over time: strips on one axis, marks through all of them, a link for each period. */
export function drawTimeChart(chart: TimeChart, size: ChartSize): Markup {
  const narrow = size.width < NARROW;
  const marks = chart.marks ?? [];
  const left = axisRoom(chart.panels);
  const right = nameRoom(chart.panels, narrow);
  const days: readonly [number, number] = [chart.from, chart.to];
  const across = (day: number): number =>
    left + ((day - days[0]) / Math.max(1, days[1] - days[0])) * (size.width - left - right);
  const axis = days[1] - days[0] < TWO_LINES ? AXIS + 14 : AXIS;
  const labels = placeLabels(marks, across, size.width);
  const head = labels.rows * LABEL_LINE;
  let top = head;
  const placed = chart.panels.map((panel, n): PlacedPanel => {
    const last = n === chart.panels.length - 1;
    const inner = panel.height ?? (panel.kind === 'bars' ? 64 : narrow ? 170 : 200);
    const height = inner + (last ? axis : 6);
    const drawing = drawPanel(panel, { days, width: size.width, height, left, right, last, narrow, axis });
    const at = { panel, drawing, top: top + PANEL_TITLE, height };
    top += PANEL_TITLE + height + 6;
    return at;
  });
  const bottom = top - 6 - axis;
  const strips = placed.map(
    ({ panel, drawing, top: at }) =>
      html`<text class="axis-title" x="0" y="${at - 9}">${shortenPixels(panel.label, size.width, FONT * BOLD)}</text><g transform="translate(0,${at})">${drawing.marks}${endNames(panel, drawing, size.width - right, narrow)}</g>`,
  );
  const lines = { top: head, bottom, across };
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${size.width}" height="${top}" viewBox="0 0 ${size.width} ${top}" role="group" aria-label="${chart.title}">
<g aria-hidden="true">${marks.map((mark) => markGround(mark, lines))}${strips}${marks.map((mark) => markLine(mark, lines))}${labels.texts}</g>
<g class="hits">${hits(chart.panels, { ...lines, links: size.links })}</g>
</svg>`;
}

interface PanelFrame {
  readonly days: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly last: boolean;
  readonly narrow: boolean;
  /** Pixels of the axis of time below the last strip. */
  readonly axis: number;
}

function drawPanel(
  panel: TimePanel,
  { days, width, height, left, right, last, narrow, axis }: PanelFrame,
): PlotDrawing {
  const domain = valueDomain(panel);
  const inner = height - (last ? axis : 6);
  const options: PlotOptions = {
    width,
    height,
    marginTop: 3,
    marginBottom: last ? axis : 6,
    marginLeft: left,
    marginRight: right,
    x: {
      type: 'utc',
      domain: days.map(dateOf),
      label: null,
      axis: last ? 'bottom' : null,
      ...periodTicks(panel, narrow ? 3 : Math.round((width - left - right) / 90)),
      tickSize: 4,
    },
    y: {
      domain: [...domain],
      nice: true,
      grid: true,
      label: null,
      ticks: Math.max(2, Math.round(inner / 48)),
      tickSize: 0,
      tickPadding: 6,
      ...(panel.format === 'percent' ? { tickFormat: (value: number) => `${Math.round(value * 1000) / 10} %` } : {}),
    },
    marks: [
      ...(panel.base === undefined ? [] : [ruleY([panel.base], { className: 'base' })]),
      ...(panel.kind === 'bars'
        ? panel.series.map((series) => bars(series, (width - left - right) / Math.max(1, series.points.length)))
        : panel.series.flatMap((series) => lineMarks(series, domain))),
    ],
  };
  return plotMarkup(options);
}

/** Marks of the axis: so many, or one below each period where there are few of them. */
function periodTicks({ series }: TimePanel, most: number): NonNullable<PlotOptions['x']> {
  const points = series[0]?.points ?? [];
  if (points.length === 0 || points.length > Math.min(FEW, most)) return { ticks: most };
  const names = new Map(points.map((point) => [middle(point).getTime(), periodLabel(point)]));
  return { ticks: points.map(middle), tickFormat: (date: Date) => names.get(date.getTime()) ?? '' };
}

const LABELS: readonly (readonly [days: number, options: Intl.DateTimeFormatOptions])[] = [
  [360, { year: 'numeric' }],
  [28, { month: 'short', year: 'numeric' }],
  [0, { day: 'numeric', month: 'short', year: 'numeric' }],
];

function periodLabel({ from, to }: ChartPoint): string {
  const [, options] = LABELS.find(([days]) => to - from >= days) ?? [];
  return dateOf(from).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
}

function bars({ look, points }: LineSeries, room: number): Markish {
  const some = points.filter(({ value }) => value > 0);
  const days = points.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, points.length);
  // Days of a bar that is as wide as it may be, in the middle of its period.
  const widest = (days * WIDEST_BAR) / room;
  const slack = (from: number, to: number): number => Math.max(0, (to - from - widest) / 2);
  return rectY(some, {
    x1: ({ from, to }: ChartPoint) => dateOf(from + slack(from, to)),
    x2: ({ from, to }: ChartPoint) => dateOf(to - slack(from, to)),
    y1: 0,
    y2: ({ value }: ChartPoint) => value,
    inset: room > 4 ? 0.5 : 0,
    className: `bar ${look}`,
  });
}

const middle = ({ from, to }: ChartPoint): Date => dateOf((from + to) / 2);

function lineMarks({ look, points }: LineSeries, [low, high]: readonly [number, number]): readonly Markish[] {
  const held = (value: number | undefined): number =>
    value === undefined ? Number.NaN : Math.min(high, Math.max(low, value));
  const shown = (point: ChartPoint | undefined): boolean => point !== undefined && Number.isFinite(point.value);
  const many = points.filter(shown).length;
  const all = many <= MOST_DOTS;
  const few = many <= FEW_VALUES;
  // A point without neighbours makes no line and no band, so it is drawn as a dot with a whisker.
  const alone = points.filter((point, n) => shown(point) && (few || !(shown(points[n - 1]) || shown(points[n + 1]))));
  const dots = all ? points.filter(shown) : alone;
  const banded = points.some((point) => shown(point) && point.low !== undefined);
  return [
    ...(banded
      ? [
          areaY(points, {
            x: middle,
            y1: (point: ChartPoint) => (shown(point) && !few ? held(point.low) : Number.NaN),
            y2: (point: ChartPoint) => (shown(point) && !few ? held(point.high) : Number.NaN),
            className: `band ${look}`,
          }),
          ruleX(alone, {
            x: middle,
            y1: ({ low: bottom }: ChartPoint) => held(bottom),
            y2: ({ high: top }: ChartPoint) => held(top),
            className: `whisker ${look}${few ? ' few' : ''}`,
          }),
        ]
      : []),
    lineY(points, {
      x: middle,
      y: ({ value }: ChartPoint) => (Number.isFinite(value) ? held(value) : Number.NaN),
      className: `line ${look}`,
    }),
    dot(dots, {
      x: middle,
      y: ({ value }: ChartPoint) => held(value),
      r: few ? 4 : all ? 2.2 : 1.6,
      symbol: look === 'main' ? 'circle' : look === 'other' ? 'square' : 'triangle',
      className: `dot ${look}`,
    }),
  ];
}

/** What the axis spans: the values and, as far as that leaves the values legible, their intervals. */
function valueDomain({ kind, series, holds, within, base }: TimePanel): readonly [number, number] {
  const points = series.flatMap((one) => one.points).filter(({ value }) => Number.isFinite(value));
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spread = Math.max(most - least, Number.EPSILON);
  const bounds = points.flatMap(({ low, high }) => [low, high]).filter((value) => value !== undefined);
  // A period of two events may have an interval ten times as wide as all others: the band is cut there, the table says it.
  const widths = points
    .flatMap(({ low, high }) => (low === undefined || high === undefined ? [] : [high - low]))
    .sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const room = Math.max(spread, usual, ...(holds ? [holds[1] - holds[0]] : [])) * 0.75;
  const reach = bounds.filter((value) => value >= least - room && value <= most + room);
  const all = [
    ...values,
    ...reach,
    ...(holds ?? []),
    ...(base === undefined ? [] : [base]),
    ...(kind === 'bars' ? [0] : []),
  ];
  if (all.length === 0) return within ?? [0, 1];
  const low = Math.max(within?.[0] ?? Number.NEGATIVE_INFINITY, Math.min(...all));
  const high = Math.min(within?.[1] ?? Number.POSITIVE_INFINITY, Math.max(...all));
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Pixels that the numbers at the axes take: the same for all strips, so that they stand on one axis. */
function axisRoom(panels: readonly TimePanel[]): number {
  const widest = panels.map((panel) => {
    const [low, high] = valueDomain(panel);
    const percent = panel.format === 'percent';
    const words = [low, high].map((value) =>
      percent
        ? `${Math.round(value * 1000) / 10} %`
        : Math.abs(value) >= 10
          ? Math.round(value).toLocaleString('en-GB')
          : '−0.0',
    );
    return Math.max(...words.map((word) => pixels(word, FONT)));
  });
  return Math.ceil(Math.max(26, ...widest)) + 10;
}

function namesOf(panel: TimePanel): readonly LineSeries[] {
  return panel.kind === 'line' && panel.series.length > 1 ? panel.series : [];
}

function nameRoom(panels: readonly TimePanel[], narrow: boolean): number {
  const names = panels.flatMap(namesOf).map(({ name }) => pixels(name, FONT) + 12);
  return Math.ceil(Math.min(narrow ? 84 : 190, Math.max(18, ...names)));
}

/** The names of lines at their ends, apart from each other. */
function endNames(panel: TimePanel, { y }: PlotDrawing, x: number, narrow: boolean): readonly Markup[] {
  const ends = namesOf(panel).flatMap((series) => {
    const last = series.points.findLast(({ value }) => Number.isFinite(value));
    return last ? [{ series, at: y(last.value) }] : [];
  });
  ends.sort((a, b) => a.at - b.at);
  let least = Number.NEGATIVE_INFINITY;
  return ends.map(({ series, at }) => {
    const line = Math.max(at, least);
    least = line + FONT + 3;
    const name = shortenPixels(series.name, narrow ? 76 : 180, FONT);
    return html`<text class="name ${series.look}" x="${x + 6}" y="${round(line + 4)}">${name}</text>`;
  });
}

interface Lines {
  readonly top: number;
  readonly bottom: number;
  readonly across: (day: number) => number;
}

/** What lies behind the strips: windows that are compared and the intervals of change points. */
function markGround({ kind, low, high, at }: TimeMark, { top, bottom, across }: Lines): Markup | undefined {
  const [from, to] = kind === 'window' ? [at, high ?? at] : [low ?? at, high ?? at];
  if (kind === 'event' || to <= from) return undefined;
  const x = across(from);
  return html`<rect class="ground ${kind}" x="${round(x)}" y="${top}" width="${round(across(to) - x)}" height="${round(bottom - top)}"/>`;
}

function markLine({ kind, at }: TimeMark, { top, bottom, across }: Lines): Markup | undefined {
  if (kind === 'window') return undefined;
  const x = round(across(at));
  return html`<path class="mark ${kind}" d="M${x} ${top - 2}V${round(bottom)}"/><path class="tip ${kind}" d="M${x} ${top + 3}l-4 -6h8z"/>`;
}

/** The words of marks above the strips, in as many lines as they need, three at most; what has no room stands in the table. */
function placeLabels(
  marks: readonly TimeMark[],
  across: (day: number) => number,
  width: number,
): { readonly texts: readonly Markup[]; readonly rows: number } {
  const ends: number[] = [];
  // An event is what the chart is about: it is placed first.
  const order = [...marks].sort((a, b) => Number(b.kind === 'event') - Number(a.kind === 'event') || a.at - b.at);
  const taken: { row: number; from: number; to: number }[] = [];
  const texts = order.flatMap((mark) => {
    const size = mark.kind === 'event' ? FONT * BOLD : FONT;
    const words = shortenPixels(mark.label, width * 0.8, size);
    const wide = pixels(words, size);
    const middleOf = mark.kind === 'window' ? across((mark.at + (mark.high ?? mark.at)) / 2) : across(mark.at);
    const x = Math.min(width - wide / 2, Math.max(wide / 2, middleOf));
    for (let row = 0; row < 3; row++) {
      const free = taken.every(
        (other) => other.row !== row || x + wide / 2 + 6 < other.from || x - wide / 2 - 6 > other.to,
      );
      if (!free) continue;
      taken.push({ row, from: x - wide / 2, to: x + wide / 2 });
      ends[row] = row;
      return [{ row, x, words, kind: mark.kind }];
    }
    return [];
  });
  const rows = ends.length;
  return {
    rows: rows > 0 ? rows + 0.4 : 0.2,
    texts: texts.map(
      // The lowest line is the first that is filled.
      ({ row, x, words, kind }) =>
        html`<text class="mark-name ${kind}" x="${round(x)}" y="${round((rows - row - 1) * LABEL_LINE + 11)}">${words}</text>`,
    ),
  };
}

/** A column for each period over all strips, which says it and opens what stands behind it. */
function hits(
  panels: readonly TimePanel[],
  { top, bottom, across, links }: Lines & { readonly links: boolean },
): readonly Markup[] {
  const series = panels[0]?.series ?? [];
  const points = series[0]?.points ?? [];
  let first = true;
  return points.map(({ from, to }, n) => {
    // Of several lines a period says what each says, and opens what stands behind the first that has something.
    const here = series.flatMap((one) => one.points[n] ?? []);
    const words = [...new Set(here.map((point) => point.words))].join('; ');
    const { href, opens } = here.find((point) => point.href !== undefined) ?? {};
    const x = across(from);
    const column = html`<title>${words}</title><rect x="${round(x)}" y="${round(top)}" width="${round(Math.max(1, across(to) - x))}" height="${round(bottom - top)}"/>`;
    if (!links || href === undefined) return html`<g class="hit" aria-hidden="true">${column}</g>`;
    const given = attributes({ 'data-p': opens, 'data-label': words, tabindex: first ? undefined : -1 });
    first = false;
    return html`<a class="hit" href="${href}" aria-label="${words}"${given}>${column}</a>`;
  });
}
