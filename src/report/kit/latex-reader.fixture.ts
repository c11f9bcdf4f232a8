/** What is wrong with a piece of LaTeX made by this project; empty if nothing is. */
export function latexProblems(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.replace(/(?<!\\)%.*$/u, ''));
  return [...braceProblems(lines), ...environmentProblems(lines), ...rowProblems(lines), ...signProblems(lines)];
}

/** Every brace that opens is closed in its paragraph, and none closes that was not opened. */
function braceProblems(lines: readonly string[]): readonly string[] {
  let depth = 0;
  for (const line of lines) {
    for (const [, sign] of line.replace(/\\[{}\\]/gu, '').matchAll(/([{}])/gu)) {
      depth += sign === '{' ? 1 : -1;
      if (depth < 0) return [`a brace closes that never opened: ${line}`];
    }
    if (line.trim() === '' && depth !== 0) return [`a brace is open at the end of a paragraph before: ${line}`];
  }
  return depth === 0 ? [] : ['a brace is never closed'];
}

function environmentProblems(lines: readonly string[]): readonly string[] {
  const open: string[] = [];
  for (const [, kind, name = ''] of lines.join('\n').matchAll(/\\(begin|end)\{([a-z]+)\}/gu)) {
    if (kind === 'begin') open.push(name);
    else if (open.pop() !== name) return [`\\end{${name}} closes something else`];
  }
  return open.map((name) => `\\begin{${name}} is never ended`);
}

/** Each row of a table has as many cells as the table has columns. */
function rowProblems(lines: readonly string[]): readonly string[] {
  const problems: string[] = [];
  let columns = 0;
  for (const line of lines) {
    const spec = /\\begin\{(?:tabular|longtable)\}\{(.*)\}$/u.exec(line)?.[1];
    if (spec !== undefined) {
      const plain = spec.replace(/>\{[^{}]*\}/gu, '').replace(/p\{[^{}]*\}/gu, 'p');
      if (!/^[lcrp]+$/u.test(plain)) problems.push(`unknown columns: ${spec}`);
      columns = plain.length;
    } else if (/\\end\{(?:tabular|longtable)\}/u.test(line)) columns = 0;
    else if (columns > 0 && line.endsWith('\\\\') && !line.startsWith('\\caption')) {
      const cells = line.split(/(?<!\\)&/u);
      const width = cells.reduce((sum, cell) => sum + Number(/\\multicolumn\{(\d+)\}/u.exec(cell)?.[1] ?? 1), 0);
      if (width !== columns) problems.push(`${width} cells in a table of ${columns} columns: ${line}`);
      if (/^\s*[[*]/u.test(line)) problems.push(`a row begins with a sign that \\\\ would take: ${line}`);
    }
  }
  return problems;
}

/** Signs that mean something to LaTeX stand only where it is meant: dollars in pairs, no bare #, _ or ^ in text. */
function signProblems(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const text = line.replace(/\\[\\$&#_%{}]/gu, '');
    const outside = text.split('$');
    if (outside.length % 2 === 0) return [`an odd number of dollars: ${line}`];
    const words = outside.filter((_, i) => i % 2 === 0).join('');
    return /[#_^]/u.test(words) ? [`a bare sign: ${line}`] : [];
  });
}
