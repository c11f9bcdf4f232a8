import { attributes, html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import type { BarRow, BarsChart } from './chart-data.ts';
import { type ChartSize, FONT, round } from './chart-size.ts';

const ROW = 24;
const BAR = 14;
const HEAD = 20;
const NARROW = 500;
/** Where the name stands above its bar. */
const NARROW_ROW = 42;
/** Between a bar and its number. */
const GAP = 4;

/** Draws how often each value occurs: one side to the left of a line and the other to its right, each with its number. */
export function drawBarsChart({ title, sides, rows }: BarsChart, { width, links }: ChartSize): Markup {
  const narrow = width < NARROW;
  const names = narrow ? 0 : Math.min(250, Math.max(0, ...rows.map(({ name }) => pixels(name, FONT))) + 14);
  const most = (side: 'left' | 'right'): number => Math.max(0, ...rows.map((row) => row[side]));
  const room = (side: 'left' | 'right'): number => (most(side) > 0 ? pixels(`${most(side)}`, FONT) + GAP + 4 : 0);
  const across = width - names - room('left') - room('right');
  const unit = across / Math.max(1, most('left') + most('right'));
  const base = names + room('left') + most('left') * unit;
  const step = narrow ? NARROW_ROW : ROW;
  const height = HEAD + rows.length * step + 4;
  const heads = [
    sides[0] !== '' && html`<text class="heading side-count before" x="${round(base - GAP)}" y="12">${sides[0]}</text>`,
    sides[1] !== '' && html`<text class="heading side-count after" x="${round(base + GAP)}" y="12">${sides[1]}</text>`,
  ];
  const drawn = rows.map((row, n) => {
    const top = HEAD + n * step + (narrow ? 18 : (ROW - BAR) / 2);
    const y = round(top + BAR - 3);
    const [left, right] = [row.left * unit, row.right * unit];
    return html`${narrow ? html`<text class="row-name" x="0" y="${round(top - 5)}">${shortenPixels(row.name, width, FONT)}</text>` : html`<text class="row-name" x="0" y="${y}">${shortenPixels(row.name, names - 10, FONT)}</text>`}${row.left > 0 && html`<rect class="side-left" x="${round(base - left)}" y="${round(top)}" width="${round(left)}" height="${BAR}"/><text class="side-count before" x="${round(base - left - GAP)}" y="${y}">${row.left}</text>`}${row.right > 0 && html`<rect class="side-right" x="${round(base)}" y="${round(top)}" width="${round(right)}" height="${BAR}"/><text class="side-count after" x="${round(base + right + GAP)}" y="${y}">${row.right}</text>`}${links && rowLink(row, HEAD + n * step, step, width)}`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart bars" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="${links && rows.some(({ href }) => href !== undefined) ? 'group' : 'img'}" aria-label="${title}">${heads}${drawn}<path class="rule" d="M${round(base)} ${HEAD - 2}V${height}"/></svg>`;
}

/** Covers a row that opens what stands behind it. */
function rowLink({ name, words, href, opens }: BarRow, top: number, height: number, width: number): Markup | false {
  if (href === undefined) return false;
  const label = `${name}: ${words}`;
  const given = attributes({ 'data-p': opens, 'data-label': label });
  return html`<a class="hit" href="${href}" aria-label="${label}"${given}><title>${label}</title><rect x="0" y="${round(top)}" width="${width}" height="${height}"/></a>`;
}
