import { signedGraphOf } from '../../src/measures/networks/signed-graph-of.ts';
import { voteNetwork } from '../../src/measures/networks/vote-network.ts';
import { blocs } from '../../src/measures/signed/blocs.ts';
import { type Frustration, frustration } from '../../src/measures/signed/frustration.ts';
import { type SignedGraph, type SignedTie, signedGraph } from '../../src/measures/signed/signed-graph.ts';
import { triads } from '../../src/measures/signed/triads.ts';
import { leastLaplacian, walkBalance } from '../../src/measures/signed/walk-balance.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { readJson, readText, sharedFile } from '../kit/shared-data.ts';

interface Published {
  readonly frustration?: number;
  readonly weakBalanceFreeK?: number;
  readonly triads?: Readonly<Record<'+++' | '++-' | '+--' | '---', number>>;
  readonly triangleBalance?: number;
  readonly walkBalance?: number;
  readonly signedLaplacianMinEig?: number;
}

interface Expected {
  readonly graphs: Readonly<Record<string, Published>>;
  readonly cow: readonly (Published & { readonly window: string })[];
  readonly unDense: readonly {
    readonly year: number;
    readonly thresholds?: string;
    readonly frustration?: number;
    readonly frustrationUpper?: number;
    readonly m: number;
  }[];
}

interface Row {
  readonly name: string;
  readonly graph: SignedGraph;
  readonly index: Frustration;
  readonly cpuMs: number;
  readonly differ: readonly string[];
  readonly values: number;
}

/** Beyond this many ties only the frustration index is worked out. */
const MANY = 5000;

/** Values of signed networks against published and certified ones: frustration, blocs, triads, balance by walks. */
export const signedBenchmark: Benchmark = async ({ sizes, progress }) => {
  const expected = readJson(sharedFile('data/signed/expected.json')) as Expected;
  const rows: Row[] = [];
  const add = async (name: string, graph: SignedGraph, published: Published): Promise<void> => {
    rows.push(await measure(name, graph, published));
    progress?.(rows.length, 60);
  };
  for (const name of ['highland_tribes', 'monastery_interactions', 'cloister', 'congress_convote']) {
    const { nodes, edges } = readJson(sharedFile(`data/signed/${name}.json`)) as {
      readonly nodes: readonly string[];
      readonly edges: readonly SignedTie[];
    };
    await add(name, signedGraph(nodes.length, edges), expected.graphs[name] ?? {});
  }
  const { windows } = readJson(sharedFile('data/signed/cow_1946_1999.json')) as {
    readonly windows: readonly { readonly window: string; readonly nodes: readonly string[]; readonly edges: string }[];
  };
  for (const [n, { window, nodes, edges }] of windows.entries()) {
    const ties = edges.split(';').map((edge): SignedTie => {
      const [from, to, sign] = edge.split(',');
      return [Number(from), Number(to), sign === '+' ? 1 : -1];
    });
    await add(`Correlates of War ${window}`, signedGraph(nodes.length, ties), expected.cow[n] ?? {});
  }
  const { calls } = readVotes([{ name: 'un_votes.tsv', text: readText(sharedFile('data/alignment/un_votes.tsv.gz')) }]);
  const un: { readonly name: string; readonly ties: number; readonly index: Frustration; readonly cpuMs: number }[] =
    [];
  const wrong: string[] = [];
  for (const { year, thresholds, frustration: published, frustrationUpper } of expected.unDense) {
    const [minus, plus] = thresholds === undefined ? [-0.1, 0.5] : [0, 0.3];
    const graph = signedGraphOf(voteNetwork(calls, { session: year }, { thresholds: { minus, plus }, least: 1 }));
    const { index, cpuMs } = await timed(graph, {});
    un.push({ name: `UN ${year}, ${minus} and ${plus}`, ties: graph.weight.length, index, cpuMs });
    const known = published ?? frustrationUpper;
    if (index.value !== known) wrong.push(`UN ${year}: frustration ${index.value}, published ${known}`);
  }
  if (sizes) {
    const ties = readText(sharedFile('data/signed/bitcoinalpha_undirected.csv.gz'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number) as unknown as SignedTie);
    const nodes = 1 + Math.max(...ties.map(([a, b]) => Math.max(a, b)));
    await add('Bitcoin-Alpha', signedGraph(nodes, ties), expected.graphs.bitcoinalpha_undirected ?? {});
  }
  const differ = [...rows.flatMap((row) => row.differ), ...wrong];
  const values = rows.reduce((sum, row) => sum + row.values, un.length);
  const cow = rows.filter(({ name }) => name.startsWith('Correlates'));
  const slowest = rows.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  return {
    data: `${rows.length} networks of data/signed${sizes ? '' : ' (with --sizes also Bitcoin-Alpha)'} and ${un.length} made of UN votes; times are processor time`,
    json: {
      agree: values - differ.length,
      differ: differ.length,
      proved: rows.filter(({ index }) => index.proved).length,
      networks: rows.length,
      cowProved: cow.filter(({ index }) => index.proved).length,
      slowestMs: slowest?.cpuMs,
      un: un.map(({ name, ties, index, cpuMs }) => ({
        name,
        ties,
        value: index.value,
        lower: index.lower,
        proved: index.proved,
        cpuMs,
      })),
      differing: differ,
    },
    table: [
      ['', 'ties', 'frustration', 'no less than', 'proved', 'by', 'CPU ms'],
      ...[
        ...rows.filter(({ name }) => !name.startsWith('Correlates')),
        ...cow.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 1),
      ].map(({ name, graph, index, cpuMs }) => line(name, graph.weight.length, index, cpuMs)),
      ...un.map(({ name, ties, index, cpuMs }) => line(name, ties, index, cpuMs)),
      [
        'values that agree',
        `${values - differ.length} of ${values}`,
        '',
        '',
        `${cow.filter(({ index }) => index.proved).length} of ${cow.length} CoW`,
        '',
        '',
      ],
    ],
    predictions: differ,
  };
};

