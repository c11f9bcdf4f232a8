import { networkBlocs } from '../../src/measures/networks/network-blocs.ts';
import type { NetworkTie, SignedNetwork } from '../../src/measures/networks/signed-network.ts';
import { voteNetwork } from '../../src/measures/networks/vote-network.ts';
import { seededRandom } from '../../src/records/seeded-random.ts';
import { drawChart } from '../../src/report/charts/draw-chart.ts';
import { networkChart } from '../../src/report/networks/network-charts.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { readText, sharedFile } from '../kit/shared-data.ts';

const RUNS = 5;
const NAMES = { shortOf: (actor: string) => actor, nameOf: (actor: string) => actor };

/** How long the places of a network's actors and its picture take, without finding its blocs. */
export const pictureBenchmark: Benchmark = async ({ progress }) => {
  const { calls } = readVotes([{ name: 'un_votes.tsv', text: readText(sharedFile('data/alignment/un_votes.tsv.gz')) }]);
  const networks = [
    ['planted, two sides', planted(300, 900)],
    ['planted, two sides', planted(100, 300)],
    ['UN 2019', voteNetwork(calls, { session: 2019 })],
  ] as const;
  const rows = [];
  for (const [name, network] of networks) {
    const blocs = await networkBlocs(network, { rounds: 0 });
    const draw = (width: number) => (): unknown =>
      drawChart(networkChart(blocs, NAMES, { by: 'sides' }), { width, links: true }).toString();
    const times = Array.from({ length: RUNS }, () => [cpuMs(draw(880)), cpuMs(draw(330))] as const);
    const known = network.ties.filter(({ state }) => state !== 'unknown').length;
    const of = (n: 0 | 1) => times.map((pair) => pair[n]);
    rows.push({
      name,
      actors: network.actors.length,
      ties: known,
      firstMs: of(0)[0] ?? Number.NaN,
      wideMs: median(of(0)),
      narrowMs: median(of(1)),
    });
    progress?.(rows.length, networks.length);
  }
  return {
    data: `layout and picture of networks whose blocs are known, ${RUNS} runs in one process; processor time`,
    json: { networks: rows },
    table: [
      ['', 'actors', 'ties', 'first run, CPU ms', '880 pixels wide', '330 pixels wide'],
      ...rows.map(({ name, actors, ties, firstMs, wideMs, narrowMs }) => [
        name,
        `${actors}`,
        `${ties}`,
        ...[firstMs, wideMs, narrowMs].map((ms) => ms.toFixed(0)),
      ]),
    ],
  };
};

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Two sides in which a tenth of the ties have the other sign. */
function planted(actors: number, count: number): SignedNetwork {
  const random = seededRandom(actors);
  const ties = new Map<number, NetworkTie>();
  while (ties.size < count) {
    const [a, b] = [Math.floor(random() * actors), Math.floor(random() * actors)];
    if (a >= b || ties.has(a * actors + b)) continue;
    const state = (a % 2 === b % 2) === random() > 0.1 ? '+' : '-';
    ties.set(a * actors + b, { a, b, state, value: state === '+' ? 1 : -1, n: 1, weight: 0.5 + random() });
  }
  return {
    source: 'events',
    actors: Array.from({ length: actors }, (_, n) => `A${String(n).padStart(3, '0')}`),
    ties: [...ties.values()].sort((x, y) => x.a - y.a || x.b - y.b),
    from: '2000-01-01',
    to: '2000-12-31',
    thresholds: { minus: -1, plus: 1 },
    method: 'made up',
  };
}
