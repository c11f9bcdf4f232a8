import type { DiscourseNetwork } from '../../measures/discourse/network.ts';
import { type NetworkTieRow, tieRows } from '../../measures/discourse/network.ts';
import type { Aggregation } from '../../measures/discourse/options.ts';
import { signedLayout } from '../../measures/networks/signed-layout.ts';
import { signedGraph } from '../../measures/signed/signed-graph.ts';
import type { ChartTable, MatrixChart, NetworkBloc, NetworkChart, NetworkLine, TieSign } from '../charts/chart-data.ts';
import { opening } from '../measures/measure-report.ts';
import { counted } from '../words/wording.ts';
import { shortNumber } from './discourse-report.ts';

/** How the signs of ties are called. */
export type SignWords = Readonly<Record<TieSign, string>>;

/** Which groups a picture shows. */
export interface DrawnGroups {
  readonly names: readonly string[];
  /** Of a row, by its name. */
  readonly of: (row: string) => number | undefined;
}

/** A network that is drawn. */
export interface DrawnNetwork {
  readonly network: DiscourseNetwork;
  readonly aggregation: Aggregation;
  /** What the two kinds of nodes are called: `organization`, `concept`. */
  readonly kinds: { readonly rows: string; readonly columns: string };
  /** Coalitions or camps; without them each kind of node is one group. */
  readonly groups?: DrawnGroups;
  /** Numbers on the page of what stands behind a tie. */
  readonly opens?: (tie: NetworkTieRow) => readonly number[];
}

/** More nodes and ties than this are a haze; the heaviest are drawn. */
const MOST_NODES = 60;
const MOST_LINES = 400;
/** So many names without a tie are listed. */
const MOST_ALONE = 30;

/** How signs are called, by the kind of network. */
function signWords({ network, aggregation }: Pick<DrawnNetwork, 'network' | 'aggregation'>): SignWords {
  const [plus, minus] = SIGN_WORDS[network.mode][aggregation] ?? ['speak of it', ''];
  return { '+': plus, '-': minus, unknown: 'not known' };
}

const SIGN_WORDS: Readonly<Record<DiscourseNetwork['mode'], Partial<Record<Aggregation, readonly [string, string]>>>> =
  {
    'two-mode': {
      ignore: ['speaks of', ''],
      combine: ['speaks of', ''],
      subtract: ['more for than against', 'more against than for'],
    },
    'one-mode': {
      ignore: ['speak of the same', ''],
      congruence: ['agree', ''],
      conflict: ['', 'disagree'],
      subtract: ['rather agree', 'rather disagree'],
    },
  };

/** What is drawn of a network: the nodes with the most weight, and their heaviest ties. */
interface Drawn {
  readonly nodes: readonly {
    readonly name: string;
    readonly group: number;
    readonly sum: number;
    readonly ties: number;
  }[];
  readonly lines: readonly NetworkLine[];
  readonly groups: readonly NetworkBloc[];
  readonly alone: readonly string[];
  /** Nodes with a tie. */
  readonly tied: number;
  readonly ties: number;
}

/**
 * The picture of a network: groups as hulls, ties by sign. Its table lists the nodes with ties and weight.
 * @param title of groups, it is followed by how many ties go against them
 */
export function discourseNetworkChart(drawn: DrawnNetwork, title: string): NetworkChart {
  const found = drawnOf(drawn);
  const { x, y } = placesOf(found);
  const { alone } = found;
  const rest = alone.length - MOST_ALONE;
  return {
    kind: 'network',
    title: drawn.groups ? `${title}: ${againstWords(found)}.` : title,
    description: `${howWords(drawn)} ${leftWords(found)}`,
    signs: signWords(drawn),
    table: nodeTable(found),
    nodes: found.nodes.map(({ name, group, sum, ties }, v) => ({
      label: name,
      words: `${found.groups[group]?.name ?? ''}; ${counted(ties, 'tie')}, weight ${shortNumber(sum)}`,
      bloc: group,
      x: x[v] ?? 0,
      y: y[v] ?? 0,
    })),
    lines: found.lines,
    blocs: found.groups,
    alone: rest > 0 ? [...alone.slice(0, MOST_ALONE), `and ${rest} more`] : alone,
    ...(found.lines.length === 0 ? { empty: 'There are no ties.' } : {}),
  };
}

