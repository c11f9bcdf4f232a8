import { plainText } from './plain-text.ts';

/** What stands for a sign that LaTeX would read otherwise, or that its old fonts do not have. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '–': '--',
  '—': '---',
  '…': '\\ldots{}',
  '→': '$\\rightarrow$',
  '↔': '$\\leftrightarrow$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '−': '$-$',
  '\u00a0': '~',
};

/** Words as LaTeX prints them, in one line: nothing in them is a command. */
export function latexText(words: string): string {
  return Array.from(plainText(words), (sign) => SIGNS[sign] ?? sign).join('');
}

/** How a column of a LaTeX table stands. */
export type LatexColumn = 'l' | 'c' | 'r' | { readonly width: number };

/** A table whose cells are LaTeX already. */
export interface LatexTable {
  readonly caption: string;
  /** Without its prefix `tab:`. */
  readonly label: string;
  readonly columns: readonly LatexColumn[];
  /** Lines of the head, each a row of cells; a cell may span columns. */
  readonly head: readonly (readonly LatexCell[])[];
  /** Rules below a line of the head, from column to column, counted from 1. */
  readonly spans?: readonly (readonly [from: number, to: number])[];
  readonly rows: readonly (readonly LatexCell[])[];
  /** A line below the table. */
  readonly note?: string;
}

export type LatexCell = string | { readonly text: string; readonly span: number };

/** Tables with more rows than this may break over pages. */
const MOST_ROWS = 40;

/** Tables with more columns than this have them closer together. */
const WIDE = 10;

/** A table with the rules of booktabs; a long one as a longtable. */
export function latexTable(table: LatexTable): string {
  return table.rows.length > MOST_ROWS ? longTable(table) : shortTable(table);
}

function shortTable(table: LatexTable): string {
  return [
    '\\begin{table}[htbp]',
    '\\centering',
    `\\caption{${table.caption}}`,
    `\\label{tab:${table.label}}`,
    ...(table.columns.length > WIDE ? ['\\setlength{\\tabcolsep}{3pt}'] : []),
    `\\begin{tabular}{${columnsOf(table)}}`,
    '\\toprule',
    ...headOf(table),
    '\\midrule',
    ...table.rows.map(rowOf),
    '\\bottomrule',
    '\\end{tabular}',
    ...(table.note ? [`\\par\\smallskip{\\footnotesize ${table.note}\\par}`] : []),
    '\\end{table}',
  ].join('\n');
}

function longTable(table: LatexTable): string {
  return [
    `\\begin{longtable}{${columnsOf(table)}}`,
    `\\caption{${table.caption}}\\label{tab:${table.label}}\\\\`,
    '\\toprule',
    ...headOf(table),
    '\\midrule',
    '\\endfirsthead',
    '\\toprule',
    ...headOf(table),
    '\\midrule',
    '\\endhead',
    '\\bottomrule',
    '\\endfoot',
    ...table.rows.map(rowOf),
    '\\end{longtable}',
    ...(table.note ? [`{\\footnotesize ${table.note}\\par}`] : []),
  ].join('\n');
}

function columnsOf({ columns }: LatexTable): string {
  return columns
    .map((column) =>
      typeof column === 'string' ? column : `>{\\raggedright\\arraybackslash}p{${column.width}\\linewidth}`,
    )
    .join('');
}

function headOf({ head, spans = [] }: LatexTable): readonly string[] {
  const rules = spans.map(([from, to]) => `\\cmidrule(lr){${from}-${to}}`).join(' ');
  return head.flatMap((row, i) => [rowOf(row), ...(i === 0 && rules !== '' ? [rules] : [])]);
}

function rowOf(cells: readonly LatexCell[]): string {
  return `${cells.map(cellOf).join(' & ')} \\\\`;
}

/** A bracket or star that begins a row would be read as an argument of the line break before it. */
function cellOf(cell: LatexCell): string {
  const text = typeof cell === 'string' ? cell : cell.text;
  const safe = /^[[*]/.test(text) ? `{}${text}` : text;
  return typeof cell === 'string' ? safe : `\\multicolumn{${cell.span}}{c}{${safe}}`;
}
