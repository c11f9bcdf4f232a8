import { dot, ruleX, ruleY } from '@observablehq/plot';
import { attributes, html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import type { LadderChart, LadderRow } from './chart-data.ts';
import { BOLD, type ChartSize, FONT, round } from './chart-size.ts';
import { plotMarkup } from './plot-markup.ts';

const ROW = 26;
const HEADING = 24;
const NARROW_ROW = 58;

/** Draws estimates below each other, each with its interval, on one axis through zero. */
export function drawLadderChart(given: LadderChart, { width, links }: ChartSize): Markup {
  const chart = { ...given, rows: given.rows.map((row) => ({ ...row, words: ladderWords(row) })) };
  const narrow = width < 500;
  const left = narrow ? 8 : Math.min(270, Math.max(...chart.rows.map(({ name }) => pixels(name, FONT))) + 16);
  const right = narrow ? 8 : Math.min(330, Math.max(...chart.rows.map(({ words }) => pixels(words, FONT))) * 1.06 + 18);
  let y = 0;
  const places: { row: LadderRow; at: number }[] = [];
  const headings: { words: string; at: number }[] = [];
  for (const [n, row] of chart.rows.entries()) {
    if (row.group !== chart.rows[n - 1]?.group) {
      y += HEADING;
      headings.push({ words: row.group, at: y - 8 });
    }
    y += narrow ? NARROW_ROW : ROW;
    places.push({ row, at: y - ROW / 2 });
  }
  const height = y + 30;
  const drawn = plotMarkup({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: 0,
    marginBottom: 30,
    x: {
      domain: [...domainOf(chart)],
      nice: true,
      label: null,
      ticks: Math.max(3, Math.round((width - left - right) / 80)),
      tickSize: 4,
    },
    y: { domain: [y, 0], range: [y, 0], axis: null },
    marks: [
      ruleX([0], { className: 'base' }),
      ruleY(
        places.filter(({ row }) => row.low !== undefined),
        {
          x1: ({ row }: (typeof places)[number]) => row.low,
          x2: ({ row }: (typeof places)[number]) => row.high,
          y: 'at',
          className: 'interval',
        },
      ),
      ...([true, false] as const).map((main) =>
        dot(
          places.filter(({ row }) => (row.main ?? false) === main),
          {
            x: ({ row }: (typeof places)[number]) => row.value,
            y: 'at',
            r: main ? 5 : 4,
            symbol: main ? 'diamond2' : 'circle',
            className: main ? 'estimate key' : 'estimate',
          },
        ),
      ),
    ],
  });
  const names = places.map(({ row, at }) =>
    narrow
      ? html`<text class="row-name" x="0" y="${round(at - 30)}">${shortenPixels(row.name, width, FONT)}</text><text class="row-value" x="0" y="${round(at - 14)}">${shortenPixels(row.words, width, FONT)}</text>`
      : html`<text class="row-name" x="0" y="${round(at + 4)}">${shortenPixels(row.name, left - 12, FONT)}</text><text class="row-value" x="${round(width - right + 12)}" y="${round(at + 4)}">${shortenPixels(row.words, right - 12, FONT)}</text>`,
  );
  const heads = headings.map(
    ({ words, at }) =>
      html`<text class="heading" x="0" y="${round(at)}">${shortenPixels(words, width, FONT * BOLD)}</text>`,
  );
  const opened = links ? places.flatMap(({ row, at }) => rowLink(row, at, narrow, width)) : [];
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${width}" height="${height + 16}" viewBox="0 0 ${width} ${height + 16}" role="${opened.length > 0 ? 'group' : 'img'}" aria-label="${chart.title}">${drawn.marks}${heads}${names}${opened}<text class="quiet" x="0" y="${height + 12}">${shortenPixels(chart.label, width, FONT)}</text></svg>`;
}

/** Covers a row that opens what stands behind it. */
function rowLink(row: LadderRow, at: number, narrow: boolean, width: number): readonly Markup[] {
  if (row.href === undefined) return [];
  const [top, height] = narrow ? [at - NARROW_ROW + ROW / 2, NARROW_ROW] : [at - ROW / 2, ROW];
  const words = `${row.group}, ${row.name}: ${row.words}`;
  const given = attributes({ 'data-p': row.opens, 'data-label': words });
  return [
    html`<a class="hit" href="${row.href}" aria-label="${words}"${given}><title>${words}</title><rect x="0" y="${round(top)}" width="${width}" height="${height}"/></a>`,
  ];
}

function domainOf({ rows, holds = [0, 0] }: LadderChart): readonly [number, number] {
  const all = [0, ...holds, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low === high ? [-1, 1] : [low, high];
}

/** An estimate with what it rests on. */
function ladderWords({ words, of }: LadderRow): string {
  return of === undefined ? words : `${words}, ${of}`;
}
