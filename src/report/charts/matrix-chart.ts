import { html, type Markup } from '../kit/html.ts';
import { pixels, shortenPixels } from '../kit/text-pixels.ts';
import { type MatrixChart, SIGN_NAMES, type TieSign } from './chart-data.ts';
import { type ChartSize, FONT, round } from './chart-size.ts';
import { blocLook } from './network-chart.ts';

const LARGEST_CELL = 22;
/** Names stand in as many columns as it takes that none covers another; beyond this many they are left to the table. */
const MOST_COLUMNS = 4;
const NAME_LINE = 11;
const NAME_FONT = 10;
const MOST_NAME = 96;
const BLOC_BAR = 6;
const MOST_DOTS = 1500;
const NARROW = 500;
/** Cells up to this size touch each other. */
const JOINED = 6;

/**
 * Draws the ties as a square of cells, bloc by bloc: friends full, foes a bar across, not known a dot; what goes against the blocs
 * lies where the other sign prevails. Names stand in several columns where cells are smaller than they.
 */
export function drawMatrixChart(chart: MatrixChart, { width }: ChartSize): Markup {
  const { nodes } = chart;
  const names = Math.max(0, ...nodes.map(({ label }) => pixels(shownLabel(label), NAME_FONT))) + 6;
  const place = placesOf(nodes.length, width, names);
  const { cell, columns, left, size } = place;
  const top = columns > 0 ? left : BLOC_BAR + 4;
  const at = (n: number): number => n * cell;
  // Where most cells would be dots, they are the ground instead.
  const dotted = chart.lines.filter(({ sign }) => sign === 'unknown').length <= MOST_DOTS;
  const cells = [...CELL_SIGNS].map(([sign, look]) => {
    if (sign === 'unknown' && !dotted)
      return html`<rect class="unknown-ground" width="${round(size)}" height="${round(size)}"/>`;
    const path = cellsPath(chart, sign, cell);
    return path !== '' && html`<path class="${look}" d="${path}"/>`;
  });
  const ends = blocEnds(nodes);
  const rules = ends
    .slice(0, -1)
    .map(
      ({ to }) => html`<path class="rule" d="M0 ${round(at(to))}H${round(size)}M${round(at(to))} 0V${round(size)}"/>`,
    );
  const bars = ends.map(
    ({ from, to, bloc }) =>
      html`<rect class="bloc-bar ${blocLook(bloc)}" x="${-BLOC_BAR - 2}" y="${round(at(from) + 0.5)}" width="${BLOC_BAR}" height="${round(at(to - from) - 1)}"/><rect class="bloc-bar ${blocLook(bloc)}" x="${round(at(from) + 0.5)}" y="${-BLOC_BAR - 2}" width="${round(at(to - from) - 1)}" height="${BLOC_BAR}"/>`,
  );
  const texts = columns > 0 ? nodes.map(({ label }, n) => namesAt(label, n, place, names)) : [];
  const legend = [
    ...ends.map(({ bloc, from, to }) => ({
      look: `bloc-bar ${blocLook(bloc)}`,
      words: `${bloc === undefined ? 'in no bloc' : (chart.blocs[bloc]?.name ?? '')} · ${to - from}`,
    })),
  ];
  const foot = footOf(chart, legend, width, { top: top + size + 22, named: columns > 0, dotted });
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart matrix-chart" width="${width}" height="${Math.ceil(foot.bottom)}" viewBox="0 0 ${width} ${Math.ceil(foot.bottom)}" role="img" aria-label="${chart.title}"><g transform="translate(${round(left)},${round(top)})"><rect class="ground" width="${round(size)}" height="${round(size)}"/>${cells}${rules}${bars}${texts}</g>${foot.parts}</svg>`;
}

const CELL_SIGNS: ReadonlyMap<TieSign, string> = new Map([
  ['unknown', 'cell unknown'],
  ['+', 'cell friend'],
  ['-', 'cell foe'],
]);

interface Places {
  readonly cell: number;
  /** Columns of names; 0: none are shown. */
  readonly columns: number;
  readonly left: number;
  readonly size: number;
}

function placesOf(n: number, width: number, names: number): Places {
  for (let columns = 1; columns <= MOST_COLUMNS; columns++) {
    const left = columns * names + BLOC_BAR + 4;
    const cell = Math.min(LARGEST_CELL, (width - left - 1) / Math.max(1, n));
    if (cell * columns >= NAME_LINE && (columns === 1 || width >= NARROW || columns < 3))
      return { cell, columns, left, size: cell * n };
  }
  const left = BLOC_BAR + 4;
  const cell = Math.min(LARGEST_CELL, (width - left - 1) / Math.max(1, n));
  return { cell, columns: 0, left, size: cell * n };
}

