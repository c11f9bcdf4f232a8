import { textWidth, wrapText } from '../kit/text-width.ts';
import { type FlowChart, type MatrixChart, type NetworkChart, type NetworkNode, SIGN_NAMES } from './chart-data.ts';

const INDENT = '  ';
/** The marks of blocs in a picture, as signs of a terminal. */
const MARKS = ['●', '■', '▲', '◆', '▼', '⬢'];
const TORN = '○';

function markOf(bloc: number | undefined): string {
  return bloc === undefined ? '·' : (MARKS[bloc % MARKS.length] ?? '·');
}

/** A network as lists: the members of each bloc, who stands between, who has no tie. */
export function networkLines({ nodes, blocs, alone }: NetworkChart, width: number): readonly string[] {
  const labels = (fits: (node: NetworkNode) => boolean): readonly string[] =>
    nodes.filter(fits).map(({ label }) => label);
  const lists: readonly (readonly [sign: string, name: string, labels: readonly string[]])[] = [
    ...blocs.map(
      ({ name }, n) => [markOf(n), name, labels(({ bloc, between }) => bloc === n && between !== true)] as const,
    ),
    [TORN, 'between', labels(({ between }) => between === true)],
    [markOf(undefined), 'in no bloc', labels(({ bloc, between }) => bloc === undefined && between !== true)],
    [' ', 'no known tie', alone],
  ];
  return lists.flatMap(([sign, name, list]) =>
    list.length === 0
      ? []
      : [
          `${INDENT}${sign} ${name} (${list.length})`,
          ...wrapText(list.join(', '), width - 6).map((line) => `      ${line}`),
        ],
  );
}

/** A matrix as signs where it fits, otherwise the ties between blocs as counts. */
export function matrixLines(chart: MatrixChart, width: number): readonly string[] {
  const names = Math.max(...chart.nodes.map(({ label }) => textWidth(label)));
  return names + 5 + chart.nodes.length * 2 <= width ? signLines(chart, names, width) : blocLines(chart, width);
}

const SIGNS = [
  ['+', '+'],
  ['-', '−'],
  ['unknown', '·'],
] as const;

function signLines(
  { nodes, lines, signs: called = SIGN_NAMES }: MatrixChart,
  names: number,
  width: number,
): readonly string[] {
  const signs = nodes.map((_, n) => nodes.map((__, m): string => (n === m ? '\\' : ' ')));
  for (const { a, b, sign } of lines) {
    const shown = new Map(SIGNS).get(sign) ?? '';
    for (const [row, column] of [
      [a, b],
      [b, a],
    ] as const) {
      const cells = signs[row];
      if (cells) cells[column] = shown;
    }
  }
  const rows = nodes.map(
    ({ label, bloc }, n) => `${INDENT}${markOf(bloc)} ${padded(label, names)} ${(signs[n] ?? []).join(' ')}`,
  );
  const known = new Set(lines.map(({ sign }) => sign));
  const named = SIGNS.filter(([sign]) => known.has(sign)).map(([sign, shown]) => `${shown} ${called[sign]}`);
  const how = wrapText(`${named.join(', ')}; columns in the order of rows`, width - 2);
  return [...rows.map((row) => row.trimEnd()), ...how.map((line) => INDENT + line)];
}

function blocLines({ nodes, lines, blocs, signs: called = SIGN_NAMES }: MatrixChart, width: number): readonly string[] {
  const groups = [...new Set(nodes.map(({ bloc }) => bloc))];
  const named = groups.map((bloc) => (bloc === undefined ? 'in no bloc' : (blocs[bloc]?.name ?? '')));
  const counts = new Map<string, { friends: number; foes: number; unknown: number }>();
  for (const { a, b, sign } of lines) {
    const [one, two] = [nodes[a]?.bloc, nodes[b]?.bloc].map((bloc) => groups.indexOf(bloc)).sort((x, y) => x - y);
    const held = counts.get(`${one} ${two}`) ?? { friends: 0, foes: 0, unknown: 0 };
    held[sign === '+' ? 'friends' : sign === '-' ? 'foes' : 'unknown']++;
    counts.set(`${one} ${two}`, held);
  }
  return groups
    .flatMap((_, one) => groups.slice(one).map((__, more) => [one, one + more] as const))
    .flatMap(([one, two]) => {
      const held = counts.get(`${one} ${two}`);
      if (!held) return [];
      const where = one === two ? `within ${named[one]}` : `${named[one]} and ${named[two]}`;
      const many = (n: number): string => n.toLocaleString('en-GB');
      const unknown = held.unknown > 0 ? `, · ${many(held.unknown)} ${called.unknown}` : '';
      // A sign that has no name does not occur.
      const signs = [
        ...(called['+'] === '' ? [] : [`+ ${many(held.friends)} ${called['+']}`]),
        ...(called['-'] === '' ? [] : [`− ${many(held.foes)} ${called['-']}`]),
      ];
      return wrapText(`${where}: ${signs.join(', ')}${unknown}`, width - 4).map((line) => INDENT + line);
    });
}

/** Change over windows: how large each bloc is in each, and who surely changed. */
export function flowLines({ windows, blocs, actors }: FlowChart, width: number): readonly string[] {
  const names = Math.max(...windows.map(({ name }) => textWidth(name)));
  const sizes = blocs.map((_, n) => windows.map((__, w) => actors.filter(({ at }) => at[w] === n).length));
  const digits = sizes.map((counts) => Math.max(...counts.map((count) => String(count).length)));
  return windows.flatMap(({ name }, w) => {
    const counts = sizes.map((size, n) => `${markOf(n)} ${String(size[w] ?? 0).padStart(digits[n] ?? 1)}`).join('  ');
    const moved = actors.filter(({ moved: far }) => far[w]).map(({ label, at }) => `${label} to ${markOf(at[w])}`);
    const head = `${INDENT}${padded(name, names)}  ${counts}  `;
    const lines = wrapText(moved.join(', '), Math.max(20, width - textWidth(head)));
    return [`${head}${lines[0] ?? ''}`.trimEnd(), ...lines.slice(1).map((line) => ' '.repeat(textWidth(head)) + line)];
  });
}

function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - textWidth(text)));
}
