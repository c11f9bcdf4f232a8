export type Cell = string | number | boolean | undefined;

/** Rows as CSV (RFC 4180; lines end in CRLF). `safe` keeps text cells from starting a spreadsheet formula. */
export function csvText(rows: readonly (readonly Cell[])[], safe: boolean): string {
  const lines = rows.map((row) => row.map((cell) => cellText(cell, safe)).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** One cell: quoted where RFC 4180 asks for it. */
function cellText(cell: Cell, safe: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const words = cell.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd');
  const text = safe && /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
