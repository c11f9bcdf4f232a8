import { textWidth, wrapText } from '../kit/text-width.ts';
import type {
  BarsChart,
  Chart,
  CloudChart,
  LadderChart,
  LineSeries,
  MultiplesChart,
  TimeChart,
  TimePanel,
} from './chart-data.ts';
import { flowLines, matrixLines, networkLines } from './network-text.ts';
import { sparkline } from './sparkline.ts';

const INDENT = '  ';
/** Names of series take at most so many cells before their sparkline. */
const WIDEST_NAME = 26;

/**
 * A chart as lines for a terminal, without its title: sparklines, heaps of placebos, intervals between brackets.
 * @example
 * const chart = { kind: 'ladder', title: 'Up.', description: 'Made up.', label: 'change', rows: [{ group: 'all', name: 'raw', value: 1, words: '+1' }], table: { head: [], rows: [] } };
 * chartLines(chart, 60)[0]; // '  all'
 */
export function chartLines(chart: Chart, width: number): readonly string[] {
  if (chart.empty !== undefined) return wrapText(chart.empty, width - 2).map((line) => INDENT + line);
  switch (chart.kind) {
    case 'time':
      return timeLines(chart, width);
    case 'cloud':
      return cloudLines(chart, width);
    case 'ladder':
      return ladderLines(chart, width);
    case 'multiples':
      return multipleLines(chart, width);
    case 'network':
      return networkLines(chart, width);
    case 'matrix':
      return matrixLines(chart, width);
    case 'flow':
      return flowLines(chart, width);
    case 'bars':
      return barLines(chart, width);
  }
}

interface Line {
  readonly name: string;
  readonly series: LineSeries;
  readonly bars: boolean;
  readonly span: readonly [number, number] | undefined;
}

function linesOf(panels: readonly TimePanel[]): readonly Line[] {
  return panels.flatMap((panel) =>
    panel.series.map((series) => ({
      name: series.name,
      series,
      bars: panel.kind === 'bars',
      span: spanOf(panel, series),
    })),
  );
}

/** From the least to the greatest block: of bars from zero on, of lines at least what their axis holds. */
function spanOf({ kind, holds }: TimePanel, series: LineSeries): readonly [number, number] | undefined {
  if (kind === 'bars') return [0, Math.max(...known(series))];
  return holds && [Math.min(holds[0], ...known(series)), Math.max(holds[1], ...known(series))];
}

function known({ points }: LineSeries): readonly number[] {
  return points.map(({ value }) => value).filter(Number.isFinite);
}

function timeLines(chart: TimeChart, width: number): readonly string[] {
  const lines = linesOf(chart.panels);
  const room = Math.min(WIDEST_NAME, Math.max(...lines.map(({ name }) => textWidth(name))));
  const cells = Math.max(10, width - room - 2 - 20);
  const longest = Math.max(...lines.map(({ series }) => series.points.length));
  const used = Math.min(cells, longest);
  const drawn = lines.map(({ name, series, span, bars }) => {
    // A bar of nothing is no bar.
    const values = series.points.map(({ value }) => (bars && value === 0 ? Number.NaN : value));
    const all = known(series);
    const range = all.length > 0 ? `${short(Math.min(...all))} to ${short(Math.max(...all))}` : 'none';
    return `${INDENT}${padded(name, room)} ${sparkline(values, cells, span)}  ${range}`;
  });
  const column = (day: number): number =>
    Math.max(0, Math.min(used - 1, Math.floor(((day - chart.from) / Math.max(1, chart.to - chart.from)) * used)));
  const start = ' '.repeat(room + 3);
  const marks = (chart.marks ?? [])
    .filter(({ kind }) => kind !== 'window')
    .map(({ at, label, kind }) => markLine(start.length + column(at), kind === 'event' ? '▲' : '╎', label, width));
  return [...drawn, axisLine(chart, used, start), ...marks];
}

/** A label that has no room to the right of its sign stands to its left. */
function markLine(at: number, sign: string, label: string, width: number): string {
  const wide = textWidth(label);
  if (at + 2 + wide <= width || at < wide + 1) return `${' '.repeat(at)}${sign} ${label}`;
  return `${' '.repeat(at - wide - 1)}${label} ${sign}`;
}

/** Spans of fewer days are told by their days, longer ones by their months. */
const SHORT_SPAN = 120;

function axisLine({ from, to }: TimeChart | MultiplesChart, cells: number, start: string): string {
  const length = to - from < SHORT_SPAN ? 10 : 7;
  const [first, last] = [from, to - 1].map((day) => new Date(day * 86_400_000).toISOString().slice(0, length));
  const gap = cells - 2 * length;
  return gap > 0 ? `${start}${first}${' '.repeat(gap)}${last}` : `${start}${first} to ${last}`;
}

function multipleLines(chart: MultiplesChart, width: number): readonly string[] {
  return chart.parts.flatMap(({ name, note, panel }) => [
    `${INDENT}${name}: ${note}`,
    ...timeLines({ ...chart, kind: 'time', panels: [panel] }, width),
  ]);
}

