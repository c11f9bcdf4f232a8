import { attributes, codeElement, html, type Markup } from '../kit/html.ts';
import { wrapPixels } from '../kit/text-pixels.ts';
import { pageStyle } from '../page/page-files.ts';
import { drawBarsChart } from './bars-chart.ts';
import type { Chart, MultiplesChart } from './chart-data.ts';
import type { ChartSize } from './chart-size.ts';
import { drawCloudChart } from './cloud-chart.ts';
import { drawFlowChart } from './flow-chart.ts';
import { drawLadderChart } from './ladder-chart.ts';
import { drawMatrixChart } from './matrix-chart.ts';
import { drawNetworkChart } from './network-chart.ts';
import { drawTimeChart } from './time-chart.ts';

/** A chart is drawn twice, for wide and for small screens; the style sheet shows the one that fits. */
const WIDE = 880;
const NARROW = 330;
const PART = 272;

/** The picture of a chart at one width, without its title and table. */
export function drawChart(chart: Exclude<Chart, MultiplesChart>, size: ChartSize): Markup {
  switch (chart.kind) {
    case 'time':
      return drawTimeChart(chart, size);
    case 'cloud':
      return drawCloudChart(chart, size);
    case 'ladder':
      return drawLadderChart(chart, size);
    case 'network':
      return drawNetworkChart(chart, size);
    case 'matrix':
      return drawMatrixChart(chart, size);
    case 'flow':
      return drawFlowChart(chart, size);
    case 'bars':
      return drawBarsChart(chart, size);
  }
}

/**
 * A chart as a figure of a page: what is seen as its title, the picture, how to read it, and the numbers as a table. Where
 * there is nothing to draw, the figure says so in its place.
 *
 * @param id of the figure; its table is `ID-table`
 */
export function chartFigure(chart: Chart, id: string): Markup {
  const { title, description, empty, table } = chart;
  const rows = table.rows.map(({ cells, href, opens, link = cells.length - 1 }) => {
    const shown = cells.map((cell, n) => {
      const words = typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell;
      const inner =
        n === link && href !== undefined
          ? html`<a class="num" href="${href}"${attributes({ 'data-p': opens })}>${words}</a>`
          : words;
      return n === 0
        ? html`<th scope="row">${inner}</th>`
        : html`<td class="${typeof cell === 'number' || /^[−+\d]/.test(cell) ? 'num' : 'words'}">${inner}</td>`;
    });
    return html`<tr>${shown}</tr>`;
  });
  const head = table.head.map((name) => html`<th scope="col">${name}</th>`);
  const twin =
    rows.length > 0 &&
    html`<details class="twin" id="${id}-table"><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Table: ${title}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
  const drawn = empty === undefined ? pictures(chart) : html`<p class="empty">${empty}</p>`;
  return html`<figure class="chart-figure" id="${id}" aria-labelledby="${id}-title" aria-describedby="${id}-how">
<h3 class="chart-title" id="${id}-title">${title}</h3>
${drawn}
<figcaption id="${id}-how">${description}</figcaption>
${twin}
</figure>`;
}

function pictures(chart: Chart): Markup {
  if (chart.kind === 'multiples') {
    const parts = multipleParts(chart, true).map(
      ({ name, note, svg }) =>
        html`<div class="multiple"><p class="multiple-name"><b>${name}</b> ${note}</p>${svg}</div>`,
    );
    return html`<div class="multiples">${parts}</div>`;
  }
  const [wide, narrow] = [WIDE, NARROW].map((width) => drawChart(chart, { width, links: true }));
  return html`<div class="for-wide">${wide}</div><div class="for-narrow">${narrow}</div>`;
}

function multipleParts(chart: MultiplesChart, links: boolean) {
  return chart.parts.map(({ name, note, panel }) => ({
    name,
    note,
    svg: drawTimeChart(
      {
        kind: 'time',
        title: `${name}: ${note}`,
        description: '',
        table: { head: [], rows: [] },
        panels: [{ height: 110, ...panel }],
        from: chart.from,
        to: chart.to,
      },
      { width: PART, links },
    ),
  }));
}

/** An SVG picture's pixels from left to right. */
const FILE_WIDTH = 920;

/**
 * Charts as one SVG picture that stands for itself: titles, pictures and how to read them, with its own style, light or dark
 * as its reader's screen is. No script, no link.
 *
 * @throws EntenteError if a style sheet of the package is missing
 * @example
 * const chart = { kind: 'ladder', title: 'Up.', description: 'Made up.', label: 'change', rows: [{ group: 'all', name: 'raw', value: 1, words: '+1' }], table: { head: [], rows: [] } };
 * (await chartFile('Made up', [chart])).startsWith('<svg'); // true
 */
export async function chartFile(title: string, charts: readonly Chart[]): Promise<string> {
  const inner = FILE_WIDTH - 40;
  const parts: Markup[] = [];
  let y = 20;
  const lines = (words: string, kind: string, size: number): void => {
    for (const line of wrapPixels(words, inner * 0.96, size, 6)) {
      y += size + 5;
      parts.push(html`<text class="${kind}" x="20" y="${y}">${line}</text>`);
    }
  };
  lines(title, 'file-title', 17);
  for (const chart of charts) {
    y += 16;
    lines(chart.title, 'chart-title', 14);
    y += 8;
    for (const { svg, height, x, below } of filePictures(chart)) {
      parts.push(html`<g transform="translate(${20 + x},${y})">${svg}</g>`);
      if (below) y += height;
    }
    if (chart.empty !== undefined) lines(chart.empty, 'quiet', 12);
    lines(chart.description, 'quiet', 12);
  }
  const height = Math.ceil(y + 20);
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${FILE_WIDTH}" height="${height}" viewBox="0 0 ${FILE_WIDTH} ${height}" role="img" aria-label="${title}">
${codeElement('style', await fileStyle())}
<rect class="paper" width="${FILE_WIDTH}" height="${height}"/>
${parts}
</svg>
`.toString();
}

