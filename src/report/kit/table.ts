import { textWidth, wrapText } from './text-width.ts';

/** How a column of a printed table behaves. Widths are terminal cells. */
export interface Column {
  readonly align?: 'left' | 'right';
  /** No wider than this, however wide the terminal is. */
  readonly most?: number;
  /**
   * Gives way when the table is too wide, but not below this while others can. A column without it keeps its width.
   */
  readonly least?: number;
  /** How many lines a cell may take; the rest is cut with "…". */
  readonly lines?: number;
  /** What kind of words these are, for the painter. */
  readonly tone?: string;
}

/** Colours a text without changing its visible width. */
export type Paint = (tone: string, text: string) => string;

const GAP = 2;

/**
 * Prints rows in columns that fit `width` cells. Columns that are empty in every row are left out.
 *
 * @param rows plain cells, one per column
 * @param indent cells before the first column
 * @returns lines without trailing spaces
 */
export function printTable(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  width: number,
  indent = 2,
  paint: Paint = (_, text) => text,
): readonly string[] {
  const used = columns.map((_, c) => c).filter((c) => rows.some((row) => row[c]));
  const widths = columnWidths(rows, columns, used, width - indent);
  return rows.flatMap((row) => {
    const cells = used.map((c) => wrapText(row[c] ?? '', widths.get(c) ?? 1, columns[c]?.lines ?? 1));
    const height = Math.max(0, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => {
      let out = '';
      // Spaces wait until something follows them, so that no line ends in blanks.
      let waiting = indent;
      for (const [u, c] of used.entries()) {
        const size = widths.get(c) ?? 0;
        const text = cells[u]?.[line] ?? '';
        const space = Math.max(0, size - textWidth(text));
        const right = columns[c]?.align === 'right';
        if (text !== '') {
          out += ' '.repeat(waiting + (right ? space : 0)) + paint(columns[c]?.tone ?? '', text);
          waiting = right ? 0 : space;
        } else waiting += size;
        waiting += GAP;
      }
      return out;
    });
  });
}

/** Natural widths, then the columns that may give way are narrowed, the widest first, until the table fits. */
function columnWidths(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  used: readonly number[],
  room: number,
): ReadonlyMap<number, number> {
  const widths = new Map(
    used.map((c) => {
      const natural = Math.max(1, ...rows.map((row) => textWidth(row[c] ?? '')));
      return [c, Math.min(natural, columns[c]?.most ?? natural)];
    }),
  );
  const total = (): number => [...widths.values()].reduce((sum, w) => sum + w, 0) + GAP * Math.max(0, used.length - 1);
  const narrow = (floor: (least: number) => number): void => {
    while (total() > room) {
      const widest = used
        .filter((c) => (widths.get(c) ?? 0) > floor(columns[c]?.least ?? Number.POSITIVE_INFINITY))
        .sort((a, b) => (widths.get(b) ?? 0) - (widths.get(a) ?? 0) || b - a)[0];
      if (widest === undefined) return;
      widths.set(widest, (widths.get(widest) ?? 1) - 1);
    }
  };
  narrow((least) => least);
  // Still too wide: the columns that give way give up their comfort, but never all of their words.
  narrow((least) => Math.min(least, Number.isFinite(least) ? 5 : least));
  return widths;
}