/** Placebos as heaps, with the value in question marked below. */
function cloudLines({ rows, bound }: CloudChart, width: number): readonly string[] {
  const cells = Math.min(64, width - 4);
  const values = rows.flatMap(({ others, own }) => [own.value, ...others.map(({ value }) => value)]);
  const reach = Math.max(...values.map(Math.abs), bound?.value ?? 0, Number.EPSILON);
  const cell = (value: number): number => Math.min(cells - 1, Math.floor(((value + reach) / (2 * reach)) * cells));
  return rows.flatMap(({ name, others, own }) => {
    const heap = new Array<number>(cells).fill(Number.NaN);
    for (const { value } of others) heap[cell(value)] = (heap[cell(value)] || 0) + 1;
    const most = Math.max(...heap.filter(Number.isFinite), 1);
    const line = heap.map((count) => (Number.isFinite(count) ? sparkline([count], 1, [0, most]) : ' ')).join('');
    const at = cell(own.value);
    const label = own.label;
    const below =
      at + 2 + textWidth(label) <= cells
        ? `${' '.repeat(at)}◆ ${label}`
        : `${' '.repeat(Math.max(0, at - 1 - textWidth(label)))}${label} ◆`;
    return [
      ...wrapText(`${name} (${others.length})`, width - 2).map((words) => INDENT + words),
      `${INDENT}${line.trimEnd()}`,
      `${INDENT}${below}`,
      scaleLine(reach, cells),
    ];
  });
}

/** Where zero and the ends of the scale are. */
function scaleLine(reach: number, cells: number): string {
  const [left, right] = [short(-reach), short(reach)];
  const middle = Math.floor(cells / 2);
  const start = `${left}${' '.repeat(Math.max(1, middle - textWidth(left)))}0`;
  return `${INDENT}${start}${' '.repeat(Math.max(1, cells - textWidth(start) - textWidth(right)))}${right}`;
}

/** Each estimate with its interval as `├──●──┤` on one scale, zero as `│`. */
function ladderLines({ rows, holds = [0, 0] }: LadderChart, width: number): readonly string[] {
  const all = [0, ...holds, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const names = Math.max(...rows.map(({ name }) => textWidth(name)));
  const long = rows.map(({ words, of }) => (of === undefined ? words : `${words}, ${of}`));
  const roomOf = (list: readonly string[]): number =>
    Math.min(40, width - names - 8 - Math.max(...list.map(textWidth)));
  // What the estimates rest on gives way before the drawing does.
  const said = roomOf(long) >= 24 ? long : rows.map(({ words }) => words);
  const cells = roomOf(said);
  const cell = (value: number): number =>
    Math.round(((value - least) / Math.max(Number.EPSILON, most - least)) * (cells - 1));
  return rows.flatMap((row, n) => {
    const head = row.group === rows[n - 1]?.group ? [] : [`${INDENT}${row.group}`];
    if (cells < 12)
      return [
        ...head,
        `${INDENT}${INDENT}${row.name}`,
        ...wrapText(long[n] ?? '', width - 6).map((line) => `      ${line}`),
      ];
    const line = new Array<string>(cells).fill(' ');
    line[cell(0)] = '│';
    if (row.low !== undefined && row.high !== undefined) {
      for (let c = cell(row.low); c <= cell(row.high); c++) line[c] = c === cell(0) ? '┼' : '─';
      line[cell(row.low)] = '├';
      line[cell(row.high)] = '┤';
    }
    line[cell(row.value)] = row.main ? '◆' : '●';
    return [...head, `${INDENT}${INDENT}${padded(row.name, names)}  ${line.join('')}  ${said[n]}`];
  });
}

function padded(text: string, cells: number): string {
  const wide = textWidth(text);
  return wide > cells ? `${text.slice(0, cells - 1)}…` : text + ' '.repeat(cells - wide);
}

function short(value: number): string {
  const size = Math.abs(value);
  const words = size >= 100 ? Math.round(size).toLocaleString('en-GB') : size >= 10 ? size.toFixed(0) : size.toFixed(2);
  return value < 0 ? `−${words}` : words;
}

/** Name, numbers and a bar of all of them, a line each. */
function barLines({ rows }: BarsChart, width: number): readonly string[] {
  const sum = ({ left, right }: BarsChart['rows'][number]): number => left + right;
  const most = Math.max(1, ...rows.map(sum));
  const wide = Math.min(width >> 1, Math.max(0, ...rows.map(({ name }) => textWidth(name))));
  const digits = Math.max(1, ...rows.flatMap(({ cells }) => cells.map((cell) => `${cell}`.length)));
  const longest = Math.max(
    4,
    Math.min(24, width - wide - 2 * INDENT.length - (digits + 2) * (rows[0]?.cells.length ?? 0)),
  );
  return rows.map((row) => {
    const [first = '', ...rest] = wrapText(row.name, wide);
    const name = rest.length > 0 ? `${first.slice(0, -1)}…` : first;
    const cells = row.cells.map((cell) => `  ${`${cell}`.padStart(digits)}`).join('');
    const bar = '█'.repeat(Math.round((longest * sum(row)) / most));
    return `${INDENT}${name}${' '.repeat(wide - textWidth(name))}${cells}  ${bar}`;
  });
}