interface FilePicture {
  readonly svg: Markup;
  readonly height: number;
  readonly x: number;
  /** Whether what follows stands below it, not beside it. */
  readonly below: boolean;
}

function filePictures(chart: Chart): readonly FilePicture[] {
  if (chart.empty !== undefined) return [];
  if (chart.kind !== 'multiples') {
    const svg = drawChart(chart, { width: FILE_WIDTH - 40, links: false });
    return [{ svg, height: heightOf(svg), x: 0, below: true }];
  }
  const columns = 3;
  const parts = multipleParts(chart, false);
  return parts.map(({ name, note, svg }, n) => ({
    svg: html`<text class="axis-title" y="12">${name}</text><text class="quiet" y="27">${note}</text><g transform="translate(0,32)">${svg}</g>`,
    height: heightOf(svg) + 46,
    x: (n % columns) * (PART + 22),
    below: n % columns === columns - 1 || n === parts.length - 1,
  }));
}

function heightOf(svg: Markup): number {
  return Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg.toString())?.[1] ?? 0);
}

/** The page's rules for charts, with the colours of both themes put in: a picture is also opened by programs without variables. */
async function fileStyle(): Promise<string> {
  const colours = new Map(
    [...(await pageStyle(['page.css'])).matchAll(/(--[a-z0-9]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
    ),
  );
  const sheet = await pageStyle(['chart.css']);
  const marked = /\/\* Drawing \*\/([\s\S]*?)\/\* End of drawing \*\//.exec(sheet)?.[1] ?? '';
  const themed = (which: 0 | 1): string =>
    marked.replace(
      /var\((--[a-z0-9]+)\)/g,
      (whole, name: string) =>
        colours.get(name)?.[which] ??
        (name === '--sans' ? 'system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif' : whole),
    );
  return `${themed(0)}\n@media (prefers-color-scheme:dark){${themed(1)}}`;
}
