import { makeDesign } from '../../src/measures/impact/make-design.ts';
import { impactTester, testImpact } from '../../src/measures/impact/test-impact.ts';
import { median } from '../../src/measures/numbers/sample-quantile.ts';
import { sampleNormal } from '../../src/measures/numbers/samplers.ts';
import { seededRandom } from '../kit/seeded-random.ts';

const ACTORS = 202;
const SESSIONS = 74;
const RUNS = 5;

/** CPU milliseconds of a whole impact test with 200 donors a side and 500 placebos: the first in the process, and once warm. */
export interface ImpactSpeed {
  readonly firstMs: number;
  /** With data that was made ready before, as many tests on one case use it. */
  readonly laterMs: number;
  readonly donors: number;
  readonly placebos: number;
}

/** Times a test on all pairs of 202 made-up actors over 74 sessions. */
export function impactSpeed(): ImpactSpeed {
  const random = seededRandom(1);
  const names = Array.from({ length: ACTORS }, (_, i) => `A${i}`);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  const values = Float64Array.from({ length: pairs.length * SESSIONS }, () => 0.5 + 0.05 * sampleNormal(random));
  const panel = {
    units: pairs.map(([a, b]) => `${a}-${b}`),
    periods: Int32Array.from({ length: SESSIONS }, (_, t) => 1946 + t),
    values,
    n: new Float64Array(values.length).fill(80),
  };
  const design = makeDesign({ measure: 'S', dyad: ['A0', 'A1'], event: { title: 'X', at: 1990 } });
  const timed = (work: () => unknown): number => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const data = { panel, pairs };
  const firstMs = timed(() => testImpact(design, data));
  const test = impactTester(data);
  const { comparisons, placeboPairs } = test(design);
  return {
    firstMs,
    laterMs: median(Array.from({ length: RUNS }, () => timed(() => test(design)))),
    donors: comparisons[0]?.donors.length ?? 0,
    placebos: placeboPairs.n,
  };
}