/** The same as rows and columns of signs, group by group. Its table lists the ties that are drawn, each with what stands behind it. */
export function discourseMatrixChart(drawn: DrawnNetwork): MatrixChart {
  const found = drawnOf(drawn);
  const words = signWords(drawn);
  const order = [...found.nodes.keys()].sort(
    (a, b) => groupOf(found, a) - groupOf(found, b) || sumOf(found, b) - sumOf(found, a) || a - b,
  );
  const place = new Map(order.map((v, n) => [v, n]));
  const lines = found.lines.map((line) => ({ ...line, a: place.get(line.a) ?? 0, b: place.get(line.b) ?? 0 }));
  const both = drawn.network.mode === 'two-mode' ? `${drawn.kinds.rows} and ${drawn.kinds.columns}` : drawn.kinds.rows;
  return {
    kind: 'matrix',
    title: signTitle(found, words),
    description: `Rows and columns are the same (${both}), group by group, in each those with the most weight first. ${leftWords(found)}`,
    signs: words,
    table: {
      head: ['Tie', 'Sign', 'Weight'],
      rows: found.lines.map(({ a, b, sign, weight, href, opens }) => ({
        cells: [
          `${found.nodes[a]?.name} and ${found.nodes[b]?.name}`,
          words[sign],
          shortNumber(sign === '-' && drawn.aggregation === 'subtract' ? -weight : weight),
        ],
        ...(href === undefined ? {} : { href }),
        ...(opens === undefined ? {} : { opens }),
      })),
    },
    nodes: order.map((v) => ({
      label: found.nodes[v]?.name ?? '',
      words: found.nodes[v]?.name ?? '',
      bloc: groupOf(found, v),
    })),
    lines,
    blocs: found.groups,
    ...(lines.length === 0 ? { empty: 'There are no ties.' } : {}),
  };
}

/** A place for each node, -1 to 1. */
export function layoutPlaces(
  nodes: number,
  ties: readonly (readonly [a: number, b: number, weight: number])[],
  group: ArrayLike<number>,
): { readonly x: Float64Array; readonly y: Float64Array } {
  return signedLayout(signedGraph(nodes, ties), group);
}

function placesOf({ nodes, lines }: Drawn) {
  return layoutPlaces(
    nodes.length,
    lines.map(({ a, b, sign, weight }) => [a, b, sign === '-' ? -weight : weight]),
    nodes.map(({ group }) => group),
  );
}

function drawnOf(drawn: DrawnNetwork): Drawn {
  const { network, aggregation, opens } = drawn;
  const ties = tieRows(network).filter(({ from, to }) => network.mode === 'two-mode' || from !== to);
  const shift = network.mode === 'two-mode' ? network.rows.length : 0;
  const names = shift > 0 ? [...network.rows, ...network.columns] : network.rows;
  const [sums, counts] = [new Float64Array(names.length), new Int32Array(names.length)];
  for (const { from, to, weight } of ties)
    for (const v of [from, to + shift]) {
      sums[v] = (sums[v] as number) + Math.abs(weight);
      counts[v] = (counts[v] as number) + 1;
    }
  const tied = [...names.keys()].filter((v) => (counts[v] as number) > 0);
  const shown = mostWeight(tied, sums, shift);
  const place = new Map(shown.map((v, n) => [v, n]));
  const groups = groupsOf(drawn, shift);
  const words = signWords(drawn);
  const held = ties.filter(({ from, to }) => place.has(from) && place.has(to + shift)).slice(0, MOST_LINES);
  return {
    nodes: shown.map((v) => ({
      name: names[v] as string,
      group: groups.of(v),
      sum: sums[v] as number,
      ties: counts[v] as number,
    })),
    lines: held.map((tie): NetworkLine => {
      const [a, b] = [tie.from, tie.to + shift];
      const sign = tie.weight < 0 || aggregation === 'conflict' ? '-' : '+';
      const within = groups.of(a) === groups.of(b);
      return {
        a: place.get(a) as number,
        b: place.get(b) as number,
        sign,
        weight: Math.abs(tie.weight),
        against: drawn.groups !== undefined && within !== (sign === '+'),
        words: `${names[a]} and ${names[b]}: ${words[sign]}, weight ${shortNumber(tie.weight)}`,
        ...opening(opens?.(tie)),
      };
    }),
    groups: groups.names.map((name) => ({ name })),
    alone: names.filter((_, v) => counts[v] === 0),
    tied: tied.length,
    ties: ties.length,
  };
}