function line(name: string, ties: number, index: Frustration, cpuMs: number): readonly string[] {
  return [
    name,
    `${ties}`,
    `${index.value}`,
    `${index.lower}`,
    index.proved ? 'yes' : 'no',
    index.by,
    `${Math.round(cpuMs)}`,
  ];
}

async function timed(
  graph: SignedGraph,
  options: Parameters<typeof frustration>[1],
): Promise<{ readonly index: Frustration; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const index = await frustration(graph, options);
  const { user, system } = process.cpuUsage(before);
  return { index, cpuMs: (user + system) / 1000 };
}

async function measure(name: string, graph: SignedGraph, published: Published): Promise<Row> {
  const { index, cpuMs } = await timed(graph, {});
  const differ: string[] = [];
  let values = 0;
  const check = (what: string, ours: number | undefined, theirs: number | undefined): void => {
    if (theirs === undefined) return;
    values++;
    // To the digits that are given.
    const digits = `${theirs}`.split('.')[1]?.length ?? 0;
    if (ours === undefined || Math.abs(ours - theirs) > 0.5001 * 10 ** -Math.min(digits, 9))
      differ.push(`${name}: ${what} ${ours}, published ${theirs}`);
  };
  check('frustration', index.value, published.frustration);
  const count = triads(graph);
  for (const [kind, n] of Object.entries(published.triads ?? {})) check(`triangles ${kind}`, count[kind as '+++'], n);
  check('share of balanced triangles', count.balance, published.triangleBalance);
  if (graph.weight.length < MANY) {
    check('frustration of free blocs', (await blocs(graph)).value, published.weakBalanceFreeK);
    check('balance of walks', walkBalance(graph), published.walkBalance);
    check('least eigenvalue', leastLaplacian(graph), published.signedLaplacianMinEig);
  }
  return { name, graph, index, cpuMs, differ, values };
}
