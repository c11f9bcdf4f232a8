import { signedGraphOf } from '../../src/measures/networks/signed-graph-of.ts';
import { voteNetwork } from '../../src/measures/networks/vote-network.ts';
import { frustration } from '../../src/measures/signed/frustration.ts';
import { type SignedGraph, type SignedTie, signedGraph } from '../../src/measures/signed/signed-graph.ts';
import { triads } from '../../src/measures/signed/triads.ts';
import { walkBalance } from '../../src/measures/signed/walk-balance.ts';
import { seededRandom } from '../../src/records/seeded-random.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { type MipResult, textbookMip } from './textbook-mip.ts';

/** What the package signnet (R) prints for the Highland tribes, in its README and paper. */
const SIGNNET = [
  ['balanced triangles', 0.8676471, (graph) => triads(graph).balance],
  ['balance by walks', 0.3575761, walkBalance],
  ['1 - 2 L / m', 0.7586207, async (graph) => (await frustration(graph)).balance],
  ['frustration', 7, async (graph) => (await frustration(graph)).value],
] as const satisfies readonly (readonly [
  string,
  number,
  (graph: SignedGraph) => number | undefined | Promise<number>,
])[];

/** Seconds of the clock that the programme of the textbook is given for each network. */
const SECONDS = 240;

/** Frustration beside a plain programme in whole numbers with the same solver, and beside what signnet prints. */
export const peersBenchmark: Benchmark = async ({ sizes, progress }) => {
  const tribes = givenGraph('highland_tribes');
  const printed = await Promise.all(
    SIGNNET.map(async ([name, theirs, ours]) => ({ name, theirs, ours: (await ours(tribes)) ?? Number.NaN })),
  );
  const agree = printed.filter(({ theirs, ours }) => Math.abs(ours - theirs) < 1e-7);
  const graphs = networks(sizes ?? false);
  const rows: { name: string; ties: number; ours: MipResult & { by: string }; mip: MipResult }[] = [];
  for (const [name, graph] of graphs) {
    const before = process.cpuUsage();
    const { value, lower, by } = await frustration(graph);
    const { user, system } = process.cpuUsage(before);
    const mip = await textbookMip(graph, SECONDS);
    rows.push({
      name,
      ties: graph.weight.length,
      ours: { value, bound: lower, cpuMs: (user + system) / 1000, by },
      mip,
    });
    progress?.(rows.length, graphs.length);
  }
  return {
    data: `networks of data/signed, one of UN votes and random ones; the programme has ${SECONDS} s of the clock for each; times are processor time`,
    json: { signnet: printed, signnetAgree: agree.length, networks: rows, seconds: SECONDS },
    table: [
      ['', 'ties', 'ours', 'no less than', 'CPU ms', 'programme', 'no less than', 'CPU ms'],
      ...rows.map(({ name, ties, ours, mip }) => [
        name,
        `${ties}`,
        ...[ours, mip].flatMap(({ value, bound, cpuMs }) => [
          String(Math.round(value * 10) / 10),
          String(Math.ceil(bound * 10 - 1e-6) / 10),
          String(Math.round(cpuMs)),
        ]),
      ]),
      ...printed.map(({ name, theirs, ours }) => [
        `signnet: ${name}`,
        '',
        ours.toFixed(7),
        '',
        '',
        theirs.toFixed(7),
        '',
        '',
      ]),
    ],
  };
};

function givenGraph(name: string): SignedGraph {
  const { nodes, edges } = readJson(sharedFile(`data/signed/${name}.json`)) as {
    readonly nodes: readonly string[];
    readonly edges: readonly SignedTie[];
  };
  return signedGraph(nodes.length, edges);
}

/** Small ones that everybody uses, real ones, and random ones, which are the hardest of their size. */
function networks(sizes: boolean): readonly (readonly [string, SignedGraph])[] {
  const { calls } = readVotes([{ name: 'un_votes.tsv', text: readText(sharedFile('data/alignment/un_votes.tsv.gz')) }]);
  const un = (session: number): SignedGraph => signedGraphOf(voteNetwork(calls, { session }));
  const { windows } = readJson(sharedFile('data/signed/cow_1946_1999.json')) as {
    readonly windows: readonly { readonly window: string; readonly nodes: readonly string[]; readonly edges: string }[];
  };
  const last = windows.at(-1);
  const ties = (last?.edges ?? '').split(';').map((edge): SignedTie => {
    const [from, to, sign] = edge.split(',');
    return [Number(from), Number(to), sign === '+' ? 1 : -1];
  });
  return [
    ['Highland tribes', givenGraph('highland_tribes')],
    ['monastery', givenGraph('monastery_interactions')],
    ['cloister', givenGraph('cloister')],
    [`Correlates of War ${last?.window}`, signedGraph(last?.nodes.length ?? 0, ties)],
    ['Congress', givenGraph('congress_convote')],
    ['random, 50 nodes', randomGraph(50, 250)],
    ['random, 100 nodes', randomGraph(100, 300)],
    ['UN 1955', un(1955)],
    ...(sizes ? ([['UN 2019', un(2019)]] as const) : []),
  ];
}

function randomGraph(nodes: number, count: number): SignedGraph {
  const random = seededRandom(nodes);
  const ties = new Map<string, SignedTie>();
  while (ties.size < count) {
    const [a, b] = [Math.floor(random() * nodes), Math.floor(random() * nodes)];
    if (a < b && !ties.has(`${a} ${b}`)) ties.set(`${a} ${b}`, [a, b, random() < 0.5 ? 1 : -1]);
  }
  return signedGraph(nodes, [...ties.values()]);
}