/** The nodes with the most weight, in their order; of two kinds some of each. */
function mostWeight(tied: readonly number[], sums: Float64Array, shift: number): readonly number[] {
  const heaviest = (nodes: readonly number[], most: number): readonly number[] =>
    nodes.toSorted((a, b) => (sums[b] as number) - (sums[a] as number) || a - b).slice(0, most);
  const kept =
    shift === 0
      ? heaviest(tied, MOST_NODES)
      : [
          ...heaviest(
            tied.filter((v) => v < shift),
            MOST_NODES / 2,
          ),
          ...heaviest(
            tied.filter((v) => v >= shift),
            MOST_NODES / 2,
          ),
        ];
  return [...kept].sort((a, b) => a - b);
}

function groupsOf({ network, kinds, groups }: DrawnNetwork, shift: number) {
  if (groups)
    return { names: groups.names, of: (v: number): number => groups.of(network.rows[v] ?? '') ?? groups.names.length };
  return shift > 0
    ? { names: [kinds.rows, kinds.columns], of: (v: number): number => (v < shift ? 0 : 1) }
    : { names: [kinds.rows], of: (): number => 0 };
}

function howWords({ network, groups }: DrawnNetwork): string {
  const hulls = groups
    ? 'Each hull is one of the groups.'
    : network.mode === 'two-mode'
      ? 'One hull holds those who speak, the other what they speak of.'
      : 'The hull holds all who speak.';
  return `${hulls} Lines: solid ones join, dashed ones part; thick ones are heavier than most.`;
}

function leftWords({ nodes, lines, tied, ties }: Drawn): string {
  if (nodes.length === tied && lines.length === ties) return 'All ties are drawn.';
  return `Drawn are the ${nodes.length} of ${tied} with the most weight, and the ${lines.length} heaviest of ${ties.toLocaleString('en-GB')} ties.`;
}

function againstWords({ lines }: Drawn): string {
  const against = lines.filter((line) => line.against).length;
  if (against === 0) return 'no tie goes against them';
  return `${against} of ${counted(lines.length, 'tie')} ${against === 1 ? 'goes' : 'go'} against them`;
}

function signTitle({ lines, ties }: Drawn, words: SignWords): string {
  const all = lines.length < ties ? `${lines.length} of ${ties.toLocaleString('en-GB')} ties` : counted(ties, 'tie');
  // A sign without a name does not occur, so that the other one says nothing.
  if (lines.length > 0 && (words['+'] === '' || words['-'] === '')) return `${all}.`;
  const many = (sign: TieSign): number => lines.filter((line) => line.sign === sign).length;
  const said = (['+', '-'] as const).filter((sign) => many(sign) > 0).map((sign) => `${many(sign)} ${words[sign]}`);
  return said.length === 0 ? 'There are no ties.' : `${all}: ${said.join(', ')}.`;
}

function nodeTable({ nodes, groups }: Drawn): ChartTable {
  return {
    head: ['Name', 'Group', 'Ties', 'Weight'],
    rows: nodes.map(({ name, group, ties, sum }) => ({
      cells: [name, groups[group]?.name ?? '', ties, shortNumber(sum)],
    })),
  };
}

function groupOf({ nodes }: Drawn, v: number): number {
  return nodes[v]?.group ?? 0;
}

function sumOf({ nodes }: Drawn, v: number): number {
  return nodes[v]?.sum ?? 0;
}