/** All cells of a sign as one path; neighbours in a row that touch are one piece. */
function cellsPath({ nodes, lines }: MatrixChart, sign: TieSign, cell: number): string {
  const filled = new Uint8Array(nodes.length ** 2);
  for (const line of lines)
    if (line.sign === sign) {
      filled[line.a * nodes.length + line.b] = 1;
      filled[line.b * nodes.length + line.a] = 1;
    }
  const joined = cell <= JOINED && sign !== 'unknown';
  let path = '';
  for (let at = 0; at < filled.length; at++) {
    if (filled[at] === 0) continue;
    const row = Math.floor(at / nodes.length);
    let end = at + 1;
    while (joined && end < (row + 1) * nodes.length && filled[end] === 1) end++;
    path += cellPath(sign, (at % nodes.length) * cell, row * cell, cell, end - at);
    at = end - 1;
  }
  return path;
}

/** One cell, or several in a row: told apart without their colours. */
function cellPath(sign: TieSign, x: number, y: number, cell: number, run = 1): string {
  const gap = cell > JOINED ? 1 : 0;
  const wide = round(run * cell - gap);
  switch (sign) {
    case '+':
      return `M${round(x + gap / 2)} ${round(y + gap / 2)}h${wide}v${round(cell - gap)}h-${wide}z`;
    case '-':
      return `M${round(x + gap / 2)} ${round(y + cell * 0.32)}h${wide}v${round(Math.max(1, cell * 0.36))}h-${wide}z`;
    case 'unknown': {
      const dot = round(Math.max(0.8, cell * 0.16));
      return `M${round(x + (cell - Number(dot)) / 2)} ${round(y + (cell - Number(dot)) / 2)}h${dot}v${dot}h-${dot}z`;
    }
  }
}

interface BlocRun {
  readonly bloc: number | undefined;
  readonly from: number;
  readonly to: number;
}

/** Neighbouring rows of one bloc. */
function blocEnds(nodes: MatrixChart['nodes']): readonly BlocRun[] {
  const runs: { bloc: number | undefined; from: number; to: number }[] = [];
  for (const [n, { bloc }] of nodes.entries()) {
    const last = runs.at(-1);
    if (last && last.bloc === bloc) last.to = n + 1;
    else runs.push({ bloc, from: n, to: n + 1 });
  }
  return runs;
}

/** A name as it stands beside the cells. */
function shownLabel(label: string): string {
  return shortenPixels(label, MOST_NAME, NAME_FONT);
}

/** A name beside its row and above its column, with a thin line to it from a farther column of names. */
function namesAt(label: string, n: number, { cell, columns }: Places, names: number): Markup {
  const column = n % columns;
  const away = BLOC_BAR + 5 + column * names;
  const middle = round((n + 0.5) * cell);
  const lead =
    column > 0 &&
    html`<path class="lead" d="M${-BLOC_BAR - 3} ${middle}H${round(-away + 2)}M${middle} ${-BLOC_BAR - 3}V${round(-away + 2)}"/>`;
  return html`${lead}<text class="cell-name" x="${round(-away)}" y="${round((n + 0.5) * cell + 3.5)}">${shownLabel(label)}</text><text class="cell-name up" transform="translate(${round((n + 0.5) * cell + 3.5)},${round(-away)})rotate(-90)">${shownLabel(label)}</text>`;
}

function footOf(
  chart: MatrixChart,
  legend: readonly { readonly look: string; readonly words: string }[],
  width: number,
  { top, named, dotted }: { top: number; named: boolean; dotted: boolean },
): { readonly parts: readonly Markup[]; readonly bottom: number } {
  const has = new Set(chart.lines.map(({ sign }) => sign));
  const names = chart.signs ?? SIGN_NAMES;
  const sample = (sign: TieSign, words: string) => {
    if (!has.has(sign)) return [];
    const cell = html`<path class="${CELL_SIGNS.get(sign) ?? ''}" d="${cellPath(sign, 0, 0, 12)}"/>`;
    const ground = html`<rect class="unknown-ground" width="12" height="12"/>`;
    return [{ mark: sign === 'unknown' && !dotted ? ground : cell, words }];
  };
  const entries = [
    ...sample('+', names['+']),
    ...sample('-', names['-']),
    ...sample('unknown', names.unknown),
    ...legend.map(({ look, words }) => ({
      mark: html`<rect class="${look}" width="12" height="${BLOC_BAR}" y="3"/>`,
      words,
    })),
  ];
  const parts: Markup[] = [];
  let [x, y] = [0, top];
  for (const { mark, words } of entries) {
    const shown = shortenPixels(words, width - 24, FONT);
    const wide = 20 + pixels(shown, FONT) + 16;
    if (x > 0 && x + wide > width) [x, y] = [0, y + 18];
    parts.push(
      html`<g transform="translate(${round(x)},${round(y - 10)})">${mark}<text class="quiet" x="18" y="10">${shown}</text></g>`,
    );
    x += wide;
  }
  if (!named) {
    y += 18;
    parts.push(
      html`<text class="quiet" x="0" y="${round(y)}">${shortenPixels('Names stand in the table.', width, FONT)}</text>`,
    );
  }
  return { parts, bottom: y + 10 };
}
