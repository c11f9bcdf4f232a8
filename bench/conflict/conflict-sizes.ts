import { cpuUsage, resourceUsage } from 'node:process';
import type { Formula } from '../../src/conflict/model/logic.ts';
import type { Model, Rule } from '../../src/conflict/model/model.ts';
import { solve } from '../../src/conflict/solve/solve.ts';
import { seededRandom } from '../../src/records/seeded-random.ts';

/** A model made to measure. */
export interface SizeRequest {
  readonly options: number;
  readonly decisionMakers: number;
  /** Whether rules exclude 43 % of the combinations. */
  readonly holes: boolean;
  readonly runs: number;
}

export interface SizeResult extends SizeRequest {
  readonly states: number;
  readonly firstMs: number;
  readonly medianMs: number;
  /** Processor time of all threads, which a busy machine disturbs less than time by the clock. */
  readonly medianCpuMs: number;
  readonly peakMB: number;
}

/** Four rules on three options each and one on five, none of them shared: they leave (7/8)^4 × 31/32 = 57 %. */
function holeRules(): readonly Rule[] {
  let next = 0;
  return [3, 3, 3, 3, 5].map((width, i): Rule => {
    const of = Array.from({ length: width }, (): Formula => ({ kind: 'atom', id: `o${next++}` }));
    return { id: `rule${i}`, kind: 'exclude', formula: { kind: 'and', of } };
  });
}

/** A random conflict: options dealt out in turn, for each decision maker as many ordered statements as options. */
export function sizeModel({ options, decisionMakers, holes }: Omit<SizeRequest, 'runs'>): Model {
  const random = seededRandom(options * 100 + decisionMakers);
  const literal = (): Formula => {
    const atom: Formula = { kind: 'atom', id: `o${Math.floor(random() * options)}` };
    return random() < 0.5 ? atom : { kind: 'not', of: atom };
  };
  const statement = (_: unknown, i: number) => {
    const formula: Formula = random() < 0.5 ? literal() : { kind: 'or', of: [literal(), literal()] };
    return [{ id: String(i), formula }];
  };
  return {
    title: `2^${options} combinations, ${decisionMakers} decision makers`,
    decisionMakers: Array.from({ length: decisionMakers }, (_, i) => ({
      id: `d${i}`,
      name: `d${i}`,
      preference: { kind: 'statements', levels: Array.from({ length: options }, statement) },
    })),
    form: {
      kind: 'options',
      options: Array.from({ length: options }, (_, j) => ({
        id: `o${j}`,
        name: `o${j}`,
        owners: [`d${j % decisionMakers}`],
        direction: 'both',
      })),
      rules: holes ? holeRules() : [],
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Checks, ranks and solves the model for Nash, GMR, SMR and SEQ: a first time and then `runs` times. */
export function measureSize(request: SizeRequest): SizeResult {
  const model = sizeModel(request);
  const times: number[] = [];
  const processor: number[] = [];
  let states = 0;
  for (let run = 0; run <= request.runs; run++) {
    const start = performance.now();
    const used = cpuUsage();
    states = solve(model, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] }).space.size;
    const { user, system } = cpuUsage(used);
    times.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  return {
    ...request,
    states,
    firstMs: times[0] ?? Number.NaN,
    medianMs: median(times.slice(1)),
    medianCpuMs: median(processor.slice(1)),
    peakMB: Math.round(resourceUsage().maxRSS / 1024),
  };
}
