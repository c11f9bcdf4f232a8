import type { LinearModel } from './linear-classifier.ts';

/** Writes a model as a table: labels, bias, then one feature a line, in whole numbers that count parts of 1/`scale`. */
export function writePairModel(model: LinearModel, scale = SCALE): string {
  const row = (values: Float32Array): string => [...values].map((v) => Math.round(v * scale)).join(' ');
  const lines = [model.labels.join(' '), row(model.bias)];
  for (const [name, weights] of [...model.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = row(weights);
    if (/[1-9]/.test(text)) lines.push(`${name}\t${text}`);
  }
  return `${lines.join('\n')}\n`;
}

export const SCALE = 50;

/** Reads what `writePairModel` wrote with the same `scale`. */
export function parsePairModel(text: string, scale = SCALE): LinearModel {
  const [labels = '', bias = '', ...rows] = text.trimEnd().split('\n');
  const numbers = (cells: string): Float32Array => Float32Array.from(cells.split(' '), (n) => Number(n) / scale);
  const weights = new Map<string, Float32Array>();
  for (const row of rows) {
    const tab = row.indexOf('\t');
    weights.set(row.slice(0, tab), numbers(row.slice(tab + 1)));
  }
  return { labels: labels.split(' '), weights, bias: numbers(bias) };
}
