/** Escapes everything that Markdown or HTML could read as markup, in one line. */
export function md(words: string): string {
  return words
    .replace(/[\\`*_[\]{}|~#!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\b(https?|ftp|www)([:.])/gi, '$1\u2060$2')
    .replaceAll('@', '&#64;')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A heading with a table below it; nothing without rows. Cells are escaped. */
export function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(md).join(' | ')} |`;
  return [`## ${title}`, '', line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
