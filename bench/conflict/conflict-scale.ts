import { cpuUsage } from 'node:process';
import { sensitivity } from '../../src/conflict/explain/sensitivity.ts';
import type { Model, Rule } from '../../src/conflict/model/model.ts';
import { coalitionStability } from '../../src/conflict/solve/coalitions.ts';
import { solve } from '../../src/conflict/solve/solve.ts';
import { sizeModel } from './conflict-sizes.ts';

/** One piece of long work, measured once. */
export interface ScaleResult {
  readonly what: string;
  readonly states: number;
  readonly decisionMakers: number;
  readonly cpuSeconds: number;
}

/** Thirty options of which of each of ten neighbouring threes at most one is taken; some are never taken. */
function strictModel(decisionMakers: number, never: number): Model {
  const model = sizeModel({ options: 30, decisionMakers, holes: false });
  if (model.form.kind === 'graph') return model;
  const atom = (j: number) => ({ kind: 'atom' as const, id: `o${j}` });
  const rules = Array.from({ length: 10 }, (_, i): readonly Rule[] => [
    { id: `r${i}`, kind: 'require', formula: { kind: 'atMost', count: 1, of: [0, 1, 2].map((j) => atom(3 * i + j)) } },
    ...(i < never ? [{ id: `n${i}`, kind: 'exclude' as const, formula: atom(3 * i) }] : []),
  ]).flat();
  return { ...model, form: { ...model.form, rules } };
}

function measured(what: string, model: Model, work: (model: Model) => number): ScaleResult {
  const before = cpuUsage();
  const states = work(model);
  const { user, system } = cpuUsage(before);
  return { what, states, decisionMakers: model.decisionMakers.length, cpuSeconds: (user + system) / 1e6 };
}

/** Coalitions, lists of feasible states, and sensitivity at size. */
export function measureScale(): readonly ScaleResult[] {
  const coalitions = (model: Model): number => {
    const solution = solve(model, { concepts: [] });
    coalitionStability(solution);
    return solution.space.size;
  };
  return [
    ...[3, 4, 5].map((decisionMakers) =>
      measured('coalitions', sizeModel({ options: 10, decisionMakers, holes: false }), coalitions),
    ),
    measured('list of 30 options', strictModel(5, 3), (model) => {
      return solve(model, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] }).space.size;
    }),
    measured('sensitivity', sizeModel({ options: 15, decisionMakers: 5, holes: false }), (model) => {
      sensitivity(model);
      return 2 ** 15;
    }),
  ];
}
