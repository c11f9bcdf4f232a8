import { dot, ruleX } from '@observablehq/plot';
import { html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels, wrapPixels } from '../kit/text-pixels.ts';
import type { CloudChart, CloudRow } from './chart-data.ts';
import { BOLD, type ChartSize, FONT, round } from './chart-size.ts';
import { plotMarkup } from './plot-markup.ts';

const SIDE = 14;
const LINE = 15;
/** A cloud is no higher than this: where many values lie together, its dots get smaller. */
const HIGHEST = 96;
const RADII = [3.2, 2.6, 2, 1.5, 1.1, 0.8];

interface Heap {
  readonly radius: number;
  readonly height: number;
  readonly dots: readonly { readonly value: number; readonly level: number; readonly words: string }[];
}

/** Draws rows of grey dots, each with the one value that they are compared with. */
export function drawCloudChart(chart: CloudChart, { width }: ChartSize): Markup {
  const domain = domainOf(chart);
  const inner = width - 2 * SIDE;
  const across = (value: number): number => SIDE + ((value - domain[0]) / (domain[1] - domain[0])) * inner;
  let top = 0;
  const parts = chart.rows.map((row, n) => {
    const last = n === chart.rows.length - 1;
    const names = wrapPixels(row.name, width, FONT * BOLD, 2);
    const head = names.length * LINE + LINE + 4;
    const heap = heapOf(row, across);
    const height = heap.height + 10 + (last ? 24 : 6);
    const { marks } = plotMarkup({
      width,
      height,
      marginLeft: SIDE,
      marginRight: SIDE,
      marginTop: 4,
      marginBottom: last ? 24 : 6,
      x: { domain: [...domain], label: null, axis: last ? 'bottom' : null, ticks: Math.round(inner / 80), tickSize: 4 },
      y: { domain: [0, heap.height], axis: null },
      marks: [
        ruleX([0], { className: 'base' }),
        ...(chart.bound
          ? [ruleX([-chart.bound.value, chart.bound.value].filter(inside(domain)), { className: 'bound' })]
          : []),
        dot(heap.dots, { x: 'value', y: 'level', r: heap.radius, className: 'placebo' }),
      ],
    });
    const floor = head + heap.height + 10;
    const markup = html`<g transform="translate(0,${round(top)})">${names.map((line, i) => html`<text class="axis-title" x="0" y="${11 + i * LINE}">${line}</text>`)}<g transform="translate(0,${head})">${marks}</g>${ownMark(row, across, head - 5, floor, width)}</g>`;
    top += head + height + 6;
    return markup;
  });
  const foot = chart.bound ? [`Dashed: ${chart.bound.label}`] : [];
  const notes = [chart.label, ...foot].flatMap((line) => wrapPixels(line, width, FONT, 3));
  const texts = notes.map(
    (line, n) => html`<text class="quiet" x="0" y="${round(top + 12 + n * LINE)}">${line}</text>`,
  );
  const height = Math.ceil(top + notes.length * LINE + 6);
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.title}">${parts}${texts}</svg>`;
}

/** The value in question: a red diamond at the foot of the cloud, a line up from it and its name. */
function ownMark(
  { own }: CloudRow,
  across: (value: number) => number,
  top: number,
  floor: number,
  width: number,
): Markup {
  const words = shortenPixels(own.label, width * 0.96, FONT * BOLD);
  const half = pixels(words, FONT * BOLD) / 2;
  const at = across(own.value);
  const x = Math.min(width - half, Math.max(half, at));
  return html`<g class="own"><title>${own.words}</title><path class="stem" d="M${round(at)} ${round(top + 2)}V${round(floor)}"/><path class="diamond" d="M${round(at)} ${round(floor - 8)}l6 7l-6 7l-6 -7z"/><text class="own-name" x="${round(x)}" y="${round(top - 2)}">${words}</text></g>`;
}

function inside([low, high]: readonly [number, number]): (value: number) => boolean {
  return (value) => value >= low && value <= high;
}

function domainOf({ rows, bound }: CloudChart): readonly [number, number] {
  const values = rows.flatMap(({ others, own }) => [own.value, ...others.map(({ value }) => value)]);
  const reach = Math.max(...values.map(Math.abs), bound?.value ?? 0, Number.EPSILON) * 1.06;
  return [-reach, reach];
}

/** Stacks the values that fall into one column, in columns as wide as a dot: no dot hides another. */
function heapOf({ others }: CloudRow, across: (value: number) => number): Heap {
  for (const [n, radius] of RADII.entries()) {
    const levels = new Map<number, number>();
    const step = 2 * radius + 0.4;
    const dots = [...others]
      .sort((a, b) => a.value - b.value)
      .map(({ value, words }) => {
        const column = Math.round(across(value) / step);
        const level = levels.get(column) ?? 0;
        levels.set(column, level + 1);
        return { value, level: radius + level * step, words };
      });
    const height = Math.max(18, ...[...levels.values()].map((count) => count * step + 2));
    if (height <= HIGHEST || n === RADII.length - 1) return { radius, height, dots };
  }
  return { radius: 1, height: 18, dots: [] };
}
