const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** Where there is no value: a gap is not a low value. */
const GAP = '·';

/**
 * A series as one line of blocks of eight heights. Where it has more values than cells, neighbours are averaged.
 *
 * @param values NaN where there is none; shown as a dot
 * @param cells how many characters at most
 * @param span values that the lowest and the highest block stand for; default the least and the largest value
 * @example
 * sparkline([0, 1, Number.NaN, 7], 10); // '▁▂·█'
 */
export function sparkline(values: readonly number[], cells: number, span?: readonly [number, number]): string {
  const held = inCells(values, cells);
  const known = held.filter(Number.isFinite);
  const [low, high] = span ?? [Math.min(...known), Math.max(...known)];
  const sign = (value: number): string => {
    if (!Number.isFinite(value)) return GAP;
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, Math.floor(share * LEVELS.length)))] ?? GAP;
  };
  return held.map(sign).join('');
}

/** Means of neighbours, so that there are no more values than cells. */
function inCells(values: readonly number[], cells: number): readonly number[] {
  if (values.length <= cells) return values;
  return Array.from({ length: cells }, (_, cell) => {
    const from = Math.floor((cell * values.length) / cells);
    const to = Math.max(from + 1, Math.floor(((cell + 1) * values.length) / cells));
    const known = values.slice(from, to).filter(Number.isFinite);
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
